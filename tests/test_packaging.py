"""What is shipped works on its own: the wheel is built without network, unzipped, and run from an empty folder."""

import os
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from kehoach_xlsx import __version__, resources
from kehoach_xlsx.catalogue import codes
from kehoach_xlsx.pipeline import plan_workbook

from .support.collection import Collection

ROOT = Path(__file__).parents[1]


def _build(target: str, folder: Path) -> Path:
    """Build with hatchling itself: pip would fetch it anew."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    (built,) = folder.iterdir()
    return built


@dataclass(frozen=True, kw_only=True, slots=True)
class Unzipped:
    """A wheel, unzipped: its own files come before any installation, the folder one stands in never does (-P)."""

    folder: Path
    names: frozenset[str]

    def python(self, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "PYTHONUTF8": "1", "KXL_LANG": "vi"}
        command = [sys.executable, "-P", "-W", "error", *arguments]
        return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)

    def kxl(self, *arguments: str | Path, cwd: Path) -> str:
        """Run `kxl`, insist on exit code 0, and return what it printed."""
        done = self.python("-m", "kehoach_xlsx", *map(str, arguments), cwd=cwd)
        assert done.returncode == 0, (arguments, done.stdout, done.stderr)
        return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Unzipped:
    built = _build("wheel", tmp_path_factory.mktemp("wheel"))
    folder = tmp_path_factory.mktemp("unzipped")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder)
        return Unzipped(folder=folder, names=frozenset(archive.namelist()))


def test_the_wheel_holds_what_the_code_opens(wheel: Unzipped) -> None:
    data = "kehoach_xlsx/_data"
    shipped = [f for top in ("templates", "examples") for f in (ROOT / top).rglob("*") if f.is_file()]
    assert ROOT / "templates/word/bao-cao.docx" in shipped
    assert ROOT / "examples/can-tho-2024/plan.toml" in shipped
    assert wheel.names >= {f"{data}/{f.relative_to(ROOT).as_posix()}" for f in shipped}
    assert wheel.names >= {f"kehoach_xlsx/catalogue/{code}.md" for code in codes()}
    assert "kehoach_xlsx/py.typed" in wheel.names


def test_the_wheel_holds_nothing_else(wheel: Unzipped) -> None:
    tops = {name.split("/")[0] for name in wheel.names}
    assert tops == {"kehoach_xlsx", f"kehoach_xlsx-{__version__}.dist-info"}
    assert not [name for name in wheel.names if "__pycache__" in name or Path(name).name.startswith(("~$", "."))]


def test_the_source_distribution_can_be_built_from(tmp_path: Path) -> None:
    with tarfile.open(_build("sdist", tmp_path)) as archive:
        names = {name.split("/", 1)[-1] for name in archive.getnames()}
    assert names >= {".ci/run", "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "tests/conftest.py"}
    assert names >= {"templates/word/bao-cao.docx", "examples/can-tho-2024/plan.toml", "kehoach_xlsx/cli/main.py"}


def test_the_module_is_the_unzipped_one(wheel: Unzipped, tmp_path: Path) -> None:
    code = (
        "import kehoach_xlsx, kehoach_xlsx.resources as r; print(kehoach_xlsx.__file__, r.templates_dir(), sep='\\n')"
    )
    module, templates = map(Path, wheel.python("-c", code, cwd=tmp_path).stdout.splitlines())
    assert module.is_relative_to(wheel.folder)
    assert templates == wheel.folder / "kehoach_xlsx" / "_data" / "templates"


def test_a_checkout_finds_the_same_files_at_the_top_level() -> None:
    assert resources.templates_dir() == ROOT / "templates"
    assert resources.examples_dir() == ROOT / "examples"


def test_explain_from_the_wheel(wheel: Unzipped, tmp_path: Path) -> None:
    assert wheel.kxl("explain", "KH212", cwd=tmp_path).startswith("# KH212")


def test_the_whole_path_from_the_wheel(wheel: Unzipped, tmp_path: Path) -> None:
    collection = Collection(tmp_path)
    (tmp_path / "plan.xlsx").write_bytes(plan_workbook(collection.book))
    wheel.kxl("plan", "check", "plan.xlsx", cwd=tmp_path)
    wheel.kxl("template", "progress", "plan.xlsx", "-o", "templates", "--period", "2024", cwd=tmp_path)
    assert len(list((tmp_path / "templates").glob("*.xlsx"))) == 3
    sent = [collection.progress(unit) for unit in ("a", "b", "c")]
    wheel.kxl("validate", *sent, "--plan", "plan.xlsx", "--period", "2024", cwd=tmp_path)
    wheel.kxl("merge", *sent, "--plan", "plan.xlsx", "-o", "all.xlsx", "--period", "2024", cwd=tmp_path)
    wheel.kxl("report", "all.xlsx", "-o", "report.docx", cwd=tmp_path)
    with zipfile.ZipFile(tmp_path / "report.docx") as report:
        assert "BÁO CÁO" in report.read("word/document.xml").decode()
