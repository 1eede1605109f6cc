"""The consolidated plan (kế hoạch triển khai tổng hợp): the units' implementation plans merged, for the coordinator.

Columns filled by the plan here are those that `merge --kind tasks` writes; the officer of this kind is the coordinator.
"""

from kehoach_xlsx.model.schema import CodeList, Column, FilledBy, Kind, Layout, SheetSchema, WorkbookSchema
from kehoach_xlsx.workbooks import codelists as lists
from kehoach_xlsx.workbooks.consolidated import AS_READ, DATA_FIXED, FINDINGS, LEDGER, SOURCES, data_columns
from kehoach_xlsx.workbooks.shared import OWN_PAPERS
from kehoach_xlsx.workbooks.tasks import TASKS

TASK_LINE, ACTIVITY_LINE, STRAY_LINE, GONE_LINE = (
    "Nhiệm vụ",
    "Hoạt động",
    "Hoạt động ngoài kế hoạch",
    "Không còn trong bản đang dùng",
)
KEEP_BOTH, KEEP_FIRST, KEEP_SECOND = "Giữ cả hai", "Chỉ giữ hoạt động thứ nhất", "Chỉ giữ hoạt động thứ hai"
OVERLAP_DECISION = CodeList(name="overlap_decision", title="Quyết định", values=(KEEP_BOTH, KEEP_FIRST, KEEP_SECOND))

TEXT, CODE, NUMBER, DATE, MONEY = Kind.LONG_TEXT, Kind.IDENTIFIER, Kind.NUMBER, Kind.DATE, Kind.MONEY


def _made(name: str, heading: str, kind: Kind = Kind.TEXT, width: int = 16, codelist: CodeList | None = None) -> Column:
    return Column(name=name, heading=heading, kind=kind, width=width, filled_by=FilledBy.PLAN, codelist=codelist)


PLAN_INFO = SheetSchema(
    name="plan_info",
    title="Thông tin kế hoạch",
    layout=Layout.FORM,
    max_rows=1,
    landscape=False,
    note="Kế hoạch mà các đơn vị triển khai, muốn sửa thì sửa ở tệp kế hoạch rồi tổng hợp lại; và văn bản của cơ quan đầu mối, sửa ở đây.",
    columns=(
        _made("plan_reference", "Kế hoạch số"),
        _made("plan_issued_on", "Ngày ban hành kế hoạch"),
        _made("plan_issuer", "Cơ quan ban hành kế hoạch"),
        _made("plan_subject", "Trích yếu kế hoạch", TEXT),
        _made("starts_on", "Kế hoạch từ ngày", DATE),
        _made("ends_on", "Kế hoạch đến ngày", DATE),
        _made("focal_agency", "Cơ quan đầu mối"),
        Column(name="note", heading="Ghi chú", kind=TEXT),
        *OWN_PAPERS,
        Column(name="place", heading="Văn bản của đầu mối: địa danh"),
        Column(name="contact", heading="Đầu mối liên hệ"),
    ),
)

OVERVIEW = SheetSchema(
    name="overview",
    title="Tổng quan",
    key=("figure_code",),
    note="Các số chính của kế hoạch triển khai. Trang Giải trình số liệu tách các số theo đơn vị, tệp và ô.",
    columns=(
        _made("section", "Phần", width=26),
        _made("label", "Nội dung", TEXT, 56),
        _made("value", "Giá trị", NUMBER, 16),
        _made("unit", "Đơn vị tính", width=12),
        _made("note", "Ghi chú", TEXT, 46),
        _made("figure_code", "Mã số liệu", CODE, 20),
    ),
)

