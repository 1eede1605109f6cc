"""A template may be careless, broken or sent by an enemy: one message that names the place, and no document.

1. Slips: a misspelt field wherever it stands, a loop that is not closed, a tag that is not.
2. What Word does to tags by itself does no harm: runs, marks of proofing, bookmarks, soft hyphens of revisions.
3. Code: no attribute of Python, no function, no endless repetition gets through.
4. Files: what is no Word document, is locked, has macros, or would fetch or run something.
"""

from __future__ import annotations

import contextlib
import io
import time
import zipfile
from collections.abc import Callable

import pytest
from docx.document import Document

from kehoach_xlsx.outputs.word.packing import pack, unpack
from kehoach_xlsx.outputs.word.wrapper import TemplateProblem, render

from .word_reading import texts
from .word_templates import changed, edited, made, of_paragraphs, of_table, split_into_runs

CONTEXT = {
    "subject": "Trích yếu",
    "unit_name": "Sở Tư pháp",
    "rows": [{"name": "Việc", "number": 3}, {"name": "Việc khác", "number": 4}],
}
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BOX = (
    '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape style="width:90pt;height:30pt"><v:textbox>'
    "<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)


def problem(template: bytes) -> TemplateProblem:
    """What is said of a template; in both languages, of one line, and without a word of Python."""
    with pytest.raises(TemplateProblem) as caught:
        render(template, CONTEXT)
    for message in (caught.value.message_vi, caught.value.message_en):
        assert "\n" not in message and "Traceback" not in message and "object at 0x" not in message
    return caught.value


# 1. Slips


def _in_header(document: Document) -> None:
    document.add_paragraph("BÁO CÁO")
    document.sections[0].header.paragraphs[0].text = "Số: {{ unit_nam }}"


def _in_footer(document: Document) -> None:
    document.add_paragraph("BÁO CÁO")
    document.sections[0].footer.paragraphs[0].text = "Trang của {{ unit_nam }}"


def _boxed(text: str) -> bytes:
    return edited(
        of_paragraphs("BÁO CÁO", "Đoạn có khung"),
        "khung</w:t></w:r></w:p>",
        f"khung</w:t></w:r>{_BOX.format(text=text)}",
    )


@pytest.mark.parametrize(
    ("template", "place"),
    [
        (of_paragraphs("BÁO CÁO", "Kính gửi: {{ unit_nam }}"), "đoạn 2 “Kính gửi: {{ unit_nam }}”"),
        (made(_in_header), "đầu trang (header1.xml), đoạn 1 “Số: {{ unit_nam }}”"),
        (made(_in_footer), "chân trang (footer1.xml), đoạn 1 “Trang của {{ unit_nam }}”"),
        (of_table(["STT", "Tên"], ["1", "{{ unit_nam }}"]), "đoạn 4 (bảng 1, dòng 2, ô 2) “{{ unit_nam }}”"),
        (_boxed("{{ unit_nam }}"), "đoạn 3 (trong hộp văn bản) “{{ unit_nam }}”"),
    ],
    ids=["body", "header", "footer", "table", "text box"],
)
def test_a_misspelt_field_is_found_wherever_it_stands(template: bytes, place: str) -> None:
    assert problem(template).message_vi == f"Mẫu Word, {place}: không có trường “unit_nam”; có phải “unit_name”?"


def test_a_field_in_a_text_box_is_printed() -> None:
    assert "Sở Tư pháp" in texts(render(_boxed("{{ unit_name }}"), CONTEXT))


@pytest.mark.parametrize(
    ("paragraphs", "told"),
    [
        (["{%p for row in rows %}", "{{ row.name }}"], ["đoạn 1", "for chưa được đóng", "{%p endfor %}"]),
        (["{{ subject }}", "{%p endfor %}"], ["đoạn 2", "không có thẻ {% for … %} đi trước"]),
        (["{%p if subject %}", "x", "{%p endfor %}"], ["đoạn 1", "if chưa được đóng"]),
        (["{%p for row in rows %}", "x", "{% endfor %}"], ["đoạn 3", "phải viết là {%p endfor %}"]),
        (["{{ subject", "}}"], ["đoạn 1", "chưa được đóng trong cùng đoạn", "thêm “}}”"]),
        (["{{ subject }"], ["đoạn 1", "thêm “}}”"]),
        (["{", "{ subject }}"], ["đoạn 1", "ngoặc nhọn lẻ"]),
        (["{{ subject }}", "} và"], ["đoạn 2", "ngoặc nhọn lẻ"]),
        (["{{" + "(" * 999 + "subject" + ")" * 999 + "}}"], ["lồng nhau quá sâu"]),
        (["{% if subject }"], ["đoạn 1", "thêm “%}”"]),
        (["{%tr for row in rows %}", "{%tr endfor %}"], ["đoạn 1", "chỉ dùng trong bảng"]),
        (["{% fro row in rows %}"], ["đoạn 1", "cú pháp"]),
        (["{{ subject|uper }}"], ["đoạn 1", "bộ lọc “uper” không có"]),
        (["{{ rows|map('sting')|list|length }}"], ["đoạn 1", "bộ lọc “sting” không có"]),
        (["{{ rows }}"], ["đoạn 1", "danh sách nên không in thẳng được"]),
        (["{{ subject.first.second }}"], ["đoạn 1", "“first”"]),
    ],
    ids=lambda value: value[0] if isinstance(value, list) and "đoạn" not in value[0] else "",
)
def test_a_broken_tag_is_told_with_its_paragraph(paragraphs: list[str], told: list[str]) -> None:
    message = problem(of_paragraphs(*paragraphs)).message_vi
    assert [words for words in told if words not in message] == []


def test_a_loop_over_rows_that_ends_outside_its_table_is_told() -> None:
    template = of_table(["{%tr for row in rows %}"], ["{{ row.name }}", ""], after=["{%p endfor %}"])
    assert "trong cùng bảng" in problem(template).message_vi


def test_a_loop_over_rows_that_is_never_closed_is_told_with_its_row() -> None:
    template = of_table(["STT", "Tên"], ["{%tr for row in rows %}"], ["{{ row.name }}", ""])
    assert "(bảng 1, dòng 2, ô 1)" in problem(template).message_vi


def test_words_beside_a_row_command_would_be_lost_and_are_told() -> None:
    template = of_table(["{%tr for row in rows %}", "Ghi chú"], ["{{ row.name }}", ""], ["{%tr endfor %}"])
    assert "phải đứng riêng một dòng bảng" in problem(template).message_vi


# 2. What Word does by itself

ROWS = of_table(["{%tr for row in rows %}"], ["{{ row.number }}", "{{ row.name }} & hết"], ["{%tr endfor %}"])


@pytest.mark.parametrize("length", [1, 2, 3, 7])
def test_tags_that_word_has_split_into_runs_still_work(length: int) -> None:
    assert texts(render(split_into_runs(ROWS, length), CONTEXT)) == ["3", "Việc & hết", "4", "Việc khác & hết"]


def test_quotes_that_word_has_curled_are_read_as_quotes() -> None:
    assert texts(render(of_paragraphs("{% if subject == “Trích yếu” %}có{% endif %}"), CONTEXT)) == ["có"]


def test_a_tag_in_text_that_was_deleted_under_tracking_is_told() -> None:
    deleted = '<w:del w:id="1" w:author="x"><w:r><w:delText>{{ subject }}</w:delText></w:r></w:del></w:p>'
    template = edited(of_paragraphs("Mở đầu"), "Mở đầu</w:t></w:r></w:p>", f"Mở đầu</w:t></w:r>{deleted}")
    assert "Chấp nhận mọi thay đổi" in problem(template).message_vi


# 3. Code

ESCAPES = [
    "{{ ''.__class__ }}",
    "{{ subject.__class__.__mro__ }}",
    "{{ subject['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ subject|map(attribute='__class__')|list }}",
    "{{ rows|groupby('__class__') }}",
    "{{ self._TemplateReference__context }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ joiner }}",
    "{{ lipsum.__globals__ }}",
    "{{ namespace() }}",
    "{{ dict(a=1) }}",
    "{{ '{0.__class__}'.format(subject) }}",
    "{{ '%s' % subject }}",
    "{{ subject.format_map(rows) }}",
    "{{ '{0.__class__}'|format(subject) }}",
    "{{ subject.upper() }}",
    "{{ rows.append(1) }}",
    "{{ rows.clear() }}",
    "{% import 'os' as os %}",
    "{% from 'x' import y %}",
    "{% include '/etc/passwd' %}",
    "{% extends 'x' %}",
    "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "{% set x = rows.pop() %}",
    "{% call f() %}{% endcall %}",
    "{% filter upper %}x{% endfilter %}",
    "{% do rows.pop() %}",
    "{% autoescape false %}{{ subject }}{% endautoescape %}",
    "{{ subject|safe }}",
    "{{ '<w:p/>'|safe }}",
    "{{ subject|xmlattr }}",
    "{{ subject|pprint }}",
    "{{ rows|random }}",
    "{{ subject|center(100000000) }}",
    "{{ 'x' * 1000000000 }}",
    "{{ 10 ** 99999999 }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ range(100000000)|list|length }}",
    "{{ range(99999)|join(subject * 9999) }}",
    "{% for a in range(999) %}{% for b in range(999) %}{% for c in range(999) %}{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in range(99999) %}{% for b in range(99999) %}xxxxxxxxxxxxxxxx{% endfor %}{% endfor %}",
    "{% for a in range(9999) %}{% if range(99999)|list|length %}{% endif %}{% endfor %}",
    "{% for a in rows recursive %}{{ loop(rows) }}{% endfor %}",
    "{{ (subject ~ subject) ~ subject }}",
    "{{ [rows, rows, rows]|list }}",
    "{{ kxl_turn(1) }}",
    "{{ get_namespace }}",
    "{{ request.application.__globals__ }}",
    "{{ url_for }}",
]


@pytest.mark.parametrize("attack", ESCAPES)
def test_code_in_a_template_is_refused_with_its_place(attack: str) -> None:
    started = time.monotonic()
    message = problem(of_paragraphs("BÁO CÁO", attack)).message_vi
    assert message.startswith("Mẫu Word, đoạn 2 ")
    assert time.monotonic() - started < 60  # a bound, not a measurement: endless is what must not be


@pytest.mark.parametrize("attack", ESCAPES[:3])
def test_code_hidden_in_a_header_or_a_text_box_is_refused(attack: str) -> None:
    def build(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = attack

    assert "đầu trang" in problem(made(build)).message_vi
    assert "hộp văn bản" in problem(_boxed(attack)).message_vi


# 4. Files


def _zip(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


GOOD = of_paragraphs("{{ subject }}")


def _typed(kind: str) -> bytes:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return edited(GOOD, main, kind, "[Content_Types].xml")


def _related(kind: str, target: str, *, outside: bool = False, owner: str = "word/document.xml") -> bytes:
    """The template with one more relationship of a part."""
    folder, _, name = owner.rpartition("/")
    path = f"{folder}/_rels/{name}.rels"
    mode = ' TargetMode="External"' if outside else ""
    line = f'<Relationship Id="rId900" Type="{_REL}/{kind}" Target="{target}"{mode}/></Relationships>'
    parts = unpack(GOOD)
    blank = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    relations = parts.get(path, blank).decode().replace("</Relationships>", line)
    return pack({**parts, path: relations.encode()})


def _field(code: str) -> bytes:
    runs = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + "".join(
            f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in (code[:5], code[5:])
        )
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r>'
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return edited(of_paragraphs("Đây:"), "Đây:</w:t></w:r></w:p>", f"Đây:</w:t></w:r>{runs}</w:p>")


def _picture(relation: str) -> str:
    space = f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{_REL}"'
    return f'</w:r><w:r><w:drawing><a:blip {space} r:embed="{relation}"/></w:drawing></w:r></w:p>'


def _without_picture() -> bytes:
    """A picture whose file is not in the package."""
    return edited(_related("image", "media/anh.png"), "</w:r></w:p>", _picture("rId900"))


def _without_relation() -> bytes:
    return edited(GOOD, "</w:r></w:p>", _picture("rId77"))


def _without_header() -> bytes:
    def build(document: Document) -> None:
        document.add_paragraph("x")
        document.sections[0].header.paragraphs[0].text = "Số: {{ unit_name }}"

    parts = unpack(made(build))
    del parts["word/header1.xml"]
    return pack(parts)


def _bomb() -> bytes:
    return changed(GOOD, {"word/media/a.bin": bytes(200_000_000)})


def _xml_bomb() -> bytes:
    text = unpack(GOOD)["word/document.xml"].decode()
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "x" * 99}">' for n in range(9))
    head, _, rest = text.partition("?>")
    return changed(
        GOOD,
        {"word/document.xml": f"{head}?><!DOCTYPE w [{entities}]>{rest.replace('{{ subject }}', '&a8;')}".encode()},
    )


def _locked() -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(1000)


def _strict() -> bytes:
    """As Word saves in the strict form of the standard."""
    old = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    new = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    return pack({name: part.replace(old, new) for name, part in unpack(GOOD).items()})


def _without_start() -> bytes:
    parts = unpack(GOOD)
    del parts["_rels/.rels"]
    return pack(parts)


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "không phải là văn bản Word"),
    "a text": (lambda: "Kế hoạch số 58".encode(), "không phải là văn bản Word"),
    "a cut file": (lambda: GOOD[: len(GOOD) // 2], "không phải là văn bản Word"),
    "a broken part": (lambda: changed(GOOD, {"word/document.xml": b"<w:document>"}), "word/document.xml bị hỏng"),
    "a zip of anything": (lambda: _zip({"a.txt": b"x"}), "không phải là văn bản Word"),
    "an old .doc": (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000), "Word đời cũ (.doc)"),
    "a locked file": (_locked, "có mật khẩu"),
    "a workbook": (lambda: _zip({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}), "tệp Excel"),
    "OpenDocument": (lambda: _zip({"mimetype": b"application/vnd.oasis.opendocument.text"}), ".odt"),
    "Strict Open XML": (_strict, "Strict Open XML"),
    "a document of nothing": (lambda: changed(GOOD, {"word/document.xml": b"<a/>"}), "không phải là văn bản Word"),
    "a package that leads nowhere": (_without_start, "không phải là văn bản Word"),
    ".docm": (lambda: _typed("application/vnd.ms-word.document.macroEnabled.main+xml"), "macro"),
    ".dotm": (lambda: _typed("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"), "macro"),
    "a hidden macro": (lambda: changed(GOOD, {"word/vbaProject.bin": b"x"}), "macro"),
    "a zip bomb": (_bomb, "quá lớn khi mở ra"),
    "an XML bomb": (_xml_bomb, "DOCTYPE"),
    "two parts of one name": (lambda: changed(GOOD, {"word/Document.xml": b"<x/>"}), "không phải là văn bản Word"),
    "a picture missing": (_without_picture, "thiếu hình “media/anh.png”"),
    "a relation missing": (_without_relation, "thiếu hình hoặc phần"),
    "a header missing": (_without_header, "thiếu đầu trang “header1.xml”"),
    "a remote picture": (lambda: _related("image", "https://vi.du/a.png", outside=True), "lấy hình từ nơi khác"),
    "a remote header": (lambda: _related("header", "file:///c:/a.xml", outside=True), "lấy đầu trang từ nơi khác"),
    "a frame": (lambda: _related("frame", "https://vi.du/a.docx", outside=True), "khung chứa tệp khác"),
    "a remote font": (lambda: _related("font", r"\\may\a.odttf", outside=True, owner="word/fontTable.xml"), "nơi khác"),
    "OLE": (lambda: _related("oleObject", "embeddings/a.bin"), "đối tượng nhúng (OLE)"),
    "OLE by link": (lambda: _related("oleObject", "file:///c:/a.xlsx", outside=True), "đối tượng nhúng (OLE)"),
    "ActiveX": (lambda: _related("control", "activeX/a.xml"), "ActiveX"),
    "another file within": (lambda: _related("aFChunk", "a.html"), "altChunk"),
    "DDE": (lambda: _field(r'DDEAUTO c:\\windows\\cmd.exe "/k calc"'), "đoạn 1 “Đây:x”: mã trường {DDEAUTO}"),
    "INCLUDETEXT": (lambda: _field(r'INCLUDETEXT "\\\\may\\a.docx"'), "mã trường {INCLUDETEXT}"),
    "INCLUDEPICTURE": (lambda: _field('INCLUDEPICTURE "https://vi.du/a.png"'), "mã trường {INCLUDEPICTURE}"),
    "LINK": (lambda: _field(r"LINK Excel.Sheet.8 a.xlsx"), "mã trường {LINK}"),
    "a tag in a field": (lambda: _field("IF {{ subject }} = 1"), "chứa thẻ"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_not_an_honest_word_document_is_refused(name: str) -> None:
    make, told = FILES[name]
    assert told in problem(make()).message_vi


@pytest.mark.parametrize("start", range(60, 120, 7))
def test_a_file_with_a_flipped_byte_is_rendered_or_refused(start: int) -> None:
    for place in range(start, len(GOOD), 2003):
        broken = bytearray(GOOD)
        broken[place] ^= 0xFF
        with contextlib.suppress(TemplateProblem):
            render(bytes(broken), CONTEXT)


def test_the_template_of_a_template_is_taken_and_makes_a_document() -> None:
    dotx = _typed("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml")
    made_of_it = render(dotx, CONTEXT)
    assert texts(made_of_it) == ["Trích yếu"]
    assert b"template.main+xml" not in unpack(made_of_it)["[Content_Types].xml"]


def test_a_link_to_an_office_template_is_dropped() -> None:
    attached = _related("attachedTemplate", "file:///c:/mau/Normal.dotm", outside=True, owner="word/settings.xml")
    attached = edited(
        attached,
        "</w:settings>",
        f'<w:attachedTemplate xmlns:r="{_REL}" r:id="rId900"/></w:settings>',
        "word/settings.xml",
    )
    parts = unpack(render(attached, CONTEXT))
    assert not [name for name, part in parts.items() if b"attachedTemplate" in part]


def test_a_link_that_a_reader_must_click_stays() -> None:
    parts = unpack(render(_related("hyperlink", "https://chinhphu.vn/", outside=True), CONTEXT))
    assert b"https://chinhphu.vn/" in parts["word/_rels/document.xml.rels"]


def test_nothing_that_word_writes_by_itself_is_refused() -> None:
    # Fields of page numbers and dates, tables of contents and references within the text are harmless.
    for code in ("PAGE", "NUMPAGES", r"DATE \@ d/M/yyyy", r'TOC \o "1-3"', "REF muc_1", "SEQ Bảng"):
        assert texts(render(_field(code), CONTEXT))
