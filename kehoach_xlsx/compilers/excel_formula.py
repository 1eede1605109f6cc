"""A predicate read as a spreadsheet formula that Excel, LibreOffice and WPS compute alike.

Measured: only scalar formulas over `INDEX(column, row)` with explicit guards agree everywhere and survive
cut-and-paste. A comparison with a cell that is no number (or date) holds, as in the other readers.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import assert_never

from kehoach_xlsx.compilers.column_rules import presupposed
from kehoach_xlsx.model.predicate import (
    AllOf,
    AnyOf,
    AtMost,
    Between,
    Filled,
    HasDigit,
    KnownIn,
    LongerThan,
    Not,
    NotAfterFact,
    NotBefore,
    NotBeforeFact,
    OneOf,
    Predicate,
    Readable,
    Unique,
    Whole,
    WithinTotal,
)
from kehoach_xlsx.model.rule import Rule
from kehoach_xlsx.model.schema import Kind, SheetSchema

_NBSP = "\N{NO-BREAK SPACE}"
FIRST_DATE, LAST_DATE = 36526, 73050  # 1 January 2000 and 31 December 2099 as serial numbers


class Formulas:
    """Reads predicates of one sheet.

    `cell(column)` gives a reference to the column's cell in the row at hand, `column_range(column)` its
    cells in all rows, `row_keys(columns)` the range of
    helper cells that hold `row_key(columns)` of every row, `key_range(sheet)` the keys of another sheet,
    `fact(name)` the cell of a fact.
    """

    def __init__(
        self,
        sheet: SheetSchema,
        cell: Callable[[str], str],
        column_range: Callable[[str], str],
        row_keys: Callable[[tuple[str, ...]], str],
        key_range: Callable[[str], str],
        fact: Callable[[str], str],
    ) -> None:
        """Keep where things stand; see the class."""
        self.sheet = sheet
        self.cell = cell
        self.column_range = column_range
        self.row_keys = row_keys
        self.key_range = key_range
        self.fact = fact

    def broken(self, rule: Rule) -> str:
        """Return a formula that is 1 where the rule is broken and 0 where it holds."""
        assert rule.require is not None
        parts = [self.holds(rule.when), f"NOT({self.holds(rule.require)})"]
        parts += [self.holds(node) for node in presupposed(rule, self.sheet)]
        return f"IF(AND({','.join(parts)}),1,0)"

    def holds(self, node: Predicate) -> str:
        """Return a formula that is TRUE where `node` holds."""
        match node:
            case Filled(column):
                return _filled(self.cell(column))
            case OneOf(column, values):
                return self._one_of(column, values)
            case Between() | Whole() | AtMost():
                return self._number(node)
            case NotBefore(column, other):
                return self._if_dates(f"INT({self.cell(column)})>=INT({self.cell(other)})", column, other)
            case NotAfterFact(column, fact):
                return self._if_dates(f"INT({self.cell(column)})<={self.fact(fact)}", column)
            case NotBeforeFact(column, fact):
                return self._if_dates(f"INT({self.cell(column)})>={self.fact(fact)}", column)
            case LongerThan() | HasDigit():
                raise ValueError(f"{type(node).__name__} is for the judge alone: programs count text differently")
            case KnownIn(column, sheet):
                return f"IF({_filled(self.cell(column))},{self._count(self.key_range(sheet), column)}>0,TRUE)"
            case Unique(columns):
                return self._unique(columns)
            case WithinTotal():
                return self._within_total(node)
            case Readable(column):
                return self._readable(column)
            case Not(inner):
                return f"NOT({self.holds(inner)})"
            case AllOf(parts):
                return f"AND({','.join(self.holds(p) for p in parts)})" if parts else "TRUE"
            case AnyOf(parts):
                return f"OR({','.join(self.holds(p) for p in parts)})" if parts else "FALSE"
            case _:
                assert_never(node)

    def _one_of(self, column: str, values: tuple[str, ...]) -> str:
        text = _text(self.cell(column))
        return f"OR({','.join(f'EXACT({text},{_quote(v)})' for v in values)})"

    def _number(self, node: Between | Whole | AtMost) -> str:
        cell = self.cell(node.column)
        match node:
            case Between(_, low, high):
                bounds = [f"{cell}>={_plain(low)}"] if low is not None else []
                bounds += [f"{cell}<={_plain(high)}"] if high is not None else []
                return f"IF({_is_number(cell)},AND({','.join(bounds)}),TRUE)"
            case Whole():
                return f"IF({_is_number(cell)},{cell}=INT({cell}),TRUE)"
            case AtMost(_, other, times):
                right = self.cell(other)
                # half a millionth: decimal fractions are not exact in a spreadsheet
                return f"IF(AND({_is_number(cell)},{_is_number(right)}),{cell}<={right}*{times}+0.0000005,TRUE)"
            case _:
                assert_never(node)

    def _within_total(self, node: WithinTotal) -> str:
        """SUMIF is safe here: its criterion is a code of the plan, and it passes over text."""
        parent, numbers = self.cell(node.parent), self.column_range(node.column)
        parts = f"SUMIF({self.column_range(node.parent)},{parent},{numbers})"
        total = f"SUMIF({self.column_range(node.key)},{parent},{numbers})"
        known = f"COUNTIF({self.column_range(node.key)},{parent})"
        return f"IF({_filled(parent)},IF({known}>0,{parts}<={total}+0.0000005,TRUE),TRUE)"

    def _if_dates(self, test: str, *columns: str) -> str:
        guards = ",".join(_is_date(self.cell(c)) for c in columns)
        return f"IF(AND({guards}),{test},TRUE)"

    def _count(self, keys: str, column: str) -> str:
        return f"SUMPRODUCT(--EXACT({keys},{_text(self.cell(column))}))"

    def _unique(self, columns: tuple[str, ...]) -> str:
        key = self.row_key(columns)
        return f'IF({key}="",TRUE,SUMPRODUCT(--EXACT({self.row_keys(columns)},{key}))<=1)'

    def row_key(self, columns: tuple[str, ...]) -> str:
        """Return a formula of the text that identifies a row, "" where any of the cells is blank."""
        filled = ",".join(_filled(self.cell(c)) for c in columns)
        joined = '&"|"&'.join(_text(self.cell(c)) for c in columns)
        return f'IF(AND({filled}),{joined},"")'

    def _readable(self, name: str) -> str:
        column, cell = self.sheet.column(name), self.cell(name)
        match column.kind:
            case Kind.DATE:
                good = f"IF({_is_number(cell)},AND({cell}>={FIRST_DATE},{cell}<{LAST_DATE + 1}),FALSE)"
            case Kind.CODE:
                assert column.codelist is not None
                good = self._one_of(name, column.codelist.values)
            case _:
                good = _is_number(cell)
        return f"IF({_filled(cell)},{good},TRUE)"


def _filled(cell: str) -> str:
    return f"IF(ISERROR({cell}),TRUE,LEN({_text(cell)})>0)"


def _text(cell: str) -> str:
    """The cell as trimmed text, no-break spaces as spaces; "" for an error value."""
    return f'IF(ISERROR({cell}),"",TRIM(SUBSTITUTE({cell}&"","{_NBSP}"," ")))'


def _is_number(cell: str) -> str:
    """Whether the cell holds a number; LibreOffice takes TRUE for one."""
    return f"IF(ISERROR({cell}),FALSE,AND(ISNUMBER({cell}),NOT(ISLOGICAL({cell}))))"


def _is_date(cell: str) -> str:
    return f"IF({_is_number(cell)},AND({cell}>={FIRST_DATE},{cell}<{LAST_DATE + 1}),FALSE)"


def _plain(number: Decimal) -> str:
    return f"{number:f}"


def _quote(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
