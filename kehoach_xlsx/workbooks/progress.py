"""The progress report (báo cáo kết quả): one workbook per agency and period."""

from kehoach_xlsx.model.repeated import repeated
from kehoach_xlsx.model.schema import Column, FilledBy, Kind, Layout, SheetSchema, WorkbookSchema
from kehoach_xlsx.workbooks import codelists as lists
from kehoach_xlsx.workbooks import progress_rules as rules
from kehoach_xlsx.workbooks.shared import DEADLINE, DEADLINE_ON, GROUP, ROLE, TASK_CODE, TASK_TEXT, info_sheet

PLAN = FilledBy.PLAN

INFO = info_sheet(
    "Kiểm tra các dòng in sẵn, điền các ô nền vàng. Dòng có dấu (*) là bắt buộc.",
    (
        Column(name="period_name", heading="Kỳ báo cáo", filled_by=PLAN),
        Column(name="period_starts_on", heading="Kỳ báo cáo từ ngày", kind=Kind.DATE, filled_by=PLAN),
        Column(name="period_ends_on", heading="Kỳ báo cáo đến ngày", kind=Kind.DATE, filled_by=PLAN),
        Column(name="cutoff_on", heading="Ngày chốt số liệu", kind=Kind.DATE, filled_by=PLAN),
        Column(name="due_on", heading="Hạn gửi", kind=Kind.DATE, filled_by=PLAN),
        Column(name="submission_no", heading="Lần báo cáo", kind=Kind.INTEGER, required=True, guidance="Lần gửi đầu ghi 1; mỗi lần gửi lại tăng thêm 1. Lần lớn nhất được dùng."),
        Column(name="report_number", heading="Số, ký hiệu báo cáo", guidance="Số của báo cáo bằng văn bản gửi kèm, ví dụ: 345/BC-STP."),
        Column(name="report_date", heading="Ngày ký báo cáo", kind=Kind.DATE, guidance="Nhập dạng ngày/tháng/năm, ví dụ: 05/12/2024."),
        Column(name="signatory_title", heading="Chức vụ người ký"),
        Column(name="signatory_name", heading="Họ và tên người ký"),
    ),
    rules.INFO_RULES,
    last=(  # for the head of the unit's own report in Word
        Column(name="parent_agency", heading="Cơ quan chủ quản", filled_by=PLAN),
        Column(name="place", heading="Địa danh", filled_by=PLAN),
        Column(name="plan_issuer", heading="Cơ quan ban hành kế hoạch", filled_by=PLAN),
        Column(name="plan_issued_on", heading="Ngày ban hành kế hoạch", filled_by=PLAN),
    ),
)

DIRECTIVES = SheetSchema(
    name="directives",
    title="Chỉ đạo, triển khai",
    free_rows=40,
    note="Văn bản đơn vị đã ban hành để triển khai kế hoạch trong kỳ. Không có thì để trống.",
    columns=(
        Column(name="document_kind", heading="Loại văn bản", kind=Kind.CODE, codelist=lists.DOCUMENT_KIND, width=18),
        Column(name="reference", heading="Số, ký hiệu", width=22, guidance="Ví dụ: 215/KH-CATP."),
        Column(name="issued_on", heading="Ngày ban hành", kind=Kind.DATE, width=14),
        Column(name="subject", heading="Trích yếu", kind=Kind.LONG_TEXT, width=76),
    ),
    rules=rules.DIRECTIVE_RULES,
)

