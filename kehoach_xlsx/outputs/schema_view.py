"""A workbook kind as people read it."""

from kehoach_xlsx.compilers.column_rules import row_rules
from kehoach_xlsx.compilers.sentence import rule_sentence
from kehoach_xlsx.model.repeated import once
from kehoach_xlsx.model.schema import Column, FilledBy, SheetSchema, WorkbookSchema
from kehoach_xlsx.model.wording import Language, Wording

_FILLED_BY = {
    FilledBy.PLAN: Wording("in sẵn", "given"),
    FilledBy.OFFICER: Wording("điền", "to fill"),
    FilledBy.FORMULA: Wording("tự tính", "computed"),
}


def schema_text(schema: WorkbookSchema, language: Language = "vi") -> list[str]:
    """Return sheets, columns and rules as lines."""
    lines = [f"{schema.title} ({schema.kind}, {'phiên bản' if language == 'vi' else 'version'} {schema.version})"]
    for sheet in schema.sheets:
        lines.extend(["", f"{sheet.title} [{sheet.name}, {sheet.layout.value}]"])
        lines.extend(_column(column, language) for column in once(sheet))
        lines.extend(_rules(sheet, language))
    return lines


def _column(column: Column, language: Language) -> str:
    mark = "*" if column.required else " "
    extra = f" ({'; '.join(column.codelist.values)})" if column.codelist and len(column.codelist.values) < 9 else ""
    return f"  {mark} {column.name:<20} {_FILLED_BY[column.filled_by].in_(language):<9} {column.heading}{extra}"


def _rules(sheet: SheetSchema, language: Language) -> list[str]:
    return [f"    {rule.code} {rule_sentence(rule, sheet, language)}" for rule in row_rules(sheet)]
