"""The cell formats of every workbook, in one fixed order, so that a style has the same number in all of them.

A sheet can then be written without asking what else its workbook holds, and written once for many workbooks.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from kehoach_xlsx.excel.errors import LayoutError
from kehoach_xlsx.excel.layout import Mark, Style, Value
from kehoach_xlsx.excel.styles import BY_VALUE, NUMBER_FORMATS, STYLES, Changes, conditional, number_format
from kehoach_xlsx.excel.xlsx_book import Book

Look = tuple[Style, Style]
"""What a marked cell is for, and the look that is laid over it."""


def _every() -> tuple[tuple[tuple[Style, str | None], Changes], ...]:
    plain: list[tuple[tuple[Style, str | None], Changes]] = [((style, None), dict(STYLES[style])) for style in Style]
    by_value: list[tuple[tuple[Style, str | None], Changes]] = [
        ((style, number), dict(STYLES[style]) | {"num_format": number})
        for style in sorted(BY_VALUE)
        for number in NUMBER_FORMATS
    ]
    return (*plain, *by_value)


def _numbered() -> tuple[tuple[Changes, ...], Mapping[tuple[Style, str | None], int]]:
    """The different formats, and which of them each style is; number 0 is the workbook's default."""
    different: list[Changes] = []
    numbers: dict[tuple[Style, str | None], int] = {}
    for key, properties in _every():
        if properties not in different:
            different.append(properties)
        numbers[key] = different.index(properties) + 1
    return tuple(different), numbers


_DIFFERENT, _NUMBERS = _numbered()


def format_number(style: Style, value: Value = None) -> int:
    """Return the number of the format of a style, with the number format that the value needs."""
    return _NUMBERS[style, number_format(style, value)]


def looks_of(marks: Sequence[Mark]) -> tuple[Look, ...]:
    """Return the different looks of marks, in the order in which they first come."""
    return tuple(dict.fromkeys((mark.style, mark.look) for mark in marks))


def laid_over(look: Look) -> Changes:
    """Return the properties of a style with a look laid over it."""
    return {**STYLES[look[0]], **STYLES[look[1]]}


def look_numbers(looks: Sequence[Look]) -> Mapping[Look, int]:
    """Return the number of the format of each look; those that are new stand behind those of the house."""
    known = list(_DIFFERENT)
    for look in looks:
        if laid_over(look) not in known:
            known.append(laid_over(look))
    return {look: known.index(laid_over(look)) + 1 for look in looks}


class Formats:
    """The formats of one XlsxWriter workbook: all of the house, then those of its marks."""

    def __init__(self, book: Book, looks: Sequence[Look] = ()) -> None:
        self._book = book
        new = {number: laid_over(look) for look, number in look_numbers(looks).items() if number > len(_DIFFERENT)}
        self._made = [book.add_format(dict(properties)) for properties in (*_DIFFERENT, *new.values())]
        self._looks = look_numbers(looks)
        self._conditional: dict[Style, Any] = {}
        for number, made in enumerate(self._made, start=1):
            if made._get_xf_index() != number:
                raise LayoutError(sheet="", place="", problem=f"XlsxWriter numbers format {number} otherwise")

    def cell(self, style: Style, value: Value = None) -> Any:
        """Return the format of a style, with the number format the value needs."""
        return self._made[format_number(style, value) - 1]

    def marked(self, mark: Mark) -> Any:
        """Return the format of a mark's style with its look laid over."""
        return self._made[self._looks[mark.style, mark.look] - 1]

    def conditional(self, style: Style) -> Any:
        """Return the format of a style as a conditional format takes it."""
        if style not in self._conditional:
            self._conditional[style] = self._book.add_format(dict(conditional(style)))
        return self._conditional[style]
