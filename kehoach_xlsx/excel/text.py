"""Text as the file format can carry it: Excel counts UTF-16 units, XML forbids some characters."""

import re

_FORBIDDEN = re.compile("[\ud800-\udfff\ufffe\uffff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
_UNPRINTED = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")


def utf16_length(text: str) -> int:
    """Return the length as Excel counts it: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def storable(text: str) -> str:
    """Replace what no XML file can hold, even escaped (lone surrogates, non-characters), by U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)


def printable(text: str) -> str:
    """Like `storable`, and control characters become blanks: attributes have no way to escape them."""
    return _CONTROL.sub(" ", storable(text)).replace("\t", " ")


def plain(text: str) -> bool:
    """Whether `escaped` leaves the text as it is."""
    if "&" in text or "<" in text or ">" in text or "_x" in text:
        return False
    return text.isprintable() or not _UNPRINTED.search(text)  # most texts are; one with a break is not


def escaped(text: str) -> str:
    """Return cell text as XML content, with control characters as _xHHHH_ and look-alikes protected."""
    text = _LOOKS_ESCAPED.sub("_x005F_", storable(text))
    text = _CONTROL.sub(lambda match: f"_x{ord(match.group()):04X}_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
