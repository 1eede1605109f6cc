"""Whether a word is a Vietnamese syllable: what tells an old encoding from a foreign word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from kehoach_xlsx.vietnamese.syllables import place_tones, split_tone

_ONSETS: Final = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x|"
_STOPS: Final = ("c", "ch", "k", "p", "t")
_SHARP_OR_HEAVY: Final = "\u0301\u0323"
_MODERN: Final = ("oa", "oe", "uy")  # hoà beside hòa: the only vowels whose tone has two places
_BEFORE_Y: Final = frozenset({"", "h", "k", "l", "m", "qu", "s", "t", "th", "v"})

# Every nucleus with the codas it takes ("-" is none).
_RHYMES: Final = {
    "a": "- c ch i m n ng nh o p t u y",
    "ă": "c k m n ng p t",  # Đắk Lắk
    "â": "c m n ng p t u y",
    "e": "- c m n ng o p t",
    "ê": "- ch m n nh p t u",
    "i": "- a ch m n nh p t u",
    "o": "- c i m n ng p t",
    "ô": "- c i m n ng p t",
    "ơ": "- i m n p t",
    "u": "- a c i m n ng p t",
    "ư": "- a c i m n ng t u",
    "y": "- ch nh t",
    "iê": "c m n ng p t u",
    "yê": "m n ng t u",
    "oa": "- c ch i m n ng nh o p t y",
    "oă": "c m n ng t",
    "oe": "- n o t",
    "oo": "c ng",
    "uâ": "n ng t y",
    "uê": "- ch n nh",
    "uô": "c i m n ng t",
    "uơ": "-",
    "uy": "- a ch n nh p t u",
    "uyê": "n t",
    "ươ": "c i m n ng p t u",
}
_CODAS: Final = {nucleus + coda.strip("-"): coda for nucleus, codas in _RHYMES.items() for coda in codas.split()}
_SYLLABLE: Final = re.compile(f"({_ONSETS})({'|'.join(sorted(_CODAS, key=len, reverse=True))})")
_FRONT: Final = re.compile("[eêiy]")


@lru_cache(maxsize=65_536)
def is_syllable(word: str) -> bool:
    """Whether a word in NFC, of any case, is spelt as a Vietnamese syllable, with at most one tone in its place.

    >>> is_syllable("Nguyễn"), is_syllable("hoà"), is_syllable("café"), is_syllable("tôt"), is_syllable("càu")
    (True, True, False, False, True)
    """
    lower = word.lower()
    letters, tones = zip(*map(split_tone, lower), strict=True) if lower else ((), ())
    marks = "".join(tones)
    plain = "".join(letters)
    return len(marks) <= 1 and any(_fits(*parts, marks) for parts in _parts(plain)) and _in_its_place(lower, plain)


def _parts(plain: str) -> list[tuple[str, str]]:
    """Onset and rhyme; "giêng" and "gìn" share their i with the onset."""
    found = [_SYLLABLE.fullmatch(plain)]
    if plain.startswith("gi"):
        found.append(re.compile(f"(g)({'|'.join(_CODAS)})").fullmatch(plain))
    return [(one[1], one[2]) for one in found if one]


def _fits(onset: str, rhyme: str, tone: str) -> bool:
    if _CODAS[rhyme] in _STOPS and (not tone or tone not in _SHARP_OR_HEAVY):
        return False
    if rhyme == "y" and onset not in _BEFORE_Y:
        return False
    front = bool(_FRONT.match(rhyme))
    if onset in {"k", "gh", "ngh"}:
        return front or (onset == "k" and rhyme[0] not in "âăơôoư")
    return onset not in {"c", "ng"} or not front


def _in_its_place(lower: str, plain: str) -> bool:
    if lower == plain or place_tones(lower) == lower:
        return True
    return plain.endswith(_MODERN) and split_tone(lower[-1])[1] != ""
