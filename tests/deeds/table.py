"""What people and machines do to a filled workbook, and what must come of it: one deed, one row.

`out` lists every finding that the deed causes as "code sheet!cell", with " → proposal" where the finding makes one;
nothing else may be found. What stands in the input cells must be understood as before, but for the cells a deed
names in `but` ("tasks.NV2.result", "info.reporter"), of which "= …" tells what is understood now.
"""

# ruff: noqa: E501 - the tables of a workbook are as wide as they are

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..support.collection import Collection
from . import surgery as xml
from .surgery import Surgery

INFO, DIRECTIVES, TASKS, FIGURES = "Thông tin", "Chỉ đạo, triển khai", "Kết quả nhiệm vụ", "Chỉ tiêu, số liệu"
MODELS, MONEY, DIFFICULTIES = "Mô hình, cách làm hiệu quả", "Kinh phí", "Khó khăn, kiến nghị"
ASSESSMENT = "Đánh giá, phương hướng"
ODS, XLS, CSV, HTML = "calc8", "MS Excel 97", "Text - txt - csv (StarCalc)", "HTML (StarCalc)"
Steps = Sequence[tuple[object, ...]]


@dataclass(frozen=True, eq=False)
class Deed:
    """A deed by its name: the steps in LibreOffice or the surgery on the XML, and what comes of it.

    `file` is the name under which the file is sent; of a file that is not read `lost` is true.
    """

    name: str
    out: tuple[str, ...] = ()
    steps: Steps | None = None
    surgery: Surgery | None = None
    but: tuple[str, ...] = ()
    format: str = ""
    password: str = ""
    file: str = ""
    lost: bool = False

    def wish(self, source: Path, target: Path) -> dict[str, object]:
        """What is asked of LibreOffice."""
        told: dict[str, object] = {"source": source.as_uri(), "target": target.as_uri(), "steps": self.steps or ()}
        told |= {"filter": self.format} if self.format else {}
        return told | ({"password": self.password} if self.password else {})


def filled_workbook(folder: Path) -> Path:
    """Write the workbook to which the deeds are done, and return its path."""
    return Collection(folder).progress(
        "a",
        directives="""
            | document_kind | reference    | issued_on  | subject                                  |
            |---------------|--------------|------------|------------------------------------------|
            | Kế hoạch      | 31/KH-SVH    | 2024-02-05 | Phát triển tủ sách thôn năm 2024         |
            | Công văn      | 118/SVH-QLVH | 2024-03-12 | Hướng dẫn luân chuyển sách giữa các thôn |
        """,
        tasks="""
            | task_code | status        | progress_percent | started_on | finished_on | result                                             |
            |-----------|---------------|------------------|------------|-------------|----------------------------------------------------|
            | NV1       | Đã hoàn thành |                  | 2024-03-01 | 2024-06-14  | Đã ban hành công văn hướng dẫn, 12 xã tiếp nhận    |
            | NV2       | Đã hoàn thành | 100              | 2024-04-02 | 2024-10-18  | Đã mở 3 lớp, 96 người trông coi tủ sách tham gia   |
        """,
        indicators="""
            | indicator_code | in_period | estimated | cumulative |
            |----------------|-----------|-----------|------------|
            | CT1            | 3         |           | 3          |
            | CT2            | 1850      | 120       | 2400       |
        """,
        models="""
            | name                  | place          | stage    | assessment                                   |
            |-----------------------|----------------|----------|----------------------------------------------|
            | Tủ sách nhà văn hóa   | Xã Bến Đá      | Thí điểm | Mỗi tuần có 40 lượt mượn, sách quay vòng đều |
        """,
        difficulties="""
            | kind                | text                                    | task_code |
            |---------------------|-----------------------------------------|-----------|
            | Khó khăn, vướng mắc | Thôn xa chưa có người trông coi tủ sách | NV4       |
        """,
    )


def _cells(sheet: str, code: str, *cells: str) -> tuple[str, ...]:
    return tuple(f"{code} {sheet}!{cell}" for cell in cells)


