"""The two workbooks that are filled, with more prefilled rows than a real one has kinds of, and cells put into them.

A template is written once; a filling is patched into its XML, so that cells can hold what no writer of ours makes:
booleans, errors, formulas, serial numbers.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from html import escape
from typing import TypeAlias

from kehoach_xlsx.compilers.sheets import Placed
from kehoach_xlsx.compilers.template_layout import Look, workbook_layout
from kehoach_xlsx.excel.archive import Archive
from kehoach_xlsx.excel.layout import WorkbookLayout, address
from kehoach_xlsx.excel.limits import OWN
from kehoach_xlsx.excel.package import read_package
from kehoach_xlsx.excel.write import to_bytes
from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.schema import WorkbookSchema
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.workbooks.progress import PROGRESS
from kehoach_xlsx.workbooks.tasks import TASKS

from ..support.markdown import ErrorValue, Formula

Content: TypeAlias = str | bool | int | float | Decimal | date | Formula | ErrorValue | None
Rows: TypeAlias = Sequence[Mapping[str, Content]]
"""What an officer writes into the rows of a sheet, from its first row on, by column."""

DEADLINES = (None, date(2024, 6, 30), date(2024, 12, 31), date(2024, 10, 31), None, date(2025, 3, 31))
PERIOD = (date(2024, 1, 1), date(2024, 12, 31))
CUTOFF = date(2024, 11, 30)
PLAN = (date(2023, 6, 1), date(2025, 6, 30))

_CELL = re.compile(r'<c r="([A-Z]+[0-9]+)"( s="[0-9]+")?[^>]*?(?:/>|>.*?</c>)')
_EPOCH = datetime(1899, 12, 30)


@dataclass(frozen=True, kw_only=True, slots=True)
class Template:
    """A workbook as it is handed out: its rows, where its sheets stand, its layout and its bytes."""

    schema: WorkbookSchema
    book: Book
    layout: WorkbookLayout
    data: bytes

    def placed(self, sheet: str) -> Placed:
        """Return where a sheet of the template stands, with its number of prefilled rows."""
        return Placed(schema=self.schema.sheet(sheet), prefilled=len(self.book.rows(sheet)))

    def room(self, sheet: str) -> int:
        """Return how many rows of a table an officer can fill; a form has one."""
        placed = self.placed(sheet)
        return max(placed.prefilled + placed.schema.free_rows, 1)

    def filled(self, fillings: Mapping[str, Rows]) -> bytes:
        """Return the workbook with the cells of `fillings`, by sheet, in it."""
        parts = read_package(Archive(self.data, OWN)).parts
        cells = {parts[self.schema.sheet(name).title]: self._cells(name, rows) for name, rows in fillings.items()}
        return patched(self.data, cells)

    def _cells(self, sheet: str, rows: Rows) -> dict[str, Content]:
        placed = self.placed(sheet)
        return {
            address(first + index, number): content
            for index, row in enumerate(rows)
            for name, content in row.items()
            for first, _, number in (placed.position(name),)
        }


def patched(data: bytes, cells: Mapping[str, Mapping[str, Content]]) -> bytes:
    """Return the workbook with `cells`, by part and address, in place of what stood there."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        dated = _date_style(Archive(data, OWN))
        for entry in old.infolist():
            text = old.read(entry)
            put = cells.get(entry.filename)
            new.writestr(entry, _patched(text.decode(), put, dated).encode() if put else text)
    return target.getvalue()


def _patched(xml: str, put: Mapping[str, Content], dated: str) -> str:
    def cell(found: re.Match[str]) -> str:
        place, style = found[1], found[2] or ""
        if place not in put:
            return found[0]
        return _cell(place, dated if isinstance(put[place], date) else style, put[place])

    return _CELL.sub(cell, xml)


