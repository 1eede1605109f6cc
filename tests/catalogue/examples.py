"""The examples of a page of the catalogue, as content that can be run.

A place line `Trang: <title> (<kind>/<sheet>)` comes before each table; a day is written as officials write it
(05/12/2024), in quotes where the cell holds it as text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kehoach_xlsx.model.schema import SheetSchema

from ..support.checking import KINDS
from ..support.writing import Damage

HEADINGS = ("Vì sao", "Cách sửa", "Ví dụ sai", "Ví dụ đúng")
_PLACE = re.compile(r"^Trang: .*\((\w+)/(\w+)\)$", re.MULTILINE)
_SHEET_GONE = "Trang đã bị xóa."
_COLUMN_GONE = re.compile(r"^Cột đã bị xóa: (.+)\.$", re.MULTILINE)
_ROWS_GONE = re.compile(r"^Dòng đã bị xóa: (.+)\.$", re.MULTILINE)
_DAY = re.compile(r"(?<=\| )(\d{1,2})/(\d{1,2})/(\d{4})(?= (?:\d\d:\d\d )?\|)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """One example: of which workbook, its sheets as Markdown, and what was done to the workbook's frame."""

    kind: str
    sheets: Mapping[str, str]
    damage: Damage

    @property
    def title(self) -> str:
        """The title of the first sheet, where the finding is expected."""
        return KINDS[self.kind].sheet(next(iter((*self.sheets, *self.damage.missing)))).title


def sections(page: str) -> dict[str, str]:
    """Return the text under each second-level heading."""
    _, *parts = re.split(r"^## (.+)$", page, flags=re.MULTILINE)
    return {heading: text.strip() for heading, text in zip(parts[::2], parts[1::2], strict=True)}


def example(section: str) -> Example | None:
    """Return the example in a section, None where it is told in words."""
    _, *parts = _PLACE.split(section)
    if not parts:
        return None
    blocks = list(zip(parts[::3], parts[1::3], parts[2::3], strict=True))
    (kind,) = {kind for kind, _, _ in blocks}
    missing = tuple(name for _, name, text in blocks if _SHEET_GONE in text)
    headings: dict[str, str] = {}
    for _, name, text in blocks:
        for gone in _COLUMN_GONE.findall(text):
            headings[f"{name}.{_column(KINDS[kind].sheet(name), gone)}"] = ""
    rows = {name: gone[1].split(", ") for _, name, text in blocks if (gone := _ROWS_GONE.search(text))}
    sheets = {name: _DAY.sub(_iso, text) for _, name, text in blocks if name not in missing}
    return Example(kind=kind, sheets=sheets, damage=Damage(missing=missing, headings=headings, rows=rows))


def _column(sheet: SheetSchema, heading: str) -> str:
    return next(column.name for column in sheet.columns if column.heading == heading)


def _iso(found: re.Match[str]) -> str:
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:  # no such day: an officer can only type it as text
        return found[0]
