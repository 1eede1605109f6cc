"""`kxl trace`: where a figure of the report comes from."""

from pathlib import Path

import click

from kehoach_xlsx.cli.base import Command, json_option, language, print_json, say, tell


@click.command(
    cls=Command,
    help=say(
        "Cho biết một số trong báo cáo từ đâu ra: đơn vị, tệp, trang, ô; các phần có cộng lại bằng số đó không; đã "
        "điều chỉnh gì. FIGURE là mã số liệu hoặc vài chữ trong tên.",
        "Tell where a figure of the report comes from: units, files, sheets and cells, whether the parts add up to it, "
        "and what was corrected. FIGURE is a figure's code or words of its label.",
    ),
    short_help=say("Một số trong báo cáo từ đâu ra.", "Where a figure of the report comes from."),
    example="kxl trace tong-hop.xlsx tasks.finished",
)
@click.argument("path", metavar="CONSOLIDATED.xlsx", type=click.Path(path_type=Path))
@click.argument("figure", metavar="FIGURE")
@json_option
def command(path: Path, figure: str, as_json: bool) -> None:
    """Print the parts of a figure; a figure that is not known is a slip, told with the nearest ones."""
    from kehoach_xlsx.masters import load_consolidated
    from kehoach_xlsx.model.errors import UserMistake
    from kehoach_xlsx.outputs.trace import trace
    from kehoach_xlsx.outputs.trace_view import trace_json, trace_text
    from kehoach_xlsx.overflowing import completed

    found = trace(completed(load_consolidated(path), path), figure)
    if isinstance(found, tuple):
        near = "; ".join(found)
        raise UserMistake(
            f"Không rõ số liệu “{figure}”." + (f" Có phải: {near}?" if near else " Xem trang Giải trình số liệu."),
            f"No one figure “{figure}”." + (f" Perhaps: {near}?" if near else " See the sheet Giải trình số liệu."),
        )
    if as_json:
        print_json(trace_json(found))
    else:
        tell(trace_text(found, language()))
