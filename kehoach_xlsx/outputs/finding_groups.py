"""Findings that say the same of one column, together: what comes first, where it is, what stands there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.rule import Severity, Stage
from kehoach_xlsx.model.wording import Language, Wording

_SEVERITIES: Final = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_NAMED: Final = 3  # places named before the rest is counted
_QUOTED: Final = 40  # characters of a value beside its place
_OTHERS: Final = Wording("và {count} ô khác", "and {count} more")
_ROW: Final = Wording("dòng {row}", "row {row}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Findings of one code in one column of one sheet, in the order of their rows; never empty."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The finding that stands for all."""
        return self.findings[0]

    def place(self, language: Language) -> str:
        """Return where: "Kết quả nhiệm vụ!H8, H11, H12 và 14 ô khác", the sheet, or "" for the whole file."""
        sheet = self.first.origin.sheet
        cells = list(dict.fromkeys(filter(None, (_cell(f, language) for f in self.findings))))
        if not cells:
            return sheet
        return f"{sheet}!{_counted(cells, language)}" if sheet else _counted(cells, language)

    def message(self, language: Language) -> str:
        """Return what is wrong: in full where all say the same, else the rule's title with what stands where."""
        messages = {f.message(language) for f in self.findings}
        if len(messages) == 1:
            return self.first.message(language)
        values = [_quoted(f, language) for f in self.findings]
        return f"{self.first.rule.title.in_(language)}: {_counted(values, language)}."

    def remedy(self, language: Language) -> str:
        """Return what to do, without the example of one cell where there are several."""
        if len({f.remedy(language) for f in self.findings}) == 1:
            return self.first.remedy(language)
        bare = {**self.first.context, "hint": "", "hint_en": ""}
        return replace(self.first, context=bare).remedy(language)


def grouped(findings: Iterable[Finding], sheets: Sequence[str] = ()) -> tuple[Group, ...]:
    """Return findings in groups: errors first; of each severity what concerns the file itself, then by sheet and row.

    `sheets` are the sheets in their order in the workbook; others follow as they come.
    """
    listed = list(findings)
    order = {name: i for i, name in enumerate(dict.fromkeys((*sheets, *(f.origin.sheet for f in listed))))}
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in sorted(listed, key=lambda f: f.row or 0):
        groups.setdefault(_key(finding), []).append(finding)
    made = (Group(findings=tuple(group)) for group in groups.values())
    return tuple(sorted(made, key=lambda g: _rank(g.first, order)))


def _key(finding: Finding) -> tuple[str, ...]:
    """Findings without a place or a value differ by what they say."""
    told = "" if finding.value or finding.cell else finding.message()
    return finding.code, finding.origin.path, finding.origin.sheet, finding.column or "", told


def _rank(finding: Finding, order: dict[str, int]) -> tuple[int | bool | str, ...]:
    """Root causes first: a file that is not the right one, a column that is gone."""
    about_file = finding.rule.stage is Stage.FILE
    sheet, cell = finding.origin.sheet, finding.cell or ""
    severity = _SEVERITIES.index(finding.severity)
    return severity, not about_file, bool(sheet), order[sheet], finding.row or 0, len(cell), cell


def _counted(texts: Sequence[str], language: Language) -> str:
    shown = len(texts) if len(texts) <= _NAMED + 1 else _NAMED  # "and one more" is no shorter than its name
    left = len(texts) - shown
    named = ", ".join(texts[:shown])
    return f"{named} {_OTHERS.in_(language).format(count=left)}" if left else named


def _cell(finding: Finding, language: Language) -> str:
    cell = finding.cell or ""
    first, _, last = cell.partition(":")
    return _ROW.in_(language).format(row=first) if first.isdigit() and first == last else cell


def _quoted(finding: Finding, language: Language) -> str:
    value = " ".join(finding.value.split())
    short = value if len(value) <= _QUOTED else value[:_QUOTED] + "…"
    return " ".join(filter(None, (_cell(finding, language), f"“{short}”" if short else "")))
