"""Before a template is rendered: is it a Word document, and does no text stand where it would be lost?"""

import re
import zipfile

from lxml import etree

from kehoach_xlsx.outputs.word.packing import DOCUMENT, unpack
from kehoach_xlsx.outputs.word.problems import TemplateProblem, W, place_of

# docxtpl puts the command in the place of the whole paragraph, cell or row in which it stands.
_SWALLOWERS = {
    "p": ("p", "đoạn", "paragraph"),
    "tc": ("tc", "ô", "cell"),
    "tr": ("tr", "dòng bảng", "table row"),
}


def template_parts(template: bytes) -> dict[str, bytes]:
    """Return the parts of a template. Raises `TemplateProblem` where it is unreadable or would lose text."""
    try:
        parts = unpack(template)
        root = etree.fromstring(parts[DOCUMENT])
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, NotImplementedError, RuntimeError) as error:
        raise TemplateProblem(
            "Tệp mẫu không phải là văn bản Word (.docx) đọc được; mở tệp trong Word và lưu lại dạng .docx.",
            "The template is no readable Word document (.docx); open it in Word and save it as .docx.",
        ) from error
    for mark in _SWALLOWERS:
        _check_alone(parts[DOCUMENT], root, mark)
    return parts


def _check_alone(document: bytes, root: etree._Element, mark: str) -> None:
    """A command such as {%p … %} stands alone: what stands beside it would vanish from the report."""
    element, vi, en = _SWALLOWERS[mark]
    command = re.compile(rf"\{{[%#]{mark}\s.*?[%#]\}}")
    for node in root.iter(f"{W}{element}"):
        text = "".join(t.text or "" for t in node.iter(f"{W}t"))
        if command.search(text) and command.sub("", text).strip():
            place_vi, place_en = place_of(DOCUMENT, document, text, "")
            raise TemplateProblem(
                f"Mẫu Word, {place_vi}: lệnh {{%{mark} … %}} phải đứng riêng một {vi}; đưa chữ ra ngoài.",
                f"Word template, {place_en}: a {{%{mark} … %}} command needs its own {en}; move the text.",
            )
