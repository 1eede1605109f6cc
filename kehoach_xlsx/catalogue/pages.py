"""The page of a code, and the list of all codes."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Final

from kehoach_xlsx.catalogue.registry import RULES
from kehoach_xlsx.model.rule import Rule, Severity
from kehoach_xlsx.model.wording import Language, Wording

SEVERITY_WORDS: Final[Mapping[Severity, Wording]] = {
    Severity.ERROR: Wording("Lỗi", "Error"),
    Severity.WARNING: Wording("Cảnh báo", "Warning"),
    Severity.NOTE: Wording("Ghi chú", "Note"),
}


def codes() -> tuple[str, ...]:
    """Return all codes, sorted."""
    return tuple(RULES)


def page(code: str) -> str:
    """Return the Vietnamese page of a code as Markdown.

    Raises:
        KeyError: there is no such code.
    """
    return files(__package__).joinpath(f"{RULES[code].code}.md").read_text(encoding="utf-8")


def listing(language: Language = "vi") -> str:
    """Return one line per code: the code, how much it matters, and its title."""
    return "\n".join(_line(rule, language) for rule in RULES.values())


def _line(rule: Rule, language: Language) -> str:
    word = SEVERITY_WORDS[rule.severity].in_(language)
    return f"{rule.code}  {word:<8}  {rule.title.in_(language)}"
