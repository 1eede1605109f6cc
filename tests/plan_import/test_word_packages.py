"""Files that pretend to be Word documents, or mean harm: a finding, never a fall."""

import io
import zipfile
from pathlib import Path

import pytest

from kehoach_xlsx.plan_import.documents import Unreadable, read_document
from kehoach_xlsx.plan_import.documents.word import NoDocumentError, read_word

from ..support.plan_reading import texts
from ..support.word_lists import WordText, bare_document, package

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def why(data: bytes) -> str:
    found = read_document(data)
    assert isinstance(found, Unreadable)
    return found.why


def test_a_file_that_was_cut_off_is_broken() -> None:
    whole = WordText().saved()

    assert why(whole[: len(whole) // 2]) == "broken"


def test_a_file_with_a_damaged_document_is_broken() -> None:
    assert why(package(document=f"<w:document {_W}><w:body><w:p>")) == "broken"
    assert why(package(document="")) == "broken"


def test_a_file_with_damaged_bytes_inside_is_broken() -> None:
    whole = bytearray(bare_document("<w:p><w:r><w:t>Mở lớp</w:t></w:r></w:p>" * 200))
    whole[60:90] = b"\xff" * 30

    assert why(bytes(whole)) == "broken"


def test_a_package_without_a_document_or_a_body_is_broken() -> None:
    assert why(package(styles=f"<w:styles {_W}/>")) == "broken"
    assert why(package(document=f"<w:document {_W}/>")) == "broken"


def test_a_document_behind_a_password_is_broken() -> None:
    whole = bytearray(bare_document("<w:p/>"))
    at = whole.index(b"PK\x01\x02")
    whole[6] |= 1
    whole[at + 8] |= 1

    assert why(bytes(whole)) == "broken"


def test_a_package_that_unfolds_to_more_than_any_plan_is_refused_unread() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(3):
            with archive.open(f"word/{n or 'document'}.xml", "w") as part:
                for _ in range(80):
                    part.write(b" " * 1_000_000)

    with pytest.raises(NoDocumentError, match="too large"):
        read_word(bomb.getvalue())


def test_a_package_that_lies_about_its_size_is_broken() -> None:
    lie = bytearray(bare_document("<w:p><w:r><w:t>Mở lớp</w:t></w:r></w:p>" * 9000))
    at = lie.index(b"PK\x01\x02")
    lie[at + 24 : at + 28] = (100).to_bytes(4, "little")

    assert why(bytes(lie)) == "broken"


def test_an_entity_from_outside_is_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("MẬT", encoding="utf-8")
    xml = (
        f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        f"<w:document {_W}><w:body><w:p><w:r><w:t>KẾ &x; HOẠCH</w:t></w:r></w:p></w:body></w:document>"
    )

    found = read_document(package(document=xml))

    assert "MẬT" not in repr(found)


def test_entities_that_multiply_do_not_unfold() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    xml = (
        f'<!DOCTYPE w:document [<!ENTITY e0 "ha">{levels}]>'
        f"<w:document {_W}><w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>"
    )

    assert "haha" not in repr(read_document(package(document=xml)))


def test_macros_and_programs_in_the_package_are_not_touched() -> None:
    out = io.BytesIO(bare_document("<w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>"))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 Shell")
        archive.writestr("../../ra-ngoai.txt", b"x")

    assert texts(read_word(out.getvalue())) == ["KẾ HOẠCH"]
