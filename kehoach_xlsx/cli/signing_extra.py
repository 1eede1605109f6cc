"""What `kxl sign` and `kxl verify` share: the extra that must be installed, and how a password is asked."""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

import click

from kehoach_xlsx.cli.base import say

PASSWORD_VARIABLE = "KXL_SIGN_PASSWORD"
_LIBRARIES = ("asn1crypto", "cryptography", "pkcs11", "pyhanko", "pyhanko_certvalidator")


def need_extra() -> None:
    """Raise UserMistake where the libraries of the extra `sign` are not installed."""
    from kehoach_xlsx.model.errors import UserMistake

    if all(find_spec(library) is not None for library in _LIBRARIES):
        return
    raise UserMistake(
        "phần chữ ký số chưa được cài. Cài bằng: pip install kehoach-xlsx[sign]",
        "digital signatures are an extra that is not installed. Install it: pip install kehoach-xlsx[sign]",
    )


def secret(file: Path | None, vi: str, en: str) -> str | None:
    """Return a password: from a file (its first line), else KXL_SIGN_PASSWORD, else asked for; None where empty.

    Never from the command line, which other users of the computer can read.
    """
    if file is not None:
        return _first_line(file)
    if PASSWORD_VARIABLE in os.environ:
        return os.environ[PASSWORD_VARIABLE] or None
    from kehoach_xlsx.model.errors import UserMistake

    if not sys.stdin.isatty():
        raise UserMistake(
            f"cần mật khẩu: đặt biến {PASSWORD_VARIABLE} hoặc dùng --password-file.",
            f"a password is needed: set {PASSWORD_VARIABLE} or use --password-file.",
        )
    asked: str = click.prompt(say(vi, en), hide_input=True, default="", show_default=False, err=True)
    return asked or None


def _first_line(file: Path) -> str | None:
    from kehoach_xlsx.model.errors import UserMistake

    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserMistake(f"{file}: không đọc được mật khẩu.", f"{file}: the password cannot be read.") from error
    return (lines[0] if lines else "") or None
