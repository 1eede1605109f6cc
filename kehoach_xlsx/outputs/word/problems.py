"""What is wrong with a Word template, said so that its author finds the place."""

import re
from collections.abc import Iterable, Mapping

from lxml import etree
from rapidfuzz import fuzz, process

from kehoach_xlsx.outputs.word.places import W, near_words, spot_words, spots

__all__ = ["TemplateProblem", "W", "missing_name", "names_in", "nearest", "place_of"]

_LIKENESS = 70  # percent; below it a suggestion would only mislead
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_MISSING_NAME = re.compile(r"^'([^']+)' is undefined")
_MISSING_FIELD = re.compile(r"has no (?:attribute|element) '?([^']+?)'?$")


class TemplateProblem(Exception):  # noqa: N818 - a slip of the template's author, told as such
    """The Word template cannot be used; the operator mends the template.

    `message_vi` and `message_en` are whole sentences: place, diagnosis, what to do.
    """

    def __init__(self, message_vi: str, message_en: str) -> None:
        super().__init__(message_vi)
        self.message_vi = message_vi
        self.message_en = message_en


def missing_name(message: str) -> str:
    """The name in Jinja's message about an undefined one, empty where the message has none."""
    found = _MISSING_NAME.search(message) or _MISSING_FIELD.search(message)
    return found[1] if found else ""


def names_in(context: object) -> set[str]:
    """Every name that a template may use: the keys at all depths."""
    match context:
        case Mapping():
            return set(context).union(*(names_in(item) for item in context.values()))
        case list():
            return set().union(*(names_in(item) for item in context[:20]))  # rows of a list have few looks
        case _:
            return set()


def nearest(name: str, names: Iterable[str]) -> str:
    """The name that was probably meant, empty where none is near."""
    best = process.extractOne(name, sorted(names), scorer=fuzz.ratio, score_cutoff=_LIKENESS)
    return best[0] if best else ""


def _bare(text: str) -> str:
    """A text as it can be compared with the engine's, which has lost its "<…>" and straightened its quotes."""
    return re.sub(r"<[^>]*>", "", text).translate(_QUOTES).strip()


def place_of(part_name: str, part: bytes, line: str, name: str) -> tuple[str, str]:
    """Where a tag stands, in Vietnamese and English: the part, the paragraph's number from 1, its text.

    `line` is the text that the engine was working on and `name` the word that it stumbled over; the paragraph
    is looked up in the template as its author sees it, since the engine renumbers what it works on.
    """
    found = [*spots(etree.fromstring(part))]
    said = _bare(line)
    likely = [spot for spot in found if (own := _bare(spot.text)) and own in said and name in spot.text]
    likely += [spot for spot in found if name and re.search(rf"\b{re.escape(name)}\b", spot.text)]
    return spot_words(part_name, likely[0]) if likely else near_words(part_name, line)
