"""The closed grammar in which rules are written.

A predicate is data about one row of one sheet. Each reader of it (row mask, spreadsheet formula, sentence)
is one `match` closed by `assert_never`, so that the type checker names every reader that lacks a new node.
A comparison with a blank cell holds: blankness is judged by `Filled` alone.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Filled:
    """The cell holds something other than spaces."""

    column: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """The cell is one of these texts; a blank cell is none of them."""

    column: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """The number lies between the bounds, both included; a missing bound does not bind."""

    column: str
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Positive:
    """The cell holds a number above 0; a blank cell does not."""

    column: str


@dataclass(frozen=True, slots=True)
class Whole:
    """The number has no fraction."""

    column: str


@dataclass(frozen=True, slots=True)
class AtMost:
    """The number is at most `times` the number in `other`."""

    column: str
    other: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class NotBefore:
    """The date does not lie before the date in `other`."""

    column: str
    other: str


@dataclass(frozen=True, slots=True)
class NotAfterFact:
    """The date does not lie after a date that the whole workbook carries, such as `period_ends_on`."""

    column: str
    fact: str


@dataclass(frozen=True, slots=True)
class NotBeforeFact:
    """The date does not lie before a date that the whole workbook carries."""

    column: str
    fact: str


@dataclass(frozen=True, slots=True)
class LongerThan:
    """The text has more than `length` characters; a blank cell holds."""

    column: str
    length: int


@dataclass(frozen=True, slots=True)
class HasDigit:
    """The text holds at least one digit, as every document number does; a blank cell holds."""

    column: str


@dataclass(frozen=True, slots=True)
class KnownIn:
    """The value is a key of another sheet of the same workbook; a blank cell holds."""

    column: str
    sheet: str


@dataclass(frozen=True, slots=True)
class Unique:
    """No other row of the sheet has the same values in these columns; a row with any of them blank holds."""

    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WithinTotal:
    """The number is at most the number of the row whose key stands in `parent`.

    Parts may overlap, so they are held against their total one by one. A row without parent, and a total that
    is not there or no number, hold.
    """

    column: str
    key: str
    parent: str


@dataclass(frozen=True, slots=True)
class Readable:
    """The cell holds what its column's kind asks for: a number, a date, a value of the list; a blank holds."""

    column: str


@dataclass(frozen=True, slots=True)
class Not:
    """The inner predicate does not hold."""

    inner: "Predicate"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one holds; of none, true."""

    parts: tuple["Predicate", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one holds; of none, false."""

    parts: tuple["Predicate", ...]


Predicate: TypeAlias = (
    Filled
    | OneOf
    | Between
    | Positive
    | Whole
    | AtMost
    | NotBefore
    | NotAfterFact
    | NotBeforeFact
    | LongerThan
    | HasDigit
    | KnownIn
    | Unique
    | WithinTotal
    | Readable
    | Not
    | AllOf
    | AnyOf
)

ALWAYS = AllOf(())


def all_of(*parts: Predicate) -> AllOf:
    """Every one of `parts` holds."""
    return AllOf(parts)


def any_of(*parts: Predicate) -> AnyOf:
    """At least one of `parts` holds."""
    return AnyOf(parts)


def blank(column: str) -> Not:
    """The cell is blank."""
    return Not(Filled(column))
