"""The workbook's own judge: a hidden sheet with one 0/1 formula per row and rule, and the sheet that sums them up.

The law: over the rules marked `in_workbook`, this sheet and `kxl validate` never disagree.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kehoach_xlsx.compilers.column_rules import workbook_rules
from kehoach_xlsx.compilers.excel_formula import Formulas
from kehoach_xlsx.compilers.sheets import CHECK_SHEET, FIRST_ROW, Placed, head_cells
from kehoach_xlsx.excel.layout import (
    Cell,
    CellRange,
    ConditionalFormat,
    Print,
    SheetLayout,
    Style,
    column_letter,
)
from kehoach_xlsx.model.predicate import Readable, Unique, WithinTotal
from kehoach_xlsx.model.rule import Rule, Severity
from kehoach_xlsx.model.schema import FilledBy, Layout

CHECK_TITLE = "Tự kiểm tra"
ERRORS_NAME, VERDICT_NAME = "kxl_self_check_errors", "kxl_self_check_verdict"
SUMMARY_WIDTH = 6
_SUMMARY_FIRST = 7


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """A rule with the sheet it judges and the column of the hidden sheet in which its marks stand.

    A rule over all rows (no repetition, parts within their total) has a second column, with what each row
    contributes.
    """

    placed: Placed
    rule: Rule
    column: int

    @property
    def has_helpers(self) -> bool:
        """Whether the rule has a second column."""
        return isinstance(self.rule.require, Unique | WithinTotal)

    @property
    def helpers(self) -> str:
        """The range of what the rows contribute."""
        letter = column_letter(self.column + 1)
        return f"{CHECK_SHEET}!${letter}${self.first}:${letter}${self.last}"

    @property
    def marks(self) -> str:
        """The range of the rule's marks, one per row of the judged sheet."""
        letter = column_letter(self.column)
        return f"{CHECK_SHEET}!${letter}${self.first}:${letter}${self.last}"

    @property
    def first(self) -> int:
        """The first row of marks, which is the first row of the judged sheet."""
        return FIRST_ROW

    @property
    def last(self) -> int:
        """The last row of marks; a form has one."""
        return FIRST_ROW if self.placed.schema.layout is Layout.FORM else self.placed.last_row

    @property
    def mark(self) -> str:
        """The mark of the row at hand, for a conditional format."""
        letter = column_letter(self.column)
        if self.placed.schema.layout is Layout.FORM:
            return f"{CHECK_SHEET}!${letter}${FIRST_ROW}"
        return f"INDEX({CHECK_SHEET}!${letter}:${letter},ROW())"


def checks(sheets: Sequence[Placed]) -> tuple[Checked, ...]:
    """Return every rule that the workbook checks itself, with its place on the hidden sheet."""
    found: list[Checked] = []
    column = 1
    for placed in sheets:
        for rule in workbook_rules(placed.schema):
            found.append(Checked(placed=placed, rule=rule, column=column))
            column += 2 if found[-1].has_helpers else 1
    return tuple(found)


def check_sheet(found: Sequence[Checked], sheets: Sequence[Placed], facts: Mapping[str, str]) -> SheetLayout:
    """Return the hidden sheet of marks; `facts` maps facts of the workbook to the cells that hold them."""
    by_name = {placed.schema.name: placed for placed in sheets}
    cells: list[Cell] = []
    for check in found:
        cells.append(Cell(row=1, column=check.column, value=check.rule.code))
        cells.append(Cell(row=2, column=check.column, value=check.placed.schema.title))
        cells.extend(_marks(check, by_name, facts, _unreadable(found, check.placed)))
    return SheetLayout(name=CHECK_SHEET, cells=tuple(cells), hidden=True)


def _unreadable(found: Sequence[Checked], placed: Placed) -> dict[str, str]:
    """The marks of a sheet's unreadable cells, by column: rules over such a cell need not look at it again."""
    return {
        c.rule.require.column: c.mark
        for c in found
        if c.placed.schema is placed.schema and isinstance(c.rule.require, Readable)
    }


def _marks(
    check: Checked, by_name: Mapping[str, Placed], facts: Mapping[str, str], unreadable: Mapping[str, str]
) -> list[Cell]:
    placed = check.placed
    formulas = Formulas(
        placed.schema,
        cell=lambda column: _cell(placed, column),
        column_range=placed.reference,
        key_range=lambda sheet: by_name[sheet].reference(by_name[sheet].schema.key[0]),
        fact=lambda name: facts[name],
        helpers=check.helpers,
        unreadable=unreadable,
    )
    columns = {check.column: formulas.broken(check.rule)}
    if check.has_helpers:
        columns[check.column + 1] = formulas.helper(check.rule.require)
    rows = range(check.first, check.last + 1)
    return [Cell(row=row, column=column, formula=text) for column, text in columns.items() for row in rows]


def _cell(placed: Placed, column: str) -> str:
    """A reference that survives cut-and-paste: by column and row number, never to the cell itself."""
    first, _, number = placed.position(column)
    letter = column_letter(number)
    row = str(first) if placed.schema.layout is Layout.FORM else "ROW()"
    return f"INDEX({placed.name}!${letter}:${letter},{row})"


def count(found: Sequence[Checked], severity: Severity, sheet: str | None = None) -> str:
    """Return a formula that counts the broken rules of a severity, in one sheet or in all."""
    chosen = [c for c in found if c.rule.severity is severity and (sheet is None or c.placed.schema.name == sheet)]
    if not chosen:
        return "0"
    if sheet is None:
        last = _SUMMARY_FIRST + len(found) - 1
        words, counts = f"$B${_SUMMARY_FIRST}:$B${last}", f"$E${_SUMMARY_FIRST}:$E${last}"
        return f"SUMIF({words},{_word(severity)},{counts})"
    return "+".join(f"SUM({c.marks})" for c in chosen)


