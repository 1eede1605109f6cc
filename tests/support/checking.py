"""A returned workbook through the stations of the flow, in one call."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kehoach_xlsx.flow.intake import take_in
from kehoach_xlsx.flow.judge import judge
from kehoach_xlsx.flow.normalise import normalise
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.schema import WorkbookSchema
from kehoach_xlsx.model.table import Table
from kehoach_xlsx.workbooks.plan import PLAN
from kehoach_xlsx.workbooks.progress import PROGRESS
from kehoach_xlsx.workbooks.tasks import TASKS

KINDS: Mapping[str, WorkbookSchema] = {schema.kind: schema for schema in (PLAN, PROGRESS, TASKS)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """What became of one file: as it came in, its tables as they were understood, and every finding."""

    incoming: Incoming
    tables: Mapping[str, Table]
    findings: tuple[Finding, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the findings, sorted, each once."""
        return tuple(sorted({finding.code for finding in self.findings}))

    @property
    def errors(self) -> tuple[str, ...]:
        """The codes of the errors, sorted, each once."""
        return tuple(sorted({f.code for f in self.findings if f.severity is Severity.ERROR}))

    def of(self, code: str) -> tuple[Finding, ...]:
        """Return the findings of one code."""
        return tuple(finding for finding in self.findings if finding.code == code)


def check(path: Path) -> Checked:
    """Take in one file, understand and judge it."""
    incoming = take_in(path, path.name, KINDS)
    tables: dict[str, Table] = {}
    findings = list(incoming.findings)
    for name, raw in incoming.tables.items():
        normalised = normalise(raw.schema, {0: raw})
        tables[name] = normalised.table
        findings.extend(normalised.findings[0])
    findings.extend(judge(tables).get(0, ()))
    return Checked(incoming=incoming, tables=tables, findings=tuple(findings))
