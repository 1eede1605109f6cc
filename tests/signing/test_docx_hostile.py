"""Signatures built to deceive: each is refused by name, and none is believed."""

import base64
import copy
import hashlib
import io
import zipfile
from typing import Any

import pytest
from lxml import etree

from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.signing.xml import ds

from .holders import clerk, leader, made
from .packages import (
    SIGNATURE,
    changed,
    codes,
    letter,
    messages,
    package,
    parts_of,
    signed,
    signed_anew,
    verified,
    without,
    wrapped,
)

SHA1 = "http://www.w3.org/2000/09/xmldsig#sha1"
MD5 = "http://www.w3.org/2001/04/xmldsig-more#md5"


def _manifest(root: Any) -> Any:
    return next(root.iter(ds("Manifest")))


def _references(root: Any) -> list[Any]:
    return list(_manifest(root))


def test_an_object_that_was_changed_is_named() -> None:
    data = changed(signed(), SIGNATURE, "Phát hành", "Không phát hành")
    assert codes(data) == ["KH670"]
    assert "idOfficeObject" in messages(data)


def test_a_digest_that_was_changed_with_its_part_is_found() -> None:
    """Who changes the text and its digest in the manifest has still not signed the manifest."""
    forged = changed(signed(), "word/document.xml", "147", "152")
    other = wrapped(forged, lambda root: _references(root)[0].find(ds("DigestValue")).set("x", "y"))
    assert "KH670" in codes(other)


def test_the_value_of_another_signature_is_refused() -> None:
    foreign = etree.fromstring(parts_of(signed(leader()))[SIGNATURE])

    def act(root: Any) -> None:
        root.find(ds("SignatureValue")).text = foreign.findtext(ds("SignatureValue"))

    assert codes(wrapped(signed(), act)) == ["KH670"]


def test_the_certificate_of_another_is_refused() -> None:
    foreign = etree.fromstring(parts_of(signed(leader()))[SIGNATURE])

    def act(root: Any) -> None:
        next(root.iter(ds("X509Certificate"))).text = next(foreign.iter(ds("X509Certificate"))).text

    data = wrapped(signed(), act)
    assert codes(data) == ["KH670"]
    assert verified(data).signatures[0].signer is None


def test_another_certificate_for_the_same_key_is_refused() -> None:
    """Whoever gets a certificate for somebody's public key does not become the one who signed."""
    other = made("Người khác", private=clerk().private)

    def act(root: Any) -> None:
        next(root.iter(ds("X509Certificate"))).text = base64.b64encode(other.key.certificate.dump()).decode()

    data = wrapped(signed(), act)
    assert codes(data) == ["KH670"]
    assert "chứng thư số đã bị thay bằng chứng thư khác" in messages(data)


def test_a_signature_without_certificate_is_refused() -> None:
    def act(root: Any) -> None:
        root.remove(root.find(ds("KeyInfo")))

    data = wrapped(signed(), act)
    assert codes(data) == ["KH670"]
    assert "không kèm chứng thư số" in messages(data)


def test_a_signature_copied_from_another_document_covers_nothing_of_this_one() -> None:
    forged = changed(signed(), "word/document.xml", "147", "152")
    moved = package({**parts_of(forged), SIGNATURE: parts_of(signed())[SIGNATURE]})
    assert codes(moved) == ["KH671"]


def test_a_wrapped_object_is_refused() -> None:
    """The signed object is put aside, where the reference still finds it, and another takes its place."""

    def act(root: Any) -> None:
        real = next(e for e in root.findall(ds("Object")) if e.get("Id") == "idPackageObject")
        fake = copy.deepcopy(real)
        fake.set("Id", "idOther")
        aside = etree.SubElement(root, ds("Object"))
        root.replace(real, fake)
        aside.append(real)

    assert codes(wrapped(signed(), act)) == ["KH678"]


def test_two_elements_of_one_id_are_refused() -> None:
    def act(root: Any) -> None:
        root.append(copy.deepcopy(root.findall(ds("Object"))[0]))

    data = wrapped(signed(), act)
    assert codes(data) == ["KH678"]
    assert "hai phần tử cùng Id idPackageObject" in messages(data)


