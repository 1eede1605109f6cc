"""`kxl sign` and `kxl verify` as a person or a program uses them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..cli.running import ROOT, Ran, run
from .holders import PASSWORD, authority, clerk, made, officer
from .packages import changed, letter, signed
from .papers import paper


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a letter, a paper and keys; the password is in the environment."""
    (tmp_path / "bao-cao.docx").write_bytes(letter())
    (tmp_path / "bao-cao.pdf").write_bytes(paper())
    (tmp_path / "so-lieu.xlsx").write_bytes(letter())
    (tmp_path / "khoa.p12").write_bytes(clerk().p12)
    (tmp_path / "can-bo.p12").write_bytes(officer().p12)
    authority().pem(tmp_path / "to-chuc.pem")
    monkeypatch.setenv("KXL_SIGN_PASSWORD", PASSWORD)
    return tmp_path


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_sign_writes_a_copy_and_verify_believes_it(desk: Path, suffix: str) -> None:
    source = desk / f"bao-cao.{suffix}"
    before = source.read_bytes()
    ran = run("sign", source.name, "--p12", "khoa.p12", "--comment", "Phát hành", cwd=desk)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"bao-cao-da-ky.{suffix}\n  Người ký: CN=Văn thư, O=Sở Thử nghiệm, C=VN\n")
    assert source.read_bytes() == before
    seen = run("verify", f"bao-cao-da-ky.{suffix}", cwd=desk)
    assert seen.code == 0
    assert seen.out.startswith(f"✓ bao-cao-da-ky.{suffix}: 1 chữ ký số, đúng, nội dung như lúc ký\n")
    for fact in ("CN=Văn thư, O=Sở Thử nghiệm, C=VN", "Thời điểm ký:", "Mục đích: Phát hành", "KH682", "Đã ký"):
        assert fact in seen.out


def test_the_issuer_that_is_trusted_takes_the_warning_away(desk: Path) -> None:
    run("sign", "bao-cao.docx", "--p12", "can-bo.p12", cwd=desk)
    seen = run("verify", "bao-cao-da-ky.docx", "--trust", "to-chuc.pem", cwd=desk)
    assert (seen.code, "KH6" in seen.out) == (0, False)
    assert "thuộc tổ chức đã nêu trong --trust" in seen.out


def test_what_was_changed_is_named_and_the_exit_code_is_1(desk: Path) -> None:
    (desk / "sai.docx").write_bytes(changed(signed(), "word/document.xml", "147", "152"))
    vi, en = run("verify", "sai.docx", cwd=desk), run("verify", "sai.docx", cwd=desk, language="en")
    assert (vi.code, en.code) == (1, 1)
    assert "LỖI KH671: Nội dung văn bản (word/document.xml) bị sửa sau khi ký." in vi.out
    assert "ERROR KH671: The text (word/document.xml) was changed after signing." in en.out


def test_json_is_one_document_for_programs(desk: Path) -> None:
    (desk / "sai.docx").write_bytes(changed(signed(), "word/document.xml", "147", "152"))
    ran = run("verify", "sai.docx", "--json", cwd=desk)
    document = json.loads(ran.out)
    (signature,) = document["signatures"]
    assert ran.code == 1
    assert {k: document[k] for k in ("path", "kind", "valid", "revocation_checked")} == {
        "path": "sai.docx",
        "kind": "docx",
        "valid": False,
        "revocation_checked": False,
    }
    assert signature["signer"]["subject"] == "CN=Văn thư, O=Sở Thử nghiệm, C=VN"
    assert signature["signer"]["trust"] == "not_asked"
    assert [f["code"] for f in signature["findings"]] == ["KH671", "KH682"]
    assert "word/document.xml" not in signature["covered"]
    assert "word/styles.xml" in signature["covered"]


