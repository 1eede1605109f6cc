"""The consolidated workbook (tổng hợp): made by `merge`, read by `report`, edited by the coordinator.

Columns filled by the plan here are those that `merge` writes; the officer of this kind is the coordinator.
"""

from kehoach_xlsx.model.schema import CodeList, Column, FilledBy, Kind, Layout, SheetSchema, WorkbookSchema
from kehoach_xlsx.workbooks import codelists as lists
from kehoach_xlsx.workbooks.level_sheets import LEAVES, SPOKEN_BY, THROUGH
from kehoach_xlsx.workbooks.progress import PROGRESS
from kehoach_xlsx.workbooks.shared import OWN_PAPERS
from kehoach_xlsx.workbooks.workspace_sheets import ADJUSTMENTS, SEALS

MADE = FilledBy.PLAN


def _made(name: str, heading: str, kind: Kind = Kind.TEXT, width: int = 16, codelist: CodeList | None = None) -> Column:
    return Column(name=name, heading=heading, kind=kind, width=width, filled_by=MADE, codelist=codelist)


TEXT, CODE, NUMBER, DATE, MONEY, PERCENT = Kind.LONG_TEXT, Kind.IDENTIFIER, Kind.NUMBER, Kind.DATE, Kind.MONEY, Kind.PERCENT

REPORT_INFO = SheetSchema(
    name="report_info",
    title="Thông tin báo cáo",
    layout=Layout.FORM,
    max_rows=1,
    landscape=False,
    note="Phần in sẵn lấy từ kế hoạch. Các ô nền vàng là phần của báo cáo sẽ ký; sửa ở đây thì bản Word thay đổi theo.",
    columns=(
        _made("plan_reference", "Kế hoạch số"),
        _made("plan_issued_on", "Ngày ban hành kế hoạch"),
        _made("plan_issuer", "Cơ quan ban hành kế hoạch"),
        _made("plan_subject", "Trích yếu kế hoạch", TEXT),
        _made("period_code", "Mã kỳ báo cáo", CODE),
        _made("period_name", "Kỳ báo cáo"),
        _made("starts_on", "Từ ngày", DATE),
        _made("ends_on", "Đến ngày", DATE),
        _made("cutoff_on", "Ngày chốt số liệu", DATE),
        _made("due_on", "Hạn gửi", DATE),
        _made("as_of", "Tính đến ngày", DATE),
        _made("focal_agency", "Cơ quan đầu mối"),
        _made("compared_with", "So sánh với", TEXT),
        _made("closed_on", "Ngày chốt", DATE),
        _made("closed_digest", "Dấu số liệu đã chốt", CODE),
        _made("signed_reference", "Báo cáo đã ký số"),
        _made("signed_on", "Ngày ký báo cáo đã chốt", DATE),
        Column(name="parent_agency", heading="Cơ quan chủ quản"),
        Column(name="issuer", heading="Cơ quan ban hành báo cáo"),
        Column(name="report_number", heading="Số báo cáo", kind=CODE, guidance="Để trống khi trình ký; văn thư ghi sau."),
        Column(name="symbol", heading="Ký hiệu"),
        Column(name="place", heading="Địa danh"),
        Column(name="report_date", heading="Ngày ký", kind=DATE, guidance="Để trống khi chưa ký."),
        Column(name="subject", heading="Trích yếu báo cáo", kind=TEXT),
        Column(name="short_subject", heading="Tên ngắn của kế hoạch", kind=TEXT),
        Column(name="addressees", heading="Kính gửi", kind=Kind.LIST),
        Column(name="authority", heading="Thẩm quyền ký"),
        Column(name="title", heading="Chức vụ người ký"),
        Column(name="signatory", heading="Họ và tên người ký"),
        Column(name="recipients", heading="Nơi nhận", kind=Kind.LIST),
        *OWN_PAPERS,
        Column(name="contact", heading="Đầu mối liên hệ", guidance="Ghi ở công văn đôn đốc, phiếu đối chiếu."),
        Column(name="with_answers", heading="Kèm phụ lục kết quả từng đơn vị", kind=Kind.CODE, codelist=lists.YES_NO, guidance="Không: báo cáo không kèm phụ lục này."),
    ),
)

