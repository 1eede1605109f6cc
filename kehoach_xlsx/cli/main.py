"""`kxl` itself, and the one door through which errors leave."""

import gc
import os
import sys
import tempfile
import traceback
from pathlib import Path

import click

from kehoach_xlsx import __version__
from kehoach_xlsx.cli.base import LazyGroup, lang_option, language, say
from kehoach_xlsx.cli.usage import show
from kehoach_xlsx.model.errors import UserMistake

_GARBAGE_EVERY = 100_000
MEMBERS = {
    "demo": "demo",
    "plan": "plan",
    "template": "template",
    "validate": "validate",
    "merge": "merge",
    "status": "status",
    "report": "report",
    "remind": "remind",
    "close": "close",
    "trace": "trace",
    "reconcile": "reconcile",
    "sign": "sign",
    "verify": "verify",
    "form-check": "form_check",
    "cache": "cache",
    "explain": "explain",
    "schema": "schema",
}


@click.group(
    cls=LazyGroup,
    members=MEMBERS,
    params=[lang_option()],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    help=say(
        "Biểu mẫu Excel, kiểm tra, tổng hợp và báo cáo Word cho kế hoạch của cơ quan nhà nước.",
        "Excel templates, validation, merging and Word reports for the plans of Vietnamese authorities.",
    ),
    epilog=say("Bắt đầu: kxl demo thu-nghiem", "Start here: kxl demo trial"),
)
@click.version_option(__version__, prog_name="kxl")
def kxl() -> None:
    """The group; its help is given above in the language of the run."""


def main() -> None:
    """Run `kxl`: exit 0 clean, 1 findings of severity error, 2 wrong use, 3 our fault (with a log)."""
    _speak_utf8()
    gc.set_threshold(_GARBAGE_EVERY)  # rows have no circles: looking for them took a fifth of a large merge
    try:
        kxl.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        show(error)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("Đã dừng.", "Stopped."), err=True)
        sys.exit(130)
    except UserMistake as mistake:
        click.echo(f"{say('Không thực hiện được', 'Cannot be done')}: {mistake.message(language())}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        os._exit(0)
    except Exception:  # the last door: anything else is our fault, and must not look like the user's
        _our_fault()
        sys.exit(3)
    finally:
        gc.freeze()  # else Python looks for circles in all that a merge left behind before it ends, which takes long


def _speak_utf8() -> None:
    """A Windows console may have another code page; our text is Vietnamese."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _our_fault() -> None:
    log = Path(tempfile.gettempdir()) / "kxl-error.log"
    log.write_text(f"kxl {__version__}\nPython {sys.version}\n{traceback.format_exc()}", encoding="utf-8")
    click.echo(
        say(
            f"Phần mềm gặp lỗi của chính nó; xin lỗi. Gửi tệp {log} cho người phụ trách phần mềm.",
            f"The software failed through a fault of its own; sorry. Please report it with the file {log}.",
        ),
        err=True,
    )
