"""Every field that a Word template may print, gathered from the declarations of its document and from its tables."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, get_args, get_origin

from lxml import etree

from kehoach_xlsx.outputs.word.appendices import Appendix
from kehoach_xlsx.outputs.word.documents.forms import DocumentForm
from kehoach_xlsx.outputs.word.draft import Group
from kehoach_xlsx.outputs.word.glossary import CHARTS, FIELDS, OWN
from kehoach_xlsx.outputs.word.packing import DOCUMENT, unpack
from kehoach_xlsx.outputs.word.places import W

_ROWS = re.compile(r"\{%tr for row in ([\w.]+) %\}")
_SPECIAL = "dòng nhóm, dòng cộng"
_FIELD = re.compile(r"\{\{ (row\.\w+) \}\}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Variable:
    """One field: how it is called, what it means, of which kind it is, and an example."""

    name: str
    meaning: str
    kind: str
    example: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RowFields:
    """The fields of a row of one table: what is looped over, and each field with the heading of its column."""

    rows: str
    columns: tuple[tuple[str, str], ...]


def variables(document: DocumentForm) -> Iterator[Variable]:
    """Yield the fields of a document in the order of their declaration, a chart each for `charts`."""
    for said in document.said:
        for one in fields(said):
            known = OWN.get((document.template, one.name)) or FIELDS.get(one.name)
            meaning, example = (known.text, known.example) if known else ("", "")
            if one.name == "charts":
                yield from _charts()
            else:
                yield Variable(name=one.name, meaning=meaning, kind=_kind(one.type), example=example)


def _charts() -> Iterator[Variable]:
    for name, shows in CHARTS.items():
        yield Variable(name=f"charts.{name}", meaning=shows, kind="biểu đồ")


def _kind(declared: Any) -> str:
    """What people call the type of a field; the page says how a field of each kind is written."""
    if declared is bool:
        return "có hoặc không"
    if declared is str:
        return "chữ"
    if Appendix in get_args(declared):
        return "phụ lục"
    if get_origin(declared) is not tuple:
        return "khác"
    item = get_args(declared)[0]
    if item is str:
        return "các dòng"
    return "các nhóm" if item is Group else "dòng của bảng"


def row_fields(template: bytes) -> tuple[RowFields, ...]:
    """Return the fields of the rows of every table of a template, with the headings above them."""
    body = etree.fromstring(unpack(template)[DOCUMENT])
    found = (_of_table(table) for table in body.iter(f"{W}tbl"))
    return tuple(one for one in found if one is not None)


def _of_table(table: etree._Element) -> RowFields | None:
    rows = [[*_cells(row)] for row in table.iterfind(f"{W}tr")]
    loop = _ROWS.search(" ".join(text for row in rows for _, text in row))
    if loop is None:
        return None
    headings: Mapping[int, str] = dict(rows[0])
    printing = [found for row in rows if (found := [(p, name) for p, text in row for name in _FIELD.findall(text)])]
    columns: dict[str, str] = {}
    for row in printing[-1:]:  # the plain row comes last
        columns |= {name: headings.get(place, "") for place, name in row}
    for row in printing[:-1]:
        columns = {name: _SPECIAL for _, name in row} | columns
    return RowFields(rows=loop[1], columns=tuple(sorted(columns.items(), key=lambda item: item[1] == _SPECIAL)))


def _cells(row: etree._Element) -> Iterator[tuple[int, str]]:
    """The texts of a row by the column, counted from 0, in which each begins."""
    place = 0
    for cell in row.iterfind(f"{W}tc"):
        yield place, "".join(node.text or "" for node in cell.iter(f"{W}t"))
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        place += 1 if span is None else int(span.get(f"{W}val") or 1)
