"""The corridor of plan import, from the bytes of a file to the rows of a plan workbook and what must be told."""

import io
import zipfile
from pathlib import Path

import pytest

from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.table import Book
from kehoach_xlsx.plan_import.importing import Imported, import_plan

PLANS = Path(__file__).parent / "plans"
SOURCES = sorted(path for path in PLANS.glob("[0-9][0-9]-*") if path.suffix != ".json")
TEXT = """
UBND TỈNH MẪU
SỞ TƯ PHÁP
Số: 12/KH-STP
Thành phố Mẫu, ngày 05 tháng 3 năm 2024
KẾ HOẠCH
Truyền thông chính sách năm 2024
Sở Tư pháp ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
1. Để người dân biết luật.
II. NHIỆM VỤ
1. Truyền thông
1.1. Làm phóng sự về đất đai
- Cơ quan chủ trì: Đài Phát thanh và Truyền hình tỉnh
- Cơ quan phối hợp: Sở Tài chính
- Thời gian: Quý II năm 2024
- Sản phẩm: 02 phóng sự
1.2. Phát tờ gấp tới các xã
- Cơ quan chủ trì: Sở Nội vụ
- Thời gian: Quý III năm 2024
III. TỔ CHỨC THỰC HIỆN
1. Các cơ quan gửi báo cáo về Sở Tư pháp trước ngày 05/12/2024.
Trên đây là Kế hoạch của Sở Tư pháp năm 2024./.
Nơi nhận:
- Các sở, ngành;
- Lưu: VT.
GIÁM ĐỐC
Nguyễn Văn Mẫu
"""


def of_text(text: str) -> Imported:
    return import_plan(text.encode(), "ke-hoach.txt")


def book_of(text: str) -> Book:
    found = of_text(text).book
    assert found is not None
    return found


def findings_of(text: str, code: str) -> list[Finding]:
    return [finding for finding in of_text(text).findings if finding.code == code]


# --- a plan -----------------------------------------------------------------------------------------------------


def test_a_plan_becomes_the_rows_of_a_plan_workbook() -> None:
    book = book_of(TEXT)

    (document,) = book.rows("document")
    assert (document["reference"], document["place"]) == ("12/KH-STP", "Thành phố Mẫu")
    assert (document["parent_agency"], document["issuing_agency"]) == ("UBND TỈNH MẪU", "SỞ TƯ PHÁP")
    assert document["subject"] == "Truyền thông chính sách năm 2024"
    assert [row["title"] for row in book.rows("groups")] == ["Truyền thông"]
    assert [row["task_code"] for row in book.rows("tasks")] == ["II.1.1", "II.1.2"]
    assert [(row["task_code"], row["target"], row["unit"]) for row in book.rows("indicators")] == [
        ("II.1.1", 2, "phóng sự")
    ]
    assert [row["text"] for row in book.rows("recipients")] == ["Các sở, ngành", "Lưu: VT"]
    assert [row["due"] for row in book.rows("report_deadlines")] == ["2024-12-05"]
    assert book.identity.plan == "12/KH-STP"


def test_a_task_has_its_agencies_its_time_and_its_result() -> None:
    task, _ = book_of(TEXT).rows("tasks")

    assert task["lead_agencies"] == "Đài Phát thanh và Truyền hình tỉnh"
    assert task["cooperating_agencies"] == "Sở Tài chính"
    assert (task["timeframe_text"], str(task["timeframe_kind"])) == ("Quý II năm 2024", "quarter")
    assert (str(task["starts_on"]), str(task["ends_on"])) == ("2024-04-01", "2024-06-30")
    assert task["deliverable"] == "02 phóng sự"


def test_every_task_says_from_which_lines_its_values_were_read() -> None:
    task, _ = book_of(TEXT).rows("tasks")
    lines = TEXT.splitlines()

    said = dict(piece.rsplit(" ", 1) for piece in str(task["source_lines"]).split("; "))

    assert lines[int(said["chủ trì"]) - 1].startswith("- Cơ quan chủ trì")
    assert lines[int(said["thời gian"]) - 1].startswith("- Thời gian")
    assert lines[int(said["nội dung"].split("-")[0]) - 1].startswith("1.1.")


def test_a_plan_that_is_whole_gives_no_warning_of_its_text() -> None:
    codes = {finding.code for finding in of_text(TEXT).findings}

    assert codes & {"KH521", "KH522", "KH523", "KH524", "KH525", "KH526", "KH527", "KH528", "KH529"} == set()


def test_findings_stand_on_a_sheet_of_the_workbook_too() -> None:
    found = of_text(TEXT.replace("- Cơ quan chủ trì: Sở Nội vụ\n", ""))

    assert found.book is not None
    assert [row["code"] for row in found.book.rows("import_notes")] == [finding.code for finding in found.findings]
    assert all(row["text"] and row["remedy"] for row in found.book.rows("import_notes"))


# --- what is told -----------------------------------------------------------------------------------------------


def test_a_time_that_is_not_understood_is_told_with_its_line_and_the_dates_stay_blank() -> None:
    text = TEXT.replace("Quý III năm 2024", "đầu vụ đông xuân")

    (finding,) = findings_of(text, "KH524")

    line = text.splitlines().index("- Thời gian: đầu vụ đông xuân") + 1
    assert finding.message() == (
        f"Dòng {line}: chưa hiểu thời gian “đầu vụ đông xuân” của nhiệm vụ II.1.2; loại thời gian và các ngày để trống."
    )
    _, task = book_of(text).rows("tasks")
    assert (task["timeframe_text"], task["timeframe_kind"], task["starts_on"]) == ("đầu vụ đông xuân", None, None)


