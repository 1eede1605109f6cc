"""A LibreOffice that has one key in its store."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..libreoffice.office import Office, missing, office
from .holders import Holder, clerk

collect_ignore = ["office_driver.py"]  # a program for the Python that has UNO


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """LibreOffice with the clerk's key."""
    lacking = [tool for tool in ("certutil", "pk12util") if shutil.which(tool) is None]
    reason = f"{', '.join(lacking)} (libnss3-tools) not installed" if lacking else missing()
    if reason:
        pytest.skip(reason)
    store = _store(tmp_path_factory.mktemp("nss"), clerk())
    driver = Path(__file__).with_name("office_driver.py")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MOZILLA_CERTIFICATE_FOLDER", store)
        with office(tmp_path_factory.mktemp("office"), driver) as running:
            yield running


def _store(folder: Path, holder: Holder) -> str:
    """Make a store of NSS without a password, put a key in, and trust its certificate."""
    address, key, secret, empty = f"sql:{folder}", folder / "ky.p12", folder / "secret", folder / "empty"
    key.write_bytes(holder.exported("secret"))
    secret.write_text("secret\n", encoding="utf-8")
    empty.write_text("\n", encoding="utf-8")
    for command in (
        ("certutil", "-N", "-d", address, "--empty-password"),
        ("pk12util", "-i", key, "-d", address, "-w", secret, "-k", empty),
        ("certutil", "-M", "-d", address, "-n", "ky", "-t", "CTu,CTu,CTu"),
    ):
        done = subprocess.run([*map(str, command)], capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    return address
