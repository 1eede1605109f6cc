"""The reconciliation slip (phiếu đối chiếu số liệu): a unit's own figures as they were merged, for it to confirm."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kehoach_xlsx.excel.layout import Block, Cell, CellRange, Print, SheetLayout, Style, Validation, WorkbookLayout
from kehoach_xlsx.model.submission import STATE_WORDS, State
from kehoach_xlsx.model.table import Book, Row, Value
from kehoach_xlsx.vietnamese.dates import format_date
from kehoach_xlsx.vietnamese.text import fold, slug

TITLE = "PHIẾU ĐỐI CHIẾU SỐ LIỆU"
STATUS = "tình trạng"
"""What stands for a unit of measure where a row is the status of a task."""
_ASKED = (
    "Đề nghị đơn vị ghi “đúng” hoặc “không” ở từng dòng; không đúng thì ghi số đúng và lý do, ký xác nhận và gửi lại."
)
_HEADINGS = (
    ("Số liệu", 52), ("Đơn vị tính", 12), ("Số đơn vị báo cáo", 17), ("Số đã tổng hợp", 17),
    ("Đơn vị xác nhận (đúng/không)", 15), ("Số đúng", 15), ("Lý do", 32), ("Trang, ô trong báo cáo", 26),
)  # fmt: skip
_STYLES = (
    Style.BODY, Style.BODY_CENTER, Style.BODY_NUMBER, Style.BODY_NUMBER,
    Style.INPUT_CENTER, Style.INPUT_NUMBER, Style.INPUT_LONG, Style.BODY,
)  # fmt: skip
_HEAD = 6
_WIDE = len(_HEADINGS)
_INPUTS = (5, 6, 7)


@dataclass(frozen=True, kw_only=True, slots=True)
class SlipRow:
    """One figure or status to confirm: what the unit reported, what was merged, and why they differ where they do."""

    label: str
    unit: str
    reported: Value
    merged: Value
    reason: str
    place: str


def merged_units(book: Book) -> Iterator[tuple[str, str, str]]:
    """Yield (file name without suffix, code, name) of every unit whose report was merged, in the plan's order."""
    period = str(book.form("report_info").get("period_code") or book.identity.period)
    for row in book.rows("by_unit"):
        if row.get("state") == STATE_WORDS[State.MERGED]:
            code = str(row.get("unit_code"))
            yield f"doi-chieu-{slug(period)}-{slug(code)}", code, str(row.get("unit_name") or code)


def slip_rows(book: Book, unit: str) -> tuple[SlipRow, ...]:
    """Return what a unit is to confirm: its statuses, then its indicators and money."""
    return (*_statuses(book, unit), *_figures(book, unit))


def slips(book: Book) -> Iterator[tuple[str, WorkbookLayout]]:
    """Yield a file name and the slip of every unit whose report was merged, in the plan's order."""
    for file, code, name in merged_units(book):
        yield f"{file}.xlsx", slip(book, code, name)


def slip(book: Book, unit: str, name: str) -> WorkbookLayout:
    """Return the slip of one unit: its statuses, indicators and money, and room to confirm or correct each."""
    rows = tuple(map(_cells, slip_rows(book, unit)))
    last = _HEAD + max(len(rows), 1)
    sheet = SheetLayout(
        name="Đối chiếu",
        cells=(*_top(book, name), *_foot(last + 2, name, str(book.form("report_info").get("focal_agency") or ""))),
        blocks=(Block(first_row=_HEAD + 1, first_column=1, styles=_STYLES, rows=rows or ((None,) * _WIDE,)),),
        widths={i: width for i, (_, width) in enumerate(_HEADINGS, start=1)},
        heights={_HEAD: 48.0},
        validations=(_answer(last),),
        freeze=(_HEAD + 1, 2),
        print=Print(landscape=True, repeat_rows=(_HEAD, _HEAD), footer="&R&9 Trang &P/&N"),
    )
    return WorkbookLayout(sheets=(sheet,), title=TITLE, subject=name)


