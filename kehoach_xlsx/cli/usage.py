"""What click says of wrong use, in the language of the run."""

import click

from kehoach_xlsx.cli.base import say


def usage_message(error: click.ClickException) -> str:
    """Return the message of a click error; those without a translation of ours stay in click's words."""
    match error:
        case click.exceptions.NoSuchOption():
            near = f" ({', '.join(error.possibilities)}?)" if error.possibilities else ""
            return say(f"Không có tùy chọn {error.option_name}{near}", error.format_message())
        case click.MissingParameter():
            name = error.param.get_error_hint(error.ctx) if error.param and error.ctx else ""
            return say(f"Thiếu {name}", error.format_message())
        case click.BadParameter() if error.param is not None and isinstance(error.param.type, click.Choice):
            choices = ", ".join(map(str, error.param.type.choices))
            return say(f"Giá trị không dùng được; chọn một trong: {choices}", error.format_message())
        case click.BadParameter():
            name = error.param.get_error_hint(error.ctx) if error.param and error.ctx else ""
            return say(f"Giá trị của {name} không dùng được: {error.message}", error.format_message())
        case _:
            return error.format_message()


def show(error: click.ClickException) -> None:
    """Print a click error on stderr, with where to find help."""
    context = getattr(error, "ctx", None)
    click.echo(f"{say('Lỗi', 'Error')}: {usage_message(error)}", err=True)
    if context is not None:
        click.echo(f"{say('Xem', 'See')}: {context.command_path} --help", err=True)