TASKS = SheetSchema(
    name="tasks",
    title="Kết quả nhiệm vụ",
    key=("task_code",),
    note="Mỗi nhiệm vụ một dòng, không thêm hoặc xóa dòng. Chỉ điền các ô nền vàng; không có việc phải làm thì chọn “Không phát sinh”.",
    columns=(
        TASK_CODE,
        GROUP,
        TASK_TEXT,
        ROLE,
        DEADLINE,
        DEADLINE_ON,
        Column(name="deliverable", heading="Kết quả, sản phẩm phải có", kind=Kind.LONG_TEXT, filled_by=PLAN, width=14),
        Column(name="status", heading="Tình trạng thực hiện", kind=Kind.CODE, codelist=lists.STATUS, required=True, width=15, guidance="Chọn trong danh sách. Không ghi trong hạn, quá hạn: máy tự tính theo thời hạn và ngày hoàn thành."),
        Column(name="progress_percent", heading="Tiến độ (%)", kind=Kind.PERCENT, unit="%", width=8, guidance="Số từ 0 đến 100, không ghi dấu %. Chỉ ghi khi nhiệm vụ đo được bằng số lượng."),
        Column(name="started_on", heading="Ngày bắt đầu", kind=Kind.DATE, width=12, guidance="Nhập dạng ngày/tháng/năm, ví dụ: 05/3/2024."),
        Column(name="finished_on", heading="Ngày hoàn thành", kind=Kind.DATE, width=12, guidance="Chỉ ghi khi đã hoàn thành."),
        Column(name="result", heading="Kết quả đạt được", kind=Kind.LONG_TEXT, width=42, guidance="Nêu cụ thể việc đã làm, số lượng, đối tượng, thời gian."),
        Column(name="evidence", heading="Tài liệu minh chứng", kind=Kind.LONG_TEXT, width=20, guidance="Số, ký hiệu và ngày của văn bản; hoặc hình ảnh, đường dẫn."),
        Column(name="explanation", heading="Giải trình (lý do chưa, không thực hiện)", kind=Kind.LONG_TEXT, aliases=("Giải trình", "Lý do"), width=22),
    ),
    rules=rules.TASK_RULES,
)

INDICATORS = SheetSchema(
    name="indicators",
    title="Chỉ tiêu, số liệu",
    key=("indicator_code",),
    note="Ghi số của riêng đơn vị (quận, huyện: gồm cả số của cấp xã). Không phát sinh thì ghi 0. Dòng “Trong đó” là một phần của dòng trên.",
    columns=(
        Column(name="indicator_code", heading="Mã chỉ tiêu", kind=Kind.IDENTIFIER, filled_by=PLAN, width=10),
        Column(name="task_code", heading="Mã nhiệm vụ", kind=Kind.IDENTIFIER, filled_by=PLAN, width=10),
        Column(name="parent_indicator", heading="Trong đó của", kind=Kind.IDENTIFIER, filled_by=PLAN, width=9),
        Column(name="indicator", heading="Chỉ tiêu, số liệu", kind=Kind.LONG_TEXT, filled_by=PLAN, width=46),
        Column(name="unit", heading="Đơn vị tính", filled_by=PLAN, width=12),
        Column(name="target", heading="Mức giao", kind=Kind.NUMBER, filled_by=PLAN, width=10),
        Column(name="in_period", heading="Thực hiện trong kỳ", kind=Kind.NUMBER, required=True, width=14, guidance="Số thực hiện trong kỳ, theo đơn vị tính ở cột bên. Không phát sinh thì ghi 0."),
        Column(name="estimated", heading="Trong đó: ước tính", kind=Kind.NUMBER, width=13, guidance="Phần ước tính cho những ngày còn lại của kỳ, nằm trong số trong kỳ."),
        Column(name="cumulative", heading="Lũy kế từ đầu kế hoạch", kind=Kind.NUMBER, width=14, guidance="Gồm cả số trong kỳ. Kỳ đầu tiên có thể để trống."),
        Column(name="achieved_on", heading="Ngày đạt mức giao", kind=Kind.DATE, width=13),
        Column(name="target_share", heading="% mức giao", kind=Kind.PERCENT, filled_by=FilledBy.FORMULA, width=10),
        Column(name="evidence", heading="Tài liệu minh chứng", kind=Kind.LONG_TEXT, width=28),
    ),
    rules=rules.INDICATOR_RULES,
)

