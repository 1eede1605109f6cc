"""Text of TCVN3 (.VnTime) and VNI fonts that stands in a workbook as Latin-1: found and turned into Unicode.

A text is taken for legacy only if it holds no Vietnamese letter of Unicode beyond Latin-1 and its odd words (those
with a character beyond ASCII) become Vietnamese syllables under exactly one of the two tables, without being
syllables as they stand. A whole column is pooled, because a single short word proves little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final

from kehoach_xlsx.vietnamese.legacy_syllables import is_syllable
from kehoach_xlsx.vietnamese.legacy_tables import TCVN3, VNI
from kehoach_xlsx.vietnamese.reading import Reading

_ODD: Final = re.compile("[\u00a1-\u00ff]")
_PROPER: Final = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u0300-\u0309\u0323]")
_ENOUGH: Final = 2  # odd words that speak for a table: "tôt" alone may be French
_SLIPS: Final = 8  # one odd word in so many may be a slip or a foreign name
_ACRONYM: Final = re.compile("[A-ZĐĂÂÊÔƠƯ]{1,8}|đ|Đ|đ[a-z]")  # HĐND, QĐ, đ/c, 500đ: no syllables, and no evidence


class Encoding(StrEnum):
    """An encoding of the time before Unicode."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


@dataclass(frozen=True, kw_only=True, slots=True)
class Legacy:
    """In which encoding a column was typed.

    `witnessed` is True where a font said so: then what may be read in two ways is not asked; `capitals` is True for
    fonts that show small letters as capitals (.VnTimeH).
    """

    encoding: Encoding
    witnessed: bool = False
    capitals: bool = False


def legacy_of(texts: Iterable[str], fonts: Iterable[str] = ()) -> Legacy | None:
    """The legacy encoding in which texts of a column were typed, None where nothing speaks for one.

    `fonts` are the names of the fonts of these cells, where they are known.

    >>> legacy_of(["Ban hµnh kÕ ho¹ch"]), legacy_of(["Ban hành kế hoạch"]), legacy_of(["Café Müller, naïve"])
    (Legacy(encoding=<Encoding.TCVN3: 'TCVN3'>, witnessed=False, capitals=False), None, None)
    """
    names = [font.casefold() for font in fonts]
    shown = _by_font(names)
    suspects = [text for text in texts if _is_suspect(text)]
    if not suspects:
        return None
    speaking = {encoding: set[str]() for encoding in Encoding}
    for text in suspects:
        for encoding, words in _evidence(text).items():
            speaking[encoding] |= words
    best, other = sorted(Encoding, key=lambda e: len(speaking[e]), reverse=True)
    if shown is not None:
        capitals = any(name.startswith(".vn") and name.endswith("h") for name in names)
        return Legacy(encoding=shown, witnessed=True, capitals=capitals) if speaking[shown] else None
    clear = len(speaking[best]) >= _ENOUGH and len(speaking[best]) > _SLIPS * len(speaking[other])
    return Legacy(encoding=best) if clear and len(speaking[best]) > 2 * _foreign(suspects, best) else None


def speaks(text: str) -> bool:
    """Whether a text speaks for an old encoding; `legacy_of` finds none where none of the texts does.

    >>> speaks("Ban hµnh kÕ ho¹ch"), speaks("Ban hành kế hoạch"), speaks("2024")
    (True, False, False)
    """
    return _is_suspect(text) and any(_evidence(text).values())


def _foreign(suspects: list[str], encoding: Encoding) -> int:
    """How many texts make no sense in this encoding nor as they stand: a column of French holds "tôt" as well."""
    return sum(not _fits(text, encoding) and not _is_proper(text, encoding) for text in suspects)


def _by_font(names: list[str]) -> Encoding | None:
    tcvn3, vni = (any(name.startswith(start) for name in names) for start in (".vn", "vni-"))
    if tcvn3 == vni:
        return None
    return Encoding.TCVN3 if tcvn3 else Encoding.VNI


def convert(text: str, legacy: Legacy) -> str:
    """The text in Unicode; as it stands where it was not typed so, or where that is not sure.

    >>> vni = Legacy(encoding=Encoding.VNI)
    >>> convert("Ñaõ toå chöùc 03 lôùp", vni), convert("Hà Nội", vni)
    ('Đã tổ chức 03 lớp', 'Hà Nội')
    """
    return reading_of(text, legacy).proposal or text


def reading_of(text: str, legacy: Legacy) -> Reading[str]:
    """What a text of a column that is known to hold legacy text means.

    Clean where it is no legacy text; a proposal; or two candidates where the text makes sense as it stands too
    ("có" is also "cú" in TCVN3).

    >>> reading_of("cã", Legacy(encoding=Encoding.TCVN3)).candidates
    ('cã', 'có')
    """
    if not _is_suspect(text) or not _fits(text, legacy.encoding):
        return Reading.clean(text)
    converted = _converted(text, legacy)
    if converted == text:
        return Reading.clean(text)
    if _only_signs(text, legacy.encoding):
        return Reading.clean(text)
    if legacy.witnessed or not _is_proper(text, legacy.encoding):
        return Reading.proposed(converted)
    return Reading.ambiguous(text, converted)


