"""A .docx as PDF/A-2b, by LibreOffice where there is one: a convenience, never a need.

LibreOffice works in a folder and a profile of its own, which are gone afterwards; its window never opens.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from kehoach_xlsx.files import write_atomically
from kehoach_xlsx.model.errors import UserMistake

PATIENCE: Final = 180.0
"""Seconds that LibreOffice may take; a report of 15 pages takes about five, the first start about ten more."""

_NAMES: Final = ("soffice", "libreoffice", "soffice.com", "soffice.exe")
_USUAL: Final = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/snap/bin/libreoffice",
    "/var/lib/flatpak/exports/bin/org.libreoffice.LibreOffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_PROGRAM_FOLDERS: Final = ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432")
_PDF_A_2B: Final = "2"  # SelectPdfVersion of LibreOffice's settings
_SETTINGS: Final = (
    ("org.openoffice.Office.Common/Filter/PDF/Export", "SelectPdfVersion", _PDF_A_2B),
    ("org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
)


def write_pdf(document: Path, *, office: Path | None = None, patience: float = PATIENCE) -> Path:
    """Write the PDF of a .docx beside it, under its name; the .docx stays as it is.

    Raises UserMistake where there is no LibreOffice, or it fails or takes too long; nothing is written then.
    """
    found = office or find_office()
    if found is None:
        raise UserMistake(
            f"{document} đã có, nhưng chưa lập được PDF: máy này không có LibreOffice. Cài LibreOffice "
            "(libreoffice.org) rồi chạy lại, hoặc mở tệp .docx bằng Word, chọn Lưu thành PDF.",
            f"{document} is there, but no PDF: LibreOffice is not installed. Install it (libreoffice.org) and run "
            "again, or open the .docx in Word and save it as PDF.",
        )
    place = document.with_suffix(".pdf")
    write_atomically(place, _converted(document, found, patience))
    return place


def find_office() -> Path | None:
    """Return LibreOffice's program: on the PATH, else where installers put it; None where there is none."""
    on_path = (shutil.which(name) for name in _NAMES)
    return next((Path(found) for found in on_path if found), None) or next(_installed(), None)


def _installed() -> Iterator[Path]:
    folders = [os.environ[name] for name in _PROGRAM_FOLDERS if name in os.environ]
    windows = [f"{folder}/LibreOffice*/program/soffice.com" for folder in folders]
    for pattern in (*windows, *_USUAL):
        anchor = Path(Path(pattern).anchor)
        yield from (p for p in sorted(anchor.glob(str(Path(pattern).relative_to(anchor)))) if p.is_file())


def _converted(document: Path, office: Path, patience: float) -> bytes:
    with tempfile.TemporaryDirectory(prefix="kxl-pdf-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        _set_up(folder / "profile")
        shutil.copyfile(document, folder / "document.docx")
        said = _run(_command(office, folder), patience, document)
        made = folder / "document.pdf"
        data = made.read_bytes() if made.is_file() else b""
    if not data.startswith(b"%PDF-"):
        raise _failed(document, said)
    return data


def _command(office: Path, folder: Path) -> list[str]:
    return [
        str(office),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--convert-to",
        "pdf:writer_pdf_Export",
        "--outdir",
        str(folder),
        str(folder / "document.docx"),
    ]


def _set_up(profile: Path) -> None:
    """A profile that exports PDF/A-2b; every version of LibreOffice reads it, unlike options behind --convert-to."""
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )


def _run(command: Sequence[str], patience: float, document: Path) -> str:
    """Run LibreOffice and return what it said; it and all that it started are ended when patience is over."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as error:
        raise _failed(document, str(error)) from error
    with process:
        try:
            said, _ = process.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            _end(process)
            raise _failed(document, f"> {patience:g} s") from None
        except BaseException:
            _end(process)
            raise
    return said.decode("utf-8", errors="replace")


def _end(process: "subprocess.Popen[bytes]") -> None:
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _failed(document: Path, said: str) -> UserMistake:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    told = f" ({lines[-1]})" if lines else ""
    return UserMistake(
        f"{document} đã có, nhưng LibreOffice không lập được PDF{told}. Mở tệp .docx bằng Word hoặc LibreOffice, "
        "chọn Lưu thành PDF.",
        f"{document} is there, but LibreOffice made no PDF{told}. Open the .docx in Word or LibreOffice and save it "
        "as PDF.",
    )
