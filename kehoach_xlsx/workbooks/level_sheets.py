"""What the consolidated workbook carries for the level above: where each report came from, and how to find it again."""

from kehoach_xlsx.model.schema import Column, FilledBy, Kind, SheetSchema

MADE = FilledBy.PLAN

THROUGH = Column(
    name="through", heading="Qua tệp tổng hợp của cấp dưới", kind=Kind.LONG_TEXT, width=34, filled_by=MADE
)
"""The consolidated workbooks by which a report came, the first one first."""

SPOKEN_BY = Column(name="spoken_by", heading="Tính vào đơn vị", kind=Kind.IDENTIFIER, width=14, filled_by=MADE)
"""The code of the unit whose figures hold those of this one: its successor, or who sent them up."""

FROM_BELOW = Column(
    name="from_below", heading="Cấp dưới điều chỉnh (trong tệp)", kind=Kind.LONG_TEXT, width=34, filled_by=MADE
)
"""The consolidated workbook of the level below in which its coordinator made the correction."""


def _leaf(name: str, heading: str, kind: Kind = Kind.TEXT, width: int = 16) -> Column:
    return Column(name=f"leaf_{name}", heading=heading, kind=kind, width=width, filled_by=MADE)


LEAVES = SheetSchema(
    name="leaves",
    title="Bản gốc",
    key=("leaf_file",),
    optional=True,
    note="Trang ẩn, do phần mềm dùng: để cấp trên tổng hợp tiếp từ tệp này mà vẫn chỉ được tới tệp gốc, ô gốc.",
    max_rows=200_000,
    columns=(
        _leaf("file", "Tệp", width=40),
        _leaf("unit", "Mã đơn vị", Kind.IDENTIFIER),
        _leaf("name", "Đơn vị", width=40),
        _leaf("short_name", "Tên gọi tắt", width=30),
        _leaf("category", "Loại đơn vị", width=20),
        _leaf("level", "Cấp", width=10),
        _leaf("kind", "Loại tệp", Kind.IDENTIFIER),
        _leaf("period", "Mã kỳ", Kind.IDENTIFIER),
        _leaf("number", "Lần báo cáo", Kind.NUMBER),
        _leaf("digest", "Dấu nội dung", Kind.IDENTIFIER, 20),
        _leaf("sha256", "SHA-256", Kind.IDENTIFIER, 66),
        _leaf("state", "Tình trạng", width=20),
        _leaf("through", "Qua các tệp", Kind.LONG_TEXT, 40),
        _leaf("mark", "Dấu dữ liệu", Kind.IDENTIFIER, 20),
        _leaf("places", "Vị trí các cột", Kind.LONG_TEXT, 60),
    ),
)
