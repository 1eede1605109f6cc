"""The words of the head and of the signing (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

import re
import textwrap
from collections.abc import Iterable
from datetime import date

from kehoach_xlsx.model.table import Row
from kehoach_xlsx.outputs.word.draft import field
from kehoach_xlsx.outputs.word.signing_block import authority_block, plain_name
from kehoach_xlsx.vietnamese.dates import format_partial, long_date

_LEVELS = ("thành phố", "tỉnh", "quận", "huyện", "thị xã", "thị trấn", "xã", "phường", "đặc khu")
_LEVEL = re.compile(rf"\s+({'|'.join(_LEVELS)})\s+", re.IGNORECASE)
_PEOPLES_COMMITTEE = re.compile(rf"^(ủy ban nhân dân|ubnd)\s+((?:{'|'.join(_LEVELS)})\s.+)$", re.IGNORECASE)
_ISSUER_LINE, _SHORT_ISSUER = (
    19,
    13,
)  # capitals of 13 pt that the left column takes; below which a rule is shortened
_SUBJECT_LINE, _SHORT_SUBJECT = 58, 35  # the same for the trích yếu
_FILED = re.compile(r"^lưu\b\s*:?\s*", re.IGNORECASE)
_NO_NUMBER, _NO_DAY = " " * 7, " " * 5  # room to write by hand


def lines(text: str) -> tuple[str, ...]:
    """The lines of a cell in which the coordinator broke the line himself."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def entries(info: Row, name: str) -> tuple[str, ...]:
    """The entries of a LIST cell without the marks that end them on paper."""
    found = (part.strip().lstrip("-– ").rstrip(" .;,") for part in re.split(r"[;\n]", field(info, name)))
    return tuple(entry for entry in found if entry)


def agency_lines(name: str) -> tuple[str, ...]:
    """An agency's name in capitals; that of a People's Committee breaks before its place, as usual."""
    found = _PEOPLES_COMMITTEE.match(name) if len(name) > _ISSUER_LINE else None
    return tuple(line.upper() for line in (found.groups() if found else lines(name)))


def spoken_name(name: str, known: Iterable[str]) -> str:
    """An agency's name within a sentence: one in capitals takes the spelling known from elsewhere."""
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
    """Number and symbol; room to write where the number is given at signing."""
    number, _, symbol = field(info, "report_number").partition("/")  # the whole reference may have been written
    number = number.strip()
    padded = number.zfill(2) if number.isdecimal() else number
    return f"Số: {padded or _NO_NUMBER}/{_closed(symbol) or _symbol(info)}"


def _symbol(info: Row) -> str:
    return _closed(field(info, "symbol").lstrip("/… ")) or "BC"


def _closed(symbol: str) -> str:
    """A symbol without the spaces that are typed into it (box 3): "BC - UBND" is BC-UBND."""
    return re.sub(r"\s*([-–])\s*", "-", symbol.strip())


def day_line(info: Row) -> str:
    """The date; before signing the day is blank, in the month in which the report is due."""
    signed = info.get("report_date")
    if isinstance(signed, date):
        return long_date(signed)
    due = next((day for name in ("due_on", "as_of") if isinstance(day := info.get(name), date)), None)
    month = f"tháng{_NO_DAY}năm{_NO_DAY}" if due is None else format_partial(f"{due:%Y-%m}")
    return f"ngày{_NO_DAY}{month}".rstrip()


def place_date(info: Row) -> str:
    """Place and date of the head."""
    place = field(info, "place")
    return f"{place}, {day_line(info)}" if place else day_line(info)


def addressee_lines(addressees: tuple[str, ...]) -> tuple[str, ...]:
    """Several addressees: one to a line, ";" between, "." after the last (Phụ lục I, Mục II.9.a)."""
    return _listed(addressees)


def recipient_lines(info: Row) -> tuple[str, ...]:
    """Nơi nhận: "Như trên" first where there is an addressee, "Lưu" last (Phụ lục I, Mục II.9.b)."""
    named = entries(info, "recipients")
    filed = [entry for entry in named if _FILED.match(entry)]
    kept = [_FILED.sub("Lưu: ", entry) for entry in filed] or ["Lưu: VT"]
    others = [entry for entry in named if entry not in filed and entry.casefold() != "như trên"]
    first = ["Như trên"] if entries(info, "addressees") else []
    return _listed((*first, *others, *kept))


def authority_lines(info: Row) -> tuple[str, ...]:
    """The words above the signature in capitals: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"."""
    return authority_block(field(info, "authority"), field(info, "title"))


def signatory(info: Row) -> str:
    """The name under the signature, without academic titles."""
    return plain_name(field(info, "signatory"))


def issuer_is_short(agency: tuple[str, ...]) -> bool:
    """Whether the rule under the agency has to be the shorter one."""
    return bool(agency) and len(agency[-1]) < _SHORT_ISSUER


def subject_is_short(subject_lines: tuple[str, ...]) -> bool:
    """Whether the rule under the trích yếu has to be the shorter one, by the likely end of its last line."""
    wrapped = textwrap.wrap(subject_lines[-1], _SUBJECT_LINE) if subject_lines else []
    return bool(wrapped) and len(wrapped[-1]) < _SHORT_SUBJECT


def _listed(items: tuple[str, ...]) -> tuple[str, ...]:
    last = len(items) - 1
    return tuple(f"- {item}{'.' if index == last else ';'}" for index, item in enumerate(items))
