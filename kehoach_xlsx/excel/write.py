"""A layout in, an .xlsx file out. The same layout always gives the same bytes.

A `Press` writes many workbooks that are alike, each as `to_bytes` writes it: what they share is made and compressed
once.
"""

import gc
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import Final

from kehoach_xlsx.excel.cells import Numbering
from kehoach_xlsx.excel.checks import verify_retold, verify_sheet, verify_workbook
from kehoach_xlsx.excel.errors import LayoutError
from kehoach_xlsx.excel.formats import look_numbers, looks_of
from kehoach_xlsx.excel.frame import Frame, frame_of
from kehoach_xlsx.excel.holes import Parts, filling
from kehoach_xlsx.excel.layout import SheetLayout, WorkbookLayout
from kehoach_xlsx.excel.likeness import Ready, ready, retold
from kehoach_xlsx.excel.lines import Measured
from kehoach_xlsx.excel.records import Records
from kehoach_xlsx.excel.rows import row_pieces
from kehoach_xlsx.excel.skeleton import Skeleton, skeleton_of, what_fills
from kehoach_xlsx.excel.strings import Strings
from kehoach_xlsx.excel.zip_parts import Deflater, Helpers, Part, package

__all__ = ["LayoutError", "Press", "to_bytes", "to_pieces"]

_SHEETS_KEPT: Final = 512
_FRAMES_KEPT: Final = 64
_CELLS_KEPT: Final = 20_000
"""Of a sheet whose rows are kept as XML; those of larger ones are streamed."""


def to_bytes(layout: WorkbookLayout) -> bytes:
    """Return the finished .xlsx file.

    Raises:
        LayoutError: the layout asks for something Excel cannot hold.
    """
    return Press().to_bytes(layout)


def to_pieces(layout: WorkbookLayout) -> Sequence[bytes]:
    """Return the finished .xlsx file in pieces: a large one need not be in memory twice.

    Raises:
        LayoutError: the layout asks for something Excel cannot hold.
    """
    return Press().to_pieces(layout)


@dataclass(kw_only=True, slots=True)
class _Kept:
    """A sheet as it was last written: its rows as XML with the numbers of texts in them, the file and its fillings."""

    ready: Ready
    numbers: tuple[str, ...] | None = None
    rows: tuple[bytes, ...] = ()
    parts: Parts = ()
    fills: tuple[bytes, ...] | None = None
    part: Part | None = None


