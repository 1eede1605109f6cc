"""The rules of the progress report, one module per sheet or kind of sheet."""

from kehoach_xlsx.workbooks.progress_rules.budget import BUDGET_RULES
from kehoach_xlsx.workbooks.progress_rules.indicators import INDICATOR_RULES
from kehoach_xlsx.workbooks.progress_rules.info import INFO_RULES
from kehoach_xlsx.workbooks.progress_rules.lists import (
    ASSESSMENT_RULES,
    COMMENDATION_RULES,
    DIFFICULTY_RULES,
    DIRECTIVE_RULES,
    MODEL_RULES,
)
from kehoach_xlsx.workbooks.progress_rules.tasks import TASK_RULES

__all__ = [
    "ASSESSMENT_RULES",
    "BUDGET_RULES",
    "COMMENDATION_RULES",
    "DIFFICULTY_RULES",
    "DIRECTIVE_RULES",
    "INDICATOR_RULES",
    "INFO_RULES",
    "MODEL_RULES",
    "TASK_RULES",
]
