"""One column over the records of a whole batch: each distinct cell is understood once, and plain text not even that.

Nearly all cells of a column are blank, or say again what another says, or are text in which there is nothing to mend.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from kehoach_xlsx.flow.cells import Parsed, Setting, parse_cell
from kehoach_xlsx.model.schema import Column, FilledBy, Kind
from kehoach_xlsx.model.table import ErrorCell, Value
from kehoach_xlsx.vietnamese.text import to_mend

_TEXTS: Final = frozenset({str, type(None)})
_UNLIKE: Final = _TEXTS | {int, float, date, datetime, time, timedelta, ErrorCell}
"""Cells of these types that are equal mean the same: 1 and 1.0 do, TRUE is another thing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Understood:
    """A column: its cells, what they mean, and those about which there is something to say, by their places.

    `typed` are texts as they were typed, None where that is the value itself, and altogether where it always is. With
    `gaps` some cell holds something that means nothing.
    """

    cells: Sequence[object]
    values: Sequence[Value]
    typed: Sequence[str | None] | None = None
    problems: Mapping[int, Parsed] = field(default_factory=dict)
    gaps: bool = False


def understood(column: Column, cells: Sequence[Any], settings: Iterable[tuple[Setting, int]]) -> Understood:
    """Return what the cells of a column mean, of which so many stand under each setting, one after the other.

    What a formula of ours computes is not read: it is computed anew. Findings: as `parse_cell`.
    """
    if column.filled_by is FilledBy.FORMULA or cells.count(None) == len(cells):
        return Understood(cells=cells, values=[None] * len(cells), gaps=True)
    parts = []
    first = 0
    for setting, number in settings:
        parts.append(_understood(column, cells[first : first + number], setting, first))
        first += number
    return parts[0] if len(parts) == 1 else _joined(parts)


def _joined(parts: Sequence[Understood]) -> Understood:
    typed = [text for part in parts for text in part.typed or [None] * len(part.cells)]
    return Understood(
        cells=[cell for part in parts for cell in part.cells],
        values=[value for part in parts for value in part.values],
        typed=typed if any(part.typed for part in parts) else None,
        problems={place: parsed for part in parts for place, parsed in part.problems.items()},
        gaps=any(part.gaps for part in parts),
    )


def _understood(column: Column, cells: Sequence[Any], setting: Setting, first: int) -> Understood:
    keys, parsed = _parsed(column, cells, setting)
    if not parsed:
        return Understood(cells=cells, values=cells)
    values = {key: one.value for key, one in parsed.items()}
    typed = {key: one.typed for key, one in parsed.items() if one.typed != one.value}
    troubled = {key: one for key, one in parsed.items() if one.problem is not None}
    places = (place for place, key in enumerate(keys) if key in troubled) if troubled else ()
    return Understood(
        cells=cells,
        values=[values.get(key, cell) for key, cell in zip(keys, cells, strict=True)],
        typed=list(map(typed.get, keys)) if set(typed.values()) - {None} else None,
        problems={first + place: troubled[keys[place]] for place in places},
        gaps=None in values.values(),
    )


def _parsed(column: Column, cells: Sequence[Any], setting: Setting) -> tuple[Sequence[Hashable], dict[Any, Parsed]]:
    """Keys of the cells, and by them what each means; a cell that is not among these means itself."""
    kinds = set(map(type, cells))
    if _is_text(column) and kinds <= _TEXTS and setting.legacy is None:
        return cells, {text: parse_cell(column, text, setting) for text in to_mend(set(cells) - {None})}
    keys = cells if kinds <= _UNLIKE else [(cell.__class__, cell) for cell in cells]
    distinct = dict(zip(keys, cells, strict=True))
    return keys, {key: parse_cell(column, cell, setting) for key, cell in distinct.items() if cell is not None}


def _is_text(column: Column) -> bool:
    typed = column.kind.numeric or column.kind in {Kind.DATE, Kind.PARTIAL_DATE}
    return not typed and column.codelist is None
