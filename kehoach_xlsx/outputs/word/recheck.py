"""The finished document is read again: whatever the template printed must be in it, and nothing must be cut.

An engine that works on XML as text can lose the rest of a document without a word, so no report leaves
unread. See TRAPS.md of the project, "Word".
"""

from collections.abc import Mapping, Sequence

from lxml import etree

from kehoach_xlsx.outputs.word.packing import DOCUMENT
from kehoach_xlsx.outputs.word.problems import TemplateProblem, W

_TAGS = ("{{", "{%", "{#")


def check(template: Mapping[str, bytes], document: Mapping[str, bytes], printed: Mapping[str, Sequence[str]]) -> None:
    """Compare the finished parts with the texts printed into each. Raises `TemplateProblem`."""
    for name, part in document.items():
        if name.startswith("word/") and name.endswith(".xml"):
            text = _text(name, part)
            _check_printed(name, text, printed.get(name, ()))
            _check_tags(name, text, printed.get(name, ()))
    if _ends_with_section(template[DOCUMENT]) and not _ends_with_section(document[DOCUMENT]):
        raise TemplateProblem(
            "Văn bản tạo ra bị cắt ở cuối; kiểm tra các thẻ {% … %} trong mẫu.",
            "The document is cut short; check the {% … %} tags of the template.",
        )


def _text(name: str, part: bytes) -> str:
    try:
        root = etree.fromstring(part)
    except etree.XMLSyntaxError as error:
        raise TemplateProblem(
            f"Phần {name} của văn bản tạo ra không đọc lại được ({error}); kiểm tra các thẻ trong mẫu.",
            f"Part {name} of the document cannot be read again ({error}); check the tags of the template.",
        ) from error
    pieces = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}p": "\n"}
    return "".join((node.text or "") if node.tag == f"{W}t" else pieces.get(str(node.tag), "") for node in root.iter())


def _check_printed(name: str, text: str, printed: Sequence[str]) -> None:
    # Values stand in the order in which they were printed, so one pass over the text finds them all.
    position = 0
    for value in printed:
        found = text.find(value, position)
        if found < 0 and value not in text:
            shown = value[:80]
            raise TemplateProblem(
                f"Nội dung “{shown}” bị mất khi ghi vào {name}; kiểm tra đoạn của mẫu in nội dung này.",
                f"The text “{shown}” was lost in {name}; check the paragraph of the template that prints it.",
            )
        position = found + len(value) if found >= 0 else position


def _check_tags(name: str, text: str, printed: Sequence[str]) -> None:
    for tag in _TAGS:
        if text.count(tag) > sum(value.count(tag) for value in printed):
            raise TemplateProblem(
                f"Trong {name} còn thẻ “{tag}” chưa được thay; thẻ chỉ dùng ở thân, đầu trang, chân trang.",
                f"A tag “{tag}” was left in {name}; tags work in the body, headers and footers only.",
            )


def _ends_with_section(part: bytes) -> bool:
    body = etree.fromstring(part).find(f"{W}body")
    return body is not None and len(body) > 0 and body[-1].tag == f"{W}sectPr"
