"""The official documents of the five plans, each made from its data alone.

1. Every document of every example is there, stands in the form of Nghị định 30/2020/NĐ-CP, and leaves no gap open.
2. The tờ trình goes to the body that issues the report, and the draft beside it is that body's: no number, "DỰ THẢO".
3. An agency's own report is made of its one workbook; one with errors is refused, with their number and what to do.
4. The detailed plan and its appendices list every task and every activity, and add up the estimate.
5. Each unit that owes something has a letter; the Front, unions and courts are asked, never chased; the focal agency
   writes none to itself. Where nobody owes anything, nothing is written.
6. The supplementary report names the signed report and lists what differs since; without a signed one it is refused.
7. The slip shows each figure of a unit, with room to confirm.
"""

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from docx import Document

from kehoach_xlsx.documents import publish_kind, remind, word_slips
from kehoach_xlsx.excel.write import to_bytes
from kehoach_xlsx.form_check.checking import check_form
from kehoach_xlsx.masters import load_consolidated
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.table import Value
from kehoach_xlsx.outputs.consolidated_workbook import consolidated_layout
from kehoach_xlsx.workbooks.codelists import ASKED_CATEGORIES
from kehoach_xlsx.workbooks.consolidated_tasks import ACTIVITY_LINE, CONSOLIDATED_TASKS, STRAY_LINE
from tests.cli.running import run
from tests.outputs.word_reading import needs_office, printed, texts
from tests.support.collection import Collection
from tests.support.paperwork import PERIODS, Paperwork, paperwork

KINDS = ("report", "submission", "supplement", "tasks", "unit")
SOURCES = {"supplement": "supplemented", "tasks": "consolidated_plan"}
# What a sentence put together from blanks would show: a doubled or lonely mark, an empty bracket, a gap within a line.
SLIPS_OF_THE_PEN = re.compile(
    r"None|\bnan\b|\{\{|\{%|,,|;;|, ,| ,| ;| \.(?!/)|,\.(?!\.)|;\.(?!\.)|\(\)|: ;|[^.]\.\.(?!\.)"
    r"|\s{2}(?!\s*(?:/|tháng|năm|$))"
)


@pytest.fixture(scope="module")
def can_tho(tmp_path_factory: pytest.TempPathFactory) -> Paperwork:
    return paperwork("can-tho-2024", tmp_path_factory.mktemp("can-tho"))


@pytest.fixture(scope="module", params=sorted(PERIODS))
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Paperwork:
    return paperwork(request.param, tmp_path_factory.mktemp(request.param))


def source(papers: Paperwork, kind: str) -> Path:
    found = papers.sent(0) if kind == "unit" else getattr(papers, SOURCES.get(kind, "consolidated"))
    assert isinstance(found, Path)
    return found


def said(path: Path) -> list[str]:
    """Every paragraph of a document, those of its tables among them."""
    return [text.replace("\n", " ") for text in texts(path.read_bytes())]


def whole(path: Path) -> str:
    """The text of a document; the room to write a number or a day by hand is one space."""
    return re.sub(" {2,}", " ", "\n".join(said(path)))


def three_days_after(papers: Paperwork) -> date:
    period = papers.plan.period(papers.period)
    assert period is not None
    return period.due_on + timedelta(days=3)


# --- 1. every document of every example -----------------------------------------------------------------


@pytest.fixture(scope="module")
def made(example: Paperwork) -> tuple[Path, ...]:
    """Every document of an example."""
    done = [publish_kind(kind, source(example, kind), example.out(f"{kind}.docx")) for kind in KINDS]
    letters = remind(example.consolidated, example.out("don-doc"), as_of=three_days_after(example))
    assert letters.general is not None
    slips = word_slips(example.consolidated, example.out("doi-chieu"))
    return (*(path for one in done for path in one.paths), letters.general, *letters.letters, *slips)


def test_every_document_of_every_example_leaves_no_gap_open(made: tuple[Path, ...]) -> None:
    for path in made:
        wrong = [found[0] for text in said(path) if (found := SLIPS_OF_THE_PEN.search(text))]
        assert wrong == [], path.name


