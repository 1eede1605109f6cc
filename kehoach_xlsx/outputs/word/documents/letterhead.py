"""The head and the signing of a document: the fields that every template has, whatever the document says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from kehoach_xlsx.model.table import Row
from kehoach_xlsx.outputs.word import head
from kehoach_xlsx.outputs.word.context import plain
from kehoach_xlsx.outputs.word.draft import field
from kehoach_xlsx.vietnamese.text import fold

DOTS = "…" * 12
"""Room to fill in by hand what the data do not tell."""

_COMMITTEE = re.compile(r"^(?:ủy ban nhân dân|ubnd)\b", re.IGNORECASE)
_LEVELS = "thành phố|tỉnh|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu"
_WITH_PLACE = re.compile(rf"^(?P<agency>.+?)\s+(?P<place>(?:{_LEVELS})\s+(?=[A-ZĐÀ-Ỹ0-9]).+)$", re.IGNORECASE)
_LINE = 19  # capitals of 13 pt that the left column takes
_DEPUTY = re.compile(r"^phó\s+", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Letterhead:
    """The fields of the head and the signing; tuples are lines. See `context.ReportContext` for their meaning."""

    parent_lines: tuple[str, ...]
    issuer_lines: tuple[str, ...]
    issuer_is_short: bool
    number_line: str
    place_date: str
    subject_lines: tuple[str, ...]
    subject_is_short: bool
    addressee: str
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    authority_lines: tuple[str, ...]
    signatory: str


def letterhead(info: Row, subject: str) -> Letterhead:
    """Return the head and signing of a document that `info` describes by the names of *Thông tin báo cáo*.

    Read are parent_agency, issuer, report_number, symbol, report_date, due_on, as_of, place, addressees, authority,
    title, signatory and recipients; "Như trên" and "Lưu: VT" are added to the recipients as the decree asks.
    """
    agency, lines = issuer_lines(field(info, "issuer"), field(info, "parent_agency")), head.lines(subject)
    addressees = head.entries(info, "addressees")
    return Letterhead(
        parent_lines=issuer_lines(field(info, "parent_agency"), ""),
        issuer_lines=agency,
        issuer_is_short=head.issuer_is_short(agency),
        number_line=head.number_line(info),
        place_date=head.place_date(info),
        subject_lines=lines,
        subject_is_short=head.subject_is_short(lines),
        addressee=addressees[0] if len(addressees) == 1 else "",
        addressees=head.addressee_lines(addressees) if len(addressees) > 1 else (),
        recipients=head.recipient_lines(info),
        authority_lines=head.authority_lines(info) or (DOTS,),
        signatory=head.signatory(info),
    )


def short_name(name: str) -> str:
    """Return an agency's name without the province that follows it behind a comma.

    >>> short_name("Ủy ban nhân dân quận Ninh Kiều, thành phố Cần Thơ")
    'Ủy ban nhân dân quận Ninh Kiều'
    """
    first, _, rest = " ".join(name.split()).partition(", ")
    return first if rest.casefold().startswith(("thành phố ", "tỉnh ", "quận ", "huyện ", "thị xã ")) else name


def issuer_lines(name: str, parent: str) -> tuple[str, ...]:
    """Return an agency's name in capitals as it stands under its parent agency.

    The place that the line above already tells is not said twice; a long name breaks before its place.

    >>> issuer_lines("Sở Tư pháp tỉnh Cà Mau", "Ủy ban nhân dân tỉnh Cà Mau")
    ('SỞ TƯ PHÁP',)
    >>> issuer_lines("Văn phòng Ủy ban nhân dân tỉnh Cà Mau", "ỦY BAN NHÂN DÂN TỈNH CÀ MAU")
    ('VĂN PHÒNG',)
    >>> issuer_lines("Công an thành phố Cần Thơ", "Bộ Công an")
    ('CÔNG AN', 'THÀNH PHỐ CẦN THƠ')
    """
    name = " ".join(short_name(name).split())
    if parent and fold(name).endswith(f" {fold(parent)}") and not fold(name[: -len(parent)]).rstrip().endswith(" và"):
        return (name[: -len(parent)].strip().upper(),)
    found = _WITH_PLACE.match(name)
    if found is None or len(name) <= _LINE:
        return head.agency_lines(name)
    if fold(parent).endswith(fold(found["place"])):
        return (found["agency"].upper(),)
    return (found["agency"].upper(), found["place"].upper())


def context(*said: Any) -> dict[str, object]:
    """Return the fields of all of these dataclasses together, as plain data for a template."""
    return {one.name: plain(getattr(part, one.name)) for part in said for one in fields(part)}


def signing_of(agency: str, title: str) -> Mapping[str, str]:
    """Return `authority` and `title` of a signatory of whom only the title is known (Phụ lục I, Mục II.7.a).

    A People's Committee signs as a body ("TM."), a deputy for the head ("KT."). What the title says of itself stays.

    >>> signing_of("Sở Tư pháp", "Phó Giám đốc")
    {'authority': 'KT. Giám đốc', 'title': 'Phó Giám đốc'}
    """
    if "." in title or "/" in title:
        return {"authority": "", "title": title.replace("/", "\n")}
    body = ["TM. ỦY BAN NHÂN DÂN"] if _COMMITTEE.match(agency) else []
    chief = _DEPUTY.sub("", title)
    deputy = [f"KT. {chief[:1].upper()}{chief[1:]}"] if chief != title else []
    return {"authority": " / ".join((*body, *deputy)), "title": title or DOTS}
