"""The coordinator's corrections in the consolidated workbook, and the seals that show what was typed over by hand."""

from kehoach_xlsx.model.schema import Column, FilledBy, Kind, SheetSchema
from kehoach_xlsx.workbooks.level_sheets import FROM_BELOW

MADE = FilledBy.PLAN

ADJUSTMENTS = SheetSchema(
    name="adjustments",
    title="Điều chỉnh số liệu",
    free_rows=40,
    note=(
        "Muốn sửa một số thì ghi ở đây, không ghi đè lên số đã tổng hợp: mã số liệu (xem trang Giải trình số liệu), mã "
        "đơn vị (để trống nếu sửa tổng số), số đúng và lý do; rồi tổng hợp lại. Số điều chỉnh được dùng ở mọi trang và "
        "trong báo cáo; số tính được vẫn ghi ở trang Giải trình số liệu."
    ),
    columns=(
        Column(name="figure_code", heading="Mã số liệu", kind=Kind.IDENTIFIER, width=16),
        Column(name="unit_code", heading="Mã đơn vị (trống: tổng số)", kind=Kind.IDENTIFIER, width=16),
        Column(name="value", heading="Số điều chỉnh", kind=Kind.NUMBER, width=16),
        Column(name="reason", heading="Lý do", kind=Kind.LONG_TEXT, width=40),
        Column(
            name="based_on",
            heading="Số tính được khi điều chỉnh (xóa khi đã xem lại)",
            kind=Kind.NUMBER,
            width=18,
        ),
        Column(name="label", heading="Số liệu", kind=Kind.LONG_TEXT, width=40, filled_by=MADE),
        Column(name="unit_name", heading="Đơn vị", width=28, filled_by=MADE),
        Column(name="computed", heading="Số tính được hiện nay", kind=Kind.NUMBER, width=16, filled_by=MADE),
        Column(name="effect", heading="Được dùng", width=24, filled_by=MADE),
        FROM_BELOW,
    ),
)

SEALS = SheetSchema(
    name="seals",
    title="Dấu số liệu",
    optional=True,
    note="Trang ẩn, do phần mềm dùng: cho biết ô nào đã bị ghi đè bằng tay.",
    max_rows=200_000,
    columns=(
        Column(name="sealed_sheet", heading="Trang", width=16, filled_by=MADE),
        Column(name="sealed_key", heading="Khóa", kind=Kind.LONG_TEXT, width=40, filled_by=MADE),
        Column(name="seal", heading="Dấu", kind=Kind.LONG_TEXT, width=80, filled_by=MADE),
    ),
)
