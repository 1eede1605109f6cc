"""Formats that keep their error cells to themselves: read, with a warning that says what to do."""

from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_xlsx.excel.raw import Format, RawWorkbook
from kehoach_xlsx.excel.read import read
from kehoach_xlsx.flow.intake import understand
from kehoach_xlsx.pipeline import COLLECTED
from tests.support.collection import Collection


@pytest.mark.parametrize(("kind", "said"), [("xls", True), ("xlsb", True), ("xlsx", False), ("ods", False)])
def test_old_and_binary_files_are_warned_about(kind: str, said: bool, tmp_path: Path) -> None:
    path = Collection(tmp_path).progress("a")
    book = read(path)
    assert isinstance(book, RawWorkbook)
    incoming = understand(replace(book, format=Format(kind)), path, path.name, COLLECTED)
    found = [f for f in incoming.findings if f.code == "KH019"]
    assert bool(found) is said
    assert all(f".{kind}" in f.message() and ".xlsx" in f.remedy() for f in found)