OVERVIEW = SheetSchema(
    headline=True,
    name="overview",
    title="Tổng quan",
    key=("figure_code",),
    note="Các số chính của kỳ. Trang Giải trình số liệu tách các số theo đơn vị, tệp và ô.",
    columns=(
        _made("section", "Phần", width=23),
        _made("label", "Nội dung", TEXT, 44),
        _made("value", "Giá trị", NUMBER, 15),
        _made("unit", "Đơn vị tính", width=11),
        _made("note", "Ghi chú", TEXT, 34),
        _made("figure_code", "Mã số liệu", CODE, 18),
    ),
)

BY_TASK = SheetSchema(
    name="by_task",
    printed=10,
    title="Theo nhiệm vụ",
    key=("task_code",),
    note="Tình trạng lấy từ đơn vị chủ trì. Chưa báo cáo khác với chưa thực hiện. Cột nền vàng dành cho kết luận của cơ quan đầu mối.",
    columns=(
        _made("task_code", "Mã nhiệm vụ", CODE, 9),
        _made("text", "Nội dung nhiệm vụ", TEXT, 40),
        _made("leads", "Cơ quan chủ trì", TEXT, 26),
        _made("deadline", "Thời hạn", width=14),
        _made("units_expected", "Đơn vị chủ trì", NUMBER, 8),
        _made("units_reported", "Đã báo cáo", NUMBER, 8),
        _made("status", "Tình trạng tổng hợp", TEXT, 18),
        _made("timeliness", "So với thời hạn", width=13),
        _made("results", "Kết quả tiêu biểu", TEXT, 60),
        Column(name="conclusion", heading="Kết luận của cơ quan đầu mối", kind=TEXT, width=26),
        _made("disagreement", "Điểm chưa thống nhất", TEXT, 20),
        _made("done", lists.DONE, NUMBER, 8),
        _made("under_way", lists.UNDER_WAY, NUMBER, 8),
        _made("regular", lists.REGULAR, NUMBER, 8),
        _made("not_started", lists.NOT_STARTED, NUMBER, 8),
        _made("not_ready", lists.NOT_READY, NUMBER, 9),
        _made("will_not", lists.WILL_NOT, NUMBER, 8),
        _made("nothing", lists.NOTHING, NUMBER, 8),
        _made("group_code", "Mã nhóm", CODE, 8),
        _made("group", "Nhóm nhiệm vụ", TEXT, 26),
        _made("cooperating", "Cơ quan phối hợp", TEXT, 26),
        _made("assignment", "Cách giao", width=13),
        _made("deadline_on", "Hạn cuối", DATE, 12),
    ),
)

ANSWERS = SheetSchema(
    name="answers",
    title="Kết quả từng đơn vị",
    key=("task_code", "unit_code"),
    note="Từng đơn vị báo cáo gì về từng nhiệm vụ, theo thứ tự nhiệm vụ; đơn vị chủ trì trước, phối hợp sau.",
    columns=(
        _made("task_code", "Mã nhiệm vụ", CODE, 9),
        _made("unit_code", "Mã đơn vị", CODE, 14),
        _made("unit_name", "Đơn vị", width=30),
        _made("role", "Vai trò", width=10),
        _made("status", "Tình trạng thực hiện", width=18),
        _made("progress_percent", "Tiến độ (%)", PERCENT, 8),
        _made("finished_on", "Ngày hoàn thành", DATE, 12),
        _made("timeliness", "So với thời hạn", width=14),
        _made("result", "Kết quả đạt được", TEXT, 64),
        _made("evidence", "Tài liệu minh chứng", TEXT, 26),
        _made("explanation", "Giải trình", TEXT, 28),
    ),
)