def test_every_document_of_every_example_follows_the_decree(made: tuple[Path, ...]) -> None:
    kinds = one_of_a_kind(made)
    assert {*KINDS, "submission-du-thao", "don-doc", "doi-chieu"} <= {*kinds}
    for path in kinds.values():
        checked = check_form(path.read_bytes(), path.name)
        assert [f.message() for f in checked.findings if f.severity is Severity.ERROR] == [], path.name


def test_the_same_workbooks_give_the_same_bytes(can_tho: Paperwork) -> None:
    for kind in KINDS:
        one, other = can_tho.out(f"{kind}-1.docx"), can_tho.out(f"{kind}-2.docx")
        publish_kind(kind, source(can_tho, kind), one)
        publish_kind(kind, source(can_tho, kind), other)
        assert one.read_bytes() == other.read_bytes(), kind


@pytest.fixture(scope="module")
def laid_out(made: tuple[Path, ...]) -> dict[Path, list[str]]:
    """One document of each kind as the pages that LibreOffice makes of it."""
    profile = f"-env:UserInstallation={(made[0].parent / 'ho-so').as_uri()}"
    chosen = tuple(one_of_a_kind(made).values())
    folder = made[0].parent / "pdf"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, chosen)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {(pdf := folder / f"{path.stem}.pdf"): printed(pdf) for path in chosen}


def one_of_a_kind(paths: tuple[Path, ...]) -> dict[str, Path]:
    return {re.sub(r"-\d{4}-.*", "", path.stem): path for path in paths}


@needs_office
def test_every_document_of_every_example_is_laid_out_to_be_signed(laid_out: dict[Path, list[str]]) -> None:
    for pdf, found in laid_out.items():
        assert all(page.split() for page in found), f"{pdf.name}: an empty page"
        assert "CỘNG HÒA" in found[0].strip().splitlines()[0], f"{pdf.name}: page one shows a number"
        signed = next(n for n, page in enumerate(found) if "Nơi nhận:" in page)
        assert "./." in found[signed], f"{pdf.name}: the signature stands alone"
        assert [page.split()[0] for page in found[1 : signed + 1]] == [str(n + 2) for n in range(signed)], pdf.name
        assert signed < 15, f"{pdf.name}: the body is as long as an appendix"
        assert all(page.split()[0].isdigit() for page in found[signed + 1 :]), f"{pdf.name}: an appendix has no number"


@needs_office
def test_the_fonts_of_every_document_are_embedded_and_as_wide_as_times(laid_out: dict[Path, list[str]]) -> None:
    for pdf in laid_out:
        _, _, *fonts = subprocess.run(["pdffonts", pdf], check=True, capture_output=True, text=True).stdout.splitlines()
        assert fonts
        for line in fonts:
            assert "LiberationSerif" in line or "TimesNewRoman" in line, f"{pdf.name}: {line}"
            assert line.split()[-5] == "yes", f"{pdf.name}: not embedded: {line}"


# --- 2. the tờ trình and the draft ----------------------------------------------------------------------


def test_can_tho_the_police_submit_the_report_that_the_city_sends_to_the_ministry(can_tho: Paperwork) -> None:
    letter, draft = publish_kind("submission", can_tho.consolidated, can_tho.out("to-trinh.docx")).paths
    assert draft.name == "to-trinh-du-thao.docx"

    submitted = whole(letter)
    assert "BỘ CÔNG AN\nCÔNG AN\nTHÀNH PHỐ CẦN THƠ" in submitted
    assert "TỜ TRÌNH\nVề việc ban hành Báo cáo kết quả thực hiện Đề án" in submitted
    assert "Kính gửi: Ủy ban nhân dân thành phố Cần Thơ" in submitted
    assert "Báo cáo của 3/40 cơ quan, đơn vị (đạt 7,5%) đã được tổng hợp vào dự thảo." in submitted
    assert "ký ban hành Báo cáo gửi Bộ Công an (Cục V03)." in submitted
    assert "Công an thành phố Cần Thơ kính trình Ủy ban nhân dân thành phố Cần Thơ xem xét, quyết định./." in submitted
    assert "Số: /TTr-CATP" in submitted
    assert "- Như trên;\n- Lưu: VT, PV01." in submitted

    drafted = whole(draft)
    assert "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ" in drafted
    assert "Số: /BC-UBND\nDỰ THẢO" in drafted
    assert "Kính gửi: Bộ Công an (Cục V03)" in drafted
    assert "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Việt Trường" in drafted
    for unit in can_tho.missing:
        assert unit.name not in submitted, "who is late stays inside the house"


