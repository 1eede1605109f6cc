"""Who signed: believed only where a chain leads to a certificate that somebody trusts."""

from datetime import timedelta
from pathlib import Path

import pytest

from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.signature import Trust
from kehoach_xlsx.signing.certificates import Trusting, trusted_certificates
from kehoach_xlsx.signing.docx_signing import sign_docx
from kehoach_xlsx.signing.keys import WrongPassword, check_usable, key_from_pkcs12

from .holders import PASSWORD, Holder, authority, clerk, leader, made, officer, private_key
from .packages import MOMENT, letter, signed, verified


def _trust(tmp_path: Path, *holders: Holder) -> Trusting:
    paths = [holder.pem(tmp_path / f"{number}.pem") for number, holder in enumerate(holders)]
    return Trusting(anchors=trusted_certificates(paths))


def _findings(data: bytes, trusting: Trusting) -> list[str]:
    return [finding.code for finding in verified(data, trusting).signatures[0].findings]


def test_nobody_vouches_where_nothing_is_trusted() -> None:
    assert _findings(signed(officer()), Trusting()) == ["KH682"]


def test_the_issuer_vouches_for_his_officer(tmp_path: Path) -> None:
    document = verified(signed(officer()), _trust(tmp_path, authority()))
    (signature,) = document.signatures
    assert document.valid
    assert signature.findings == ()
    assert signature.signer is not None
    assert signature.signer.trust is Trust.TRUSTED
    assert signature.signer.issuer == "CN=Tổ chức cấp, O=Sở Thử nghiệm, C=VN"


def test_a_chain_of_three_is_followed(tmp_path: Path) -> None:
    branch = made("Chi nhánh", issuer=authority(), authority=True)
    low = made("Chuyên viên", issuer=branch)
    assert _findings(signed(low), _trust(tmp_path, authority())) == []


def test_a_certificate_that_is_trusted_itself_needs_no_issuer(tmp_path: Path) -> None:
    assert _findings(signed(clerk()), _trust(tmp_path, clerk())) == []


def test_another_issuer_vouches_for_nobody(tmp_path: Path) -> None:
    namesake = made("Tổ chức cấp", authority=True)
    assert _findings(signed(officer()), _trust(tmp_path, namesake)) == ["KH683"]
    assert not verified(signed(officer()), _trust(tmp_path, namesake)).valid


def test_one_of_several_is_enough(tmp_path: Path) -> None:
    assert _findings(signed(officer()), _trust(tmp_path, clerk(), authority())) == []


def test_an_officer_cannot_vouch_for_others(tmp_path: Path) -> None:
    """Whose certificate says that he issues none has issued none."""
    friend = made("Bạn của cán bộ", issuer=officer())
    assert _findings(signed(friend), _trust(tmp_path, authority())) == ["KH683"]


def test_a_certificate_for_enciphering_signs_nothing(tmp_path: Path) -> None:
    wrong = made("Mã hóa", issuer=authority(), encipher_only=True)
    assert _findings(signed(wrong), _trust(tmp_path, authority())) == ["KH683"]


@pytest.mark.parametrize("days", [(-300, -30), (30, 300)], ids=["expired", "not yet valid"])
def test_a_signature_outside_the_validity_is_an_error(days: tuple[int, int], tmp_path: Path) -> None:
    late = made("Ngoài hạn", days=days)
    assert _findings(signed(late), _trust(tmp_path, late)) == ["KH684"]


@pytest.mark.parametrize("days", [(-300, -30), (30, 300)], ids=["expired", "not yet valid"])
def test_a_certificate_that_does_not_hold_is_not_used_to_sign(days: tuple[int, int]) -> None:
    with pytest.raises(UserMistake, match="chỉ có hiệu lực từ ngày"):
        check_usable(made("Ngoài hạn", days=days).key, MOMENT)


def test_a_signature_from_the_future_is_a_warning(tmp_path: Path) -> None:
    data = sign_docx(letter(), "a.docx", clerk().key, MOMENT + timedelta(days=2))
    assert _findings(data, _trust(tmp_path, clerk())) == ["KH689"]
    assert verified(data).valid


def test_a_wrong_password_is_told_from_a_wrong_file() -> None:
    with pytest.raises(WrongPassword, match=r"khoa.p12: mật khẩu của tệp khóa không đúng"):
        key_from_pkcs12(clerk().p12, "sai", "khoa.p12")
    with pytest.raises(UserMistake, match="không phải tệp khóa PKCS#12"):
        key_from_pkcs12(b"a key", PASSWORD, "khoa.p12")


def test_the_chain_in_the_key_file_goes_into_the_signature(tmp_path: Path) -> None:
    branch = made("Chi nhánh", issuer=authority(), authority=True)
    low = made("Chuyên viên", issuer=branch, private=private_key("ec"))
    data = sign_docx(letter(), "a.docx", low.key, MOMENT)
    assert _findings(data, _trust(tmp_path, authority())) == []


def test_a_file_without_certificates_is_a_clear_message(tmp_path: Path) -> None:
    path = tmp_path / "a.pem"
    for content in (b"", b"none", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"):
        path.write_bytes(content)
        with pytest.raises(UserMistake, match="không phải tệp chứng thư số"):
            trusted_certificates([path])


def test_a_certificate_may_come_as_der(tmp_path: Path) -> None:
    path = tmp_path / "a.cer"
    path.write_bytes(leader().key.certificate.dump())
    (found,) = trusted_certificates([path])
    assert found.dump() == leader().key.certificate.dump()
