"""By which ways reports came, in the sheets of the consolidated workbook: the file, and who handed it on."""

from collections.abc import Iterable, Iterator, Mapping

from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.consolidate.levels.corrections import Carried
from kehoach_xlsx.consolidate.levels.leaves import ARROW
from kehoach_xlsx.model.plan import Unit
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.workbooks.level_sheets import SPOKEN_BY, THROUGH

_BY_VOICE = frozenset({"units.merged"})
"""Figures that count who speaks, however many reports his voice is made of."""


def with_ways(collection: Collection, rows: Iterable[Row], file: str) -> Iterable[Row]:
    """Return rows with the workbooks of lower levels by which the file in their column `file` came."""
    ways = {s.incoming.name: ARROW.join(s.through) for s in collection.submissions if s.through}
    if not ways:
        return rows
    return ({**row, THROUGH.name: way} if (way := ways.get(str(row.get(file)))) else row for row in rows)


def ledger_with_ways(collection: Collection, carried: Carried, rows: Iterable[Row]) -> Iterable[Row]:
    """Return the rows of *Giải trình số liệu*, each with the unit whose report it points to, and what was corrected."""
    whose = {s.incoming.name: unit for unit, s in collection.handed_in() if unit.code in collection.spoken_by}
    reports = {s.incoming.name: s for _, s in collection.handed_in()} if carried.used else {}
    speakers = collection.spoken_by
    if whose:
        rows = (_own(row, whose[file], speakers) if (file := str(row.get("file"))) in whose else row for row in rows)
    corrected = _corrected(rows, carried, reports) if carried.used else rows
    return with_ways(collection, corrected, "file")


def _own(row: Row, unit: Unit, speakers: Mapping[str, str]) -> Row:
    """The row under the name of the unit that reported; of one that reports through it the name stays."""
    if row.get("figure_code") in _BY_VOICE or row.get("unit_code") != speakers[unit.code]:
        return row
    return {**row, "unit_code": unit.code, "unit_name": unit.label}


def _corrected(rows: Iterable[Row], carried: Carried, reports: Mapping[str, Submission]) -> Iterator[Row]:
    """The rows of figures that a lower level corrected, with the value that was reported; of several rows the first."""
    told: set[object] = set()
    for row in rows:
        report = reports.get(str(row.get("file")))
        key = (fold(str(row.get("figure_code"))), fold(report.unit), report.period) if report else ("", "", "")
        found = carried.used.get(key)
        if found is None or key in told or row.get("reason"):
            yield row
            continue
        told.add(key)
        yield {**row, "computed": found.computed, "reason": found.why}


def spoken_by(collection: Collection, code: str) -> Row:
    """Return the cell that tells whose figures hold those of a unit."""
    by = collection.spoken_by.get(code)
    return {SPOKEN_BY.name: by} if by else {}