def test_a_draft_has_no_number_even_where_the_report_has_one(can_tho: Paperwork, tmp_path: Path) -> None:
    def numbered(info: dict[str, Value]) -> None:
        info["report_number"] = "312"

    book = _edited(can_tho.consolidated, tmp_path / "co-so.xlsx", numbered)
    report = publish_kind("report", book, tmp_path / "bao-cao.docx").paths[0]
    draft = publish_kind("submission", book, tmp_path / "to-trinh.docx").paths[1]
    assert "Số: 312/BC-UBND" in whole(report)
    assert "DỰ THẢO" not in whole(report)
    assert "Số: /BC-UBND" in whole(draft)


def test_a_report_of_the_focal_agency_itself_needs_no_submission(can_tho: Paperwork, tmp_path: Path) -> None:
    def own(info: dict[str, Value]) -> None:
        info["issuer"] = info["focal_agency"]

    book = _edited(can_tho.consolidated, tmp_path / "tu-ban-hanh.xlsx", own)
    with pytest.raises(UserMistake, match=r"không cần tờ trình\. Dùng --kind report"):
        publish_kind("submission", book, tmp_path / "to-trinh.docx")
    assert not (tmp_path / "to-trinh.docx").exists()


def test_what_is_not_known_is_named_and_left_to_be_filled_in_by_hand(can_tho: Paperwork, tmp_path: Path) -> None:
    def bare(info: dict[str, Value]) -> None:
        info |= {"focal_symbol": None, "focal_title": None, "focal_drafter": None}

    book = _edited(can_tho.consolidated, tmp_path / "thieu.xlsx", bare)
    done = publish_kind("submission", book, tmp_path / "to-trinh.docx")
    assert [note.vi for note in done.notes] == [
        "Chưa có trong dữ liệu, để trống để điền tay: chữ viết tắt tên cơ quan đầu mối, chức vụ người ký của đầu mối, "
        "họ và tên người ký của đầu mối."
    ]
    text = whole(done.paths[0])
    assert "Số: /TTr-…" in text
    assert "…………" in text
    assert "- Lưu: VT." in text


# --- 3. an agency's own report --------------------------------------------------------------------------


def test_an_agency_reports_from_its_one_workbook(can_tho: Paperwork) -> None:
    office = can_tho.senders[2]
    assert office.name == "Sở Nội vụ thành phố Cần Thơ"
    path = can_tho.out("so-noi-vu.docx")
    assert publish_kind("unit", can_tho.sent(2), path).notes == ()
    text = whole(path)
    assert "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ\nSỞ NỘI VỤ\n" in text
    assert "Số: 345/BC-SVH" in text
    assert "Cần Thơ, ngày 12 tháng 12 năm 2024" in text
    assert "Kính gửi: Công an thành phố Cần Thơ" in text
    assert "Thực hiện Kế hoạch số 58/KH-UBND ngày 19 tháng 3 năm 2024 của Ủy ban nhân dân thành phố Cần Thơ" in text
    sections = [line for line in said(path) if re.match(r"[IVX]+\. [A-ZĐÀ-Ỹ]", line)]
    assert sections == [
        "I. TÌNH HÌNH CHỈ ĐẠO, TRIỂN KHAI",
        "II. KẾT QUẢ THỰC HIỆN",
        "III. ĐÁNH GIÁ CHUNG",
        "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ",
        "V. KIẾN NGHỊ, ĐỀ XUẤT",
    ]
    assert "V. KIẾN NGHỊ, ĐỀ XUẤT\nKhông có." in text
    assert "Giám đốc\n".upper() + "Lê Văn Bình" in text


