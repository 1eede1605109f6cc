"""The sentences that frame the report: trích yếu, opening, closing, and the line that ties an appendix."""

from datetime import date

from kehoach_xlsx.model.table import Row, Value
from kehoach_xlsx.outputs.word.draft import field
from kehoach_xlsx.outputs.word.head import day_line, entries, number_line
from kehoach_xlsx.vietnamese.dates import format_partial, long_date
from kehoach_xlsx.vietnamese.phrasing import join_and, lower_first

_VERBS = ("thực hiện", "triển khai", "tổ chức", "phối hợp", "tăng cường", "nâng cao", "đẩy mạnh", "xây dựng")


def subject(info: Row) -> str:
    """The trích yếu."""
    return field(info, "subject") or f"Kết quả {matter(info)}"


def attached_to(info: Row, issuer: str) -> str:
    """The line under the title of each appendix (Phụ lục I, Phần III)."""
    reference = number_line(info).removeprefix("Số: ")
    return f"(Kèm theo Báo cáo số {reference} {day_line(info)} của {issuer})"


def opening(info: Row, issuer: str, plan_issuer: str) -> str:
    """The first sentence: which plan, who reports, on which period, with figures up to when."""
    period, until = lower_first(field(info, "period_name")), info.get("cutoff_on")
    figures = f" (số liệu tính đến {long_date(until)})" if isinstance(until, date) else ""
    named = f"Thực hiện {plan_in_full(info, plan_issuer)}"
    return f"{named}, {issuer} báo cáo kết quả thực hiện{f' {period}' if period else ''}{figures} như sau:"


def plan_in_full(info: Row, plan_issuer: str) -> str:
    """The plan with number, date, issuer and subject, as a document cites it the first time."""
    return f"{plan_cited(info)}{f' của {plan_issuer}' if plan_issuer else ''}{_about(info)}"


def closing(info: Row, issuer: str) -> str:
    """The last sentence, with the mark "./." that ends the text."""
    addressees = entries(info, "addressees")
    end = f", {issuer} kính gửi {join_and(addressees)} tổng hợp" if addressees else f" của {issuer}"
    return f"Trên đây là báo cáo kết quả {matter(info)}{end}./."


def plan_cited(info: Row) -> str:
    """The plan with number and date, for the middle of a sentence."""
    reference, issued = field(info, "plan_reference"), _issued(info.get("plan_issued_on"))
    return " ".join(word for word in ("Kế hoạch", f"số {reference}" if reference else "", issued) if word)


def _issued(value: Value) -> str:
    """The plan's date, which may be partial: the day is blank in some plans."""
    if isinstance(value, date):
        return long_date(value)
    text = "" if value is None else str(value).strip()
    try:
        return format_partial(text)
    except ValueError:
        return text


def _about(info: Row) -> str:
    subject_of_plan = " ".join(field(info, "plan_subject").split())
    if subject_of_plan.isupper():  # a heading in capitals, which nobody can put into a sentence without knowing names
        subject_of_plan = " ".join(field(info, "short_subject").split())
    words = lower_first(subject_of_plan)
    if not words:
        return ""
    if words.startswith("về "):
        return f" {words}"
    return f" về việc {words}" if words.startswith(_VERBS) else f" về {words}"


def matter(info: Row) -> str:
    """What was carried out, for the middle of a sentence."""
    short = lower_first(" ".join(field(info, "short_subject").split()))
    if not short:
        return f"thực hiện {plan_cited(info)}"
    return short if short.startswith(_VERBS) else f"thực hiện {short}"
