"""The Word templates as they are handed out, and the page that lists what they may print."""

from __future__ import annotations

import io
import re
from dataclasses import fields
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from kehoach_xlsx.cli import kxl
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.outputs.word.documents.forms import DOCUMENTS, REPORT, DocumentForm
from kehoach_xlsx.outputs.word.figures import NAMES
from kehoach_xlsx.outputs.word.glossary import CHARTS, FIELDS, FILTERS, OWN
from kehoach_xlsx.outputs.word.policy import FILTERS as ALLOWED
from kehoach_xlsx.outputs.word.report import render_report
from kehoach_xlsx.outputs.word.variables import row_fields, variables
from kehoach_xlsx.outputs.word.variables_page import NAME, variables_page
from kehoach_xlsx.resources import template as shipped
from kehoach_xlsx.word_templates import hand_out_word_templates

from .word_books import rich
from .word_reading import texts

_FRESH = "describe the field in kehoach_xlsx/outputs/word/glossary.py"
each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.template)


# The list


@each_document
def test_every_field_that_a_document_declares_is_explained(document: DocumentForm) -> None:
    declared = {field.name for said in document.said for field in fields(said)}
    assert declared - FIELDS.keys() == set(), _FRESH
    assert [v.name for v in variables(document) if not v.meaning or v.kind == "khác"] == []


def test_nothing_is_explained_that_no_document_declares() -> None:
    declared = {field.name for document in DOCUMENTS for said in document.said for field in fields(said)}
    assert FIELDS.keys() - declared == set()
    assert {template for template, _ in OWN} <= {document.template for document in DOCUMENTS}
    assert {name for _, name in OWN} <= declared
    assert tuple(CHARTS) == NAMES


def test_the_filters_that_are_explained_are_allowed() -> None:
    assert {name.split("(")[0] for name in FILTERS} <= ALLOWED.keys()


@each_document
def test_what_a_shipped_template_prints_is_declared(document: DocumentForm) -> None:
    words = " ".join(texts(shipped(document.template)))
    declared = {field.name for said in document.said for field in fields(said)}
    loops = set(re.findall(r"for (\w+) in", words)) | {"loop"}
    used = (
        set(re.findall(r"\{\{ (\w+)", words))
        | set(re.findall(r"\bin (\w+)", words))
        | set(re.findall(r"if (\w+)", words))
    )
    assert used
    assert used - declared - loops == set()


def test_a_field_has_its_kind_from_its_declaration() -> None:
    kinds = {v.name: v.kind for v in variables(REPORT)}
    assert kinds["opening"] == "chữ"
    assert kinds["results"] == "các dòng"
    assert kinds["groups"] == "các nhóm"
    assert kinds["issuer_is_short"] == "có hoặc không"
    assert kinds["tasks"] == "phụ lục"
    assert kinds["charts.budget"] == "biểu đồ"


def test_the_fields_of_a_row_have_the_headings_of_their_columns() -> None:
    (tasks,) = [found for found in row_fields(shipped(REPORT.template)) if found.rows == "tasks.rows"]
    assert dict(tasks.columns)["row.deadline"] == "Thời hạn"
    assert not [name for name, heading in tasks.columns if not heading]


def _page() -> str:
    document = docx.Document(io.BytesIO(variables_page()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_page_lists_every_field_of_every_template_with_its_meaning() -> None:
    page = _page()
    told = [v for document in DOCUMENTS for v in variables(document)]
    assert [v.name for v in told if v.name not in page or v.meaning not in page or v.example not in page] == []
    rows = [name for document in DOCUMENTS for found in row_fields(document.build()) for name, _ in found.columns]
    assert [name for name in rows if name not in page] == []


def test_the_page_is_the_same_every_time() -> None:
    assert variables_page() == variables_page()


# Handing out


def test_all_templates_are_handed_out_with_the_page(tmp_path: Path) -> None:
    paths = hand_out_word_templates(tmp_path / "mau")
    assert sorted(path.name for path in paths) == sorted([NAME, *(Path(one.template).name for one in DOCUMENTS)])
    assert all(path.name.isascii() for path in paths)
    assert (tmp_path / "mau" / "bao-cao.docx").read_bytes() == shipped("word/bao-cao.docx")


def test_what_was_handed_out_makes_the_report_that_ours_makes(tmp_path: Path) -> None:
    hand_out_word_templates(tmp_path)
    assert render_report(rich(), template=(tmp_path / "bao-cao.docx").read_bytes()) == render_report(rich())


def test_a_restyled_template_is_not_overwritten(tmp_path: Path) -> None:
    hand_out_word_templates(tmp_path)
    own = tmp_path / "bao-cao.docx"
    own.write_bytes(b"my own")
    (tmp_path / "to-trinh.docx").unlink()
    with pytest.raises(UserMistake, match=r"bao-cao\.docx khác với mẫu gốc"):
        hand_out_word_templates(tmp_path)
    assert own.read_bytes() == b"my own"
    assert not (tmp_path / "to-trinh.docx").exists(), "half of the files were written"


def test_handing_out_again_changes_nothing(tmp_path: Path) -> None:
    hand_out_word_templates(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    hand_out_word_templates(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    ("arguments", "told"), [(["word", "plan.xlsx"], "không cần tệp kế hoạch"), (["progress"], "cần tệp kế hoạch")]
)
def test_word_takes_no_plan_and_the_others_need_one(arguments: list[str], told: str, tmp_path: Path) -> None:
    ran = CliRunner().invoke(kxl, ["template", *arguments, "-o", str(tmp_path / "mau")])
    assert ran.exit_code == 2
    assert told in ran.output + str(ran.exception)
    assert not (tmp_path / "mau").exists()
