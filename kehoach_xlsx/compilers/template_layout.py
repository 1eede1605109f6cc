"""A whole workbook from its declaration: guidance, forms, tables, self-check, lists and identity."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kehoach_xlsx.compilers.form_sheet import filled_form, form_sheet
from kehoach_xlsx.compilers.guidance import addressed, guidance_sheet
from kehoach_xlsx.compilers.self_check import (
    CHECK_TITLE,
    SUMMARY_WIDTH,
    Checked,
    blank_inputs,
    check_sheet,
    checks,
    count,
    summary_sheet,
)
from kehoach_xlsx.compilers.sheets import LISTS_SHEET, Placed, with_subtitle
from kehoach_xlsx.compilers.table_sheet import filled_table, table_sheet
from kehoach_xlsx.compilers.validations import key_name, list_name
from kehoach_xlsx.excel.layout import (
    Cell,
    SheetLayout,
    Style,
    WorkbookLayout,
    column_letter,
)
from kehoach_xlsx.model.identity import STAMP_NAME, STAMP_SHEET
from kehoach_xlsx.model.repeated import spread, who_column
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.schema import CodeList, Kind, Layout, SheetSchema, WorkbookSchema
from kehoach_xlsx.model.table import Book


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """How a workbook of a kind is dressed.

    `subtitle` stands under every title, `footer` is printed at the left of each page's foot; `guided`
    workbooks are for officers: locked where given, with guidance and self-check. `sending` says on the first
    sheet to whom and by when the file goes; `extra_rows` are added to the open rows of every table, for units
    that have more to tell.
    """

    subtitle: str = ""
    footer: str = ""
    guided: bool = True
    sending: str = ""
    extra_rows: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class _Mould:
    """What workbooks of a kind share that hold as many rows: everything but values, subtitles, feet and identity.

    `own` are the sheets of the declaration, still empty, each with its place; `guidance` and `summary` lack their
    subtitle.
    """

    own: tuple[tuple[Placed, SheetLayout], ...]
    guidance: SheetLayout | None
    summary: SheetLayout | None
    hidden: tuple[SheetLayout, ...]
    names: Mapping[str, str]


class Moulds:
    """Lays out workbooks of one kind, and keeps what the next can share with them."""

    def __init__(self, schema: WorkbookSchema) -> None:
        self._schema = schema
        self.digest: Final = schema.digest
        self.version: Final = f"{schema.kind} {schema.version}"
        self._made: dict[tuple[tuple[int, ...], bool, int], _Mould] = {}

    def layout(self, book: Book, look: Look) -> WorkbookLayout:
        """Return the layout of a workbook with the rows of `book` in it, given ones locked, open ones filled or blank.

        Sheets and cells that are the same as in another workbook are the same objects.
        """
        counts = tuple(len(book.rows(sheet.name)) for sheet in self._schema.sheets)
        stamp = replace(book.identity, schema_hash=self.digest).stamp()
        schema = _spread(self._schema, book)
        if schema is not self._schema:  # columns of its own: nothing to share
            return _cast(_mould(schema, counts, look), self._schema.title, stamp, book, look)
        key = counts, look.guided, look.extra_rows
        if key not in self._made:
            self._made[key] = _mould(self._schema, counts, look)
        return _cast(self._made[key], self._schema.title, stamp, book, look)


def workbook_layout(schema: WorkbookSchema, book: Book, look: Look) -> WorkbookLayout:
    """Return the layout of one workbook; see `Moulds.layout`."""
    return Moulds(schema).layout(book, look)


def _spread(schema: WorkbookSchema, book: Book) -> WorkbookSchema:
    """The kind with its repeated columns as a book fills them; itself where the book has no such sheet."""
    asked = {s.name: spread(s, rows) for s in schema.sheets if who_column(s) and (rows := book.rows(s.name))}
    return replace(schema, sheets=tuple(asked.get(s.name, s) for s in schema.sheets)) if asked else schema


def _mould(schema: WorkbookSchema, counts: Sequence[int], look: Look) -> _Mould:
    placed = tuple(
        Placed(schema=_widened(s, look.extra_rows), prefilled=rows)
        for s, rows in zip(schema.sheets, counts, strict=True)
        if not s.optional or rows
    )
    found = checks(placed) if look.guided else ()
    lists, names = _lists(schema, placed)
    summary = guidance = None
    hidden: tuple[SheetLayout, ...] = (lists,)
    check_names: dict[str, str] = {}
    if look.guided:
        summary, check_names = summary_sheet(found)
        guidance = guidance_sheet(schema, placed)
        hidden = (check_sheet(found, placed, _facts(placed)), lists)
    return _Mould(
        own=tuple((p, _sheet(p, found, guided=look.guided)) for p in placed),
        guidance=guidance,
        summary=summary,
        hidden=hidden,
        names=dict(_column_names(placed)) | check_names | names,
    )


def _cast(mould: _Mould, title: str, stamp: str, book: Book, look: Look) -> WorkbookLayout:
    footer = f"&L&9 {_plain(look.footer)}&R&9 Trang &P/&N"
    sheets = [_filled(sheet, placed, book, look.subtitle, footer) for placed, sheet in mould.own]
    if mould.guidance is not None:
        sheets.insert(0, addressed(mould.guidance, look.subtitle, look.sending))
    if mould.summary is not None:
        cells = with_subtitle(mould.summary.cells, look.subtitle, SUMMARY_WIDTH)
        sheets.append(replace(mould.summary, cells=cells))
    return WorkbookLayout(
        sheets=(*sheets, *mould.hidden, _identity(stamp)),
        defined_names={**mould.names, STAMP_NAME: f'="{stamp}"'},
        title=title,
        subject=look.subtitle,
        custom_properties={STAMP_NAME: stamp},
        protect_structure=look.guided,
    )


def _widened(schema: SheetSchema, extra: int) -> SheetSchema:
    return replace(schema, free_rows=schema.free_rows + extra) if extra and schema.free_rows else schema


def _plain(text: str) -> str:
    """Text for a page's foot, where "&" begins a code."""
    return text.replace("&", "&&")[:200]


