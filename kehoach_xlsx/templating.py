"""`kxl template`: one workbook per unit, written while the next is made, in as many processes as are wanted."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from kehoach_xlsx.files import write_atomically
from kehoach_xlsx.handing_out import Handouts, choose_period, chosen_units, template_name
from kehoach_xlsx.masters import LoadedPlan
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.plan import ReportingPeriod, Unit
from kehoach_xlsx.planning.roster import Roster
from kehoach_xlsx.planning.subordinates import verify_subordinates
from kehoach_xlsx.planning.validity import roster_handed_out, roster_in
from kehoach_xlsx.workers import each, processes

_WRITERS: Final = 4
"""Threads that wait for the disk: a file that is safely there costs more than one that is made."""
_WAITING: Final = 64
"""Files that may wait for them."""

Place = tuple[Unit, Path]
"""A unit, and where its workbook goes."""


def make_templates(
    loaded: LoadedPlan,
    kind: str,
    folder: Path,
    *,
    period: str = "",
    units: Sequence[str] = (),
    extra_rows: int = 0,
    workers: int = 1,
) -> tuple[Path, ...]:
    """Write one workbook of `kind` (progress or tasks) per reporting unit, and return their paths.

    `extra_rows` are added to the open rows of every table. With several `workers` the files are the same. Of a period
    the units report that are there to do so; one that took over from another gets its tasks too.
    """
    time = choose_period(loaded.plan, period) if kind == "progress" else None
    chosen = chosen_units(roster_in(loaded.roster, time) if time else loaded.roster, units)
    roster = roster_handed_out(loaded.roster, time) if time else loaded.roster
    if time:
        verify_subordinates(roster.plan, chosen, time)
    places = [(unit, folder / template_name(loaded.plan, kind, unit, time)) for unit in chosen]
    everything = replace(processes(workers), batch=0 if workers > 1 else max(len(places), 1))
    return tuple(each(everything, partial(_make, roster, kind, time, extra_rows), places, _lost))


def _lost(place: Place) -> Path:
    raise UserMistake(
        f"{place[1]}: không làm được, tiến trình bị dừng giữa chừng; có thể máy hết bộ nhớ. Chạy lại với --workers 1.",
        f"{place[1]}: could not be made, its process was stopped; there may be no memory left. Try --workers 1.",
    )


def _make(
    roster: Roster, kind: str, period: ReportingPeriod | None, extra_rows: int, places: Sequence[Place]
) -> tuple[Path, ...]:
    handouts = Handouts(roster, kind, period, extra_rows)
    with ThreadPoolExecutor(_WRITERS) as writers:
        waiting: list[Future[None]] = []
        try:
            for unit, path in places:
                waiting.append(writers.submit(write_atomically, path, handouts.workbook(unit)))
                if len(waiting) >= _WAITING:
                    waiting.pop(0).result()
            for written in waiting:
                written.result()
        except BaseException:
            writers.shutdown(cancel_futures=True)
            raise
    return tuple(path for _, path in places)
