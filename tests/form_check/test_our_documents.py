"""Our own reports are measured like anybody's: no departure, whatever name, subject, signer or appendix they have."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from kehoach_xlsx.decree.nd30 import ND30 as PROFILE
from kehoach_xlsx.form_check.checking import check_form
from kehoach_xlsx.model.table import Value
from kehoach_xlsx.outputs.word.form import ND30
from kehoach_xlsx.outputs.word.report import render_report
from tests.outputs.word_books import I_DO, V_ASK, book, info, rich, sentence
from tests.outputs.word_reading import needs_office, pages

_SUBJECT = (
    "Kết quả thực hiện Kế hoạch phổ biến, giáo dục pháp luật cho người dân tộc thiểu số ở vùng cao, biên giới và hải "
    "đảo, gắn với xây dựng xã, phường đạt chuẩn tiếp cận pháp luật, hòa giải ở cơ sở và cải cách hành chính"
)


def told(document: bytes) -> list[str]:
    return [f"{f.code} {f.context['place']}: {f.message()}" for f in check_form(document).findings]


def test_the_report_of_a_city_has_no_departure() -> None:
    assert told(render_report(rich())) == []


@pytest.mark.parametrize("words", range(3, len(_SUBJECT.split()), 2))
def test_the_rule_fits_a_subject_of_any_length(words: int) -> None:
    assert told(render_report(book(info(subject=" ".join(_SUBJECT.split()[:words]))))) == []


ISSUERS = [
    (None, "Sở Tư pháp"),
    (None, "UBND tỉnh"),
    ("UBND tỉnh Hòa An", "Sở Tư pháp"),
    ("UBND tỉnh Hòa An", "Sở Văn hóa, Thể thao và Du lịch"),
    ("Ủy ban nhân dân tỉnh Lạng Sơn", "Ban Chỉ đạo Đề án 1371"),
    ("Bộ Công an", "Công an thành phố Cần Thơ"),
    (None, "Ủy ban nhân dân phường Cái Khế"),
    (None, "Ban Chỉ đạo\nthực hiện Đề án phổ biến,\ngiáo dục pháp luật tỉnh"),
    (None, "Hội đồng phối hợp phổ biến, giáo dục pháp luật"),
]


@pytest.mark.parametrize(("parent", "issuer"), ISSUERS)
def test_the_head_fits_any_agency(parent: str | None, issuer: str) -> None:
    assert told(render_report(book(info(parent_agency=parent, issuer=issuer)))) == []


CASES: Mapping[str, Mapping[str, Value]] = {
    "a number that is given": {"report_number": "5", "report_date": "2025-01-06"},
    "a reference in full": {"report_number": "5/BC-UBND"},
    "nobody addressed": {"addressees": None},
    "three addressed": {"addressees": "Bộ Công an; Bộ Tư pháp; Hội đồng nhân dân thành phố"},
    "recipients in lines": {"recipients": "Sở Tư pháp\nCông an thành phố\nlưu VT, CATP"},
    "no recipients": {"recipients": None},
    "the head himself": {"authority": "TM. ỦY BAN NHÂN DÂN", "title": "CHỦ TỊCH"},
    "a deputy who forgot KT.": {"authority": "TM. ỦY BAN NHÂN DÂN", "title": "Phó Chủ tịch"},
    "by order": {"authority": "TL. Chủ tịch", "title": "Chánh Văn phòng"},
    "by authority given": {"authority": "TUQ. CHỦ TỊCH", "title": "GIÁM ĐỐC SỞ TƯ PHÁP"},
    "an acting head": {"authority": None, "title": "Quyền Giám đốc"},
    "a committee": {"authority": "TM. BAN CHỈ ĐẠO", "title": "TRƯỞNG BAN / PHÓ CHỦ TỊCH UBND TỈNH"},
    "a court": {"authority": None, "title": "Chánh án"},
    "a doctor of law": {"signatory": "TS. Hà Thị Lan"},
    "an officer": {"signatory": "Đại tá Trần Văn Tám"},
}


@pytest.mark.parametrize("changes", CASES.values(), ids=CASES)
def test_what_coordinators_fill_in_makes_no_departure(changes: Mapping[str, Value]) -> None:
    assert told(render_report(book(info(**changes)))) == []


def test_a_report_nobody_signs_yet_has_a_note_and_no_error() -> None:
    checked = check_form(render_report(book(info(signatory=None))))
    assert ([f.code for f in checked.findings], checked.has_errors) == (["KH642"], False)


def test_what_the_templates_chose_lies_within_the_profile() -> None:
    shared = ND30.texts.keys() & PROFILE.components.keys()
    assert len(shared) >= 19
    for key in shared:
        text, wanted = ND30.texts[key], PROFILE.components[key]
        assert wanted.sizes.holds(text.size), key
        assert wanted.bold in (None, text.bold), key
        assert wanted.italic in (None, text.italic), key
    sizes = tuple(ND30.texts[key].size for key in ("nation", "motto", "place_date"))
    assert sizes in PROFILE.families


@needs_office
@pytest.mark.parametrize("appendices", [True, False], ids=["with appendices", "without"])
def test_pages_fonts_and_signature_as_they_are_printed(appendices: bool, tmp_path: Path) -> None:
    line = "Các cơ quan, đơn vị, địa phương đã tổ chức triển khai đồng bộ, có trọng tâm, trọng điểm các nhiệm vụ."
    short = book(draft=[sentence(I_DO, line)] * 14 + [sentence(V_ASK, line)])
    found = pages(render_report(rich() if appendices else short), tmp_path)
    main = [page for page in found if "(Kèm theo" not in page][: len(found)]
    signed = next(page for page in found if "Nguyễn Ngọc Hè" in page)
    assert "Trên đây là báo cáo" in signed and "Nơi nhận:" in signed
    assert found[0].split()[0] != "1" and main[1].split()[0] == "2"
    assert all(page.split()[0] == "1" for page in found if "(Kèm theo" in page)
    fonts = subprocess.run(["pdffonts", tmp_path / "report.pdf"], check=True, capture_output=True, text=True).stdout
    names = re.findall(r"^[A-Z]{6}\+(\S+) .* (yes|no) +(?:yes|no) +(?:yes|no) ", fonts, re.MULTILINE)
    assert names
    assert {embedded for _, embedded in names} == {"yes"}
    assert {name.split("-")[0] for name, _ in names} <= {"LiberationSerif", "TimesNewRomanPSMT", "TimesNewRomanPS"}
