"""Who has sent and who has not, from the register of a merge."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from kehoach_xlsx.model.submission import STATE_WORDS
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.model.wording import Language
from kehoach_xlsx.outputs.values import plain

_FIELDS = ("unit_code", "unit_name", "state", "submission_no", "sent_on", "late_days", "errors", "warnings")


def status_json(book: Book) -> dict[str, Any]:
    """Return the state of every unit that must report."""
    info = book.form("report_info")
    units = [
        {name: plain(row.get(name)) for name in _FIELDS} | {"state": _code(row), "state_text": row.get("state")}
        for row in book.rows("by_unit")
    ]
    return {
        "plan": info.get("plan_reference"),
        "period": info.get("period_code"),
        "due_on": plain(info.get("due_on")),
        "as_of": plain(info.get("as_of")),
        "units": units,
        "counts": dict(_counts(book)),
    }


def _code(row: Row) -> str:
    """The state as `merge --json` names it, "missing" where nothing has come."""
    codes = {words: state.value for state, words in STATE_WORDS.items()}
    return codes.get(str(row.get("state")), "missing")


def _counts(book: Book) -> Mapping[str, int]:
    return Counter(str(row.get("state")) for row in book.rows("by_unit"))


def status_text(book: Book, language: Language = "vi") -> list[str]:
    """Return the state of every unit as lines, those that need something first."""
    counts = ", ".join(f"{state}: {n}" for state, n in _counts(book).items())
    rows = sorted(book.rows("by_unit"), key=lambda row: row.get("state") == "Được tổng hợp")
    head = f"Tình hình gửi báo cáo ({counts})" if language == "vi" else f"Who has reported ({counts})"
    return [head, *(_line(row, language) for row in rows)]


def _line(row: Row, language: Language) -> str:
    late = row.get("late_days")
    parts = [f"{row.get('state')}"]
    if isinstance(late, int) and late > 0:
        parts.append(f"muộn {late} ngày" if language == "vi" else f"{late} days late")
    if row.get("errors"):
        parts.append(f"{row['errors']} lỗi" if language == "vi" else f"{row['errors']} errors")
    return f"  {row.get('unit_name')!s:<52} {', '.join(parts)}"
