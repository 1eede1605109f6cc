"""Names of agencies: one key for all the ways to write one, lists of them, and the nearest known names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import fuzz

from kehoach_xlsx.vietnamese.abbreviations import AFTER, EVERYWHERE, REPAIRS
from kehoach_xlsx.vietnamese.text import fold, mend, unaccent

_CUT_OFF = 70.0
_SUBSET_WEIGHT = 0.8  # all words shared, but one name is longer: good, not as good as a slip of the pen
_LONGEST = 6  # words: "L Đ T B X H"
# "P. An Bình", "Q.1", "P5"; not the letters of "U.B.N.D"
_LEVEL = re.compile(r"(?<![\w.])(?:([pqhx])\. ?(?=\w{2}|\d)|([pq]) ?(?=\d))")
_LEVELS = {"p": "phường ", "q": "quận ", "h": "huyện ", "x": "xã "}
_AMBIGUOUS_HEADS = {"văn phòng", "đảng bộ", "cán bộ", "quốc phòng", "biên phòng"}
_REPAIRS = tuple((re.compile(pattern), instead) for pattern, instead in REPAIRS)


def _words(text: str) -> list[str]:
    """The words without punctuation and "và": names differ in both without being different names."""
    return [_bare(word) for word in re.findall(r"[^\W_]+", fold(text)) if word != "và"]


def _bare(word: str) -> str:
    return (word.lstrip("0") or "0") if word.isdecimal() else word


def _compact(letters: str) -> str:
    # GDDT is typed as often as GDĐT.
    return fold(letters).replace("đ", "d")


def _table(abbreviations: Mapping[str, str]) -> dict[str, list[str]]:
    return {_compact(short): _words(full) for short, full in abbreviations.items()}


_EVERYWHERE = _table(EVERYWHERE)
_AFTER = {head: _table(short) for head, short in AFTER.items()}
_BEGINNINGS = {
    short[:end] for table in (_EVERYWHERE, *_AFTER.values()) for short in table for end in range(len(short) + 1)
}
"""How an abbreviation may begin: most words begin none, and need not be looked at with those behind them."""


@lru_cache(maxsize=16_384)
def agency_key(name: str) -> str:
    """The canonical form of a name for look-up: folded, abbreviations expanded, without punctuation and "và".

    >>> agency_key("Sở VH,TT&DL") == agency_key("sở văn hoá, Thể thao và Du lịch")
    True
    >>> agency_key("UBND TP. Cần Thơ"), agency_key("Sở TP")
    ('ủy ban nhân dân thành phố cần thơ', 'sở tư pháp')
    """
    levelled = _LEVEL.sub(lambda found: _LEVELS[found[1] or found[2]], fold(name))
    key = " ".join(_expanded(_words(levelled)))
    for pattern, instead in _REPAIRS:
        key = pattern.sub(instead, key)
    return key


def _expanded(words: list[str]) -> list[str]:
    """The words with every abbreviation written out; one spelt with spaces or dots counts too."""
    out: list[str] = []
    at = 0
    while at < len(words):
        taken, full = _longest_abbreviation(words[at : at + _LONGEST], out[-2:])
        out += full
        at += taken
    return out


def _longest_abbreviation(ahead: list[str], before: list[str]) -> tuple[int, list[str]]:
    if ahead[0].replace("đ", "d") not in _BEGINNINGS:
        return 1, ahead[:1]
    special = {} if " ".join(before) in _AMBIGUOUS_HEADS else _AFTER.get((before or [""])[-1], {})
    for taken in range(len(ahead), 0, -1):
        letters = "".join(ahead[:taken]).replace("đ", "d")
        full = special.get(letters) or _EVERYWHERE.get(letters)
        if full:
            return taken, full
    return 1, ahead[:1]


def split_agencies(text: str) -> tuple[str, ...]:
    """The names of a cell in the canonical list form: between ";" or one per line. Commas belong to names.

    >>> split_agencies("Sở Tư pháp; Sở Văn hóa, Thể thao và Du lịch;")
    ('Sở Tư pháp', 'Sở Văn hóa, Thể thao và Du lịch')
    """
    return tuple(name for part in re.split(r"[;\n]", mend(text)) if (name := part.strip()))


def suggest(name: str, candidates: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """The candidates that the name may have meant, nearest first; none for nonsense.

    >>> suggest("So Tu phap", ["Sở Y tế", "Sở Tư pháp", "Công an tỉnh"])
    ('Sở Tư pháp',)
    """
    key = agency_key(name)
    scored = [(_likeness(key, agency_key(candidate)), candidate) for candidate in dict.fromkeys(candidates)]
    near = sorted((pair for pair in scored if pair[0] >= _CUT_OFF), key=lambda pair: -pair[0])
    return tuple(candidate for _, candidate in near[:limit])


def _likeness(left: str, right: str) -> float:
    """0 to 100; people leave accents out, so the bare letters count as much as the accented ones."""
    accented, bare = fuzz.ratio(left, right), fuzz.ratio(unaccent(left), unaccent(right))
    several = min(len(left.split()), len(right.split())) > 1  # "Sở" alone is part of every department
    subset = fuzz.token_set_ratio(left, right) * _SUBSET_WEIGHT if several else 0.0
    return max((accented + bare) / 2, subset)
