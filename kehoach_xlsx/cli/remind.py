"""`kxl remind`: letters to the units that still owe their report."""

from datetime import datetime
from pathlib import Path

import click

from kehoach_xlsx.cli.base import Command, as_of_option, language, say, tell
from kehoach_xlsx.vietnamese.dates import format_date


@click.command(
    cls=Command,
    help=say(
        "Lập công văn đôn đốc từ tệp tổng hợp: mỗi đơn vị chưa gửi, gửi muộn, còn lỗi phải sửa hoặc còn nhiệm vụ quá "
        "hạn một công văn, và một công văn chung có danh sách. Mặt trận, đoàn thể, tòa án, viện kiểm sát thì đề nghị, "
        "không đôn đốc. Ngày tháng lấy từ trang Tình hình gửi báo cáo và --as-of.",
        "Write reminder letters from the consolidated workbook: one to each unit that is missing, late, has errors to "
        "mend or overdue tasks, and one with the list to all. The Front, unions and courts are asked, never chased. "
        "Days come from the register and --as-of.",
    ),
    short_help=say("Lập công văn đôn đốc các đơn vị.", "Write reminder letters."),
    example="kxl remind tong-hop.xlsx -o don-doc --as-of 2024-12-13 --reply-by 2024-12-16",
)
@click.argument("path", metavar="CONSOLIDATED.xlsx", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help=say("Thư mục ghi các công văn.", "The folder for the letters."),
)
@as_of_option
@click.option(
    "--reply-by",
    type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]),
    help=say(
        "Đề nghị gửi trước ngày này (mặc định: ngay sau khi nhận được công văn).",
        "The day until which an answer is asked for (default: at once).",
    ),
)
@click.option(
    "--template",
    metavar="T.docx",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=say("Mẫu Word riêng.", "Your own Word template."),
)
def command(path: Path, output: Path, as_of: datetime | None, reply_by: datetime | None, template: Path | None) -> None:
    """Write the letters and say to whom; exit 0 whatever it says."""
    from kehoach_xlsx.documents import remind

    until = reply_by.date() if reply_by else None
    made = remind(path, output, as_of=as_of.date() if as_of else None, until=until, template=template)
    day = format_date(made.as_of)
    if made.general is None:
        tell([say(f"Đến ngày {day} không có đơn vị nào phải đôn đốc.", f"As of {day} there is nobody to remind.")])
        return
    number = len(made.letters)
    tell([str(made.general), *map(str, made.letters)])
    tell(
        [
            say(
                f"Tính đến ngày {day}: {number} công văn cho từng đơn vị, 1 công văn chung.",
                f"As of {day}: {number} letters to single units, 1 letter to all.",
            )
        ]
    )
    if as_of is None:
        tell([say("Xét ở ngày khác: thêm --as-of.", "For another day add --as-of.")])
    for note in made.notes:
        click.echo(note.in_(language()), err=True)
