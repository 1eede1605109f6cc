"""Every command says what it is for, in both languages, and shows an example that can be typed."""

import shlex
from collections.abc import Iterator

import click
import pytest

from kehoach_xlsx.cli import kxl
from kehoach_xlsx.cli.base import Command
from kehoach_xlsx.model.wording import Language

from .running import run

EXAMPLE = {"vi": "Ví dụ:", "en": "Example:"}
VIETNAMESE_LETTERS = set("ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")


def _walk(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from _walk(command, (*path, name))


EVERY = dict(_walk(kxl))
LEAVES = {path: command for path, command in EVERY.items() if not isinstance(command, click.Group)}
LANGUAGES: tuple[Language, ...] = ("vi", "en")


def test_the_commands_are_found() -> None:
    assert {("demo",), ("plan", "check"), ("validate",), ("merge",), ("report",), ("explain",)} <= LEAVES.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_help(path: tuple[str, ...], language: Language) -> None:
    ran = run(*path, "--help", language=language)
    assert (ran.code, ran.err) == (0, "")
    usage, summary = ran.out.split("\n\n")[:2]
    assert " ".join(path) in usage
    assert bool(VIETNAMESE_LETTERS & set(summary.replace("Cần Thơ", ""))) is (language == "vi"), summary
    if path in LEAVES:
        example = ran.out.split(EXAMPLE[language])[1]
        assert f"kxl {' '.join(path)}" in example


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_the_example_can_be_typed(path: tuple[str, ...]) -> None:
    command = LEAVES[path]
    assert isinstance(command, Command)
    for line in command.example.splitlines():
        _, *arguments = shlex.split(line)
        assert tuple(arguments[: len(path)]) == path
        command.make_context(path[-1], arguments[len(path) :])  # raises where an option is unknown or one is missing


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_the_list_of_commands_has_one_line_each(path: tuple[str, ...]) -> None:
    summary = EVERY[path].get_short_help_str(limit=200)
    assert 10 < len(summary) <= 80
    assert not summary.endswith("..."), summary


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_every_command_takes_lang(path: tuple[str, ...]) -> None:
    assert "lang" in {parameter.name for parameter in LEAVES[path].params}


def test_lang_goes_before_the_environment() -> None:
    assert "Example:" in run("explain", "--help", "--lang", "en", language="vi").out
    assert "Ví dụ:" in run("--lang=vi", "explain", "--help", language="en").out