def test_the_password_may_stand_in_a_file(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KXL_SIGN_PASSWORD")
    (desk / "mat-khau.txt").write_text(f"{PASSWORD}\n", encoding="utf-8")
    assert run("sign", "bao-cao.docx", "--p12", "khoa.p12", "--password-file", "mat-khau.txt", cwd=desk).code == 0


def test_no_option_takes_the_password_itself() -> None:
    """What stands on the command line can be read by everybody on the computer."""
    options = run("sign", "--help").out
    assert "--password-file" in options
    assert "--password " not in options
    assert "--pin" not in options


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("verify", "bao-cao.docx"), "không có chữ ký số nào"),
        (("verify", "bao-cao.pdf"), "không có chữ ký số nào"),
        (("verify", "khoa.p12"), "không phải tệp .docx hoặc .pdf"),
        (("verify", "khong-co.docx"), "Không tìm thấy tệp"),
        (("verify", "bao-cao.docx", "--trust", "khong-co.pem"), "không đọc được"),
        (("sign", "bao-cao.docx"), "--p12"),
        (("sign", "bao-cao.docx", "--p12", "khoa.p12", "--pkcs11", "a.so"), "chọn một cách ký"),
        (("sign", "bao-cao.docx", "--p12", "khong-co.p12"), "không đọc được tệp khóa"),
        (("sign", "bao-cao.docx", "--p12", "bao-cao.pdf"), "không phải tệp khóa PKCS#12"),
        (("sign", "khoa.p12", "--p12", "khoa.p12"), "không phải tệp .docx hoặc .pdf"),
        (("sign", "so-lieu.xlsx", "--p12", "khoa.p12"), "không phải tệp .docx hoặc .pdf"),
        (("sign", "bao-cao.docx", "-o", "bao-cao.docx", "--p12", "khoa.p12"), "trùng với tệp nguồn"),
        (("sign", "bao-cao.docx", "-o", "a.pdf", "--p12", "khoa.p12"), "phải có đuôi .docx"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else "",
)
def test_wrong_use_is_2_and_leaves_nothing(desk: Path, arguments: tuple[str, ...], told: str) -> None:
    before = sorted(desk.iterdir())
    ran = run(*arguments, cwd=desk)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert sorted(desk.iterdir()) == before


def test_a_wrong_password_is_2_and_leaves_nothing(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KXL_SIGN_PASSWORD", "sai")
    ran = run("sign", "bao-cao.docx", "--p12", "khoa.p12", cwd=desk)
    assert (ran.code, "mật khẩu của tệp khóa không đúng" in ran.err) == (2, True)
    assert not (desk / "bao-cao-da-ky.docx").exists()


def test_a_certificate_that_has_expired_is_not_used(desk: Path) -> None:
    (desk / "cu.p12").write_bytes(made("Hết hạn", days=(-300, -30)).p12)
    ran = run("sign", "bao-cao.docx", "--p12", "cu.p12", cwd=desk)
    assert (ran.code, "Chứng thư số chỉ có hiệu lực" in ran.err) == (2, True)


def test_a_signed_copy_is_not_overwritten_unasked(desk: Path) -> None:
    assert run("sign", "bao-cao.docx", "--p12", "khoa.p12", cwd=desk).code == 0
    again = run("sign", "bao-cao.docx", "--p12", "khoa.p12", cwd=desk)
    assert (again.code, "đã có tệp này" in again.err) == (2, True)
    assert run("sign", "bao-cao.docx", "--p12", "khoa.p12", "-o", "bao-cao-da-ky.docx", cwd=desk).code == 0


def test_a_part_with_a_name_that_moves_the_cursor_is_printed_harmlessly(desk: Path) -> None:
    rels = "word/_rels/document.xml.rels"
    link = '<Relationship Id="r&#x9B;2J&#x202E;" Type="urn:x" Target="http://x/" TargetMode="External"/>'
    (desk / "sai.docx").write_bytes(changed(signed(), rels, "</Relationships>", f"{link}</Relationships>"))
    ran = run("verify", "sai.docx", cwd=desk)
    assert ran.code == 1
    assert "KH676" in ran.out
    assert not {"\x9b", "\u202e"} & set(ran.out)


@pytest.mark.parametrize("command", ["sign", "verify"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_help_says_what_it_is_not(command: str, language: str) -> None:
    told = " ".join(run(command, "--help", language=language).out.split())
    assert ("công vụ" if language == "vi" else "public-service") in told
    assert ("toàn vẹn" in told or "không bị sửa" in told) is (language == "vi")


def test_the_missing_extra_is_named(desk: Path) -> None:
    for command in (("verify", "bao-cao.docx"), ("sign", "bao-cao.docx", "--p12", "khoa.p12")):
        ran = _without("pyhanko", *command, cwd=desk)
        assert (ran.code, ran.out) == (2, "")
        assert "pip install kehoach-xlsx[sign]" in ran.err


def _without(library: str, *arguments: str, cwd: Path) -> Ran:
    """Run `kxl` in a Python that lacks a library."""
    program = f"""
import importlib.util, sys
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name == {library!r} else found(name, package)
sys.modules[{library!r}] = None
sys.argv = ["kxl", *{arguments!r}]
from kehoach_xlsx.cli import main
main()
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "KXL_LANG": "vi"}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)
    return Ran(code=done.returncode, out=done.stdout, err=done.stderr)
