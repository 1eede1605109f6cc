"""The layout of our templates: what was chosen within the profile of Nghị định 30/2020/NĐ-CP (`decree.nd30`).

Weight, slope and alignment are the profile's own, which `kxl form-check` measures by; a new decree is a new profile and
a new `WordForm`; no code knows a measure by itself. Lengths are in millimetres, sizes in
points. Where the decree leaves a range, the value was chosen so that sizes rise together (footnote 1 of
Mục V): 13 for Quốc hiệu, 14 for Tiêu ngữ, date and body.
"""

from dataclasses import dataclass

from kehoach_xlsx.decree.nd30 import ND30 as PROFILE
from kehoach_xlsx.decree.profile import Align


@dataclass(frozen=True, kw_only=True, slots=True)
class PageForm:
    """Paper and margins in millimetres; `header_mm` is the distance of the page number from the edge."""

    width_mm: int
    height_mm: int
    top_mm: int
    bottom_mm: int
    left_mm: int
    right_mm: int
    header_mm: int

    @property
    def text_mm(self) -> int:
        """The length of a line of a portrait page."""
        return self.width_mm - self.left_mm - self.right_mm

    @property
    def landscape_text_mm(self) -> int:
        """The length of a line of a landscape page."""
        return self.height_mm - self.left_mm - self.right_mm


@dataclass(frozen=True, kw_only=True, slots=True)
class TextForm:
    """One component of the document, which becomes one paragraph style of the template.

    `name` is the style's name as a user of Word sees it; spaces before and after are in points,
    indents in millimetres, `line` in lines (1 is single spacing).
    """

    name: str
    size: float
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    before: float = 0
    after: float = 0
    first_line_mm: float = 0
    left_mm: float = 0
    line: float = 1
    keep_next: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleForm:
    """Lengths in millimetres of the solid rules under the components of the head.

    A rule under an agency or a trích yếu is between 1/3 and 1/2 of its last line; short lines have their own.
    """

    motto_mm: float
    issuer_mm: float
    issuer_short_mm: float
    subject_mm: float
    subject_short_mm: float


@dataclass(frozen=True, kw_only=True, slots=True)
class WordForm:
    """A whole layout: paper, font, rules, and the components by their identifier."""

    source: str
    page: PageForm
    font: str
    language: str
    issuer_column_mm: float
    rules: RuleForm
    texts: dict[str, TextForm]


def _component(key: str, *, name: str, size: float, align: Align | None = None, **spacing: float) -> TextForm:
    """A component as the decree has it: its weight, slope and, unless one is given, its alignment.

    Raises ValueError where the decree does not allow the size.
    """
    wanted = PROFILE.components[key]
    if not wanted.sizes.holds(size):
        raise ValueError(f"{key}: {size} pt is not within {wanted.article}")
    return TextForm(
        name=name,
        size=size,
        bold=bool(wanted.bold),
        italic=bool(wanted.italic),
        align=align or wanted.align[0],
        **spacing,  # type: ignore[arg-type] # spaces and indents; the one flag among them is a number too
    )


def _margin(side: str, chosen: int) -> int:
    """A margin within the decree's range. Raises ValueError where it is not."""
    if not PROFILE.margins[side].span.holds(chosen):
        raise ValueError(f"{side}: {chosen} mm is not within {PROFILE.margins[side].article}")
    return chosen


_INDENT = 12.7  # Mục II.5.b: the first line is indented 1 cm or 1.27 cm

