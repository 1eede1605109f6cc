"""How a rule of the form is written down."""

from typing import Final

from kehoach_xlsx.model.rule import Rule, Severity, Stage
from kehoach_xlsx.model.wording import Wording

ERROR, NOTE = Severity.ERROR, Severity.NOTE
MEASURED: Final = Wording(
    "{component}: {found}; phải là {required} ({article}).",
    "{component_en}: {found_en}; must be {required_en} ({article}).",
)
"""What most findings say; the fields are filled by the check."""


def form_rule(code: str, severity: Severity, title: Wording, message: Wording, remedy: Wording) -> Rule:
    """Return a rule over a Word document."""
    return Rule(code=code, severity=severity, title=title, message=message, remedy=remedy, stage=Stage.FORM)
