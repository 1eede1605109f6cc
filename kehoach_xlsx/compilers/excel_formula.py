"""A predicate read as a spreadsheet formula that Excel, LibreOffice and WPS compute alike.

Measured: only scalar formulas over `INDEX(column, row)` with explicit guards agree everywhere and survive
cut-and-paste. A comparison with a cell that is no number (or date) holds, as in the other readers.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import assert_never

from kehoach_xlsx.compilers.column_rules import presupposed
from kehoach_xlsx.compilers.sheets import FIRST_ROW
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
    Positive,
    Predicate,
    Readable,
    Unique,
    Whole,
    WithinTotal,
)
from kehoach_xlsx.model.rule import Rule
from kehoach_xlsx.model.schema import Kind, SheetSchema

_NBSP = "\N{NO-BREAK SPACE}"
_TOO_LARGE = 10**15  # a spreadsheet has lost digits of such a number
_PLACES = 6  # beyond them a decimal fraction is noise
FIRST_DATE, LAST_DATE = 36526, 73050  # 1 January 2000 and 31 December 2099 as serial numbers


class Formulas:
    """Reads predicates of one sheet.

    `cell(column)` gives a reference to the column's cell in the row at hand, `column_range(column)` its
    cells in all rows, `key_range(sheet)` the keys of another sheet, `fact(name)` the cell of a fact. `helpers` is
    the range of cells that hold what `helper` says of every row, where the rule has one. `unreadable` gives, by
    column, the mark that says whether its cell in the row at hand could not be read.
    """

    def __init__(
        self,
        sheet: SheetSchema,
        cell: Callable[[str], str],
        column_range: Callable[[str], str],
        key_range: Callable[[str], str],
        fact: Callable[[str], str],
        helpers: str = "",
        unreadable: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Keep where things stand; see the class."""
        self.sheet = sheet
        self.cell = cell
        self.column_range = column_range
        self.key_range = key_range
        self.fact = fact
        self.helpers = helpers
        self.unreadable = unreadable

    def broken(self, rule: Rule) -> str:
        """Return a formula that is 1 where the rule is broken and 0 where it holds."""
        assert rule.require is not None
        parts = [self.holds(rule.when), f"NOT({self.holds(rule.require)})"]
        parts += [self._presupposed(node) for node in presupposed(rule, self.sheet)]
        return f"IF(AND({','.join(parts)}),1,0)"

    def helper(self, node: Predicate | None) -> str:
        """Return the formula that a rule requiring `node` needs beside its mark in each row, "" if none."""
        match node:
            case Unique(columns):
                return self._row_key(columns)
            case WithinTotal(column, _, _):
                return f'IF({_is_number(self.cell(column))},{_rounded(self.cell(column))},"")'
            case _:
                return ""

    def _presupposed(self, node: Readable) -> str:
        mark = self.unreadable.get(node.column)
        return f"{mark}=0" if mark else self.holds(node)

    def holds(self, node: Predicate) -> str:
        """Return a formula that is TRUE where `node` holds."""
        match node:
            case Filled(column):
                return _filled(self.cell(column))
            case OneOf(column, values):
                return self._one_of(column, values)
            case Between() | Positive() | Whole() | AtMost():
                return self._number(node)
            case NotBefore(column, other):
                cells = self.cell(column), self.cell(other)
                return _if_dates(f"INT({cells[0]})>=INT({cells[1]})", *cells)
            case NotAfterFact(column, fact):
                return _if_dates(
                    f"INT({self.cell(column)})<=INT({self.fact(fact)})", self.cell(column), self.fact(fact)
                )
            case NotBeforeFact(column, fact):
                return _if_dates(
                    f"INT({self.cell(column)})>=INT({self.fact(fact)})", self.cell(column), self.fact(fact)
                )
            case LongerThan() | HasDigit():
                raise ValueError(f"{type(node).__name__} is for the judge alone: programs count text differently")
            case KnownIn(column, sheet):
                text = _text(self.cell(column))
                return f"IF(LEN({text})>0,{_count(self.key_range(sheet), text)}>0,TRUE)"
            case Unique():
                key = f"INDEX({self.helpers},ROW()-{FIRST_ROW - 1})"
                return f'IF({key}="",TRUE,{_count(self.helpers, key)}<=1)'
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
        """Looks the text up among the accepted forms, a line each: no trimmed text holds a line break.

        FIND tells capitals from small letters and knows no wildcards, in every program; the cell stands in the
        formula once, however many forms there are.
        """
        forms = self._forms(column, values)
        return f"ISNUMBER(FIND({self._line(column)},{_lines(forms)}))"

    def _forms(self, column: str, values: tuple[str, ...]) -> list[str]:
        codelist = self.sheet.column(column).codelist
        return list(values) if codelist is None else [f for f, v in codelist.forms.items() if v in values]

    def _line(self, column: str) -> str:
        """The cell's text between line breaks; of a code list, in small letters."""
        text = _text(self.cell(column))
        return f"CHAR(10)&{text if self.sheet.column(column).codelist is None else f'LOWER({text})'}&CHAR(10)"

    def _number(self, node: Between | Positive | Whole | AtMost) -> str:
        cell = self.cell(node.column)
        match node:
            case Between(_, low, high):
                bounds = [f"{_rounded(cell)}>={_plain(low)}"] if low is not None else []
                bounds += [f"{_rounded(cell)}<={_plain(high)}"] if high is not None else []
                return f"IF({_is_number(cell)},AND({','.join(bounds)}),TRUE)"
            case Positive():
                return f"IF({_is_number(cell)},{_rounded(cell)}>0,FALSE)"
            case Whole():
                return f"IF({_is_number(cell)},{_rounded(cell)}=INT({_rounded(cell)}),TRUE)"
            case AtMost(_, other, times):
                right = self.cell(other)
                # half a millionth: decimal fractions are not exact in a spreadsheet
                test = f"{_rounded(cell)}<={_rounded(right)}*{times}+0.0000005"
                return f"IF(AND({_is_number(cell)},{_is_number(right)}),{test},TRUE)"
            case _:
                assert_never(node)

    def _within_total(self, node: WithinTotal) -> str:
        """Looks the total up among the helper cells, which hold numbers and blanks and nothing else."""
        parent, part = _text(self.cell(node.parent)), self.cell(node.column)
        is_total = f"EXACT({self.column_range(node.key)},{parent})"
        known = f"SUMPRODUCT({is_total}*ISNUMBER({self.helpers}))>0"
        within = f"{_rounded(part)}<=SUMPRODUCT({is_total}*1,{self.helpers})+0.0000005"
        return f"IF(LEN({parent})>0,IF({_is_number(part)},IF({known},{within},TRUE),TRUE),TRUE)"

    def _row_key(self, columns: tuple[str, ...]) -> str:
        """The text that identifies a row, "" where any of the cells is blank or unreadable.

        Every text but the last comes with its length, so that no two rows are taken for one.
        """
        parts = [self._key_part(c) for c in columns]
        texts = [f'LEN({text})&"|"&{text}' for _, text in parts[:-1]] + [parts[-1][1]]
        return f'IF(AND({",".join(good for good, _ in parts)}),{"&".join(texts)},"")'

    def _key_part(self, name: str) -> tuple[str, str]:
        """Whether the cell has its part of a key, and that part."""
        column, cell = self.sheet.column(name), self.cell(name)
        if column.kind is Kind.DATE:
            return _is_date(cell), f"INT({cell})"
        if column.kind.numeric:
            return _is_number(cell), _rounded(cell)
        return f"LEN({_text(cell)})>0", _text(cell) if column.codelist is None else self._code_key(name)

    def _code_key(self, name: str) -> str:
        """The same text for every form of a value: each synonym is replaced by its value in small letters."""
        codelist = self.sheet.column(name).codelist
        assert codelist is not None
        key = self._line(name)
        for form, value in codelist.forms.items():
            if form != value.lower():
                key = f"SUBSTITUTE({key},{_lines([form])},{_lines([value.lower()])})"
        return key

    def _readable(self, name: str) -> str:
        column, cell = self.sheet.column(name), self.cell(name)
        match column.kind:
            case Kind.DATE:
                good = _is_date(cell)
            case Kind.CODE:
                assert column.codelist is not None
                good = self._one_of(name, column.codelist.values)
            case _:
                good = _is_number(cell)
        return f"IF({_filled(cell)},{good},TRUE)"


