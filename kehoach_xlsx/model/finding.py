"""A finding: a rule that was broken, where, and what stood there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kehoach_xlsx.model.rule import Rule, Severity
from kehoach_xlsx.model.wording import Language


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """Where a sheet's cells stand: the file, the sheet as the officer named it, and each column's place.

    `columns` gives the letter of each column of a table; `cells` the address of each value of a form.
    """

    path: str
    sheet: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)

    def address(self, row: int | None, column: str | None) -> str | None:
        """Return the cell's address ("H12"), a row's ("12:12"), or None where there is no place."""
        if column is not None and column in self.cells:
            return self.cells[column]
        if row is None:
            return None
        letter = self.columns.get(column) if column is not None else None
        return _cell(letter, row) if letter else f"{row}:{row}"


@lru_cache(maxsize=16_384)  # the same few cells are spoken of in every file: each address is kept once
def _cell(letter: str, row: int) -> str:
    return f"{letter}{row}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What is wrong at one place. `row` is the Excel row, from 1; `value` is the text as it was read.

    `context` fills the fields of the rule's message; `cell_count` is how many filled cells the finding
    sets aside (for the account of a merge).
    """

    rule: Rule
    origin: Origin
    row: int | None = None
    column: str | None = None
    value: str = ""
    proposal: str = ""
    context: Mapping[str, str] = field(default_factory=dict)
    cell_count: int = 0

    @property
    def code(self) -> str:
        """The rule's code, such as "KH203"."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """The rule's severity."""
        return self.rule.severity

    @property
    def cell(self) -> str | None:
        """The address of the cell, where there is one."""
        return self.origin.address(self.row, self.column)

    def message(self, language: Language = "vi") -> str:
        """Return what is wrong, in `language`."""
        return _fill(self.rule.message.in_(language), self)

    def remedy(self, language: Language = "vi") -> str:
        """Return what to do about it, in `language`."""
        return _fill(self.rule.remedy.in_(language), self)


class _Fields(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _fill(template: str, finding: Finding) -> str:
    fields = _Fields(finding.context)
    fields.setdefault("value", finding.value)
    fields.setdefault("proposal", finding.proposal)
    return template.format_map(fields)
