"""A layout in, an .xlsx file out. The same layout always gives the same bytes.

A `Press` writes many workbooks that are alike, each as `to_bytes` writes it: what they share is made and compressed
once.
"""

import gc
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Final, TypeVar

from kehoach_xlsx.aside import Aside
from kehoach_xlsx.excel.cells import Numbering
from kehoach_xlsx.excel.checks import verify_retold, verify_sheet, verify_workbook
from kehoach_xlsx.excel.errors import LayoutError
from kehoach_xlsx.excel.formats import look_numbers, looks_of
from kehoach_xlsx.excel.frame import Frame, frame_of
from kehoach_xlsx.excel.holes import Parts, filling
from kehoach_xlsx.excel.large import LargeSheet, Numbered, is_large, large_sheet
from kehoach_xlsx.excel.layout import SheetLayout, WorkbookLayout
from kehoach_xlsx.excel.likeness import Ready, ready, retold
from kehoach_xlsx.excel.lines import Measured
from kehoach_xlsx.excel.rows import RowPieces
from kehoach_xlsx.excel.shelf import Piece, Shelf, laid_on
from kehoach_xlsx.excel.skeleton import Bones, Skeleton, skeleton_of, what_fills
from kehoach_xlsx.excel.strings import Strings
from kehoach_xlsx.excel.zip_parts import Deflater, Helpers, Part, package, streamed

__all__ = ["LayoutError", "Press", "to_bytes", "to_pieces"]

T = TypeVar("T")

_SHEETS_KEPT: Final = 512
_FRAMES_KEPT: Final = 64
_SHEET: Final = "xl/worksheets/sheet{}.xml"
_TEXTS: Final = "xl/sharedStrings.xml"
_WORTH_ANOTHER: Final = range(300_000, 10_000_000)
"""So much work, in cells of large sheets, that another process makes some of them; of more it would hold too much."""


def to_bytes(layout: WorkbookLayout) -> bytes:
    """Return the finished .xlsx file.

    Raises:
        LayoutError: the layout asks for something Excel cannot hold.
    """
    return Press().to_bytes(layout)


def to_pieces(layout: WorkbookLayout, shelf: Shelf | None = None) -> Iterator[bytes]:
    """Yield the finished .xlsx file in pieces as they are made: a large one need not be in memory.

    What of large sheets is on the `shelf` is not made again, and what is made goes there; the file is the same.

    Raises:
        LayoutError: the layout asks for something Excel cannot hold.
    """
    return Press().to_pieces(layout, shelf)


@dataclass(kw_only=True, slots=True)
class _Kept:
    """A sheet as it was last written: its rows as XML with the numbers of texts in them, the file and its fillings."""

    ready: Ready
    numbers: tuple[str, ...] | None = None
    rows: tuple[bytes, ...] = ()
    parts: Parts = ()
    fills: tuple[bytes, ...] | None = None
    part: Part | None = None

    @property
    def bones(self) -> Bones:
        """The sheet's skeleton."""
        return self.ready.bones