def _sheet(placed: Placed, found: Sequence[Checked], *, guided: bool) -> SheetLayout:
    schema = placed.schema
    if schema.layout is Layout.FORM:
        return form_sheet(placed, checks=found, protected=guided, signature=guided and schema.name == "info")
    progress = _progress(placed, found) if guided else ""
    return table_sheet(placed, progress=progress, checks=found, protected=guided)


def _filled(sheet: SheetLayout, placed: Placed, book: Book, subtitle: str, footer: str) -> SheetLayout:
    name = placed.schema.name
    if placed.schema.layout is Layout.FORM:
        return filled_form(sheet, placed, book.form(name), subtitle=subtitle, footer=footer)
    return filled_table(sheet, placed, book.rows(name), subtitle=subtitle, footer=footer)


def _progress(placed: Placed, found: Sequence[Checked]) -> str:
    """Return the formula of the line on top: how many errors and blanks are left on this sheet."""
    errors = count(found, Severity.ERROR, placed.schema.name)
    if errors == "0":
        return ""
    blanks = blank_inputs(placed)
    left = f'" · còn "&({blanks})&" dòng chưa điền"' if blanks else '""'
    done = f'IF(({errors})=0,"Trang này không còn lỗi","Còn "&({errors})&" lỗi trên trang này")'
    return f'{done}&IF(({blanks or 0})=0,"",{left})&". Chi tiết ở trang {CHECK_TITLE}."'


def _facts(placed: Sequence[Placed]) -> dict[str, str]:
    """Where the dates of the forms stand, which rules call facts."""
    return {
        column.name: p.anchor(column.name)
        for p in placed
        if p.schema.layout is Layout.FORM
        for column in p.schema.columns
        if column.kind is Kind.DATE
    }


def _column_names(placed: Sequence[Placed]) -> Iterator[tuple[str, str]]:
    """One defined name per column: it follows the column when it is moved."""
    for p in placed:
        for column in p.schema.columns:
            yield f"kxl_{p.schema.name}.{column.name}", f"={p.reference(column.name)}"


def _lists(schema: WorkbookSchema, placed: Sequence[Placed]) -> tuple[SheetLayout, dict[str, str]]:
    """The hidden sheet of code lists, each under a defined name; drop-downs of keys point at the key columns."""
    codelists: dict[str, CodeList] = {
        c.codelist.name: c.codelist for s in schema.sheets for c in s.columns if c.codelist is not None
    }
    cells: list[Cell] = []
    names: dict[str, str] = {}
    for column, codelist in enumerate(codelists.values(), start=1):
        letter = column_letter(column)
        cells.append(Cell(row=1, column=column, value=codelist.title))
        cells.extend(Cell(row=row, column=column, value=v) for row, v in enumerate(codelist.values, start=2))
        names[list_name(codelist)] = f"={LISTS_SHEET}!${letter}$2:${letter}${len(codelist.values) + 1}"
    looked_up = {c.lookup for s in schema.sheets for c in s.columns if c.lookup}
    for p in placed:
        if p.schema.name in looked_up:
            names[key_name(p.schema.name)] = f"={p.reference(p.schema.key[0])}"
    return SheetLayout(name=LISTS_SHEET, cells=tuple(cells), hidden=True), names


def _identity(stamp: str) -> SheetLayout:
    cell = Cell(row=1, column=1, value=stamp, style=Style.IDENTITY)
    return SheetLayout(name=STAMP_SHEET, cells=(cell,), hidden=True)