BY_UNIT = SheetSchema(
    name="by_unit",
    title="Theo đơn vị",
    key=("unit_code",),
    note="Mỗi đơn vị phải báo cáo một dòng.",
    columns=(
        _made("unit_code", "Mã đơn vị", CODE, 14),
        _made("unit_name", "Đơn vị", width=36),
        _made("category", "Loại đơn vị", width=22),
        _made("state", "Tình trạng gửi", width=16, codelist=lists.SUBMISSION_STATE),
        _made("submission_no", "Lần báo cáo được dùng", NUMBER, 11),
        _made("sent_on", "Ngày gửi", DATE, 12),
        _made("late_days", "Số ngày muộn", NUMBER, 9),
        _made("led", "Nhiệm vụ chủ trì", NUMBER, 10),
        _made("led_done", "Trong đó: đã hoàn thành", NUMBER, 11),
        _made("cooperated", "Nhiệm vụ phối hợp", NUMBER, 10),
        _made("overdue", "Quá hạn", NUMBER, 9),
        _made("errors", "Lỗi", NUMBER, 8),
        _made("warnings", "Cảnh báo", NUMBER, 9),
        SPOKEN_BY,
    ),
)

INDICATORS = SheetSchema(
    name="indicators",
    title="Chỉ tiêu, số liệu",
    key=("indicator_code",),
    note="Cộng theo cách tổng hợp đã khai báo trong kế hoạch; tỷ lệ tính từ tổng tử số và tổng mẫu số.",
    columns=(
        _made("indicator_code", "Mã chỉ tiêu", CODE, 10),
        _made("task_code", "Mã nhiệm vụ", CODE, 10),
        _made("indicator", "Chỉ tiêu, số liệu", TEXT, 46),
        _made("unit", "Đơn vị tính", width=12),
        _made("target", "Mức giao", NUMBER, 11),
        _made("target_scope", "Phạm vi giao", width=14),
        _made("in_period", "Thực hiện trong kỳ", NUMBER, 14),
        _made("estimated", "Trong đó: ước tính", NUMBER, 13),
        _made("cumulative", "Lũy kế", NUMBER, 14),
        _made("target_share", "% mức giao", PERCENT, 10),
        _made("previous_cumulative", "Lũy kế kỳ trước", NUMBER, 14),
        _made("last_year", "Cùng kỳ năm trước", NUMBER, 14),
        _made("change", "Tăng, giảm so với cùng kỳ", NUMBER, 12),
        _made("change_unit", "Tính theo", width=10),
        _made("signed", "Số đã chốt", NUMBER, 14),
        _made("units_expected", "Đơn vị phải báo cáo", NUMBER, 10),
        _made("units_reported", "Đã báo cáo", NUMBER, 10),
        _made("units_met", "Số đơn vị đạt", NUMBER, 10),
        _made("parent_indicator", "Trong đó của", CODE, 10),
        _made("method", "Cách tổng hợp", width=16),
    ),
)

BUDGET = SheetSchema(
    name="budget",
    title="Kinh phí",
    note="Số tiền tính bằng đồng.",
    columns=(
        _made("cost_item", "Nội dung chi", width=44),
        _made("funding_source", "Nguồn kinh phí", width=24),
        _made("units", "Số đơn vị", NUMBER, 10),
        _made("allocated_vnd", "Kinh phí được giao (đồng)", MONEY, 20),
        _made("spent_vnd", "Đã chi (đồng)", MONEY, 20),
        _made("disbursed_share", "% giải ngân", PERCENT, 11),
        _made("note", "Ghi chú", TEXT, 34),
        _made("figure_code", "Mã số liệu", CODE, 14),
    ),
)

