"""The agency's own implementation plan (kế hoạch triển khai): activities and budget estimate under its tasks."""

from decimal import Decimal

from kehoach_xlsx.model.predicate import (
    Between,
    Filled,
    NotAfterFact,
    NotBefore,
    NotBeforeFact,
    Positive,
    Unique,
    all_of,
    any_of,
)
from kehoach_xlsx.model.rule import Rule, Severity
from kehoach_xlsx.model.schema import Column, FilledBy, Kind, SheetSchema, WorkbookSchema
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.workbooks import codelists as lists
from kehoach_xlsx.workbooks.progress_rules.info import SUBMISSION_NO
from kehoach_xlsx.workbooks.shared import DEADLINE, DEADLINE_ON, GROUP, ROLE, TASK_CODE, TASK_TEXT, info_sheet

ACTIVITY_INCOMPLETE = Rule(
    code="KH301",
    title=Wording("Hoạt động phải gắn với nhiệm vụ và có nội dung", "An activity belongs to a task and has a text"),
    severity=Severity.ERROR,
    message=Wording("Hoạt động chưa chọn mã nhiệm vụ hoặc chưa ghi nội dung.", "The activity lacks its task code or its text."),
    remedy=Wording("Chọn mã nhiệm vụ và ghi nội dung hoạt động; dòng thừa thì xóa trắng.", "Choose the task code and write the text; clear a row that is not needed."),
    when=any_of(*(Filled(n) for n in ("task_code", "text", "doer", "starts_on", "ends_on", "deliverable", "indicator", "quantity"))),
    require=all_of(Filled("task_code"), Filled("text")),
    blames=("text", "task_code"),
    in_workbook=True,
)
ACTIVITY_DATES = Rule(
    code="KH302",
    title=Wording("Hoạt động không kết thúc trước khi bắt đầu", "An activity does not end before it begins"),
    severity=Severity.ERROR,
    message=Wording("Ngày kết thúc ({value}) trước ngày bắt đầu.", "The end ({value}) lies before the start."),
    remedy=Wording("Kiểm tra lại hai ngày, chú ý ngày và tháng bị đảo.", "Check both dates; day and month may be swapped."),
    require=NotBefore("ends_on", "starts_on"),
    blames=("ends_on", "starts_on"),
    in_workbook=True,
)
ESTIMATE_INCOMPLETE = Rule(
    code="KH303",
    title=Wording("Dòng dự toán phải đủ nội dung chi, số lượng, mức chi và nguồn", "An estimate needs item, quantity, rate and source"),
    severity=Severity.ERROR,
    message=Wording("Dòng dự toán chưa đủ nội dung chi, số lượng, mức chi hoặc nguồn kinh phí.", "The estimate lacks its item, quantity, rate or source."),
    remedy=Wording("Điền đủ bốn cột; thành tiền được tự tính.", "Fill all four; the amount is computed."),
    when=any_of(*(Filled(n) for n in ("cost_item", "content", "quantity", "days", "rate_vnd", "funding_source"))),
    require=all_of(*(Filled(n) for n in ("cost_item", "quantity", "rate_vnd", "funding_source"))),
    blames=("cost_item", "quantity", "rate_vnd", "funding_source"),
    in_workbook=True,
)
ESTIMATE_NEGATIVE = Rule(
    code="KH304",
    title=Wording("Số lượng và mức chi không âm", "Quantity and rate are not negative"),
    severity=Severity.ERROR,
    message=Wording("Số lượng, số ngày hoặc mức chi là số âm.", "Quantity, days or rate is negative."),
    remedy=Wording("Ghi số từ 0 trở lên.", "Write 0 or more."),
    require=all_of(*(Between(n, Decimal(0), None) for n in ("quantity", "days", "rate_vnd"))),
    blames=("quantity", "days", "rate_vnd"),
    in_workbook=True,
)
PLAN_NUMBER_MISSING = Rule(
    code="KH305",
    title=Wording("Nên ghi số kế hoạch của đơn vị", "The unit's own plan number should be given"),
    severity=Severity.WARNING,
    message=Wording("Chưa ghi số, ký hiệu kế hoạch triển khai của đơn vị.", "The unit's own plan number is blank."),
    remedy=Wording("Ghi số, ký hiệu, ví dụ 45/KH-STP; kế hoạch chưa ban hành thì bổ sung sau.", "Give number and symbol, such as 45/KH-STP; add it later if the plan is not issued yet."),
    require=Filled("own_plan_number"),
    blames=("own_plan_number",),
    in_workbook=True,
)

