"""A report as an office sets it in Word, without a slip: written by hand, apart from our own templates.

Its defaults are those of a new Word document (Calibri 11 from the theme, paragraphs 8 pt apart); what the decree asks
is laid over them in the style Normal, in one character style and directly, as offices do.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def run(text: str, look: str = "") -> str:
    """A run: `look` is what stands in w:rPr."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(text: str, shape: str = "", look: str = "", more: str = "") -> str:
    """A paragraph: `shape` is what stands in w:pPr, `more` stands after its text."""
    return f"<w:p><w:pPr>{shape}</w:pPr>{run(text, look) if text else ''}{more}</w:p>"


B, ITALIC = "<w:b/>", "<w:i/>"
CENTER = '<w:spacing w:before="0" w:after="0"/><w:ind w:firstLine="0"/><w:jc w:val="center"/>'
LEFT = '<w:spacing w:before="0" w:after="0"/><w:ind w:firstLine="0"/><w:jc w:val="left"/>'
UNDER = CENTER.replace('w:before="0"', 'w:before="120"')
KEEP = "<w:keepNext/>"
SIZE_13, SIZE_12, SIZE_11 = '<w:sz w:val="26"/>', '<w:sz w:val="24"/>', '<w:sz w:val="22"/>'
ROOM = '<w:spacing w:before="1440" w:after="0"/><w:ind w:firstLine="0"/><w:jc w:val="center"/>'