DETAIL = SheetSchema(
    name="detail",
    title="Kế hoạch chi tiết",
    key=("mark",),
    printed=12,
    max_rows=20_000,
    note="Mỗi nhiệm vụ của kế hoạch, dưới đó là hoạt động của đơn vị chủ trì rồi đơn vị phối hợp. Cột nền vàng: ghi Không để bỏ một hoạt động khỏi kế hoạch cho bước sau.",
    columns=(
        _made("row_kind", "Loại", width=11),
        _made("code", "Mã", CODE, 13),
        _made("text", "Nội dung nhiệm vụ, hoạt động", TEXT, 46),
        _made("unit_name", "Cơ quan, đơn vị", TEXT, 22),
        _made("role", "Vai trò", width=9),
        _made("doer", "Bộ phận, đơn vị thực hiện", TEXT, 20),
        _made("starts_on", "Từ ngày", DATE, 12),
        _made("ends_on", "Đến ngày", DATE, 12),
        _made("deliverable", "Sản phẩm", TEXT, 20),
        _made("indicator", "Chỉ tiêu", TEXT, 18),
        _made("quantity", "Số lượng", NUMBER, 9),
        _made("unit", "Đơn vị tính", width=9),
        _made("timeframe", "Thời gian theo kế hoạch", TEXT, 20),
        Column(
            name="included",
            heading="Đưa vào kế hoạch",
            kind=Kind.CODE,
            codelist=lists.YES_NO,
            width=10,
            guidance="Để trống là có; Không: bỏ hoạt động này ở bước sau.",
        ),
        Column(name="note", heading="Ghi chú của cơ quan đầu mối", kind=TEXT, width=28),
        _made("own_plan", "Kế hoạch của đơn vị", width=18),
        _made("group_code", "Mã nhóm", CODE, 8),
        _made("group", "Nhóm nhiệm vụ", TEXT, 26),
        _made("task_code", "Mã nhiệm vụ", CODE, 10),
        _made("unit_code", "Mã đơn vị", CODE, 14),
        _made("cooperating", "Cơ quan phối hợp", TEXT, 26),
        _made("mark", "Dấu nội dung", CODE, 18),
    ),
)

GAPS = SheetSchema(
    name="gaps",
    title="Nhiệm vụ chưa có hoạt động",
    key=("task_code",),
    note="Nhiệm vụ chưa đơn vị chủ trì nào đưa vào kế hoạch triển khai, hoặc còn thiếu đơn vị. Chưa gửi khác với không làm.",
    columns=(
        _made("task_code", "Mã nhiệm vụ", CODE, 10),
        _made("text", "Nội dung nhiệm vụ", TEXT, 46),
        _made("leads", "Cơ quan chủ trì", TEXT, 28),
        _made("deadline", "Thời gian theo kế hoạch", TEXT, 18),
        _made("state", "Tình trạng", TEXT, 26),
        _made("units_expected", "Đơn vị chủ trì", NUMBER, 8),
        _made("units_planned", "Đã có hoạt động", NUMBER, 8),
        _made("idle", "Đã gửi nhưng không có hoạt động", TEXT, 28),
        _made("to_mend", "Đã gửi nhưng phải sửa", TEXT, 28),
        _made("missing", "Chưa gửi", TEXT, 28),
        _made("group", "Nhóm nhiệm vụ", TEXT, 24),
        Column(name="handling", heading="Hướng xử lý của cơ quan đầu mối", kind=TEXT, width=30),
    ),
)

OVERLAPS = SheetSchema(
    name="overlaps",
    title="Hoạt động trùng",
    key=("pair",),
    printed=11,
    max_rows=20_000,
    note="Các cặp hoạt động có thể trùng nhau. Cơ quan đầu mối quyết định ở cột nền vàng; chưa quyết định thì giữ cả hai.",
    columns=(
        _made("basis", "Vì sao nêu", TEXT, 24),
        _made("first_code", "Hoạt động thứ nhất", CODE, 13),
        _made("first_unit", "Đơn vị thứ nhất", TEXT, 18),
        _made("first_text", "Nội dung thứ nhất", TEXT, 34),
        _made("first_time", "Thời gian thứ nhất", TEXT, 16),
        _made("second_code", "Hoạt động thứ hai", CODE, 13),
        _made("second_unit", "Đơn vị thứ hai", TEXT, 18),
        _made("second_text", "Nội dung thứ hai", TEXT, 34),
        _made("second_time", "Thời gian thứ hai", TEXT, 16),
        Column(name="decision", heading="Quyết định", kind=Kind.CODE, codelist=OVERLAP_DECISION, width=20),
        Column(name="reason", heading="Lý do", kind=TEXT, width=28),
        _made("pair", "Dấu cặp", CODE, 18),
    ),
)

