"""What `--json` prints: the shapes that other programs rely on."""

from collections.abc import Mapping, Sequence
from typing import Any

from kehoach_xlsx.compilers.column_rules import row_rules
from kehoach_xlsx.compilers.sentence import rule_sentence
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.plan import Unit
from kehoach_xlsx.model.schema import Layout, SheetSchema, WorkbookSchema
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.wording import Language


def finding_json(finding: Finding, path: str | None, language: Language) -> dict[str, Any]:
    """Return one finding; `path` is null for those across workbooks."""
    cell = finding.cell
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "path": path,
        "sheet": finding.origin.sheet or None,
        "cell": cell,
        "row": finding.row,
        "column": finding.column if finding.column != "_" else None,
        "value": finding.value,
        "proposal": finding.proposal or None,
        "message": finding.message(language),
        "remedy": finding.remedy(language),
        "cells": [cell] if cell else [],
    }


def submission_json(submission: Submission, language: Language) -> dict[str, Any]:
    """Return one workbook with its findings."""
    incoming, identity = submission.incoming, submission.incoming.identity
    return {
        "path": incoming.path,
        "kind": identity.kind if identity else None,
        "plan": identity.plan if identity else None,
        "unit": identity.unit if identity else None,
        "period": (identity.period or None) if identity else None,
        "submission_no": submission.number or None,
        "valid": not submission.errors,
        "cells_read": incoming.cells_read,
        "findings": [finding_json(f, incoming.path, language) for f in submission.findings],
    }


def merge_json(
    submissions: Sequence[Submission],
    findings: Sequence[Finding],
    missing: Sequence[Unit],
    account: Mapping[str, int],
    output: str,
    language: Language,
) -> dict[str, Any]:
    """Return what a merge came to."""
    return {
        "workbooks": [submission_json(s, language) | {"state": s.state.value} for s in submissions],
        "findings": [finding_json(f, None, language) for f in findings],
        "account": dict(account),
        "missing_units": [unit.code for unit in missing],
        "output": output,
    }


def schema_json(schema: WorkbookSchema, language: Language) -> dict[str, Any]:
    """Return a workbook kind as it is declared."""
    return {
        "kind": schema.kind,
        "version": schema.version,
        "sheets": [_sheet_json(sheet, language) for sheet in schema.sheets],
    }


def _sheet_json(sheet: SheetSchema, language: Language) -> dict[str, Any]:
    form = sheet.layout is Layout.FORM
    return {
        "name": sheet.name,
        "title": sheet.title,
        "layout": sheet.layout.value,
        "header_row": sheet.HEADER_ROW,
        "first_row": sheet.FIRST_ROW,
        "max_rows": 1 if form else sheet.max_rows,
        "columns": [
            {
                "name": column.name,
                "heading": column.heading,
                "kind": column.kind.value,
                "required": column.required,
                "filled_by": column.filled_by.value,
                "codelist": list(column.codelist.values) if column.codelist else None,
            }
            for column in sheet.columns
        ],
        "rules": [
            {
                "code": rule.code,
                "severity": rule.severity.value,
                "sentence": rule_sentence(rule, sheet, language),
                "in_workbook": rule.in_workbook,
            }
            for rule in row_rules(sheet)
        ],
    }