def test_an_id_in_other_letters_is_an_id() -> None:
    def act(root: Any) -> None:
        etree.SubElement(etree.SubElement(root, ds("Object")), "{urn:x}a").set("ID", "idPackageObject")

    assert codes(wrapped(signed(), act)) == ["KH678"]


def test_a_manifest_that_is_not_signed_counts_for_nothing() -> None:
    """A second list of parts, in an object to which nothing refers, with the digest of a changed text."""

    def act(root: Any) -> None:
        aside = etree.SubElement(root, ds("Object"), Id="idAside")
        aside.append(copy.deepcopy(_manifest(root)))
        aside[0].remove(aside[0][-1])

    forged = changed(wrapped(signed(), act), "word/document.xml", "147", "152")
    assert codes(forged) == ["KH671"]


def test_a_manifest_deep_in_a_signed_object_is_refused() -> None:
    def act(root: Any) -> None:
        manifest = _manifest(root)
        holder = manifest.getparent()
        etree.SubElement(holder, "{urn:x}wrapper").append(manifest)

    assert codes(signed_anew(act)) == ["KH678"]


def test_a_part_that_stands_twice_in_the_manifest_is_refused() -> None:
    def act(root: Any) -> None:
        _manifest(root).append(copy.deepcopy(_references(root)[0]))

    assert codes(signed_anew(act)) == ["KH678"]


@pytest.mark.parametrize(
    "algorithm",
    [
        "http://www.w3.org/TR/1999/REC-xslt-19991116",
        "http://www.w3.org/TR/1999/REC-xpath-19991116",
        "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
        "http://www.w3.org/2000/09/xmldsig#base64",
    ],
)
def test_a_foreign_transform_is_refused(algorithm: str) -> None:
    def act(root: Any) -> None:
        text = next(e for e in _references(root) if e.get("URI").startswith("/word/document.xml"))
        transforms = etree.Element(ds("Transforms"))
        etree.SubElement(transforms, ds("Transform"), Algorithm=algorithm)
        text.insert(0, transforms)

    data = signed_anew(act)
    assert codes(data) == ["KH678"]
    assert "phép biến đổi lạ" in messages(data)


def test_relationships_cannot_be_chosen_in_another_part() -> None:
    def act(root: Any) -> None:
        text = next(e for e in _references(root) if e.get("URI").startswith("/word/document.xml"))
        chosen = next(e for e in _references(root) if e.find(ds("Transforms")) is not None)
        text.insert(0, copy.deepcopy(chosen.find(ds("Transforms"))))

    assert codes(signed_anew(act)) == ["KH678"]


@pytest.mark.parametrize("uri", ["", "#idNowhere", "http://x.example/a.xml", "/word/document.xml"])
def test_a_reference_that_leads_elsewhere_is_refused(uri: str) -> None:
    def act(root: Any) -> None:
        root.find(ds("SignedInfo")).find(ds("Reference")).set("URI", uri)

    assert codes(wrapped(signed(), act)) == ["KH678"]


@pytest.mark.parametrize("uri", ["word/document.xml", "http://x.example/a.xml", "#idPackageObject", "/a.xml?b=c"])
def test_a_manifest_that_leads_elsewhere_is_refused(uri: str) -> None:
    assert codes(signed_anew(lambda root: _references(root)[0].set("URI", uri))) == ["KH678"]


def test_comments_in_a_signature_are_refused() -> None:
    """Programs differ over what "ab<!-- -->cd" says; nobody needs that in a signature."""

    def act(root: Any) -> None:
        next(root.iter(ds("DigestValue"))).insert(0, etree.Comment("x"))

    assert codes(wrapped(signed(), act)) == ["KH678"]


def test_declarations_and_entities_in_a_signature_are_refused() -> None:
    xml = parts_of(signed())[SIGNATURE].replace(
        b"<Signature ", b'<!DOCTYPE Signature [<!ENTITY a SYSTEM "file:///etc/hostname">]><Signature ', 1
    )
    assert codes(package({**parts_of(signed()), SIGNATURE: xml})) == ["KH678"]


@pytest.mark.parametrize("part", ["word/_rels/document.xml.rels", SIGNATURE])
def test_broken_xml_is_told_as_such(part: str) -> None:
    assert codes(package({**parts_of(signed()), part: b"<broken"}))[0] == "KH678"


