"""`kxl sign`: a digital signature on a .docx or a PDF."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kehoach_xlsx.cli.base import Command, language, say
from kehoach_xlsx.cli.signing_extra import PASSWORD_VARIABLE, need_extra, secret

if TYPE_CHECKING:
    from kehoach_xlsx.signing.keys import SigningKey

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(
    cls=Command,
    help=say(
        "Ký số văn bản .docx (chữ ký nằm trong tệp, Word và LibreOffice đọc được) hoặc .pdf (PAdES) bằng tệp khóa "
        "PKCS#12 hoặc thiết bị ký PKCS#11; ghi ra tệp mới, tệp gốc giữ nguyên.\n\n"
        "Chữ ký này cho biết tệp không bị sửa và ai giữ khóa đã ký. Đây không phải chữ ký số công vụ theo Nghị định "
        "30/2020/NĐ-CP (Phụ lục I): chữ ký và dấu của cơ quan do phần mềm được Nhà nước cho phép đặt vào đúng vị trí "
        "mà văn bản của kxl đã chừa sẵn.",
        "Sign a .docx (package signature, as Word and LibreOffice read it) or a PDF (PAdES) with a PKCS#12 key file or "
        "a PKCS#11 token, into a new file; the original stays.\n\n"
        "The signature tells that the file is unchanged and who held the key. It is not a public-service signature "
        "under Decree 30/2020 (Appendix I): that is made, with its seal, by the State's approved software, for which "
        "our documents leave the places.",
    ),
    short_help=say("Ký số tệp .docx hoặc .pdf.", "Sign a .docx or PDF digitally."),
    example="kxl sign bao-cao.docx --p12 khoa.p12\n"
    "kxl sign bao-cao.pdf -o bao-cao-da-ky.pdf --pkcs11 thiet-bi.dll --key-label ky",
)
@click.argument("source", metavar="FILE", type=_FILE)
@click.option(
    "-o",
    "--output",
    type=_FILE,
    help=say("Tệp đã ký (mặc định: TÊN-da-ky cạnh tệp gốc).", "The signed file (default: NAME-da-ky beside it)."),
)
@click.option("--p12", "p12", type=_FILE, help=say("Tệp khóa PKCS#12 (.p12, .pfx).", "PKCS#12 key file."))
@click.option(
    "--pkcs11",
    "library",
    metavar="LIB",
    type=_FILE,
    help=say("Thư viện PKCS#11 (.dll, .so) của thiết bị ký.", "PKCS#11 library (.dll, .so) of the token."),
)
@click.option(
    "--slot",
    metavar="N",
    type=click.IntRange(0),
    help=say("Thứ tự của thiết bị, nếu cắm nhiều thiết bị.", "Which token, where there are several."),
)
@click.option("--token", default="", metavar="TEXT", help=say("Nhãn của thiết bị.", "Label of the token."))
@click.option("--key-label", default="", help=say("Nhãn của khóa trên thiết bị.", "Label of the key on the token."))
@click.option(
    "--password-file",
    type=_FILE,
    help=say(
        f"Tệp có mật khẩu hoặc mã PIN ở dòng đầu; không có thì lấy biến {PASSWORD_VARIABLE}, hoặc hỏi khi chạy.",
        f"File with the password or PIN on its first line; else {PASSWORD_VARIABLE} is read, or it is asked for.",
    ),
)
@click.option(
    "--comment", default="", help=say("Mục đích ký, ghi trong chữ ký.", "Purpose, written into the signature.")
)
def command(
    source: Path,
    output: Path | None,
    p12: Path | None,
    library: Path | None,
    slot: int | None,
    token: str,
    key_label: str,
    password_file: Path | None,
    comment: str,
) -> None:
    """Write a signed copy."""
    need_extra()
    from kehoach_xlsx.model.errors import UserMistake
    from kehoach_xlsx.outputs.signature_view import signed_text
    from kehoach_xlsx.signing.desk import prepare_signing, sign_file

    if (p12 is None) == (library is None):
        raise UserMistake(
            "chọn một cách ký: --p12 TỆP-KHÓA hoặc --pkcs11 THƯ-VIỆN.",
            "choose one: --p12 KEY-FILE or --pkcs11 LIBRARY.",
        )
    prepare_signing(source, output)  # what cannot be signed is told before a password is asked for
    with _key(p12, library, slot, token, key_label, password_file) as key:
        place, made = sign_file(source, output, key, comment)
    for line in signed_text(place, made, language()):
        click.echo(line)


@contextmanager
def _key(
    p12: Path | None, library: Path | None, slot: int | None, token: str, key_label: str, password_file: Path | None
) -> "Iterator[SigningKey]":
    from kehoach_xlsx.signing.keys import key_from_file, key_on_token

    if p12 is not None:
        password = secret(password_file, f"Mật khẩu của {p12.name}", f"Password of {p12.name}")
        yield key_from_file(p12, password)
    elif library is not None:
        pin = secret(password_file, "Mã PIN của thiết bị ký", "PIN of the token")
        with key_on_token(library, pin, slot=slot, token=token, key_label=key_label) as key:
            yield key
