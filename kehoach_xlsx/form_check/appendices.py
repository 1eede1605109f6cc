"""Appendices: label, title, note, a page and numbers of their own, and a place in the body that refers to each."""

import re
from collections.abc import Iterator
from typing import Final

from kehoach_xlsx.decree.profile import Profile
from kehoach_xlsx.form_check.document import Line, WordDocument
from kehoach_xlsx.form_check.markers import roman
from kehoach_xlsx.form_check.parts import Appendix, Parts
from kehoach_xlsx.form_check.telling import Departure, depart, of, quoted
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.workbooks.form_rules import end as rules

_NEXT_PAGE: Final = frozenset({"nextPage", "oddPage", "evenPage"})
_NOTE: Final = re.compile(r"^\((?:Ban hành )?[Kk]èm theo .+\)$", re.DOTALL)
_NOTE_NUMBER: Final = re.compile(r"\bsố\b.*\bngày\b.*\bcủa\b", re.DOTALL)
_MANY: Final = re.compile(r"(?:các )?phụ lục ((?:[ivx]+(?:, | và | đến |-|–)?)+)")
_ALL: Final = ("các phụ lục", "phụ lục kèm theo", "phụ lục gửi kèm", "phụ lục đính kèm")


def appendices(document: WordDocument, parts: Parts, profile: Profile) -> Iterator[Departure]:
    """All departures of appendices but for looks."""
    body = fold(" ".join(line.text for line in parts.main))
    for at, appendix in enumerate(parts.appendices):
        number = roman(at + 1) if len(parts.appendices) > 1 else ""
        yield from _label(appendix, number, profile)
        yield from _under(appendix, profile)
        yield from _page(document, appendix, profile)
        if not _refers(body, number):
            name = Wording(appendix.label.text, appendix.label.text)
            article = profile.components["appendix_label"].article
            yield depart(rules.APPENDIX_REFERENCE, appendix.label, component=name, article=article)
        yield from _end(appendix, profile)


def _label(appendix: Appendix, number: str, profile: Profile) -> Iterator[Departure]:
    wanted = f"Phụ lục {number}".strip()
    if appendix.label.text.lower() != wanted.lower():
        component = profile.components["appendix_label"]
        yield of(rules.APPENDIX_LABEL, appendix.label, component, quoted(appendix.label.text), quoted(wanted))


def _under(appendix: Appendix, profile: Profile) -> Iterator[Departure]:
    label, note = profile.components["appendix_label"], profile.components["appendix_note"]
    if not appendix.title:
        name = Wording(appendix.label.text, appendix.label.text)
        yield depart(rules.APPENDIX_TITLE, appendix.label, component=name, article=label.article)
    said = " ".join(line.text for line in appendix.note)
    wanted = quoted("(Kèm theo … số …/… ngày … tháng … năm … của …)")
    if not said:
        missing = Wording("không có", "missing")
        yield of(rules.APPENDIX_NOTE, (*appendix.title, appendix.label)[-1], note, missing, wanted)
    elif not _NOTE.match(said) or not _NOTE_NUMBER.search(said):
        yield of(rules.APPENDIX_NOTE, appendix.note[0], note, quoted(said), wanted)


def _page(document: WordDocument, appendix: Appendix, profile: Profile) -> Iterator[Departure]:
    label, component = appendix.label, profile.components["appendix_label"]
    name = Wording(appendix.label.text, appendix.label.text)
    before = _before(document, label)
    section = document.sections[label.section]
    own = before is None or before.section != label.section
    if not (label.page_before or (own and section.kind in _NEXT_PAGE)):
        found, required = (
            Wording("nối tiếp trang trước", "goes on with the page before"),
            Wording("trang mới", "a new page"),
        )
        yield depart(
            rules.APPENDIX_PAGE, label, component=name, found=found, required=required, article=component.article
        )
    elif not own or section.starts_at != 1:
        found = Wording("số trang đánh tiếp", "its pages are numbered on")
        required = Wording("phần (section) riêng, số trang bắt đầu từ 1", "a section of its own, numbered from 1")
        article = profile.page_number_article
        yield depart(rules.APPENDIX_NUMBERING, label, component=name, found=found, required=required, article=article)


def _before(document: WordDocument, label: Line) -> Line | None:
    """The last line with text before the appendix."""
    before = [line for line in document.lines if line.number < label.number and not line.blank]
    return before[-1] if before else None


def _refers(body: str, number: str) -> bool:
    """Whether the body refers to an appendix: to this one, to several with it among them, or to all."""
    if not number:
        return "phụ lục" in body
    if any(words in body for words in _ALL):
        return True
    return any(_covers(found[1], number.lower()) for found in _MANY.finditer(body))


def _covers(said: str, number: str) -> bool:
    """Whether "i, ii và iv" or "i đến vii" has a number in it."""
    words = re.findall(r"[ivx]+|đến|-|–", said)
    order = [roman(n).lower() for n in range(1, 40)]
    for first, link, last in zip(words, words[1:], words[2:], strict=False):
        known = link in ("đến", "-", "–") and first in order and last in order
        if known and order.index(first) <= order.index(number) <= order.index(last):
            return True
    return number in words


def _end(appendix: Appendix, profile: Profile) -> Iterator[Departure]:
    text = [line for line in appendix.rest if not line.blank]
    if text and not text[-1].text.endswith("./."):
        last, component = text[-1], profile.components["appendix_label"]
        found, required = quoted(f"…{last.text[-30:]}"), quoted("./.")
        name = Wording(appendix.label.text, appendix.label.text)
        yield depart(
            rules.APPENDIX_END, last, component=name, found=found, required=required, article=component.article
        )
