"""Whatever an officer's cell holds goes the whole way – workbook, merge, report – as text; nothing after it is lost.

The workbook is filled with texts put together by chance from what breaks XML, templates, spreadsheets and terminals,
merged, rendered, and the report is read again: every text stands in it, in its order, with all its letters and signs.
"""

import re
import unicodedata
import zipfile
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from docx import Document
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kehoach_xlsx.pipeline import publish

from ..support.collection import Collection
from ..support.markdown import Record
from ..support.merging import merged

# What our own writer would not write stands as a word until the workbook is made: escapes that Excel reads as one sign.
RAW = {"KXLBELL": "_x0007_", "KXLRETURN": "_x000D_", "KXLHALF": "_xD83D_", "KXLNUL": "_x0000_"}
PIECES = (
    "<", ">", "&", "&amp;", "</w:t>", "<w:p/>", "]]>", "<!--", "'", '"', "%s", "%(a)s", "\\n", "$1", "\n", "\n\n",
    "{{ x }}", "{{", "}}", "{% if x %}", "{%", "%}", "{# x #}", "{_{", "\u202e", "\u200f", "\u2066", "\u200b", "\ufeff",
    "\u00ad", "😀", "👩\u200d👧", "ភាសា", "עברית", "ế", "e\u0302\u0301", "=1+1", "=HYPERLINK(1)", "+84", "-5", "@A1",
    "'=2", "_x000D_", "\ue0000.0.0\ue001", "02 lớp", "Sở Tư pháp", "a" * 300, *RAW,
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(" ".join)


_DIRECTIVE: Record = {"document_kind": "Kế hoạch", "issued_on": date(2024, 5, 2)}


def _letters(text: str) -> str:
    """What a reader sees: letters, digits and signs, without spaces and what is not printed."""
    shown = unicodedata.normalize("NFC", text)
    return "".join(sign for sign in shown if unicodedata.category(sign)[0] not in "CZ")


def _expected(text: str) -> str:
    """The letters that must arrive: an escape is the sign that it stands for; half a sign stays as it was written."""
    for word, escape in RAW.items():
        text = text.replace(word, escape if word == "KXLHALF" else " ")
    return _letters(text)


def _make_raw(path: Path, raw: Mapping[str, str]) -> None:
    out = BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in archive.namelist():
            text = archive.read(name)
            for word, escape in raw.items():
                text = text.replace(word.encode(), escape.encode())
            target.writestr(name, text)
    path.write_bytes(out.getvalue())


def _report(texts: list[str], folder: Path) -> str:
    """The words of the report that is made of a workbook with these texts as the subjects of directives."""
    collection = Collection(folder)
    rows: list[Record] = [
        {**_DIRECTIVE, "reference": f"{n}/KH-STP", "subject": f"TRƯỚC{n} {text} SAU{n}"} for n, text in enumerate(texts)
    ]
    path = collection.progress("a", directives=rows)
    _make_raw(path, RAW)
    output, report = folder / "tong-hop.xlsx", folder / "bao-cao.docx"
    result = merged(collection, [path], output=output, accept_with_errors=True)
    assert [s.state.value for s in result.submissions] == ["merged"]
    publish(output, report)
    document = Document(str(report))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert cells[-1] == "./.", "the report is cut"
    return "\n".join(cells)


def _check(texts: list[str], folder: Path) -> None:
    told = _report(texts, folder)
    for number, text in enumerate(texts):
        found = re.search(rf"TRƯỚC{number}\b(.*?)SAU{number}\b", told, re.DOTALL)
        assert found, f"lost from here on: {text!r}"
        assert _letters(found[1]) == _expected(text)


def test_every_kind_of_text_goes_the_whole_way(tmp_path: Path) -> None:
    _check(list(PIECES), tmp_path)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])
@given(st.lists(TEXTS, min_size=20, max_size=60))
def test_any_text_goes_the_whole_way(texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        _check(texts, Path(folder))


def test_a_cell_filled_to_the_brim_arrives_whole(tmp_path: Path) -> None:
    longest = ("Kết quả & <số liệu> đạt được; " * 1100)[: 32_767 - len("TRƯỚC0  SAU0")]
    told = _report([longest, "sau cùng"], tmp_path)
    assert _letters(longest) in _letters(told)
    assert "TRƯỚC1 sau cùng SAU1" in told


def test_signs_that_turn_a_figure_round_do_not_reach_paper(tmp_path: Path) -> None:
    told = _report(["\u202e123\u202c và KXLBELL chuông"], tmp_path)
    assert not {sign for sign in told if sign != "\n" and unicodedata.category(sign) == "Cc"} | (
        set(told) & set("\u202e\u202c")
    )
