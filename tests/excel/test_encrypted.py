"""Workbooks with a password to open: said to be locked, opened where the password is given, told where it is wrong."""

import io
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from kehoach_xlsx.excel.isolated import read_all
from kehoach_xlsx.excel.raw import RawContents, RawWorkbook, Reason, Trouble
from kehoach_xlsx.excel.read import read_bytes

from .crafted import PLAIN


def locked(data: bytes, password: str) -> bytes:
    """The workbook as Excel locks it (agile encryption)."""
    target = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, target)
    return target.getvalue()


@pytest.fixture(scope="module")
def secret() -> bytes:
    return locked(PLAIN, "Mật khẩu 1")


def reason(data: bytes, *passwords: str) -> Reason:
    found = read_bytes(data, passwords=passwords)
    assert isinstance(found, Trouble)
    return found.reason


def test_a_locked_workbook_says_so(secret: bytes) -> None:
    assert reason(secret) is Reason.ENCRYPTED


def test_the_right_password_among_several_opens_it(secret: bytes) -> None:
    found = read_bytes(secret, passwords=("sai", "Mật khẩu 1"))
    assert isinstance(found, RawContents)
    assert found.sheets[0].rows == (("một",), (2,))


def test_a_wrong_password_is_told_as_wrong(secret: bytes) -> None:
    assert reason(secret, "mật khẩu 1") is Reason.WRONG_PASSWORD


def test_what_excel_opens_without_asking_is_read_without_asking() -> None:
    assert isinstance(read_bytes(locked(PLAIN, "VelvetSweatshop")), RawContents)


def test_a_password_does_not_hurt_a_workbook_that_is_not_locked() -> None:
    assert isinstance(read_bytes(PLAIN, passwords=("x",)), RawContents)


def test_a_damaged_lock_is_no_crash(secret: bytes) -> None:
    for cut in (600, 2000, len(secret) // 2):
        assert isinstance(read_bytes(secret[:cut], passwords=("Mật khẩu 1",)), Trouble)


def test_the_child_opens_it_too_and_the_fingerprint_is_of_the_locked_file(secret: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(secret)
    (found,) = read_all([path], passwords=("Mật khẩu 1",))
    assert isinstance(found, RawWorkbook)
    assert found.sheets[0].value(2, 1) == 2
