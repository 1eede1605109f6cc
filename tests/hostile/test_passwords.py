"""A locked report: named as locked, named where the password is wrong, merged where it is right."""

from pathlib import Path

import pytest

from kehoach_xlsx.pipeline import check
from tests.excel.test_encrypted import locked
from tests.support.collection import Collection


@pytest.mark.parametrize(
    ("passwords", "codes"), [((), ["KH002"]), (("bc2024",), ["KH017"]), (("sai", "BC2024"), [])], ids=str
)
def test_a_locked_report_is_read_with_the_right_password_only(
    passwords: tuple[str, ...], codes: list[str], tmp_path: Path
) -> None:
    collection = Collection(tmp_path)
    sound, path = collection.progress("a"), tmp_path / "locked.xlsx"
    path.write_bytes(locked(collection.progress("b").read_bytes(), "BC2024"))
    first, second = check([sound, path], loaded=collection.loaded, passwords=passwords).submissions
    locked_one, open_one = (first, second) if first.incoming.name == "locked.xlsx" else (second, first)
    assert [f.code for f in locked_one.findings] == codes
    assert not open_one.errors
