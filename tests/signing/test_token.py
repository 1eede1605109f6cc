"""A key that never leaves its token: the same signatures, over PKCS#11 (here SoftHSM's token of files)."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pkcs11
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pkcs11.util.x509 import decode_x509_certificate

from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.signing.docx_signing import sign_docx
from kehoach_xlsx.signing.keys import WrongPassword, key_on_token
from kehoach_xlsx.signing.pdf_signing import sign_pdf

from .holders import Holder, clerk, leader
from .packages import MOMENT, letter, verified
from .papers import paper, verified_paper

PIN, LABEL = "5678", "van-thu"
_LIBRARIES = (
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/local/lib/softhsm/libsofthsm2.so",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """A token with two keys, "ky-rsa" and "ky-ec"."""

    library: Path


@pytest.fixture(scope="module")
def token(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Token]:
    library = next((Path(path) for path in _LIBRARIES if Path(path).is_file()), None)
    if library is None or shutil.which("softhsm2-util") is None:
        pytest.skip("SoftHSM (softhsm2) is not installed")
    folder = tmp_path_factory.mktemp("token")
    (folder / "tokens").mkdir()
    settings = folder / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {folder}/tokens\nlog.level = ERROR\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(settings))
        _run("--init-token", "--free", "--label", LABEL, "--so-pin", "1234", "--pin", PIN)
        for number, (name, holder) in enumerate((("ky-rsa", clerk()), ("ky-ec", leader()))):
            _put_in(folder, library, holder, name, number + 160)
        yield Token(library=library)


def _put_in(folder: Path, library: Path, holder: Holder, name: str, identity: int) -> None:
    file = folder / f"{name}.pem"
    file.write_bytes(holder.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    _run("--import", file, "--token", LABEL, "--label", name, "--id", f"{identity:x}", "--pin", PIN)
    kept = decode_x509_certificate(holder.certificate.public_bytes(Encoding.DER))
    kept |= {pkcs11.Attribute.ID: bytes([identity]), pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: name}
    with pkcs11.lib(str(library)).get_token(token_label=LABEL).open(rw=True, user_pin=PIN) as session:
        session.create_object(kept)


def _run(*arguments: str | Path) -> None:
    done = subprocess.run(["softhsm2-util", *map(str, arguments)], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, (arguments, done.stdout, done.stderr)


@pytest.mark.parametrize(("name", "algorithm"), [("ky-rsa", "RSA 2048, SHA256"), ("ky-ec", "EC 256, SHA256")])
def test_a_token_signs_a_docx(token: Token, name: str, algorithm: str) -> None:
    with key_on_token(token.library, PIN, token=LABEL, key_label=name) as key:
        document = verified(sign_docx(letter(), "a.docx", key, MOMENT))
    assert document.valid
    assert document.signatures[0].algorithm == algorithm


@pytest.mark.parametrize("name", ["ky-rsa", "ky-ec"])
def test_a_token_signs_a_pdf(token: Token, name: str) -> None:
    with key_on_token(token.library, PIN, slot=0, key_label=name) as key:
        assert verified_paper(sign_pdf(paper(), "a.pdf", key)).valid


def test_the_keys_are_listed_where_it_is_not_plain_which_is_meant(token: Token) -> None:
    for label in ("", "khac"):
        with (
            pytest.raises(UserMistake, match=r"--key-label; thiết bị có: ky-ec, ky-rsa"),
            key_on_token(token.library, PIN, key_label=label),
        ):
            pass


def test_the_tokens_are_listed_where_it_is_not_plain_which_is_meant(token: Token) -> None:
    with (
        pytest.raises(UserMistake, match=r"--slot hoặc --token; có: 0: van-thu"),
        key_on_token(token.library, PIN, token="khac"),
    ):
        pass


def test_a_wrong_pin_is_told_as_such(token: Token) -> None:
    with pytest.raises(WrongPassword, match="Mã PIN"), key_on_token(token.library, "0000", key_label="ky-rsa"):
        pass


def test_a_library_that_is_none_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="không nạp được thư viện PKCS#11"), key_on_token(tmp_path / "a.so", PIN):
        pass
