"""Findings as people read them: grouped, places first, capped, with what to do."""

from collections.abc import Iterable, Sequence

from kehoach_xlsx.model.diagnoses import OTHER_KIND, OTHER_PERIOD, OTHER_PLAN, OTHER_UNIT
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.plan import Unit
from kehoach_xlsx.model.rule import Severity, Stage
from kehoach_xlsx.model.submission import State, Submission
from kehoach_xlsx.model.wording import Language, Wording
from kehoach_xlsx.outputs.finding_groups import Group, grouped
from kehoach_xlsx.workbooks.activity_rules import PLAN_NOT_SENT
from kehoach_xlsx.workbooks.merge_rules import REJECTED, ROW_OMITTED, UNIT_MISSING

SEVERITY_WORDS = {
    Severity.ERROR: Wording("LỖI", "ERROR"),
    Severity.WARNING: Wording("CẢNH BÁO", "WARNING"),
    Severity.NOTE: Wording("GHI CHÚ", "NOTE"),
}
_STATES = {
    State.MERGED: Wording("được tổng hợp", "merged"),
    State.SUPERSEDED: Wording("bị thay thế", "superseded"),
    State.DUPLICATE: Wording("trùng bản đã nhận", "duplicate"),
    State.CONFLICT: Wording("mâu thuẫn, chờ quyết định", "in conflict"),
    State.REJECTED: Wording("phải sửa, chưa tổng hợp", "rejected"),
    State.OTHER: Wording("loại khác, không tổng hợp ở đây", "of another kind"),
    State.OPENED: Wording("tệp tổng hợp cấp dưới, đã lấy từng bản trong đó", "of the level below; each report taken"),
}
_ANOTHER = frozenset(rule.code for rule in (OTHER_PLAN, OTHER_UNIT, OTHER_PERIOD))


def findings_text(
    findings: Iterable[Finding], language: Language = "vi", limit: int = 1000, sheets: Sequence[str] = ()
) -> list[str]:
    """Return findings as lines, the same slips in one column together, at most `limit` of them.

    Errors come first, and of them what concerns the file itself; then they follow the `sheets` and their rows.
    """
    groups = grouped(findings, sheets)
    lines = [line for group in groups[:limit] for line in _lines(group, language)]
    left = sum(len(group.findings) for group in groups[limit:])
    if left:
        lines.append(f"  … và {left} phát hiện khác chưa nêu" if language == "vi" else f"  … and {left} more findings")
    return lines


def _lines(group: Group, language: Language) -> list[str]:
    place = group.place(language)
    head = f"  {SEVERITY_WORDS[group.first.severity].in_(language)} {group.first.code}"
    return [
        f"{head} · {place}" if place else head,
        f"      {group.message(language)}",
        f"      → {group.remedy(language)}",
    ]


def submission_text(submission: Submission, language: Language = "vi", limit: int = 200) -> list[str]:
    """Return one workbook's verdict and findings as lines."""
    errors = len(submission.errors)
    warnings = sum(f.severity is Severity.WARNING for f in submission.findings)
    name = submission.info.get("unit_name") or submission.unit
    who = f" ({name})" if name else ""
    if language == "vi":
        verdict = f"{errors} lỗi, {warnings} cảnh báo" if errors or warnings else "đạt"
    else:
        verdict = f"{errors} errors, {warnings} warnings" if errors or warnings else "clean"
    mark = "✗" if errors else "✓"
    other = [f for f in submission.findings if f.rule is OTHER_KIND]
    if other:
        return [f"– {submission.incoming.path}{who}: {other[0].message(language)}"]
    shown = [f for f in submission.findings if f.severity is not Severity.NOTE]
    sheets = [table.origin.sheet for table in submission.incoming.tables.values()]
    told, moot = _worth_telling(shown)
    lines = findings_text(told, language, limit, sheets)
    if moot:
        vi = f"  … {moot} phát hiện trong nội dung không nêu ở đây: trước hết cần đúng tệp."
        lines.append(
            vi if language == "vi" else f"  … {moot} findings in its content are not told: it is another file."
        )
    return [f"{mark} {submission.incoming.path}{who}: {verdict}", *lines]


def _worth_telling(findings: Sequence[Finding]) -> tuple[list[Finding], int]:
    """Of a file that does not belong here only that is told; how many findings are moot then."""
    about_file = [f for f in findings if f.rule.stage is Stage.FILE]
    if not any(f.code in _ANOTHER for f in about_file):
        return list(findings), 0
    told = [f for f in about_file if not f.cell_count]
    return told, len(findings) - len(told)


def validation_summary(submissions: Sequence[Submission], language: Language = "vi") -> list[str]:
    """Return the last line of a check."""
    other = sum(any(f.rule is OTHER_KIND for f in s.findings) for s in submissions)
    bad = sum(bool(s.errors) for s in submissions)
    good = len(submissions) - bad - other
    if language == "vi":
        rest = f", {other} thuộc loại khác nên không kiểm tra" if other else ""
        return [f"Đã kiểm tra {len(submissions) - other} tệp: {good} đạt, {bad} phải sửa{rest}."]
    rest = f", {other} of another kind and not checked" if other else ""
    return [f"Checked {len(submissions) - other} files: {good} clean, {bad} to be mended{rest}."]


def merge_text(
    submissions: Sequence[Submission],
    findings: Sequence[Finding],
    missing: Sequence[Unit],
    account: object,
    output: str,
    language: Language = "vi",
) -> list[str]:
    """Return what a merge came to as lines: what was not merged and why, who is missing, the account."""
    vi = language == "vi"
    lines: list[str] = []
    for submission in submissions:
        errors = [f for f in submission.findings if f.severity is Severity.ERROR and f.rule is not REJECTED]
        if submission.state is not State.MERGED or errors:
            omitted = [f for f in submission.findings if f.rule is ROW_OMITTED]
            lines.append(f"• {submission.incoming.name}: {_STATES[submission.state].in_(language)}")
            lines.extend(findings_text([*errors, *omitted], language, 20))
    # the missing units stand in the last lines
    across = [f for f in findings if f.rule not in (UNIT_MISSING, PLAN_NOT_SENT)]
    if across:
        lines.append("Toàn bộ các tệp:" if vi else "Across the files:")
        lines.extend(findings_text(across, language, 60))
    merged, opened = (sum(s.state is state for s in submissions) for state in (State.MERGED, State.OPENED))
    files = len(submissions) - opened
    names = ", ".join(unit.label for unit in missing) or ("không" if vi else "none")
    read, kept, aside = (getattr(account, n) for n in ("cells_read", "cells_merged", "cells_set_aside"))
    if vi:
        lines.append(f"Đã tổng hợp {merged}/{files} tệp. Đơn vị chưa gửi: {names}.")
        lines.append(f"Số ô: đã đọc {read} = đã tổng hợp {kept} + chưa tổng hợp {aside}.")
        lines.append(f"Tệp tổng hợp: {output}")
    else:
        lines.append(f"Merged {merged} of {files} files. Missing units: {names}.")
        lines.append(f"Cells: read {read} = merged {kept} + set aside {aside}.")
        lines.append(f"Consolidated workbook: {output}")
    return lines
