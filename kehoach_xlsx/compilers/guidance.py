"""The first sheet of a template: how it is filled, which sheets there are, to whom and by when it goes."""

from collections.abc import Sequence
from dataclasses import replace

from kehoach_xlsx.compilers.self_check import CHECK_TITLE
from kehoach_xlsx.compilers.sheets import NOTE_ROW, Placed, head_cells, with_subtitle
from kehoach_xlsx.excel.layout import Cell, Print, SheetLayout, Style, quote_sheet
from kehoach_xlsx.model.schema import WorkbookSchema

GUIDANCE_TITLE = "Hướng dẫn"
_WIDTH = 3


def guidance_sheet(schema: WorkbookSchema, placed: Sequence[Placed]) -> SheetLayout:
    """Return the sheet *Hướng dẫn*, not yet addressed to anybody."""
    cells = [
        *head_cells(schema.title, "", _WIDTH),
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


def addressed(sheet: SheetLayout, subtitle: str, sending: str) -> SheetLayout:
    """Return the guidance with its subtitle, and with to whom and by when the file goes."""
    line = Cell(row=NOTE_ROW, column=1, value=sending, style=Style.TOTAL, span=(1, _WIDTH))
    title, *rest = sheet.cells
    return replace(sheet, cells=with_subtitle((title, *([line] if sending else []), *rest), subtitle, _WIDTH))


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