# --- rows, columns and sheets, by LibreOffice -----------------------------------------------------------

ROWS = (
    Deed("saved again without a change", steps=()),
    Deed("three rows inserted above the headings", steps=[("insert_rows", TASKS, 2, 3)]),
    Deed("blank rows inserted between the records", steps=[("insert_rows", TASKS, 8, 2)]),
    Deed("rows sorted by their result", steps=[("sort", TASKS, "A6:N9", 11, False)]),
    Deed(
        "rows sorted from last to first", steps=[("sort", FIGURES, "A6:J8", 0, False)], but=("indicators.*.evidence",)
    ),
    Deed("a prefilled row deleted", ("KH013 Kết quả nhiệm vụ",), [("delete_rows", TASKS, 8, 1)], but=("tasks.NV3.*",)),
    Deed("the rows above the headings deleted", steps=[("delete_rows", TASKS, 1, 4)]),
    Deed(
        "the row of headings deleted",
        (
            *_cells(
                TASKS, "KH032", *["A4", "B4", "C4", "D4", "E4", "F4", "G4", "H4", "I4", "J4", "K4", "L4", "M4", "N4"]
            ),
        ),
        [("delete_rows", TASKS, 5, 1)],
    ),
    Deed(
        "a row of column numbers under the headings",
        _cells(TASKS, "KH028", "6:6"),
        [
            ("insert_rows", TASKS, 6, 1),
            *(("text", TASKS, f"{letter}6", f"({n})") for n, letter in enumerate("ABCDEFGHIJKLMN", 1)),
        ],
    ),
    Deed("rows hidden", ("KH027 Kết quả nhiệm vụ",), [("hide_rows", TASKS, 7, 2)]),
    Deed("rows filtered", ("KH027 Kết quả nhiệm vụ",), [("filter", TASKS, "A5:N9", 7, "Đã hoàn thành")]),
    Deed("columns hidden", ("KH027 Kết quả nhiệm vụ",), [("hide_columns", TASKS, 12, 1)]),
    Deed(
        "a record copied to the end of the table",
        (*_cells(TASKS, "KH108", "A9", "A10"), *_cells(TASKS, "KH230", "L9", "L10")),
        [("copy", TASKS, "A9:N9", "A10")],
        but=("tasks.NV4.*",),
    ),
    Deed(
        "a code deleted",
        ("KH013 Kết quả nhiệm vụ", *_cells(TASKS, "KH029", "A7")),
        [("clear", TASKS, "A7")],
        but=("tasks.NV2.*", "tasks.None.*"),
    ),
    Deed(
        "a code mistyped",
        ("KH013 Kết quả nhiệm vụ", *_cells(TASKS, "KH014", "A7")),
        [("text", TASKS, "A7", "NV22")],
        but=("tasks.NV2.*", "tasks.NV22.*"),
    ),
    Deed(
        "a row of the officer's own under the table",
        _cells(TASKS, "KH014", "A10"),
        [
            ("text", TASKS, "A10", "NV9"),
            ("text", TASKS, "H10", "Đang thực hiện"),
            ("text", TASKS, "L10", "Đã vận động 15 nhà sách tặng 300 cuốn"),
        ],
        but=("tasks.NV9.*",),
    ),
    Deed(
        "a total by SUM under the figures",
        _cells(FIGURES, "KH028", "9:9"),
        [("text", FIGURES, "A9", "Tổng cộng"), ("typed", FIGURES, "G9", "=SUM(G6:G8)")],
    ),
    Deed(
        "a note under the table",
        _cells(TASKS, "KH028", "11:11"),
        [("text", TASKS, "A11", "Ghi chú: số liệu tính đến hết tháng 11")],
    ),
    Deed(
        "a sentence under the table",
        _cells(TASKS, "KH009", "A12"),
        [("text", TASKS, "A12", "Đơn vị sẽ gửi bản ký sau khi lãnh đạo duyệt")],
    ),
    Deed("a second table pasted under the first", _cells(TASKS, "KH031", "B13:O15"), [("copy", TASKS, "A5:N7", "B13")]),
    Deed(
        "another sheet's table pasted under the first",
        _cells(MODELS, "KH031", "A30:D31"),
        [
            ("text", MODELS, "A30", "Loại"),
            ("text", MODELS, "B30", "Nội dung"),
            ("text", MODELS, "C30", "Mã nhiệm vụ liên quan"),
            ("text", MODELS, "D30", "Cơ quan được kiến nghị"),
            ("text", MODELS, "B31", "Thiếu sách cho trẻ em"),
        ],
    ),
    Deed(
        "the headings repeated between the records",
        steps=[("insert_rows", TASKS, 8, 1), ("copy", TASKS, "A5:N5", "A8")],
    ),
)

