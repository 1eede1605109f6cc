"""Nghị định 30/2020/NĐ-CP of 5 March 2020, Phụ lục I, as a profile. In force; a new decree is a new module beside.

The number of a box ("ô số") is that of the layout plan in Mục IV of the appendix, where the decree puts components.
"""

from typing import Final

from kehoach_xlsx.decree.profile import Align, Case, Component, Measure, Profile, RuleLine, Span
from kehoach_xlsx.model.wording import Wording

_SMALL, _LARGE = Span(12, 13), Span(13, 14)
_CENTER: tuple[Align, ...] = ("center",)


def _at(place: str) -> str:
    return f"NĐ 30/2020/NĐ-CP, Phụ lục I, {place}"


def _component(
    vi: str,
    en: str,
    place: str,
    sizes: Span,
    *,
    bold: bool | None = None,
    italic: bool | None = None,
    case: Case | None = None,
    align: tuple[Align, ...] = (),
) -> Component:
    return Component(
        name=Wording(vi, en), article=_at(place), sizes=sizes, bold=bold, italic=italic, case=case, align=align
    )


_HEAD = {
    "nation": _component("Quốc hiệu", "National title", "Mục II.1, ô số 1", _SMALL, bold=True, italic=False, case="upper", align=_CENTER),
    "motto": _component("Tiêu ngữ", "Motto", "Mục II.1, ô số 1", _LARGE, bold=True, italic=False, case="sentence", align=_CENTER),
    "parent": _component("Tên cơ quan chủ quản", "Parent agency", "Mục II.2, ô số 2", _SMALL, bold=False, italic=False, case="upper", align=_CENTER),
    "issuer": _component("Tên cơ quan ban hành", "Issuing agency", "Mục II.2, ô số 2", _SMALL, bold=True, italic=False, case="upper", align=_CENTER),
    "number": _component("Số, ký hiệu", "Number and symbol", "Mục II.3, ô số 3", Span(13, 13), bold=False, italic=False, align=_CENTER),
    "place_date": _component("Địa danh, thời gian", "Place and date", "Mục II.4, ô số 4", _LARGE, bold=False, italic=True, case="sentence", align=_CENTER),
    "type_name": _component("Tên loại văn bản", "Type of the document", "Mục II.5, ô số 5a", _LARGE, bold=True, italic=False, case="upper", align=_CENTER),
    "subject": _component("Trích yếu", "Subject", "Mục II.5, ô số 5a", _LARGE, bold=True, italic=False, case="sentence", align=_CENTER),
    "letter_subject": _component("Trích yếu công văn", "Subject of a letter", "Mục II.5, ô số 5b", _SMALL, bold=False, italic=False, case="sentence", align=_CENTER),
}  # fmt: skip
_TEXT = {
    "addressee": _component("Kính gửi", "Addressee", "Mục II.9, ô số 9a", _LARGE, bold=False, italic=False, case="sentence"),
    "basis": _component("Căn cứ", "Legal basis", "Mục II.6, ô số 6", _LARGE, bold=False, italic=True, case="sentence", align=("both",)),
    "part": _component("Đề mục I, II, III", "Heading I, II, III", "Mục II.6, ô số 6", _LARGE, bold=True, italic=False, case="upper"),
    "body": _component("Nội dung", "Body", "Mục II.6, ô số 6", _LARGE, align=("both",)),
}  # fmt: skip
_END = {
    "authority": _component("Quyền hạn, chức vụ người ký", "Authority and title", "Mục II.7, ô số 7a", _LARGE, bold=True, italic=False, case="upper", align=_CENTER),
    "signatory": _component("Họ tên người ký", "Name of the signatory", "Mục II.7, ô số 7b", _LARGE, bold=True, italic=False, case="sentence", align=_CENTER),
    "recipients_label": _component("Từ “Nơi nhận”", "The words “Nơi nhận”", "Mục II.9, ô số 9b", Span(12, 12), bold=True, italic=True, case="sentence", align=("left", "both")),
    "recipients": _component("Danh sách nơi nhận", "List of recipients", "Mục II.9, ô số 9b", Span(11, 11), bold=False, italic=False, case="sentence", align=("left", "both")),
    "appendix_label": _component("Từ “Phụ lục”", "The word “Phụ lục”", "Mục III.1", Span(14, 14), bold=True, italic=False, case="sentence", align=_CENTER),
    "appendix_title": _component("Tên phụ lục", "Title of an appendix", "Mục III.1", _LARGE, bold=True, italic=False, case="upper", align=_CENTER),
    "appendix_note": _component("Dòng “Kèm theo”", "The line “Kèm theo”", "Mục III.1", _LARGE, bold=False, italic=True, case="sentence", align=_CENTER),
    "page_number": _component("Số trang", "Page number", "Mục I.7", _LARGE, italic=False, align=_CENTER),
}  # fmt: skip

ND30: Final = Profile(
    name="Nghị định 30/2020/NĐ-CP, Phụ lục I",
    font="Times New Roman",
    font_article=_at("Mục I.4"),
    paper=(
        Measure(span=Span(210, 210), article=_at("Mục I.1")),
        Measure(span=Span(297, 297), article=_at("Mục I.1")),
    ),
    margins={
        "top": Measure(span=Span(20, 25), article=_at("Mục I.3")),
        "bottom": Measure(span=Span(20, 25), article=_at("Mục I.3")),
        "left": Measure(span=Span(30, 35), article=_at("Mục I.3")),
        "right": Measure(span=Span(15, 20), article=_at("Mục I.3")),
    },
    page_number_article=_at("Mục I.7"),
    first_lines=(10, 12.7),
    first_line_article=_at("Mục II.6"),
    gap=Measure(span=Span(6, 100), article=_at("Mục II.6")),
    line=Measure(span=Span(1, 1.5), article=_at("Mục II.6")),
    families=((12, 13, 13), (13, 14, 14)),
    family_article=_at("Mục V, ghi chú 1"),
    components={**_HEAD, **_TEXT, **_END},
    rules=(
        RuleLine(under="motto", share=Span(1, 1), article=_at("Mục II.1, ô số 1")),
        RuleLine(under="issuer", share=Span(1 / 3, 1 / 2), article=_at("Mục II.2, ô số 2")),
        RuleLine(under="subject", share=Span(1 / 3, 1 / 2), article=_at("Mục II.5, ô số 5a")),
    ),
)


def article(place: str) -> str:
    """Return how a place of Phụ lục I is cited in findings.

    >>> article("Mục II.3")
    'NĐ 30/2020/NĐ-CP, Phụ lục I, Mục II.3'
    """
    return _at(place)
