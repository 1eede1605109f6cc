"""The words of the head, the frame sentences and the signing of the report (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

import re
import textwrap
from collections.abc import Iterable
from datetime import date

from kehoach_xlsx.model.table import Row, Value
from kehoach_xlsx.outputs.word.draft import field
from kehoach_xlsx.vietnamese.dates import format_partial, long_date
from kehoach_xlsx.vietnamese.phrasing import join_and, lower_first

_LEVELS = ("thành phố", "tỉnh", "quận", "huyện", "thị xã", "thị trấn", "xã", "phường", "đặc khu")
_LEVEL = re.compile(rf"\s+({'|'.join(_LEVELS)})\s+", re.IGNORECASE)
_PEOPLES_COMMITTEE = re.compile(rf"^(ủy ban nhân dân)\s+((?:{'|'.join(_LEVELS)})\s.+)$", re.IGNORECASE)
_VERBS = ("thực hiện", "triển khai", "tổ chức", "phối hợp", "tăng cường", "nâng cao", "đẩy mạnh", "xây dựng")
_ISSUER_LINE, _SHORT_ISSUER = (
    19,
    13,
)  # capitals of 13 pt that the left column takes; below which a rule is shortened
_SUBJECT_LINE, _SHORT_SUBJECT = 58, 30  # the same for the trích yếu
_BLANK = " " * 8  # room to write a number or a day by hand


def lines(text: str) -> tuple[str, ...]:
    """The lines of a cell in which the coordinator broke the line himself."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def entries(info: Row, name: str) -> tuple[str, ...]:
    """The entries of a LIST cell without the marks that end them on paper."""
    found = (part.strip().lstrip("-– ").rstrip(" .;,") for part in re.split(r"[;\n]", field(info, name)))
    return tuple(entry for entry in found if entry)


def agency_lines(name: str) -> tuple[str, ...]:
    """An agency's name in capitals; that of a People's Committee breaks before its place, as is the custom."""
    found = _PEOPLES_COMMITTEE.match(name) if len(name) > _ISSUER_LINE else None
    return tuple(line.upper() for line in (found.groups() if found else lines(name)))


def spoken_name(name: str, known: Iterable[str]) -> str:
    """An agency's name for the middle of a sentence: one in capitals takes the spelling known from elsewhere."""
    name = " ".join(name.split())
    if not name.isupper():
        return name
    for other in known:
        if not other.isupper() and other.casefold() == name.casefold():
            return other
    found = _LEVEL.search(name)
    if found is None:
        return name
    return f"{name[: found.start()].capitalize()} {found[1].lower()} {name[found.end() :].title()}"


def number_line(info: Row) -> str:
    """ "Số: 05/BC-UBND"; room to write where the number is given at signing."""
    number = field(info, "report_number")
    if "/" in number:  # the whole reference was written
        return f"Số: {number}"
    padded = number.zfill(2) if number.isdecimal() else number
    return f"Số: {padded or _BLANK}/{_symbol(info)}"


def _symbol(info: Row) -> str:
    return field(info, "symbol").lstrip("/… ") or "BC"


def day_line(info: Row) -> str:
    """ "ngày 10 tháng 12 năm 2024"; before signing the day is left blank in the month in which the report is due."""
    signed = info.get("report_date")
    if isinstance(signed, date):
        return long_date(signed)
    due = next((day for name in ("due_on", "as_of") if isinstance(day := info.get(name), date)), None)
    month = f"tháng{_BLANK}năm{_BLANK}" if due is None else format_partial(f"{due:%Y-%m}")
    return f"ngày{_BLANK}{month}".rstrip()


def place_date(info: Row) -> str:
    """Place and date of the head."""
    place = field(info, "place")
    return f"{place}, {day_line(info)}" if place else day_line(info)


def subject(info: Row) -> str:
    """The trích yếu."""
    return field(info, "subject") or f"Kết quả {_matter(info)}"


def attached_to(info: Row, issuer: str) -> str:
    """The line under the title of each appendix (Phụ lục I, Phần III)."""
    reference = number_line(info).removeprefix("Số: ")
    return f"(Kèm theo Báo cáo số {reference} {day_line(info)} của {issuer})"


def opening(info: Row, issuer: str, plan_issuer: str) -> str:
    """The first sentence: which plan, who reports, on which period, with figures up to when."""
    period, until = lower_first(field(info, "period_name")), info.get("cutoff_on")
    figures = f" (số liệu tính đến {long_date(until)})" if isinstance(until, date) else ""
    named = f"Thực hiện {_plan(info)}{f' của {plan_issuer}' if plan_issuer else ''}{_about(info)}"
    return f"{named}, {issuer} báo cáo kết quả thực hiện{f' {period}' if period else ''}{figures} như sau:"


def closing(info: Row, issuer: str) -> str:
    """The last sentence, with the mark "./." that ends the text."""
    addressees = entries(info, "addressees")
    end = f", {issuer} kính gửi {join_and(addressees)} tổng hợp" if addressees else f" của {issuer}"
    return f"Trên đây là báo cáo kết quả {_matter(info)}{end}./."


def addressee_lines(addressees: tuple[str, ...]) -> tuple[str, ...]:
    """Several addressees: one to a line, ";" between, "." after the last (Phụ lục I, Mục II.9.a)."""
    return _listed(addressees)


def recipient_lines(info: Row) -> tuple[str, ...]:
    """Nơi nhận: "Như trên" first where there is an addressee, "Lưu" last (Phụ lục I, Mục II.9.b)."""
    named = entries(info, "recipients")
    kept = [entry for entry in named if entry.casefold().startswith("lưu")] or ["Lưu: VT"]
    others = [entry for entry in named if entry not in kept and entry.casefold() != "như trên"]
    first = ["Như trên"] if entries(info, "addressees") else []
    return _listed((*first, *others, *kept))


def authority_lines(info: Row) -> tuple[str, ...]:
    """The words above the signature in capitals: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"."""
    # A "/" parts lines; "UBND/HĐND" without spaces is a name.
    above = [
        part.strip() for part in re.split(r"\s+/\s*|\s*/\s+|\n", field(info, "authority")) if part.strip()
    ]
    words = [line.upper() for line in (*above, *lines(field(info, "title")))]
    return tuple(dict.fromkeys(words))


def issuer_is_short(agency: tuple[str, ...]) -> bool:
    """Whether the rule under the agency has to be the shorter one."""
    return bool(agency) and len(agency[-1]) < _SHORT_ISSUER


def subject_is_short(subject_lines: tuple[str, ...]) -> bool:
    """Whether the rule under the trích yếu has to be the shorter one, by the likely length of its last line."""
    wrapped = textwrap.wrap(subject_lines[-1], _SUBJECT_LINE) if subject_lines else []
    return bool(wrapped) and len(wrapped[-1]) < _SHORT_SUBJECT


def _listed(items: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"- {item}{'.' if item is items[-1] else ';'}" for item in items)


def _plan(info: Row) -> str:
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
    matter = lower_first(" ".join(field(info, "plan_subject").split()))
    if not matter:
        return ""
    if matter.startswith("về "):
        return f" {matter}"
    return f" về việc {matter}" if matter.startswith(_VERBS) else f" về {matter}"


def _matter(info: Row) -> str:
    """What was carried out, for the middle of a sentence."""
    short = lower_first(" ".join(field(info, "short_subject").split()))
    if not short:
        return f"thực hiện {_plan(info)}"
    return short if short.startswith(_VERBS) else f"thực hiện {short}"
