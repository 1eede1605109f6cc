"""Single slips made to a good document: what was done, how, and the one code that must be found."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .good import (
    CENTER,
    GOOD,
    ITALIC,
    LEFT,
    NOTE,
    SIZE_11,
    SIZE_12,
    SIZE_13,
    UNDER,
    B,
    Parts,
    docx,
    drawn,
    p,
    run,
    styled,
)


@dataclass(frozen=True, kw_only=True)
class Deed:
    """One slip: `old` of a part becomes `new`, `times` says how often it stands there."""

    code: str
    what: str
    old: str
    new: str
    part: str = "body"
    times: int = 1

    def done(self, good: Parts = GOOD) -> bytes:
        """Return the document with the slip."""
        text = getattr(good, self.part)
        assert text.count(self.old) == self.times, (self.what, text.count(self.old))
        return docx(replace(good, **{self.part: text.replace(self.old, self.new)}))

    def __str__(self) -> str:
        return f"{self.code} {self.what}"


def _rpr(look: str) -> str:
    return f"<w:rPr>{look}</w:rPr><w:t>"


def said(code: str, old: str, new: str, what: str = "") -> Deed:
    """The words become others."""
    return Deed(code=code, what=what or f"{old} → {new}", old=old, new=new)


def without(code: str, text: str, was: tuple[str, str], what: str) -> Deed:
    """A paragraph is gone."""
    return Deed(code=code, what=what, old=styled(p(text, *was)), new="")


def looks(code: str, text: str, was: tuple[str, str], now: tuple[str, str], what: str) -> Deed:
    """A paragraph gets another shape or look: (shape, look)."""
    return Deed(code=code, what=what, old=styled(p(text, *was)), new=styled(p(text, *now)))


_PAGE = '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567"/><w:titlePg/>'
_MAIN_PAPER = '<w:pgSz w:w="11906" w:h="16838"/>'
_SUBJECT = "Kết quả phổ biến, giáo dục pháp luật năm 2024"
_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_DATE = "Hòa An, ngày 06 tháng 02 năm 2025"
_PLAIN = "Đề nghị Bộ Tư pháp cấp thêm sách song ngữ."
_CLOSING = "Trên đây là báo cáo của Sở Tư pháp tỉnh Hòa An./."
_KEEP = "<w:keepNext/>"
_ROOM = '<w:spacing w:before="1440" w:after="0"/><w:ind w:firstLine="0"/><w:jc w:val="center"/>'
_TITLE_SPACE = '<w:spacing w:before="240" w:after="0"/><w:ind w:firstLine="0"/><w:jc w:val="center"/>'
_RULE_ENDS = '<w:ind w:left="924" w:right="924" w:firstLine="0"/>'
_GAP = '<w:spacing w:after="120" w:line="264" w:lineRule="auto"/>'
_WIDE = CENTER.replace('w:after="0"', 'w:after="0" w:line="360" w:lineRule="auto"')
_SLANTED = SIZE_12 + ITALIC
_TWO = "<w:r><w:t>2"
_POINT_DD, _POINT_E = "đ) Trại giam mở 02 lớp cho phạm nhân.", "e) Các hội, đoàn thể mở 09 lớp."
_LAST_TITLE = "DANH MỤC SÁCH HỎI ĐÁP ĐÃ PHÁT HÀNH"
_LETTER_SUBJECT = styled(p("V/v báo cáo kết quả năm 2024", UNDER, SIZE_12))
_CLOSE = _LETTER_SUBJECT.replace(UNDER, CENTER)
_NUMBER_FIELD = "<w:r><w:instrText> PAGE </w:instrText></w:r>"

PAGES = (
    Deed(code="KH602", what="Letter paper", old=_MAIN_PAPER, new='<w:pgSz w:w="12240" w:h="15840"/>'),
    Deed(
        code="KH603",
        what="the main text across the page",
        old=_MAIN_PAPER,
        new='<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
    ),
    Deed(code="KH604", what="left margin 25 mm", old=_PAGE, new=_PAGE.replace("1701", "1417")),
    Deed(code="KH604", what="top margin 30 mm", old=_PAGE, new=_PAGE.replace('top="1134"', 'top="1701"')),
    Deed(
        code="KH604",
        what="right margin 30 mm in an appendix",
        old='<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567"/>'
        '<w:pgNumType w:start="1"/></w:sectPr></w:pPr>',
        new='<w:pgMar w:top="1134" w:right="1701" w:bottom="1134" w:left="1701" w:header="567" w:footer="567"/>'
        '<w:pgNumType w:start="1"/></w:sectPr></w:pPr>',
    ),
    looks("KH605", _PLAIN, ("", ""), ("", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'), "one sentence in Arial"),
    looks("KH605", _PLAIN, ("", ""), ("", '<w:rFonts w:hAnsi="Arial"/>'), "letters with accents in Arial"),
    looks(
        "KH605", _PLAIN, ("", ""), ("", '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'), "theme font"
    ),
    Deed(
        code="KH605",
        what="a cell of an appendix without the style",
        old=styled(p("Loại thứ nhất của I", LEFT, SIZE_11)),
        new=p("Loại thứ nhất của I", LEFT, SIZE_11),
    ),
    looks("KH606", _PLAIN, ("", ""), ("", '<w:color w:val="FF0000"/>'), "a sentence in red"),
    Deed(code="KH607", what="no page number", part="header", old=_NUMBER_FIELD, new=""),
    Deed(code="KH608", what="page number at the right", part="header", old='w:val="center"', new='w:val="right"'),
    Deed(
        code="KH609",
        what="page number 11 pt",
        part="header",
        old="<w:r><w:t>2",
        new=f"<w:r><w:rPr>{SIZE_11}</w:rPr><w:t>2",
    ),
    Deed(
        code="KH609",
        what="page number italic",
        part="header",
        old="<w:r><w:t>2",
        new=f"<w:r><w:rPr>{ITALIC}</w:rPr><w:t>2",
    ),
    Deed(
        code="KH609",
        what="Roman page numbers",
        old="<w:titlePg/>",
        new='<w:pgNumType w:fmt="lowerRoman"/><w:titlePg/>',
    ),
    Deed(code="KH610", what="page number on page 1", old="<w:titlePg/>", new=""),
)
HEADS = (
    without("KH611", _MOTTO, (CENTER, B), "no motto"),
    without("KH611", _DATE, (CENTER, ITALIC), "no place and date"),
    without("KH611", "Số: 05/BC-STP", (CENTER, SIZE_13), "no number"),
    said("KH613", _MOTTO, "Độc lập – Tự do – Hạnh phúc", "long dashes in the motto"),
    said("KH613", _MOTTO, "Độc lập-Tự do-Hạnh phúc", "no spaces in the motto"),
    said("KH612", _NATION, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAN", "a slip in the national title"),
    looks("KH614", _NATION, (CENTER, SIZE_13 + B), (CENTER, SIZE_11 + B), "national title 11 pt"),
    looks("KH614", "UBND TỈNH HÒA AN", (CENTER, SIZE_13), (CENTER, '<w:sz w:val="32"/>'), "parent agency 16 pt"),
    looks("KH614", _MOTTO, (CENTER, B), (CENTER, SIZE_12 + B), "motto 12 pt"),
    looks("KH614", "BÁO CÁO", (_TITLE_SPACE, B), (_TITLE_SPACE, B + '<w:sz w:val="32"/>'), "type 16 pt"),
    looks("KH614", "Số: 05/BC-STP", (CENTER, SIZE_13), (CENTER, '<w:sz w:val="28"/>'), "number 14 pt"),
    looks("KH614", _PLAIN, ("", ""), ("", SIZE_12), "a sentence 12 pt"),
    looks("KH614", "- Như trên;", (LEFT, SIZE_11), (LEFT, SIZE_12), "a recipient 12 pt"),
    looks("KH614", "Nơi nhận:", (LEFT, SIZE_12 + B + ITALIC), (LEFT, SIZE_13 + B + ITALIC), "Nơi nhận 13 pt"),
    looks("KH614", "Phụ lục I", (CENTER, B), (CENTER, SIZE_13 + B), "Phụ lục 13 pt"),
    looks("KH615", _MOTTO, (CENTER, B), (CENTER, ""), "motto not bold"),
    looks("KH615", "UBND TỈNH HÒA AN", (CENTER, SIZE_13), (CENTER, SIZE_13 + B), "parent agency bold"),
    looks("KH615", "I. TÌNH HÌNH CHUNG", (_KEEP, B), (_KEEP, ""), "heading I. not bold"),
    looks("KH615", "KT. GIÁM ĐỐC", (CENTER, B), (CENTER, ""), "authority not bold"),
    looks("KH615", "Nơi nhận:", (LEFT, SIZE_12 + B + ITALIC), (LEFT, SIZE_12 + ITALIC), "Nơi nhận not bold"),
    looks("KH615", _MOTTO, (CENTER, B), (CENTER, '<w:b w:val="0"/>'), "motto bold switched off"),
    looks("KH616", _DATE, (CENTER, ITALIC), (CENTER, ""), "date upright"),
    looks("KH616", "Số: 05/BC-STP", (CENTER, SIZE_13), (CENTER, SIZE_13 + ITALIC), "number italic"),
    looks("KH616", "Căn cứ Luật Phổ biến, giáo dục pháp luật;", ("", ITALIC), ("", ""), "legal basis upright"),
    looks("KH616", _PLAIN, ("", ""), ("", ITALIC), "a sentence italic"),
    looks("KH616", "Nơi nhận:", (LEFT, SIZE_12 + B + ITALIC), (LEFT, SIZE_12 + B), "Nơi nhận upright"),
    said("KH617", "BÁO CÁO</w:t>", "Báo cáo</w:t>", "type in lower case"),
    said("KH617", "II. KẾT QUẢ THỰC HIỆN", "II. Kết quả thực hiện", "heading II. in lower case"),
    said("KH617", _SUBJECT, _SUBJECT.upper(), "subject in capitals"),
    said("KH617", "Hà Thị Lan", "HÀ THỊ LAN", "name in capitals"),
    said("KH617", "Phụ lục II</w:t>", "PHỤ LỤC II</w:t>", "Phụ lục in capitals"),
    said("KH617", "DANH MỤC TỜ GẤP ĐÃ PHÁT HÀNH", "Danh mục tờ gấp đã phát hành", "title of appendix in lower case"),
    looks("KH618", _MOTTO, (CENTER, B), (LEFT, B), "motto at the left"),
    looks("KH618", _DATE, (CENTER, ITALIC), (CENTER.replace("center", "right"), ITALIC), "date at the right"),
    looks("KH618", "PHÓ GIÁM ĐỐC", (CENTER, B), (LEFT, B), "title of the signer at the left"),
    Deed(
        code="KH618",
        what="text at the left, not justified",
        part="styles",
        old='<w:jc w:val="both"/>',
        new='<w:jc w:val="left"/>',
    ),
    looks("KH619", _MOTTO, (CENTER, B), (CENTER, SIZE_13 + B), "sizes 13, 13, 14"),
    looks("KH619", _PLAIN, ("", ""), ("", SIZE_13), "a sentence 13 pt among 14"),
    Deed(code="KH620", what="no rule under the agency", old=drawn(14), new=""),
    Deed(code="KH620", what="no rule under the subject", old=drawn(45), new=""),
    Deed(code="KH620", what="no rule under the motto", old='<w:top w:val="single"', new='<w:top w:val="nil"'),
    Deed(code="KH621", what="rule under the agency over all its length", old=drawn(14), new=drawn(30)),
    Deed(code="KH621", what="rule under the subject 15 mm", old=drawn(45), new=drawn(15)),
    Deed(code="KH621", what="rule under the motto too short", old=_RULE_ENDS, new=_RULE_ENDS.replace("924", "1800")),
    Deed(code="KH622", what="broken rule under the motto", old='<w:top w:val="single"', new='<w:top w:val="dashed"'),
    Deed(
        code="KH622",
        what="underlined agency",
        old=styled(p("SỞ TƯ PHÁP", CENTER, SIZE_13 + B, drawn(14))),
        new=styled(p("SỞ TƯ PHÁP", CENTER, SIZE_13 + B + '<w:u w:val="single"/>')),
    ),
    said("KH623", "Số: 05/BC-STP", "Số: 5/BC-STP", "number not padded"),
    said("KH624", "Số: 05/BC-STP", "Số: 05/KH-STP", "symbol of another type"),
    said("KH624", "Số: 05/BC-STP", "Số: 05-BC/STP", "symbol as the Party writes it"),
    said("KH624", "Số: 05/BC-STP", "Số: 05 / BC - STP", "spaces in the symbol"),
    said("KH624", "Số: 05/BC-STP", "Số 05/BC-STP", "no colon after Số"),
    said("KH625", _DATE, "Hòa An, ngày 6 tháng 02 năm 2025", "day not padded"),
    said("KH625", _DATE, "Hòa An, ngày 06 tháng 2 năm 2025", "month not padded"),
    said("KH626", _DATE, "Hòa An ngày 06 tháng 02 năm 2025", "no comma after the place"),
    said("KH626", _DATE, "Hòa An, ngày 31 tháng 02 năm 2025", "a day that there is not"),
    said("KH629", "Kính gửi:</w:t>", "Kính gửi</w:t>", "no colon after Kính gửi"),
    said("KH629", "- Bộ Tư pháp;", "- Bộ Tư pháp.", "addressees not parted by a semicolon"),
)
TEXTS = (
    said("KH631", "giáo dục pháp luật;</w:t>", "giáo dục pháp luật,</w:t>", "comma after a legal basis"),
    said(
        "KH631", "của Ủy ban nhân dân tỉnh Hòa An.</w:t>", "của Ủy ban nhân dân tỉnh Hòa An;</w:t>", "last basis with ;"
    ),
    looks("KH632", _PLAIN, ("", ""), ('<w:ind w:firstLine="0"/>', ""), "no indent"),
    looks("KH632", _PLAIN, ("", ""), ('<w:ind w:firstLine="1134"/>', ""), "indent 2 cm"),
    looks("KH632", _PLAIN, ("", ""), ('<w:ind w:left="720" w:firstLine="0"/>', ""), "the whole paragraph indented"),
    looks("KH633", _PLAIN, ("", ""), ('<w:spacing w:after="40"/>', ""), "2 pt after a paragraph"),
    looks("KH634", _NATION, (CENTER, SIZE_13 + B), (_WIDE, SIZE_13 + B), "title and motto 1.5 lines apart"),
    looks("KH634", _PLAIN, ("", ""), ('<w:spacing w:line="480" w:lineRule="auto"/>', ""), "double spacing"),
    looks("KH634", _PLAIN, ("", ""), ('<w:spacing w:line="240" w:lineRule="exact"/>', ""), "lines 12 pt apart"),
    said("KH635", "2. Tài liệu", "3. Tài liệu", "1., 3."),
    said("KH635", "III. KIẾN NGHỊ", "IV. KIẾN NGHỊ", "I., II., IV."),
    said("KH635", "2. Tài liệu", "1. Tài liệu", "1., 1."),
    said("KH635", "c) Trường", "b) Trường", "a), b), b), d)"),
    Deed(
        code="KH636",
        what="đ left out",
        old=styled(p(_POINT_DD) + p(_POINT_E)),
        new=styled(p(_POINT_DD.replace("đ)", "e)")) + p(_POINT_E.replace("e)", "g)"))),
    ),
    said("KH636", "e) Các hội", "f) Các hội", "f) after đ)"),
    said("KH637", "b) Cấp xã", "b. Cấp xã", "b. for b)"),
    said("KH637", "I. TÌNH HÌNH", "I/ TÌNH HÌNH", "I/ for I."),
    said("KH637", "1. Tập huấn", "1) Tập huấn", "1) for 1."),
    said("KH638", "Hòa An./.", "Hòa An.", "no mark at the end"),
    said("KH639", "Hòa An./.", "Hòa An. /.", "a space in the mark"),
    said("KH639", "Hòa An./.", "Hòa An/.", "half a mark"),
    said("KH639", "song ngữ.", "song ngữ./.", "the mark twice"),
)
ENDS = (
    said("KH640", "KT. GIÁM ĐỐC", "KT.GIÁM ĐỐC", "no space after KT."),
    said("KH640", "KT. GIÁM ĐỐC", "K/T GIÁM ĐỐC", "K/T"),
    said("KH640", "KT. GIÁM ĐỐC", "KT GIÁM ĐỐC", "KT without its full stop"),
    without("KH640", "KT. GIÁM ĐỐC", (CENTER, B), "a deputy without KT."),
    said("KH641", "Hà Thị Lan", "ThS. Hà Thị Lan", "a master's degree"),
    said("KH641", "Hà Thị Lan", "PGS.TS Hà Thị Lan", "a professor's title"),
    said("KH642", "Hà Thị Lan", "", "no name"),
    Deed(code="KH643", what="KT. and no title", old=styled(p("PHÓ GIÁM ĐỐC", CENTER, B)), new=""),
    looks("KH644", "Hà Thị Lan", (_ROOM, B), (CENTER, B), "no room to sign"),
    looks("KH645", _CLOSING, (_KEEP, ""), ("", ""), "the last sentence not kept with the signature"),
    said("KH646", "- Phòng Nghiệp vụ 1;", "- Phòng Nghiệp vụ 1,", "a recipient with a comma"),
    said("KH646", "- Phòng Nghiệp vụ 1;", "Phòng Nghiệp vụ 1;", "a recipient without its dash"),
    said("KH646", "Nơi nhận:", "Nơi nhận", "no colon after Nơi nhận"),
    said("KH647", "- Lưu: VT, NV1.", "- Lưu: VT, NV1;", "Lưu without its full stop"),
    Deed(code="KH647", what="no line Lưu", old=styled(p("- Lưu: VT, NV1.", LEFT, SIZE_11)), new=""),
    said("KH648", "- Như trên;", "- Bộ Tư pháp (Cục PBGDPL);", "no “Như trên”"),
    said("KH649", "Phụ lục II</w:t>", "Phụ lục 2</w:t>", "Phụ lục 2"),
    said("KH649", "Phụ lục II</w:t>", "Phụ lục III</w:t>", "Phụ lục I, III"),
    without("KH650", _LAST_TITLE, (CENTER, B), "an appendix without a title"),
    Deed(
        code="KH651",
        what="an appendix without its note",
        old=styled(p(_LAST_TITLE, CENTER, B) + p(NOTE, CENTER, ITALIC)),
        new=styled(p(_LAST_TITLE, CENTER, B)),
    ),
    Deed(
        code="KH652",
        what="an appendix on the same page",
        old="</w:p><w:sectPr>",
        new='</w:p><w:sectPr><w:type w:val="continuous"/>',
    ),
    Deed(
        code="KH653",
        what="an appendix that is numbered on",
        old='<w:pgNumType w:start="1"/></w:sectPr></w:pPr>',
        new="</w:sectPr></w:pPr>",
    ),
    said("KH654", "chi tiết tại Phụ lục II.", "gửi kèm.", "the body refers to no Phụ lục II"),
    Deed(
        code="KH655",
        what="no mark under the last appendix",
        old=styled(p("./.", CENTER)) + "<w:sectPr>",
        new="<w:sectPr>",
    ),
)
TYPING = (
    Deed(
        code="KH627",
        what="a tracked change",
        old=styled(p(_PLAIN)),
        new=styled(p("", more=f'<w:ins w:id="1" w:author="x">{run(_PLAIN)}</w:ins>')),
    ),
    said("KH656", "song ngữ", "song ngu\u031b\u0303", "decomposed letters"),
    said("KH657", "cấp thêm sách", "cấp thêm  sách", "two spaces"),
    Deed(
        code="KH658",
        what="a tab for an indent",
        old=styled(p(_PLAIN)),
        new=styled(p("", '<w:ind w:firstLine="0"/>', more="<w:r><w:tab/></w:r>" + run(_PLAIN))),
    ),
    Deed(code="KH659", what="a blank line", old=styled(p(_PLAIN)), new=styled(p("") + p(_PLAIN))),
)
DEEDS = (*PAGES, *HEADS, *TEXTS, *ENDS, *TYPING)
LETTER_DEEDS = (
    said("KH628", "V/v báo cáo", "Về việc báo cáo", "no V/v"),
    said("KH624", "Số: 05/STP-NV1", "Số: 05/CV-STP", "CV in the symbol"),
    Deed(
        code="KH633",
        what="subject close to the number",
        old=_LETTER_SUBJECT,
        new=_CLOSE,
    ),
    Deed(code="KH614", what="subject 14 pt", old=_LETTER_SUBJECT, new=_LETTER_SUBJECT.replace(SIZE_12, "")),
    Deed(code="KH616", what="subject italic", old=_LETTER_SUBJECT, new=_LETTER_SUBJECT.replace(SIZE_12, _SLANTED)),
)
