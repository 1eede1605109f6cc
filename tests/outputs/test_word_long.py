"""Long tables are filled past the engine, with the very bytes that the engine would have made."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_xlsx.model.table import Row
from kehoach_xlsx.outputs.word import streaming
from kehoach_xlsx.outputs.word.context import build_context
from kehoach_xlsx.outputs.word.long_loops import LongLoop
from kehoach_xlsx.outputs.word.wrapper import TemplateProblem, render
from kehoach_xlsx.resources import template as shipped

from .word_books import book
from .word_reading import parts, texts
from .word_templates import of_table, split_into_runs

PLAIN = of_table(
    ["STT", "Nội dung"], ["{%tr for row in list.rows %}"], ["{{ row.no }}", "{{ row.text }}"], ["{%tr endfor %}"],
    before=["Danh mục"], after=["./."],
)  # fmt: skip
TWO_LOOKS = of_table(
    ["{%tr for row in list.rows %}"],
    ["{%tr if row.special %}"], ["", "Nhóm {{ row.text }}"], ["{%tr else %}"],
    ["{{ row.no }}", "100% {{ row.text }} < {{ row.note }}"], ["{%tr endif %}"],
    ["{%tr endfor %}"], after=["./."],
)  # fmt: skip
HOSTILE = [
    "<w:p>&amp;", "{{ x }} {% if %}", "]]>", "a\nb\r\nc", "\u202eđảo", "%s %d %%", "{_{", "😀", "\x07", "", "\ud83d",
]  # fmt: skip


def _both(template: bytes, rows: Sequence[object]) -> tuple[bytes, bytes]:
    context = {"list": {"rows": rows}}
    return render(template, context, least=3), render(template, context, least=0)


def _rows(number: int) -> list[dict[str, object]]:
    return [{"special": n % 7 == 0, "no": n, "text": f"Việc {n} {HOSTILE[n % 11]}", "note": Decimal(n)}
            for n in range(number)]  # fmt: skip


@pytest.mark.parametrize("template", [PLAIN, TWO_LOOKS, split_into_runs(PLAIN)], ids=["plain", "two looks", "split"])
@pytest.mark.parametrize("number", [0, 1, 2, 3, 4, 63, 64, 65, 1203])
def test_a_table_of_any_length_has_the_bytes_of_the_engine(template: bytes, number: int) -> None:
    fast, slow = _both(template, _rows(number))
    assert fast == slow
    assert texts(fast)[-1] == "./."


def test_the_appendices_of_the_report_have_the_bytes_of_the_engine() -> None:
    answers: list[Row] = [
        {
            "task_code": f"T{n // 40}",
            "unit_name": f"Đơn vị {n}",
            "result": f"Đã làm {HOSTILE[n % 10]}",
            "role": "Chủ trì",
        }
        for n in range(400)
    ]
    directives: list[Row] = [{"reference": f"{n}/KH-UBND", "subject": HOSTILE[n % 10]} for n in range(300)]
    context = build_context(book(answers=answers, directives=directives))
    template = shipped("word/bao-cao.docx")
    assert render(template, context) == render(template, context, least=0)


@pytest.mark.parametrize("template", [PLAIN, TWO_LOOKS, split_into_runs(PLAIN)], ids=["plain", "two looks", "split"])
def test_long_tables_do_pass_the_engine_by(template: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    # Else the tests above compare the engine with itself.
    assert _streams(template, _rows(400), monkeypatch)


def _streams(template: bytes, rows: Sequence[object], monkeypatch: pytest.MonkeyPatch) -> bool:
    seen: list[object] = []
    original = streaming._table

    def watched(text: str, loop: LongLoop) -> object:
        seen.append(table := original(text, loop))
        return table

    monkeypatch.setattr(streaming, "_table", watched)
    render(template, {"list": {"rows": rows}})
    return seen != [] and None not in seen


@pytest.mark.parametrize(
    "cell",
    [
        "{{ row.text|upper }}", "{{ loop.index }}", "{{ row.no + 1 }}", "{{ list.label }} {{ row.text }}",
        "{% if row.text %}{{ row.text }}{% endif %}", "{% for x in row.inner %}{{ x }}{% endfor %}",
        "{{ row.text }}{{ row.text }}", "{{ 'x' if row.no else 'y' }}",
    ],
)  # fmt: skip
def test_a_loop_that_does_more_is_left_to_the_engine(cell: str) -> None:
    rows = [{**row, "inner": ["a", "b"]} for row in _rows(80)]
    template = of_table(["{%tr for row in list.rows %}"], [cell, "{{ row.no }}"], ["{%tr endfor %}"])
    context = {"list": {"rows": rows, "label": "Nhãn"}}
    assert render(template, context, least=3) == render(template, context, least=0)


def test_a_loop_under_a_condition_that_does_not_hold_prints_nothing() -> None:
    template = of_table(
        ["{%tr if list.shown %}"], ["{%tr for row in list.rows %}"], ["{{ row.no }}", ""], ["{%tr endfor %}"],
        ["{%tr endif %}"], ["hết", ""],
    )  # fmt: skip
    context = {"list": {"rows": _rows(100), "shown": False}}
    assert texts(render(template, context)) == ["hết"]


def test_the_length_of_a_shortened_list_is_still_its_own() -> None:
    template = of_table(
        ["{%tr for row in list.rows %}"],
        ["{{ row.no }}", ""],
        ["{%tr endfor %}"],
        after=["{{ list.rows|length }} dòng"],
    )
    assert texts(render(template, {"list": {"rows": _rows(500)}}))[-1] == "500 dòng"


def test_two_long_loops_over_the_same_rows_are_both_filled() -> None:
    loop = (["{%tr for row in list.rows %}"], ["{{ row.no }}", ""], ["{%tr endfor %}"])
    found = texts(render(of_table(*loop, ["giữa", ""], *loop), {"list": {"rows": _rows(100)}}))
    numbers = [str(n) for n in range(100)]
    assert found == [*numbers, "giữa", *numbers]


def test_a_row_without_the_field_is_told_even_far_down() -> None:
    rows = [*_rows(300), {"special": False, "no": 301, "note": 1}, *_rows(5)]
    with pytest.raises(TemplateProblem, match=r"bảng 1, dòng 3, ô 2.*không có trường “text”"):
        render(PLAIN, {"list": {"rows": rows}})


def test_texts_that_look_like_our_own_marks_stay_texts() -> None:
    rows = [{"no": n, "text": f"\ue0000.0.{n % 2}\ue001"} for n in range(100)]
    fast, slow = _both(PLAIN, rows)
    assert fast == slow
    assert texts(fast).count("\ue0000.0.1\ue001") == 50


def test_a_row_that_lost_its_text_on_the_way_out_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "_escaped", lambda values: [value.replace("Việc 9", "") for value in values])
    with pytest.raises(TemplateProblem, match="bị mất trong một bảng dài"):
        render(PLAIN, {"list": {"rows": [{"no": n, "text": f"Việc {n}"} for n in range(100)]}})


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(), max_size=12), min_size=4, max_size=12))
def test_any_texts_in_rows_have_the_bytes_of_the_engine(values: list[str]) -> None:
    fast, slow = _both(PLAIN, [{"no": n, "text": value} for n, value in enumerate(values)])
    assert parts(fast)["word/document.xml"] == parts(slow)["word/document.xml"]
    assert fast == slow
