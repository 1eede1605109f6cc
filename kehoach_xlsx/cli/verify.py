"""`kxl verify`: is a signed document what was signed, and by whom?"""

import sys
from pathlib import Path

import click

from kehoach_xlsx.cli.base import Command, json_option, language, print_json, say, tell
from kehoach_xlsx.cli.signing_extra import need_extra


@click.command(
    cls=Command,
    help=say(
        "Kiểm tra chữ ký số của tệp .docx hoặc .pdf: ai ký, khi nào, chữ ký gồm những gì, sau khi ký phần nào bị sửa, "
        "thêm, xóa. Mã thoát: 0 đúng, 1 không đúng, 2 không có chữ ký hoặc không đọc được.\n\n"
        "Kết quả là về tính toàn vẹn và nguồn gốc của tệp; không kiểm tra thu hồi chứng thư số (không dùng mạng), "
        "không thay việc kiểm tra chữ ký số công vụ.",
        "Check the digital signatures of a .docx or PDF: who signed, when, what is covered, and what was changed, "
        "added or removed since. Exit code: 0 valid, 1 invalid, 2 no signature or not readable.\n\n"
        "This is about integrity and origin; revocation is not asked (no network), and it does not stand in for the "
        "State's check of public-service signatures.",
    ),
    short_help=say("Kiểm tra chữ ký số của .docx, .pdf.", "Check the signatures of a .docx or PDF."),
    example="kxl verify bao-cao-da-ky.docx --trust to-chuc-cap.pem",
)
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--trust",
    "trusted",
    metavar="CERT.pem",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help=say(
        "Chứng thư số của tổ chức cấp (hoặc của người ký) mà ông, bà tin; ghi được nhiều lần.",
        "Certificate of the issuer (or signer) that you trust; may be given several times.",
    ),
)
@json_option
def command(path: Path, trusted: tuple[Path, ...], as_json: bool) -> None:
    """Judge the signatures; exit 1 where one is not valid."""
    need_extra()
    from kehoach_xlsx.outputs.signature_view import signature_json, signature_text
    from kehoach_xlsx.signing.desk import verify_file

    document = verify_file(path, trusted)
    if as_json:
        print_json(signature_json(document, language()))
    else:
        tell(signature_text(document, language()))
    sys.exit(0 if document.valid else 1)
