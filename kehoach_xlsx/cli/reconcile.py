"""`kxl reconcile`: one reconciliation slip per unit."""

from pathlib import Path

import click

from kehoach_xlsx.cli.base import Command, say


@click.command(
    cls=Command,
    help=say(
        "Lập phiếu đối chiếu số liệu cho từng đơn vị đã được tổng hợp: số đơn vị báo cáo, số đã tổng hợp, chỗ để "
        "đơn vị xác nhận hoặc ghi số đúng.",
        "Make a reconciliation slip for every unit that was merged: what it reported, what was merged, and room to "
        "confirm or correct it.",
    ),
    short_help=say("Lập phiếu đối chiếu số liệu cho từng đơn vị.", "Make a reconciliation slip per unit."),
    example="kxl reconcile tong-hop.xlsx -o doi-chieu",
)
@click.argument("path", metavar="CONSOLIDATED.xlsx", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help=say("Thư mục ghi các phiếu.", "The folder for the slips."),
)
def command(path: Path, output: Path) -> None:
    """Write the slips and say how many."""
    from kehoach_xlsx.excel.write import to_bytes
    from kehoach_xlsx.files import write_atomically
    from kehoach_xlsx.masters import load_consolidated
    from kehoach_xlsx.outputs.reconcile import slips

    number = 0
    for name, layout in slips(load_consolidated(path)):
        write_atomically(output / name, to_bytes(layout))
        number += 1
    click.echo(say(f"Đã lập {number} phiếu đối chiếu trong {output}.", f"Made {number} slips in {output}."))