def test_the_focal_agency_reports_to_nobody(can_tho: Paperwork) -> None:
    path = can_tho.out("cong-an.docx")
    publish_kind("unit", can_tho.sent(0), path)
    text = whole(path)
    assert "Kính gửi" not in text
    assert "- Như trên" not in text
    assert "của Công an thành phố Cần Thơ./." in text


def test_an_agency_says_what_it_did_in_prose(can_tho: Paperwork, tmp_path: Path) -> None:
    path = Collection(tmp_path, can_tho.loaded.book).progress(
        "stp",
        info=[{"signatory_title": "Phó Giám đốc"}],
        tasks="""
            | task_code | status         | finished_on | result                            | explanation |
            |-----------|----------------|-------------|-----------------------------------|-------------|
            | II.8.b    | Đã hoàn thành  | 2024-07-17  | Mở 05 lớp tập huấn tại các huyện. |             |
            | II.9      | Không triển khai |           |                                   | Kinh phí chưa được cấp. |
        """,
        directives="""
            | document_kind | reference  | issued_on  | subject                |
            |---------------|------------|------------|------------------------|
            | Kế hoạch      | 74/KH-STP  | 2024-04-05 | Triển khai Đề án       |
            | Công văn      | 980/STP-PB | 2024-09-10 | Về việc chọn báo cáo viên |
        """,
        indicators="""
            | indicator_code | in_period |
            |----------------|-----------|
            | CT13           | 5         |
        """,
        difficulties="""
            | kind              | text                     | task_code | addressee |
            |-------------------|--------------------------|-----------|-----------|
            | Khó khăn, vướng mắc | Thiếu báo cáo viên.    |           |           |
            | Kiến nghị, đề xuất | Đề nghị bổ sung biên chế. |          | Bộ Tư pháp |
        """,
    )  # fmt: skip
    report = tmp_path / "bao-cao.docx"
    publish_kind("unit", path, report)
    text = whole(report)
    assert "đã ban hành 02 văn bản chỉ đạo, triển khai thực hiện, gồm 01 kế hoạch và 01 công văn, cụ thể:" in text
    assert "- Kế hoạch số 74/KH-STP ngày 05/4/2024 về triển khai Đề án;" in text
    assert "- Công văn số 980/STP-PB ngày 10/9/2024 về việc chọn báo cáo viên." in text
    assert "đã hoàn thành ngày 17/7/2024. Mở 05 lớp tập huấn tại các huyện." in text
    assert "Không triển khai. Lý do: kinh phí chưa được cấp." in text
    assert "Số lớp tập huấn đã mở: 05 lớp" in text
    assert "2. Tồn tại, hạn chế\nThiếu báo cáo viên." in text
    assert "Đề nghị Bộ Tư pháp: bổ sung biên chế." in text
    assert "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC" in text


