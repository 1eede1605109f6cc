"""Whether two sentences say the same in nearly the same words."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
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
    first, second = _plain(one), _plain(other)
    if first == second:
        return True
    return fuzz.token_sort_ratio(first, second) >= _NEAR and _sense(one) == _sense(other)


def _plain(text: str) -> str:
    return fold(text).rstrip(" .")


@lru_cache(maxsize=16_384)
def _sense(text: str) -> tuple[tuple[str, ...], ...]:
    """The numbers, turning words and names of a text, each as often as it stands there, whatever the order."""
    words = _WORD.findall(text)
    turning = sorted(word for word in map(fold, words) if word in _WEIGHTY)
    names = sorted(word for word in words[1:] if word[:1].isupper())
    return tuple(sorted(_NUMBER.findall(text))), tuple(turning), tuple(names)


def together(entries: Sequence[_Told], text_of: Callable[[_Told], str]) -> list[list[_Told]]:
    """Group entries whose texts are near to every text of their group, in the order of the first of each."""
    groups: list[list[_Told]] = []
    likely: dict[object, list[int]] = {}
    """Groups by the words and by the sense of their first text: near texts share one of these."""
    for entry in entries:
        text = text_of(entry)
        marks = (_plain(text), _sense(text))
        tried = sorted({number for mark in marks for number in likely.get(mark, ())})
        home = next((n for n in tried if all(near(text, text_of(one)) for one in groups[n])), None)
        if home is None:
            for mark in marks:
                likely.setdefault(mark, []).append(len(groups))
            groups.append([entry])
        else:
            groups[home].append(entry)
    return groups
