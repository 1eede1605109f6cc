"""The story's words, in Vietnamese and English: what was done, what came of it, where it lies."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kehoach_xlsx.consolidate.consolidation import Consolidation
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.plan import Plan
from kehoach_xlsx.model.submission import State, Submission
from kehoach_xlsx.model.wording import Language, Wording
from kehoach_xlsx.pipeline import Checked


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """One moment of the story: its step (1 to 7), its lines in both languages, the files it made."""

    step: int
    vi: str
    en: str
    paths: tuple[Path, ...] = ()

    def text(self, language: Language = "vi") -> str:
        """Return the lines in `language`."""
        return Wording(self.vi, self.en).in_(language)


def told(step: int, vi: str, en: str, *paths: Path) -> Event:
    """Return an event; `paths` are the files it made."""
    return Event(step=step, vi=vi, en=en, paths=paths)


def of_plan(plan: Plan, path: Path) -> Event:
    """Tell that the plan workbook stands."""
    tasks, units = len(plan.tasks), sum(u.must_report for u in plan.units)
    return told(
        1,
        f"Sổ kế hoạch số {plan.reference}: {tasks} nhiệm vụ, {units} đơn vị báo cáo; kiểm tra không có lỗi.",
        f"The workbook of plan {plan.reference}: {tasks} tasks, {units} reporting units; its check is clean.",
        path,
    )


def of_checked(checked: Checked) -> Iterator[Event]:
    """Tell which files are clean, and of the others what stands where."""
    wrong = [s for s in checked.submissions if s.errors]
    clean = len(checked.submissions) - len(wrong)
    yield told(
        4,
        f"Kiểm tra {len(checked.submissions)} tệp: {clean} tệp không có lỗi, {len(wrong)} tệp có lỗi.",
        f"Checked {len(checked.submissions)} files: {clean} without errors, {len(wrong)} with errors.",
    )
    yield from (_of_errors(submission) for submission in wrong)


def _of_errors(submission: Submission) -> Event:
    name, count = submission.incoming.name, len(submission.errors)
    return told(
        4,
        "\n".join([f"{name} – {count} lỗi:", *(_line(f, "vi") for f in submission.errors)]),
        "\n".join([f"{name} – {count} errors:", *(_line(f, "en") for f in submission.errors)]),
    )


def _line(finding: Finding, language: Language) -> str:
    place = f"{finding.origin.sheet}!{finding.cell}" if finding.cell else finding.origin.sheet
    return f"  {finding.code} {place}: {finding.message(language)}"


def of_merged(plan: Plan, merged: Consolidation, path: Path) -> Iterator[Event]:
    """Tell what became of every unit, and that no cell was lost."""
    yield told(5, _fates(plan, merged, "vi"), _fates(plan, merged, "en"), path)
    account = merged.account
    read, taken, aside = account.cells_read, account.cells_merged, account.cells_set_aside
    yield told(
        5,
        f"Đã đọc {read} ô = đã tổng hợp {taken} + chưa tổng hợp {aside}.",
        f"{read} cells read = {taken} merged + {aside} set aside.",
    )


def _fates(plan: Plan, merged: Consolidation, language: Language) -> str:
    late = {code: days for code, days in merged.late.items() if days}
    days = {"vi": "muộn {} ngày", "en": "{} days late"}[language]
    names = {u.code: u.label for u in plan.units}
    fates = (
        (Wording("Được tổng hợp", "Merged"), str(_count(merged, State.MERGED))),
        (Wording("Bị bản sau thay thế", "Superseded"), _named(merged, names, State.SUPERSEDED, language)),
        (Wording("Có lỗi, phải sửa", "With errors, sent back"), _named(merged, names, State.REJECTED, language)),
        (Wording("Chưa gửi", "Missing"), "; ".join(u.label for u in merged.missing)),
        (
            Wording("Gửi sau hạn", "Late"),
            "; ".join(f"{names[code]} ({days.format(n)})" for code, n in late.items()),
        ),
    )
    return "\n".join(f"{label.in_(language)}: {value}." for label, value in fates if value)


def _count(merged: Consolidation, state: State) -> int:
    return sum(s.state is state for s in merged.submissions)


def _named(merged: Consolidation, names: dict[str, str], state: State, language: Language) -> str:
    number = Wording("lần", "submission").in_(language)
    return "; ".join(f"{names[s.unit]} ({number} {s.number})" for s in merged.submissions if s.state is state)
