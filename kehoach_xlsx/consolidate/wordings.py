"""The coordinator's own words in *Dự thảo nội dung báo cáo*: kept by a new merge, and held against what changed.

A sentence of his stays at its key. Where the draft under it has changed since he wrote it, the former draft stands
beside the new one until he has looked: he rewords his sentence, or clears the cell. A sentence whose draft is gone,
and one that he added in a blank row, stays in its section: nothing that he wrote is lost.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from kehoach_xlsx.excel.address import column_letter
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.rule import Rule
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.workbooks.codelists import REPORT_SECTION
from kehoach_xlsx.workbooks.consolidated import DRAFT
from kehoach_xlsx.workbooks.merge_rules import DRAFT_MOVED
from kehoach_xlsx.workbooks.workspace_rules import ADDED_NOWHERE, DRAFT_GONE
from kehoach_xlsx.workbooks.workspace_sheets import SEALS

OWN = "them."
"""Before the number of a sentence that the coordinator added himself."""

WRITTEN = "draft.wording"
"""Under this name the hidden sheet holds the digest of each sentence of his, to see whether he has reworded it."""

_ORIGIN = Origin(path="", sheet=DRAFT.title, columns={n: column_letter(i) for i, n in enumerate(DRAFT.names, start=1)})


def with_wordings(drafted: Sequence[Row], earlier: Book | None) -> tuple[Row, ...]:
    """Return the drafted rows with what the coordinator wrote beside them in an earlier workbook, and his own rows."""
    if earlier is None:
        return tuple(drafted)
    old = {_text(row, "key"): row for row in _worded(earlier)}
    written = {str(r.get("sealed_key")): str(r.get("seal")) for r in _written(earlier)}
    rows = [_kept(row, old[key], written) if (key := _text(row, "key")) in old else row for row in drafted]
    for row, before in _astray(rows, earlier):
        rows.insert(_place(rows, row, before), row)
    return tuple(rows)


def _worded(earlier: Book) -> Iterator[Row]:
    return (row for row in earlier.rows(DRAFT.name) if _text(row, "wording"))


def _written(earlier: Book) -> Iterator[Row]:
    return (row for row in earlier.rows(SEALS.name) if row.get("sealed_sheet") == WRITTEN)


def _kept(row: Row, old: Row, written: Mapping[str, str]) -> Row:
    """A drafted row with his sentence; the former draft stands beside it while it says something else."""
    key = _text(row, "key")
    reworded = key in written and written[key] != seal(_text(old, "wording"))
    before = _text(old, "drafted") if reworded else _text(old, "drafted_before") or _text(old, "drafted")
    moved = before and fold(before) != fold(_text(row, "drafted"))
    return {**row, "wording": _text(old, "wording"), "drafted_before": before if moved else None}


def _astray(rows: Sequence[Row], earlier: Book) -> Iterator[tuple[Row, str]]:
    """The earlier rows with a sentence of his that has no draft now, each with the key of the row above it."""
    present, taken = {_text(row, "key") for row in rows}, {_text(row, "key") for row in earlier.rows(DRAFT.name)}
    numbers = (n for n in range(1, 10_000) if f"{OWN}{n}" not in taken)
    above = ""
    for row in earlier.rows(DRAFT.name):
        key = _text(row, "key")
        if _text(row, "wording") and key not in present:
            key = key or f"{OWN}{next(numbers)}"
            before = _text(row, "drafted_before") or _text(row, "drafted")
            kept = {"key": key, "section": _text(row, "section"), "heading": _text(row, "heading")}
            yield {**kept, "drafted": None, "wording": _text(row, "wording"), "drafted_before": before or None}, above
        above = key


def _place(rows: Sequence[Row], row: Row, above: str) -> int:
    """Where a row without a draft stands: below the row it stood under, else at the end of its part of the report."""
    part, heading = _text(row, "section"), _text(row, "heading")
    ours = [n for n, r in enumerate(rows) if _text(r, "section") == part]
    same = [n for n in ours if heading in {"", _text(rows[n], "heading")}]
    under = [n for n in same if _text(rows[n], "key") == above]
    if under or same or ours:
        return (under or same or ours)[-1] + 1
    order = REPORT_SECTION.values
    if part not in order:
        return len(rows)
    later = (n for n, r in enumerate(rows) if _after(_text(r, "section"), part))
    return next(later, len(rows))


def _after(part: str, other: str) -> bool:
    order = REPORT_SECTION.values
    return part not in order or order.index(part) > order.index(other)


def wording_findings(rows: Sequence[Row]) -> Iterator[Finding]:
    """Yield what is to be looked at in the draft as this merge writes it.

    Findings: KH412 a draft changed under a sentence of his, KH463 his sentence has no draft any more, KH464 a
    sentence that he added stands in no section of the report.
    """
    for number, row in enumerate(rows, start=DRAFT.FIRST_ROW):
        if not _text(row, "wording"):
            continue
        if _text(row, "section") not in REPORT_SECTION.values:
            yield _finding(ADDED_NOWHERE, row, number, "section")
        elif _text(row, "drafted_before"):
            yield _finding(DRAFT_MOVED if _text(row, "drafted") else DRAFT_GONE, row, number, "wording")


def _finding(rule: Rule, row: Row, number: int, column: str) -> Finding:
    return Finding(rule=rule, origin=_ORIGIN, row=number, column=column, value=_text(row, "key"))


def wording_seals(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows of the hidden sheet that hold the digests of his sentences."""
    for row in rows:
        if wording := _text(row, "wording"):
            yield {"sealed_sheet": WRITTEN, "sealed_key": _text(row, "key"), "seal": seal(wording)}


def seal(text: str) -> str:
    """Return a short digest of a text, the same whatever a program does to its spaces and capitals."""
    return hashlib.sha256("".join(fold(text[:1000]).split()).encode()).hexdigest()[:8]


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    return "" if value is None else str(value).strip()
