"""What a part of a .docx is, in words that an officer knows."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kehoach_xlsx.model.wording import Wording

_WORDS: Final[Mapping[str, Wording]] = MappingProxyType(
    {
        "": Wording("tệp", "the package"),
        "word/document.xml": Wording("Nội dung văn bản", "The text"),
        "word/styles.xml": Wording("Kiểu trình bày", "The styles"),
        "word/settings.xml": Wording("Thiết lập văn bản", "The settings"),
        "word/numbering.xml": Wording("Cách đánh số", "The numbering"),
        "word/fontTable.xml": Wording("Danh mục phông chữ", "The table of fonts"),
        "word/footnotes.xml": Wording("Chú thích cuối trang", "The footnotes"),
        "word/endnotes.xml": Wording("Chú thích cuối văn bản", "The endnotes"),
        "word/comments.xml": Wording("Nhận xét", "The comments"),
        "docProps/core.xml": Wording("Thuộc tính của tệp", "The properties of the file"),
        "docProps/app.xml": Wording("Thuộc tính của tệp", "The properties of the file"),
    }
)
_KINDS: Final = (
    (re.compile(r"word/header\d*\.xml"), Wording("Đầu trang", "A header")),
    (re.compile(r"word/footer\d*\.xml"), Wording("Chân trang", "A footer")),
    (re.compile(r"word/theme/.+"), Wording("Chủ đề", "The theme")),
    (re.compile(r"word/media/.+"), Wording("Hình ảnh", "A picture")),
    (re.compile(r"word/charts/.+"), Wording("Biểu đồ", "A chart")),
    (re.compile(r"word/embeddings/.+"), Wording("Tệp nhúng", "An embedded file")),
    (re.compile(r".*_rels/.*\.rels"), Wording("Danh mục liên kết", "The relationships")),
)
_OTHER: Final = Wording("Phần", "Part")


def part_words(part: str) -> Wording:
    """Return a part in words with its name behind them: "Đầu trang (word/header1.xml)"; "" is the package itself."""
    if not part:
        return _WORDS[part]
    words = _WORDS.get(part) or next((w for pattern, w in _KINDS if pattern.fullmatch(part)), None)
    if words is None:
        return Wording(f"{_OTHER.vi} {part}", f"{_OTHER.en} {part}")
    return Wording(f"{words.vi} ({part})", f"{words.en} ({part})")