COLUMNS = (
    Deed("the table shifted to the right", steps=[("insert_columns", TASKS, 1, 2)]),
    Deed("columns inserted between", steps=[("insert_columns", TASKS, 9, 2)]),
    Deed("columns inserted into a form", steps=[("insert_columns", INFO, 2, 1)]),
    Deed("a form moved down", steps=[("insert_rows", INFO, 5, 4)]),
    Deed("a column cut and put at the end", steps=[("cut", TASKS, "L5:L9", "P5")]),
    Deed(
        "a column added and filled in",
        _cells(TASKS, "KH009", "O5", "O7"),
        [("text", TASKS, "O5", "Ghi chú của phòng"), ("text", TASKS, "O7", "Chờ nghiệm thu")],
    ),
    Deed("a locked column deleted", steps=[("delete_columns", TASKS, 2, 1)]),
    Deed(
        "an input column deleted",
        ("KH008 Kết quả nhiệm vụ",),
        [("delete_columns", TASKS, 13, 1)],
        but=("tasks.*.evidence",),
    ),
    Deed(
        "a column copied with its heading",
        (*_cells(TASKS, "KH030", "P5"), *_cells(TASKS, "KH009", "P5", "P6", "P7", "P8", "P9")),
        [("copy", TASKS, "L5:L9", "P5")],
    ),
    Deed("a heading in capitals", steps=[("text", TASKS, "L5", "KẾT QUẢ ĐẠT ĐƯỢC")]),
    Deed("a heading without accents, with spaces and breaks", steps=[("text", TASKS, "L5", " Ket  qua\ndat duoc :")]),
    Deed("a heading numbered", steps=[("text", TASKS, "L5", "12. Kết quả đạt được")]),
    Deed("a heading rewritten", _cells(TASKS, "KH032", "L5"), [("text", TASKS, "L5", "Nội dung đã làm")]),
    Deed("a label of a form rewritten", _cells(INFO, "KH032", "A23"), [("text", INFO, "A23", "Cán bộ báo cáo")]),
    Deed(
        "a heading mistyped, the names lost",
        ("KH008 Kết quả nhiệm vụ", *_cells(TASKS, "KH009", "L5", "L6", "L7", "L8", "L9")),
        [("text", TASKS, "L5", "Kết qủa đạt đựơc rồi"), ("forget_names",)],
        but=("tasks.*.result",),
    ),
    Deed("headings merged with the row above", steps=[("merge", TASKS, "L4:L5")]),
    Deed(
        "input cells merged downwards",
        (*_cells(TASKS, "KH033", "L7"), *_cells(TASKS, "KH212", "L8")),
        [("clear", TASKS, "L8"), ("merge", TASKS, "L7:L8")],
        but=("tasks.NV3.result",),
    ),
    Deed("values pasted over validation, colours and locks", steps=[("forget_checks", TASKS, "A6:N9")]),
)

