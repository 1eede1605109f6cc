"""A workbook that another program loaded and saved is judged the same, and is still known for what it is."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import openpyxl
import pytest

from kehoach_xlsx.excel.archive import Archive
from kehoach_xlsx.excel.limits import OWN
from kehoach_xlsx.excel.package import read_package
from kehoach_xlsx.flow.identify import identify
from kehoach_xlsx.model.identity import STAMP_NAME, STAMP_SHEET
from kehoach_xlsx.model.schema import Column, Kind
from kehoach_xlsx.pipeline import COLLECTED

from ..support.collection import Collection
from .fillings import workbooks
from .recalculating import NEEDS_LIBREOFFICE, judged, opened, recalculated
from .templates import Content, Rows, patched, template

Resave = Callable[[Sequence[Path], Path], dict[Path, Path]]
STAMPS = ("hidden sheet", "custom property", "defined name")


def by_openpyxl(paths: Sequence[Path], folder: Path) -> dict[Path, Path]:
    folder.mkdir()
    for path in paths:
        openpyxl.load_workbook(path).save(folder / path.name)
    return {path: folder / path.name for path in paths}


PROGRAMS = [
    pytest.param(recalculated, id="LibreOffice", marks=NEEDS_LIBREOFFICE),
    pytest.param(by_openpyxl, id="openpyxl"),
]


@pytest.mark.parametrize("resave", PROGRAMS)
def test_it_is_judged_the_same(resave: Resave, tmp_path: Path) -> None:
    collection = Collection(tmp_path)
    paths = [collection.progress("a"), collection.tasks("b"), collection.progress("c", filled=False)]
    for kind in COLLECTED:
        paths.append(tmp_path / f"{kind}.xlsx")
        paths[-1].write_bytes(template(kind).filled(_without_odd_days(kind)))
    saved = resave(paths, tmp_path / "saved")
    before, after = judged(paths), judged(list(saved.values()))
    for path, target in saved.items():
        assert before[path].incoming.identity == after[target].incoming.identity
        assert _findings(after[target].findings) == _findings(before[path].findings)
        assert after[target].incoming.cells_read == before[path].incoming.cells_read


def _without_odd_days(kind: str) -> dict[str, Rows]:
    """A filling without numbers in place of days, where openpyxl warns, and saves errors."""
    content = workbooks(template(kind), 1)[0]
    return {
        name: [
            {c: v for c, v in row.items() if not _is_odd_day(COLLECTED[kind].sheet(name).column(c), v)} for row in rows
        ]
        for name, rows in content.items()
    }


def _is_odd_day(column: Column, content: Content) -> bool:
    return column.kind is Kind.DATE and isinstance(content, int | float)


def _findings(found: Sequence[object]) -> list[tuple[str, str, str]]:
    return sorted((f.code, f.origin.sheet, f.cell or "") for f in found)  # type: ignore[attr-defined]


@pytest.mark.parametrize("resave", PROGRAMS)
def test_each_stamp_alone_is_enough(resave: Resave, tmp_path: Path) -> None:
    """Of the three stamps any one may be lost, and any two, before or after another program saved the file."""
    whole = template("progress")
    kept = [names for count in (1, 2, 3) for names in combinations(STAMPS, count)]
    paths = [tmp_path / f"{'-'.join(names).replace(' ', '_')}.xlsx" for names in kept]
    for path, names in zip(paths, kept, strict=True):
        path.write_bytes(_with_only(whole.data, names))
    saved = resave(paths, tmp_path / "saved")
    for path in (*paths, *saved.values()):
        known = identify(opened(path))
        assert (known.identity, known.agree) == (whole.book.identity, True), path.name


@pytest.mark.parametrize("resave", PROGRAMS)
def test_without_any_stamp_it_is_not_ours(resave: Resave, tmp_path: Path) -> None:
    path = tmp_path / "bare.xlsx"
    path.write_bytes(_with_only(template("progress").data, ()))
    for found in (path, resave([path], tmp_path / "saved")[path]):
        assert identify(opened(found)).identity is None


@pytest.mark.parametrize("resave", PROGRAMS)
def test_every_stamp_survives(resave: Resave, tmp_path: Path) -> None:
    path = tmp_path / "whole.xlsx"
    path.write_bytes(template("progress").data)
    target = resave([path], tmp_path / "saved")[path]
    found, stamp = opened(target), template("progress").book.identity.stamp()
    hidden = found.sheet(STAMP_SHEET)
    assert hidden is not None
    assert hidden.hidden
    assert hidden.value(1, 1) == stamp
    assert found.custom_properties[STAMP_NAME] == stamp
    assert found.defined_names[STAMP_NAME].strip('"') == stamp


def _with_only(data: bytes, kept: Sequence[str]) -> bytes:
    part = read_package(Archive(data, OWN)).parts[STAMP_SHEET]
    if "hidden sheet" not in kept:
        data = patched(data, {part: {"A1": None}})
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            text = old.read(entry).decode()
            if entry.filename == "docProps/custom.xml" and "custom property" not in kept:
                text = re.sub(r"<property .*</property>", "", text)
            if entry.filename == "xl/workbook.xml" and "defined name" not in kept:
                text = re.sub(rf'<definedName name="{STAMP_NAME}">.*?</definedName>', "", text)
            new.writestr(entry, text)
    return target.getvalue()