def drawn(length_mm: float) -> str:
    """A straight line drawn in Word, as it anchors one."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        f'<wp:extent cx="{round(length_mm * 36_000)}" cy="0"/><a:graphic><a:graphicData><wps:wsp><wps:spPr>'
        '<a:prstGeom prst="straightConnector1"/><a:ln><a:prstDash val="solid"/></a:ln>'
        "</wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>"
    )


def cell(width: int, *paragraphs: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(paragraphs)}</w:tc>'


def table(style: str, *rows: tuple[str, ...]) -> str:
    """A table: the borders are those of its style."""
    whole = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>{whole}</w:tbl>'


def section(landscape: bool, first: bool, last: bool = False) -> str:
    """The properties of a section; the first one has the headers, an appendix begins with page 1."""
    width, height = (16838, 11906) if landscape else (11906, 16838)
    heads = '<w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/>'
    inner = (
        f"{heads * first}"
        f'<w:pgSz w:w="{width}" w:h="{height}"{" w:orient=" + chr(34) + "landscape" + chr(34) if landscape else ""}/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567"/>'
        f"{'<w:titlePg/>' if first else '<w:pgNumType w:start=' + chr(34) + '1' + chr(34) + '/>'}"
    )
    properties = f"<w:sectPr>{inner}</w:sectPr>"
    return properties if last else f"<w:p><w:pPr>{LEFT}{properties}</w:pPr></w:p>"


RULE = (
    '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>'
    '<w:spacing w:before="0" w:after="0" w:line="80" w:lineRule="exact"/>'
)
HEAD = table(
    "TableNormal",
    (
        cell(
            3600,
            p("UBND TỈNH HÒA AN", CENTER, SIZE_13),
            p("SỞ TƯ PHÁP", CENTER, SIZE_13 + B, drawn(14)),
        ),
        cell(
            5500,
            p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", CENTER, SIZE_13 + B),
            p("Độc lập - Tự do - Hạnh phúc", CENTER, B),
            p("", f'{RULE}<w:ind w:left="924" w:right="924" w:firstLine="0"/>'),
        ),
    ),
    (
        cell(3600, p("Số: 05/BC-STP", CENTER, SIZE_13)),
        cell(5500, p("Hòa An, ngày 06 tháng 02 năm 2025", CENTER, ITALIC)),
    ),
)
TITLE = (
    p("BÁO CÁO", '<w:spacing w:before="240" w:after="0"/><w:ind w:firstLine="0"/><w:jc w:val="center"/>', B)
    + p("Kết quả phổ biến, giáo dục pháp luật năm 2024", CENTER, B, drawn(45))
    + p("Kính gửi:", '<w:spacing w:before="240" w:after="0"/><w:ind w:firstLine="0"/><w:jc w:val="center"/>')
    + p("- Bộ Tư pháp;", '<w:spacing w:after="0"/><w:ind w:left="3400" w:firstLine="0"/><w:jc w:val="left"/>')
    + p(
        "- Ủy ban nhân dân tỉnh Hòa An.",
        '<w:spacing w:after="0"/><w:ind w:left="3400" w:firstLine="0"/><w:jc w:val="left"/>',
    )
)
_LONG = (
    "Các cơ quan, đơn vị trong tỉnh đã mở lớp tập huấn, in tài liệu, đưa tin trên báo và đài, tổ chức hòa giải ở cơ "
    "sở; người dân dễ tìm hiểu pháp luật hơn, số vụ việc hòa giải thành tăng so với năm trước."
)
BODY = (
    p("Căn cứ Luật Phổ biến, giáo dục pháp luật;", "", ITALIC)
    + p("Căn cứ Kế hoạch số 12/KH-UBND ngày 15 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh Hòa An.", "", ITALIC)
    + p("Sở Tư pháp báo cáo kết quả năm 2024 như sau:")
    + p("I. TÌNH HÌNH CHUNG", KEEP, B)
    + p(_LONG)
    + p("II. KẾT QUẢ THỰC HIỆN", KEEP, B)
    + p("1. Tập huấn", KEEP, B)
    + p("a) Cấp tỉnh mở 03 lớp cho báo cáo viên pháp luật.")
    + p("b) Cấp xã mở 40 lớp cho hòa giải viên.")
    + p("c) Trường học mở 12 buổi ngoại khóa.")
    + p("d) Doanh nghiệp mở 04 lớp cho người lao động.")
    + p("đ) Trại giam mở 02 lớp cho phạm nhân.")
    + p("e) Các hội, đoàn thể mở 09 lớp.")
    + p("2. Tài liệu", KEEP, B)
    + "".join(p(_LONG) for _ in range(5))
    + p("- Tờ gấp: 12.000 tờ, chi tiết tại Phụ lục I.")
    + p("- Sách hỏi đáp: 1.500 cuốn, chi tiết tại Phụ lục II.")
    + p("III. KIẾN NGHỊ", KEEP, B)
    + p("Đề nghị Bộ Tư pháp cấp thêm sách song ngữ.")
    + p("Trên đây là báo cáo của Sở Tư pháp tỉnh Hòa An./.", KEEP)
)
SIGNING = table(
    "TableNormal",
    (
        cell(
            4500,
            p("Nơi nhận:", LEFT, SIZE_12 + B + ITALIC),
            p("- Như trên;", LEFT, SIZE_11),
            p("- Phòng Nghiệp vụ 1;", LEFT, SIZE_11),
            p("- Lưu: VT, NV1.", LEFT, SIZE_11),
        ),
        cell(
            4600,
            p("KT. GIÁM ĐỐC", CENTER, B),
            p("PHÓ GIÁM ĐỐC", CENTER, B),
            p("Hà Thị Lan", ROOM, B),
        ),
    ),
)
NOTE = "(Kèm theo Báo cáo số 05/BC-STP ngày 06 tháng 02 năm 2025 của Sở Tư pháp tỉnh Hòa An)"


def appendix(number: str, title: str) -> str:
    """An appendix with a table in 11 pt and the mark that ends it."""
    return (
        p(f"Phụ lục {number}", CENTER, B)
        + p(title, CENTER, B)
        + p(NOTE, CENTER, ITALIC)
        + table(
            "TableGrid",
            (cell(900, p("STT", CENTER, SIZE_11 + B)), cell(8000, p("Tên", CENTER, SIZE_11 + B))),
            (cell(900, p("1", CENTER, SIZE_11)), cell(8000, p(f"Loại thứ nhất của {number}", LEFT, SIZE_11))),
        )
        + p("./.", CENTER)
    )


BODY_XML = (
    HEAD
    + TITLE
    + BODY
    + SIGNING
    + section(landscape=False, first=True)
    + appendix("I", "DANH MỤC TỜ GẤP ĐÃ PHÁT HÀNH")
    + section(landscape=True, first=False)
    + appendix("II", "DANH MỤC SÁCH HỎI ĐÁP ĐÃ PHÁT HÀNH")
    + section(landscape=True, first=False, last=True)
)
FONTS = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
STYLES = f"""<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Base"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Text"><w:name w:val="Nội dung"/><w:basedOn w:val="Base"/>
<w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/></w:pPr>
<w:rPr>{FONTS}<w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>
</w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr>
<w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/>
</w:tblBorders></w:tblPr></w:style></w:styles>"""
HEADER = (
    f'<w:hdr {NS}><w:p><w:pPr><w:pStyle w:val="Text"/>{CENTER}</w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme name="x">'
    '<a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)


def styled(xml: str) -> str:
    """Paragraphs in the style of the text, as all of them stand in the document."""
    return xml.replace("<w:p><w:pPr>", '<w:p><w:pPr><w:pStyle w:val="Text"/>')


@dataclass(frozen=True)
class Parts:
    """The parts of a document as text, to be changed one at a time."""

    body: str = styled(BODY_XML)
    styles: str = STYLES
    header: str = HEADER
    first_header: str = f"<w:hdr {NS}><w:p/></w:hdr>"
    footer: str = ""
    numbering: str = ""
    more: dict[str, str] = field(default_factory=dict)


_TYPE = p("BÁO CÁO", '<w:spacing w:before="240" w:after="0"/><w:ind w:firstLine="0"/><w:jc w:val="center"/>', B)
_SUBJECT = p("Kết quả phổ biến, giáo dục pháp luật năm 2024", CENTER, B, drawn(45))
_NUMBER = p("Số: 05/BC-STP", CENTER, SIZE_13)
GOOD = Parts()
LETTER = Parts(
    body=styled(
        BODY_XML.replace(_TYPE, "")
        .replace(_SUBJECT, "")
        .replace(_NUMBER, p("Số: 05/STP-NV1", CENTER, SIZE_13) + p("V/v báo cáo kết quả năm 2024", UNDER, SIZE_12))
    )
)
"""The same as a công văn."""


def docx(parts: Parts = GOOD) -> bytes:
    """Return the document."""
    kinds = {
        "styles": parts.styles,
        "theme": THEME,
        "header": parts.header,
        "first_header": parts.first_header,
        "footer": parts.footer,
        "numbering": parts.numbering,
    }
    standing = {name: text for name, text in kinds.items() if text}
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{_TYPES}/{"header" if "header" in name else name}" Target="{name}.xml"/>'
        for n, name in enumerate(kinds, start=1)
        if name in standing
    )
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_TYPES}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{relations}</Relationships>',
        "word/document.xml": f"<w:document {NS}><w:body>{parts.body}</w:body></w:document>",
        **{f"word/{name}.xml": text for name, text in standing.items()},
        **parts.more,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()