SUBORDINATES = SheetSchema(
    name="subordinates",
    title="Số liệu theo đơn vị trực thuộc",
    key=("indicator_code",),
    optional=True,
    note=(
        "Số trong kỳ của từng đơn vị trực thuộc, không phát sinh thì ghi 0. Cột Cộng phải bằng số trong kỳ ở trang Chỉ tiêu, số liệu; "
        "số ở trang đó là số được tổng hợp. Trang Tự kiểm tra không so hai số này, cơ quan đầu mối so khi nhận tệp."
    ),
    columns=(
        Column(name="indicator_code", heading="Mã chỉ tiêu", kind=Kind.IDENTIFIER, filled_by=PLAN, width=10),
        Column(name="indicator", heading="Chỉ tiêu, số liệu", kind=Kind.LONG_TEXT, filled_by=PLAN, width=44),
        Column(name="unit", heading="Đơn vị tính", filled_by=PLAN, width=12),
        Column(name="total", heading="Cộng", kind=Kind.NUMBER, filled_by=FilledBy.FORMULA, width=12),
        *repeated(Column(name="by_subordinate", heading="Đơn vị trực thuộc", kind=Kind.NUMBER, width=12, guidance="Số trong kỳ của đơn vị này; không phát sinh thì ghi 0.")),
    ),
)

MODELS = SheetSchema(
    name="models",
    title="Mô hình, cách làm hiệu quả",
    free_rows=20,
    note="Mô hình hay, cách làm hiệu quả của đơn vị trong kỳ. Không có thì để trống.",
    columns=(
        Column(name="name", heading="Tên mô hình, cách làm", kind=Kind.LONG_TEXT, width=42),
        Column(name="place", heading="Nơi thực hiện", width=30),
        Column(name="stage", heading="Giai đoạn", kind=Kind.CODE, codelist=lists.MODEL_STAGE, width=14),
        Column(name="assessment", heading="Đánh giá hiệu quả", kind=Kind.LONG_TEXT, width=52),
    ),
    rules=rules.MODEL_RULES,
)

BUDGET = SheetSchema(
    name="budget",
    title="Kinh phí",
    free_rows=30,
    note="Số tiền ghi bằng đồng. Chi chung với nhiệm vụ khác thì chọn “Lồng ghép, không tách riêng” và không phải ghi số tiền.",
    columns=(
        Column(name="manner", heading="Cách bố trí", kind=Kind.CODE, codelist=lists.BUDGET_MANNER, width=18),
        Column(name="cost_item", heading="Nội dung chi", kind=Kind.CODE, codelist=lists.COST_ITEM, width=36, guidance="Theo Điều 3 Thông tư số 56/2023/TT-BTC."),
        Column(name="funding_source", heading="Nguồn kinh phí", kind=Kind.CODE, codelist=lists.FUNDING_SOURCE, width=22),
        Column(name="allocated_vnd", heading="Kinh phí được giao (đồng)", kind=Kind.MONEY, unit="đồng", width=18, guidance="Ghi bằng đồng, ví dụ 15000000."),
        Column(name="spent_vnd", heading="Đã chi (đồng)", kind=Kind.MONEY, unit="đồng", width=18, guidance="Ghi bằng đồng; chưa chi thì ghi 0."),
        Column(name="disbursed_share", heading="% giải ngân", kind=Kind.PERCENT, filled_by=FilledBy.FORMULA, width=11),
        Column(name="in_kind", heading="Hỗ trợ bằng hiện vật", kind=Kind.LONG_TEXT, width=22),
        Column(name="note", heading="Ghi chú", kind=Kind.LONG_TEXT, width=22),
    ),
    rules=rules.BUDGET_RULES,
)

DIFFICULTIES = SheetSchema(
    name="difficulties",
    title="Khó khăn, kiến nghị",
    free_rows=20,
    note="Mỗi khó khăn, vướng mắc hoặc kiến nghị, đề xuất một dòng. Không có thì để trống.",
    columns=(
        Column(name="kind", heading="Loại", kind=Kind.CODE, codelist=lists.DIFFICULTY_KIND, width=18),
        Column(name="text", heading="Nội dung", kind=Kind.LONG_TEXT, width=70),
        Column(name="task_code", heading="Mã nhiệm vụ liên quan", kind=Kind.IDENTIFIER, lookup="tasks", width=14),
        Column(name="addressee", heading="Cơ quan được kiến nghị", width=30, guidance="Cơ quan có thẩm quyền giải quyết; bắt buộc với kiến nghị."),
    ),
    rules=rules.DIFFICULTY_RULES,
)

