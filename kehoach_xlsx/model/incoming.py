"""One file that came in: what it is, its tables as they were read, and what was wrong with it so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.table import RawTable


@dataclass(frozen=True, kw_only=True, slots=True)
class Incoming:
    """A file after intake. `name` is how it is called in outputs, `path` where it was found.

    `cells_read` counts the filled cells that are the officer's: those of input columns, and those that
    stand where the workbook has no place for them (`cells_outside`, each named in a finding).
    """

    path: str
    name: str
    sha256: str = ""
    identity: Identity | None = None
    tables: Mapping[str, RawTable] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    cells_read: int = 0
    cells_outside: int = 0

    @property
    def readable(self) -> bool:
        """Whether the file was opened and recognised."""
        return self.identity is not None and bool(self.tables)

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return any(f.severity is Severity.ERROR for f in self.findings)
