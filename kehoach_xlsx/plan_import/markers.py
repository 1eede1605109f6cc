"""The number or bullet that a block begins with: what kind it is, and how deep it lies in an outline."""

import re
from dataclasses import dataclass
from enum import IntEnum


class Depth(IntEnum):
    """Kinds of markers in the order in which Vietnamese plans nest them (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

    DIVISION = 0  # Phần I, Phần thứ nhất, Chương II
    CAPITAL = 1  # A.
    PART = 2  # I.
    ITEM = 3  # 1.
    SUBITEM = 4  # 1.1.
    SUBSUBITEM = 5  # 1.1.1.
    LETTER = 6  # a)
    DASH = 7  # -
    PLUS = 8  # +, (i)


@dataclass(frozen=True, kw_only=True, slots=True)
class Marker:
    """A marker: its depth, its number as codes use it ("II", "1.2", "a", "" for bullets), and what stands after it."""

    depth: Depth
    number: str
    rest: str


_ORDINALS = ["nhất", "hai", "ba", "tư", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
_DIVISION = re.compile(
    r"(?P<word>phần|chương|mục)\s+(?P<number>[IVXL]+|\d+"
    rf"|(?:thứ\s+)?(?:{'|'.join(_ORDINALS)}))\s*[.:\-–]?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?P<number>[A-HĐ])\s?[.)\-–]\s+(?P<rest>\S.*)")
_ROMAN = re.compile(r"(?P<number>X{0,3}(?:IX|IV|V?I{1,3}|V|X))\s?[.)\-–:/](?!\d)\s*(?P<rest>\S.*)")
_DECIMAL = re.compile(
    r"(?P<number>\d{1,2}(?:\s?\.\s?\d{1,2}){0,3}|\d{1,2} \d{1,2}(?=\.))\s?(?P<end>[.)/:]\s*"
    r"|\s+(?=[^\W\d]))(?P<rest>\S.*)"
)
_LETTER = re.compile(
    r"(?P<number>[a-zđ]|[a-zđ]\.?\d)\s?[.)/](?!\w)\s*(?P<rest>\S.*)|(?P<tight>[a-zđ])\)(?P<rest2>\w.*)"
)
_DASH = re.compile(r"(?:[-–—−•●▪■◦*]|\uf02d|\uf0b7)\s*(?P<rest>[^\s\-*].*)")
_PLUS = re.compile(r"(?:\+|\((?:[ivx]+|\d{1,2})\))\s*(?P<rest>\S.*)")
_A_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d{1,3}(?:\.\d{3})+\b|\d{1,2}/\d{4}\b")


def read_marker(text: str) -> Marker | None:
    """Return the marker that `text` begins with, None where it begins with words (or with a date or a quantity).

    >>> read_marker("1.2. Sở Tư pháp").number, read_marker("đ) Thời gian").depth.name
    ('1.2', 'LETTER')
    >>> read_marker("3 3. Hội đồng").number, read_marker("15/11/2021 là hạn") is None, read_marker("03 lớp") is None
    ('3.3', True, True)
    """
    return _division(text) or _capital(text) or _roman(text) or _decimal(text) or _lettered(text) or _bullet(text)


def _division(text: str) -> Marker | None:
    found = _DIVISION.fullmatch(text)
    if found is None or (found["rest"] and not found["rest"][0].isupper()):
        return None
    number = found["number"].casefold().removeprefix("thứ").strip()
    if number in _ORDINALS:
        rank = _ORDINALS.index(number)
        number = roman(rank + 1 if rank < 4 else rank)
    depth = Depth.DIVISION if found["word"].casefold() != "mục" else Depth.PART
    return Marker(depth=depth, number=number.upper(), rest=found["rest"].strip())


def roman(number: int) -> str:
    """A small number in Roman numerals.

    >>> roman(4), roman(19)
    ('IV', 'XIX')
    """
    out = ""
    for value, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            out += letters
            number -= value
    return out


def _capital(text: str) -> Marker | None:
    found = _CAPITAL.fullmatch(text)
    return Marker(depth=Depth.CAPITAL, number=found["number"], rest=found["rest"]) if found else None


def _roman(text: str) -> Marker | None:
    found = _ROMAN.fullmatch(text)
    return Marker(depth=Depth.PART, number=found["number"], rest=found["rest"]) if found else None


def _decimal(text: str) -> Marker | None:
    if _A_DATE.match(text):
        return None
    found = _DECIMAL.fullmatch(text)
    if found is None:
        return None
    parts = re.findall(r"\d+", found["number"])
    bare = not found["end"].strip()  # "1.1 Sở Tư pháp": a number without a sign after it
    if bare and (len(parts) == 1 or not found["rest"][0].isupper()):
        return None
    depth = (Depth.ITEM, Depth.SUBITEM, Depth.SUBSUBITEM)[min(len(parts), 3) - 1]
    return Marker(depth=depth, number=".".join(str(int(p)) for p in parts), rest=found["rest"])


def _lettered(text: str) -> Marker | None:
    found = _LETTER.fullmatch(text)
    if found is None:
        return None
    return Marker(depth=Depth.LETTER, number=found["number"] or found["tight"], rest=found["rest"] or found["rest2"])


def _bullet(text: str) -> Marker | None:
    for depth, pattern in ((Depth.DASH, _DASH), (Depth.PLUS, _PLUS)):
        if found := pattern.fullmatch(text):
            return Marker(depth=depth, number="", rest=found["rest"])
    return None
