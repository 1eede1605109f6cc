"""Whole numbers below a thousand in words, as officials write them in brackets: ba, mười hai, hai mươi lăm."""

from __future__ import annotations

from typing import Final

_ONES: Final = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_AFTER_TEN: Final = _ONES | {"lăm": 5, "nhăm": 5}
_AFTER_TENS: Final = _AFTER_TEN | {"mốt": 1, "tư": 4}


def number_in_words(key: str) -> int | None:
    """The number that folded text says, None where it says anything else. "năm" alone is a year as well.

    >>> number_in_words("hai mươi lăm"), number_in_words("một trăm linh ba"), number_in_words("ba lớp")
    (25, 103, None)
    """
    words = key.replace("bẩy", "bảy").replace("lẻ", "linh").split()
    if words == ["không"] or words == ["năm"]:
        return None
    hundreds = 0
    if len(words) >= 2 and words[1] == "trăm" and words[0] in _ONES:
        hundreds, words = 100 * _ONES[words[0]], words[2:]
        if not words:
            return hundreds
        if words[0] == "linh":
            return hundreds + _ONES[words[1]] if len(words) == 2 and words[1] in _ONES else None
        if len(words) == 1 and words[0] != "mười":
            return None
    rest = _below_hundred(words)
    return None if rest is None else hundreds + rest


def _below_hundred(words: list[str]) -> int | None:
    match words:
        case ["mười"]:
            return 10
        case ["mười", one]:
            return 10 + _AFTER_TEN[one] if one in _AFTER_TEN else None
        case [one]:
            return _ONES.get(one)
        case [ten, "mươi"]:
            return 10 * _ONES[ten] if ten in _ONES and ten != "một" else None
        case [ten, "mươi", one] | [ten, one] if ten in _ONES and ten != "một" and one in _AFTER_TENS:
            return 10 * _ONES[ten] + _AFTER_TENS[one]
        case _:
            return None
