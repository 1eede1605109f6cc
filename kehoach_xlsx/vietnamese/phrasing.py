"""Official phrasing: lists, shares, comparisons, quantities, sentence ends and the labels of items."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kehoach_xlsx.vietnamese.numbers import (
    format_count,
    format_money,
    format_number,
    format_percent,
    percent_of,
    round_half_up,
)

# Nghị định 30/2020/NĐ-CP: the letters of điểm; đ belongs, f j w z do not.
_ITEM_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def join_and(items: Iterable[str]) -> str:
    """The items as a phrase; semicolons part them where an item has a comma of its own.

    >>> join_and(["a", "b", "c"]), join_and(["a", "b, c", "d"])
    ('a, b và c', 'a; b, c và d')
    """
    *most, last = list(items) or [""]
    separator = "; " if any("," in item for item in (*most, last)) else ", "
    return f"{separator.join(most)} và {last}" if most else last


def share_bare(part: int, whole: int) -> str:
    """So many of so many.

    >>> share_bare(1240, 1500)
    '1.240/1.500'
    """
    return f"{format_number(part)}/{format_number(whole)}"


def share(part: int, whole: int) -> str:
    """So many of so many, with the percentage where there is one.

    >>> share(27, 31), share(0, 0)
    ('27/31 (đạt 87,1%)', '0/0')
    """
    percent = percent_of(part, whole)
    return share_bare(part, whole) + ("" if percent is None else f" (đạt {format_percent(percent)})")


def change(now: Decimal, before: Decimal, unit_is_percent: bool = False) -> str:
    """The change against the same period: in percent, or in points where the figures are percentages.

    >>> change(Decimal(225), Decimal(200)), change(Decimal(96), Decimal(92), unit_is_percent=True)
    ('tăng 12,5% so với cùng kỳ', 'tăng 4 điểm phần trăm so với cùng kỳ')
    """
    if unit_is_percent:
        return _compared(now, before, round_half_up(abs(now - before), 1), " điểm phần trăm")
    percent = percent_of(abs(now - before), abs(before))
    # From nothing there is no percentage; from a rate of 0% there are still points.
    return "cùng kỳ không phát sinh" if percent is None else _compared(now, before, percent, "%")


def _compared(now: Decimal, before: Decimal, size: Decimal, unit: str) -> str:
    if now == before:
        return "bằng cùng kỳ"
    # A change too small for one decimal is still a change: never "tăng 0%".
    amount = format_number(size) if size else "dưới 0,1"
    return f"{'tăng' if now > before else 'giảm'} {amount}{unit} so với cùng kỳ"


def quantity(value: Decimal | int, unit: str) -> str:
    """A value with its unit: counts padded, percentages tight, đồng as money.

    >>> quantity(3, "lớp"), quantity(1240, "lượt người"), quantity(85, "%"), quantity(750_000, "đồng")
    ('03 lớp', '1.240 lượt người', '85%', '750.000 đồng')
    """
    match unit.strip():
        case "%":
            return format_percent(value)
        case "đồng":
            return format_money(value)
        case words:
            return f"{format_count(value)} {words}".rstrip()


def lower_first(text: str) -> str:
    """The text for the middle of a sentence; an acronym at its head stays. Names are the caller's to know.

    >>> lower_first("Tổ chức 03 lớp"), lower_first("UBND tỉnh")
    ('tổ chức 03 lớp', 'UBND tỉnh')
    """
    first_word = (text.split(maxsplit=1) or [""])[0]
    is_acronym = any(letter.isupper() for letter in first_word[1:])
    return text if is_acronym else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text for the head of a sentence.

    >>> upper_first("đã tổ chức")
    'Đã tổ chức'
    """
    return text[:1].upper() + text[1:]


def without_full_stop(text: str) -> str:
    """The text without a full stop or the mark "./." at its end; dots of omission stay.

    >>> without_full_stop("Đã xong."), without_full_stop("báo cáo./."), without_full_stop("v.v...")
    ('Đã xong', 'báo cáo', 'v.v...')
    """
    bare = text.rstrip()
    if bare.endswith("./."):
        return bare.removesuffix("./.").rstrip()
    return bare if bare.endswith("..") else bare.removesuffix(".").rstrip()


def ensure_full_stop(text: str) -> str:
    """The text as a sentence: ";", "," and ":" at the end become a full stop, and nothing stays nothing.

    >>> ensure_full_stop("Đã xong;"), ensure_full_stop("Đã xong."), ensure_full_stop("")
    ('Đã xong.', 'Đã xong.', '')
    """
    bare = text.rstrip().rstrip(";,:").rstrip()
    ends = bare.rstrip("\"”’'»)").endswith((".", "!", "?", "…"))
    return bare if ends or not bare else f"{bare}."


def alphabet_label(index: int) -> str:
    """The label of a điểm, from 0: a, b, c, d, đ, e, g … y, then a1, b1 …

    >>> [alphabet_label(index) for index in (0, 4, 6, 22, 23)]
    ['a', 'đ', 'g', 'y', 'a1']
    """
    if index < 0:
        raise ValueError("labels count from 0")
    turn, place = divmod(index, len(_ITEM_LETTERS))
    return f"{_ITEM_LETTERS[place]}{turn or ''}"


def roman(n: int) -> str:
    """A Roman number from 1 to 3999.

    >>> roman(4), roman(19)
    ('IV', 'XIX')
    """
    if not 1 <= n <= 3999:
        raise ValueError(f"no Roman number for {n}")
    out = ""
    for value, letters in _ROMAN:
        out += letters * (n // value)
        n %= value
    return out
