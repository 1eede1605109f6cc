r"""Text from workbooks made fit for Word: what XML cannot hold is taken out, all else stays as it is."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import chain

from kehoach_xlsx.outputs.word.figures import Figure

_LINE_BREAKS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACES = re.compile(r"\t")  # docxtpl would make a tab stop of it, which upsets cells and centred lines
# Controls, and the signs that turn the direction of writing: after U+202E a figure reads backwards on paper.
_UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NO_CHARACTER = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
_ODD = re.compile(f"{_LINE_BREAKS.pattern}|{_UNSEEN.pattern}|{_NO_CHARACTER.pattern}")  # a tab is among the unseen
_PLAIN = frozenset({str, int, bool, Decimal})
_BATCH = 256  # rows that are looked at together


def clean_text(text: str) -> str:
    r"""The text with "\n" as its only control; lone surrogates become U+FFFD.

    >>> clean_text("a\x07b\r\nc < {{ d }}")
    'ab\nc < {{ d }}'
    """
    plain = _SPACES.sub(" ", _LINE_BREAKS.sub("\n", text))
    return _NO_CHARACTER.sub("\ufffd", _UNSEEN.sub("", plain))


def clean(value: object) -> object:
    """The value with every text in it cleaned; nothing (None) prints nothing.

    Raises TypeError for objects: a template gets plain data, never anything with behaviour.
    """
    match value:
        case None:
            return ""
        case Figure():
            return value  # its texts are cleaned where it is drawn
        case str():
            return clean_text(value)
        case bool() | int() | Decimal():
            return value
        case Mapping():
            return {str(key): clean(item) for key, item in value.items()}
        case list() | tuple():
            return _clean_items(value)
        case _:
            raise TypeError(f"a template takes plain data, not {type(value).__name__}")


def _clean_items(items: Sequence[object]) -> list[object]:
    """The items cleaned; rows in which there is nothing to clean are taken as they are, for they may be many."""
    out: list[object] = []
    for start in range(0, len(items), _BATCH):
        batch = items[start : start + _BATCH]
        out += batch if _are_clean_rows(batch) else map(clean, batch)
    return out


def _are_clean_rows(rows: Sequence[object]) -> bool:
    dicts = [row for row in rows if type(row) is dict]
    values = list(chain.from_iterable(row.values() for row in dicts))
    if len(dicts) < len(rows) or not _PLAIN.issuperset(map(type, values)):
        return False
    names = set(chain.from_iterable(dicts))
    return {*map(type, names)} <= {str} and not _ODD.search("\n".join(v for v in values if type(v) is str))
