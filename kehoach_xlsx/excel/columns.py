"""The cells of tables as XML, column by column: what is the same in many rows is made once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Final

from kehoach_xlsx.excel.cells import Singles, filled, without_text
from kehoach_xlsx.excel.formats import format_number
from kehoach_xlsx.excel.layout import Block, Style, Value, column_letter
from kehoach_xlsx.excel.records import Group, groups_of, together
from kehoach_xlsx.excel.text import escaped, plain

ROW: Final = "\0"
"""Stands for the number of the row in what is the same in many rows; no cell that was found fine holds it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Texts:
    """A column of cells that all hold a text: what stands before and behind what stands for it, and that."""

    head: str
    held: list[str]
    tail: str


_BETWEEN: Final = "\0"  # stands in no text that is plain


def in_bytes(xml: str) -> str:
    """Return XML with its bytes in UTF-8 for letters: rows put together so take half the room, and less time."""
    return xml if xml.isascii() else xml.encode().decode("latin-1")


class _Held:
    """How cells hold texts: by number."""

    opening, closing = 't="s"><v>', "</v></c>"

    def __init__(self, strings: Mapping[str, str]) -> None:
        self._strings = strings

    def one(self, text: str) -> str:
        """Return what stands for a text."""
        return self._strings[text]

    def all(self, texts: Sequence[Value]) -> list[str]:
        """Return what stands for each of many.

        Raises:
            KeyError: one is no text, or blank.
        """
        return list(map(self._strings.__getitem__, texts))  # type: ignore[arg-type]


class _Inline(_Held):
    """How cells hold texts: as they are."""

    opening, closing = 't="inlineStr"><is><t xml:space="preserve">', "</t></is></c>"

    def __init__(self) -> None:
        super().__init__({})

    def one(self, text: str) -> str:
        """Return a text as XML."""
        return in_bytes(text if plain(text) else escaped(text))

    def all(self, texts: Sequence[Value]) -> list[str]:
        """Return texts as XML.

        Raises:
            KeyError: one is no text, or blank.
        """
        try:
            told = "".join(texts)  # type: ignore[arg-type]
        except TypeError as error:
            raise KeyError from error
        if "" in texts:
            raise KeyError
        if plain(told):
            return in_bytes(_BETWEEN.join(texts)).split(_BETWEEN)  # type: ignore[arg-type]
        return [self.one(str(text)) for text in texts]


_INLINE: Final = _Inline()
"""How the cells of some columns of large tables hold texts."""

Column = str | list[str] | Texts
"""A part of every row: the same in all of them, or one by one."""


def side_by_side(columns: Iterable[Column]) -> Iterable[str]:
    """Return the rows that columns make; without an end where all of them are the same in all rows."""
    parts: list[Iterable[str]] = []
    same = ""
    for column in columns:
        if isinstance(column, str):
            same += column
        elif isinstance(column, Texts):
            parts += (repeat(same + column.head), column.held)
            same = column.tail
        else:
            parts += (repeat(same), column) if same else (column,)
            same = ""
    return map("".join, zip(*parts, repeat(same), strict=False))


def columns_of(blocks: Sequence[Block], rows: range, singles: Singles, strings: Mapping[str, str]) -> list[Column]:
    """Return the cells of some rows, column by column: those of tables that are cut to them, and those alone."""
    alone = {row: singles[row] for row in filter(singles.__contains__, rows)}
    numbers = frozenset(chain.from_iterable(alone.values()))
    columns: dict[int, Column] = {}
    for block in blocks:
        inside = range(block.first_column, block.first_column + len(block.styles))
        groups = groups_of(block.rows)
        if len(groups) > 1 and numbers.isdisjoint(inside):
            columns[block.first_column] = _scattered(block, groups, rows, strings)
            continue
        part = groups[0] if len(groups) == 1 else together(block.rows)
        columns.update(_of_group(block, part, strings))
    for row, cells in alone.items():
        for number, cell in cells.items():
            columns[number] = found = _one_by_one(columns.get(number, ""), rows)
            found[row - rows[0]] = in_bytes(cell)
    return [columns[number] for number in sorted(columns)]


def _scattered(block: Block, groups: Sequence[Group], rows: range, strings: Mapping[str, str]) -> list[str]:
    """The cells of a table's rows, all columns in one."""
    found = [""] * len(rows)
    for group in groups:
        cells = side_by_side(_of_group(block, group, strings).values())
        for row, text in zip(group.rows, cells, strict=False):
            found[row] = text
    return found


def _of_group(block: Block, group: Group, strings: Mapping[str, str]) -> dict[int, Column]:
    """The cells of rows that are filled alike, by the number of their column."""
    blank = {}
    if block.blanks:
        blank = {n: _blank(column_letter(n), style) for n, style in enumerate(block.styles, block.first_column)}
    if block.links:
        ((_, values),) = group.columns
        return {block.first_column: _links(block, group.rows, values, _Held(strings))}
    shared = _Held(strings)
    filled = {
        block.first_column + place: _cells(
            column_letter(block.first_column + place),
            block.styles[place],
            values,
            _INLINE if place in block.inline else shared,
            blanks=block.blanks,
        )
        for place, values in group.columns
    }
    return blank | {number: cells for number, cells in filled.items() if cells}


def _links(block: Block, rows: Sequence[int], values: Sequence[Value], texts: _Held) -> Column:
    """The cells of a column of links."""
    letter, links = column_letter(block.first_column), [block.links[row] for row in rows]
    linked = _cells(letter, Style.BODY_LINK, values, texts, blanks=True)
    if all(links):
        return linked
    plain = _cells(letter, block.styles[0], values, texts, blanks=block.blanks)
    each = zip(links, _one_by_one(linked, rows), _one_by_one(plain, rows), strict=True)
    return [leading if link else other for link, leading, other in each]


def _one_by_one(column: Column, rows: Sequence[int]) -> list[str]:
    if isinstance(column, Texts):
        return [f"{column.head}{held}{column.tail}" for held in column.held]
    return [column] * len(rows) if isinstance(column, str) else column


def _blank(letter: str, style: Style) -> str:
    return f'<c r="{letter}{ROW}" s="{format_number(style)}"/>'


def _cells(letter: str, style: Style, values: Sequence[Value], texts: _Held, *, blanks: bool) -> Column:
    """The cells of one column of a table: each different one is made once."""
    head = f'<c r="{letter}{ROW}'
    text = f'{head}" s="{format_number(style)}" {texts.opening}'
    if isinstance(values[0], str):
        with suppress(KeyError):  # one that is no text, or blank
            held = texts.all(values)
            if held[0] == held[-1] and held.count(held[0]) == len(held):
                return f"{text}{held[0]}{texts.closing}"
            return Texts(head=text, held=held, tail=texts.closing)
    different: Collection[Value] = frozenset(values)
    odd = (0 in different or 1 in different) and bool in set(map(type, values))  # equal to 1, and another cell
    if odd or len(different) * 2 > len(values):
        different = values
    made = [
        f"{text}{texts.one(value)}{texts.closing}"
        if value.__class__ is str and value
        else head + without_text(value, style)
        if blanks or filled(value)
        else ""
        for value in different
    ]
    if different is values:
        return made
    return made[0] if len(made) == 1 else list(map(dict(zip(different, made, strict=True)).__getitem__, values))