DIRECTIVES = SheetSchema(
    name="directives",
    title="Văn bản chỉ đạo",
    note="Văn bản các đơn vị đã ban hành, theo thứ tự đơn vị.",
    columns=(
        _made("unit_code", "Mã đơn vị", CODE, 14),
        _made("unit_name", "Đơn vị", width=32),
        _made("document_kind", "Loại văn bản", width=16),
        _made("reference", "Số, ký hiệu", width=22),
        _made("issued_on", "Ngày ban hành", DATE, 13),
        _made("subject", "Trích yếu", TEXT, 64),
    ),
)

MODELS = SheetSchema(
    name="models",
    title="Mô hình",
    note="Mô hình hay, cách làm hiệu quả.",
    columns=(
        _made("unit_code", "Mã đơn vị", CODE, 14),
        _made("unit_name", "Đơn vị", width=32),
        _made("name", "Tên mô hình, cách làm", TEXT, 38),
        _made("place", "Nơi thực hiện", width=28),
        _made("stage", "Giai đoạn", width=12),
        _made("assessment", "Đánh giá hiệu quả", TEXT, 48),
    ),
)

DIFFICULTIES = SheetSchema(
    name="difficulties",
    title="Khó khăn, kiến nghị",
    note="Nội dung giống nhau được gộp, ghi đủ các đơn vị nêu.",
    columns=(
        _made("kind", "Loại", width=18),
        _made("text", "Nội dung", TEXT, 64),
        _made("task_code", "Mã nhiệm vụ liên quan", CODE, 12),
        _made("addressee", "Cơ quan được kiến nghị", width=28),
        _made("units", "Số đơn vị nêu", NUMBER, 9),
        _made("senders", "Đơn vị nêu", TEXT, 40),
    ),
)

COMMENDATIONS = SheetSchema(
    name="commendations",
    title="Thi đua, khen thưởng",
    note="Tập thể, cá nhân đã được khen hoặc đề nghị khen thưởng.",
    columns=(
        _made("unit_code", "Mã đơn vị", CODE, 14),
        _made("unit_name", "Đơn vị", width=32),
        _made("honouree", "Đối tượng", width=12),
        _made("name", "Tên tập thể, cá nhân", TEXT, 44),
        _made("form", "Hình thức khen thưởng", width=32),
        _made("award_state", "Kết quả xét", width=20),
        _made("decision_no", "Số quyết định", width=20),
    ),
)

REGISTER = SheetSchema(
    name="register",
    printed=13,
    title="Tình hình gửi báo cáo",
    key=("unit_code", "submission_no", "digest"),
    note="Mỗi bản đã nhận một dòng; đơn vị chưa gửi một dòng trống. Các cột nền vàng do cơ quan đầu mối ghi và được giữ lại khi tổng hợp lại.",
    columns=(
        _made("unit_code", "Mã đơn vị", CODE, 14),
        _made("unit_name", "Đơn vị", width=34),
        _made("state", "Tình trạng gửi", width=16, codelist=lists.SUBMISSION_STATE),
        _made("submission_no", "Lần báo cáo", NUMBER, 9),
        _made("report_number", "Số báo cáo", width=18),
        _made("report_date", "Ngày ký báo cáo", DATE, 12),
        _made("due_on", "Hạn gửi", DATE, 12),
        _made("late_days", "Số ngày muộn", NUMBER, 9),
        Column(name="received_on", heading="Ngày nhận", kind=DATE, width=12),
        Column(name="incoming_no", heading="Số đến", kind=CODE, width=10),
        Column(name="extended_to", heading="Gia hạn đến", kind=DATE, width=12),
        Column(name="decision", heading="Chọn bản này", kind=Kind.CODE, codelist=lists.YES_NO, width=11),
        Column(name="note", heading="Ghi chú", kind=TEXT, width=26),
        _made("reporter", "Người lập biểu", width=26),
        _made("phone", "Điện thoại", CODE, 16),
        _made("file", "Tệp", width=46),
        _made("digest", "Dấu nội dung", CODE, 18),
        SPOKEN_BY,
        THROUGH,
    ),
)

