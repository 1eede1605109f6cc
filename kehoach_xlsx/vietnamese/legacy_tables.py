"""The two Vietnamese encodings of the 1990s, as their text looks when it is taken for Latin-1.

TCVN3 (fonts .VnTime): the upper half of TCVN 5712:1993, which glibc has as TCVN5712-1. VNI (fonts VNI-Times): a vowel
followed by a sign that carries tone and hat, and a few letters of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_TCVN3_AT: Final = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđẰ",
    0xB5: "àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ",
}
TCVN3: Final[Mapping[str, str]] = {
    chr(start + offset): letter for start, letters in _TCVN3_AT.items() for offset, letter in enumerate(letters)
}
"""Each character of Latin-1 and the letter it stands for. The tone marks that combine (B0 to B4) are left out: no font
of the time wrote them, and they are °, ± and ² to everybody else."""

_TONES: Final = "ùøûõï"  # sắc, huyền, hỏi, ngã, nặng
_TONED: Final = {"a": "áàảãạ", "e": "éèẻẽẹ", "o": "óòỏõọ", "u": "úùủũụ", "ô": "ớờởỡợ", "ö": "ứừửữự"}
_HATTED: Final = {"a": "âấầẩẫậ", "e": "êếềểễệ", "o": "ôốồổỗộ"}
_HATS: Final = "âáàåãä"
_BREVED: Final = {"a": "ăắằẳẵặ"}
_BREVES: Final = "êéèúüë"
_ALONE: Final = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_Y: Final = {"yù": "ý", "yø": "ỳ", "yû": "ỷ", "yõ": "ỹ"}


def _lower_vni() -> dict[str, str]:
    groups = ((_TONED, _TONES), (_HATTED, _HATS), (_BREVED, _BREVES))
    pairs = {
        base + sign: letter
        for letters, signs in groups
        for base, row in letters.items()
        for sign, letter in zip(signs, row, strict=True)
    }
    return pairs | _Y | _ALONE


def _in_every_case(lower: Mapping[str, str]) -> dict[str, str]:
    """VNI has a sign for each case; "Aù" is written as often as "AÙ"."""
    found = dict(lower)
    for written, letter in lower.items():
        found[written.upper()] = letter.upper()
        found[written[0].upper() + written[1:]] = letter.upper()
        found[written[0] + written[1:].upper()] = letter
    return found


VNI: Final[Mapping[str, str]] = _in_every_case(_lower_vni())
"""Each group of one or two characters of Latin-1 and the letter it stands for."""
