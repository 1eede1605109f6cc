"""A small PDF of two pages, and hands that change it after it was signed."""

import io
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter

from kehoach_xlsx.model.signature import SignedDocument
from kehoach_xlsx.signing.certificates import Trusting
from kehoach_xlsx.signing.pdf_signing import sign_pdf
from kehoach_xlsx.signing.pdf_verifying import verify_pdf

from .holders import Holder, clerk


@cache
def paper() -> bytes:
    """Two pages, each with a stream of its own."""
    writer = PdfFileWriter(stream_xrefs=False)
    for number in (147, 31):
        text = generic.StreamObject(stream_data=f"BT /F1 12 Tf 72 720 Td ({number}) Tj ET".encode())
        page = PageObject(contents=writer.add_object(text), media_box=generic.ArrayObject(map(_number, _A4)))
        font = generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/Font"),
                pdf_name("/Subtype"): pdf_name("/Type1"),
                pdf_name("/BaseFont"): pdf_name("/Times-Roman"),
            }
        )
        fonts = generic.DictionaryObject({pdf_name("/F1"): font})
        page[pdf_name("/Resources")] = generic.DictionaryObject({pdf_name("/Font"): fonts})
        writer.insert_page(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


_A4 = (0, 0, 595, 842)
_number = generic.NumberObject


@cache
def signed_paper(holder: Holder | None = None) -> bytes:
    return sign_pdf(paper(), "bao-cao.pdf", (holder or clerk()).key, "Phát hành")


def verified_paper(data: bytes, trusting: Trusting | None = None) -> SignedDocument:
    return verify_pdf(data, "bao-cao.pdf", trusting or Trusting())


def codes(data: bytes, number: int = 0) -> list[str]:
    """The codes of what is found at one signature, but that nobody vouches for the signer."""
    findings = verified_paper(data).signatures[number].findings
    return [finding.code for finding in findings if finding.code != "KH682"]


def written_over(data: bytes, page: int, text: str) -> bytes:
    """Write other content on a page (from 0) at the end of the file, as a PDF editor would."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    content = generic.StreamObject(stream_data=f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode())
    reference, _ = writer.find_page_for_modification(page)
    reference.get_object()[pdf_name("/Contents")] = writer.add_object(content)
    writer.mark_update(reference)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdfsig(data: bytes, tmp_path: Path) -> str:
    """What poppler's own verifier says."""
    program = shutil.which("pdfsig")
    if program is None:
        pytest.skip("pdfsig (poppler-utils) is not installed")
    path = tmp_path / "signed.pdf"
    path.write_bytes(data)
    done = subprocess.run([program, path], capture_output=True, encoding="utf-8", check=False)
    return done.stdout
