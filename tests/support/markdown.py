"""Workbook content as Markdown tables, so that a test shows what stands in the cells.

    | task_code | status | result |
    |---|---|---|
    | NV1 | Đã hoàn thành | |

A column is called by its name or by its heading. Text is text; what looks like a number is one in a column of
numbers or dates; an ISO date (with or without a time) is a real date in a column of dates. `"…"` is text
whatever it looks like, `#REF!` an error cell, `=1+2` a formula, `␣` a no-break space, `<br>` a new line.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from kehoach_xlsx.model.schema import Column, Kind, SheetSchema
from kehoach_xlsx.model.table import Value

_CELL_BORDER = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\|?[\s:|-]+\|?")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_ERROR = re.compile(r"#(?:REF|DIV/0|VALUE|NAME|NUM|NULL)[!?]|#N/A")


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell with a formula, such as "=1+2"."""

    text: str


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """A cell that holds an error, such as "#REF!"."""

    text: str


CellValue: TypeAlias = Value | Formula | ErrorValue
Record: TypeAlias = Mapping[str, CellValue]


def parse_table(text: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the headings and the rows of the one table in `text`, cells stripped."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip().startswith("|")]
    if len(lines) < 2 or not _RULE.fullmatch(lines[1]):
        raise ValueError(f"no Markdown table: {text!r}")
    headings, *rows = (_cells(line) for line in (lines[0], *lines[2:]))
    for row in rows:
        if len(row) != len(headings):
            raise ValueError(f"{len(row)} cells under {len(headings)} headings: {row!r}")
    return headings, tuple(rows)


def records(text: str, sheet: SheetSchema) -> tuple[Record, ...]:
    """Return the rows of the table in `text` as records of `sheet`; unknown columns keep their heading."""
    headings, rows = parse_table(text)
    columns = [_column(heading, sheet) for heading in headings]
    return tuple(
        {name: cell_value(cell, kind) for (name, kind), cell in zip(columns, row, strict=True)} for row in rows
    )


def cell_value(text: str, kind: Kind) -> CellValue:
    """Return what a cell of a Markdown table stands for in a column of `kind`."""
    if not text:
        return None
    if len(text) > 1 and text[0] == text[-1] == '"':
        return _plain(text[1:-1])
    if text.startswith("="):
        return Formula(text)
    if _ERROR.fullmatch(text):
        return ErrorValue(text)
    if (kind.numeric or kind is Kind.DATE) and _NUMBER.fullmatch(text):
        return Decimal(text)
    return _day(text) if kind is Kind.DATE else _plain(text)


def _day(text: str) -> CellValue:
    try:
        return date.fromisoformat(text) if len(text) == len("2024-12-05") else datetime.fromisoformat(text)
    except ValueError:
        return _plain(text)


def _plain(text: str) -> str:
    return text.replace("␣", "\N{NO-BREAK SPACE}").replace("<br>", "\n").replace("\\|", "|")


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in _CELL_BORDER.split(line.removeprefix("|").removesuffix("|")))


def _column(heading: str, sheet: SheetSchema) -> tuple[str, Kind]:
    found: Column | None = next((c for c in sheet.columns if heading in {c.name, c.heading}), None)
    return (found.name, found.kind) if found else (heading, Kind.TEXT)