ACTIVITY_UNDATED = Rule(
    code="KH306",
    title=Wording("Hoạt động nên có thời gian", "An activity should have its time"),
    severity=Severity.WARNING,
    message=Wording("Hoạt động chưa có ngày kết thúc.", "The activity has no end."),
    remedy=Wording("Ghi thời gian dự kiến, ít nhất là ngày kết thúc.", "Give the expected time, at least its end."),
    when=Filled("text"),
    require=Filled("ends_on"),
    blames=("ends_on", "text"),
    in_workbook=True,
)
ACTIVITY_OUTSIDE_PLAN = Rule(
    code="KH307",
    title=Wording("Hoạt động nên nằm trong thời gian của kế hoạch", "An activity lies in the plan's time"),
    severity=Severity.WARNING,
    message=Wording("Ngày kết thúc ({value}) sau thời gian của kế hoạch.", "The end ({value}) lies after the plan's time."),
    remedy=Wording("Kiểm tra lại ngày, tháng, năm.", "Check the day, month and year."),
    require=NotAfterFact("ends_on", "plan_ends_on"),
    blames=("ends_on",),
    in_workbook=True,
)
QUANTITY_WITHOUT_UNIT = Rule(
    code="KH308",
    title=Wording("Số lượng phải có đơn vị tính", "A quantity has a unit of measure"),
    severity=Severity.ERROR,
    message=Wording("Có số lượng nhưng chưa ghi đơn vị tính.", "There is a quantity, but no unit of measure."),
    remedy=Wording("Ghi đơn vị tính, ví dụ: lớp, cuộc, lượt người.", "Give the unit, such as lớp, cuộc, lượt người."),
    when=Filled("quantity"),
    require=Filled("unit"),
    blames=("unit", "quantity"),
    in_workbook=True,
)
ACTIVITY_TWICE = Rule(
    code="KH309",
    title=Wording("Mỗi hoạt động ghi một lần", "An activity is listed once"),
    severity=Severity.WARNING,
    message=Wording("Hoạt động này được ghi nhiều dòng dưới cùng nhiệm vụ.", "This activity is listed more than once under its task."),
    remedy=Wording("Giữ lại một dòng, hoặc ghi rõ điểm khác nhau.", "Keep one row, or say how they differ."),
    require=Unique(("task_code", "text")),
    blames=("text", "task_code"),
)
DOER_MISSING = Rule(
    code="KH310",
    title=Wording("Hoạt động nên có bộ phận thực hiện", "An activity should name who does it"),
    severity=Severity.WARNING,
    message=Wording("Hoạt động chưa ghi bộ phận, đơn vị thực hiện.", "The activity does not say who does it."),
    remedy=Wording("Ghi phòng, đội hoặc đơn vị chịu trách nhiệm.", "Name the responsible office."),
    when=Filled("text"),
    require=Filled("doer"),
    blames=("doer", "text"),
    in_workbook=True,
)
RATE_TOO_SMALL = Rule(
    code="KH311",
    title=Wording("Mức chi có thể không tính bằng đồng", "The rate may not be in đồng"),
    severity=Severity.WARNING,
    message=Wording("Mức chi ghi {value}, quá nhỏ so với đơn vị tính là đồng.", "The rate is {value}, too small for đồng."),
    remedy=Wording("Ghi mức chi bằng đồng (ví dụ 150000), không ghi bằng nghìn hoặc triệu đồng.", "Write the rate in đồng (such as 150000), not in thousands or millions."),
    when=Positive("rate_vnd"),
    require=Between("rate_vnd", Decimal(1_000), None),
    blames=("rate_vnd",),
    in_workbook=True,
)
ACTIVITY_BEFORE_PLAN = Rule(
    code="KH312",
    title=Wording("Hoạt động nên bắt đầu trong thời gian của kế hoạch", "An activity begins in the plan's time"),
    severity=Severity.WARNING,
    message=Wording("Ngày bắt đầu ({value}) trước thời gian của kế hoạch.", "The start ({value}) lies before the plan's time."),
    remedy=Wording("Kiểm tra lại ngày, tháng, năm; đúng thì giữ nguyên.", "Check the date; keep it if right."),
    require=NotBeforeFact("starts_on", "plan_starts_on"),
    blames=("starts_on",),
    in_workbook=True,
)
QUANTITY_NEGATIVE = Rule(
    code="KH313",
    title=Wording("Số lượng không âm", "Quantities are not negative"),
    severity=Severity.ERROR,
    message=Wording("Số lượng là số âm ({value}).", "The quantity is negative ({value})."),
    remedy=Wording("Ghi số từ 0 trở lên.", "Write 0 or more."),
    require=Between("quantity", Decimal(0), None),
    blames=("quantity",),
    in_workbook=True,
)

