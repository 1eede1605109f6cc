"""A title in capitals as it would stand in a sentence: the plan's own text shows how its words are written."""

import re
from collections.abc import Iterable

_LONGEST = 12  # words looked up together


def recased(title: str, texts: Iterable[str]) -> str:
    """Return a title in capitals in sentence case; "" where it is not in capitals.

    Each run of words is written as the text of the plan writes it, so that names keep their capitals. A word that
    stands nowhere else becomes small, unless it holds a digit or a stroke ("80-KL/TW"). The first letter is small
    where the text writes it so: the title follows "Kế hoạch".

    >>> recased("THỰC HIỆN ĐỀ ÁN CỦA TỈNH CÀ MAU", ["thực hiện Đề án; tỉnh Cà Mau nằm ở cực Nam"])
    'thực hiện Đề án của tỉnh Cà Mau'
    """
    if not title.isupper():
        return ""
    known = " ".join(text for text in texts if not text.isupper())
    folded = known.casefold()
    if len(folded) != len(known):
        known = folded
    words = title.split()
    out: list[str] = []
    at = 0
    while at < len(words):
        taken, written = _longest(words[at : at + _LONGEST], known, folded)
        out.append(written)
        at += taken
    return " ".join(out)


def _longest(words: list[str], known: str, folded: str) -> tuple[int, str]:
    for taken in range(len(words), 1, -1):
        run = " ".join(words[:taken]).casefold()
        if (at := _place(run, folded)) >= 0:
            return taken, known[at : at + len(run)]
    word = words[0]
    return 1, word if re.search(r"[\d/]", word) else word.casefold()


def _place(run: str, text: str) -> int:
    """Where whole words stand in a text, -1 where they do not: the plain search, because the text may be long."""
    at = text.find(run)
    while at >= 0:
        after = at + len(run)
        if not (at and text[at - 1].isalnum()) and not (after < len(text) and text[after].isalnum()):
            return at
        at = text.find(run, at + 1)
    return -1