COMMENDATIONS = SheetSchema(
    name="commendations",
    title="Thi đua, khen thưởng",
    free_rows=20,
    note="Tập thể, cá nhân đã được khen hoặc đề nghị khen thưởng. Không có thì để trống.",
    columns=(
        Column(name="honouree", heading="Đối tượng", kind=Kind.CODE, codelist=lists.HONOUREE, width=12),
        Column(name="name", heading="Tên tập thể, cá nhân", width=46),
        Column(name="form", heading="Hình thức khen thưởng", width=34),
        Column(name="award_state", heading="Kết quả xét", kind=Kind.CODE, codelist=lists.AWARD_STATE, width=20),
        Column(name="decision_no", heading="Số quyết định", width=22),
    ),
    rules=rules.COMMENDATION_RULES,
)

ASSESSMENT = SheetSchema(
    name="assessment",
    title="Đánh giá, phương hướng",
    layout=Layout.FORM,
    max_rows=1,
    landscape=False,
    note="Viết ngắn gọn, mỗi ô không quá 10 dòng.",
    columns=(
        Column(name="strengths", heading="Ưu điểm", kind=Kind.LONG_TEXT),
        Column(name="shortcomings", heading="Tồn tại, hạn chế", kind=Kind.LONG_TEXT),
        Column(name="causes", heading="Nguyên nhân", kind=Kind.LONG_TEXT),
        Column(name="directions", heading="Phương hướng, nhiệm vụ thời gian tới", kind=Kind.LONG_TEXT),
    ),
    rules=rules.ASSESSMENT_RULES,
)

PROGRESS = WorkbookSchema(
    kind="progress",
    title="BÁO CÁO KẾT QUẢ THỰC HIỆN KẾ HOẠCH",
    version="1",
    sheets=(
        INFO,
        DIRECTIVES,
        TASKS,
        INDICATORS,
        SUBORDINATES,
        MODELS,
        BUDGET,
        DIFFICULTIES,
        COMMENDATIONS,
        ASSESSMENT,
    ),
    guidance=(
        "Tệp này dành riêng cho đơn vị và kỳ báo cáo ghi ở trang Thông tin; không dùng cho đơn vị khác.",
        "Chỉ điền vào các ô nền vàng. Các ô khác đã được khóa và in sẵn theo kế hoạch. Ô chuyển sang hồng là còn thiếu hoặc sai; ô chuyển sang cam là nên xem lại.",
        "Tình trạng: Đang thực hiện là việc có lúc kết thúc; Thực hiện thường xuyên là việc làm đều, không có lúc kết thúc; Chưa thực hiện là chưa làm nhưng sẽ làm; Chưa đủ điều kiện và Không triển khai phải ghi lý do ở cột Giải trình; Không phát sinh là kỳ này không có việc phải làm.",
        "Điền lần lượt các trang từ trái sang phải. Trang nào không có nội dung thì để trống; riêng Kết quả nhiệm vụ và Chỉ tiêu, số liệu phải điền đủ mọi dòng.",
        "Ô có danh sách: bấm vào mũi tên ở góc phải ô rồi chọn, không tự gõ cách viết khác.",
        "Ngày ghi dạng ngày/tháng/năm, ví dụ 05/12/2024. Số ghi bằng chữ số, không kèm chữ (ghi 3, không ghi “03 lớp”). Tiền ghi bằng đồng.",
        "Trang nào hết dòng trống: gộp các nội dung cùng loại vào một dòng, hoặc đề nghị cơ quan đầu mối gửi biểu mẫu nhiều dòng hơn; không ghi ra ngoài bảng.",
        "Sao chép từ tệp khác: dùng Dán đặc biệt – chỉ dán giá trị (Paste Special – Values).",
        "Không thêm, xóa, đổi tên trang hoặc cột. Cần ghi chú thêm thì dùng cột giải trình, ghi chú.",
        "Trước khi gửi, mở trang Tự kiểm tra: còn lỗi thì bấm vào liên kết để đến chỗ cần sửa.",
        "Cách gửi: Tự kiểm tra báo ĐẠT thì lưu, giữ nguyên tên tệp và đuôi .xlsx, gửi chính tệp này đến nơi nhận ghi ở trên.",
        "Gửi lại: mở chính tệp đã gửi, sửa, tăng Lần báo cáo ở trang Thông tin thêm 1 rồi gửi lại cả tệp; lần lớn nhất được dùng để tổng hợp.",
    ),
)