def test_a_workbook_with_errors_is_refused(can_tho: Paperwork, tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match=r"tệp còn 1 lỗi nên chưa lập được báo cáo; trước hết ở Kết quả nhiệm vụ!H"):
        publish_kind("unit", can_tho.sent(3), tmp_path / "bao-cao.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_of_another_kind_is_refused(can_tho: Paperwork, tmp_path: Path) -> None:
    for wrong in (can_tho.consolidated, can_tho.folder / "ke-hoach.xlsx"):
        with pytest.raises(UserMistake, match="không phải biểu mẫu báo cáo kết quả của một đơn vị"):
            publish_kind("unit", wrong, tmp_path / "bao-cao.docx")
    for kind in ("report", "submission", "supplement", "tasks"):
        with pytest.raises(UserMistake, match="không phải"):
            publish_kind(kind, can_tho.sent(0), tmp_path / "bao-cao.docx")


# --- 4. the detailed plan -------------------------------------------------------------------------------


def test_every_task_is_assigned_and_every_activity_stands_under_its_task(example: Paperwork) -> None:
    path = publish_kind("tasks", example.consolidated_plan, example.out("phu-luc.docx")).paths[0]
    assigned, detailed = (table_of(path, heading) for heading in ("Tên nhiệm vụ", "Nội dung hoạt động"))
    tasks = [row for row in assigned if row[0].isdigit()]
    assert [row[1] for row in tasks] == [task.text for task in example.plan.tasks]
    assert [row[2] for row in tasks] == ["; ".join(task.lead_agencies) for task in example.plan.tasks]
    assert [row[3] for row in tasks] == ["; ".join(task.cooperating_agencies) for task in example.plan.tasks]
    activities = [row[1] for row in detailed if re.fullmatch(r"\d+\.\d+", row[0])]
    planned = load_consolidated(example.consolidated_plan, CONSOLIDATED_TASKS).rows("detail")
    assert activities == [row["text"] for row in planned if row["row_kind"] in {ACTIVITY_LINE, STRAY_LINE}] != []


def table_of(path: Path, heading: str) -> list[list[str]]:
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in Document(str(path)).tables]
    return next(table for table in tables if table[0][1] == heading)


# --- 5. the reminders -----------------------------------------------------------------------------------


def letters(papers: Paperwork, folder: Path, *, as_of: date | None = None, until: date | None = None) -> dict[str, str]:
    done = remind(papers.consolidated, folder, as_of=as_of or three_days_after(papers), until=until)
    assert done.general is not None
    return {path.stem: whole(path) for path in (*done.letters, done.general)}


def test_each_unit_that_owes_something_has_its_letter(can_tho: Paperwork, tmp_path: Path) -> None:
    found = letters(can_tho, tmp_path)
    owing = {unit.code for unit in (*can_tho.missing, *can_tho.senders[2:])}
    assert {name.split("-2024-", 1)[1] for name in found if "-2024-" in name} == owing
    assert "don-doc-2024-ca-tp" not in found, "the focal agency writes none to itself"

    missing = found["don-doc-2024-stc"]
    assert "V/v đôn đốc gửi báo cáo kết quả thực hiện Kế hoạch số 58/KH-UBND" in missing
    assert "Số: /CATP-PV01" in missing
    assert "Kính gửi: Sở Tài chính" in missing
    assert "Đến ngày 13/12/2024, Công an thành phố Cần Thơ chưa nhận được báo cáo" in missing
    assert "(quá hạn 03 ngày)" in missing
    assert "ngay sau khi nhận được Công văn này." in missing

    assert "muộn 02 ngày so với thời hạn; số liệu đã được tổng hợp." in found["don-doc-2024-snv"]
    to_mend = found["don-doc-2024-stp"]
    assert "nhưng tệp còn 01 lỗi nên chưa tổng hợp được (quá hạn 03 ngày):" in to_mend
    assert "- Trang Kết quả nhiệm vụ, ô H" in to_mend
    assert "sửa các lỗi trên, tăng lần báo cáo thêm 1 và gửi lại tệp" in to_mend


def test_the_front_unions_and_courts_are_asked_never_chased(example: Paperwork, tmp_path: Path) -> None:
    found = letters(example, tmp_path)
    asked = [unit for unit in example.missing if unit.category in ASKED_CATEGORIES]
    assert {name for name in found if name.startswith("de-nghi-")} == {
        f"de-nghi-{example.period}-{unit.code}" for unit in asked
    }
    for unit in asked:
        letter = found[f"de-nghi-{example.period}-{unit.code}"]
        assert "V/v đề nghị gửi báo cáo" in letter
        assert "trân trọng đề nghị" in letter
        for word in ("đôn đốc", "khẩn trương", "quá hạn"):
            assert word not in letter


