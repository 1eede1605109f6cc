"""The sheet *Phải sửa*: what is wrong in a returned workbook, where, and what to do; one line and one link each."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from kehoach_xlsx.compilers.self_check import CHECK_TITLE
from kehoach_xlsx.compilers.sheets import CORRECTIONS_TITLE, LEFTOVER_HEADING
from kehoach_xlsx.excel.layout import (
    Cell,
    CellRange,
    ConditionalFormat,
    Mark,
    Print,
    SheetLayout,
    Style,
    column_letter,
    quote_sheet,
)
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.schema import Layout
from kehoach_xlsx.outputs.changes import has_changed, spreadsheet_value
from kehoach_xlsx.outputs.corrections import Corrections, Leftover, Spot

SEVERITY_WORDS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "Lỗi",
    Severity.WARNING: "Nên xem lại",
    Severity.NOTE: "Ghi chú",
}
_WIDTHS: Final = {1: 5, 2: 27, 3: 27, 4: 21, 5: 42, 6: 46, 7: 12}
_LAST: Final = 7
_HEADINGS: Final = ("STT", "Chỗ sửa (bấm để đến)", "Dòng, cột", "Đang ghi", "Sai ở đâu", "Cách sửa", "Tình trạng")
_LEFTOVER_COLUMN: Final = 5
TO_CLEAR: Final = "Không phải dòng in sẵn: chuyển nội dung sang đúng dòng, rồi xóa trắng mọi ô được tô của dòng này."
_SHOWN: Final = 90  # characters of a value that a line quotes
_CHANGED: Final = "Đã thay đổi"


def corrections_sheet(corrections: Corrections, subtitle: str) -> SheetLayout:
    """Return *Phải sửa*: what is wrong, what should be looked at, what our template restored, what has no place."""
    page = _Page(corrections)
    errors = page.ordered(f for f in corrections.findings if f.severity is Severity.ERROR)
    warnings = page.ordered((*corrections.review, *(f for f in corrections.findings if f.severity is Severity.WARNING)))
    page.head(subtitle, len(errors), len(warnings))
    page.section(f"A. PHẢI SỬA: {len(errors)} chỗ", errors)
    page.leftovers(corrections.leftovers)
    if warnings:
        page.section(f"C. NÊN XEM LẠI: {len(warnings)} chỗ (đúng rồi thì để nguyên)", warnings)
    page.restored(corrections.restored)
    return page.layout()


class _Page:
    """Lines one under the other; `row` is the next free row."""

    def __init__(self, corrections: Corrections) -> None:
        self._corrections = corrections
        self._titles = [sheet.title for sheet in corrections.schema.sheets]
        self._cells: list[Cell] = []
        self._marks: list[Mark] = []
        self._row = 1

    def ordered(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings in the order of sheets, rows and columns."""
        return sorted(findings, key=self._order)

    def _order(self, finding: Finding) -> tuple[int, int, int]:
        spot = self._corrections.spot(finding)
        if spot is None:
            return -1, finding.row or 0, 0
        return self._titles.index(spot.sheet.title), spot.row, spot.number

    def head(self, subtitle: str, errors: int, warnings: int) -> None:
        """Title, verdict, and what to do from here to sending."""
        more = f"; {warnings} chỗ nên xem lại" if warnings else ""
        moved = len(self._corrections.leftovers)
        outside = f"; {moved} nội dung ngoài bảng phải chuyển hoặc xóa" if moved else ""
        number = self._corrections.number
        again = f"đã ghi sẵn Lần báo cáo là {number}" if number else "ghi Lần báo cáo ở trang Thông tin"
        if not errors and not moved:
            self._valid(subtitle, warnings, again)
            return
        self._line("BÁO CÁO CẦN SỬA VÀ GỬI LẠI", Style.TITLE)
        self._line(subtitle, Style.SUBTITLE)
        self._line(f"Còn {errors} chỗ phải sửa{outside}{more}. Mọi nội dung đơn vị đã điền được giữ nguyên.", Style.BAD)
        self._line("1. Bấm vào từng chỗ ở cột thứ hai để đến ô cần sửa; ô có viền đậm, rê chuột để đọc cách sửa.")
        self._line("2. Sửa ngay trong tệp này. Ô đã thay đổi chuyển sang nền xanh; còn sai thì vẫn nền hồng.")
        places = "A và B" if moved else "A"
        self._line(
            f"3. Khi mục {places} đã xử lý hết và trang {CHECK_TITLE} báo ĐẠT thì lưu, giữ đuôi .xlsx, gửi lại tệp này "
            f"({again})."
        )

    def _valid(self, subtitle: str, warnings: int, again: str) -> None:
        """The head of a workbook in which nothing must be mended, and something might be."""
        self._line("BÁO CÁO HỢP LỆ, CÓ CHỖ NÊN XEM LẠI", Style.TITLE)
        self._line(subtitle, Style.SUBTITLE)
        self._line(f"Không có lỗi; {warnings} chỗ nên xem lại. Đúng cả rồi thì không phải gửi lại.")
        self._line("1. Bấm vào từng chỗ ở cột thứ hai để đến ô đó; ô có viền đậm, rê chuột để đọc lý do.")
        self._line("2. Chỗ nào chưa đúng thì sửa ngay trong tệp này; ô đã thay đổi chuyển sang nền xanh.")
        self._line(f"3. Có sửa thì lưu, giữ đuôi .xlsx, gửi lại tệp này ({again}).")

    def section(self, title: str, findings: Sequence[Finding]) -> None:
        """One line per finding under a title."""
        self._row += 1
        self._line(title, Style.SECTION)
        self._headings(_HEADINGS)
        for number, finding in enumerate(findings, start=1):
            self._finding(number, finding)
        if not findings:
            self._line("Không có.")

    def _finding(self, number: int, finding: Finding) -> None:
        spot = self._corrections.spot(finding)
        sheet, cell = finding.origin.sheet, spot.address if spot else "A1"
        self._put(1, number, Style.BODY_CENTER)
        place = f"{quote_sheet(sheet)}!{cell}"
        self._cells.append(Cell(row=self._row, column=2, value=f"{cell} · {sheet}", style=Style.BODY_LINK, link=place))
        texts = (_where(spot), _short(finding.value), finding.message(), remedy(spot, finding))
        for column, text in enumerate(texts, start=3):
            self._put(column, text, Style.BODY)
        if spot:
            self._state(has_changed(_fixed(spot), spreadsheet_value(spot.content)))
        self._row += 1

    def _state(self, changed: str) -> None:
        formula = f'IF({changed},"{_CHANGED}","Chưa sửa")'
        self._cells.append(Cell(row=self._row, column=_LAST, formula=formula, style=Style.BODY_CENTER))

    def leftovers(self, leftovers: Sequence[Leftover]) -> None:
        """What stood outside of every table: open cells, so that it can be cut and pasted where it belongs."""
        if not leftovers:
            return
        self._row += 1
        title = f"B. NỘI DUNG NGOÀI BẢNG: {len(leftovers)} chỗ phải chuyển vào đúng ô (cắt, dán) hoặc xóa đi"
        self._line(title, Style.SECTION)
        self._headings(("STT", "Nơi đơn vị đã ghi", None, None, LEFTOVER_HEADING, "Cách sửa", "Tình trạng"))
        for number, leftover in enumerate(leftovers, start=1):
            self._put(1, number, Style.BODY_CENTER)
            self._put(2, leftover.place, Style.BODY, columns=3)
            self._put(_LEFTOVER_COLUMN, leftover.text, Style.INPUT_LONG)
            self._mark_leftover(leftover)
            self._put(6, "Cắt (Ctrl+X) rồi dán vào đúng ô; nội dung không cần báo cáo thì xóa.", Style.BODY)
            here = f"INDEX(${column_letter(_LEFTOVER_COLUMN)}:${column_letter(_LEFTOVER_COLUMN)},{self._row})"
            self._state(f"LEN({here})=0")
            self._row += 1

    def _mark_leftover(self, leftover: Leftover) -> None:
        look, style = Style.MARKED_BAD, Style.INPUT_LONG
        self._marks.append(Mark(row=self._row, column=_LEFTOVER_COLUMN, value=leftover.text, style=style, look=look))

    def restored(self, findings: Sequence[Finding]) -> None:
        """What is mended already because this is our own template."""
        if not findings:
            return
        self._row += 1
        self._line("D. ĐÃ KHÔI PHỤC THEO BIỂU MẪU GỐC trong tệp này (không phải sửa, chỉ để biết)", Style.SECTION)
        self._headings(("STT", "Nơi trong tệp đã gửi", None, None, "Đã gặp", None, None))
        for number, finding in enumerate(findings, start=1):
            place = ", ".join(filter(None, (finding.origin.sheet, f"ô {finding.cell}" if finding.cell else "")))
            self._put(1, number, Style.BODY_CENTER)
            self._put(2, place or "cả tệp", Style.BODY, columns=3)
            self._put(5, finding.message(), Style.BODY, columns=3)
            self._row += 1

    def layout(self) -> SheetLayout:
        """The sheet."""
        states = CellRange(first_row=1, first_column=_LAST, last_row=self._row, last_column=_LAST)
        return SheetLayout(
            name=CORRECTIONS_TITLE,
            cells=tuple(self._cells),
            marks=tuple(self._marks),
            widths=_WIDTHS,
            protected=True,
            tab_color="#C00000",
            conditional_formats=(
                ConditionalFormat(ref=states, formula=f'${column_letter(_LAST)}1="{_CHANGED}"', style=Style.GOOD),
            ),
            print=Print(landscape=True, footer=f"&L&9 {CORRECTIONS_TITLE}&R&9 Trang &P/&N"),
        )

    def _put(self, column: int, value: str | int | None, style: Style, columns: int = 1) -> None:
        span = (1, columns) if columns > 1 else None
        self._cells.append(Cell(row=self._row, column=column, value=value, style=style, span=span))

    def _headings(self, texts: Sequence[str | None]) -> None:
        """A heading reaches over the columns that have none."""
        starts = [column for column, text in enumerate(texts, start=1) if text is not None]
        for column, after in zip(starts, (*starts[1:], _LAST + 1), strict=True):
            self._put(column, texts[column - 1], Style.HEADING, columns=after - column)
        self._row += 1

    def _line(self, text: str, style: Style = Style.INTRO) -> None:
        self._cells.append(Cell(row=self._row, column=1, value=text, style=style, span=(1, _LAST)))
        self._row += 1


def _where(spot: Spot | None) -> str:
    """The row as an officer knows it, and the column: "II.3 · Tình trạng thực hiện"."""
    if spot is None:
        return ""
    if spot.sheet.layout is Layout.FORM:
        return spot.column.heading
    key = spot.line.cells.get(spot.sheet.key[0]) if spot.sheet.key else None
    return f"{key or f'dòng {spot.row}'} · {spot.column.heading}"


def remedy(spot: Spot | None, finding: Finding) -> str:
    """What to do: rows cannot be deleted on a locked sheet, but those that should not be there can be cleared."""
    if spot and spot.line.added and spot.column.name in spot.sheet.key:
        return TO_CLEAR
    return finding.remedy()


def _short(text: str) -> str:
    if not text:
        return "(để trống)"
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _fixed(spot: Spot) -> str:
    """A reference that survives cut-and-paste, as in the self-check."""
    letter = column_letter(spot.number)
    return f"INDEX({quote_sheet(spot.sheet.title)}!${letter}:${letter},{spot.row})"