def test_tasks_without_a_time_or_a_lead_are_counted_and_named() -> None:
    text = TEXT.replace("- Thời gian: Quý III năm 2024\n", "").replace("- Cơ quan chủ trì: Sở Nội vụ\n", "")

    (timeless,), (leadless,) = findings_of(text, "KH525"), findings_of(text, "KH526")

    assert (timeless.context["count"], timeless.value) == ("1", "II.1.2")
    assert (leadless.context["count"], leadless.value) == ("1", "II.1.2")


def test_facts_that_the_text_does_not_have_are_named_in_both_languages() -> None:
    text = TEXT.replace("Số: 12/KH-STP\n", "").replace("Nguyễn Văn Mẫu\n", "").replace("gửi báo cáo", "gửi thư")

    (finding,) = findings_of(text, "KH527")

    assert finding.message() == "Văn bản không có: số, ký hiệu; người ký; thời hạn báo cáo."
    assert finding.message("en") == "The text does not have: number and symbol; signatory; report deadlines."


def test_a_paragraph_that_is_in_no_task_is_told_with_its_line() -> None:
    extra = "Cần chú ý đến người dân ở vùng sâu."
    text = TEXT.replace("II. NHIỆM VỤ\n", f"II. NHIỆM VỤ\n{extra}\n")

    (finding,) = findings_of(text, "KH528")

    assert finding.context["lines"] == str(text.splitlines().index(extra) + 1)
    assert finding.value == extra


@pytest.mark.parametrize("words", ["1.2. Phát tờ gấp", "II. NHIỆM VỤ\n1. Truyền thông\n1.1. Làm phóng sự"])
def test_a_plan_that_is_cut_off_is_read_so_far_and_told(words: str) -> None:
    at = TEXT.index(words) + len(words)
    cut = TEXT[:at]

    (finding,) = findings_of(cut, "KH529")

    assert finding.context["lines"] == str(len(cut.splitlines()))
    assert book_of(cut).rows("tasks")


def test_a_plan_whose_tasks_are_missing_gives_no_book_and_says_so() -> None:
    begin, end = TEXT.index("II. NHIỆM VỤ"), TEXT.index("III. TỔ CHỨC")

    found = of_text(TEXT[:begin] + TEXT[end:].replace("1. Các cơ quan gửi", "Các cơ quan gửi"))

    assert found.book is None
    assert "KH523" in [finding.code for finding in found.findings]


def test_an_agency_that_nobody_knows_is_told() -> None:
    (finding,) = findings_of(TEXT.replace("Sở Nội vụ", "Gánh xiếc Sao Mai"), "KH530")

    assert finding.value == "Gánh xiếc Sao Mai"


# --- what is no plan --------------------------------------------------------------------------------------------


def workbook() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


def open_document() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", "<office/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "tệp trống"),
        (b" \r\n\t\n", "tệp trống"),
        (b"%PDF-1.7\n\x00", "tệp là PDF"),
        (b"\xef\xbb\xbf%PDF-1.4", "tệp là PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "tệp ở định dạng .doc, .rtf hoặc .odt"),
        (b"{\\rtf1 K\\'ea HO\\'a1CH}", "tệp ở định dạng .doc, .rtf hoặc .odt"),
        (open_document(), "tệp ở định dạng .doc, .rtf hoặc .odt"),
        (workbook(), "tệp là bảng tính, không phải văn bản"),
        (b"PK\x03\x04 not a package", "tệp bị hỏng hoặc bị cắt mất một phần"),
        ("KẾ HOẠCH".encode("cp1258", "replace") + b"\xff\xfe\x81", "tệp không phải văn bản Unicode (UTF-8, UTF-16)"),
        (b"\x00\x01\x02KE HOACH\x00", "tệp không phải văn bản Unicode (UTF-8, UTF-16)"),
    ],
)
def test_a_file_that_is_no_text_gives_no_book_and_the_reason(data: bytes, reason: str) -> None:
    found = import_plan(data, "ke-hoach.docx")

    assert found.book is None
    assert [(f.code, f.message(), f.origin.path) for f in found.findings] == [
        ("KH521", f"Không đọc được văn bản: {reason}.", "ke-hoach.docx")
    ]


@pytest.mark.parametrize(
    ("name", "code"), [("novel", "KH522"), ("law", "KH522"), ("news", "KH522"), ("empty", "KH521")]
)
def test_a_text_that_is_no_plan_gives_no_book_and_says_so(name: str, code: str) -> None:
    found = import_plan((PLANS / "not-a-plan" / f"{name}.txt").read_bytes(), name)

    assert found.book is None
    assert [finding.code for finding in found.findings] == [code]


def test_the_kind_of_a_file_is_told_by_its_content_not_by_its_name() -> None:
    assert import_plan(TEXT.encode(), "ke-hoach.pdf").book is not None
    assert import_plan(b"%PDF-1.7", "ke-hoach.txt").book is None


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_may_be_saved_in_any_form_of_unicode(codec: str) -> None:
    assert import_plan(TEXT.encode(codec), "x").book == of_text(TEXT).book


def test_line_ends_of_windows_change_nothing() -> None:
    assert of_text(TEXT.replace("\n", "\r\n")).book == of_text(TEXT).book
