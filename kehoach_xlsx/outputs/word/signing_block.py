"""The signature block: on whose behalf, in which office, who (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II.7).

    TM. ỦY BAN NHÂN DÂN      for a collective          TL. CHỦ TỊCH           by order
    KT. CHỦ TỊCH             a deputy in his place     CHÁNH VĂN PHÒNG
    PHÓ CHỦ TỊCH                                       TUQ. CHỦ TỊCH          by authority given
    Q. GIÁM ĐỐC              acting head               GIÁM ĐỐC SỞ TƯ PHÁP

A committee whose papers bear the seal of an agency has the function in the committee and under it the office in that
agency. What coordinators type in between ("TM UBND", "K/T", a deputy without KT.) is written as the decree has it.
"""

import re
from typing import Final

_PARTS: Final = re.compile(r"\s+/\s*|\s*/\s+|\n")  # "/" parts lines; "UBND/HĐND" without spaces is a name
_PREFIX: Final = re.compile(r"^(T/?M|K/?T|T/?L|T/?U/?Q)(?:\.\s*|\s+|\s*:\s*)(?=\S)", re.IGNORECASE)
_ACTING: Final = re.compile(r"^(?:Q\.\s*|Q/|QUYỀN\s+)(?=\S)", re.IGNORECASE)
_DEPUTY: Final = re.compile(r"^PHÓ\s+(?=\S)")
_IN_CHARGE: Final = "PHỤ TRÁCH"  # a deputy put in charge signs for himself
_ACADEMIC: Final = re.compile(
    r"^(?:(?:GS|PGS|TS|TSKH|ThS|CN|KS|BS|BSCK\w*|DS|Cử nhân|Thạc s[ĩỹ]|Tiến s[ĩỹ]|(?:Phó )?[Gg]iáo sư|Kỹ sư|Bác sĩ)"
    r"\b[.,\s]*)+",
    re.IGNORECASE,
)


def authority_block(authority: str, title: str) -> tuple[str, ...]:
    """The lines above the signature, in capitals, each once.

    >>> authority_block("TM UBND / KT.Chủ tịch", "Phó Chủ tịch")
    ('TM. UBND', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH')
    >>> authority_block("TM. Ban Chỉ đạo", "Phó Trưởng ban / Giám đốc Sở Tư pháp")
    ('TM. BAN CHỈ ĐẠO', 'KT. TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN', 'GIÁM ĐỐC SỞ TƯ PHÁP')
    >>> authority_block("", "Quyền Giám đốc")
    ('Q. GIÁM ĐỐC',)
    """
    words = [_written(part) for text in (authority, title) for part in _PARTS.split(text) if part.strip()]
    return _with_deputy(tuple(dict.fromkeys(words)))


def _written(part: str) -> str:
    text = " ".join(part.split())
    prefix = _PREFIX.match(text)
    if prefix:
        text = f"{prefix[1].replace('/', '')}. {text[prefix.end() :]}"
    return _ACTING.sub("Q. ", text).upper()


def _with_deputy(lines: tuple[str, ...]) -> tuple[str, ...]:
    """A deputy who signs in the place of the head says so; an office in another agency below is none of this."""
    at = next((n for n, line in enumerate(lines) if not line.startswith("TM. ")), None)
    if at is None or not _DEPUTY.match(lines[at]) or _IN_CHARGE in lines[at]:
        return lines
    head = _DEPUTY.sub("", lines[at]).removesuffix(" THƯỜNG TRỰC")
    return (*lines[:at], f"KT. {head}", *lines[at:])


def plain_name(name: str) -> str:
    """The signatory's name alone: no academic titles before it (box 7b); a rank of the armed forces stays.

    >>> plain_name("PGS.TS Hà Thị Lan"), plain_name("Đại tá Trần Văn Tám"), plain_name("Tống Sinh")
    ('Hà Thị Lan', 'Đại tá Trần Văn Tám', 'Tống Sinh')
    """
    text = " ".join(name.split())
    return _ACADEMIC.sub("", text) or text
