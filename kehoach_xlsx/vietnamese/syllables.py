"""One spelling for the syllables that Vietnamese writes in two ways: hoà/hòa, thuỷ/thủy, kỹ/kĩ, quý/quí."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Combining marks in dictionary order: huyền, hỏi, ngã, sắc, nặng."""

_PLAIN_VOWELS = "aeiouy"
_MARKED_VOWELS = "ăâêôơư"
_VOWELS = _PLAIN_VOWELS + _MARKED_VOWELS
# "qu" and "gi" are consonants when a vowel follows: the tone of "quý" and "già" is not on u or i.
_SYLLABLE = re.compile(rf"(qu(?=[{_VOWELS}])|gi(?=[{_VOWELS}])|[^{_VOWELS}]*)([{_VOWELS}]+)([^{_VOWELS}]*)")
# A stray accent after the word would settle on whatever letter we leave there.
_WORD = re.compile(r"[^\W\d_]++(?![\u0300-\u036f])")
# Only after these is an open y or i a matter of taste (kỹ/kĩ); "thúy" and "thúi" are two words.
_EITHER_Y_OR_I = frozenset({"h", "k", "l", "m", "s", "t", "v", "qu"})


def split_tone(letter: str) -> tuple[str, str]:
    """A letter without its tone mark, and the mark ("" if it has none).

    >>> split_tone("ế") == ("ê", "\u0301")
    True
    """
    marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in TONES), "")
    if not tone or marks == tone:  # nothing to take off, or a stray mark without its letter
        return letter, ""
    return unicodedata.normalize("NFC", marks.replace(tone, "")), tone


def place_tones(text: str) -> str:
    """Every syllable of a lower-case NFC text with its tone mark where tradition puts it.

    >>> place_tones("uỷ ban, hoà giải, thuỷ lợi, hoàn, quý, giờ")
    'ủy ban, hòa giải, thủy lợi, hoàn, quý, giờ'
    """
    return _WORD.sub(lambda word: _respell(word[0], i_for_y=False), text)


def respell(text: str) -> str:
    """`place_tones`, and i for an open y where both are in use: a key, not something to show.

    >>> respell("kỹ sư, mỹ thuật, quý, thuý, y tế, tay")
    'kĩ sư, mĩ thuật, quí, thúy, y tế, tay'
    """
    return _WORD.sub(lambda word: _respell(word[0], i_for_y=True), text)


@lru_cache(maxsize=16_384)
def _respell(word: str, *, i_for_y: bool) -> str:
    letters, tones = zip(*map(split_tone, word), strict=True)
    marks = [tone for tone in tones if tone]
    syllable = _SYLLABLE.fullmatch("".join(letters))
    if syllable is None or len(marks) > 1:
        return word  # a foreign word or a code: not ours to respell
    onset, nucleus, coda = syllable.groups()
    if i_for_y and nucleus == "y" and not coda and onset in _EITHER_Y_OR_I:
        nucleus = "i"
    at = _bearer(nucleus, coda) + 1
    return unicodedata.normalize("NFC", onset + nucleus[:at] + "".join(marks) + nucleus[at:] + coda)


def _bearer(nucleus: str, coda: str) -> int:
    """Where in the vowels the tone mark stands: on the last of ă â ê ô ơ ư, else by the syllable's shape."""
    marked = [place for place, vowel in enumerate(nucleus) if vowel in _MARKED_VOWELS]
    if marked:
        return marked[-1]
    if coda:
        return len(nucleus) - 1
    return 1 if len(nucleus) >= 3 else 0