FINDINGS = SheetSchema(
    name="findings",
    printed=10,
    title="Lỗi, cảnh báo",
    key=("code", "file", "sheet", "cell", "value"),
    note="Toàn bộ lỗi, cảnh báo và những gì chưa được tổng hợp. Cột nền vàng: bỏ qua một phát hiện thì ghi Có và lý do.",
    columns=(
        _made("code", "Mã", CODE, 8),
        _made("severity", "Mức", width=10),
        _made("unit_name", "Đơn vị", width=30),
        _made("sheet", "Trang", width=18),
        _made("cell", "Ô", CODE, 10),
        _made("value", "Giá trị", TEXT, 24),
        _made("message", "Nội dung", TEXT, 50),
        _made("remedy", "Cách sửa", TEXT, 44),
        Column(name="waived", heading="Bỏ qua", kind=Kind.CODE, codelist=lists.YES_NO, width=9),
        Column(name="reason", heading="Lý do", kind=TEXT, width=26),
        _made("file", "Tệp", width=46),
        _made("cells", "Số ô chưa tổng hợp", NUMBER, 10),
    ),
)

DRAFT = SheetSchema(
    name="draft",
    title="Dự thảo nội dung báo cáo",
    key=("key",),
    note=(
        "Câu dự thảo được viết từ số liệu. Muốn dùng lời khác thì ghi vào cột Lời văn; báo cáo lấy cột đó. Ghi một dấu gạch ngang (-) để bỏ câu. "
        "Thêm câu: ghi vào dòng trống ở cuối bảng, ghi cả Mục (và Tiêu đề, nếu là mục II) giống dòng liên quan, để trống Khóa; lần tổng hợp sau câu về đúng chỗ."
    ),
    printed=5,
    free_rows=10,
    columns=(
        _made("key", "Khóa", CODE, 16),
        _made("section", "Mục", width=24, codelist=lists.REPORT_SECTION),
        _made("heading", "Tiêu đề", TEXT, 30),
        _made("drafted", "Câu dự thảo", TEXT, 66),
        Column(name="wording", heading="Lời văn của cơ quan đầu mối", kind=TEXT, width=66),
        Column(name="drafted_before", heading="Câu dự thảo trước khi đổi (xóa khi đã xem lại)", kind=TEXT, width=48),
    ),
)

SUPPLEMENT = SheetSchema(
    name="supplement",
    title="Báo cáo bổ sung",
    key=("figure_code",),
    optional=True,
    note="Những số liệu khác với bản đã chốt. Bản đã chốt giữ nguyên; phần khác được báo cáo bổ sung.",
    columns=(
        _made("figure_code", "Mã số liệu", CODE, 22),
        _made("label", "Số liệu", TEXT, 60),
        _made("signed", "Đã chốt", NUMBER, 14),
        _made("current", "Hiện nay", NUMBER, 14),
        _made("difference", "Chênh lệch", NUMBER, 13),
        _made("signed_text", "Tình trạng đã chốt", TEXT, 28),
        _made("current_text", "Tình trạng hiện nay", TEXT, 28),
        Column(name="reason", heading="Lý do", kind=TEXT, width=34),
    ),
)

AS_READ = _made("as_read", "Nguyên văn (đã lấy theo cách hiểu)", width=24)

LEDGER = SheetSchema(
    name="ledger",
    title="Giải trình số liệu",
    note="Mỗi số trong báo cáo được tách theo đơn vị, chỉ tới tệp, trang và ô.",
    columns=(
        _made("figure_code", "Mã số liệu", CODE, 20),
        _made("label", "Số liệu", TEXT, 44),
        _made("unit_code", "Mã đơn vị", CODE, 14),
        _made("unit_name", "Đơn vị", width=32),
        _made("value", "Giá trị", NUMBER, 14),
        _made("text", "Nội dung", width=22),
        _made("counted", "Được tính", width=10, codelist=lists.YES_NO),
        _made("file", "Tệp", width=46),
        _made("sheet", "Trang", width=18),
        _made("cell", "Ô", CODE, 8),
        AS_READ,
        _made("computed", "Số tính được", NUMBER, 14),
        _made("reason", "Lý do điều chỉnh, bỏ qua", TEXT, 34),
        THROUGH,
    ),
)

