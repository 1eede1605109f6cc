"""What the README says is true: its files are there, its commands exist, its Python runs, CI runs its tests."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from kehoach_xlsx.cli import kxl
from kehoach_xlsx.pipeline import plan_workbook

from .support.collection import Collection

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def _block(marker: str) -> str:
    found = re.search(rf"^<!-- {marker} -->\n```\w+\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    assert found, f"README.md has no block under <!-- {marker} -->"
    return found[1]


def _commands(group: click.Group, path: str = "kxl") -> Iterator[str]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}"


def test_the_table_of_commands_is_whole() -> None:
    rows = re.findall(r"^\| `(kxl [^`]+)` \|", README, re.MULTILINE)
    commands = set(_commands(kxl))
    listed = {command for row in rows for command in commands if f"{row} ".startswith(f"{command} ")}
    assert listed == commands
    assert len(rows) == len(commands), "a row of the table is no command"


def test_links_and_pictures_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)\)|src=\"([^\"]+)\"", README)
    paths = [link or picture for link, picture in links]
    assert {path for path in paths if path.endswith(".png")}
    assert [path for path in paths if not (ROOT / path).is_file()] == []


@pytest.mark.parametrize("path", re.findall(r"src=\"([^\"]+)\"", README))
def test_pictures_are_small(path: str) -> None:
    assert (ROOT / path).stat().st_size < 150_000


def test_the_files_to_open_are_there() -> None:
    named = re.findall(r"`((?:kehoach_xlsx|tests|examples|templates)/[^` …]*)`", README)
    assert len(named) > 10
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_python_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    received = tmp_path / "received"
    received.mkdir()
    collection = Collection(received)
    (tmp_path / "plan.xlsx").write_bytes(plan_workbook(collection.book))
    for unit in ("a", "b"):
        collection.progress(unit)
    monkeypatch.chdir(tmp_path)
    exec(compile(_block("python-example"), "README.md", "exec"), {})
    assert len(list((tmp_path / "templates").iterdir())) == 3
    assert (tmp_path / "report.docx").is_file()


@pytest.mark.parametrize("marker", ["demo-command", "test-command"])
def test_a_command_is_one_line_that_sets_itself_up(marker: str) -> None:
    (line,) = _block(marker).splitlines()
    assert line.startswith("python3 -m venv .venv && .venv/bin/pip install ")


def test_ci_runs_the_test_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "readme_command test-command" in script
    assert "-m pytest" not in script, "CI has a test command of its own"


@pytest.mark.parametrize("text", [README, CHANGELOG], ids=["README", "CHANGELOG"])
def test_the_vietnamese_is_composed(text: str) -> None:
    assert text == unicodedata.normalize("NFC", text)
