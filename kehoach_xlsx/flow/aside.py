"""Sheets of a file that are none of the workbook's: copies, sheets people added, and what they wrote on our own."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kehoach_xlsx.compilers.sheets import CHECK_SHEET, LISTS_SHEET
from kehoach_xlsx.excel.read import RawSheet, RawWorkbook
from kehoach_xlsx.flow.body import filled_cells, read_body
from kehoach_xlsx.flow.headings import heading_key
from kehoach_xlsx.flow.leftovers import is_corrections, left_over
from kehoach_xlsx.flow.locate import ENOUGH, Located, locate_in, share
from kehoach_xlsx.flow.records import take_table
from kehoach_xlsx.flow.rows import IsOurs, second_table, stray, strays
from kehoach_xlsx.model import diagnoses
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.identity import STAMP_SHEET
from kehoach_xlsx.model.schema import SheetSchema, WorkbookSchema
from kehoach_xlsx.model.table import RawTable
from kehoach_xlsx.vietnamese.text import fold

GUIDANCE_TITLE, CHECK_TITLE = "Hướng dẫn", "Tự kiểm tra"
_CHECK_COLUMNS, _CHECK_HEAD_ROWS = 6, 6
_CHECK_HEAD = "tự kiểm tra trước khi gửi"
TECHNICAL = frozenset({STAMP_SHEET, LISTS_SHEET, CHECK_SHEET})
_CODE = re.compile(r"KH[0-9]{3}")


def aside(
    workbook: RawWorkbook,
    schema: WorkbookSchema,
    found: Mapping[str, Located],
    tables: Mapping[str, RawTable],
    name: str,
    is_head: Mapping[str, IsOurs],
) -> Iterator[Finding]:
    """Yield what stands on sheets that are not the workbook's. Findings: KH009, KH031, KH034."""
    ours = {place.sheet.name for place in found.values()}
    for sheet in workbook.sheets:
        if sheet.name in ours or sheet.name in TECHNICAL or sheet.failure:
            continue
        origin = Origin(path=name, sheet=sheet.name)
        if is_corrections(sheet.name):
            yield from (stray(origin, *cell) for cell in left_over(sheet))
            continue
        if _is_guidance(sheet, schema):
            yield from (stray(origin, *cell) for cell in filled_cells(sheet) if not _printed_guidance(sheet, *cell))
        elif _is_check(sheet):
            beside = range(_CHECK_COLUMNS + 1, (len(sheet.rows[0]) if sheet.rows else 0) + 1)
            cells = filled_cells(sheet, _printed_checks(sheet), beside)
            yield from (stray(origin, *cell) for cell in cells if not _printed_check(sheet, *cell))
        elif copied := _copied(sheet, schema, found):
            original = schema.sheet(copied[0])
            yield from _of_copy(copied[1], original, tables[original.name], origin, schema.sheets, is_head[copied[0]])
        else:
            yield from (stray(origin, *cell) for cell in filled_cells(sheet))


def _copied(sheet: RawSheet, schema: WorkbookSchema, found: Mapping[str, Located]) -> tuple[str, Located] | None:
    """Of which sheet this is another copy, and where its cells stand."""
    places = [(s, place) for s in schema.sheets if s.name in found and (place := locate_in(sheet, s))]
    likely = [(share(place, s), s.name, place) for s, place in places if share(place, s) >= ENOUGH]
    best = max(likely, key=lambda one: one[0], default=None)
    return (best[1], best[2]) if best else None


def _of_copy(
    found: Located,
    schema: SheetSchema,
    original: RawTable,
    origin: Origin,
    others: Sequence[SheetSchema],
    is_head: IsOurs,
) -> Iterator[Finding]:
    """A copy that says nothing new is passed over; what another one says is not merged."""
    body = read_body(found, schema, others)
    copy = take_table(found, schema, origin, body)
    said, told = _told(original), _told(copy)
    if told <= said:
        yield Finding(rule=diagnoses.COPY_IGNORED, origin=origin, context={"title": schema.title})
    else:
        cells = sum(len(row) * count for row, count in (told - said).items())
        yield second_table(origin, schema, origin.sheet, cells)
    yield from strays(found, schema, origin, body, is_head)


def _told(table: RawTable) -> Counter[tuple[object, ...]]:
    """What the rows of a table say, whatever their order."""
    return Counter(tuple((name, repr(row.cells[name])) for name in sorted(row.cells)) for row in table.rows)


# --- guidance and self-check ----------------------------------------------------------------------------


def _is_guidance(sheet: RawSheet, schema: WorkbookSchema) -> bool:
    return fold(sheet.name) == fold(GUIDANCE_TITLE) or heading_key(sheet.value(1, 1)) == fold(schema.title)


def _is_check(sheet: RawSheet) -> bool:
    return fold(sheet.name) == fold(CHECK_TITLE) or heading_key(sheet.value(1, 1)) == _CHECK_HEAD


def _printed_guidance(sheet: RawSheet, row: int, column: int, value: object) -> bool:
    """Whether a cell of the guidance is printed: known by its place, for its texts change with every release."""
    lead = sheet.value(row, 1)
    if column > 3 or isinstance(lead, bool):
        return False
    if row < 5 or isinstance(lead, int | float):
        return column == 1 or isinstance(lead, int | float)
    return column == 1 and isinstance(value, str) and value.isupper()


def _printed_checks(sheet: RawSheet) -> frozenset[int]:
    """The rows of the self-check whose first columns are printed: its head, and the rows of its checks."""
    leads = (values[0] if values else None for values in sheet.rows)
    return frozenset(row for row, lead in enumerate(leads, start=1) if _is_check_row(row, lead))


def _is_check_row(row: int, lead: object) -> bool:
    return row <= _CHECK_HEAD_ROWS or (isinstance(lead, str) and _CODE.fullmatch(lead) is not None)


def _printed_check(sheet: RawSheet, row: int, column: int, _: object) -> bool:
    return column <= _CHECK_COLUMNS and _is_check_row(row, sheet.value(row, 1))
