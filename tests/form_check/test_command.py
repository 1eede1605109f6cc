"""`kxl form-check`: what the user sees, in both languages, and the exit codes."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import run

from .deeds import DEEDS
from .good import docx

_FIELDS = {
    "code",
    "severity",
    "path",
    "sheet",
    "cell",
    "row",
    "column",
    "value",
    "proposal",
    "message",
    "remedy",
    "cells",
}


def _file(folder: Path, data: bytes) -> Path:
    path = folder / "bao-cao.docx"
    path.write_bytes(data)
    return path


def _deed(code: str) -> bytes:
    return next(deed for deed in DEEDS if deed.code == code).done()


def test_a_clean_document_gives_0_and_says_so(tmp_path: Path) -> None:
    ran = run("form-check", _file(tmp_path, docx()))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.strip().endswith("đúng thể thức, không có lỗi; đối chiếu với Nghị định 30/2020/NĐ-CP, Phụ lục I.")


def test_a_departure_is_told_with_place_value_article_and_remedy(tmp_path: Path) -> None:
    ran = run("form-check", _file(tmp_path, _deed("KH623")))
    assert ran.code == 1
    assert "LỖI KH623 · bảng 1, hàng 2, cột 1 (“Số: 5/BC-STP”)" in ran.out
    assert "Số, ký hiệu: “5”; phải là “05” (NĐ 30/2020/NĐ-CP, Phụ lục I, Mục II.3, ô số 3)." in ran.out
    assert "→ Thêm số 0 vào trước số văn bản." in ran.out


def test_what_only_practice_asks_for_is_a_note_and_no_failure(tmp_path: Path) -> None:
    ran = run("form-check", _file(tmp_path, _deed("KH657")))
    assert ran.code == 0
    assert "0 loại lỗi phải sửa, 1 ghi chú nên xem" in ran.out
    assert "GHI CHÚ KH657" in ran.out


def test_json_has_the_shape_of_the_house(tmp_path: Path) -> None:
    path = _file(tmp_path, _deed("KH604"))
    ran = run("form-check", path, "--json", language="en")
    (finding,) = ran.json["findings"]
    assert (ran.code, ran.json["valid"], ran.json["path"]) == (1, False, str(path))
    assert set(finding) > _FIELDS
    assert (finding["code"], finding["severity"], finding["found"]) == ("KH604", "error", "25 mm")
    assert finding["required"] == "30-35 mm"
    assert finding["article"] == "NĐ 30/2020/NĐ-CP, Phụ lục I, Mục I.3"


def test_the_same_slip_in_many_places_is_told_once_with_all_places(tmp_path: Path) -> None:
    many = next(deed for deed in DEEDS if deed.what == "text at the left, not justified").done()
    ran = run("form-check", _file(tmp_path, many), "--json")
    (finding,) = (f for f in ran.json["findings"] if f["component"] == "Nội dung")
    assert len(finding["cells"]) > 3
    assert "chỗ khác" in run("form-check", _file(tmp_path, many)).out


def test_a_file_that_is_no_document_is_a_finding(tmp_path: Path) -> None:
    ran = run("form-check", _file(tmp_path, b"not a document"))
    assert ran.code == 1
    assert "LỖI KH601 · cả văn bản" in ran.out


def test_a_file_that_is_not_there_and_a_folder_are_wrong_use(tmp_path: Path) -> None:
    assert run("form-check", tmp_path / "khong-co.docx").code == 2
    ran = run("form-check", tmp_path)
    assert ran.code == 2
    assert "là thư mục; hãy chỉ một tệp Word (.docx)." in ran.err