BUDGET = SheetSchema(
    name="budget",
    title="Kinh phí",
    note="Dự toán của các đơn vị theo nội dung chi và nguồn. Thành tiền bằng số lượng nhân số ngày (nếu có) nhân mức chi, không làm tròn.",
    columns=(
        _made("cost_item", "Nội dung chi", TEXT, 50),
        _made("funding_source", "Nguồn kinh phí", width=26),
        _made("units", "Số đơn vị", NUMBER, 9),
        _made("lines", "Số dòng dự toán", NUMBER, 10),
        _made("amount_vnd", "Thành tiền (đồng)", MONEY, 20),
        _made("figure_code", "Mã số liệu", CODE, 12),
    ),
)

BUDGET_BY_UNIT = SheetSchema(
    name="budget_by_unit",
    title="Kinh phí theo đơn vị",
    key=("unit_code",),
    note="Dự toán của từng đơn vị đã được tổng hợp, theo nguồn, tính bằng đồng.",
    columns=(
        _made("unit_code", "Mã đơn vị", CODE, 14),
        _made("unit_name", "Đơn vị", width=36),
        _made("lines", "Số dòng dự toán", NUMBER, 10),
        _made("central_vnd", "Ngân sách trung ương", MONEY, 18),
        _made("local_vnd", "Ngân sách địa phương", MONEY, 18),
        _made("other_vnd", "Tài trợ, huy động khác", MONEY, 18),
        _made("amount_vnd", "Tổng dự toán (đồng)", MONEY, 20),
    ),
)

REGISTER = SheetSchema(
    name="register",
    title="Tình hình gửi kế hoạch",
    key=("unit_code", "submission_no", "digest"),
    note="Mỗi bản đã nhận một dòng; đơn vị chưa gửi một dòng trống. Các cột nền vàng do cơ quan đầu mối ghi và được giữ lại khi tổng hợp lại.",
    columns=(
        _made("unit_code", "Mã đơn vị", CODE, 14),
        _made("unit_name", "Đơn vị", width=34),
        _made("state", "Tình trạng gửi", width=16, codelist=lists.SUBMISSION_STATE),
        _made("submission_no", "Lần báo cáo", NUMBER, 9),
        _made("file", "Tệp", width=46),
        _made("own_plan_number", "Số kế hoạch của đơn vị", width=18),
        _made("own_plan_date", "Ngày ban hành", DATE, 12),
        _made("activities", "Số hoạt động", NUMBER, 9),
        _made("reporter", "Người lập biểu", width=26),
        _made("phone", "Điện thoại", CODE, 16),
        _made("digest", "Dấu nội dung", CODE, 18),
        Column(name="received_on", heading="Ngày nhận", kind=DATE, width=12),
        Column(name="incoming_no", heading="Số đến", kind=CODE, width=10),
        Column(name="decision", heading="Chọn bản này", kind=Kind.CODE, codelist=lists.YES_NO, width=11),
        Column(name="note", heading="Ghi chú", kind=TEXT, width=26),
    ),
)

DATA = SheetSchema(
    name="data",
    printed=8,
    title="Dữ liệu",
    note="Mọi dòng đã lấy vào, đúng như đơn vị ghi. Lọc theo cột Trang để xem từng loại.",
    columns=(*DATA_FIXED, *data_columns(TASKS), AS_READ),
    max_rows=1_000_000,
)

CONSOLIDATED_TASKS = WorkbookSchema(
    kind="consolidated_tasks",
    title="KẾ HOẠCH TRIỂN KHAI TỔNG HỢP",
    version="1",
    sheets=(
        OVERVIEW,
        PLAN_INFO,
        DETAIL,
        GAPS,
        OVERLAPS,
        BUDGET,
        BUDGET_BY_UNIT,
        REGISTER,
        FINDINGS,
        LEDGER,
        SOURCES,
        DATA,
    ),
)
