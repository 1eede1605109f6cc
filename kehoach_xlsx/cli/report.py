"""`kxl report`: the official documents in Word."""

from pathlib import Path

import click

from kehoach_xlsx.cli.base import Command, language, say

KINDS = ("report", "submission", "supplement", "tasks", "unit")


@click.command(
    cls=Command,
    help=say(
        "Xuất văn bản Word theo thể thức Nghị định 30/2020/NĐ-CP, sẵn sàng trình ký.\n\n"
        "--kind report: báo cáo, từ tệp tổng hợp.\n\n"
        "--kind submission: tờ trình của cơ quan đầu mối, và dự thảo báo cáo mà cơ quan cấp trên ban hành (ghi bên "
        "cạnh, tên tệp thêm -du-thao).\n\n"
        "--kind supplement: báo cáo bổ sung, từ tệp tổng hợp lại với --closed sau khi báo cáo đã ký.\n\n"
        "--kind tasks: kế hoạch chi tiết với phụ lục phân công nhiệm vụ, hoạt động, dự toán, từ kế hoạch triển khai "
        "tổng hợp (kxl merge --kind tasks).\n\n"
        "--kind unit: báo cáo của một đơn vị, từ chính tệp đơn vị đã điền; tệp còn lỗi thì không lập.",
        "Render an official Word document (form of Decree 30/2020).\n\n"
        "--kind report: the report, from the consolidated workbook.\n\n"
        "--kind submission: the focal agency's tờ trình and, beside it (-du-thao), the draft report that the superior "
        "body issues.\n\n"
        "--kind supplement: the supplementary report, from a workbook that was merged with --closed after signing.\n\n"
        "--kind tasks: the detailed plan with its appendices of assignments, activities and estimate, from the "
        "consolidated plan (kxl merge --kind tasks).\n\n"
        "--kind unit: an agency's own report from its one workbook, which must be without errors.",
    ),
    short_help=say("Xuất báo cáo Word để trình ký.", "Render the official Word report."),
    example="kxl report tong-hop.xlsx -o bao-cao.docx\n"
    "kxl report tong-hop.xlsx --kind submission -o to-trinh.docx\n"
    "kxl report progress_stp.xlsx --kind unit -o bao-cao-so-tu-phap.docx",
)
@click.argument("source", metavar="WORKBOOK.xlsx", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="REPORT.docx",
    type=click.Path(path_type=Path, dir_okay=False),
    help=say("Tệp Word.", "The Word file."),
)
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    default="report",
    show_default=True,
    help=say("Loại văn bản.", "Which document."),
)
@click.option(
    "--template",
    metavar="T.docx",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=say("Mẫu Word riêng.", "Your own Word template."),
)
@click.option(
    "--pdf",
    is_flag=True,
    help=say(
        "Lập thêm bản PDF/A-2b bên cạnh tệp Word, nếu máy có LibreOffice.",
        "Also write a PDF/A-2b beside the Word file, where LibreOffice is installed.",
    ),
)
def command(source: Path, output: Path, kind: str, template: Path | None, pdf: bool) -> None:
    """Render the document, and say what is left to fill in by hand."""
    from kehoach_xlsx.documents import publish_kind

    made = publish_kind(kind, source, output, template=template)
    for path in made.paths:
        click.echo(str(path))
    for note in made.notes:
        click.echo(note.in_(language()), err=True)
    if pdf:
        from kehoach_xlsx.outputs.pdf import write_pdf

        for path in made.paths:
            click.echo(str(write_pdf(path)))
