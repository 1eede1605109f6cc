"""The files in templates/ are what the declarations say (`python -m kehoach_xlsx.outputs.standard_files`)."""

import io
import zipfile

import pytest

from kehoach_xlsx.outputs.standard_files import standard_files
from kehoach_xlsx.resources import templates_dir

FILES = dict(standard_files())


@pytest.mark.parametrize("name", FILES)
def test_the_committed_file_is_fresh(name: str) -> None:
    committed = (templates_dir() / name).read_bytes()
    assert _parts(committed) == _parts(FILES[name]), "run: python -m kehoach_xlsx.outputs.standard_files"


def _parts(data: bytes) -> dict[str, str]:
    """The texts inside a file: how they are packed depends on the machine's zlib, line ends on its checkout."""
    if not data.startswith(b"PK"):
        return {"": data.decode().replace("\r\n", "\n")}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


@pytest.mark.parametrize("name", FILES)
def test_a_standard_file_stays_small(name: str) -> None:
    assert len(FILES[name]) < 100_000
