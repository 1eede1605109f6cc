"""Sheets and columns that several workbook kinds have in common."""

from kehoach_xlsx.model.rule import Rule
from kehoach_xlsx.model.schema import Column, FilledBy, Kind, Layout, SheetSchema

IDENTITY_COLUMNS = (
    Column(name="plan_reference", heading="Kế hoạch số", filled_by=FilledBy.PLAN),
    Column(name="plan_subject", heading="Trích yếu", kind=Kind.LONG_TEXT, filled_by=FilledBy.PLAN),
    Column(name="unit_code", heading="Mã đơn vị", kind=Kind.IDENTIFIER, filled_by=FilledBy.PLAN),
    Column(name="unit_name", heading="Đơn vị báo cáo", filled_by=FilledBy.PLAN),
    Column(name="focal_agency", heading="Nơi nhận báo cáo", filled_by=FilledBy.PLAN),
    Column(name="plan_starts_on", heading="Kế hoạch từ ngày", kind=Kind.DATE, filled_by=FilledBy.PLAN),
    Column(name="plan_ends_on", heading="Kế hoạch đến ngày", kind=Kind.DATE, filled_by=FilledBy.PLAN),
)

REPORTER_COLUMNS = (
    Column(
        name="reporter",
        heading="Người lập biểu",
        required=True,
        guidance="Người mà cơ quan đầu mối có thể hỏi lại về số liệu.",
    ),
    Column(
        name="phone",
        heading="Điện thoại",
        kind=Kind.IDENTIFIER,
        guidance="Ghi liền hoặc có dấu cách, ví dụ: 0292 3820 000.",
    ),
    Column(name="email", heading="Thư điện tử"),
)

OWN_PAPERS = (
    Column(
        name="focal_parent_agency",
        heading="Văn bản của đầu mối: cơ quan chủ quản",
        guidance="Dòng trên tên cơ quan đầu mối ở tờ trình, công văn, ví dụ: ỦY BAN NHÂN DÂN TỈNH …",
    ),
    Column(
        name="focal_issuer",
        heading="Văn bản của đầu mối: tên cơ quan",
        guidance="Để trống thì lấy tên cơ quan đầu mối ở trang Đơn vị.",
    ),
    Column(
        name="focal_symbol",
        heading="Văn bản của đầu mối: chữ viết tắt tên cơ quan",
        guidance="Phần cuối của ký hiệu, ví dụ: STP (tờ trình: TTr-STP).",
    ),
    Column(
        name="focal_drafter",
        heading="Văn bản của đầu mối: đơn vị soạn thảo (viết tắt)",
        guidance="Dùng trong ký hiệu công văn và dòng Lưu, ví dụ: PBGDPL (công văn: STP-PBGDPL).",
    ),
    Column(
        name="focal_authority",
        heading="Văn bản của đầu mối: thẩm quyền ký",
        guidance="Dòng trên chức vụ, ví dụ: KT. GIÁM ĐỐC; người đứng đầu ký thì để trống.",
    ),
    Column(name="focal_title", heading="Văn bản của đầu mối: chức vụ người ký"),
    Column(name="focal_signatory", heading="Văn bản của đầu mối: họ và tên người ký"),
    Column(
        name="focal_recipients",
        heading="Văn bản của đầu mối: nơi nhận thêm",
        kind=Kind.LIST,
        guidance="Ngoài “Như trên” và “Lưu”; nhiều nơi ngăn bằng dấu chấm phẩy.",
    ),
)
"""What the focal agency signs itself: the tờ trình, reminder letters and reconciliation slips."""

TASK_CODE = Column(
    name="task_code",
    heading="Mã nhiệm vụ",
    kind=Kind.IDENTIFIER,
    filled_by=FilledBy.PLAN,
    aliases=("Mã số nhiệm vụ", "Mã NV"),
    width=9,
)
GROUP = Column(name="group", heading="Nhóm nhiệm vụ", kind=Kind.LONG_TEXT, filled_by=FilledBy.PLAN, width=17)
TASK_TEXT = Column(
    name="text",
    heading="Nội dung nhiệm vụ",
    kind=Kind.LONG_TEXT,
    filled_by=FilledBy.PLAN,
    aliases=("Nhiệm vụ",),
    width=36,
)
ROLE = Column(name="role", heading="Vai trò", filled_by=FilledBy.PLAN, width=9)
DEADLINE_ON = Column(name="deadline_on", heading="Hạn cuối", kind=Kind.DATE, filled_by=FilledBy.PLAN, width=11)
DEADLINE = Column(
    name="deadline", heading="Thời hạn", filled_by=FilledBy.PLAN, aliases=("Thời gian thực hiện",), width=12
)


def info_sheet(
    note: str, columns: tuple[Column, ...], rules: tuple[Rule, ...], last: tuple[Column, ...] = ()
) -> SheetSchema:
    """Return the form *Thông tin*: identity first, then what the officer says of the submission, then `last`."""
    return SheetSchema(
        name="info",
        title="Thông tin",
        layout=Layout.FORM,
        max_rows=1,
        landscape=False,
        note=note,
        columns=IDENTITY_COLUMNS + columns + REPORTER_COLUMNS + last,
        rules=rules,
    )
