"""A workbook on the screen, under a person's hands: what is typed goes through every lock and every check."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from kehoach_xlsx.compilers.self_check import ERRORS_NAME, VERDICT_NAME
from kehoach_xlsx.compilers.sheets import Placed
from kehoach_xlsx.excel.layout import address
from kehoach_xlsx.model.schema import Column, FilledBy, WorkbookSchema

from ..support.markdown import CellValue, Record
from .office import Office, OfficeGoneError

Content = str | float | None
"""What a cell holds: text, a number (a date is one too), or nothing."""

_SWAPPED = str.maketrans(",.", ".,")


def as_typed(value: CellValue) -> str:
    """Return how a person in Viet Nam types a value: 05/12/2024, 1.234.000, 45,5.

    >>> as_typed(date(2024, 12, 5)), as_typed(Decimal(1234000)), as_typed(Decimal("45.5"))
    ('05/12/2024', '1.234.000', '45,5')
    """
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int | Decimal):
        return f"{value:,}".translate(_SWAPPED)
    assert isinstance(value, str)
    return value


def command(office: Office, path: Path, sheet: str, cells: str, name: str) -> Sequence[str]:
    """Select cells of an open workbook and give a command of the menu; return what message boxes said."""
    said: Sequence[str] = office.do("command", url=path.as_uri(), sheet=sheet, cells=cells, name=name)
    return said


@contextmanager
def opened(office: Office, path: Path) -> Iterator[None]:
    """Have a workbook open on the screen; what is not saved is lost."""
    office.do("open", url=path.as_uri())
    try:
        yield
    finally:
        if office.running:
            with suppress(OfficeGoneError):
                office.do("close", url=path.as_uri())


@dataclass(frozen=True, kw_only=True, slots=True)
class OnScreen:
    """A workbook of ours that is open; cells are called by sheet, column and number of the record, from 0."""

    office: Office
    path: Path
    schema: WorkbookSchema

    def type(self, sheet: str, column: str, text: str, record: int = 0) -> Sequence[str]:
        """Type into a cell and press Enter; return what message boxes said, "title: text"."""
        return self._said("type", sheet, column, record, text=text)

    def choose(self, sheet: str, column: str, text: str, record: int = 0) -> Sequence[str]:
        """Choose from the list of a cell; return what message boxes said."""
        return self._said("choose", sheet, column, record, text=text)

    def offered(self, sheet: str, column: str, record: int = 0) -> Sequence[str]:
        """Return what the list of a cell offers."""
        return self._said("offered", sheet, column, record)

    def cut(self, sheet: str, column: str, record: int = 0, rows: int = 1) -> Sequence[str]:
        """Cut the cells of some records in a column; return what message boxes said."""
        return self._command("Cut", sheet, column, record, rows)

    def paste(self, sheet: str, column: str, record: int = 0) -> Sequence[str]:
        """Paste what was cut or copied last; return what message boxes said."""
        return self._command("Paste", sheet, column, record)

    def value(self, sheet: str, column: str, record: int = 0) -> Content:
        """Return what a cell holds."""
        found: Content = self.office.do("value", url=self.path.as_uri(), **self._place(sheet, column, record))
        return found

    def fill(self, rows: Mapping[str, Sequence[Record]]) -> Sequence[str]:
        """Fill in every blank cell that is the officer's, lists by choosing; return what message boxes said."""
        said: list[str] = []
        for sheet, column, number, text in self._blanks(rows):
            put = self.choose if column.codelist or column.lookup else self.type
            said += put(sheet, column.name, text, number)
        return said

    def _blanks(self, rows: Mapping[str, Sequence[Record]]) -> Iterator[tuple[str, Column, int, str]]:
        for sheet in self.schema.sheets:
            for number, row in enumerate(rows.get(sheet.name, ())):
                for column in sheet.columns:
                    value = row.get(column.name)
                    if value is None or column.filled_by is not FilledBy.OFFICER:
                        continue
                    if self.value(sheet.name, column.name, number) is None:
                        yield sheet.name, column, number, as_typed(value)

    @property
    def errors(self) -> Content:
        """The number of errors that the self-check shows."""
        return self._named(ERRORS_NAME)

    @property
    def verdict(self) -> Content:
        """The verdict of the self-check."""
        return self._named(VERDICT_NAME)

    def saved(self, name: str) -> Path:
        """Save a copy as .xlsx beside the workbook, and return its path."""
        target = self.path.with_name(f"{name}.xlsx")
        self.office.do("save", url=self.path.as_uri(), target=target.as_uri())
        return target

    def _named(self, name: str) -> Content:
        found: Content = self.office.do("named", url=self.path.as_uri(), name=name)
        return found

    def _said(self, action: str, sheet: str, column: str, record: int, **arguments: str) -> Sequence[str]:
        place = self._place(sheet, column, record)
        said: Sequence[str] = self.office.do(action, url=self.path.as_uri(), **place, **arguments)
        return said

    def _command(self, name: str, sheet: str, column: str, record: int, rows: int = 1) -> Sequence[str]:
        first, last = self._place(sheet, column, record), self._place(sheet, column, record + rows - 1)
        cells = f"{first['cell']}:{last['cell']}"
        return command(self.office, self.path, first["sheet"], cells, name)

    def _place(self, sheet: str, column: str, record: int) -> dict[str, str]:
        schema = self.schema.sheet(sheet)
        first, _, number = Placed(schema=schema).position(column)
        return {"sheet": schema.title, "cell": address(first + record, number)}
