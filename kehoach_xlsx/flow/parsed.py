"""What became of one cell: its value, and what is to be said about it."""

from dataclasses import dataclass

from kehoach_xlsx.model import diagnoses
from kehoach_xlsx.model.rule import Rule
from kehoach_xlsx.model.table import Value

NO_HINT = (("hint", ""), ("hint_en", ""))


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a cell: the rule, and what its message quotes."""

    rule: Rule
    proposal: str = ""
    context: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """The value of a cell (None where it could not be read), what to say about it, and a text as it was typed."""

    value: Value
    problem: Problem | None = None
    typed: str | None = None


def proposing(rule: Rule, proposal: str) -> Problem:
    """Return a problem that shows what was probably meant, where that is known."""
    if not proposal:
        return Problem(rule, "", NO_HINT)
    return Problem(rule, proposal, (("hint", f", ví dụ: {proposal}"), ("hint_en", f", such as {proposal}")))


def asked(readings: str, how: tuple[str, str], value: Value = None, typed: str | None = None) -> Parsed:
    """Return the question which of several readings is meant; `how` to answer it, in Vietnamese and English."""
    context = (("readings", readings), ("how", how[0]), ("how_en", how[1]))
    return Parsed(value, Problem(diagnoses.TWO_READINGS, context=context), typed)
