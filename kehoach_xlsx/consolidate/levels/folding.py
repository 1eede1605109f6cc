"""Several reports put together into one voice: of the units for which it speaks, of predecessors, of a year's periods.

Figures are put together as the plan declares it: across units, or across periods. A row that only one report has
stays that report's own (`PART`); of a row that several have, `PARTS` names whose they are.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kehoach_xlsx.consolidate.levels.rows_together import Told, indicator_together, task_together, texts_together
from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.plan import Plan
from kehoach_xlsx.model.schema import FilledBy, SheetSchema
from kehoach_xlsx.model.submission import PART, PARTS, State, Submission
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.workbooks.progress import PROGRESS


class How(StrEnum):
    """In what the reports of one voice differ."""

    UNITS = "units"  # one period, several units
    SUCCESSION = "succession"  # one period, first the predecessors, then the successor
    PERIODS = "periods"  # one unit, several periods, the earliest first


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A report, or a voice put together before, and the words that tell it from the others."""

    submission: Submission
    label: str


def voice_of(said: Sequence[Said], how: How, identity: Identity, plan: Plan) -> Submission:
    """Return one submission of what several say, in the order in which they are given; `identity` is whose it is."""
    leaves = [leaf for one in said for leaf in leaves_of(one.submission)]
    told = _told(said)
    names = dict.fromkeys(name for sheets in told for name in sheets)
    incoming = replace(leaves[-1].incoming, identity=identity, tables={}, findings=())
    return Submission(
        incoming=incoming,
        sheets={name: _sheet(name, [sheets.get(name, ()) for sheets in told], how, plan) for name in names},
        findings=tuple(f for leaf in leaves for f in leaf.findings),
        state=State.MERGED,
        handed_in=leaves[-1].digest,
        parts=tuple(leaves),
    )


def leaves_of(submission: Submission) -> tuple[Submission, ...]:
    """Return the reports that a voice is made of, or the report itself."""
    return submission.parts or (submission,)


def _told(said: Sequence[Said]) -> list[dict[str, tuple[Told, ...]]]:
    """The rows of each, by sheet, that name the leaves by their numbers in the whole."""
    found: list[dict[str, tuple[Told, ...]]] = []
    offset = 0
    for one in said:
        rows = one.submission.sheets.items()
        found.append({name: tuple(Told(label=one.label, row=_moved(r, offset)) for r in rs) for name, rs in rows})
        offset += len(leaves_of(one.submission))
    return found


def _moved(row: Row, offset: int) -> Row:
    part, parts = row.get(PART), row.get(PARTS)
    if isinstance(parts, str):
        numbers = [(int(number.rstrip("-")) + offset, "-" * number.count("-")) for number in parts.split()]
        return {**row, PARTS: " ".join(f"{number}{mark}" for number, mark in numbers)}
    return {**row, PART: offset + (part if isinstance(part, int) else 0)}


def _sheet(name: str, told: Sequence[tuple[Told, ...]], how: How, plan: Plan) -> tuple[Row, ...]:
    schema = PROGRESS.sheet(name)
    if name == "info":
        return tuple(one.row for one in told[-1])
    if name == "assessment":
        rows = [one for ones in told for one in ones]
        return (texts_together(schema, rows),) if rows else ()
    if schema.key:
        return _keyed(schema, told, how, plan)
    every = [one.row for ones in told for one in ones]
    if how is not How.PERIODS:
        return tuple(every)
    return tuple(_allocated_once(told) if name == "budget" else _once(schema, every))


def _keyed(schema: SheetSchema, told: Sequence[tuple[Told, ...]], how: How, plan: Plan) -> tuple[Row, ...]:
    wanted = [c.name for c in schema.columns if c.filled_by is FilledBy.OFFICER]
    by_key: dict[str, list[Told]] = {}
    for one in (one for ones in told for one in ones):
        if any(one.row.get(name) is not None for name in wanted):
            by_key.setdefault(str(one.row.get(schema.key[0])), []).append(one)
    together = _ways(how, plan).get(schema.name)
    if together is None:
        return tuple(one.row for ones in by_key.values() for one in ones)
    return tuple(ones[0].row if len(ones) == 1 else together(key, ones) for key, ones in by_key.items())


def _ways(how: How, plan: Plan) -> Mapping[str, Callable[[str, Sequence[Told]], Row]]:
    """How the rows with one key become one, by sheet; the rows of other sheets stay apart."""
    known = {indicator.code: indicator for indicator in plan.indicators}
    over_time = how is not How.UNITS

    def tasks(_: str, ones: Sequence[Told]) -> Row:
        return task_together(ones, over_time=over_time)

    def indicators(key: str, ones: Sequence[Told]) -> Row:
        return indicator_together(ones, known.get(key), over_time=over_time, one_goes_on=how is How.PERIODS)

    return {"tasks": tasks, "indicators": indicators}


def _allocated_once(told: Sequence[tuple[Told, ...]]) -> list[Row]:
    """Rows of money over periods: what was spent adds up; what was allocated is what the last period says it is."""
    rows: list[Row] = []
    seen: set[tuple[str, str]] = set()
    for ones in reversed(told):
        keys = [(str(one.row.get("cost_item")), str(one.row.get("funding_source"))) for one in ones]
        rows = [
            {**one.row, "allocated_vnd": None} if key in seen else one.row for key, one in zip(keys, ones, strict=True)
        ] + rows
        seen |= {key for key, one in zip(keys, ones, strict=True) if one.row.get("allocated_vnd") is not None}
    return rows


def _once(schema: SheetSchema, rows: Sequence[Row]) -> list[Row]:
    """Rows without those that say the same again in a later period."""
    names = [c.name for c in schema.columns if c.filled_by is FilledBy.OFFICER]
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        seen.setdefault(tuple(fold(str(row.get(name) or "")) for name in names), row)
    return list(seen.values())
