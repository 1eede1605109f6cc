"""The reminder letters (công văn đôn đốc): one to each unit that owes something, and one with the list to all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.outputs.word import frame
from kehoach_xlsx.outputs.word.cells import Cells
from kehoach_xlsx.outputs.word.context import names_of
from kehoach_xlsx.outputs.word.documents import focal
from kehoach_xlsx.outputs.word.documents.letterhead import Letterhead, letterhead
from kehoach_xlsx.outputs.word.documents.owed import Owing, Sent
from kehoach_xlsx.outputs.word.draft import field
from kehoach_xlsx.vietnamese.dates import format_date
from kehoach_xlsx.vietnamese.numbers import format_count
from kehoach_xlsx.vietnamese.phrasing import join_and, lower_first, roman, upper_first

_MOST = 10  # errors of a file that a letter lists; the marked copy shows them all


@dataclass(frozen=True, kw_only=True, slots=True)
class Reminder:
    """What a letter says, besides its head; `list_rows` only in the letter to all (`table_forms.OWING`)."""

    letter_subject: str
    opening: str
    paragraphs: tuple[str, ...]
    list_rows: tuple[Cells, ...]
    after: tuple[str, ...]
    closing: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """What all letters of one day have in common: who writes, about which plan, as of which day, until when."""

    info: Row
    writer: str
    plan: str
    as_of: date
    until: date | None

    @property
    def period(self) -> str:
        """The period within a sentence, with a space before it."""
        name = lower_first(field(self.info, "period_name"))
        return f" {name}" if name else ""

    @property
    def report(self) -> str:
        """What is asked for."""
        return f"báo cáo kết quả thực hiện Kế hoạch{self.period}"

    @property
    def when(self) -> str:
        """Until when it is asked for."""
        return f"trước ngày {_day(self.until)}" if self.until else "ngay sau khi nhận được Công văn này"


def asking(book: Book, as_of: date, until: date | None = None) -> Asking:
    """Return what the letters of a consolidated workbook share."""
    info = book.form("report_info")
    plan = frame.plan_in_full(info, names_of(book, info)[1])
    return Asking(info=info, writer=focal.focal_name(info), plan=plan, as_of=as_of, until=until)


def to_unit(book: Book, given: Asking, one: Owing) -> tuple[Letterhead, Reminder]:
    """Return the letter to one unit."""
    chases = not one.asked and one.sent is not Sent.LATE
    verb = "đôn đốc" if chases else "đề nghị"
    said = Reminder(
        letter_subject=_subject(given, verb, one.sent, overdue=bool(one.overdue)),
        opening=_opening(given, one.due_on),
        paragraphs=tuple(_of_unit(given, one)),
        list_rows=(),
        after=tuple(_contact(given)),
        closing=_closing(given, one.name, asked=one.asked),
    )
    return _head(book, given, one.name), said


def to_all(book: Book, given: Asking, owed: Sequence[Owing]) -> tuple[Letterhead, Reminder]:
    """Return the letter with the list of all that owe something."""
    verbs = [verb for verb, some in (("đôn đốc", _chased(owed)), ("đề nghị", _asked(owed))) if some]
    due = {one.due_on for one in owed}
    said = Reminder(
        letter_subject=_subject(given, ", ".join(verbs), Sent.NOTHING),
        opening=_opening(given, due.pop() if len(due) == 1 else None),
        paragraphs=tuple(_of_all(given, owed)),
        list_rows=tuple(_list(owed)),
        after=tuple(_contact(given)),
        closing=_closing(given, "các cơ quan, đơn vị", asked=not _chased(owed)),
    )
    return _head(book, given, "Các cơ quan, đơn vị có tên trong danh sách dưới đây"), said


def _chased(owed: Sequence[Owing]) -> list[Owing]:
    return [one for one in owed if not one.asked]


def _asked(owed: Sequence[Owing]) -> list[Owing]:
    return [one for one in owed if one.asked]


def _head(book: Book, given: Asking, addressee: str) -> Letterhead:
    ours = focal.focal_info(book, symbol=focal.letter_symbol(given.info))
    facts = {**ours, "addressees": addressee.replace(";", ","), "as_of": given.as_of}
    return letterhead(facts, "")


def _subject(given: Asking, verb: str, sent: Sent, *, overdue: bool = False) -> str:
    """Phụ lục I, Mục II.5.b: the subject of a letter stands under its number."""
    reference = field(given.info, "plan_reference")
    plan = f"Kế hoạch số {reference}" if reference[:1].isdigit() else "Kế hoạch"
    if sent is Sent.LATE:
        return f"V/v thời hạn gửi báo cáo kết quả thực hiện {plan}"
    if overdue:
        return f"V/v {verb} thực hiện các nhiệm vụ quá hạn của {plan}"
    work = "sửa, gửi lại" if sent in {Sent.TO_MEND, Sent.TWICE} else "gửi"
    return f"V/v {verb} {work} báo cáo kết quả thực hiện {plan}"


def _opening(given: Asking, due: date | None) -> str:
    until = f" Thời hạn gửi báo cáo là ngày {_day(due)}." if due else ""
    return (
        f"Thực hiện {given.plan}, {given.writer} là đầu mối tổng hợp kết quả thực hiện{given.period} của các cơ quan, "
        f"đơn vị.{until}"
    )


def _closing(given: Asking, who: str, *, asked: bool) -> str:
    if asked:
        return f"{given.writer} trân trọng đề nghị {who} quan tâm, phối hợp./."
    return f"Đề nghị {who} quan tâm, thực hiện./."


def _contact(given: Asking) -> Iterator[str]:
    contact = field(given.info, "contact")
    if contact:
        yield f"Có vướng mắc, đề nghị liên hệ: {contact}."


# --- one unit -------------------------------------------------------------------------------------------


def _of_unit(given: Asking, one: Owing) -> Iterator[str]:
    match one.sent:
        case Sent.NOTHING:
            yield from _nothing(given, one)
        case Sent.TO_MEND:
            yield from _to_mend(given, one)
        case Sent.TWICE:
            yield (
                f"{given.writer} nhận được từ {one.name} nhiều tệp của cùng một lần báo cáo nhưng nội dung khác nhau, "
                "nên chưa tổng hợp được."
            )
            yield _request(given, one, "cho biết bản nào là bản chính thức (hoặc tăng lần báo cáo và gửi lại)")
        case Sent.LATE:
            yield (
                f"{given.writer} đã nhận {given.report} của {one.name} ngày {_day(one.sent_on)}, muộn "
                f"{_days(one.late_days)} so với thời hạn; số liệu đã được tổng hợp."
            )
            yield f"Đề nghị {one.name} gửi báo cáo đúng thời hạn trong các kỳ sau."
        case Sent.IN_TIME:
            pass
    yield from _overdue(one)


def _nothing(given: Asking, one: Owing) -> Iterator[str]:
    yield f"Đến ngày {_day(given.as_of)}, {given.writer} chưa nhận được {given.report} của {one.name}{_how_late(one)}."
    ahead = one.days is not None and one.days <= 0 and given.until is None
    what = f"hoàn thiện báo cáo theo biểu mẫu đã gửi và gửi về {given.writer}"
    yield _request(given, one, what, when="đúng thời hạn trên" if ahead else given.when)


def _to_mend(given: Asking, one: Owing) -> Iterator[str]:
    number = len(one.errors)
    told = f"còn {format_count(number)} lỗi" if number else "còn lỗi"
    file = f" (tệp {one.file})" if one.file else ""
    yield (
        f"{given.writer} đã nhận {given.report} của {one.name}{file}, nhưng tệp {told} nên chưa tổng hợp "
        f"được{_how_late(one)}{':' if number else '.'}"
    )
    shown = one.errors[:_MOST]
    yield from (f"- {error}" for error in shown)
    if number > len(shown):
        yield f"- Và {format_count(number - len(shown))} lỗi khác, xem bản đánh dấu lỗi gửi kèm."
    yield _request(given, one, f"sửa các lỗi trên, tăng lần báo cáo thêm 1 và gửi lại tệp về {given.writer}")


def _request(given: Asking, one: Owing, what: str, *, when: str = "") -> str:
    manner = "quan tâm, phối hợp" if one.asked else "khẩn trương"
    verb = "trân trọng đề nghị" if one.asked else "đề nghị"
    return f"Để bảo đảm tiến độ tổng hợp, {given.writer} {verb} {one.name} {manner} {what} {when or given.when}."


def _how_late(one: Owing) -> str:
    """How far past its day a unit is; one that is asked is not told that it is overdue, only when it was due."""
    if one.days is None or (one.asked and one.days > 0):
        return ""
    if one.days > 0:
        return f" (quá hạn {_days(one.days)})"
    return f" (còn {_days(-one.days)} đến thời hạn)" if one.days else " (hôm nay là hạn cuối)"


def _overdue(one: Owing) -> Iterator[str]:
    if not one.overdue:
        return
    yield f"Theo báo cáo của {one.name}, còn {format_count(len(one.overdue))} nhiệm vụ đã quá thời hạn của Kế hoạch:"
    for task in one.overdue:
        when = [f"thời hạn: {task.deadline}" if task.deadline else "", f"quá {_days(task.days)}" if task.days else ""]
        told = ", ".join(filter(None, when))
        yield f"- {task.text}{f' ({told})' if told else ''}."
    manner = "quan tâm" if one.asked else "tập trung chỉ đạo"
    yield f"Đề nghị {one.name} {manner} hoàn thành các nhiệm vụ trên, nêu rõ nguyên nhân và tiến độ ở báo cáo kỳ sau."


# --- all of them ----------------------------------------------------------------------------------------

_TELLING = {
    Sent.NOTHING: "chưa gửi báo cáo",
    Sent.TO_MEND: "đã gửi nhưng tệp còn lỗi",
    Sent.TWICE: "đã gửi nhiều bản khác nhau",
    Sent.LATE: "đã gửi muộn",
    Sent.IN_TIME: "còn nhiệm vụ quá hạn",
}


def _of_all(given: Asking, owed: Sequence[Owing]) -> Iterator[str]:
    counts = ((sum(one.sent is sent for one in owed), words) for sent, words in _TELLING.items())
    told = join_and(f"{format_count(n)} cơ quan, đơn vị {words}" for n, words in counts if n)
    yield f"Đến ngày {_day(given.as_of)}, {told}."
    chased, asked = _chased(owed), _asked(owed)
    whom = "các cơ quan, đơn vị có tên dưới đây"
    if chased:
        yield f"{given.writer} đôn đốc và đề nghị {whom} khẩn trương thực hiện việc ghi ở cột cuối {given.when}."
    if asked:
        these = "Mặt trận Tổ quốc, các tổ chức, cơ quan ghi ở cuối danh sách" if chased else whom
        yield f"Trân trọng đề nghị {these} quan tâm, phối hợp."


def _list(owed: Sequence[Owing]) -> Iterator[Cells]:
    """One row for each unit: those that are chased, then those that are asked."""
    titled = (("Cơ quan, đơn vị được đôn đốc", _chased(owed)), ("Cơ quan, tổ chức được đề nghị phối hợp", _asked(owed)))
    groups = [(title, units) for title, units in titled if units]
    ordinal = 0
    for index, (title, units) in enumerate(groups, start=1):
        if len(groups) > 1:
            yield {"special": True, "ordinal": roman(index), "name": title}
        for one in units:
            ordinal += 1
            yield {
                "special": False,
                "ordinal": ordinal,
                "name": one.name,
                "due": _day(one.due_on),
                "standing": _standing(one),
                "to_do": _to_do(one),
            }


def _standing(one: Owing) -> str:
    words = {
        Sent.NOTHING: f"Chưa gửi{_how_late(one)}",
        Sent.TO_MEND: f"Tệp còn {format_count(len(one.errors))} lỗi{_how_late(one)}",
        Sent.TWICE: "Nhiều bản khác nhau",
        Sent.LATE: f"Đã gửi ngày {_day(one.sent_on)}, muộn {_days(one.late_days)}",
        Sent.IN_TIME: "Đã gửi báo cáo",
    }
    overdue = f"{format_count(len(one.overdue))} nhiệm vụ quá hạn" if one.overdue else ""
    return "; ".join(filter(None, (words[one.sent], overdue)))


def _to_do(one: Owing) -> str:
    words = {
        Sent.NOTHING: "Gửi báo cáo",
        Sent.TO_MEND: "Sửa lỗi, tăng lần báo cáo, gửi lại",
        Sent.TWICE: "Cho biết bản chính thức",
        Sent.LATE: "Gửi đúng hạn ở các kỳ sau",
        Sent.IN_TIME: "",
    }
    overdue = "hoàn thành nhiệm vụ quá hạn" if one.overdue else ""
    return upper_first("; ".join(filter(None, (words[one.sent], overdue))))


def _day(day: date | None) -> str:
    return format_date(day) if day else ""


def _days(number: int) -> str:
    return f"{format_count(number)} ngày"
