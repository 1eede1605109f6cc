"""A template that an officer has restyled in LibreOffice – styles, moved blocks, tags split into runs – still works."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from kehoach_xlsx.model.table import Row
from kehoach_xlsx.outputs.word import streaming
from kehoach_xlsx.outputs.word.context import build_context
from kehoach_xlsx.outputs.word.long_loops import LongLoop
from kehoach_xlsx.outputs.word.report import render_report
from kehoach_xlsx.outputs.word.wrapper import render
from kehoach_xlsx.word_templates import hand_out_word_templates

from ..libreoffice.office import missing, office
from .word_books import book, rich
from .word_reading import W, needs_office, pages, parts, texts

_HANDS = Path(__file__).with_name("word_hands.py")
_ADDED = "Mẫu riêng của văn phòng. "


@pytest.fixture(scope="module")
def restyled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    if reason := missing():
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("restyled")
    hand_out_word_templates(folder)
    source, target = folder / "bao-cao.docx", folder / "mau-cua-toi.docx"
    with office(folder / "office", _HANDS) as desk:
        desk.do("restyle", source=source.as_uri(), target=target.as_uri())
    return target.read_bytes()


def test_the_tags_were_split_by_the_restyling(restyled: bytes) -> None:
    # Else the tests below would show nothing.
    assert b"{{ opening }}" not in parts(restyled)["word/document.xml"]
    assert "{{ opening }}" in texts(restyled)


def test_the_report_says_the_same_in_the_new_order(restyled: bytes) -> None:
    ours, theirs = texts(render_report(rich())), texts(render_report(rich(), template=restyled))
    assert sorted(text.removeprefix(_ADDED) for text in theirs) == sorted(ours)
    assert [text for text in theirs if text.startswith(_ADDED)]
    heads = [text for text in theirs if text.startswith(("IV. ", "V. "))]
    assert heads == ["V. KIẾN NGHỊ, ĐỀ XUẤT", "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ"]


def test_the_report_wears_the_new_style(restyled: bytes) -> None:
    styles = etree.fromstring(parts(render_report(rich(), template=restyled))["word/styles.xml"])
    (body,) = [s for s in styles.iter(f"{W}style") if s.find(f"{W}name").get(f"{W}val") == "BC Nội dung"]  # type: ignore[union-attr]
    assert body.find(f"{W}rPr/{W}rFonts").get(f"{W}ascii") == "Liberation Sans"  # type: ignore[union-attr]
    assert body.find(f"{W}rPr/{W}sz").get(f"{W}val") == "26"  # type: ignore[union-attr]


def test_empty_appendices_and_conditions_still_vanish(restyled: bytes) -> None:
    told = texts(render_report(book(), template=restyled))
    assert not [text for text in told if "{" in text or text.startswith("Phụ lục")]


def test_long_tables_of_the_restyled_template_have_the_bytes_of_the_engine(
    restyled: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[Row] = [
        {"task_code": f"T{n // 40}", "unit_name": f"Đơn vị <{n}>", "result": f"Đã làm\n{n} & hơn"} for n in range(400)
    ]
    context = build_context(book(answers=answers))
    seen: list[object] = []
    original = streaming._table

    def watched(text: str, loop: LongLoop) -> object:
        seen.append(table := original(text, loop))
        return table

    monkeypatch.setattr(streaming, "_table", watched)
    fast = render(restyled, context)
    assert seen and None not in seen, "the engine rendered the rows"
    assert fast == render(restyled, context, least=0)


@needs_office
def test_the_restyled_report_has_pages(restyled: bytes, tmp_path: Path) -> None:
    found = pages(render_report(rich(), template=restyled), tmp_path)
    assert 8 < len(found) < 30
    assert "./." in found[-1]