INFO = info_sheet(
    "Kiểm tra các dòng in sẵn, điền các ô nền vàng. Dòng có dấu (*) là bắt buộc.",
    (
        Column(name="submission_no", heading="Lần báo cáo", kind=Kind.INTEGER, required=True, guidance="Lần gửi đầu ghi 1; mỗi lần gửi lại tăng thêm 1."),
        Column(name="own_plan_number", heading="Số, ký hiệu kế hoạch của đơn vị", guidance="Ví dụ: 45/KH-STP."),
        Column(name="own_plan_date", heading="Ngày ban hành", kind=Kind.DATE),
    ),
    (SUBMISSION_NO, PLAN_NUMBER_MISSING),
)

OWN_TASKS = SheetSchema(
    name="tasks",
    title="Nhiệm vụ được giao",
    key=("task_code",),
    note="Các nhiệm vụ đơn vị chủ trì hoặc phối hợp theo kế hoạch. Trang này chỉ để xem.",
    columns=(
        TASK_CODE,
        GROUP,
        TASK_TEXT,
        ROLE,
        DEADLINE,
        DEADLINE_ON,
        Column(name="deliverable", heading="Kết quả, sản phẩm phải có", kind=Kind.LONG_TEXT, filled_by=FilledBy.PLAN, width=28),
    ),
)

ACTIVITIES = SheetSchema(
    name="activities",
    title="Hoạt động triển khai",
    free_rows=100,
    note="Các hoạt động của đơn vị dưới từng nhiệm vụ; một nhiệm vụ có thể có nhiều hoạt động, mỗi hoạt động một dòng.",
    columns=(
        Column(name="task_code", heading="Mã nhiệm vụ", kind=Kind.IDENTIFIER, lookup="tasks", width=11, guidance="Chọn mã trong trang Nhiệm vụ được giao."),
        Column(name="text", heading="Nội dung hoạt động", kind=Kind.LONG_TEXT, width=50),
        Column(name="doer", heading="Bộ phận, đơn vị thực hiện", width=26),
        Column(name="starts_on", heading="Từ ngày", kind=Kind.DATE, width=12),
        Column(name="ends_on", heading="Đến ngày", kind=Kind.DATE, width=12),
        Column(name="deliverable", heading="Sản phẩm", kind=Kind.LONG_TEXT, width=26),
        Column(name="indicator", heading="Chỉ tiêu", width=22),
        Column(name="unit", heading="Đơn vị tính", width=12),
        Column(name="quantity", heading="Số lượng", kind=Kind.NUMBER, width=11),
    ),
    rules=(
        ACTIVITY_INCOMPLETE,
        ACTIVITY_DATES,
        ACTIVITY_UNDATED,
        ACTIVITY_OUTSIDE_PLAN,
        ACTIVITY_BEFORE_PLAN,
        QUANTITY_WITHOUT_UNIT,
        QUANTITY_NEGATIVE,
        ACTIVITY_TWICE,
        DOER_MISSING,
    ),
)

