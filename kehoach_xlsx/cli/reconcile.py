"""`kxl reconcile`: one reconciliation slip per unit."""

from pathlib import Path

import click

from kehoach_xlsx.cli.base import Command, say


@click.command(
    cls=Command,
    help=say(
        "Lập phiếu đối chiếu số liệu cho từng đơn vị đã được tổng hợp: số đơn vị báo cáo, số đã tổng hợp, chỗ để "
        "đơn vị xác nhận hoặc ghi số đúng, ký. Mỗi đơn vị một phiếu Excel và một phiếu Word.",
        "Make a reconciliation slip for every unit that was merged: what it reported, what was merged, and room to "
        "confirm, correct and sign it; in Excel and in Word.",
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
@click.option(
    "--format",
    "form",
    type=click.Choice(["both", "xlsx", "docx"]),
    default="both",
    show_default=True,
    help=say("Phiếu Excel để ghi trên máy, phiếu Word để in và ký.", "Excel to fill in, Word to print and sign."),
)
def command(path: Path, output: Path, form: str) -> None:
    """Write the slips and say how many."""
    from kehoach_xlsx.documents import word_slips
    from kehoach_xlsx.excel.write import to_bytes
    from kehoach_xlsx.files import write_atomically
    from kehoach_xlsx.masters import load_consolidated
    from kehoach_xlsx.outputs.reconcile import merged_units, slips
    from kehoach_xlsx.overflowing import completed

    book = completed(load_consolidated(path), path)
    if form != "docx":
        for name, layout in slips(book):
            write_atomically(output / name, to_bytes(layout))
    if form != "xlsx":
        word_slips(path, output)
    number = sum(1 for _ in merged_units(book))
    click.echo(
        say(
            f"Đã lập phiếu đối chiếu cho {number} đơn vị trong {output}.", f"Made slips for {number} units in {output}."
        )
    )
