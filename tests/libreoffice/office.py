"""One LibreOffice with a profile of its own, set to Vietnamese, and the driver that lays hands on it.

No display is needed: LibreOffice draws into memory (`SAL_USE_VCLPLUGIN=svp`). It is not started with `--headless`,
because then no message box would come up.
"""

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

_DRIVER = Path(__file__).with_name("driver.py")
_PYTHONS = ("/usr/bin/python3", "python3")  # UNO belongs to the system's Python, not to that of the tests
_SETTINGS = (
    ("Setup/L10N", "ooSetupSystemLocale", "vi-VN"),
    ("Office.Linguistic/General", "DefaultLocale", "vi-VN"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Common/Misc", "ShowTipOfTheDay", "false"),
)


class OfficeError(Exception):
    """LibreOffice, or the driver's dealings with it, went wrong; the text is the driver's traceback."""


class Office:
    """A LibreOffice that does as it is told; actions are the methods of `driver.Hands`."""

    def __init__(self, driver: "subprocess.Popen[str]") -> None:
        self._driver = driver
        self._trouble = ""

    def do(self, action: str, **arguments: object) -> Any:
        """Have something done, and return what the driver says of it."""
        if self._trouble:
            raise OfficeError(f"nothing can be done since {self._trouble}")
        assert self._driver.stdin is not None
        assert self._driver.stdout is not None
        self._driver.stdin.write(json.dumps({"do": action, **arguments}) + "\n")
        self._driver.stdin.flush()
        line = self._driver.stdout.readline()
        said = json.loads(line) if line else {"trouble": "the driver ended"}
        self._trouble = said.get("trouble", "")
        if self._trouble:
            raise OfficeError(f"at {action} {arguments}: {self._trouble}")
        return said["answer"]


def missing() -> str:
    """Return what keeps LibreOffice from being typed into here, "" if nothing does."""
    if shutil.which("soffice") is None:
        return "LibreOffice (soffice) is not installed"
    if _python() is None:
        return "no Python here can import uno (Debian: python3-uno)"
    return ""


@contextmanager
def office(folder: Path, program: Path = _DRIVER) -> Iterator[Office]:
    """Start LibreOffice with a new profile under `folder` and a driver `program`, and end it."""
    python = _python()
    assert python is not None
    profile, pipe = folder / "profile", f"kxl-{os.getpid()}-{program.parent.name}"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", f"--accept=pipe,name={pipe};urp"]
    command += ["--norestore", "--nologo", "--nodefault", "--nofirststartwizard"]
    environment = {**os.environ, "SAL_USE_VCLPLUGIN": "svp"}
    with (
        (folder / "log.txt").open("w", encoding="utf-8") as log,
        subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True) as soffice,
        subprocess.Popen(
            [python, "-I", str(program), pipe],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            encoding="utf-8",
        ) as driver,
    ):
        try:
            yield Office(driver)
        finally:
            if driver.stdin:
                driver.stdin.close()  # the driver ends LibreOffice when nobody asks for more
            with suppress(subprocess.TimeoutExpired):
                soffice.wait(10)
            with suppress(ProcessLookupError):
                os.killpg(soffice.pid, signal.SIGKILL)  # the session is its own: soffice and what it started


def _python() -> str | None:
    found = (shutil.which(name) for name in _PYTHONS)
    return next((python for python in found if python and _has_uno(python)), None)


def _has_uno(python: str) -> bool:
    return subprocess.run([python, "-I", "-c", "import uno"], capture_output=True, check=False).returncode == 0


def _registry() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}">'
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    )
