"""What one look at the columns of a table tells: how high its rows must be, which texts stand in it, what is wrong."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from kehoach_xlsx.excel.checks import value_problems
from kehoach_xlsx.excel.layout import Block, Value, address
from kehoach_xlsx.excel.lines import DEFAULT_WIDTH, LINE, tall
from kehoach_xlsx.excel.records import Group, Values, groups_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Survey:
    """What a look at a table tells.

    `heights`, in points, are those of rows that need more than a line. `texts` are the different texts, in the order
    in which they first come, row by row; `count` is how many cells hold a text. `wrong` are places that Excel cannot
    hold what stands in, and why.
    """

    heights: Mapping[int, float]
    texts: tuple[str, ...]
    count: int
    wrong: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Seen:
    """What a look at one column of a group tells: the height each row needs, its values if some are texts."""

    heights: Sequence[float] = ()
    values: Values = ()
    count: int = 0
    wrong: tuple[tuple[str, str], ...] = ()


def survey(block: Block, widths: Mapping[int, float]) -> Survey:
    """Look at every column of a table once; `widths` are those of the sheet's columns."""
    groups = groups_of(block.rows, 0, len(block.rows))
    seen = [[_look(block, group, column, values, widths) for column, values in group.columns] for group in groups]
    columns = tuple(chain.from_iterable(seen))
    return Survey(
        heights=dict(chain.from_iterable(map(_heights, repeat(block.first_row), groups, seen))),
        texts=_texts(len(block.rows), groups, seen),
        count=sum(column.count for column in columns),
        wrong=tuple(chain.from_iterable(column.wrong for column in columns)),
    )


def _look(block: Block, group: Group, column: int, values: Values, widths: Mapping[int, float]) -> _Seen:
    different = frozenset(values)
    texts = [value for value in different if isinstance(value, str) and value]
    wrong = value_problems(different)
    number = block.first_column + column
    high = tall(texts, block.styles[column], widths.get(number, DEFAULT_WIDTH))
    return _Seen(
        heights=list(map(high.get, values, repeat(LINE))) if high else (),
        values=values if texts else (),
        count=_count(values) if len(texts) < len(different) else len(values),
        wrong=tuple(
            (address(block.first_row + row, number), wrong[value])
            for row, value in zip(group.rows, values, strict=True)
            if value in wrong
        )
        if wrong
        else (),
    )


def _count(values: Values) -> int:
    return sum(isinstance(value, str) for value in filter(None, values))


def _heights(first_row: int, group: Group, seen: Sequence[_Seen]) -> Iterable[tuple[int, float]]:
    columns = [column.heights for column in seen if column.heights]
    if not columns:
        return ()
    needed = map(max, *columns) if len(columns) > 1 else columns[0]
    return ((first_row + row, high) for row, high in zip(group.rows, needed, strict=True) if high > LINE)


def _texts(rows: int, groups: Sequence[Group], seen: Sequence[Sequence[_Seen]]) -> tuple[str, ...]:
    held = [zip(*(column.values for column in columns if column.values), strict=True) for columns in seen]
    if len(groups) == 1:
        in_order: Iterable[tuple[Value, ...]] = held[0]
    else:
        scattered: list[tuple[Value, ...]] = [()] * rows
        for group, values in zip(groups, held, strict=True):
            for row, those in zip(group.rows, values, strict=False):  # none where no column has a text
                scattered[row] = those
        in_order = scattered
    return tuple(v for v in dict.fromkeys(chain.from_iterable(in_order)) if isinstance(v, str) and v)
