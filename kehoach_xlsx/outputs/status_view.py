"""Who has sent and who has not, as people read it in a terminal and as other programs take it in JSON.

The shape of `status --json`, on which other programs may rely; dates are ISO, what is not known is null:

    {"plan", "period", "period_name", "due_on", "as_of", "days_left": days to due_on, negative after it,
     "register": name of the consolidated workbook whose register was used,
     "counts": {"expected", "sent", "to_mend", "missing", "late": sent after the due date,
                "overdue": not sent or to be mended, past the due date},
     "units": [{"unit_code", "unit_name", "category", "expected": whether the plan asks it to report,
                "group": "missing|to_mend|sent", "state": "merged|rejected|conflict|missing", "state_text",
                "submission_no", "file", "report_number", "incoming_no",
                "sent_on", "sent_on_from": "register|report", "due_on": with the extension, "extended",
                "late_days": sent_on after due_on, "days_left", "errors", "warnings"}],
     "unplaced": [{"file", "code", "message"}]: files of which nobody can tell whose they are}

`expected` in "counts" is the sum of `sent`, `to_mend` and `missing`; units that nobody asked count in none.
"""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.status import CollectionStatus, Standing, UnitStatus
from kehoach_xlsx.model.submission import MISSING_WORDS, STATE_WORDS, Submission
from kehoach_xlsx.model.wording import Language
from kehoach_xlsx.outputs.status_words import (
    TITLES,
    clean,
    day,
    number_of,
    punctuality,
    remarks,
    time_left,
    what_is_wrong,
)
from kehoach_xlsx.outputs.values import plain
from kehoach_xlsx.vietnamese.numbers import format_count

_LISTED = 30  # units of one group: more of them are told by what they have in common
_NAME = 48  # letters of a name in its column
_WIDTH = 100


# --- JSON -----------------------------------------------------------------------------------------------


def status_json(status: CollectionStatus, language: Language = "vi") -> dict[str, Any]:
    """Return the state of every unit."""
    return {
        "plan": status.plan.reference,
        "period": status.period.code,
        "period_name": status.period.name,
        "due_on": plain(status.period.due_on),
        "as_of": plain(status.as_of),
        "days_left": status.days_left,
        "register": status.register or None,
        "counts": {
            "expected": status.expected,
            **{standing.value: status.count(standing) for standing in (Standing.SENT, *_OWING)},
            "late": status.late,
            "overdue": status.overdue,
        },
        "units": [_unit_json(one) for standing in TITLES for one in status.those(standing)],
        "unplaced": [_unplaced_json(one, language) for one in status.unplaced],
    }


_OWING = (Standing.TO_MEND, Standing.MISSING)


def _unit_json(one: UnitStatus) -> dict[str, Any]:
    return {
        "unit_code": one.unit.code,
        "unit_name": one.unit.label,
        "category": one.unit.category or None,
        "expected": one.expected,
        "group": one.standing.value,
        **_submission_json(one.submission),
        "incoming_no": one.incoming_no or None,
        "sent_on": plain(one.sent_on),
        "sent_on_from": None if one.sent_on is None else "register" if one.by_register else "report",
        "due_on": plain(one.due_on),
        "extended": one.extended,
        "late_days": one.late_days,
        "days_left": one.days_left,
    }


def _submission_json(submission: Submission | None) -> dict[str, Any]:
    if submission is None:
        blank = ("submission_no", "file", "report_number", "errors", "warnings")
        return {"state": "missing", "state_text": MISSING_WORDS, **dict.fromkeys(blank)}
    return {
        "state": submission.state.value,
        "state_text": STATE_WORDS[submission.state],
        "submission_no": submission.number or None,
        "file": clean(submission.incoming.name),
        "report_number": plain(submission.info.get("report_number")),
        "errors": len(submission.errors),
        "warnings": warnings(submission),
    }


def _unplaced_json(submission: Submission, language: Language) -> dict[str, Any]:
    first = first_trouble(submission)
    return {
        "file": clean(submission.incoming.name),
        "code": first.code if first else None,
        "message": first.message(language) if first else None,
    }


