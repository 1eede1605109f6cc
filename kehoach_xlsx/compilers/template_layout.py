"""A whole workbook from its declaration: guidance, forms, tables, self-check, lists and identity."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kehoach_xlsx.compilers.form_sheet import form_sheet
from kehoach_xlsx.compilers.self_check import (
    CHECK_TITLE,
    Checked,
    blank_inputs,
    check_sheet,
    checks,
    count,
    summary_sheet,
)
from kehoach_xlsx.compilers.sheets import LISTS_SHEET, Placed
from kehoach_xlsx.compilers.table_sheet import table_sheet
from kehoach_xlsx.compilers.validations import key_name, list_name
from kehoach_xlsx.excel.layout import (
    Cell,
    Print,
    SheetLayout,
    Style,
    WorkbookLayout,
    column_letter,
    quote_sheet,
)
from kehoach_xlsx.model.identity import STAMP_NAME, STAMP_SHEET
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.schema import CodeList, Kind, Layout, SheetSchema, WorkbookSchema
from kehoach_xlsx.model.table import Book

GUIDANCE_TITLE = "Hướng dẫn"


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


def workbook_layout(schema: WorkbookSchema, book: Book, look: Look) -> WorkbookLayout:
    """Return the layout of a workbook with the rows of `book` in it, given ones locked, open ones filled or blank."""
    placed = tuple(
        Placed(schema=_widened(s, look.extra_rows), prefilled=len(book.rows(s.name)))
        for s in schema.sheets
        if not s.optional or book.rows(s.name)
    )
    found = checks(placed) if look.guided else ()
    footer = f"&L&9 {_plain(look.footer)}&R&9 Trang &P/&N"
    sheets = [_sheet(p, book, look, found, footer) for p in placed]
    names = dict(_column_names(placed))
    if look.guided:
        summary, check_names = summary_sheet(found, look.subtitle)
        names |= check_names
        sheets = [
            _guidance(schema, look, placed),
            *sheets,
            summary,
            check_sheet(found, placed, _facts(placed)),
        ]
    lists, list_names = _lists(schema, placed)
    stamp = replace(book.identity, schema_hash=schema.digest).stamp()
    names |= list_names | {STAMP_NAME: f'="{stamp}"'}
    return WorkbookLayout(
        sheets=(*sheets, lists, _identity(stamp)),
        defined_names=names,
        title=schema.title,
        subject=look.subtitle,
        custom_properties={STAMP_NAME: stamp},
        protect_structure=look.guided,
    )


def _widened(schema: SheetSchema, extra: int) -> SheetSchema:
    return replace(schema, free_rows=schema.free_rows + extra) if extra and schema.free_rows else schema


def _plain(text: str) -> str:
    """Text for a page's foot, where "&" begins a code."""
    return text.replace("&", "&&")[:200]


def _sheet(placed: Placed, book: Book, look: Look, found: Sequence[Checked], footer: str) -> SheetLayout:
    schema = placed.schema
    if schema.layout is Layout.FORM:
        return form_sheet(
            placed,
            book.form(schema.name),
            subtitle=look.subtitle,
            checks=found,
            protected=look.guided,
            footer=footer,
            signature=look.guided and schema.name == "info",
        )
    return table_sheet(
        placed,
        book.rows(schema.name),
        subtitle=look.subtitle,
        progress=_progress(placed, found) if look.guided else "",
        checks=found,
        protected=look.guided,
        footer=footer,
    )


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
            if not column.repeated:
                yield f"kxl_{p.schema.name}.{column.name}", f"={p.reference(column.name)}"


def _guidance(schema: WorkbookSchema, look: Look, placed: Sequence[Placed]) -> SheetLayout:
    cells = [
        Cell(row=1, column=1, value=schema.title, style=Style.TITLE, span=(1, 3)),
        Cell(row=2, column=1, value=look.subtitle, style=Style.SUBTITLE, span=(1, 3)),
        *([Cell(row=3, column=1, value=look.sending, style=Style.TOTAL, span=(1, 3))] if look.sending else []),
        Cell(row=4, column=1, value="CÁCH ĐIỀN", style=Style.SECTION, span=(1, 3)),
    ]
    row = 5
    for number, text in enumerate(schema.guidance, start=1):
        cells.append(Cell(row=row, column=1, value=number, style=Style.BODY_CENTER))
        cells.append(Cell(row=row, column=2, value=text, style=Style.BODY, span=(1, 2)))
        row += 1
    cells.extend(_contents(row + 1, placed))
    return SheetLayout(
        name=GUIDANCE_TITLE,
        cells=tuple(cells),
        widths={1: 6, 2: 34, 3: 84},
        heights={5 + i: 17.0 * (1 + len(text) // 118) for i, text in enumerate(schema.guidance) if len(text) > 118},
        protected=True,
        print=Print(landscape=True),
        tab_color="#1F4E79",
    )


def _contents(row: int, placed: Sequence[Placed]) -> list[Cell]:
    """The sheets with a link to each and what it is for."""
    cells = [Cell(row=row, column=1, value="CÁC TRANG", style=Style.SECTION, span=(1, 3))]
    for number, p in enumerate(placed, start=1):
        place = f"{quote_sheet(p.schema.title)}!A1"
        cells.append(Cell(row=row + number, column=1, value=number, style=Style.BODY_CENTER))
        cells.append(Cell(row=row + number, column=2, value=p.schema.title, style=Style.LINK, link=place))
        cells.append(Cell(row=row + number, column=3, value=p.schema.note, style=Style.BODY))
    check = row + len(placed) + 1
    cells.append(Cell(row=check, column=1, value=len(placed) + 1, style=Style.BODY_CENTER))
    cells.append(Cell(row=check, column=2, value=CHECK_TITLE, style=Style.LINK, link=f"{quote_sheet(CHECK_TITLE)}!A1"))
    cells.append(Cell(row=check, column=3, value="Đếm lỗi còn lại và chỉ tới chỗ cần sửa.", style=Style.BODY))
    return cells


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
