"""Text as it comes from many keyboards: mended for reading, folded for comparing, plain for file names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final

from kehoach_xlsx.vietnamese.syllables import TONES, place_tones, respell, split_tone

_TOGETHER: Final = 512  # texts that are looked at in one go
_WORDS: Final = 65_536  # that are remembered
_LINE_BREAKS = "\r\v\f\x85\u2028\u2029"
_ETHS = {"Ð": "Đ", "ð": "đ"}
_SPACES = str.maketrans(dict.fromkeys("\N{NO-BREAK SPACE}\t\n\r", " "))
_ALPHABET = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TYPOGRAPHY = str.maketrans(
    dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′`´", "'")
)


class _Mending(dict[int, str]):
    """A table for `str.translate` that learns each character when it first meets it."""

    def __missing__(self, code: int) -> str:
        self[code] = _mended(chr(code))
        return self[code]


def _mended(letter: str) -> str:
    if letter in _LINE_BREAKS:
        return "\n"
    if letter in "\n\t":
        return letter
    match unicodedata.category(letter):
        case "Zs":
            return " "
        case "Cc" | "Cf" | "Cs":  # controls; zero-width, soft hyphen, BOM; lone surrogates
            return ""
        case _:
            return _ETHS.get(letter, letter)


_MENDING = _Mending()


def mend(text: str) -> str:
    r"""The text as it was meant: NFC, plain spaces, no invisible characters, Đ for the Icelandic eth.

    Newlines and blank lines stay; every line is stripped. Mending twice changes nothing.

    >>> mend(" Ðộc\u00a0 lập \r\n\u200b Tự do ")
    'Độc lập\nTự do'
    """
    if _is_plain(text):
        return text
    # NFC comes after the translation: an invisible character may stand between a letter and its accent.
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_MENDING))
    if plain.isprintable() and "  " not in plain:
        return plain.strip(" ")
    return "\n".join(re.sub(" +", " ", line).strip(" \t") for line in plain.split("\n")).strip(" \t\n")


def _is_plain(text: str) -> bool:
    """Whether there is nothing to mend, as in nearly every cell: asking costs a tenth of mending."""
    return (
        text.isprintable()  # neither controls nor invisible characters, nor any space but the plain one
        and "  " not in text
        and text[:1] != " "
        and text[-1:] != " "
        and "Ð" not in text
        and "ð" not in text
        and unicodedata.is_normalized("NFC", text)
    )


def to_mend(texts: Collection[str]) -> list[str]:
    """Those among many texts in which there may be something to mend; one look tells when there is nothing at all.

    What is not among them is `trimmed` as well.

    >>> to_mend(["Độc lập", "Tự do"]), to_mend(["Độc lập", " Tự  do"])
    ([], [' Tự  do'])
    """
    joined = f"|{'|'.join(texts)}|"  # no sign joins with "|", and no space may stand beside it
    if _is_plain(joined) and " |" not in joined and "| " not in joined and "||" not in joined:
        return []
    return [text for text in texts if not text or not _is_plain(text)]


def trimmed(text: str) -> str:
    r"""The text as the formulas of a template see it: no-break spaces, tabs and line ends are spaces.

    Spaces at the ends are dropped, several make one. Nothing else is forgiven, because no formula could: what
    `mend` makes equal may be two texts here.

    >>> trimmed(" Độc\u00a0 lập\n"), trimmed("\u200b") == ""
    ('Độc lập', False)
    """
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    return " ".join(filter(None, text.translate(_SPACES).split(" ")))


@lru_cache(maxsize=16_384)  # codes, headings and printed texts come back in every file of a collection
def fold(text: str) -> str:
    """A key for comparing: equal for texts that differ only in case, spacing, typography or spelling habit.

    >>> fold("UỶ BAN  nhân dân") == fold("Ủy ban nhân dân")
    True
    >>> fold("Lý do") == fold("lí do"), fold("Thúy") == fold("Thúi")
    (True, False)
    """
    return " ".join(map(_folded, mend(text).split()))


def squeezed(text: str) -> str:
    """What `fold` gives, without any space; nothing is remembered of texts, which may be long and many.

    >>> squeezed(" UỶ BAN  nhân dân") == "".join(fold("Ủy ban nhân dân").split())
    True
    """
    return "".join(map(_solid, mend(text).split()))


def squeezed_all(texts: Sequence[str]) -> list[str]:
    """What `squeezed` gives of each of many texts, which are looked at together: most have nothing to mend.

    >>> squeezed_all([" UỶ BAN  nhân dân", "", "Độc lập"])
    ['ủybannhândân', '', 'độclập']
    """
    parts = (texts[first : first + _TOGETHER] for first in range(0, len(texts), _TOGETHER))
    return [text for part in parts for text in _squeezed_together(part)]


def _squeezed_together(texts: Sequence[str]) -> list[str]:
    told = "|".join(texts)  # no sign joins with "|", nor with a line end
    if not told.replace("\n", " ").isprintable() or "Ð" in told or "ð" in told:
        return list(map(squeezed, texts))
    if not unicodedata.is_normalized("NFC", told):
        return list(map(squeezed, texts))
    return "".join(map(_solid, " \0 ".join(texts).split())).split("\0")


class _Solid(dict[str, str]):
    """Words as `squeezed` has them."""

    def __missing__(self, word: str) -> str:
        solid = "".join(_folded(word).split())  # a sign that stands for several may stand for a space
        if len(self) < _WORDS:
            self[word] = solid
        return solid


_solid: Final = _Solid().__getitem__  # of a million words a dictionary answers in half the time of a cache


@lru_cache(maxsize=65_536)  # Vietnamese has some seven thousand syllables: long texts are made of few words
def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.translate(_TYPOGRAPHY))
    return respell(unicodedata.normalize("NFC", plain.casefold()))


def unaccent(text: str) -> str:
    """The text in ASCII; what has no ASCII likeness is dropped.

    >>> unaccent("Độc lập – Tự do")
    'Doc lap - Tu do'
    """
    plain = mend(text).translate(_TYPOGRAPHY).replace("đ", "d").replace("Đ", "D")
    return unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()


def slug(text: str, max_length: int = 60) -> str:
    """Lower-case ASCII words joined by "-", cut between words where that is possible.

    >>> slug("Sở Văn hóa, Thể thao và Du lịch"), slug("Ủy ban nhân dân", 10)
    ('so-van-hoa-the-thao-va-du-lich', 'uy-ban')
    """
    words = "-".join(re.findall("[a-z0-9]+", unaccent(text).lower()))
    if len(words) <= max_length:
        return words
    cut = words[: max_length + 1].rpartition("-")[0]
    return cut or words[:max_length]


SortKey = tuple[tuple[tuple[int, int], ...], tuple[int, ...], str]


def sort_key(text: str) -> SortKey:
    """Vietnamese alphabetical order: letters first (a ă â b … d đ), then tones (a à ả ã á ạ).

    >>> sorted(["Đà Nẵng", "Ân", "An", "Dân", "Ăn", "Ấn", "Án"], key=sort_key)
    ['An', 'Án', 'Ăn', 'Ân', 'Ấn', 'Dân', 'Đà Nẵng']
    """
    mended = mend(text)
    pairs = [split_tone(letter) for letter in place_tones(mended.lower())]
    letters = tuple(_rank(letter) for letter, _ in pairs)
    return letters, tuple(TONES.index(tone) + 1 if tone else 0 for _, tone in pairs), mended


def _rank(letter: str) -> tuple[int, int]:
    """Spaces, then signs, digits, Vietnamese letters, and the rest of the world."""
    if letter.isspace():
        return 0, 0
    if letter in _ALPHABET:
        return 3, _ALPHABET[letter]
    if letter.isalpha():
        return 4, ord(letter)
    return (2 if letter.isdigit() else 1), ord(letter)
