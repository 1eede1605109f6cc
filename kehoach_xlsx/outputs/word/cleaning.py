r"""Text from workbooks made fit for Word: what XML cannot hold is taken out, all else stays as it is."""

import re
from collections.abc import Mapping
from decimal import Decimal

_LINE_BREAKS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACES = re.compile(r"\t")  # docxtpl would make a tab stop of it, which upsets cells and centred lines
# Controls, and the signs that turn the direction of writing: after U+202E a figure reads backwards on paper.
_UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NO_CHARACTER = re.compile(r"[\ud800-\udfff\ufffe\uffff]")


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
        case str():
            return clean_text(value)
        case bool() | int() | Decimal():
            return value
        case Mapping():
            return {str(key): clean(item) for key, item in value.items()}
        case list() | tuple():
            return [clean(item) for item in value]
        case _:
            raise TypeError(f"a template takes plain data, not {type(value).__name__}")
