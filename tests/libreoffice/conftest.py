"""One LibreOffice for all tests of this room, and the toy workbooks that are open in it."""

from collections.abc import Iterator

import pytest

from kehoach_xlsx.workbooks.progress import PROGRESS

from ..support.collection import Collection
from .keyboard import OnScreen, opened
from .office import Office, missing, office

collect_ignore = ["driver.py"]  # a program for the Python that has UNO


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """LibreOffice, as a person in Viet Nam has set it up."""
    if reason := missing():
        pytest.skip(reason)
    with office(tmp_path_factory.mktemp("libreoffice")) as running:
        if not running.do("can_type"):
            pytest.skip("this LibreOffice has no org.libreoffice.uitest.UITest")
        yield running


@pytest.fixture
def handed_out(desk: Office, collection: Collection) -> Iterator[OnScreen]:
    """The progress workbook of unit "a" as it was handed out, open."""
    path = collection.progress("a", filled=False)
    with opened(desk, path):
        yield OnScreen(office=desk, path=path, schema=PROGRESS)


@pytest.fixture
def filled_in(desk: Office, collection: Collection) -> Iterator[OnScreen]:
    """The progress workbook of unit "a", filled in properly, open."""
    path = collection.progress("a")
    with opened(desk, path):
        yield OnScreen(office=desk, path=path, schema=PROGRESS)
