"""The workbook that goes back to an agency: our own template with its values, what is wrong marked and listed.

A marked cell is pink in a thick frame and carries a comment; it turns green once something else is typed, and
pink again where the workbook's own check still finds it wrong.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kehoach_xlsx.compilers.sheets import Placed, value_style
from kehoach_xlsx.excel.layout import (
    CellRange,
    ConditionalFormat,
    Mark,
    SheetLayout,
    Style,
    WorkbookLayout,
    address,
)
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.schema import Column, FilledBy, Layout, SheetSchema
from kehoach_xlsx.model.table import ErrorCell
from kehoach_xlsx.outputs.changes import has_changed, spreadsheet_value
from kehoach_xlsx.outputs.corrections import Corrections, Line, Spot
from kehoach_xlsx.outputs.corrections_sheet import SEVERITY_WORDS, TO_CLEAR, corrections_sheet, remedy


def returned_layout(layout: WorkbookLayout, corrections: Corrections) -> WorkbookLayout:
    """Return `layout`, a unit's workbook with the rows of `corrections`, marked and with *Phải sửa* in front."""
    first = corrections_sheet(corrections, layout.subject)
    marked = (_marked(sheet, corrections) for sheet in layout.sheets)
    return replace(layout, sheets=(first, *marked), active_sheet=first.name)


def _marked(layout: SheetLayout, corrections: Corrections) -> SheetLayout:
    sheet = corrections.sheet(layout.name)
    if sheet is None:
        return layout
    lines = corrections.lines.get(sheet.name, ())
    told = [f for f in (*corrections.review, *corrections.findings) if f.origin.sheet == sheet.title]
    found = [(spot, f) for f in told if (spot := corrections.spot(f))]
    all_marks = (*_unreadable(sheet, lines), *_added(sheet, lines), *_wrong(found, corrections.review))
    marks = {(mark.row, mark.column): mark for mark in all_marks}  # the last says most
    ordered = tuple(marks[place] for place in sorted(marks))
    formats = [_green(mark) for mark in ordered]
    return replace(layout, marks=ordered, conditional_formats=(*layout.conditional_formats, *formats))


def _green(mark: Mark) -> ConditionalFormat:
    here = CellRange(first_row=mark.row, first_column=mark.column, last_row=mark.row, last_column=mark.column)
    return ConditionalFormat(
        ref=here, formula=has_changed(address(mark.row, mark.column), mark.value), style=Style.GOOD
    )


def _unreadable(sheet: SheetSchema, lines: Sequence[Line]) -> Iterator[Mark]:
    """Error values are written as such: as text they would be taken for what the officer wrote."""
    for index, line in enumerate(lines):
        for name, value in line.cells.items():
            if isinstance(value, ErrorCell):
                yield _mark(_spot(sheet, index, line, sheet.column(name)), Style.MARKED_BAD, "")


def _added(sheet: SheetSchema, lines: Sequence[Line]) -> Iterator[Mark]:
    """Every cell of a row that should not be there is open, so that it can be moved and cleared."""
    for index, line in enumerate(lines):
        for column in sheet.columns:
            is_key = column.name in sheet.key
            if line.added and (line.cells.get(column.name) is not None or is_key):
                yield _mark(_spot(sheet, index, line, column), Style.MARKED_BAD, TO_CLEAR if is_key else "")


def _spot(sheet: SheetSchema, index: int, line: Line, column: Column) -> Spot:
    first, _, number = Placed(schema=sheet).position(column.name)
    return Spot(sheet=sheet, column=column, line=line, row=first + index, number=number)


def _wrong(findings: Sequence[tuple[Spot, Finding]], review: Sequence[Finding]) -> Iterator[Mark]:
    """A cell whose fault can be seen no more is only worth a look."""
    by_place: dict[tuple[int, int], list[tuple[Spot, Finding]]] = {}
    for spot, finding in findings:
        by_place.setdefault((spot.row, spot.number), []).append((spot, finding))
    for pairs in by_place.values():
        spot = pairs[0][0]
        if spot.column.filled_by is FilledBy.OFFICER or spot.line.added:
            bad = spot.line.added or any(f.severity is Severity.ERROR and f not in review for _, f in pairs)
            yield _mark(spot, Style.MARKED_BAD if bad else Style.MARKED_WARN, _comment(spot, [f for _, f in pairs]))


def _comment(spot: Spot, findings: Sequence[Finding]) -> str:
    told = (
        f"{SEVERITY_WORDS[f.severity].upper()} {f.code}: {f.message()}\nCách sửa: {remedy(spot, f)}" for f in findings
    )
    return "\n\n".join(dict.fromkeys(told))


def _mark(spot: Spot, look: Style, comment: str) -> Mark:
    style = value_style(spot.column)
    form = spot.sheet.layout is Layout.FORM
    return Mark(
        row=spot.row,
        column=spot.number,
        value=spreadsheet_value(spot.content),
        style=Style.INPUT if form and style is Style.INPUT_CENTER else style,
        look=look,
        comment=comment,
    )
