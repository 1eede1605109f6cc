"""The consolidated workbook as a place to work: what the coordinator corrected, waived or typed over, at a merge."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kehoach_xlsx.consolidate.adjusting import adjustment_findings, adjustment_rows, judged
from kehoach_xlsx.consolidate.adjustments import Adjustments
from kehoach_xlsx.consolidate.figures import Figure, correctable
from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.consolidate.gather import BudgetLine, budget_lines
from kehoach_xlsx.consolidate.indicators import Total, totals
from kehoach_xlsx.consolidate.seals import overtyped
from kehoach_xlsx.consolidate.waivers import waiver_findings, waiver_rows
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.vietnamese.text import fold


@dataclass(frozen=True, kw_only=True, slots=True)
class Computed:
    """The figures as they are without the coordinator's corrections."""

    totals: tuple[Total, ...]
    by_code: Mapping[str, Figure]


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """What a merge writes of the coordinator's work: his corrections, the ledger's list of waivers, findings."""

    adjustments: tuple[Row, ...]
    waived: tuple[Row, ...]
    findings: tuple[Finding, ...]


def computed_figures(collection: Collection, figures: Sequence[Total], money: Sequence[BudgetLine]) -> Computed:
    """Return the figures without corrections; `figures` and `money` are those with them."""
    if not collection.adjustments.used:
        return Computed(totals=tuple(figures), by_code=correctable(figures, money))
    plain = replace(collection, adjustments=Adjustments())
    found = totals(plain)
    return Computed(totals=found, by_code=correctable(found, budget_lines(plain)))


def coordinators_work(
    collection: Collection,
    computed: Computed,
    sheets: Mapping[str, Sequence[Row]],
    across: Sequence[Finding],
    earlier: Book | None,
) -> Work:
    """Return what became of corrections, waivers and cells typed over.

    Findings: KH445 to KH453.
    """
    derived = {
        fold(str(row.get(column))): str(row.get(column))
        for sheet, column in (("overview", "figure_code"), ("by_task", "task_code"))
        for row in sheets.get(sheet, ())
    }
    found = judged(collection.adjustments, computed.by_code, _seen(earlier), derived, collection.plan)
    said = (*adjustment_findings(found), *overtyped(earlier, sheets))
    in_files = [f for s in collection.submissions for f in s.findings]
    waivers = collection.waivers
    beyond = (*across, *said)
    return Work(
        adjustments=adjustment_rows(found),
        waived=tuple(waiver_rows(waivers, beyond, in_files)),
        findings=(*said, *waiver_findings(waivers, beyond, in_files)),
    )


def _seen(earlier: Book | None) -> dict[tuple[str, str], Decimal]:
    """The computed figures that stood in the earlier workbook, by folded figure and unit ("" is the total)."""
    seen: dict[tuple[str, str], Decimal] = {}
    for row in earlier.rows("ledger") if earlier else ():
        value = row.get("computed") if row.get("reason") else row.get("value")
        key = (fold(str(row.get("figure_code"))), fold(str(row.get("unit_code") or "")))
        if isinstance(value, Decimal | int) and (key[1] or row.get("reason")):
            seen[key] = Decimal(value) + seen.get(key, Decimal(0))  # several rows of money of one unit
    for row in earlier.rows("indicators") if earlier else ():
        for column, suffix in (("in_period", ""), ("cumulative", ".luyke")):
            value = row.get(column)
            if isinstance(value, Decimal | int):
                seen.setdefault((fold(f"{row.get('indicator_code')}{suffix}"), ""), Decimal(value))
    return seen
