"""Whether two sentences say the same in nearly the same words."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from rapidfuzz import fuzz

from kehoach_xlsx.vietnamese.text import fold

_NEAR = 92  # of a hundred, over the sorted words: a particle more, a word moved
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
_WEIGHTY = frozenset(
    fold(word)
    for word in (
        *("không", "chưa", "chẳng", "tăng", "giảm", "thiếu", "thừa", "đủ", "thêm", "bớt", "nhiều", "ít"),
        *("cao", "thấp", "trên", "dưới", "trước", "sau", "sớm", "muộn"),
    )
)
"""Words that turn the sense of a sentence: two texts that differ in one of them are never the same."""

_Told = TypeVar("_Told")


def near(one: str, other: str) -> bool:
    """Whether two texts say the same: equal words, or nearly, with the same numbers, names and turning words."""
    first, second = fold(one).rstrip(" ."), fold(other).rstrip(" .")
    if first == second:
        return True
    return fuzz.token_sort_ratio(first, second) >= _NEAR and _sense(one) == _sense(other)


def _sense(text: str) -> tuple[Counter[str], Counter[str], Counter[str]]:
    words = _WORD.findall(text)
    turning = Counter(word for word in map(fold, words) if word in _WEIGHTY)
    names = Counter(word for word in words[1:] if word[:1].isupper())
    return Counter(_NUMBER.findall(text)), turning, names


def together(entries: Sequence[_Told], text_of: Callable[[_Told], str]) -> list[list[_Told]]:
    """Group entries whose texts are near to every text of their group, in the order of the first of each."""
    groups: list[list[_Told]] = []
    for entry in entries:
        text = text_of(entry)
        home = next((g for g in groups if all(near(text, text_of(one)) for one in g)), None)
        if home is None:
            groups.append([entry])
        else:
            home.append(entry)
    return groups
