"""Numbers and symbols of documents ("58/KH-UBND", "80-KL/TW", "25/2021/QĐ-TTg") and the dates beside them."""

import re

from kehoach_xlsx.vietnamese.dates import parse_partial

# Party documents put the dash first (80-KL/TW), the State's the stroke; people leave spaces around either.
_SEGMENT = r"[A-ZĐÔƯĂÂÊƠ][A-Za-zĐđôươăâê\d&.]*"
REFERENCE = (
    rf"\d{{1,5}}[a-zA-Z]? ?(?:/ ?\d{{4}} ?)?[/–-] ?{_SEGMENT}"
    rf"(?:[/–-]{_SEGMENT}| ?[/–-] ?[A-ZĐÔƯ\d&.]+(?![a-zà-ỹđ]))*(?<!\.)"
)
DAY = r"ngày ?\d{1,2} ?(?:[/.-] ?\d{1,2} ?[/.-] ?\d{4}|tháng ?\d{1,2},? ?năm ?\d{4})"
_REFERENCE = re.compile(REFERENCE)
_DAY = re.compile(DAY, re.IGNORECASE)


def tidy_reference(text: str) -> str:
    """The number and symbol without stray spaces.

    >>> tidy_reference("32- CT/TW"), tidy_reference("153 /TTr – SYT.")
    ('32-CT/TW', '153/TTr-SYT')
    """
    return re.sub(r"\s+", "", text).replace("–", "-").strip(".")


def find_reference(text: str) -> str | None:
    """The first number and symbol in the text, tidy; None where there is none.

    >>> find_reference("Quyết định 705/QĐ-TTg ngày 25/5/2017")
    '705/QĐ-TTg'
    """
    found = _REFERENCE.search(text)
    return tidy_reference(found[0]) if found else None


def find_day(text: str) -> str | None:
    """The first full date of the text as ISO.

    >>> find_day("ngày 18 tháng 10 năm 2021 của Thủ tướng Chính phủ")
    '2021-10-18'
    """
    found = _DAY.search(text)
    if found is None:
        return None
    spaced = re.sub(r"(?<=[^\W\d])(?=\d)|(?<=\d)(?=[^\W\d])", " ", found[0])
    return parse_partial(re.sub(r" ?([/.-]) ?", r"\1", spaced))