ESTIMATES = SheetSchema(
    name="estimates",
    title="Dự toán kinh phí",
    free_rows=60,
    note="Nội dung chi theo Điều 3 Thông tư số 56/2023/TT-BTC. Mức chi ghi bằng đồng; thành tiền tự tính.",
    columns=(
        Column(name="task_code", heading="Mã nhiệm vụ", kind=Kind.IDENTIFIER, lookup="tasks", width=11),
        Column(name="cost_item", heading="Nội dung chi", kind=Kind.CODE, codelist=lists.COST_ITEM, width=34),
        Column(name="content", heading="Diễn giải", kind=Kind.LONG_TEXT, width=36),
        Column(name="unit", heading="Đơn vị tính", width=12),
        Column(name="quantity", heading="Số lượng", kind=Kind.NUMBER, width=10),
        Column(name="days", heading="Số ngày, buổi", kind=Kind.NUMBER, width=10),
        Column(name="rate_vnd", heading="Mức chi (đồng)", kind=Kind.MONEY, unit="đồng", width=15),
        Column(name="amount_vnd", heading="Thành tiền (đồng)", kind=Kind.MONEY, unit="đồng", filled_by=FilledBy.FORMULA, width=17),
        Column(name="funding_source", heading="Nguồn kinh phí", kind=Kind.CODE, codelist=lists.FUNDING_SOURCE, width=22),
    ),
    rules=(ESTIMATE_INCOMPLETE, ESTIMATE_NEGATIVE, RATE_TOO_SMALL),
)

TASKS = WorkbookSchema(
    kind="tasks",
    title="KẾ HOẠCH TRIỂN KHAI CỦA ĐƠN VỊ",
    version="1",
    sheets=(INFO, OWN_TASKS, ACTIVITIES, ESTIMATES),
    guidance=(
        "Tệp này dành riêng cho đơn vị ghi ở trang Thông tin; không dùng cho đơn vị khác.",
        "Trang Nhiệm vụ được giao in sẵn các nhiệm vụ theo kế hoạch, chỉ để xem.",
        "Ở trang Hoạt động triển khai, mỗi dòng ghi một hoạt động và chọn mã nhiệm vụ mà hoạt động đó phục vụ; đơn vị chủ trì phải có ít nhất một hoạt động dưới nhiệm vụ mình chủ trì.",
        "Ở trang Dự toán kinh phí, ghi nội dung chi, số lượng và mức chi bằng đồng; thành tiền được tự tính.",
        "Ngày ghi dạng ngày/tháng/năm, ví dụ 05/3/2024. Số ghi bằng chữ số, không kèm chữ.",
        "Trang nào hết dòng trống: gộp các hoạt động cùng loại vào một dòng, hoặc đề nghị cơ quan đầu mối gửi biểu mẫu nhiều dòng hơn; không ghi ra ngoài bảng.",
        "Sao chép từ tệp khác: dùng Dán đặc biệt – chỉ dán giá trị (Paste Special – Values).",
        "Trước khi gửi, mở trang Tự kiểm tra: còn lỗi thì bấm vào liên kết để đến chỗ cần sửa.",
        "Cách gửi: Tự kiểm tra báo ĐẠT thì lưu, giữ nguyên tên tệp và đuôi .xlsx, gửi chính tệp này đến nơi nhận ghi ở trên.",
        "Gửi lại sau khi đã gửi: tăng Lần báo cáo ở trang Thông tin thêm 1.",
    ),
)