TEXTS = {
    # Mục II.1: Quốc hiệu 12–13 bold capitals; Tiêu ngữ 13–14 bold, with a rule as long as the line.
    "nation": _component("nation", name="BC Quốc hiệu", size=13),
    "motto": _component("motto", name="BC Tiêu ngữ", size=14),
    # Mục II.2: the parent agency 12–13 upright, the issuing agency 12–13 bold, both capitals.
    "parent": _component("parent", name="BC Cơ quan chủ quản", size=13),
    "issuer": _component("issuer", name="BC Cơ quan ban hành", size=13),
    # Mục II.3: "Số:" 13 upright. Mục II.4: place and date 13–14 italic, under Tiêu ngữ.
    "number": _component("number", name="BC Số, ký hiệu", size=13, before=4),
    "place_date": _component("place_date", name="BC Địa danh, thời gian", size=14, before=4),
    # Mục II.5.b (box 5b): "V/v …" of a letter stands under its number, 12–13 upright, 6 pt apart.
    "letter_subject": _component("letter_subject", name="BC Trích yếu công văn", size=13, before=6),
    # By practice: a draft says so under its number.
    "draft_mark": TextForm(name="BC Dự thảo", size=13, bold=True, align="center", before=6),
    # Mục II.5: the name of the type in capitals and the trích yếu under it, 13–14 bold.
    "type_name": _component("type_name", name="BC Tên loại văn bản", size=14, before=14),
    "subject": _component("subject", name="BC Trích yếu", size=14),
    "rule": TextForm(name="BC Đường kẻ", size=4, before=2),
    # Mục II.9.a: "Kính gửi" 13–14 upright; several addressees one per line.
    "addressee": _component("addressee", name="BC Kính gửi", size=14, align="center", before=12),
    "addressees": TextForm(name="BC Kính gửi nhiều nơi", size=14, left_mm=40, before=12),
    "addressees_line": TextForm(name="BC Kính gửi từng nơi", size=14, left_mm=52),
    # Mục II.5.b: body 13–14, justified, at least 6 pt between paragraphs, single to 1.5 line spacing.
    "body": _component("body", name="BC Nội dung", size=14, after=6, first_line_mm=_INDENT, line=1.1),
    "opening": TextForm(
        name="BC Mở đầu", size=14, align="both", before=12, after=6, first_line_mm=_INDENT, line=1.1
    ),
    "closing": TextForm(
        name="BC Kết thúc", size=14, align="both", after=12, first_line_mm=_INDENT, line=1.1, keep_next=True
    ),
    # Mục II.5.c: phần, mục with title on one line, capitals for "I.", 13–14 bold.
    "part": _component(
        "part", name="BC Đề mục I", size=14, align="both", before=6, after=6, first_line_mm=_INDENT, keep_next=True
    ),
    "item": TextForm(
        name="BC Đề mục 1", size=14, bold=True, align="both", after=6, first_line_mm=_INDENT, line=1.1,
        keep_next=True,
    ),
    # Mục II.9.b: "Nơi nhận:" 12 bold italic, the recipients 11 upright.
    "recipients_label": _component("recipients_label", name="BC Nơi nhận", size=12, keep_next=True),
    "recipients": _component("recipients", name="BC Nơi nhận từng nơi", size=11, keep_next=True),
    # Mục II.7: authority and title in capitals 13–14 bold; the name 13–14 bold.
    "authority": _component("authority", name="BC Quyền hạn, chức vụ", size=14, keep_next=True),
    "signature": TextForm(name="BC Chỗ ký, đóng dấu", size=14, align="center", before=72, keep_next=True),
    "signatory": _component("signatory", name="BC Họ tên người ký", size=14, keep_next=True),
    # Mục III.1: "Phụ lục" 14 bold; its title 13–14 bold capitals; "(Kèm theo …)" 13–14 italic; all centred.
    "appendix_label": _component("appendix_label", name="BC Phụ lục", size=14, keep_next=True),
    "appendix_title": _component("appendix_title", name="BC Tên phụ lục", size=14, keep_next=True),
    "appendix_note": _component("appendix_note", name="BC Kèm theo", size=14, after=10, keep_next=True),
    # Tables in appendices are set in 11 pt by practice; the decree gives no size for them.
    "head": TextForm(name="BC Bảng - tiêu đề", size=11, bold=True, align="center", before=2, after=2),
    "cell": TextForm(name="BC Bảng - chữ", size=11, before=2, after=2),
    "cell_center": TextForm(name="BC Bảng - giữa", size=11, align="center", before=2, after=2),
    "cell_right": TextForm(name="BC Bảng - số", size=11, align="right", before=2, after=2),
    "cell_right_bold": TextForm(
        name="BC Bảng - số đậm", size=11, bold=True, align="right", before=2, after=2
    ),
    "group_number": TextForm(
        name="BC Bảng - số nhóm", size=11, bold=True, align="center", before=2, after=2, keep_next=True
    ),
    "group": TextForm(name="BC Bảng - tên nhóm", size=11, bold=True, before=2, after=2, keep_next=True),
    "cell_part": TextForm(name="BC Bảng - trong đó", size=11, italic=True, left_mm=5, before=2, after=2),
    # A chart, at the width of the text; the decree knows none.
    "figure": TextForm(name="BC Biểu đồ", size=14, align="center", before=6, after=6),
    # Mục II.1.c of Phần I: the page number 13–14 upright, centred in the top margin.
    "page_number": _component("page_number", name="BC Số trang", size=14),
    # A twip high: under a table that fills its page to the line, anything higher would start another page.
    "break": TextForm(name="BC Ngắt phần", size=1, line=0.05),
}  # fmt: skip

ND30 = WordForm(
    source="Nghị định 30/2020/NĐ-CP, Phụ lục I",
    # Phần I Mục I: A4; top and bottom 20–25, left 30–35, right 15–20.
    page=PageForm(
        width_mm=210,
        height_mm=297,
        top_mm=_margin("top", 20),
        bottom_mm=_margin("bottom", 20),
        left_mm=_margin("left", 30),
        right_mm=_margin("right", 20),
        header_mm=10,
    ),
    font=PROFILE.font,  # Phần I Mục I.4: Times New Roman, Unicode TCVN 6909:2001, black
    language="vi-VN",
    issuer_column_mm=61,
    rules=RuleForm(motto_mm=61, issuer_mm=22, issuer_short_mm=14, subject_mm=48, subject_short_mm=28),
    texts=TEXTS,
)