def _is_suspect(text: str) -> bool:
    return _ODD.search(text) is not None and _PROPER.search(text) is None


def _evidence(text: str) -> dict[Encoding, set[str]]:
    """The words that speak for each encoding: of at most one, and of none where the text may be proper."""
    nothing = {encoding: set[str]() for encoding in Encoding}
    fitting = [encoding for encoding in Encoding if _fits(text, encoding) and _telling(text, encoding)]
    if len(fitting) != 1:
        return nothing
    return nothing | {fitting[0]: set(_telling(text, fitting[0]))}


def _telling(text: str, encoding: Encoding) -> list[str]:
    """The odd words that are syllables in this encoding, but not as they stand."""
    words = _odd_words(text, encoding)
    return [w for w in words if len(w) > 1 and not _is_proper_word(w) and _is_word(w, encoding)]


def _is_proper(text: str, encoding: Encoding) -> bool:
    """Whether the odd words are syllables as they stand."""
    return all(_is_proper_word(word) for word in _odd_words(text, encoding))


def _is_proper_word(word: str) -> bool:
    return is_syllable(word) and not _climbs(word)


def _fits(text: str, encoding: Encoding) -> bool:
    """Whether the odd words are words in this encoding; of many, a few may be foreign or slips."""
    words = _odd_words(text, encoding)
    wrong = sum(not (_is_word(w, encoding) or _is_neutral(w, encoding)) for w in words)
    return wrong * _SLIPS <= len(words) - wrong


def _is_word(word: str, encoding: Encoding) -> bool:
    letters = _decoded(word, encoding)
    return letters is not None and _case_is_plain(word, letters) and is_syllable(letters)


def _is_neutral(word: str, encoding: Encoding) -> bool:
    """An acronym, or a lone sign that may be meant: neither speaks for an encoding nor against it."""
    letters = _decoded(word, encoding)
    return letters is not None and (_ACRONYM.fullmatch(letters) is not None or _is_sign(word))


def _is_sign(word: str) -> bool:
    return len(word) == 1 and not word.isalpha()


def _only_signs(text: str, encoding: Encoding) -> bool:
    return all(_is_sign(word) for word in _odd_words(text, encoding))


def _case_is_plain(word: str, letters: str) -> bool:
    """No capital stands behind a small letter ("là" is no "lỔ"), but where accents were typed under caps lock."""
    return not _climbs(letters) or not any(letter.isascii() and letter.islower() for letter in word)


def _climbs(letters: str) -> bool:
    return any(a.islower() and b.isupper() for a, b in pairwise(letters))


_WORDS: Final = {
    Encoding.TCVN3: re.compile(f"[A-Za-z{re.escape(''.join(TCVN3))}]+"),
    # A sign of Latin-1 between letters belongs to the word, and shows that it is none of VNI's.
    Encoding.VNI: re.compile("[A-Za-z\u00c0-\u00ff]+(?:[\u00a1-\u00bf]+[A-Za-z\u00c0-\u00ff]+)*"),
}
_VNI_GROUP: Final = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)) + "|[A-Za-z]|.")


def _odd_words(text: str, encoding: Encoding) -> list[str]:
    return [word for word in _WORDS[encoding].findall(text) if _ODD.search(word)]


@lru_cache(maxsize=16_384)
def _decoded(word: str, encoding: Encoding) -> str | None:
    """The word in Unicode, None where a character means nothing in this encoding."""
    if encoding is Encoding.TCVN3:
        letters = "".join(TCVN3.get(letter, letter) for letter in word)
    else:
        letters = _VNI_GROUP.sub(lambda group: VNI.get(group[0], group[0] if group[0].isascii() else "\0"), word)
    return None if "\0" in letters else letters


def _converted(text: str, legacy: Legacy) -> str:
    """Every word decoded; capitals where the font showed them, or where the letters beside them are capitals."""

    def one(found: re.Match[str]) -> str:
        word = found[0]
        if not _ODD.search(word):
            return word
        letters = _decoded(word, legacy.encoding) or word
        return letters.upper() if _is_shouted(word) or _climbs(letters) else letters

    converted = _WORDS[legacy.encoding].sub(one, text)
    if legacy.capitals or _is_shouted(text):
        return converted.upper()
    return converted


def _is_shouted(text: str) -> bool:
    plain = [letter for letter in text if letter.isascii() and letter.isalpha()]
    return len(plain) >= 2 and all(letter.isupper() for letter in plain)
