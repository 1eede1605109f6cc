"""Whatever is changed in a .docx after signing is reported, and named."""

from collections.abc import Callable
from typing import Any

import pytest

from kehoach_xlsx.signing.xml import ds

from .packages import (
    changed,
    codes,
    messages,
    package,
    parts_of,
    signed,
    signed_anew,
    verified,
    with_part,
    without,
)

RELS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.mark.parametrize(
    ("part", "old", "new", "words"),
    [
        ("word/document.xml", "147", "152", "Nội dung văn bản (word/document.xml)"),
        ("word/header1.xml", "Đầu trang", "Dầu trang", "Đầu trang (word/header1.xml)"),
        ("word/styles.xml", "Normal", "normal", "Kiểu trình bày (word/styles.xml)"),
        ("docProps/core.xml", "python-docx", "Nguoi khac", "Thuộc tính của tệp (docProps/core.xml)"),
    ],
)
def test_a_changed_letter_is_named_by_its_part(part: str, old: str, new: str, words: str) -> None:
    forged = changed(signed(), part, old, new)
    assert codes(forged) == ["KH671"]
    assert f"{words} bị sửa sau khi ký." in messages(forged)
    assert part not in verified(forged).signatures[0].covered


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('Target="header1.xml"', 'Target="header2.xml"'),
        ("https://example.org/", "https://example.com/"),
        (f'Type="{OFFICE}/header"', f'Type="{OFFICE}/footer"'),
        (' TargetMode="External"', ""),
    ],
)
def test_a_changed_relationship_is_named_by_its_list(old: str, new: str) -> None:
    forged = changed(signed(), RELS, old, new)
    assert codes(forged) == ["KH672"]
    assert f"Liên kết trong {RELS} bị sửa sau khi ký" in messages(forged)


def test_the_order_and_white_space_of_relationships_do_not_matter() -> None:
    parts = parts_of(signed())
    head, _, rest = parts[RELS].partition(b"<Relationship ")
    assert codes(package({**parts, RELS: head + b"<!-- a note --><Relationship " + rest})) == []


def test_an_added_relationship_is_named() -> None:
    link = f'<Relationship Id="rId99" Type="{OFFICE}/attachedTemplate" Target="http://x.example/t.dotm" '
    forged = changed(signed(), RELS, "</Relationships>", f'{link}TargetMode="External"/></Relationships>')
    assert codes(forged) == ["KH676"]
    assert "rId99 → http://x.example/t.dotm" in messages(forged)


def test_relationships_of_a_part_that_had_none_are_named() -> None:
    link = f'<Relationship Id="rId1" Type="{OFFICE}/image" Target="http://x.example/a.png" TargetMode="External"/>'
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    content = f'<Relationships xmlns="{names}">{link}</Relationships>'.encode()
    forged = package({**parts_of(signed()), "word/_rels/styles.xml.rels": content})
    assert codes(forged) == ["KH676"]
    assert "Kiểu trình bày (word/styles.xml)" in messages(forged)


def test_a_removed_relationship_is_named() -> None:
    parts = parts_of(signed())
    start = parts[RELS].index(b"<Relationship ")
    end = parts[RELS].index(b"/>", start) + 2
    identity = parts[RELS][start:end].split(b'Id="')[1].split(b'"')[0].decode()
    forged = package({**parts, RELS: parts[RELS][:start] + parts[RELS][end:]})
    assert codes(forged) == ["KH677"]
    assert f"Liên kết {identity} của Nội dung văn bản (word/document.xml) đã bị xóa" in messages(forged)


def test_a_relationship_that_is_given_the_id_of_a_signed_one_is_found() -> None:
    link = f'<Relationship Id="rId1" Type="{OFFICE}/image" Target="http://x.example/a.png" TargetMode="External"/>'
    forged = changed(signed(), RELS, "</Relationships>", f"{link}</Relationships>")
    assert codes(forged) == ["KH672", "KH688"]


def test_an_added_part_is_named_though_nothing_leads_to_it() -> None:
    forged = with_part(signed(), "word/media/image9.png", b"\x89PNG", "image/png")
    assert codes(forged) == ["KH673"]
    assert "Hình ảnh (word/media/image9.png) không được ký" in messages(forged)


def test_a_part_that_calls_itself_a_signature_is_no_signature() -> None:
    kind = "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"
    assert codes(with_part(signed(), "_xmlsignatures/sig9.xml", b"<a/>", kind)) == ["KH673"]


def test_a_removed_part_is_named() -> None:
    forged = without(signed(), "word/header1.xml")
    assert codes(forged) == ["KH674"]
    assert "Đầu trang (word/header1.xml) đã bị xóa sau khi ký." in messages(forged)


def test_a_removed_list_of_relationships_is_named() -> None:
    assert codes(without(signed(), RELS)) == ["KH674"]


def test_a_changed_content_type_is_named() -> None:
    forged = changed(signed(), "[Content_Types].xml", "wordprocessingml.header+xml", "wordprocessingml.footer+xml")
    assert codes(forged) == ["KH675"]
    assert "Đầu trang (word/header1.xml) bị đổi loại sau khi ký" in messages(forged)


def test_properties_that_the_signer_left_out_are_a_note() -> None:
    """Word and LibreOffice leave them out; what our own signature covers is more."""
    data = signed_anew(_leave_out("/docProps/"))
    assert codes(data) == ["KH681"]
    assert verified(data).valid
    (signature,) = verified(data).signatures
    assert set(signature.not_covered) == {part for part in parts_of(data) if part.startswith("docProps/")}


def test_any_other_part_that_the_signer_left_out_is_an_error() -> None:
    data = signed_anew(_leave_out("/word/styles.xml"))
    assert codes(data) == ["KH673"]
    assert not verified(data).valid


def test_a_part_of_the_text_cannot_hide_among_the_properties() -> None:
    """A part to which the text leads is no property of the file, whatever the package says of it."""
    parts = parts_of(signed_anew(_leave_out("/docProps/")))
    link = f'<Relationship Id="rId98" Type="{OFFICE}/image" Target="/docProps/core.xml"/></Relationships>'
    forged = package({**parts, RELS: parts[RELS].replace(b"</Relationships>", link.encode())})
    assert {"KH673", "KH676"} <= set(codes(forged))


def _leave_out(start: str) -> Callable[[Any], None]:
    def act(root: Any) -> None:
        for reference in [e for e in root.iter(ds("Reference")) if e.get("URI").startswith(start)]:
            reference.getparent().remove(reference)

    return act