def warnings(submission: Submission) -> int:
    """Return how many warnings a submission has."""
    return sum(f.severity is Severity.WARNING for f in submission.findings)


def first_trouble(submission: Submission) -> Finding | None:
    """Return the finding that says best why a file could not be placed."""
    return next(iter(submission.errors), next(iter(submission.findings), None))


# --- text -----------------------------------------------------------------------------------------------


def status_text(status: CollectionStatus, language: Language = "vi") -> list[str]:
    """Return the totals and then the three groups as lines, those that need something first."""
    lines = [*_head(status, language)]
    for standing in TITLES:
        units = status.those(standing)
        if units:
            title = TITLES[standing][0 if language == "vi" else 1]
            lines += ["", f"{title.upper()} ({format_count(len(units))})", *_group(units, language)]
    if status.unplaced:
        title = "Tệp chưa xác định được đơn vị gửi" if language == "vi" else "Files whose sender is not known"
        lines += ["", f"{title.upper()} ({format_count(len(status.unplaced))})", *_unplaced(status, language)]
    return lines


def _head(status: CollectionStatus, language: Language) -> Iterator[str]:
    sent, mend, missing = (status.count(s) for s in (Standing.SENT, *_OWING))
    plan, due, as_of = clean(status.plan.reference), day(status.period.due_on), day(status.as_of)
    left = time_left(status.days_left, language)
    if language == "vi":
        yield f"Đã gửi {sent}/{status.expected} · cần sửa {mend} · chưa gửi {missing} · gửi muộn {status.late}"
        yield f"Kế hoạch số {plan} · {clean(status.period.name)} · hạn gửi {due} · thời hạn tính đến {as_of}: {left}"
    else:
        yield f"Sent {sent}/{status.expected} · to be mended {mend} · missing {missing} · sent late {status.late}"
        yield f"Plan {plan} · {clean(status.period.name)} · due {due} · as of {as_of}: {left}"
    if status.register:
        words = "Ngày nhận, gia hạn theo" if language == "vi" else "Days of receipt and extensions from"
        yield f"{words} {clean(status.register)}"


def _group(units: Sequence[UnitStatus], language: Language) -> Iterator[str]:
    """A line for each unit, or one paragraph for all of whom the same is to be said."""
    if len(units) > _LISTED:
        yield from _gathered(units, language)
        return
    width = min(max(len(clean(one.unit.label)) for one in units), _NAME)
    for one in units:
        yield f"  {clean(one.unit.label):<{width}}  {' · '.join(_facts(one, language, dated=True))}"


def _gathered(units: Sequence[UnitStatus], language: Language) -> Iterator[str]:
    alike: dict[str, list[str]] = {}
    for one in units:
        alike.setdefault(" · ".join(_facts(one, language, dated=False)), []).append(clean(one.unit.label))
    for facts, names in sorted(alike.items(), key=lambda item: len(item[1])):
        number = f" ({format_count(len(names))})" if len(names) > 1 else ""
        text = f"{facts}{number}: {'; '.join(names)}"
        yield from textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)


def _facts(one: UnitStatus, language: Language, *, dated: bool) -> Iterator[str]:
    if one.submission is None:
        yield time_left(one.days_left, language)
    else:
        yield from filter(None, [number_of(one, language)])
        if one.standing is Standing.TO_MEND:
            yield what_is_wrong(one, language)
        sent = day(one.sent_on) if dated else ""
        words = "gửi" if language == "vi" else "sent"
        yield f"{f'{words} {sent}, ' if sent else ''}{punctuality(one, language)}"
    if one.asked and one.standing is not Standing.SENT:
        yield "đề nghị" if language == "vi" else "to be asked, not chased"
    yield from remarks(one, language)


def _unplaced(status: CollectionStatus, language: Language) -> Iterator[str]:
    for submission in status.unplaced:
        first = first_trouble(submission)
        yield f"  {clean(submission.incoming.name)}{f': {clean(first.message(language))}' if first else ''}"