SHEETS = (
    Deed("a sheet renamed", steps=[("rename_sheet", TASKS, "Sheet1")]),
    Deed("sheets put in another order", steps=[("move_sheet", TASKS, 0), ("move_sheet", INFO, 9)]),
    Deed("a sheet deleted", ("KH007 ",), [("delete_sheet", FIGURES)], but=("indicators.*",)),
    Deed("a blank sheet added", steps=[("add_sheet", "Nháp")]),
    Deed(
        "a sheet added and filled in",
        _cells("Nháp", "KH009", "B3"),
        [("add_sheet", "Nháp"), ("text", "Nháp", "B3", "1.250 cuốn")],
    ),
    Deed("a sheet copied", ("KH034 Kết quả nhiệm vụ (2)",), [("copy_sheet", TASKS, "Kết quả nhiệm vụ (2)")]),
    Deed(
        "a sheet copied and the copy changed",
        _cells("Kết quả nhiệm vụ (2)", "KH031", "Kết quả nhiệm vụ (2)"),
        [
            ("copy_sheet", TASKS, "Kết quả nhiệm vụ (2)"),
            ("text", "Kết quả nhiệm vụ (2)", "L7", "Đã mở thêm 01 lớp ở xã Bến Đá"),
        ],
    ),
    Deed(
        "a sheet copied and the original deleted",
        steps=[("copy_sheet", TASKS, "Kết quả nhiệm vụ (2)"), ("delete_sheet", TASKS)],
    ),
    Deed("a sheet hidden", ("KH027 Chỉ tiêu, số liệu",), [("show_sheet", FIGURES, False)]),
    Deed("the hidden sheets shown", steps=[("show_sheet", "_kxl", True), ("show_sheet", "_kxl_lists", True)]),
    Deed(
        "the hidden sheets deleted",
        steps=[("delete_sheet", "_kxl"), ("delete_sheet", "_kxl_lists"), ("delete_sheet", "_kt")],
    ),
    Deed(
        "the sheets of guidance and self-check deleted",
        steps=[("delete_sheet", "Hướng dẫn"), ("delete_sheet", "Tự kiểm tra")],
    ),
    Deed(
        "a remark on the sheet of guidance",
        _cells("Hướng dẫn", "KH009", "E3"),
        [("text", "Hướng dẫn", "E3", "Gửi anh Nam phòng nghiệp vụ")],
    ),
    Deed(
        "a remark above the headings",
        _cells(TASKS, "KH009", "A4"),
        [("text", TASKS, "A4", "Số liệu chưa gồm xã Bến Đá")],
    ),
    Deed("a remark beside a form", _cells(INFO, "KH009", "E9"), [("text", INFO, "E9", "Gửi bổ sung sau")]),
)

# --- locked content and identity ------------------------------------------------------------------------

LOCKED = (
    Deed(
        "a deadline postponed",
        _cells(TASKS, "KH035", "E7", "F7"),
        [("text", TASKS, "E7", "Trước ngày 31/12/2024"), ("typed", TASKS, "F7", "12/31/2024")],
    ),
    Deed("a target lowered", _cells(FIGURES, "KH035", "F6"), [("value", FIGURES, "F6", 2)]),
    Deed(
        "the text of a task changed", _cells(TASKS, "KH035", "C8"), [("text", TASKS, "C8", "Tổ chức một buổi đọc sách")]
    ),
    Deed("the text of a task respaced and in capitals", steps=[("text", TASKS, "C8", "TỔ CHỨC  ngày hội đọc sách ")]),
    Deed("a role changed", _cells(TASKS, "KH035", "D7"), [("text", TASKS, "D7", "Phối hợp")]),
    Deed("a date of the period changed", _cells(INFO, "KH035", "B16"), [("typed", INFO, "B16", "12/31/2024")]),
    Deed(
        "another unit named in the form",
        _cells(INFO, "KH036", "B9"),
        [("text", INFO, "B9", "Sở Giáo dục tỉnh Bến Sông")],
    ),
    Deed("another unit's code in the form", _cells(INFO, "KH036", "B8"), [("text", INFO, "B8", "b")]),
    Deed(
        "an unknown unit named in the form",
        _cells(INFO, "KH035", "B9"),
        [("text", INFO, "B9", "Trung tâm Văn hóa tỉnh Bến Sông")],
    ),
    Deed("the custom properties dropped", steps=[("forget_properties",)]),
    Deed("the defined names dropped", steps=[("forget_names",)]),
    Deed(
        "all three stamps dropped",
        ("KH025 ",),
        steps=[("forget_properties",), ("forget_names",), ("delete_sheet", "_kxl")],
    ),
    Deed(
        "all stamps dropped and the form deleted",
        ("KH007 ", "KH025 ", "KH026 "),
        steps=[("forget_properties",), ("forget_names",), ("delete_sheet", "_kxl"), ("delete_sheet", INFO)],
        lost=True,
    ),
    Deed("one of three stamps changed", ("KH010 ",), [("text", "_kxl", "A1", "kxl|progress|1|12/KH-UBND|0|b|2024|")]),
)