def test_the_letter_to_all_lists_everybody_with_what_to_do(can_tho: Paperwork, tmp_path: Path) -> None:
    remind(can_tho.consolidated, tmp_path, as_of=three_days_after(can_tho))
    rows = table_of(tmp_path / "cong-van-chung-2024.docx", "Cơ quan, đơn vị")
    listed = {row[1]: row[2:] for row in rows if row[0].isdigit()}
    assert len(listed) == len(can_tho.missing) + 2
    assert listed["Sở Tài chính"] == ["10/12/2024", "Chưa gửi (quá hạn 03 ngày)", "Gửi báo cáo"]
    assert listed["Sở Nội vụ"][1] == "Đã gửi ngày 12/12/2024, muộn 02 ngày"
    titles = [row[1] for row in rows if row[0] in {"I", "II"}]
    assert titles == ["Cơ quan, đơn vị được đôn đốc", "Cơ quan, tổ chức được đề nghị phối hợp"]


def test_before_the_day_the_letter_says_how_many_days_are_left(can_tho: Paperwork, tmp_path: Path) -> None:
    found = letters(can_tho, tmp_path, as_of=date(2024, 12, 6))
    assert "(còn 04 ngày đến thời hạn)" in found["don-doc-2024-stc"]
    assert "đúng thời hạn trên." in found["don-doc-2024-stc"]


def test_without_a_day_given_the_letters_speak_of_the_last_receipt_not_of_days_to_come(
    can_tho: Paperwork, tmp_path: Path
) -> None:
    book = load_consolidated(can_tho.consolidated)
    cut_off = book.form("report_info")["as_of"]
    assert isinstance(cut_off, date)
    rows = [dict(row) for row in book.rows("register")]
    last = cut_off + timedelta(days=30)
    next(row for row in rows if row["unit_code"] == "snv")["received_on"] = last
    edited = _with_sheet(can_tho.consolidated, tmp_path / "so-theo-doi.xlsx", "register", rows)
    assert remind(edited, tmp_path / "don-doc").as_of == last


def test_an_extension_and_a_day_of_receipt_in_the_register_are_respected(can_tho: Paperwork, tmp_path: Path) -> None:
    book = load_consolidated(can_tho.consolidated)
    rows = [dict(row) for row in book.rows("register")]
    for row in rows:
        row |= {"extended_to": date(2024, 12, 20)} if row["unit_code"] == "stc" else {}
        row |= {"received_on": date(2024, 12, 10)} if row["unit_code"] == "snv" else {}
    edited = _with_sheet(can_tho.consolidated, tmp_path / "so-theo-doi.xlsx", "register", rows)
    done = remind(edited, tmp_path / "don-doc", as_of=date(2024, 12, 13))
    names = {path.stem for path in done.letters}
    assert "don-doc-2024-snv" not in names
    letter = whole(tmp_path / "don-doc" / "don-doc-2024-stc.docx")
    assert "Thời hạn gửi báo cáo là ngày 20/12/2024." in letter
    assert "(còn 07 ngày đến thời hạn)" in letter


def test_an_answer_may_be_asked_for_by_a_day(can_tho: Paperwork, tmp_path: Path) -> None:
    found = letters(can_tho, tmp_path, until=date(2024, 12, 16))
    assert "trước ngày 16/12/2024." in found["don-doc-2024-stc"]


def test_where_nobody_owes_anything_nothing_is_written(can_tho: Paperwork, tmp_path: Path) -> None:
    book = load_consolidated(can_tho.consolidated)
    done = {can_tho.senders[0].code, can_tho.senders[1].code}
    rows = [dict(row) for row in book.rows("by_unit") if row["unit_code"] in done]
    edited = _with_sheet(can_tho.consolidated, tmp_path / "du.xlsx", "by_unit", rows)
    told = run("remind", edited, "-o", tmp_path / "don-doc", "--as-of", "2024-12-13")
    assert (told.code, told.out) == (0, "Đến ngày 13/12/2024 không có đơn vị nào phải đôn đốc.\n")
    assert not (tmp_path / "don-doc").exists()


# --- 6. the supplementary report ------------------------------------------------------------------------


