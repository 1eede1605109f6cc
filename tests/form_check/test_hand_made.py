"""Other hands do it otherwise: tabs for columns, lists that Word numbers, older drawings. What looks right is right."""

from __future__ import annotations

from dataclasses import replace

from kehoach_xlsx.form_check.checking import check_form

from .good import (
    BODY_XML,
    CENTER,
    GOOD,
    HEAD,
    ITALIC,
    LEFT,
    LETTER,
    NS,
    SIGNING,
    SIZE_11,
    SIZE_12,
    SIZE_13,
    B,
    Parts,
    docx,
    drawn,
    p,
    run,
    styled,
)

TAB = "<w:r><w:tab/></w:r>"
_TITLE = '<w:spacing w:before="240" w:after="0"/><w:ind w:firstLine="0"/><w:jc w:val="center"/>'


def two(left: str, right: str) -> str:
    """A line whose two columns a tab holds apart."""
    return p("", LEFT, more=left + TAB + right)


def codes(parts: Parts) -> list[str]:
    return [finding.code for finding in check_form(docx(parts)).findings]


def changed(old: str, new: str, parts: Parts = GOOD) -> Parts:
    assert old in parts.body
    return replace(parts, body=parts.body.replace(old, new))


def test_columns_made_by_tabs_are_read_and_only_the_tabs_are_noted() -> None:
    head = (
        two(run("UBND TỈNH HÒA AN", SIZE_13), run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", SIZE_13 + B))
        + two(run("SỞ TƯ PHÁP", SIZE_13 + B), run("Độc lập - Tự do - Hạnh phúc", B) + drawn(14) + drawn(61))
        + two(run("Số: 05/BC-STP", SIZE_13), run("Hòa An, ngày 06 tháng 02 năm 2025", ITALIC))
    )
    foot = (
        two(run("Nơi nhận:", SIZE_12 + B + ITALIC), run("KT. GIÁM ĐỐC", B))
        + two(run("- Như trên;", SIZE_11), run("PHÓ GIÁM ĐỐC", B))
        + p("- Lưu: VT.", LEFT, SIZE_11)
        + p("", LEFT) * 4
        + p("", LEFT, more=TAB + TAB + run("Hà Thị Lan", B))
    )
    body = styled(BODY_XML.replace(HEAD, head).replace(SIGNING, foot))
    assert set(codes(Parts(body=body))) == {"KH658"}


def test_type_and_subject_may_share_a_paragraph() -> None:
    kind = styled(p("BÁO CÁO", _TITLE, B))
    subject = styled(p("Kết quả phổ biến, giáo dục pháp luật năm 2024", CENTER, B, drawn(45)))
    words = "<w:r><w:br/></w:r>" + run("Kết quả phổ biến, giáo dục pháp luật năm 2024", B) + drawn(45)
    both = styled(p("BÁO CÁO", _TITLE, B, words))
    assert codes(changed(kind + subject, both)) == []


def test_a_line_of_older_word_is_a_rule_too() -> None:
    line = '<w:r><w:pict><v:line xmlns:v="urn:schemas-microsoft-com:vml" from="10pt,2pt" to="50pt,2pt"/></w:pict></w:r>'
    assert codes(changed(drawn(14), line)) == []


def test_a_line_under_the_text_of_a_paragraph_is_measured_by_the_width_of_the_paragraph() -> None:
    border = '<w:pBdr><w:bottom w:val="single" w:sz="6"/></w:pBdr>'
    whole = styled(p("SỞ TƯ PHÁP", border + CENTER, SIZE_13 + B))
    assert codes(changed(styled(p("SỞ TƯ PHÁP", CENTER, SIZE_13 + B, drawn(14))), whole)) == ["KH621"]


def test_a_page_number_may_stand_on_the_centre_tab() -> None:
    header = (
        f'<w:hdr {NS}><w:p><w:pPr><w:pStyle w:val="Text"/><w:tabs><w:tab w:val="center" w:pos="4680"/></w:tabs>{LEFT}'
        f'</w:pPr>{TAB}<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>'
        "</w:hdr>"
    )
    assert codes(replace(GOOD, header=header)) == []


def test_a_page_number_at_the_bottom_is_in_the_wrong_place() -> None:
    footer = GOOD.header.replace("w:hdr", "w:ftr")
    body = GOOD.body.replace("<w:pgSz", '<w:footerReference w:type="default" r:id="rId5"/><w:pgSz')
    found = codes(Parts(body=body, footer=footer, header=f"<w:hdr {NS}><w:p/></w:hdr>"))
    assert set(found) == {"KH608"}


def _listed(items: int) -> Parts:
    """Points that Word itself numbers a), b), c) …"""
    shape = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    points = "".join(styled(p(f"Việc thứ {n} đã làm xong.", shape)) for n in range(items))
    numbering = (
        f'<w:numbering {NS}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/><w:pPr><w:ind w:left="1080" w:hanging="360"/></w:pPr>'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    at = styled(p("2. Tài liệu", "<w:keepNext/>", B))
    parts = changed(at, at + points)
    return replace(parts, numbering=numbering)


def test_points_that_word_numbers_follow_the_vietnamese_alphabet_up_to_d_only() -> None:
    assert codes(_listed(4)) == []
    assert codes(_listed(5)) == ["KH636"]


def test_a_letter_to_nobody_is_told() -> None:
    listed = '<w:spacing w:after="0"/><w:ind w:left="3400" w:firstLine="0"/><w:jc w:val="left"/>'
    addressed = styled(
        p("Kính gửi:", _TITLE) + p("- Bộ Tư pháp;", listed) + p("- Ủy ban nhân dân tỉnh Hòa An.", listed)
    )
    parts = changed("- Như trên;", "- Bộ Tư pháp;", changed(addressed, "", LETTER))
    assert codes(parts) == ["KH630"]
    assert codes(changed("- Như trên;", "- Bộ Tư pháp;", changed(addressed, ""))) == []


def test_a_name_written_in_a_text_frame_of_its_own_is_still_found() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('BÁO CÁO', _TITLE, B)}</w:txbxContent></w:pict></w:r>"
    parts = changed(styled(p("BÁO CÁO", _TITLE, B)), styled(p("", CENTER, more=box)))
    assert "KH611" not in codes(parts)