# --- the file ------------------------------------------------------------------------------------------

FILES = (
    Deed("saved as .ods", steps=(), format=ODS, file="bao-cao.ods"),
    Deed(
        "a heading rewritten, saved as .ods",
        _cells(TASKS, "KH032", "L5"),
        [("text", TASKS, "L5", "Nội dung đã làm")],
        format=ODS,
        file="bao-cao.ods",
    ),
    Deed("all stamps but the property dropped, saved as .ods", steps=[("delete_sheet", "_kxl")], format=ODS),
    Deed("saved as .xls", ("KH019 ",), steps=(), format=XLS, file="bao-cao.xls"),
    Deed("saved as .ods and renamed .xlsx", steps=(), format=ODS),
    Deed("saved as CSV and renamed .xlsx", ("KH001 ",), steps=(), format=CSV, lost=True),
    Deed("saved as a web page and renamed .xls", ("KH001 ",), steps=(), format=HTML, file="bao-cao.xls", lost=True),
    Deed("protected by a password", ("KH002 ",), steps=(), format=ODS, password="bi-mat", lost=True),
    Deed("saved as Strict Open XML", surgery=xml.strict),
    Deed("with macros, renamed .xlsm", surgery=xml.with_macros, file="bao-cao.xlsm"),
    Deed("cut off in the middle", ("KH001 ",), surgery=lambda data: data[: len(data) // 2], lost=True),
    Deed("emptied", ("KH001 ",), surgery=lambda _: b"", lost=True),
    Deed("days counted from 1904", surgery=xml.since_1904),
    Deed(
        "threaded comments beside the cells",
        surgery=xml.with_parts(
            xl__threadedComments__threadedComment1="<ThreadedComments xmlns='http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments'/>"
        ),
    ),
    Deed("a comment at a cell", steps=[("comment", TASKS, "L7", "Chị xem lại số lớp giúp em")]),
    Deed("a picture on a sheet", steps=[("picture", TASKS)]),
    Deed(
        "a hyperlink as evidence",
        _cells(TASKS, "KH229", "M7"),
        steps=[("link", TASKS, "M7", "https://bensong.gov.vn/anh-tap-huan")],
        but=("tasks.NV2.evidence = https://bensong.gov.vn/anh-tap-huan",),
    ),
)

# --- values ---------------------------------------------------------------------------------------------


def _typed(name: str, sheet: str, address: str, content: str, where: str, *out: str) -> Deed:
    """A text typed into a cell of another program, which saved it as text."""
    return Deed(name, out, surgery=xml.text(sheet, address, content), but=(where,))


FIGURE = "indicators.CT2.in_period"
VALUES = (
    _typed(
        "a number with its unit", FIGURES, "G6", "03 lớp", "indicators.CT1.in_period", "KH101 Chỉ tiêu, số liệu!G6 → 3"
    ),
    _typed(
        "a number with Vietnamese separators as text",
        FIGURES,
        "G7",
        "1.850,5",
        FIGURE,
        "KH101 Chỉ tiêu, số liệu!G7 → 1850,5",
    ),
    _typed("a number that can be read in two ways", FIGURES, "G7", "1.850", FIGURE, "KH105 Chỉ tiêu, số liệu!G7"),
    _typed(
        "a number stored as text, with a green triangle",
        FIGURES,
        "G7",
        "1850",
        FIGURE,
        "KH101 Chỉ tiêu, số liệu!G7 → 1850",
    ),
    _typed("a number among spaces", FIGURES, "G7", " 1850 ", FIGURE, "KH101 Chỉ tiêu, số liệu!G7 → 1850"),
    _typed(
        "a percentage as text", TASKS, "I7", "100%", "tasks.NV2.progress_percent", "KH101 Kết quả nhiệm vụ!I7 → 100"
    ),
    _typed("a word where a number belongs", FIGURES, "G7", "nhiều", FIGURE, "KH101 Chỉ tiêu, số liệu!G7"),
    _typed("a day as text", INFO, "B20", "04/12/2024", "info.report_date", "KH105 Thông tin!B20"),
    _typed(
        "a day as text that can only be read one way",
        TASKS,
        "K7",
        "18-10-2024",
        "tasks.NV2.finished_on",
        "KH102 Kết quả nhiệm vụ!K7 → 18/10/2024",
    ),
    _typed(
        "a status in small letters",
        TASKS,
        "H7",
        "đã hoàn thành",
        "tasks.NV2.status",
        "KH114 Kết quả nhiệm vụ!H7 → Đã hoàn thành",
    ),
    _typed(
        "a status among spaces",
        TASKS,
        "H7",
        " Đã  hoàn thành\u00a0",
        "tasks.NV2.status = Đã hoàn thành",
        "KH104 Kết quả nhiệm vụ!H7",
    ),
    _typed("a status that is none", TASKS, "H7", "Tốt", "tasks.NV2.status", "KH103 Kết quả nhiệm vụ!H7"),
    _typed(
        "a text with outer and double spaces",
        TASKS,
        "L7",
        "  Đã mở  3 lớp cho 96 người trông coi tủ sách ",
        "tasks.NV2.result = Đã mở 3 lớp cho 96 người trông coi tủ sách",
        "KH104 Kết quả nhiệm vụ!L7",
    ),
    _typed(
        "a text in decomposed letters",
        TASKS,
        "L7",
        "Đa\u0303 mơ\u0309 3 lơ\u0301p cho 96 người trông coi tủ sách",
        "tasks.NV2.result = Đã mở 3 lớp cho 96 người trông coi tủ sách",
        "KH104 Kết quả nhiệm vụ!L7",
    ),
    _typed(
        "a text with marks of direction",
        TASKS,
        "L7",
        "\u200fĐã mở 3 lớp cho 96 người trông coi tủ sách\u200e",
        "tasks.NV2.result = Đã mở 3 lớp cho 96 người trông coi tủ sách",
        "KH104 Kết quả nhiệm vụ!L7",
    ),
    _typed(
        "a text with a control character",
        TASKS,
        "L7",
        "Đã mở 3 lớp_x0007_ cho 96 người trông coi tủ sách",
        "tasks.NV2.result = Đã mở 3 lớp cho 96 người trông coi tủ sách",
        "KH104 Kết quả nhiệm vụ!L7",
    ),
    _typed(
        "a text of several lines",
        TASKS,
        "L7",
        "Đã mở 3 lớp\nCó 96 người trông coi tủ sách tham gia",
        "tasks.NV2.result = Đã mở 3 lớp\nCó 96 người trông coi tủ sách tham gia",
    ),
    _typed(
        "a text with faces",
        TASKS,
        "L7",
        "Đã mở 3 lớp 😀👍 cho 96 người trông coi tủ sách",
        "tasks.NV2.result = Đã mở 3 lớp 😀👍 cho 96 người trông coi tủ sách",
    ),
    _typed(
        "a text that begins like a formula",
        TASKS,
        "L7",
        "=> đã mở 3 lớp cho 96 người trông coi tủ sách",
        "tasks.NV2.result = => đã mở 3 lớp cho 96 người trông coi tủ sách",
    ),
    _typed(
        "a text as long as a cell can be",
        TASKS,
        "L7",
        "Đã mở lớp. " * 2978 + "Đủ 3 lớp.",
        "tasks.NV2.result = " + "Đã mở lớp. " * 2978 + "Đủ 3 lớp.",
    ),
    _typed("a required cell with only spaces", INFO, "B23", "   ", "info.reporter", "KH109 Thông tin!B23"),
    Deed("a word made bold within a text", steps=[("bold_word", TASKS, "L7", 6)]),
    Deed(
        "a number behind an apostrophe",
        ("KH101 Chỉ tiêu, số liệu!G7 → 1850",),
        steps=[("text", FIGURES, "G7", "1850")],
        but=(FIGURE,),
    ),
    Deed("a number in scientific notation", surgery=xml.number(FIGURES, "G7", "1.85E3")),
    Deed("a number shown as money", steps=[("format", FIGURES, "G7", "#,##0")]),
    Deed(
        "a number that became a date",
        ("KH101 Chỉ tiêu, số liệu!G7",),
        steps=[("typed", FIGURES, "G7", "3/4/2024")],
        but=(FIGURE,),
    ),
    Deed("a day that lost its format", steps=[("format", TASKS, "K7", "0")]),
    Deed("a day with a time", ("KH111 Kết quả nhiệm vụ!K7",), surgery=xml.number(TASKS, "K7", "45583.75")),
    Deed(
        "a year typed into a cell of days",
        ("KH102 Kết quả nhiệm vụ!K7",),
        surgery=xml.number(TASKS, "K7", "2024"),
        but=("tasks.NV2.finished_on",),
    ),
    Deed(
        "a formula with its result",
        ("KH110 Chỉ tiêu, số liệu!G7",),
        surgery=xml.formula(FIGURES, "G7", "850+1000", "1850"),
    ),
    Deed(
        "an array formula with its result",
        ("KH110 Chỉ tiêu, số liệu!G7",),
        surgery=xml.formula(FIGURES, "G7", "SUM({850,1000})", "1850", how=' t="array" ref="G7"'),
    ),
    Deed(
        "a formula that was never calculated",
        ("KH106 Chỉ tiêu, số liệu!G7",),
        surgery=xml.formula(FIGURES, "G7", "850+1000", None),
        but=(FIGURE,),
    ),
    Deed(
        "a formula into another file",
        ("KH112 Chỉ tiêu, số liệu!G7 → 1850",),
        surgery=xml.formula(FIGURES, "G7", "[1]Sheet1!$B$4", "1850"),
        but=(FIGURE,),
    ),
    Deed(
        "an error in a cell", ("KH106 Chỉ tiêu, số liệu!G7",), surgery=xml.error(FIGURES, "G7", "#REF!"), but=(FIGURE,)
    ),
    Deed(
        "a spilled error in a cell",
        ("KH106 Chỉ tiêu, số liệu!G7",),
        surgery=xml.error(FIGURES, "G7", "#SPILL!"),
        but=(FIGURE,),
    ),
    Deed(
        "a truth value in a cell of numbers",
        ("KH101 Chỉ tiêu, số liệu!G7",),
        surgery=xml.cell(FIGURES, "G7", "<v>1</v>", "b"),
        but=(FIGURE,),
    ),
)

DEEDS: tuple[Deed, ...] = (*ROWS, *COLUMNS, *SHEETS, *LOCKED, *FILES, *VALUES)
BY_LIBREOFFICE: tuple[Deed, ...] = tuple(deed for deed in DEEDS if deed.steps is not None)


def expected(deed: Deed) -> Mapping[str, str]:
    """Return what a deed says of the cells it changed: by place, "" where nothing is understood any more."""
    pairs = (told.partition(" = ") for told in deed.but)
    return {place: value for place, _, value in pairs}
