"""One file that came in: what it is, its tables as they were read, and what was wrong with it so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.schema import Layout
from kehoach_xlsx.model.table import RawTable


@dataclass(frozen=True, kw_only=True, slots=True)
class Incoming:
    """A file after intake. `name` is how it is called in outputs, `path` where it was found.

    `cells_read` counts the filled cells that are the officer's: those of input columns, and those that
    stand where the workbook has no place for them (`cells_outside`, each named in a finding). A file `by_headings`
    had lost its stamps; its identity is what its form says, as far as it does.
    """

    path: str
    name: str
    sha256: str = ""
    identity: Identity | None = None
    tables: Mapping[str, RawTable] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    cells_read: int = 0
    cells_outside: int = 0
    by_headings: bool = False

    def line(self, name: str) -> str:
        """Return what a line of the file's forms says, "" where it is blank or gone."""
        for table in self.tables.values():
            if table.schema.layout is Layout.FORM and table.rows and name in table.rows[0].cells:
                return " ".join(str(table.rows[0].cells[name]).split())
        return ""

    @property
    def readable(self) -> bool:
        """Whether the file was opened and recognised."""
        return self.identity is not None and bool(self.tables)

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return any(f.severity is Severity.ERROR for f in self.findings)
