"""A signature that cannot be judged further: why, as a finding."""

from collections.abc import Mapping

from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.rule import Rule
from kehoach_xlsx.workbooks.signature_rules import UNSAFE


class Refused(Exception):  # noqa: N818 - the signature is refused, the program did not fail
    """Nothing more can be said of this signature; `finding` tells why. Never leaves this room."""

    def __init__(self, rule: Rule, *, value: str = "", context: Mapping[str, str] | None = None) -> None:
        """Keep the rule that was broken, and what fills its message."""
        super().__init__(rule.code)
        self.rule = rule
        self.value = value
        self.context = context or {}

    def finding(self, origin: Origin) -> Finding:
        """Return why, at its place."""
        return Finding(rule=self.rule, origin=origin, value=self.value, context=self.context)


def unsafe(vi: str, en: str) -> Refused:
    """Return the refusal of a signature whose XML is built so that two programs may read it in two ways."""
    return Refused(UNSAFE, context={"found": vi, "found_en": en})
