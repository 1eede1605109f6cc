"""What a check of a Word document's form says, for people and for programs."""

from collections.abc import Iterable
from typing import Any, Final

from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.form_checked import FormChecked
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.wording import Language, Wording
from kehoach_xlsx.outputs.json_view import finding_json

_WORDS: Final = {
    Severity.ERROR: Wording("LỖI", "ERROR"),
    Severity.WARNING: Wording("CẢNH BÁO", "WARNING"),
    Severity.NOTE: Wording("GHI CHÚ", "NOTE"),
}
_ORDER: Final = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_NAMED = 2  # places that are named before the rest is counted


def form_text(checked: FormChecked, language: Language = "vi") -> list[str]:
    """Return the departures as lines: errors first, then notes; the same slip in many places told once."""
    groups = _grouped(checked.findings)
    lines = [line for severity in _ORDER for group in groups for line in _lines(group, severity, language)]
    return [_verdict(checked, groups, language), *lines]


def form_json(checked: FormChecked, language: Language = "vi") -> dict[str, Any]:
    """Return the departures; `cells` are all places of one kind: "p12", or "t1r2c1p12" in a table."""
    return {
        "path": checked.path,
        "profile": checked.profile,
        "valid": not checked.has_errors,
        "paragraphs": checked.paragraphs,
        "findings": [_json(group, checked.path, language) for group in _grouped(checked.findings)],
    }


def _grouped(findings: Iterable[Finding]) -> list[tuple[Finding, ...]]:
    """Findings that say the same, in the order of the first of them."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.code, finding.message()), []).append(finding)
    return [tuple(group) for group in groups.values()]


def _verdict(checked: FormChecked, groups: list[tuple[Finding, ...]], language: Language) -> str:
    errors, notes = (sum(group[0].severity is s for group in groups) for s in (Severity.ERROR, Severity.NOTE))
    if language == "en":
        found = f"{errors} kinds of errors, {notes} of notes" if groups else "no departure"
        return f"{checked.path}: {found}; measured against {checked.profile}."
    found = f"{errors} loại lỗi phải sửa, {notes} ghi chú nên xem" if groups else "đúng thể thức, không có lỗi"
    return f"{checked.path}: {found}; đối chiếu với {checked.profile}."


def _lines(group: tuple[Finding, ...], severity: Severity, language: Language) -> list[str]:
    first = group[0]
    if first.severity is not severity:
        return []
    return [
        f"  {_WORDS[severity].in_(language)} {first.code} · {_places(group, language)}",
        f"      {first.message(language)}",
        f"      → {first.remedy(language)}",
    ]


def _places(group: tuple[Finding, ...], language: Language) -> str:
    name = "place_en" if language == "en" else "place"
    places = [f"{f.context[name]}{f' (“{f.value}”)' if f.value else ''}" for f in group]
    named = list(dict.fromkeys(places))[:_NAMED]
    left = len(group) - len(named)
    more = f" and {left} more" if language == "en" else f" và {left} chỗ khác"
    return ", ".join(named) + more * bool(left)


def _json(group: tuple[Finding, ...], path: str, language: Language) -> dict[str, Any]:
    first = group[0]
    english = "_en" if language == "en" else ""
    said = {name: first.context.get(f"{name}{english}") for name in ("component", "found", "required", "place")}
    cells = [finding.cell for finding in group if finding.cell]
    article = first.context.get("article") or None
    return {**finding_json(first, path, language), "cells": cells, **said, "article": article}
