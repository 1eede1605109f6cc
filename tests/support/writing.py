"""A returned workbook as bytes, with what our own writer would never produce: errors, formulas, damage."""

import io
import operator
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape

from kehoach_xlsx.compilers.sheets import FIRST_ROW, HEADER_ROW, LABEL_COLUMN, Placed
from kehoach_xlsx.compilers.template_layout import Look, workbook_layout
from kehoach_xlsx.excel.layout import Cell, SheetLayout, address
from kehoach_xlsx.excel.write import to_bytes
from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.schema import Layout, SheetSchema, WorkbookSchema
from kehoach_xlsx.model.table import Book, Row

from .markdown import CellValue, ErrorValue, Formula, Record

_SUM = re.compile(r"=(-?[0-9]+)([-+*])(-?[0-9]+)")
_OPERATORS: Mapping[str, Callable[[int, int], int]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Damage:
    """What an officer did to the workbook's frame.

    `missing` names deleted sheets, `titles` gives sheets another title; `headings` maps "sheet.column" to the
    heading that stands there now, "" for a column that was deleted with its content. `rows` gives the keys of
    deleted rows by sheet.
    """

    missing: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, Sequence[str]] = field(default_factory=dict)


def returned(
    schema: WorkbookSchema,
    identity: Identity,
    sheets: Mapping[str, Sequence[Record]],
    damage: Damage,
) -> bytes:
    """Return the .xlsx of a workbook with these rows; columns the schema lacks stand right of the table."""
    kept = {name: tuple(_kept(schema.sheet(name), rows, damage)) for name, rows in sheets.items()}
    plain = {name: tuple(_plain(row) for row in rows) for name, rows in kept.items()}
    book = Book(identity=identity, sheets=plain)
    layout = workbook_layout(schema, book, Look(subtitle=f"Kế hoạch số {identity.plan}"))
    gone = {schema.sheet(name).title for name in damage.missing}
    by_title = {sheet.title: sheet for sheet in schema.sheets}
    left = [sheet for sheet in layout.sheets if sheet.name not in gone]
    changed = tuple(_changed(sheet, by_title.get(sheet.name), kept, damage) for sheet in left)
    lost = {f"kxl_{column}" for column, heading in damage.headings.items() if not heading}
    names = {name: formula for name, formula in layout.defined_names.items() if name not in lost}
    data = to_bytes(replace(layout, sheets=changed, defined_names=names))
    return _with_odd_cells(data, [sheet.name for sheet in left], schema, kept)


def _kept(sheet: SheetSchema, rows: Sequence[Record], damage: Damage) -> Iterator[Record]:
    gone = damage.rows.get(sheet.name, ())
    for row in rows:
        if not gone or row.get(sheet.key[0]) not in gone:
            yield {name: value for name, value in row.items() if damage.headings.get(f"{sheet.name}.{name}") != ""}


def _plain(row: Record) -> Row:
    """The row as our writer takes it, with a placeholder where something odd will stand."""
    return {k: v.text if isinstance(v, Formula | ErrorValue) else v for k, v in row.items()}


def _changed(
    layout: SheetLayout, sheet: SheetSchema | None, rows: Mapping[str, Sequence[Record]], damage: Damage
) -> SheetLayout:
    if sheet is None:
        return layout
    cells = (_renamed(cell, sheet, damage) for cell in layout.cells)
    title = damage.titles.get(sheet.name, layout.name)
    return replace(layout, name=title, cells=(*cells, *_beside(sheet, rows.get(sheet.name, ()))))


def _renamed(cell: Cell, sheet: SheetSchema, damage: Damage) -> Cell:
    for index, name in enumerate(sheet.names):
        form = sheet.layout is Layout.FORM
        place = (FIRST_ROW + index, LABEL_COLUMN) if form else (HEADER_ROW, index + 1)
        if (cell.row, cell.column) == place:
            heading = damage.headings.get(f"{sheet.name}.{name}")
            return cell if heading is None else replace(cell, value=heading)
    return cell


def _beside(sheet: SheetSchema, rows: Sequence[Record]) -> Iterator[Cell]:
    """Columns that the officer added: their heading and values, right of the table."""
    added = list(dict.fromkeys(name for row in rows for name in row if name not in sheet.names))
    for column, heading in enumerate(added, start=len(sheet.columns) + 1):
        yield Cell(row=HEADER_ROW, column=column, value=heading)
        for number, row in enumerate(rows, start=FIRST_ROW):
            value = row.get(heading)
            if value is not None and not isinstance(value, Formula | ErrorValue):
                yield Cell(row=number, column=column, value=value)


def _with_odd_cells(
    data: bytes, titles: Sequence[str], schema: WorkbookSchema, rows: Mapping[str, Sequence[Record]]
) -> bytes:
    """Write the cells our writer would not; `titles` are the sheets of the file as they were first called."""
    parts: dict[str, list[tuple[str, CellValue]]] = {}
    for name, found in rows.items():
        sheet = schema.sheet(name)
        odd = list(_odd_cells(sheet, found))
        if odd:
            parts[f"xl/worksheets/sheet{titles.index(sheet.title) + 1}.xml"] = odd
    return _edited(data, parts) if parts else data


def _odd_cells(sheet: SheetSchema, rows: Sequence[Record]) -> Iterator[tuple[str, CellValue]]:
    for index, row in enumerate(rows):
        for name, value in row.items():
            if isinstance(value, Formula | ErrorValue):
                first, _, column = Placed(schema=sheet).position(name)
                yield address(first + index, column), value


def _edited(data: bytes, parts: Mapping[str, Sequence[tuple[str, CellValue]]]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            text = old.read(entry)
            for place, value in parts.get(entry.filename, ()):
                text = _replaced(text.decode(), place, value).encode()
            new.writestr(entry, text)
    return target.getvalue()


def _replaced(xml: str, place: str, value: CellValue) -> str:
    pattern = re.compile(rf'<c r="{place}"( s="[0-9]+")?[^>]*>.*?</c>')
    changed, count = pattern.subn(lambda found: _cell_xml(place, found[1] or "", value), xml)
    assert count == 1, f"{place} stands {count} times"
    return changed


def _cell_xml(place: str, style: str, value: CellValue) -> str:
    if isinstance(value, ErrorValue):
        return f'<c r="{place}"{style} t="e"><v>{value.text}</v></c>'
    assert isinstance(value, Formula)
    known = _SUM.fullmatch(value.text)
    result = f"<v>{_OPERATORS[known[2]](int(known[1]), int(known[3]))}</v>" if known else ""
    return f'<c r="{place}"{style}><f>{escape(value.text[1:])}</f>{result}</c>'
