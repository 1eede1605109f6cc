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
_GONE = ("DisposedException", "bridge disposed")  # what UNO says when the other side is no longer there
_SETTINGS = (
    ("Setup/L10N", "ooSetupSystemLocale", "vi-VN"),
    ("Office.Linguistic/General", "DefaultLocale", "vi-VN"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Common/Misc", "ShowTipOfTheDay", "false"),
)


class OfficeError(Exception):
    """The dealings with LibreOffice went wrong; the text is the driver's traceback."""


class OfficeGoneError(OfficeError):
    """LibreOffice is no longer there: it crashed, which says nothing of our workbooks. The test is run again."""


class Office:
    """A LibreOffice that does as it is told; actions are the methods of `driver.Hands`.

    After any trouble nobody knows what is on its screen, so it is ended, and the next action starts another.
    """

    def __init__(self, folder: Path, program: Path) -> None:
        self._folder, self._program = folder, program
        self._started = 0
        self._pair: tuple[subprocess.Popen[bytes], subprocess.Popen[str]] | None = None

    @property
    def running(self) -> bool:
        """Whether LibreOffice is there and knows what was asked of it before."""
        return self._pair is not None

    def do(self, action: str, **arguments: object) -> Any:
        """Have something done, and return what the driver says of it."""
        soffice, driver = self._pair = self._pair or self._start()
        assert driver.stdin is not None
        assert driver.stdout is not None
        line = ""
        with suppress(BrokenPipeError):
            driver.stdin.write(json.dumps({"do": action, **arguments}) + "\n")
            driver.stdin.flush()
            line = driver.stdout.readline()
        said = json.loads(line) if line else {"trouble": "the driver ended"}
        if trouble := said.get("trouble"):
            gone = not line or any(word in trouble for word in _GONE) or soffice.poll() is not None
            self.end()
            raise (OfficeGoneError if gone else OfficeError)(f"at {action} {arguments}: {trouble}")
        return said["answer"]

    def end(self) -> None:
        """End LibreOffice and the driver."""
        if self._pair is None:
            return
        soffice, driver = self._pair
        self._pair = None
        with suppress(BrokenPipeError, subprocess.TimeoutExpired):
            driver.communicate(timeout=10)  # it ends LibreOffice when nobody asks for more
        with suppress(subprocess.TimeoutExpired):
            soffice.wait(10)
        driver.kill()
        with suppress(ProcessLookupError):
            os.killpg(soffice.pid, signal.SIGKILL)  # the session is its own: soffice and what it started
        for process in (driver, soffice):
            process.wait()

    def _start(self) -> "tuple[subprocess.Popen[bytes], subprocess.Popen[str]]":
        self._started += 1
        python = _python()
        assert python is not None
        profile = self._folder / f"profile-{self._started}"
        pipe = f"kxl-{os.getpid()}-{self._program.parent.name}-{self._started}"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
        command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", f"--accept=pipe,name={pipe};urp"]
        command += ["--norestore", "--nologo", "--nodefault", "--nofirststartwizard"]
        environment = {**os.environ, "SAL_USE_VCLPLUGIN": "svp"}
        with (self._folder / "log.txt").open("a", encoding="utf-8") as log:
            soffice = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
            driver = subprocess.Popen(
                [python, "-I", str(self._program), pipe],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                encoding="utf-8",
            )
        return soffice, driver


def missing() -> str:
    """Return what keeps LibreOffice from being typed into here, "" if nothing does."""
    if shutil.which("soffice") is None:
        return "LibreOffice (soffice) is not installed"
    if _python() is None:
        return "no Python here can import uno (Debian: python3-uno)"
    return ""


@contextmanager
def office(folder: Path, program: Path = _DRIVER) -> Iterator[Office]:
    """A LibreOffice with new profiles under `folder` and a driver `program`; it is ended with the context."""
    running = Office(folder, program)
    try:
        yield running
    finally:
        running.end()


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
