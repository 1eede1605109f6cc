"""Which pages of a PDF were touched after a signature: those that lead to an object that was written anew."""

from typing import Final

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

_UPWARDS: Final = frozenset({"/Parent", "/P", "/StructParents", "/Dest", "/A"})
_MOST: Final = 20_000  # objects looked at on one page
_MOST_PAGES: Final = 5_000


def changed_pages(reader: PdfFileReader, signed_revision: int) -> tuple[int, ...]:
    """Return the pages, from 1, that reach an object written after `signed_revision`; none where it cannot be told."""
    since = range(signed_revision + 1, reader.xrefs.total_revisions)
    touched = {ref for revision in since for ref in reader.xrefs.explicit_refs_in_revision(revision)}
    return tuple(number for number, page in enumerate(_pages(reader), start=1) if _reaches(page, touched))


def _pages(reader: PdfFileReader) -> list[generic.PdfObject]:
    found: list[generic.PdfObject] = []
    seen: set[generic.Reference] = set()
    waiting: list[generic.PdfObject] = [reader.root.raw_get("/Pages")]
    while waiting and len(found) < _MOST_PAGES:
        raw = waiting.pop()
        if isinstance(raw, generic.IndirectObject):
            if raw.reference in seen:
                continue
            seen.add(raw.reference)
        node = raw.get_object()
        if not isinstance(node, generic.DictionaryObject):
            continue
        if "/Kids" in node:
            kids = node["/Kids"]
            waiting += reversed([kids.raw_get(n) for n in range(len(kids))])
        else:
            found.append(raw)
    return found


def _reaches(page: generic.PdfObject, touched: set[generic.Reference]) -> bool:
    seen: set[generic.Reference] = set()
    waiting = [page]
    while waiting and len(seen) < _MOST:
        raw = waiting.pop()
        if isinstance(raw, generic.IndirectObject):
            if raw.reference in touched:
                return True
            if raw.reference in seen:
                continue
            seen.add(raw.reference)
        value = raw.get_object()
        if isinstance(value, generic.DictionaryObject):
            waiting += [value.raw_get(key) for key in value if key not in _UPWARDS]
        elif isinstance(value, generic.ArrayObject):
            waiting += [value.raw_get(n) for n in range(len(value))]
    return False
