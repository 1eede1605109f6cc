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
class Survey:
    """What a look at a table tells.

    `heights`, in points, are those of rows that need more than a line. `texts` are the different texts, in the order
    in which they first come, row by row; `count` is how many cells hold a text (a column of links tells of neither: its
    texts are numbered with those of single cells). `wrong` are places whose value Excel cannot hold, and why.
    """

    heights: Mapping[int, float]
    texts: tuple[str, ...]
    count: int
    wrong: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Seen:
    """What a look at one column of a group tells.

    `tall` are its texts that need more than a line, `least` is what each of its cells needs, in points; `held` are
    its values where some are texts, `firsts` the places among them of those that come for the first time, where these
    are few; `count` is how many are texts.
    """

    values: Values
    tall: Mapping[str, float]
    least: float
    held: Values
    firsts: Sequence[int] | None
    count: int
    wrong: tuple[tuple[str, str], ...]


def survey(block: Block, widths: Mapping[int, float], measured: Measured) -> Survey:
    """Look at every column of a table once; `widths` are those of the sheet, `measured` texts looked at before."""
    groups = groups_of(block.rows, 0, len(block.rows))
    seen = [
        [_look(block, group, column, values, widths, measured) for column, values in group.columns] for group in groups
    ]
    columns = tuple(chain.from_iterable(seen))
    heights: dict[int, float] = {}
    for group, looked in zip(groups, seen, strict=True):
        heights |= _heights(block.first_row, group, looked)
    return Survey(
        heights=heights,
        texts=() if block.links else _texts(len(block.rows), groups, seen),
        count=0 if block.links else sum(column.count for column in columns),
        wrong=tuple(chain.from_iterable(column.wrong for column in columns)),
    )


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
        tall=high,
        least=min(high.values()) if high and len(high) == len(different) else LINE,
        held=values if texts else (),
        firsts=_firsts(different, values) if texts and len(different) * _OFTEN <= len(values) else None,
        count=len(values) if len(texts) == len(different) else _count(values),
        wrong=tuple(_wrong(block.first_row, group, number, values, value_problems(different))),
    )


def _firsts(different: Iterable[Value], values: Values) -> list[int]:
    """At which place each value comes first, of values in the order in which they do."""
    found: list[int] = []
    for value in different:
        found.append(values.index(value, found[-1] + 1 if found else 0))
    return found


def _count(values: Values) -> int:
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
        held = [column for column in columns if column.held]
        for row, values in zip(group.rows, zip(*(c.held for c in held if c.firsts is None), strict=True), strict=False):
            in_order[row] = values
        for place in frozenset(chain.from_iterable(column.firsts or () for column in held)):
            in_order[group.rows[place]] = tuple(column.held[place] for column in held)
    return tuple(v for v in dict.fromkeys(chain.from_iterable(in_order)) if isinstance(v, str) and v)
