"""The rows of *Lỗi, cảnh báo*: every finding with its place, what is wrong and what to do."""

from collections.abc import Iterator, Sequence

from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.table import Row

_SEVERITY = {"error": "Lỗi", "warning": "Cảnh báo", "note": "Ghi chú"}


def finding_rows(collection: Collection, across: Sequence[Finding]) -> Iterator[Row]:
    """Yield the rows of *Lỗi, cảnh báo*: what lies across workbooks, then file by file."""
    for finding in across:
        yield _finding_row(finding, "")
    for submission in collection.submissions:
        unit = collection.unit(submission.unit)
        for finding in submission.findings:
            yield _finding_row(finding, unit.label if unit else "")


def _finding_row(finding: Finding, unit: str) -> Row:
    return {
        "code": finding.code,
        "severity": _SEVERITY[finding.severity.value],
        "unit_name": unit,
        "file": finding.origin.path,
        "sheet": finding.origin.sheet,
        "cell": finding.cell or "",
        "value": finding.value,
        "message": finding.message(),
        "remedy": finding.remedy(),
        "cells": finding.cell_count or None,
    }
