"""Numbers as WordprocessingML writes them, in any of its units; what cannot be a measure is none."""

import re
from typing import Any, Final

MM_PER_TWIP: Final = 25.4 / 1440
_MM: Final = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6, "pi": 25.4 / 6}
_UNIVERSAL = re.compile(r"^(-?[0-9]{1,7}(?:\.[0-9]{1,6})?)(mm|cm|in|pt|pc|pi)$")
_NUMBER = re.compile(r"^-?[0-9]{1,9}(?:\.[0-9]{1,6})?$")
_OFF: Final = frozenset({"0", "false", "off"})


def number(text: str | None) -> float | None:
    """The number that an attribute holds.

    >>> number("28"), number("1e99"), number(None)
    (28.0, None, None)
    """
    return float(text) if text is not None and _NUMBER.match(text) else None


def millimetres(text: str | None) -> float | None:
    """A length in twentieths of a point, or with a unit.

    >>> round(millimetres("720"), 1), millimetres("2cm"), millimetres("auto")
    (12.7, 20.0, None)
    """
    if text is None:
        return None
    found = _UNIVERSAL.match(text)
    if found:
        return float(found[1]) * _MM[found[2]]
    twips = number(text)
    return None if twips is None else twips * MM_PER_TWIP


def points(text: str | None) -> float | None:
    """A length in points.

    >>> points("120"), points("6pt")
    (6.0, 6.0)
    """
    found = millimetres(text)
    return None if found is None else round(found / 25.4 * 72, 3)


def half_points(text: str | None) -> float | None:
    """A size in half points, or with a unit.

    >>> half_points("28"), half_points("13pt")
    (14.0, 13.0)
    """
    plain = number(text)
    return plain / 2 if plain is not None else points(text)


def is_on(element: Any) -> bool:
    """Whether an on-off element says on: it stands, and does not say otherwise."""
    return element is not None and next(iter(element.attrib.values()), "1") not in _OFF