@dataclass(frozen=True, kw_only=True, slots=True)
class _Making:
    """What the files of one package are made of, by their names; `large` is what is known of the large ones."""

    sheets: Mapping[str, _Kept | LargeSheet]
    large: Mapping[str, Numbered]
    frame: Mapping[str, Parts]
    fills: Mapping[str, bytes]
    strings: Strings
    numbering: Numbering
    measured: Measured = field(default_factory=Measured)

    def for_another(self) -> tuple[str, ...]:
        """The files that are left to another process: about half of what is to do, where it is worth it."""
        work = {name: numbered.work for name, numbered in self.large.items()}
        if sum(work.values()) not in _WORTH_ANOTHER:
            return ()
        if _TEXTS in self.frame:
            work[_TEXTS] = len(self.strings.numbers)
        left: list[str] = []
        ours = others = 0
        for name in sorted(work, key=work.__getitem__, reverse=True):
            if others < ours:
                left.append(name)
                others += work[name]
            else:
                ours += work[name]
        return tuple(left)


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

    def to_pieces(self, layout: WorkbookLayout, shelf: Shelf | None = None) -> Iterator[bytes]:
        """Yield the same file in pieces, for who writes them one after the other.

        Raises:
            LayoutError: the layout asks for something Excel cannot hold.
        """
        with _no_collection(), Helpers() as helpers:
            yield from package(self._files(layout, helpers, shelf))

    def _files(
        self, layout: WorkbookLayout, helpers: Helpers, shelf: Shelf | None
    ) -> Iterator[tuple[str, Part | Iterable[Piece]]]:
        """Yield the files of the package under their names."""
        verify_workbook(layout)
        sheets = {_SHEET.format(n): self._known(sheet) for n, sheet in enumerate(layout.sheets, start=1)}
        strings, numbered = _numbered(sheets)
        looks = tuple(dict.fromkeys(look for sheet in layout.sheets for look in looks_of(sheet.marks)))
        bones = tuple(sheet.bones for sheet in sheets.values())
        frame = self._frame(skeleton_of(layout, bones, looks, has_texts=strings.count > 0))
        making = _Making(
            sheets=sheets,
            large=numbered,
            frame=dict(frame),
            fills=filling(what_fills(layout)),
            strings=strings,
            numbering=Numbering(strings=strings.numbers, looks=look_numbers(looks)),
        )
        others = making.for_another()
        if not others:
            yield from ((name, self._made(making, name, helpers, shelf)) for name in making.frame)
            return
        ours = [name for name in making.frame if name not in others]
        with Aside(partial(self._made_apart, making, others, shelf)) as aside:
            made = {name: _at_once(self._made(making, name, helpers, shelf)) for name in ours} | aside.result()
        yield from ((name, made[name]) for name in making.frame)

    def _made_apart(self, making: _Making, names: Iterable[str], shelf: Shelf | None) -> dict[str, Part | list[Piece]]:
        """Some files of the package, nothing of them left with a helper."""
        own = shelf.copied() if shelf else None
        with Helpers() as helpers:
            return {name: _at_once(self._made(making, name, helpers, own)) for name in names}

    def _made(self, making: _Making, name: str, helpers: Helpers, shelf: Shelf | None) -> Part | Iterator[Piece]:
        """One file of the package; a large one as it is made."""
        sheet, parts = making.sheets.get(name), making.frame[name]
        if isinstance(sheet, _Kept):
            return self._sheet(sheet, parts, making.numbering, making.fills, helpers)
        if sheet is not None:
            rows = sheet.pieces(making.numbering, making.large[name].texts, making.measured, shelf)
            pieces = streamed(_filled(parts, making.fills, rows), helpers)
            return laid_on(shelf, pieces) if shelf else pieces
        content = _filled(parts, making.fills, making.strings.pieces())
        return streamed(content, helpers) if making.large and name == _TEXTS else self._deflater.part(content, helpers)

    def _known(self, sheet: SheetLayout) -> _Kept | LargeSheet:
        """The sheet with what is known of it before it is written."""
        if not is_large(sheet):
            return self._kept(sheet)
        verify_sheet(sheet)
        return large_sheet(sheet)

    def _kept(self, sheet: SheetLayout) -> _Kept:
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
            kept = self._sheets[key] = _Kept(ready=ready(sheet))
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
        rows = RowPieces(sheet.layout, sheet.bones.extent, lambda _rows, _blocks: sheet.heights, numbering)
        if sheet.layout.marks:
            return self._deflater.part(_filled(parts, fills, rows), helpers)
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


def _numbered(sheets: Mapping[str, _Kept | LargeSheet]) -> tuple[Strings, dict[str, Numbered]]:
    """The texts of a workbook with their numbers, and what is known then of the large sheets."""
    strings = Strings()
    large = {name: sheet for name, sheet in sheets.items() if isinstance(sheet, LargeSheet)}
    longest_first = sorted(large, key=lambda name: large[name].length, reverse=True)
    numbered = {name: large[name].number(strings) for name in longest_first}
    small = [sheet for sheet in sheets.values() if isinstance(sheet, _Kept)]
    strings.add_single([text for sheet in small for text in sheet.ready.singles])
    for sheet in small:
        strings.add_tabled(sheet.ready.tabled, sheet.ready.texts)
    return strings, numbered


def _at_once(made: Part | Iterator[Piece]) -> Part | list[Piece]:
    """A file of the package with nothing of it still to make."""
    return made if isinstance(made, Part) else list(made)


def _filled(parts: Parts, fills: Mapping[str, bytes], rows: Iterable[T]) -> Iterator[bytes | T]:
    """A file in pieces, its holes filled; where there is no such name among `fills` go its rows."""
    for part in parts:
        if isinstance(part, bytes):
            yield part
        elif part in fills:
            yield fills[part]
        else:
            yield from rows