def _filled(cell: str) -> str:
    return f"IF(ISERROR({cell}),TRUE,LEN({_trimmed(cell)})>0)"


def _text(cell: str) -> str:
    """The cell as trimmed text; "" for an error value."""
    return f'IF(ISERROR({cell}),"",{_trimmed(cell)})'


def _trimmed(cell: str) -> str:
    """The reader's `trimmed`: no-break spaces, tabs and line ends are spaces."""
    plain = f'SUBSTITUTE({cell}&"","{_NBSP}"," ")'
    for code in (9, 10, 13):
        plain = f'SUBSTITUTE({plain},CHAR({code})," ")'
    return f"TRIM({plain})"


def _is_number(cell: str) -> str:
    """Whether the cell holds a number with all of its digits; LibreOffice takes TRUE for one."""
    number = f"IF(ISLOGICAL({cell}),FALSE,ABS({cell})<{_TOO_LARGE})"
    return f"IF(ISERROR({cell}),FALSE,IF(ISNUMBER({cell}),{number},FALSE))"


def _rounded(cell: str) -> str:
    return f"ROUND({cell},{_PLACES})"


def _count(keys: str, text: str) -> str:
    return f"SUMPRODUCT(--EXACT({keys},{text}))"


def _if_dates(test: str, *cells: str) -> str:
    return f"IF(AND({','.join(_is_date(c) for c in cells)}),{test},TRUE)"


def _is_date(cell: str) -> str:
    return f"IF({_is_number(cell)},AND({cell}>={FIRST_DATE},{cell}<{LAST_DATE + 1}),FALSE)"


def _plain(number: Decimal) -> str:
    return f"{number:f}"


def _lines(texts: Iterable[str]) -> str:
    """The texts with a line break before and after each."""
    return "CHAR(10)&" + "".join(f"{_quote(text)}&CHAR(10)&" for text in texts).removesuffix("&")


def _quote(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