def test_md5_is_not_accepted() -> None:
    def act(root: Any) -> None:
        for method in root.iter(ds("DigestMethod")):
            method.set("Algorithm", MD5)

    data = signed_anew(act, digest="md5")
    assert codes(data) == ["KH679"]
    assert "md5" in messages(data)
    assert not verified(data).valid


def test_sha_1_is_named_as_weak() -> None:
    def act(root: Any) -> None:
        info = root.find(ds("SignedInfo"))
        info.find(ds("SignatureMethod")).set("Algorithm", "http://www.w3.org/2000/09/xmldsig#rsa-sha1")
        for method in info.iter(ds("DigestMethod")):
            method.set("Algorithm", SHA1)

    data = signed_anew(act, digest="sha1")
    assert codes(data) == ["KH680"]
    assert verified(data).valid


def test_sha_1_of_a_part_is_named_as_weak() -> None:
    def act(root: Any) -> None:
        part = next(e for e in _references(root) if e.get("URI").startswith("/word/document.xml"))
        part.find(ds("DigestMethod")).set("Algorithm", SHA1)
        content = hashlib.sha1(parts_of(letter())["word/document.xml"]).digest()
        part.find(ds("DigestValue")).text = base64.b64encode(content).decode()

    assert codes(signed_anew(act)) == ["KH680"]


def test_hmac_is_no_signature() -> None:
    """Else whoever knows the certificate could sign, with it as the secret."""

    def act(root: Any) -> None:
        method = root.find(ds("SignedInfo")).find(ds("SignatureMethod"))
        method.set("Algorithm", "http://www.w3.org/2000/09/xmldsig#hmac-sha1")

    assert codes(wrapped(signed(), act)) == ["KH679"]


def test_a_time_that_is_not_signed_is_not_told() -> None:
    def act(root: Any) -> None:
        for element in [e for e in root.iter() if str(e.tag).endswith(("}SignatureTime", "}SigningTime"))]:
            element.getparent().remove(element)

    data = signed_anew(act)
    assert codes(data) == ["KH685"]
    assert verified(data).signatures[0].signed_at is None


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused() -> None:
    for name in ("word/document.xml", "word/DOCUMENT.xml"):
        out = io.BytesIO(signed())
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr(name, b"<other/>")
        with pytest.raises(UserMistake, match=f"hai phần cùng tên {name}"):
            verified(out.getvalue())


@pytest.mark.parametrize("name", ["../evil.xml", "/word/a.xml", "word\\a.xml"])
def test_names_that_lead_out_of_the_package_are_refused(name: str) -> None:
    out = io.BytesIO(signed())
    with zipfile.ZipFile(out, "a") as archive:
        entry = zipfile.ZipInfo("x")
        entry.filename = name
        archive.writestr(entry, b"<a/>")
    with pytest.raises(UserMistake, match="không hợp lệ"):
        verified(out.getvalue())


def test_a_bomb_is_not_unpacked() -> None:
    with pytest.raises(UserMistake, match="nén bất thường"):
        verified(package({**parts_of(signed()), "word/bomb.xml": b"0" * 2**25}))


def test_too_many_parts_are_not_read() -> None:
    many = {f"word/media/{number}.png": b"" for number in range(5001)}
    with pytest.raises(UserMistake, match="quá lớn"):
        verified(package({**parts_of(signed()), **many}))


def test_two_types_for_one_part_are_refused() -> None:
    again = '<Override PartName="/WORD/document.xml" ContentType="a/b"/></Types>'
    with pytest.raises(UserMistake, match="hai dòng cho một phần"):
        verified(changed(signed(), "[Content_Types].xml", "</Types>", again))


@pytest.mark.parametrize("cut", [10, 100, 1000, 5000])
def test_a_cut_file_is_a_clear_message(cut: int) -> None:
    with pytest.raises(UserMistake, match=r"không phải tệp \.docx đọc được"):
        verified(signed()[:-cut])


def test_a_signature_that_was_taken_away_leaves_none() -> None:
    with pytest.raises(UserMistake, match="không có chữ ký số nào"):
        verified(without(signed(), SIGNATURE))
    with pytest.raises(UserMistake, match="không có chữ ký số nào"):
        verified(letter())
