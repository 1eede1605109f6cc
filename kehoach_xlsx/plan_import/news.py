"""A plan of which only news tell: "UBND quận đã ban hành Kế hoạch số 235/KH-UBND ngày 18/12/2020 …"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_xlsx.plan_import.blocks import Line
from kehoach_xlsx.plan_import.references import DAY, REFERENCE, find_day, tidy_reference

_ISSUED = re.compile(
    rf"(?:ban hành|xây dựng|ký|triển khai) (?:[^\W\d]+ ){{0,2}}?[Kk]ế hoạch (?:số ?:? ?)?(?P<reference>{REFERENCE})"
    rf"(?:,? (?P<day>{DAY}))?(?P<rest>[^.]*)"
)
_ABOUT = re.compile(
    r"^[ ,]*(?:của [^,;]{3,60}? )?(?:về (?:việc )?|v/v )?"
    r"(?P<subject>(?:thực hiện|triển khai|tổ chức|tuyên truyền|phổ biến|công tác|tăng cường|phòng|xây dựng"
    r"|nâng cao)[^.;]*|(?<=về ).+|(?<=về việc ).+)"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Announcement:
    """What the news say of the plan; `line` is that of the subject, 0 where it stands with the rest."""

    reference: str
    issued_on: str | None = None
    subject: str | None = None
    line: int = 0


def announcement(text: str, elsewhere: Sequence[Line] = ()) -> Announcement | None:
    """The plan that the text says was issued; None where no numbered plan is named so."""
    found = _ISSUED.search(text)
    if found is None:
        return None
    reference = tidy_reference(found["reference"])
    before = re.search(rf"{DAY}[^.;]*$", text[: found.start()], re.IGNORECASE)
    day = found["day"] or (
        before[0] if before and re.match(r"ngày", before[0], re.IGNORECASE) and _leads(text, before) else ""
    )
    subject, line = _subject(found["rest"]), 0
    if subject is None:
        subject, line = _mentioned(found["reference"], elsewhere)
    return Announcement(reference=reference, issued_on=find_day(day), subject=subject, line=line)


def _leads(text: str, found: re.Match[str]) -> bool:
    """Whether the date opens the sentence: "Ngày 15/01/2026, … ban hành Kế hoạch …"."""
    return found[0][:1] == "N" and text[: found.start()].rstrip()[-1:] in ("", ".", ";", "-", "–")


def _subject(rest: str) -> str | None:
    found = _ABOUT.match(rest)
    return (
        re.split(r",? (?:như sau|cụ thể|với (?:các|những|mục)|xem tại|nhằm )", found["subject"])[0].strip(" ,:")
        if found
        else None
    )


def _mentioned(reference: str, lines: Sequence[Line]) -> tuple[str | None, int]:
    """(subject, line) where the plan is named again with what it is about."""
    for line in lines:
        if reference in line.text and (subject := _subject(line.text.split(reference, 1)[1])):
            return subject, line.number
    return None, 0
