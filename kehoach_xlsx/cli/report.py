"""`kxl report`: the official report in Word."""

from pathlib import Path

import click

from kehoach_xlsx.cli.base import Command, say


@click.command(
    cls=Command,
    help=say(
        "Xuất báo cáo Word theo thể thức Nghị định 30/2020/NĐ-CP từ tệp tổng hợp, sẵn sàng trình ký.",
        "Render the official Word report (form of Decree 30/2020) from the consolidated workbook.",
    ),
    short_help=say("Xuất báo cáo Word để trình ký.", "Render the official Word report."),
    example="kxl report tong-hop.xlsx -o bao-cao.docx",
)
@click.argument("consolidated", metavar="CONSOLIDATED.xlsx", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="REPORT.docx",
    type=click.Path(path_type=Path, dir_okay=False),
    help=say("Tệp Word.", "The Word file."),
)
@click.option(
    "--template",
    metavar="T.docx",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=say("Mẫu Word riêng.", "Your own Word template."),
)
def command(consolidated: Path, output: Path, template: Path | None) -> None:
    """Render the report."""
    from kehoach_xlsx.pipeline import publish

    publish(consolidated, output, template=template)
    click.echo(str(output))
