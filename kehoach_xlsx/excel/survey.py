"""What one look at the columns of a table tells: how high its rows must be, which texts stand in it, what is wrong."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Final

from kehoach_xlsx.excel.checks import value_problems
from kehoach_xlsx.excel.layout import Block, Style, Value, address
from kehoach_xlsx.excel.lines import DEFAULT_WIDTH, LINE, Measured, tall
from kehoach_xlsx.excel.records import Group, Values, groups_of

_OFTEN: Final = 16
"""How often the values of a column come again, one with the other, where only few are looked for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Seen:
    """What a look at one column of a group tells.

    `different` are its values, each once; `tall` those texts among them that need more than a line, `least` is what
    each of its cells needs, in points; `texts` is how many of its cells hold one that is to be numbered.
    """

    values: Values
    different: Mapping[Value, None]
    tall: Mapping[str, float]
    least: float
    texts: int
    wrong: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Survey:
    """What a look at a table tells; what of it is asked for is made out then."""

    block: Block
    groups: tuple[Group, ...]
    seen: tuple[tuple[_Seen, ...], ...]

    @property
    def heights(self) -> dict[int, float]:
        """The heights, in points, of rows that need more than a line."""
        heights: dict[int, float] = {}
        for group, looked in zip(self.groups, self.seen, strict=True):
            heights |= _heights(self.block.first_row, group, looked)
        return heights

    @property
    def texts(self) -> tuple[str, ...]:
        """The different texts in the order in which they first come, row by row.

        Those of a column of links are numbered with the texts of single cells, those of inline columns not at all.
        """
        return _texts(len(self.block.rows), self.groups, self.seen)

    @property
    def count(self) -> int:
        """How many cells hold one of these texts."""
        return sum(column.texts for column in chain.from_iterable(self.seen))

    @property
    def wrong(self) -> Iterator[tuple[str, str]]:
        """The places whose value Excel cannot hold, and why."""
        return chain.from_iterable(column.wrong for column in chain.from_iterable(self.seen))


def survey(block: Block, widths: Mapping[int, float], measured: Measured) -> Survey:
    """Look at every column of a table once; `widths` are those of the sheet, `measured` texts looked at before."""
    groups = groups_of(block.rows)
    seen = (
        tuple(_look(block, group, place, values, widths, measured) for place, values in group.columns)
        for group in groups
    )
    return Survey(block=block, groups=groups, seen=tuple(seen))


def texts_of(block: Block) -> Iterator[tuple[list[str], int]]:
    """Yield the different texts to be numbered of each column of a table, and how many of its cells hold one."""
    if block.links:
        return
    for group in groups_of(block.rows):
        for place, values in group.columns:
            if place in block.inline:
                continue
            different = dict.fromkeys(values)
            texts = [value for value in different if value.__class__ is str and value]
            yield texts, _count(values, len(texts), len(different))


def own_cells(block: Block) -> int:
    """Return how many cells of a table may hold a text of their own."""
    columns = chain.from_iterable(group.columns for group in groups_of(block.rows))
    return sum(len(values) for place, values in columns if place in block.inline)


def _look(
    block: Block, group: Group, column: int, values: Values, widths: Mapping[int, float], measured: Measured
) -> _Seen:
    different = dict.fromkeys(values)
    texts = [value for value in different if isinstance(value, str) and value]
    number = block.first_column + column
    style = Style.BODY_LINK if block.links else block.styles[column]
    high = tall(texts, style, widths.get(number, DEFAULT_WIDTH), measured)
    return _Seen(
        values=values,
        different=different,
        tall=high,
        least=min(high.values()) if high and len(high) == len(different) else LINE,
        texts=0 if block.links or column in block.inline else _count(values, len(texts), len(different)),
        wrong=tuple(_wrong(block.first_row, group, number, values, value_problems(different))),
    )


def _count(values: Values, texts: int, different: int) -> int:
    """How many of the values are texts, where so many of the different ones are."""
    if texts in {0, different}:
        return len(values) if texts else 0
    return sum(isinstance(value, str) for value in filter(None, values))


def _wrong(
    first_row: int, group: Group, column: int, values: Values, problems: Mapping[Value, str]
) -> Iterator[tuple[str, str]]:
    if problems:
        for row, value in zip(group.rows, values, strict=True):
            if value in problems:
                yield address(first_row + row, column), problems[value]


def _heights(first_row: int, group: Group, seen: Sequence[_Seen]) -> dict[int, float]:
    """The heights of rows that need more than a line.

    Columns that never need more than another always does say nothing.
    """
    least = max((column.least for column in seen), default=LINE)
    needed: list[Iterable[float]] = []
    for column in seen:
        if column.tall and max(column.tall.values()) > least:
            tall_or_least = {text: max(height, least) for text, height in column.tall.items()}
            needed.append(map(tall_or_least.get, column.values, repeat(least)))  # type: ignore[arg-type]
    rows = [first_row + row for row in group.rows]
    if not needed:
        return dict.fromkeys(rows, least) if least > LINE else {}
    highest = map(max, *needed) if len(needed) > 1 else needed[0]
    return {row: height for row, height in zip(rows, highest, strict=True) if height > LINE}


def _texts(rows: int, groups: Sequence[Group], seen: Sequence[Sequence[_Seen]]) -> tuple[str, ...]:
    """The different texts of a table, row by row; a column with few is looked at where one of them comes first."""
    in_order: list[tuple[Value, ...]] = [()] * rows
    for group, columns in zip(groups, seen, strict=True):
        held = [column for column in columns if column.texts]
        few = [len(column.different) * _OFTEN <= len(column.values) for column in held]
        each_row = zip(*(column.values for column, is_few in zip(held, few, strict=True) if not is_few), strict=True)
        for row, values in zip(group.rows, each_row, strict=False):
            in_order[row] = values
        firsts = (_firsts(column) for column, is_few in zip(held, few, strict=True) if is_few)
        for place in frozenset(chain.from_iterable(firsts)):
            in_order[group.rows[place]] = tuple(column.values[place] for column in held)
    return tuple(v for v in dict.fromkeys(chain.from_iterable(in_order)) if isinstance(v, str) and v)


def _firsts(column: _Seen) -> list[int]:
    """At which place each value of a column comes first."""
    found: list[int] = []
    for value in column.different:
        found.append(column.values.index(value, found[-1] + 1 if found else 0))
    return found
