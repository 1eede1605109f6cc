"""The workbook to which the deeds are done, and one LibreOffice that does all of its deeds in a row."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ..libreoffice.office import Office, missing, office
from .table import BY_LIBREOFFICE, Deed, filled_workbook

collect_ignore = ["driver.py"]  # a program for the Python that has UNO


@pytest.fixture(scope="session")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The progress report of unit "a", filled in properly."""
    return filled_workbook(tmp_path_factory.mktemp("given"))


@pytest.fixture(scope="session")
def hands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """LibreOffice, for all deeds."""
    if reason := missing():
        pytest.skip(reason)
    with office(tmp_path_factory.mktemp("libreoffice"), Path(__file__).with_name("driver.py")) as running:
        yield running


@pytest.fixture
def done(given: Path, request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[Deed], Path]:
    """Do a deed and return the file that came of it."""

    def do(deed: Deed) -> Path:
        target = tmp_path / (deed.file or "bao-cao.xlsx")
        if deed in BY_LIBREOFFICE:
            running: Office = request.getfixturevalue("hands")
            trouble = running.do("work", **deed.wish(given, target))
            assert trouble is None, trouble
            if deed.surgery:
                target.write_bytes(deed.surgery(target.read_bytes()))
        else:
            assert deed.surgery is not None
            target.write_bytes(deed.surgery(given.read_bytes()))
        return target

    return do