class Press:
    """Writes workbooks, and keeps what the next may share: sheets that are alike, frames, compressed pieces."""

    def __init__(self) -> None:
        self._sheets: OrderedDict[object, _Kept] = OrderedDict()
        self._frames: OrderedDict[object, tuple[Skeleton, Frame]] = OrderedDict()
        self._deflater = Deflater()

    def to_bytes(self, layout: WorkbookLayout) -> bytes:
        """Return the finished .xlsx file, the same as if it were the only one.

        Raises:
            LayoutError: the layout asks for something Excel cannot hold.
        """
        return b"".join(self.to_pieces(layout))

    def to_pieces(self, layout: WorkbookLayout) -> Sequence[bytes]:
        """Return the same file in pieces, for who writes them one after the other.

        Raises:
            LayoutError: the layout asks for something Excel cannot hold.
        """
        with _no_collection(), Helpers() as helpers:
            return package(self._files(layout, helpers))

    def _files(self, layout: WorkbookLayout, helpers: Helpers) -> list[tuple[str, Part]]:
        verify_workbook(layout)
        measured = Measured()
        sheets = [self._kept(sheet, measured) for sheet in layout.sheets]
        measured.clear()
        strings = _numbered([sheet.ready for sheet in sheets])
        looks = tuple(dict.fromkeys(look for sheet in layout.sheets for look in looks_of(sheet.marks)))
        bones = tuple(sheet.ready.bones for sheet in sheets)
        frame = self._frame(skeleton_of(layout, bones, looks, has_texts=strings.count > 0))
        numbering = Numbering(strings=strings.numbers, looks=look_numbers(looks))
        fills = filling(what_fills(layout))
        by_name = {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(sheets, start=1)}
        files: list[tuple[str, Part]] = []
        for name, parts in frame:
            if name in by_name:
                part = self._sheet(by_name[name], parts, numbering, fills, helpers)
            else:
                part = self._deflater.part(_filled(parts, fills, strings.pieces()), helpers)
            files.append((name, part))
        return files

    def _kept(self, sheet: SheetLayout, measured: Measured) -> _Kept:
        """The sheet that was written before, made over for this one, or a new one."""
        key = sheet.name, len(sheet.cells), tuple(len(block.rows) for block in sheet.blocks)
        kept = self._sheets.get(key)
        if kept is not None and kept.ready.layout is not sheet:
            made_over = retold(kept.ready, sheet)
            if made_over is None:
                kept = None
            else:
                kept.ready, changed = made_over
                verify_retold(sheet, changed)
        if kept is None:
            verify_sheet(sheet)
            kept = self._sheets[key] = _Kept(ready=ready(sheet, measured))
            _forget(sheet)
        self._sheets.move_to_end(key)
        if len(self._sheets) > _SHEETS_KEPT:
            self._sheets.popitem(last=False)
        return kept

    def _frame(self, skeleton: Skeleton) -> Frame:
        key = skeleton.shape
        known = self._frames.get(key)
        if known is None or known[0] != skeleton:
            known = self._frames[key] = skeleton, frame_of(skeleton)
        self._frames.move_to_end(key)
        if len(self._frames) > _FRAMES_KEPT:
            self._frames.popitem(last=False)
        return known[1]

    def _sheet(
        self, kept: _Kept, parts: Parts, numbering: Numbering, fills: Mapping[str, bytes], helpers: Helpers
    ) -> Part:
        sheet = kept.ready
        rows = row_pieces(sheet.layout, sheet.bones.extent, sheet.heights, numbering)
        if sheet.layout.marks or _cells(sheet.layout) > _CELLS_KEPT:
            part = self._deflater.part(_filled(parts, fills, rows), helpers)
            _forget(sheet.layout)
            return part
        numbers = tuple(map(numbering.strings.__getitem__, (*sheet.singles, *sheet.tabled)))
        own = tuple(fills[part] for part in parts if isinstance(part, str) and part in fills)
        if kept.numbers != numbers:
            kept.numbers, kept.rows, kept.part = numbers, tuple(rows), None
        if kept.part is None or kept.parts is not parts or kept.fills != own:
            kept.parts, kept.fills = parts, own
            kept.part = self._deflater.part(_filled(parts, fills, kept.rows), helpers)
        return kept.part


@contextmanager
def _no_collection() -> Iterator[None]:
    """Look for no circles meanwhile: millions of texts and tuples come and go, none of them in a circle."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _forget(sheet: SheetLayout) -> None:
    """Hold the columns of one sheet at a time."""
    for block in sheet.blocks:
        if isinstance(block.rows, Records):
            block.rows.forget()


def _cells(sheet: SheetLayout) -> int:
    return len(sheet.cells) + sum(len(block.rows) * len(block.styles) for block in sheet.blocks)


def _numbered(sheets: Iterable[Ready]) -> Strings:
    strings = Strings()
    strings.add_single([text for sheet in sheets for text in sheet.singles])
    strings.add_tabled(chain.from_iterable(sheet.tabled for sheet in sheets), sum(sheet.texts for sheet in sheets))
    return strings


def _filled(parts: Parts, fills: Mapping[str, bytes], streamed: Iterable[bytes]) -> Iterable[bytes]:
    """A file in pieces, its holes filled; what has no name among `fills` is what is streamed."""
    for part in parts:
        if isinstance(part, bytes):
            yield part
        elif part in fills:
            yield fills[part]
        else:
            yield from streamed