SOURCES = SheetSchema(
    name="sources",
    title="Nguồn số liệu",
    key=("file",),
    note="Các tệp đã đọc. Số ô đã đọc bằng số ô đã tổng hợp cộng số ô chưa tổng hợp.",
    columns=(
        _made("file", "Tệp", width=46),
        _made("unit_code", "Mã đơn vị", CODE, 14),
        _made("submission_no", "Lần báo cáo", NUMBER, 9),
        _made("state", "Tình trạng", width=18, codelist=lists.SUBMISSION_STATE),
        _made("rows", "Số dòng lấy vào", NUMBER, 10),
        _made("cells_read", "Ô đã đọc", NUMBER, 10),
        _made("cells_merged", "Ô đã tổng hợp", NUMBER, 11),
        _made("cells_set_aside", "Ô chưa tổng hợp", NUMBER, 11),
        _made("sha256", "SHA-256", CODE, 68),
        THROUGH,
    ),
)


def data_columns(collected: WorkbookSchema) -> tuple[Column, ...]:
    """Return the officer's columns of every sheet of a kind that units send, each identifier once."""
    headings: dict[str, list[str]] = {}
    kinds: dict[str, Column] = {}
    for sheet in collected.sheets:
        for column in sheet.columns:
            if column.repeated or (column.filled_by is not FilledBy.OFFICER and column.name not in sheet.key):
                continue
            kinds.setdefault(column.name, column)
            seen = headings.setdefault(column.name, [])
            if column.heading not in seen:
                seen.append(column.heading)
    wide = {c.name: c.width for sheet in (DIRECTIVES, ANSWERS) for c in sheet.columns}  # as wide as where it is read
    return tuple(
        _made(
            name,
            " / ".join(headings[name]),
            column.kind if column.kind is not Kind.CODE else TEXT,
            wide.get(name, min(column.width, 30)),
        )
        for name, column in kinds.items()
    )


DATA_FIXED = (
    _made("source_unit", "Mã đơn vị", CODE, 14),
    _made("source_file", "Tệp", width=34),
    _made("source_submission", "Lần", NUMBER, 6),
    _made("source_sheet", "Trang", width=20),
    _made("source_row", "Dòng", NUMBER, 7),
)

DATA = SheetSchema(
    name="data",
    printed=8,
    title="Dữ liệu",
    note="Mọi dòng đã lấy vào, đúng như đơn vị ghi. Lọc theo cột Trang để xem từng loại.",
    columns=(
        *DATA_FIXED,
        *data_columns(PROGRESS),
        _made("source_sender", "Đơn vị gửi thay (mã)", CODE, 14),  # of a unit that reports through another
        _made("source_cell", "Ô", CODE, 8),
        AS_READ,
        THROUGH,
    ),
    max_rows=1_000_000,
)

CONSOLIDATED = WorkbookSchema(
    kind="consolidated",
    title="TỔNG HỢP KẾT QUẢ THỰC HIỆN KẾ HOẠCH",
    version="1",
    sheets=(
        OVERVIEW,
        REPORT_INFO,
        DRAFT,
        BY_TASK,
        ANSWERS,
        BY_UNIT,
        INDICATORS,
        BUDGET,
        DIRECTIVES,
        MODELS,
        DIFFICULTIES,
        COMMENDATIONS,
        REGISTER,
        FINDINGS,
        SUPPLEMENT,
        ADJUSTMENTS,
        LEDGER,
        SOURCES,
        DATA,
        SEALS,
        LEAVES,
    ),
)
