"""The written reference of a workbook kind: its sheets, columns, code lists and rules, in Vietnamese Markdown."""

from collections.abc import Iterable, Iterator

from kehoach_xlsx.compilers.column_rules import row_rules, workbook_rules
from kehoach_xlsx.compilers.sentence import rule_sentence
from kehoach_xlsx.model.repeated import once
from kehoach_xlsx.model.rule import Rule, Severity
from kehoach_xlsx.model.schema import CodeList, Column, FilledBy, Kind, Layout, SheetSchema, WorkbookSchema

KINDS = {
    Kind.TEXT: "chữ",
    Kind.LONG_TEXT: "văn bản",
    Kind.IDENTIFIER: "mã",
    Kind.LIST: "danh sách, ngăn bằng dấu chấm phẩy",
    Kind.CODE: "chọn trong danh sách",
    Kind.INTEGER: "số nguyên",
    Kind.NUMBER: "số",
    Kind.PERCENT: "số từ 0 đến 100",
    Kind.MONEY: "số tiền (đồng)",
    Kind.DATE: "ngày",
    Kind.PARTIAL_DATE: "ngày, có thể thiếu (2024-03)",
}
_FILLED_BY = {FilledBy.PLAN: "in sẵn", FilledBy.OFFICER: "điền", FilledBy.FORMULA: "tự tính"}
_SEVERITIES = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.NOTE: "Ghi chú"}


def reference(kinds: Iterable[WorkbookSchema]) -> str:
    """Return the reference of several kinds as one Markdown document."""
    lines = [
        "# Tham chiếu: các loại sổ, cột và quy tắc",
        "",
        "Tài liệu này được tạo từ khai báo của phần mềm; làm mới bằng lệnh "
        "`python -m kehoach_xlsx.outputs.standard_files`.",
    ]
    chosen = tuple(kinds)
    for kind in chosen:
        lines.extend(_kind(kind))
    lines.extend(_code_lists(chosen))
    return "\n".join(lines) + "\n"


def _kind(kind: WorkbookSchema) -> Iterator[str]:
    yield from ("", f"## {kind.title} (`{kind.kind}`, phiên bản {kind.version})")
    for sheet in kind.sheets:
        yield from _sheet(sheet)


def _sheet(sheet: SheetSchema) -> Iterator[str]:
    layout = "bảng" if sheet.layout is Layout.TABLE else "phiếu"
    yield from ("", f"### {sheet.title} (`{sheet.name}`, {layout})", "", sheet.note, "")
    yield "| Cột | Tên máy | Kiểu | Ai điền | Bắt buộc | Hướng dẫn |"
    yield "|---|---|---|---|---|---|"
    yield from (_column(column) for column in once(sheet))
    rules = row_rules(sheet)
    if rules:
        checked = {(rule.code, rule.blames) for rule in workbook_rules(sheet)}
        yield from ("", "| Mã | Mức | Quy tắc | Biểu mẫu tự kiểm tra |", "|---|---|---|---|")
        yield from (_rule(rule, sheet, checked) for rule in rules)


def _column(column: Column) -> str:
    kind = KINDS[column.kind] + (f" `{column.codelist.name}`" if column.codelist else "")
    required = "có" if column.required else ""
    cells = (column.heading, f"`{column.name}`", kind, _FILLED_BY[column.filled_by], required, column.guidance)
    return _line(cells)


def _rule(rule: Rule, sheet: SheetSchema, checked: set[tuple[str, tuple[str, ...]]]) -> str:
    by_itself = "có" if (rule.code, rule.blames) in checked else "không"
    return _line((rule.code, _SEVERITIES[rule.severity], rule_sentence(rule, sheet), by_itself))


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _code_lists(kinds: Iterable[WorkbookSchema]) -> Iterator[str]:
    found: dict[str, CodeList] = {
        column.codelist.name: column.codelist
        for kind in kinds
        for sheet in kind.sheets
        for column in sheet.columns
        if column.codelist
    }
    yield from ("", "## Danh sách")
    for codelist in found.values():
        yield from ("", f"### {codelist.title} (`{codelist.name}`)", "")
        yield from (f"- {value}{_also(codelist, value)}" for value in codelist.values)


def _also(codelist: CodeList, value: str) -> str:
    """The other ways of writing a value that are accepted."""
    others = [f"“{text}”" for text, meant in codelist.synonyms.items() if meant == value]
    return f" (cũng nhận: {', '.join(others)})" if others else ""
