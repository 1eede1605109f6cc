"""What decides a workbook's frame: two workbooks of equal skeletons differ in rows, texts and what fills the holes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from operator import itemgetter
from types import MappingProxyType
from typing import Final

from kehoach_xlsx.excel.extent import Extent
from kehoach_xlsx.excel.formats import Look
from kehoach_xlsx.excel.holes import hole
from kehoach_xlsx.excel.layout import Cell, SheetLayout, WorkbookLayout, address
from kehoach_xlsx.excel.strings import shown
from kehoach_xlsx.excel.text import printable
from kehoach_xlsx.excel.xlsx_book import Link

_NONE: Final[Mapping[int, float]] = MappingProxyType({})
_TEXT: Final = re.compile(r'="((?:[^"]|"")*)"')


@dataclass(frozen=True, kw_only=True, slots=True)
class Bones:
    """The skeleton of one sheet: its layout without rows and texts, how far its cells reach, its links.

    `heights` are those of rows, in points, where charts or comments are placed by them.
    """

    layout: SheetLayout
    extent: Extent
    links: tuple[Link, ...]
    heights: Mapping[int, float]

    @property
    def shape(self) -> tuple[str, Extent, int]:
        """What sheets of different skeletons mostly differ in."""
        return self.layout.name, self.extent, len(self.links)


@dataclass(frozen=True, kw_only=True, slots=True)
class Skeleton:
    """The skeleton of a workbook; in `layout` are holes, and no sheets but their names.

    `charted` is the whole layout where a chart keeps a copy of what its cells hold.
    """

    layout: WorkbookLayout
    sheets: tuple[Bones, ...]
    looks: tuple[Look, ...]
    has_texts: bool
    charted: WorkbookLayout | None

    @property
    def shape(self) -> tuple[tuple[str, Extent, int], ...]:
        """What different skeletons mostly differ in."""
        return tuple(bones.shape for bones in self.sheets)


def bones_of(sheet: SheetLayout, extent: Extent, heights: Mapping[int, float]) -> Bones:
    """Return the skeleton of a sheet."""
    merged = tuple(Cell(row=c.row, column=c.column, span=c.span) for c in sheet.cells if c.span not in (None, (1, 1)))
    comments = tuple(mark for mark in sheet.marks if mark.comment)
    page = replace(
        sheet.print,
        header=sheet.print.header and hole(f"head {sheet.name}"),
        footer=sheet.print.footer and hole(f"foot {sheet.name}"),
    )
    bare = replace(
        sheet, cells=merged, blocks=(), marks=comments, heights=_NONE, row_styles=MappingProxyType({}), print=page
    )
    return Bones(
        layout=bare,
        extent=extent,
        links=_links(sheet),
        heights=heights if sheet.charts or comments else _NONE,
    )


def _links(sheet: SheetLayout) -> tuple[Link, ...]:
    """All links of a sheet, in the order of rows."""
    linked = [
        (c.row, c.column, c.link, shown(c) or "") for c in sheet.cells if c.link is not None and c.formula is None
    ]
    for block in sheet.blocks:
        linked += (
            (row, block.first_column, link, str(values[0]))
            for row, (link, values) in enumerate(zip(block.links, block.rows, strict=False), block.first_row)
            if link
        )
    linked.sort(key=itemgetter(0, 1))
    return tuple((address(row, column), link, text) for row, column, link, text in linked)


def skeleton_of(
    layout: WorkbookLayout, sheets: tuple[Bones, ...], looks: tuple[Look, ...], *, has_texts: bool
) -> Skeleton:
    """Return the skeleton of a workbook."""
    return Skeleton(
        layout=replace(
            layout,
            sheets=tuple(bones.layout for bones in sheets),
            title=layout.title and hole("title"),
            subject=layout.subject and hole("subject"),
            author=layout.author and hole("author"),
            custom_properties={printable(n): v and hole(f"property {n}") for n, v in layout.custom_properties.items()},
            defined_names={n: _open(n, formula) for n, formula in layout.defined_names.items()},
        ),
        sheets=sheets,
        looks=looks,
        has_texts=has_texts,
        charted=layout if any(sheet.charts for sheet in layout.sheets) else None,
    )


def _open(name: str, formula: str) -> str:
    return f'="{hole(f"name {name}")}"' if _TEXT.fullmatch(formula) else formula


def what_fills(layout: WorkbookLayout) -> dict[str, str]:
    """Return the texts that go into the holes of a workbook's frame, by the name of the hole."""
    texts = {"title": printable(layout.title), "subject": printable(layout.subject), "author": printable(layout.author)}
    texts |= {f"property {name}": printable(value) for name, value in layout.custom_properties.items()}
    for name, formula in layout.defined_names.items():
        if text := _TEXT.fullmatch(formula):
            texts[f"name {name}"] = text[1]
    for sheet in layout.sheets:
        texts[f"head {sheet.name}"] = printable(sheet.print.header)
        texts[f"foot {sheet.name}"] = printable(sheet.print.footer)
    return texts
