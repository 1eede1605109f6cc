"""All checks of the form over one document."""

from collections.abc import Iterator

from kehoach_xlsx.decree.nd30 import ND30
from kehoach_xlsx.decree.profile import Profile
from kehoach_xlsx.form_check.appendices import appendices
from kehoach_xlsx.form_check.document import WordDocument
from kehoach_xlsx.form_check.ends import ends
from kehoach_xlsx.form_check.heads import head
from kehoach_xlsx.form_check.looks import looks
from kehoach_xlsx.form_check.numbers import numbers
from kehoach_xlsx.form_check.package import NoWordDocument
from kehoach_xlsx.form_check.pages import pages
from kehoach_xlsx.form_check.parts import Parts
from kehoach_xlsx.form_check.reading import read_document
from kehoach_xlsx.form_check.recognise import recognise
from kehoach_xlsx.form_check.ruled import ruled
from kehoach_xlsx.form_check.telling import Departure, depart, findings
from kehoach_xlsx.form_check.texts import texts
from kehoach_xlsx.form_check.typing import typing
from kehoach_xlsx.model.form_checked import FormChecked
from kehoach_xlsx.workbooks.form_rules.page import UNREADABLE


def check_form(data: bytes, path: str = "", profile: Profile = ND30) -> FormChecked:
    """Measure a .docx against a profile. A file that is no Word document is one finding, never an error."""
    try:
        document = read_document(data)
    except NoWordDocument as error:
        told = findings([depart(UNREADABLE, None, found=error.why)], path)
        return FormChecked(path=path, profile=profile.name, paragraphs=0, findings=told)
    parts = recognise(document)
    paragraphs = document.lines[-1].number if document.lines else 0
    found = findings(_departures(document, parts, profile), path)
    return FormChecked(path=path, profile=profile.name, paragraphs=paragraphs, findings=found)


def _departures(document: WordDocument, parts: Parts, profile: Profile) -> Iterator[Departure]:
    yield from pages(document, parts, profile)
    yield from head(parts, profile)
    yield from looks(document, parts, profile)
    yield from ruled(document, parts, profile)
    yield from texts(parts, profile)
    yield from numbers(parts, profile)
    yield from ends(parts, profile)
    yield from appendices(document, parts, profile)
    yield from typing(document, parts, profile)
