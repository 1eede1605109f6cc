"""What the units say of one task: statuses and how they stand in time in columns, the rest where somebody asks."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Final, NamedTuple

from kehoach_xlsx.consolidate.frame import Piece, Source
from kehoach_xlsx.consolidate.heard import Heard
from kehoach_xlsx.model.plan import PlanTask, Unit
from kehoach_xlsx.model.submission import PARTS
from kehoach_xlsx.model.table import Value
from kehoach_xlsx.model.timeliness import Timeliness, timeliness
from kehoach_xlsx.workbooks import codelists as lists

SHEET: Final = "tasks"
KEY: Final = "task_code"
COLUMNS: Final = ("status", "progress_percent", "finished_on", "result", "evidence", "explanation")
"""What is counted, or listed of every unit."""
_SETTLED: Final = frozenset({lists.REGULAR, lists.NOTHING, lists.WILL_NOT})
_NOTABLE: Final = 3  # units named for a task that many carry out


class Answer(NamedTuple):
    """What one unit says of one task; what is asked of few answers is looked up when it is asked."""

    heard: Heard
    at: int
    status: str
    timeliness: Timeliness

    @property
    def unit(self) -> Unit:
        """Who says it."""
        return self.heard.voices[self.at].unit

    @property
    def result(self) -> str:
        """What was achieved, in the unit's words."""
        return _text(self.heard.cell(self.at, "result"))

    @property
    def explanation(self) -> str:
        """Why it stands so, in the unit's words."""
        return _text(self.heard.cell(self.at, "explanation"))

    @property
    def source(self) -> Source:
        """Where the status was read."""
        return self.heard.source(self.at, "status")

    @property
    def together(self) -> bool:
        """Whether the row was put together of several reports."""
        return self.heard.cell(self.at, PARTS) is not None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The reports it is made of."""
        return self.heard.pieces(self.at)


def _text(value: Value) -> str:
    return "" if value is None else str(value)


@dataclass(frozen=True, kw_only=True, slots=True)
class Answers:
    """What the units say of one task; an answer is made when somebody looks at it.

    `statuses` and `times` stand beside the voices of `heard`; `counts` and `standing` are how many say which.
    """

    heard: Heard
    statuses: tuple[str, ...]
    times: tuple[Timeliness, ...]
    counts: Counter[str] = field(init=False, repr=False, compare=False)
    standing: Counter[Timeliness] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Count once: it is asked for many times, over all units."""
        object.__setattr__(self, "counts", Counter(self.statuses))
        object.__setattr__(self, "standing", Counter(self.times))

    def __len__(self) -> int:
        return len(self.statuses)

    def __iter__(self) -> Iterator[Answer]:
        return map(self.at, range(len(self)))

    def at(self, place: int) -> Answer:
        """Return one answer."""
        return Answer(self.heard, place, self.statuses[place], self.times[place])

    def done(self) -> Iterator[Unit]:
        """Yield the units that have done the task."""
        told = zip(self.heard.units, self.statuses, strict=True)
        return (unit for unit, status in told if status == lists.DONE)

    def overdue(self) -> Iterator[Unit]:
        """Yield the units that are past the deadline."""
        told = zip(self.heard.units, self.times, strict=True) if self.standing[Timeliness.OVERDUE] else ()
        return (unit for unit, stands in told if stands is Timeliness.OVERDUE)

    def told(self) -> list[int]:
        """Return the places of those that say what they achieved, or why it stands so."""
        texts = zip(self.heard.texts("result"), self.heard.texts("explanation"), strict=True)
        return [place for place, (result, explanation) in enumerate(texts) if result or explanation]

    def notable(self) -> list[Answer]:
        """Return a few finished answers, of units of different kinds where there are such, in the plan's order."""
        results = zip(self.statuses, self.heard.texts("result"), strict=True)
        finished = [place for place, (status, result) in enumerate(results) if status == lists.DONE and result]
        kinds = [self.heard.voices[place].unit.category for place in finished]
        first_of_kind = dict(zip(reversed(kinds), reversed(finished), strict=True))
        chosen = set(list(first_of_kind.values())[:_NOTABLE])
        chosen |= set(islice((place for place in finished if place not in chosen), _NOTABLE - len(chosen)))
        return [self.at(place) for place in sorted(chosen)]


def answers_of(task: PlanTask, heard: Heard, as_of: date) -> Answers:
    """Return what was `heard` of a task, and how it stands in time on a day."""
    statuses = heard.texts("status")
    days = [value if isinstance(value, date) else None for value in heard.column("finished_on")]
    told = list(zip(statuses, days, strict=True))
    known = {one: _stands(task, *one, as_of) for one in set(told)}
    return Answers(heard=heard, statuses=tuple(statuses), times=tuple(map(known.__getitem__, told)))


def _stands(task: PlanTask, status: str, finished: date | None, as_of: date) -> Timeliness:
    done, settled = status == lists.DONE, status in _SETTLED
    return timeliness(task.timeframe.ends_on, finished, done=done, settled=settled, as_of=as_of)