def _cell(place: str, style: str, content: Content) -> str:
    match content:
        case None:
            return f'<c r="{place}"{style}/>'
        case bool():
            return f'<c r="{place}"{style} t="b"><v>{int(content)}</v></c>'
        case int() | float() | Decimal():
            return f'<c r="{place}"{style}><v>{content}</v></c>'
        case date():
            return f'<c r="{place}"{style}><v>{serial(content)}</v></c>'
        case Formula(text):
            return f'<c r="{place}"{style}><f>{escape(text[1:])}</f></c>'
        case ErrorValue(text):
            return f'<c r="{place}"{style} t="e"><v>{text}</v></c>'
        case _:
            text = escape(content).replace("\r", "&#13;")
            return f'<c r="{place}"{style} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def serial(day: date) -> float | int:
    """Return the number by which a spreadsheet keeps a date, with or without a time."""
    moment = day if isinstance(day, datetime) else datetime(day.year, day.month, day.day)
    passed = moment - _EPOCH
    return passed.days + passed.seconds / 86_400 if passed.seconds else passed.days


def _date_style(archive: Archive) -> str:
    """The style of a cell with a date in it: the first day of the plan."""
    part = read_package(archive).parts["Thông tin"]
    place = address(*Placed(schema=TASKS.sheet("info")).position("plan_starts_on")[1:])
    for found in _CELL.finditer(archive[part].decode()):
        if found[1] == place:
            return found[2] or ""
    raise AssertionError(f"no cell {place} in {part}")


def _info(schema: WorkbookSchema) -> Row:
    record: dict[str, object] = {
        "plan_reference": "12/KH-UBND",
        "plan_subject": "Phát triển tủ sách thôn",
        "unit_code": "a",
        "unit_name": "Sở Văn hóa",
        "focal_agency": "Sở Văn hóa",
        "plan_starts_on": PLAN[0],
        "plan_ends_on": PLAN[1],
        "period_name": "Năm 2024",
        "period_starts_on": PERIOD[0],
        "period_ends_on": PERIOD[1],
        "cutoff_on": CUTOFF,
    }
    names = schema.sheet("info").names
    return {name: value for name, value in record.items() if name in names}  # type: ignore[misc] # all are Values


def _tasks() -> tuple[Row, ...]:
    codes = ("NV1", "NV2", "nv1", "NV*", "N?1", "~1", ">5", "1.10", "1234567890123456", "1234567890123457", "II.9", "0")
    return tuple(
        {"task_code": code, "text": f"Nhiệm vụ {code}", "deadline_on": DEADLINES[index % len(DEADLINES)]}
        for index, code in enumerate(codes)
    )


def _indicators() -> tuple[Row, ...]:
    rows: list[Row] = []
    for number, total in enumerate(("CT1", "ct1", "C*"), start=1):
        rows.append({"indicator_code": total, "indicator": "Tổng", "target": Decimal(10) if number != 2 else None})
        rows += [
            {"indicator_code": f"P{number}.{part}", "indicator": "Trong đó", "parent_indicator": total}
            for part in (1, 2, 3)
        ]
    return (*rows, {"indicator_code": "X", "indicator": "Lạc", "parent_indicator": "CT9", "target": Decimal(0)})


@cache
def template(kind: str, *, dated: bool = True) -> Template:
    """Return the template of a kind; not `dated`, the plan and the period lack their days."""
    schema = {s.kind: s for s in (PROGRESS, TASKS)}[kind]
    info = _info(schema)
    if not dated:
        info = {name: value for name, value in info.items() if not isinstance(value, date)} | {
            "plan_starts_on": PLAN[0]
        }
    sheets: dict[str, tuple[Row, ...]] = {"info": (info,), "tasks": _tasks()}
    if kind == "progress":
        sheets["indicators"] = _indicators()
    identity = Identity(
        kind=kind,
        schema_version=schema.version,
        plan="12/KH-UBND",
        unit="a",
        period="2024",
        schema_hash=schema.digest,
    )
    book = Book(identity=identity, sheets=sheets)
    layout = workbook_layout(schema, book, Look(subtitle="Kế hoạch số 12/KH-UBND"))
    return Template(schema=schema, book=book, layout=layout, data=to_bytes(layout))
