"""What is said about a unit that has or has not sent: shared by the text and the page, in official wording."""

import re
import unicodedata
from datetime import date

from kehoach_xlsx.model.status import CollectionStatus, Standing, UnitStatus
from kehoach_xlsx.model.submission import State
from kehoach_xlsx.model.wording import Language
from kehoach_xlsx.vietnamese.dates import format_date
from kehoach_xlsx.vietnamese.numbers import format_count
from kehoach_xlsx.vietnamese.phrasing import share_bare

TITLES: dict[Standing, tuple[str, str]] = {
    Standing.MISSING: ("Chưa gửi", "Not sent"),
    Standing.TO_MEND: ("Cần sửa", "To be mended"),
    Standing.SENT: ("Đã gửi", "Sent"),
}
"""The headings of the three groups, in the order in which they need somebody."""

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return a text from outside in NFC, with a mark for what no page or terminal should be given.

    Names of files may hold control characters, such as those that turn the direction of writing, and bytes that are
    no text at all.
    """
    return unicodedata.normalize("NFC", _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text))


def days(number: int, language: Language = "vi") -> str:
    """Return a number of days."""
    if language == "vi":
        return f"{format_count(number)} ngày"
    return f"{number} day{'' if number == 1 else 's'}"


def time_left(days_left: int, language: Language = "vi") -> str:
    """Return how far the due date is away, on either side of it."""
    vi = language == "vi"
    if days_left > 0:
        return f"còn {days(days_left)}" if vi else f"{days(days_left, 'en')} left"
    if days_left == 0:
        return "hết hạn trong ngày" if vi else "due today"
    return f"quá hạn {days(-days_left)}" if vi else f"{days(-days_left, 'en')} overdue"


def punctuality(one: UnitStatus, language: Language = "vi") -> str:
    """Return whether what was sent came in time."""
    vi = language == "vi"
    if one.late_days is None:
        return "chưa rõ ngày gửi" if vi else "date unknown"
    if one.late_days:
        return f"muộn {days(one.late_days)}" if vi else f"{days(one.late_days, 'en')} late"
    return "đúng hạn" if vi else "in time"


def number_of(one: UnitStatus, language: Language = "vi") -> str:
    """Return which submission it is, "" where none could be read."""
    number = one.submission.number if one.submission else 0
    return f"{'lần' if language == 'vi' else 'no.'} {number}" if number else ""


def what_is_wrong(one: UnitStatus, language: Language = "vi") -> str:
    """Return why a submission cannot be merged."""
    if one.submission is None:
        return ""
    if one.submission.state is State.CONFLICT:
        vi = f"{format_count(one.rivals)} bản cùng lần gửi, khác nội dung"
        return vi if language == "vi" else f"{one.rivals} files of one number that differ"
    errors = len(one.submission.errors)
    return f"{format_count(errors)} lỗi" if language == "vi" else f"{errors} error{'' if errors == 1 else 's'}"


def next_step(one: UnitStatus) -> str:
    """Return what the focal agency does next, "" where nothing is left to do.

    The Front, unions, associations, courts, the Party's bodies and central agencies are asked, never chased.
    """
    if one.standing is Standing.SENT:
        return ""
    if one.submission is not None and one.submission.state is State.CONFLICT:
        return "Cơ quan đầu mối chọn bản được dùng"
    if one.standing is Standing.TO_MEND:
        return "Đề nghị sửa, gửi lại" if one.asked else "Yêu cầu sửa, gửi lại"
    if one.sent_on is not None:
        return "Đề nghị gửi tệp số liệu"
    if one.asked:
        return "Đề nghị gửi"
    return "Đôn đốc gửi" if one.overdue else "Nhắc gửi đúng hạn"


def remarks(one: UnitStatus, language: Language = "vi") -> tuple[str, ...]:
    """Return what else is to be known: an extension, a paper that came without its workbook, a unit nobody asked."""
    vi = language == "vi"
    told = []
    if one.extended:
        until = day(one.due_on)
        told.append(f"gia hạn đến {until}" if vi else f"due {until} by extension")
    if one.submission is None and one.sent_on is not None:
        came = day(one.sent_on)
        told.append(f"đã nhận văn bản ngày {came}" if vi else f"a paper came on {came}")
    if not one.expected:
        told.append("không thuộc diện phải báo cáo" if vi else "was not asked")
    return tuple(told)


def day(value: date | None) -> str:
    """Return a date as people write it, "" where there is none."""
    return format_date(value) if value else ""


def summary(status: CollectionStatus) -> str:
    """Return the whole in one sentence or two, for a leader who reads no further."""
    sent, total = status.count(Standing.SENT), status.expected
    left = [
        f"{format_count(number)} đơn vị {words}"
        for number, words in (
            (status.count(Standing.TO_MEND), "cần sửa và gửi lại"),
            (status.count(Standing.MISSING), "chưa gửi"),
        )
        if number
    ]
    rest = f"; còn {' và '.join(left)}" if left else ""
    late = f" Trong số đã gửi có {format_count(status.late)} đơn vị gửi muộn." if status.late else ""
    return f"Đã có {share_bare(sent, total)} đơn vị gửi báo cáo, đủ điều kiện tổng hợp{rest}.{late}"
