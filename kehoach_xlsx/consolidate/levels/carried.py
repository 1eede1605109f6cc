"""The findings of a report as the level below told them: the same code, place and words."""

import re
from collections.abc import Mapping
from decimal import Decimal

from kehoach_xlsx.catalogue.registry import RULES
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.rule import Rule, Severity, Stage
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.workbooks.figure_rules import PROPOSAL_TAKEN
from kehoach_xlsx.workbooks.merge_rules import ROW_OMITTED

_CELL = re.compile(r"([A-Z]{1,3})(\d+)")
_ROW = re.compile(r"(\d+):\1")
_TOLD_IN_FILE = frozenset({PROPOSAL_TAKEN.code, ROW_OMITTED.code, "KH425", "KH427", "KH431", "KH433", "KH434"})
"""Findings of a merge that belong to one file; all others a merge tells anew."""

_SEVERITIES = {"Lỗi": Severity.ERROR, "Cảnh báo": Severity.WARNING, "Ghi chú": Severity.NOTE}
_ANEW = frozenset({"KH015", "KH426"})


def carried_findings(book: Book) -> Mapping[str, tuple[Finding, ...]]:
    """Return the findings in the files of a consolidated workbook, by file."""
    found: dict[str, list[Finding]] = {}
    for row in book.rows("findings"):
        code, file = str(row.get("code") or ""), str(row.get("file") or "")
        rule = RULES.get(code) or _unheard_of(code, row)
        told_anew = (rule.stage is Stage.MERGE and code not in _TOLD_IN_FILE) or code in _ANEW
        if file and not told_anew:
            found.setdefault(file, []).append(_finding(rule, row, file))
    return {file: tuple(findings) for file, findings in found.items()}


def _unheard_of(code: str, row: Row) -> Rule:
    """A finding of a newer release."""
    nothing = Wording("", "")
    severity = _SEVERITIES.get(str(row.get("severity")), Severity.WARNING)
    return Rule(code=code, severity=severity, title=nothing, message=nothing, remedy=nothing, stage=Stage.FILE)


def _finding(rule: Rule, row: Row, file: str) -> Finding:
    message, remedy = (_literal(str(row.get(name) or "")) for name in ("message", "remedy"))
    cell, sheet, cells = str(row.get("cell") or ""), str(row.get("sheet") or ""), row.get("cells")
    place, whole_row = _CELL.fullmatch(cell), _ROW.fullmatch(cell)
    number = int(place[2]) if place else int(whole_row[1]) if whole_row else None
    return Finding(
        rule=Rule(
            code=rule.code,
            title=rule.title,
            severity=rule.severity,
            message=Wording(message, message),
            remedy=Wording(remedy, remedy),
            stage=rule.stage,
        ),
        origin=Origin(path=file, sheet=sheet, columns={"_": place[1]} if place else {}),
        row=number,
        column="_" if place else None,
        value=str(row.get("value") or ""),
        cell_count=int(cells) if isinstance(cells, Decimal | int) else 0,
    )


def _literal(text: str) -> str:
    """A text in which braces are no fields."""
    return text.replace("{", "{{").replace("}", "}}")
