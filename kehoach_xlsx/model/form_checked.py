"""What a check of a Word document's form came to."""

from dataclasses import dataclass

from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.rule import Severity


@dataclass(frozen=True, kw_only=True, slots=True)
class FormChecked:
    """What a check of the form came to; `profile` is the name of the decree it was measured against."""

    path: str
    profile: str
    paragraphs: int
    findings: tuple[Finding, ...]

    @property
    def has_errors(self) -> bool:
        """Whether something departs from what the decree requires."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)
