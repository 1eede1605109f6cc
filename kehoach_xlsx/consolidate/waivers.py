"""Findings that the coordinator waives in *Lỗi, cảnh báo*, with a reason: what is open, what is not."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.rule import Rule, Severity
from kehoach_xlsx.model.table import ROW, Book, Row
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.workbooks.consolidated import FINDINGS
from kehoach_xlsx.workbooks.merge_rules import ACCOUNT_OPEN
from kehoach_xlsx.workbooks.workspace_rules import WAIVED_WITHOUT_REASON, WAIVER_WITHOUT_EFFECT, WORKSPACE_RULES

_NEVER = frozenset({ACCOUNT_OPEN.code, *(rule.code for rule in WORKSPACE_RULES)})
"""What is mended where it stands, or is a fault of the software."""

Key = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Waivers:
    """The coordinator's waivers by finding: the reason, "" where he gave none."""

    reasons: Mapping[Key, str] = field(default_factory=dict)
    rows: Mapping[Key, int] = field(default_factory=dict)

    def holds(self, finding: Finding, *, across: bool = False) -> bool:
        """Whether a finding is waived with effect. `across` says that it lies across workbooks, not in one file.

        An error in a unit's file is never waived: its rows would be taken in unmended.
        """
        return bool(self.reasons and self.reasons.get(key_of(finding)) and waivable(finding, across=across))


def waivable(finding: Finding, *, across: bool) -> bool:
    """Whether a finding can be waived: warnings and notes, and errors across workbooks that are not of the software."""
    if finding.code in _NEVER:
        return False
    return across or finding.severity is not Severity.ERROR


def waivers_of(earlier: Book | None) -> Waivers:
    """Return what was waived in an earlier consolidated workbook."""
    rows = [row for row in (earlier.rows(FINDINGS.name) if earlier else ()) if row.get("waived") == "Có"]
    places = {_row_key(row): number for row in rows if isinstance(number := row.get(ROW), int)}
    return Waivers(reasons={_row_key(row): str(row.get("reason") or "") for row in rows}, rows=places)


def _row_key(row: Row) -> Key:
    return tuple(fold(str(row.get(name) or "")) for name in ("code", "file", "sheet", "cell", "value"))


def key_of(finding: Finding) -> Key:
    """Return what a finding is recognised by in the next merge: code, place and the value seen."""
    parts = (finding.code, finding.origin.path, finding.origin.sheet, finding.cell or "", finding.value)
    return tuple(fold(part) for part in parts)


def waiver_findings(waivers: Waivers, across: Iterable[Finding], in_files: Iterable[Finding]) -> Iterator[Finding]:
    """Yield KH448 for a waiver without a reason, KH449 for one of an error that cannot be waived."""
    if not waivers.reasons:
        return
    said: set[Key] = set()
    for beyond, findings in ((True, across), (False, in_files)):
        for finding in findings:
            key = key_of(finding)
            if key not in waivers.reasons or key in said:
                continue
            said.add(key)
            if not waivable(finding, across=beyond):
                yield _about(WAIVER_WITHOUT_EFFECT, finding)
            elif not waivers.reasons[key]:
                yield _about(WAIVED_WITHOUT_REASON, finding)


def _about(rule: Rule, finding: Finding) -> Finding:
    place = " · ".join(part for part in (finding.origin.path, finding.origin.sheet, finding.cell or "") if part)
    shown = place or finding.value
    here = Origin(path="", sheet=FINDINGS.title)
    return Finding(rule=rule, origin=here, value=shown, context={"waived": finding.code})


def waiver_rows(waivers: Waivers, across: Iterable[Finding], in_files: Iterable[Finding]) -> Iterator[Row]:
    """Yield the rows of *Giải trình số liệu* that list what was waived, with its reason."""
    for beyond, findings in ((True, across), (False, in_files)):
        for finding in findings:
            if waivers.holds(finding, across=beyond):
                yield {
                    "figure_code": finding.code,
                    "label": f"Đã bỏ qua: {finding.message()}",
                    "text": finding.value[:200],
                    "counted": "Không",
                    "file": finding.origin.path,
                    "sheet": finding.origin.sheet,
                    "cell": finding.cell or "",
                    "reason": waivers.reasons[key_of(finding)],
                }
