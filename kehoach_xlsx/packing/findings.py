"""Findings as they are packed: rules by their place in the declarations, places by the table they lie in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from kehoach_xlsx.catalogue.registry import RULES
from kehoach_xlsx.compilers.column_rules import row_rules
from kehoach_xlsx.handing_out import COLLECTED
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.rule import Rule
from kehoach_xlsx.packing.values import Form


class Place(Form):
    """The sheet of a table as the officer named it, and where its columns, or the values of a form, stand."""

    sheet: str
    columns: dict[str, str]
    cells: dict[str, str]

    @classmethod
    def of(cls, origin: Origin) -> "Place":
        """Return a place in whatever file."""
        return cls(origin.sheet, dict(origin.columns), dict(origin.cells))

    def within(self, path: str) -> Origin:
        """Return the place in a file."""
        return Origin(path=path, sheet=self.sheet, columns=self.columns, cells=self.cells)


class Told(Form):
    """A finding: its rule by number; its place by the number of the table, or the file's name and all of it."""

    rule: int
    place: int | tuple[str, Place]
    row: int | None
    column: str | None
    value: str
    proposal: str
    context: dict[str, str]
    cells: int


def told(finding: Finding, tables: Sequence[Origin]) -> Told:
    """Return a finding as it is packed; `tables` are the places of the file's tables.

    Raises:
        LookupError: its rule is not declared.
    """
    place = next((number for number, origin in enumerate(tables) if origin is finding.origin), None)
    return Told(
        _number(finding.rule),
        (finding.origin.path, Place.of(finding.origin)) if place is None else place,
        finding.row,
        finding.column,
        finding.value,
        finding.proposal,
        dict(finding.context),
        finding.cell_count,
    )


def told_once(findings: Sequence[Finding], before: Sequence[Finding], tables: Sequence[Origin]) -> Iterator[int | Told]:
    """Yield findings as they are packed: those that were told `before` by their number, the others in full."""
    known = {id(finding): number for number, finding in enumerate(before)}
    for finding in findings:
        number = known.get(id(finding))
        yield told(finding, tables) if number is None else number


def found(told: Told, tables: Callable[[], Sequence[Origin]]) -> Finding:
    """Return a finding that was packed; `tables` gives the places of the file's tables.

    Raises:
        LookupError: no rule and no table has this number.
    """
    return Finding(
        rule=_rules()[told.rule],
        origin=tables()[told.place] if isinstance(told.place, int) else told.place[1].within(told.place[0]),
        row=told.row,
        column=told.column,
        value=told.value,
        proposal=told.proposal,
        context=told.context,
        cell_count=told.cells,
    )


@cache
def _rules() -> tuple[Rule, ...]:
    """Every rule that a file is judged by, in the order of the declarations."""
    sheets = (sheet for schema in COLLECTED.values() for sheet in schema.sheets)
    return (*RULES.values(), *(rule for sheet in sheets for rule in row_rules(sheet)))


@cache
def _numbers() -> Mapping[str, tuple[int, ...]]:
    numbers: dict[str, tuple[int, ...]] = {}
    for number, rule in enumerate(_rules()):
        numbers[rule.code] = (*numbers.get(rule.code, ()), number)
    return numbers


def _number(rule: Rule) -> int:
    known, rules = _numbers().get(rule.code, ()), _rules()
    found = next((n for n in known if rules[n] is rule), None)
    if found is None:
        found = next((n for n in known if rules[n] == rule), None)
    if found is None:
        raise LookupError(f"a rule {rule.code} that is not declared")
    return found
