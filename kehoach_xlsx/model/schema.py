"""What a workbook kind is made of: sheets, columns, code lists. Declared once, read by many."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kehoach_xlsx.model.rule import Rule


class Kind(StrEnum):
    """What a cell of a column holds."""

    TEXT = "text"  # one line
    LONG_TEXT = "long_text"  # several lines, wrapped
    IDENTIFIER = "identifier"  # a code, kept as text: "II.10", "0123"
    LIST = "list"  # several entries separated by ";"
    CODE = "code"  # one value of the column's code list
    INTEGER = "integer"
    NUMBER = "number"
    PERCENT = "percent"  # a plain number from 0 to 100, never a fraction
    MONEY = "money"  # whole đồng
    DATE = "date"
    PARTIAL_DATE = "partial_date"  # "2021", "2021-01" or "2021-01-05": the source leaves the rest blank

    @property
    def numeric(self) -> bool:
        """Whether the column holds numbers."""
        return self in {Kind.INTEGER, Kind.NUMBER, Kind.PERCENT, Kind.MONEY}


class FilledBy(StrEnum):
    """Who writes a column."""

    PLAN = "plan"  # prefilled from the plan, locked
    OFFICER = "officer"  # the person the workbook is for
    FORMULA = "formula"  # computed in the workbook


class Layout(StrEnum):
    """How a sheet is laid out."""

    TABLE = "table"  # headings in one row, records beneath
    FORM = "form"  # label | value, one record


@dataclass(frozen=True, kw_only=True, slots=True)
class CodeList:
    """The values a CODE column may take, in the order they are offered.

    `synonyms` are other ways of writing a value that stand for exactly one of them. They and any mixture of capital
    and small letters are taken for the value, by the reader and by the template's own check alike: Excel's drop-down
    lets another case pass, so it must not be an error afterwards.
    """

    name: str
    title: str
    values: tuple[str, ...]
    synonyms: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, str] = field(init=False, repr=False, compare=False)
    """Every accepted way of writing in small letters, and the value it stands for."""

    def __post_init__(self) -> None:
        """Work out `forms`; a synonym of two values, or of none, is a slip in a declaration."""
        pairs = [*((v.lower(), v) for v in self.values), *((k.lower(), v) for k, v in self.synonyms.items())]
        forms = dict(reversed(pairs))
        if any(forms[form] != value or value not in self.values for form, value in pairs):
            raise ValueError(f"{self.name}: a synonym of two values, or of none")
        object.__setattr__(self, "forms", {form: forms[form] for form, _ in pairs})

    def meaning(self, text: str) -> str | None:
        """Return the value that a trimmed text stands for, None where it is none of the list."""
        return self.forms.get(text.lower())


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One column of a table, or one line of a form.

    `unit` is the unit of measure of numbers; `width` is in characters; `aliases` are other headings
    under which the column is found; `lookup` names the sheet whose key the drop-down offers;
    `repeated` marks a column that stands once for each subordinate unit.
    """

    name: str
    heading: str
    kind: Kind = Kind.TEXT
    required: bool = False
    filled_by: FilledBy = FilledBy.OFFICER
    codelist: CodeList | None = None
    lookup: str | None = None
    unit: str = ""
    guidance: str = ""
    aliases: tuple[str, ...] = ()
    width: int = 16
    repeated: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetSchema:
    """One sheet: its columns, its rules, and how many rows it has room for.

    `max_rows` is the number of records that the sheet takes (1 for a form); `free_rows` of them are
    left open for the officer, the others come from the plan; `optional` sheets stand only where the
    plan asks for them; `note` is the line of guidance under the title; `printed` is how many
    columns from the left go on paper, 0 for all. On a sheet with a `headline` we print figures in large type
    between title and headings, which nobody fills in.
    """

    name: str
    title: str
    layout: Layout = Layout.TABLE
    columns: tuple[Column, ...] = ()
    rules: tuple[Rule, ...] = ()
    key: tuple[str, ...] = ()
    max_rows: int = 500
    free_rows: int = 0
    note: str = ""
    optional: bool = False
    landscape: bool = True
    printed: int = 0
    headline: bool = False

    HEADER_ROW = 5  # of a table; a form starts in the same row, so that all sheets look alike
    FIRST_ROW = 6

    def column(self, name: str) -> Column:
        """Return the column called `name`; a KeyError is a slip in a declaration."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")

    @property
    def input_columns(self) -> tuple[Column, ...]:
        """The columns that the officer fills."""
        return tuple(c for c in self.columns if c.filled_by is FilledBy.OFFICER)

    @property
    def names(self) -> tuple[str, ...]:
        """The identifiers of the columns, in order."""
        return tuple(c.name for c in self.columns)


@dataclass(frozen=True, kw_only=True, slots=True)
class Migration:
    """How a workbook of an older `version` is read as one of the current version.

    `titles` gives the former titles of sheets, `headings` the former headings of columns ("tasks.status"); `added`
    names the columns that the older version lacks. A column that was dropped needs no mention: where an officer
    filled it in, its cells are named as content that has no place.
    """

    version: str
    titles: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    added: tuple[str, ...] = ()

    def sheet(self, sheet: SheetSchema) -> SheetSchema:
        """Return `sheet` as the older version had it."""
        columns = (
            replace(c, heading=self.headings.get(f"{sheet.name}.{c.name}", c.heading))
            for c in sheet.columns
            if f"{sheet.name}.{c.name}" not in self.added
        )
        return replace(sheet, title=self.titles.get(sheet.name, sheet.title), columns=tuple(columns))


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkbookSchema:
    """A workbook kind: `version` changes whenever a sheet or column changes its place or meaning.

    `migrations` tells how workbooks of older versions are still read.
    """

    kind: str
    title: str
    version: str
    sheets: tuple[SheetSchema, ...]
    guidance: tuple[str, ...] = ()
    migrations: tuple[Migration, ...] = ()

    def sheet(self, name: str) -> SheetSchema:
        """Return the sheet called `name`; a KeyError is a slip in a declaration."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise KeyError(f"{self.kind}.{name}")

    def migration(self, version: str) -> Migration | None:
        """Return how to read an older version; None where nobody said so, or where a column is required since."""
        found = next((m for m in self.migrations if m.version == version), None)
        if found is None or any(_required(self, name) for name in found.added):
            return None
        return found

    @property
    def digest(self) -> str:
        """Eight hexadecimal digits over everything that decides what a workbook holds and how it is judged."""
        parts = [
            (s.name, s.title, s.layout.value, list(_columns_parts(s)), [r.code for r in s.rules]) for s in self.sheets
        ]
        return hashlib.sha256(repr((self.kind, self.version, parts)).encode()).hexdigest()[:8]

    def rules(self) -> Iterator[tuple[SheetSchema, Rule]]:
        """Every rule with the sheet it stands on."""
        return ((sheet, rule) for sheet in self.sheets for rule in sheet.rules)


def _required(schema: WorkbookSchema, name: str) -> bool:
    sheet, _, column = name.partition(".")
    return schema.sheet(sheet).column(column).required


def _columns_parts(sheet: SheetSchema) -> Iterator[tuple[object, ...]]:
    """What tells the columns of a sheet apart; those repeated for each unit are told once, under their stem."""
    yield from (_column_parts(c) for c in sheet.columns if not c.repeated)
    first = next((c for c in sheet.columns if c.repeated), None)
    if first is not None:
        yield _column_parts(replace(first, name=first.name.rpartition("_")[0], heading="{unit}"))


def _column_parts(column: Column) -> tuple[object, ...]:
    codes = (column.codelist.values, tuple(column.codelist.forms.items())) if column.codelist else ()
    return column.name, column.heading, column.kind.value, column.required, column.filled_by.value, codes