def _word(severity: Severity) -> str:
    return '"Lỗi"' if severity is Severity.ERROR else '"Cảnh báo"'


def summary_sheet(found: Sequence[Checked]) -> tuple[SheetLayout, dict[str, str]]:
    """Return the sheet *Tự kiểm tra*, still without a subtitle, and its two defined names."""
    cells = [*_head(found)]
    for row, check in enumerate(found, start=_SUMMARY_FIRST):
        cells.extend(_line(row, check))
    last = _SUMMARY_FIRST + len(found) - 1
    name = CHECK_TITLE
    layout = SheetLayout(
        name=name,
        cells=tuple(cells),
        widths={1: 9, 2: 11, 3: 26, 4: 70, 5: 10, 6: 16},
        protected=True,
        freeze=(_SUMMARY_FIRST, 1),
        print=Print(landscape=True, repeat_rows=(_SUMMARY_FIRST - 1, _SUMMARY_FIRST - 1), footer="&CTrang &P/&N"),
        conditional_formats=_look(last),
        tab_color="#7F7F7F",
    )
    return layout, {ERRORS_NAME: f"='{name}'!$B$3", VERDICT_NAME: f"='{name}'!$A$4"}


def _look(last: int) -> tuple[ConditionalFormat, ...]:
    lines = CellRange(first_row=_SUMMARY_FIRST, first_column=1, last_row=last, last_column=6)
    verdict = CellRange(first_row=4, first_column=1, last_row=4, last_column=6)
    return (
        ConditionalFormat(ref=lines, formula=f'AND($E{_SUMMARY_FIRST}>0,$B{_SUMMARY_FIRST}="Lỗi")', style=Style.BAD),
        ConditionalFormat(ref=lines, formula=f"$E{_SUMMARY_FIRST}>0", style=Style.WARN),
        ConditionalFormat(ref=verdict, formula="$B$3>0", style=Style.BAD),
        ConditionalFormat(ref=verdict, formula="$B$3=0", style=Style.GOOD),
    )


def _head(found: Sequence[Checked]) -> list[Cell]:
    verdict = (
        'IF($B$3=0,"ĐẠT: không còn lỗi, có thể gửi báo cáo"&IF($D$3>0," (còn "&$D$3&" cảnh báo nên xem lại).","."),'
        '"CHƯA ĐẠT: còn "&$B$3&" lỗi phải sửa trước khi gửi.")'
    )
    headings = ("Mã", "Mức", "Trang", "Quy tắc", "Số chỗ", "Liên kết")
    return [
        *head_cells("TỰ KIỂM TRA TRƯỚC KHI GỬI", "", SUMMARY_WIDTH),
        Cell(row=3, column=1, value="Số lỗi", style=Style.LABEL),
        Cell(row=3, column=2, formula=count(found, Severity.ERROR), style=Style.TOTAL_NUMBER),
        Cell(row=3, column=3, value="Số cảnh báo", style=Style.LABEL),
        Cell(row=3, column=4, formula=count(found, Severity.WARNING), style=Style.TOTAL_NUMBER),
        Cell(row=4, column=1, formula=verdict, style=Style.SECTION, span=(1, 6)),
        *(Cell(row=6, column=i, value=text, style=Style.HEADING) for i, text in enumerate(headings, start=1)),
    ]


def _line(row: int, check: Checked) -> list[Cell]:
    severity = "Lỗi" if check.rule.severity is Severity.ERROR else "Cảnh báo"
    return [
        Cell(row=row, column=1, value=check.rule.code, style=Style.BODY_CENTER),
        Cell(row=row, column=2, value=severity, style=Style.BODY_CENTER),
        Cell(row=row, column=3, value=check.placed.schema.title, style=Style.BODY),
        Cell(row=row, column=4, value=_title(check), style=Style.BODY),
        Cell(row=row, column=5, formula=f"SUM({check.marks})", style=Style.FORMULA_NUMBER),
        Cell(row=row, column=6, formula=_link(row, check), style=Style.LINK),
    ]


def _title(check: Checked) -> str:
    """The rule's title; a rule that follows from a column says which one."""
    declared = any(rule.code == check.rule.code for rule in check.placed.schema.rules)
    if declared:
        return check.rule.title.vi
    return f"{check.rule.title.vi}: {check.placed.schema.column(check.rule.blames[0]).heading}"


def _link(row: int, check: Checked) -> str:
    column = check.rule.blames[0]
    first, _, number = check.placed.position(column)
    letter = column_letter(number)
    place = f'"#{check.placed.name}!{letter}{first}"'
    if check.placed.schema.layout is Layout.TABLE:
        place = f'"#{check.placed.name}!{letter}"&({FIRST_ROW - 1}+MATCH(1,{check.marks},0))'
    return f'IF($E{row}=0,"",HYPERLINK({place},"Đến chỗ sửa"))'


def blank_inputs(placed: Placed) -> str | None:
    """Return a formula that counts prefilled rows whose first required cell is still blank."""
    required = [c.name for c in placed.schema.columns if c.required and c.filled_by is FilledBy.OFFICER]
    if placed.schema.layout is Layout.FORM or not placed.prefilled or not required:
        return None
    return f"COUNTBLANK({placed.reference(required[0])})"