def _top(book: Book, name: str) -> Iterator[Cell]:
    info = book.form("report_info")
    cutoff = info.get("cutoff_on")
    until = f", số liệu chốt đến ngày {format_date(cutoff)}" if hasattr(cutoff, "year") else ""  # type: ignore[arg-type]
    texts = (
        (1, str(info.get("focal_agency") or "").upper(), Style.SUBTITLE),
        (2, TITLE, Style.TITLE),
        (3, f"Kế hoạch số {info.get('plan_reference')} · {info.get('period_name')}{until}", Style.SUBTITLE),
        (4, f"Đơn vị: {name}. {_ASKED}", Style.INTRO),
    )  # fmt: skip
    yield from (Cell(row=row, column=1, value=text, style=style, span=(1, _WIDE)) for row, text, style in texts if text)
    for number, (heading, _) in enumerate(_HEADINGS, start=1):
        style = Style.HEADING_INPUT if number in _INPUTS else Style.HEADING
        yield Cell(row=_HEAD, column=number, value=heading, style=style)


def _foot(row: int, name: str, focal: str) -> Iterator[Cell]:
    places = ((1, f"ĐẠI DIỆN {name.upper()}"), (6, f"ĐẠI DIỆN {focal.upper()}" if focal else "CƠ QUAN ĐẦU MỐI"))
    for column, who in places:
        span = (1, 2)
        yield Cell(row=row, column=column, value=who, style=Style.SIGNATURE, span=span)
        yield Cell(row=row + 1, column=column, value="(Ký, ghi rõ họ tên)", style=Style.SIGNATURE_NOTE, span=span)


def _answer(last: int) -> Validation:
    return Validation(
        ref=CellRange(first_row=_HEAD + 1, first_column=5, last_row=last, last_column=5),
        kind="any",
        prompt_title="Đơn vị xác nhận",
        prompt="Ghi đúng hoặc không.",
    )


def _cells(row: SlipRow) -> tuple[Value, ...]:
    return (row.label, row.unit, row.reported, row.merged, None, None, row.reason or None, row.place)


def _statuses(book: Book, unit: str) -> Iterator[SlipRow]:
    texts = {row.get("task_code"): str(row.get("text") or "") for row in book.rows("by_task")}
    places = {r.get("figure_code"): _place(r) for r in book.rows("ledger") if r.get("unit_code") == unit}
    for row in book.rows("answers"):
        if row.get("unit_code") == unit:
            code, status = row.get("task_code"), row.get("status")
            name = f"Nhiệm vụ {code}: {texts.get(code, '')}"
            place = places.get(code, "")
            yield SlipRow(label=name, unit=STATUS, reported=status, merged=status, reason="", place=place)


def _figures(book: Book, unit: str) -> Iterator[SlipRow]:
    """The unit's indicators and money: what it reported, and what stands in the total (they differ where corrected)."""
    named = {fold(str(row.get("indicator_code"))) for row in book.rows("indicators")}
    for row in book.rows("ledger"):
        code = fold(str(row.get("figure_code")))
        ours = row.get("unit_code") == unit and row.get("counted") == "Có"
        if ours and (code.removesuffix(".luyke") in named or code.startswith("kp")):
            value = row.get("value")
            reported = row.get("computed") if row.get("reason") else value
            yield SlipRow(
                label=f"{row.get('figure_code')}. {row.get('label')}",
                unit=str(row.get("text") or ""),
                reported=_number(reported),
                merged=_number(value),
                reason=str(row.get("reason") or ""),
                place=_place(row),
            )


def _number(value: Value) -> Value:
    return Decimal(value) if isinstance(value, Decimal | int) else value


def _place(row: Row) -> str:
    parts: Sequence[str] = [str(row.get(name) or "") for name in ("sheet", "cell")]
    return ", ".join(part for part in parts if part)
