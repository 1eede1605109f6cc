"""The same plan as text, as a Word document and as a page gives the same plan."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from kehoach_xlsx.plan_import.blocks import Block
from kehoach_xlsx.plan_import.documents import Unreadable, read_document
from kehoach_xlsx.plan_import.importing import import_plan

from ..support.plan_forms import page_of, word_of
from ..support.plan_sources import as_docx, as_html

ROOT = Path(__file__).parents[2]
PLANS = Path(__file__).parent / "plans"
SOURCES = sorted(path for path in PLANS.glob("[0-9][0-9]-*") if path.suffix != ".json")
EXAMPLES = sorted((ROOT / "examples").glob("*/ke-hoach.txt"))
DAMAGED = {
    "binh-phuoc-2024",  # half a letterhead
    "ca-mau-2020",  # numbers typed twice, "Noi nhận"
}
"""Texts that nobody would type like that: `plan_sources` makes no paper of them. Their Word files are at hand."""

FORMS: Mapping[str, Callable[[Sequence[Block]], bytes]] = {
    "word, typed numbers": lambda blocks: word_of(blocks, auto_numbering=False),
    "word, its own numbers": lambda blocks: word_of(blocks, auto_numbering=True),
    "page, typed numbers": lambda blocks: page_of(blocks, auto_numbering=False),
    "page, lists": lambda blocks: page_of(blocks, auto_numbering=True),
}
AS_TYPED: Mapping[str, Callable[[str], bytes]] = {
    "word, typed numbers": lambda text: as_docx(text, auto_numbering=False),
    "word, its own numbers": lambda text: as_docx(text, auto_numbering=True),
    "page, typed numbers": lambda text: as_html(text).encode(),
    "page, lists": lambda text: as_html(text, auto_numbering=True).encode(),
}


def rows(data: bytes) -> dict[str, list[dict[str, Any]]]:
    """The rows of the plan workbook, without the lines they were read from, which differ from form to form."""
    book = import_plan(data, "ke-hoach").book
    assert book is not None
    told = {name: found for name, found in book.sheets.items() if name != "import_notes"}
    return {
        sheet: [{name: value for name, value in row.items() if name != "source_lines"} for row in found]
        for sheet, found in told.items()
    }


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_paragraphs_and_tables_of_a_plan_give_the_same_plan_in_every_form(source: Path, form: str) -> None:
    data = source.read_bytes()
    blocks = read_document(data)
    assert not isinstance(blocks, Unreadable)

    assert rows(FORMS[form](blocks)) == rows(data)


@pytest.mark.parametrize("form", AS_TYPED)
@pytest.mark.parametrize(
    "source", [path for path in EXAMPLES if path.parent.name not in DAMAGED], ids=lambda path: path.parent.name
)
def test_an_example_gives_the_same_plan_in_every_form(source: Path, form: str) -> None:
    text = source.read_text(encoding="utf-8")

    assert rows(AS_TYPED[form](text)) == rows(text.encode())


@pytest.mark.parametrize("source", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_word_file_of_an_example_gives_the_plan_of_its_text(source: Path) -> None:
    assert rows(source.with_suffix(".docx").read_bytes()) == rows(source.read_bytes())
