"""What the commands share: the language, lazy loading, and help that ends with an example."""

import importlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from kehoach_xlsx.model.wording import Language

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def language() -> Language:
    """Return the language in which to speak: `--lang`, else KXL_LANG, else Vietnamese.

    Help texts are made while commands are loaded, before options are parsed, so the arguments are looked at here.
    """
    arguments = sys.argv[1:]
    for index, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return _known(argument.removeprefix("--lang="))
        if argument == "--lang" and index + 1 < len(arguments):
            return _known(arguments[index + 1])
    return _known(os.environ.get("KXL_LANG", "vi"))


def _known(value: str) -> Language:
    return "en" if value.lower().startswith("en") else "vi"


def say(vi: str, en: str) -> str:
    """Return the text in the language of this run."""
    return en if language() == "en" else vi


class _Headed:
    """Headings of the help in the language of the run."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined] # of click.Command, beside which this stands
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=say("Cách dùng: ", "Usage: "))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]  # type: ignore[attr-defined] # likewise
        records = [record for option in options if (record := option.get_help_record(ctx))]
        if records:
            with formatter.section(say("Tùy chọn", "Options")):
                formatter.write_dl(records)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)


class Command(_Headed, click.Command):
    """A command with `--lang`, and an example under its help."""

    def __init__(self, *args: Any, example: str = "", **kwargs: Any) -> None:
        """Keep the example, and add the option every command takes."""
        super().__init__(*args, **kwargs)
        self.example = example
        self.params.append(lang_option())

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Print the example as it would be typed."""
        super().format_epilog(ctx, formatter)
        _write_example(self.example, formatter)


def _write_example(example: str, formatter: click.HelpFormatter) -> None:
    if example:
        with formatter.section(say("Ví dụ", "Example")):
            for line in example.splitlines():
                formatter.write(f"{' ' * formatter.current_indent}{line}\n")


class LazyGroup(_Headed, click.Group):
    """A group whose members are modules, loaded only when they are needed."""

    def __init__(self, *args: Any, members: dict[str, str] | None = None, example: str = "", **kwargs: Any) -> None:
        """Take `members`: command name to module name in this package; its object is called `command`."""
        super().__init__(*args, **kwargs)
        self.example = example
        self.members = members or {}

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Print the example under the commands."""
        super().format_epilog(ctx, formatter)
        _write_example(self.example, formatter)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the story."""
        return [*self.members, *super().list_commands(ctx)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with their summaries."""
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section(say("Lệnh", "Commands")):
            formatter.write_dl([(name, c.get_short_help_str(90)) for name, c in found if c is not None])

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Load a member."""
        if name not in self.members:
            return super().get_command(ctx, name)
        module = importlib.import_module(f"kehoach_xlsx.cli.{self.members[name]}")
        found: click.Command = module.command
        return found


def lang_option() -> click.Option:
    """Return `--lang`; its value is read by `language`."""
    return click.Option(
        ["--lang"],
        type=click.Choice(["vi", "en"]),
        expose_value=False,
        help=say("Ngôn ngữ của thông báo (mặc định: vi).", "Language of messages (default: vi)."),
    )


def json_option(function: Decorated) -> Decorated:
    """Add `--json`."""
    text = say("In một tài liệu JSON ra stdout.", "Print one JSON document on stdout.")
    return click.option("--json", "as_json", is_flag=True, help=text)(function)


def paths_argument(function: Decorated) -> Decorated:
    """Add the workbooks to read: files, folders or globs."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH…")(function)


def plan_option(required: bool) -> Callable[[Decorated], Decorated]:
    """Add `--plan`."""
    text = say("Tệp kế hoạch (plan).", "The plan workbook.")
    return click.option("--plan", "plan_path", type=click.Path(), required=required, help=text)


def period_option(function: Decorated) -> Decorated:
    """Add `--period`."""
    text = say("Mã kỳ báo cáo; bỏ qua nếu kế hoạch chỉ có một kỳ.", "Period code; not needed where the plan has one.")
    return click.option("--period", default="", metavar="CODE", help=text)(function)


def as_of_option(function: Decorated) -> Decorated:
    """Add `--as-of`."""
    text = say("Ngày xét quá hạn, dạng 2024-12-10 (mặc định: ngày chốt số liệu).", "Day on which lateness is judged.")
    return click.option("--as-of", type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]), help=text)(function)


def convert_legacy_option(function: Decorated) -> Decorated:
    """Add `--convert-legacy`."""
    text = say(
        "Tự chuyển chữ gõ theo bảng mã TCVN3 (.VnTime), VNI sang Unicode thay vì báo lỗi.",
        "Convert text of TCVN3 (.VnTime) and VNI fonts to Unicode instead of reporting an error.",
    )
    return click.option("--convert-legacy", is_flag=True, help=text)(function)


def password_option(function: Decorated) -> Decorated:
    """Add `--password`, which may be given several times."""
    text = say(
        "Mật khẩu mở các tệp có mật khẩu; nhiều mật khẩu thì ghi nhiều lần.",
        "Password of locked workbooks; may be given several times.",
    )
    return click.option("--password", "passwords", multiple=True, metavar="TEXT", help=text)(function)


def print_json(document: Any) -> None:
    """Print one JSON document."""
    import json

    click.echo(json.dumps(document, ensure_ascii=False, indent=1))


def tell(lines: Sequence[str]) -> None:
    """Print lines for people."""
    for line in lines:
        click.echo(line)
