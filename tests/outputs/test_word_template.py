"""The shipped template is what the builder builds."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from kehoach_xlsx import resources
from kehoach_xlsx.outputs.word.context import ReportContext
from kehoach_xlsx.outputs.word.documents.forms import DOCUMENTS, DocumentForm
from kehoach_xlsx.outputs.word.template_builder import build

from .word_reading import parts, texts

COMMAND = "python -m kehoach_xlsx.outputs.word.shipped_templates"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.template))
def test_the_committed_template_is_fresh(document: DocumentForm) -> None:
    committed, fresh = parts(resources.template(document.template)), parts(document.build())
    assert committed.keys() == fresh.keys(), f"refresh with: {COMMAND}"
    for name, part in fresh.items():
        assert committed[name] == part, f"{name} of {document.template} is stale; refresh with: {COMMAND}"


def test_no_template_lies_there_that_nobody_builds() -> None:
    lying = {f"word/{path.name}" for path in (resources.templates_dir() / "word").glob("*.docx")}
    assert lying == {document.template for document in DOCUMENTS}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.template))
def test_every_field_of_a_document_is_printed_somewhere(document: DocumentForm) -> None:
    tags = " ".join(text for text in texts(document.build()) if "{" in text)
    unprinted = {"subject_lines", "subject_is_short"} if "letter_subject" in tags else set()
    names = {field.name for said in document.said for field in fields(said)}
    assert {name for name in names if not re.search(rf"\b{name}\b", tags)} == unprinted


def test_building_twice_gives_the_same_bytes() -> None:
    assert build() == build()


def test_nothing_of_the_default_template_of_python_docx_is_left() -> None:
    names = parts(build())
    assert not [name for name in names if re.search(r"theme|custom|thumbnail|Effects|numbering|webSettings", name)]


def test_every_field_of_the_context_is_printed_somewhere() -> None:
    tags = " ".join(text for text in texts(build()) if "{" in text)
    missing = [field.name for field in fields(ReportContext) if not re.search(rf"\b{field.name}\b", tags)]
    assert missing == []


def test_an_incomplete_installation_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(resources.ResourceMissing, match="templates"):
        resources._folder("templates", tmp_path / "kehoach_xlsx")
    with pytest.raises(resources.ResourceMissing, match=r"word/khong-co\.docx"):
        resources.template("word/khong-co.docx")


def test_an_installed_wheel_carries_its_templates_inside(tmp_path: Path) -> None:
    inside = tmp_path / "kehoach_xlsx" / "_data" / "templates"
    inside.mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    assert resources._folder("templates", tmp_path / "kehoach_xlsx") == inside