def test_what_differs_since_the_report_was_signed_is_reported(can_tho: Paperwork) -> None:
    path = can_tho.out("bo-sung.docx")
    done = publish_kind("supplement", can_tho.supplemented, path)
    assert [note.vi for note in done.notes] == ["Chưa có trong dữ liệu, để trống để điền tay: số báo cáo đã ký."]
    text = whole(path)
    assert "Báo cáo số …… ngày 10 tháng 12 năm 2024 của Ủy ban nhân dân thành phố Cần Thơ đã báo cáo" in text
    assert "Số: /BC-UBND" in text
    listed = {row[1]: row[2:5] for row in table_of(path, "Nội dung")[1:]}
    assert listed["Số văn bản chỉ đạo, hướng dẫn, phối hợp đã ban hành (văn bản)"] == ["4", "6", "+2"]


def test_without_a_signed_report_there_is_nothing_to_supplement(can_tho: Paperwork, tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match=r"chưa so với bản đã ký\. Chạy “kxl merge"):
        publish_kind("supplement", can_tho.consolidated, tmp_path / "bo-sung.docx")


# --- 7. the slips ---------------------------------------------------------------------------------------


def test_a_slip_shows_each_figure_with_room_to_confirm(can_tho: Paperwork) -> None:
    made = word_slips(can_tho.consolidated, can_tho.out("phieu"))
    assert [path.stem for path in made] == [f"doi-chieu-2024-{unit.code}" for unit in can_tho.senders[:3]]
    text = whole(made[2])
    assert "V/v đối chiếu số liệu thực hiện Kế hoạch số 58/KH-UBND năm 2024" in text
    assert "Phụ lục\nPHIẾU ĐỐI CHIẾU SỐ LIỆU\n(Kèm theo Công văn số /CATP-PV01 ngày tháng 12 năm 2024" in text
    assert "XÁC NHẬN CỦA\nSỞ NỘI VỤ" in text
    rows = {row[1]: row[2:] for row in table_of(made[2], "Nội dung") if row[0].isdigit()}
    assert rows["Số văn bản chỉ đạo, hướng dẫn, phối hợp đã ban hành"] == ["văn bản", "2", "2", ""]


# --- the commands ---------------------------------------------------------------------------------------


def test_the_commands_print_what_they_wrote_and_what_is_missing(can_tho: Paperwork, tmp_path: Path) -> None:
    done = run("report", can_tho.consolidated, "--kind", "submission", "-o", "to-trinh.docx", cwd=tmp_path)
    assert (done.code, done.out) == (0, "to-trinh.docx\nto-trinh-du-thao.docx\n")
    assert done.err == "Chưa có trong dữ liệu, để trống để điền tay: họ và tên người ký của đầu mối.\n"
    english = run("report", can_tho.sent(3), "--kind", "unit", "-o", "x.docx", cwd=tmp_path, language="en")
    assert english.code == 2
    assert "the workbook still has 1 errors" in english.err
    slips = run("reconcile", can_tho.consolidated, "-o", tmp_path / "phieu")
    assert slips.code == 0, slips.err
    assert len(list((tmp_path / "phieu").glob("*.docx"))) == len(list((tmp_path / "phieu").glob("*.xlsx"))) == 3
    reminded = run("remind", can_tho.consolidated, "-o", tmp_path / "don-doc", "--as-of", "2024-12-13")
    assert reminded.code == 0, reminded.err
    assert reminded.out.endswith("Tính đến ngày 13/12/2024: 38 công văn cho từng đơn vị, 1 công văn chung.\n")


# --- edited by the coordinator --------------------------------------------------------------------------


def _edited(path: Path, to: Path, change: Callable[[dict[str, Value]], None]) -> Path:
    """The consolidated workbook with its *Thông tin báo cáo* changed."""
    info = dict(load_consolidated(path).form("report_info"))
    change(info)
    return _with_sheet(path, to, "report_info", [info])


def _with_sheet(path: Path, to: Path, sheet: str, rows: list[dict[str, Value]]) -> Path:
    book = load_consolidated(path)
    edited = replace(book, sheets={**book.sheets, sheet: tuple(rows)})
    to.write_bytes(to_bytes(consolidated_layout(edited)))
    return to
