"""Every rule by its code, gathered from where the rules are declared."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from kehoach_xlsx.model.diagnoses import FILE_RULES, VALUE_RULES
from kehoach_xlsx.model.rule import Rule
from kehoach_xlsx.model.schema import WorkbookSchema
from kehoach_xlsx.workbooks.activity_rules import ACTIVITY_RULES
from kehoach_xlsx.workbooks.figure_rules import FIGURE_RULES
from kehoach_xlsx.workbooks.form_rules import FORM_RULES
from kehoach_xlsx.workbooks.import_rules import IMPORT_RULES
from kehoach_xlsx.workbooks.level_rules import LEVEL_RULES
from kehoach_xlsx.workbooks.merge_rules import MERGE_RULES
from kehoach_xlsx.workbooks.plan_rules import PLAN_RULES
from kehoach_xlsx.workbooks.progress import PROGRESS
from kehoach_xlsx.workbooks.signature_rules import SIGNATURE_RULES
from kehoach_xlsx.workbooks.subordinate_rules import SUBORDINATE_RULES
from kehoach_xlsx.workbooks.tasks import TASKS
from kehoach_xlsx.workbooks.workspace_rules import WORKSPACE_RULES


def gather(rules: Iterable[Rule]) -> Mapping[str, Rule]:
    """Return the rules by code, sorted; the same rule may stand on several sheets.

    Raises:
        ValueError: one code stands for two different rules, a slip in a declaration.
    """
    found: dict[str, Rule] = {}
    for rule in rules:
        if found.setdefault(rule.code, rule) != rule:
            raise ValueError(f"{rule.code} stands for two different rules")
    return MappingProxyType(dict(sorted(found.items())))


def _of(schema: WorkbookSchema) -> Iterable[Rule]:
    return (rule for _, rule in schema.rules())


_OF_UNITS = (*FILE_RULES, *VALUE_RULES, *_of(PROGRESS), *_of(TASKS), *SUBORDINATE_RULES)
_OF_A_MERGE = (*MERGE_RULES, *WORKSPACE_RULES, *ACTIVITY_RULES, *FIGURE_RULES, *LEVEL_RULES)
RULES: Final = gather((*_OF_UNITS, *_OF_A_MERGE, *PLAN_RULES, *IMPORT_RULES, *FORM_RULES, *SIGNATURE_RULES))
