"""What can be wrong with a plan as a whole."""

from kehoach_xlsx.model.rule import Rule, Severity, Stage
from kehoach_xlsx.model.wording import Wording


def _plan(code: str, severity: Severity, title: Wording, message: Wording, remedy: Wording) -> Rule:
    return Rule(code=code, severity=severity, title=title, message=message, remedy=remedy, stage=Stage.PLAN)


ERROR, WARNING = Severity.ERROR, Severity.WARNING

AGENCY_UNRESOLVED = _plan(
    "KH501",
    ERROR,
    Wording("Cơ quan phải có trong trang Đơn vị hoặc Nhóm đơn vị", "Every agency is a unit or a declared group"),
    Wording("“{value}” không phải đơn vị hoặc nhóm đơn vị đã khai báo{near}.", "“{value}” is no declared unit or group{near_en}."),
    Wording("Sửa lại tên, hoặc thêm vào trang Đơn vị (cột tên gọi khác) hay Nhóm đơn vị.", "Correct the name, or add it to the units (other names) or groups."),
)
GROUP_EMPTY = _plan(
    "KH502",
    ERROR,
    Wording("Nhóm đơn vị phải có thành viên", "A group has members"),
    Wording("Nhóm “{value}” không có thành viên nào.", "Group “{value}” has no members."),
    Wording("Ghi mã thành viên, hoặc loại và cấp; nhóm không xác định thành viên thì chọn “Mở”.", "Give member codes, or category and level; choose “Mở” for a group without fixed members."),
)
FOCAL_UNKNOWN = _plan(
    "KH503",
    ERROR,
    Wording("Cơ quan đầu mối phải là một đơn vị", "The focal agency is a unit"),
    Wording("Cơ quan đầu mối “{value}” không có trong trang Đơn vị.", "Focal agency “{value}” is not among the units."),
    Wording("Ghi mã đơn vị của cơ quan đầu mối.", "Give the unit code of the focal agency."),
)
DEADLINE_OUTSIDE = _plan(
    "KH504",
    WARNING,
    Wording("Thời hạn nhiệm vụ nên nằm trong thời gian của kế hoạch", "A task's deadline lies in the plan's time"),
    Wording("Thời hạn {value} nằm ngoài thời gian của kế hoạch ({window}).", "The deadline {value} lies outside the plan's time ({window})."),
    Wording("Kiểm tra lại ngày, tháng, năm.", "Check the day, month and year."),
)
PERIOD_ORDER = _plan(
    "KH505",
    ERROR,
    Wording("Kỳ báo cáo phải đúng thứ tự ngày", "The dates of a period are in order"),
    Wording("Kỳ “{value}”: phải có từ ngày ≤ đến ngày và ngày chốt số liệu ≤ hạn gửi.", "Period “{value}”: start ≤ end and cut-off ≤ due date must hold."),
    Wording("Sửa lại các ngày của kỳ.", "Correct the dates of the period."),
)
CUTOFF_TOO_LATE = _plan(
    "KH506",
    WARNING,
    Wording("Ngày chốt số liệu nên trước hạn gửi ít nhất 01 ngày làm việc", "The cut-off is at least one working day before the due date"),
    Wording("Kỳ “{value}”: từ ngày chốt số liệu đến hạn gửi chưa đủ 01 ngày làm việc.", "Period “{value}”: less than one working day between cut-off and due date."),
    Wording("Lùi ngày chốt số liệu (Điều 8 Nghị định số 09/2019/NĐ-CP).", "Move the cut-off (Decree 09/2019, article 8)."),
)
LEADLESS = _plan(
    "KH507",
    WARNING,
    Wording("Nhiệm vụ nên có cơ quan chủ trì", "A task has a lead"),
    Wording("Nhiệm vụ {value} chưa có đơn vị chủ trì nào.", "Task {value} has no lead."),
    Wording("Ghi cơ quan chủ trì; nếu kế hoạch không nêu thì phân công và ghi “Có” ở cột Ngoài văn bản.", "Name a lead; mark it “Ngoài văn bản” where the plan names none."),
)
MEMBER_UNKNOWN = _plan(
    "KH508",
    ERROR,
    Wording("Thành viên của nhóm phải là đơn vị đã khai báo", "A member of a group is a unit"),
    Wording("Mã thành viên “{value}” không có trong trang Đơn vị.", "Member “{value}” is not among the units."),
    Wording("Sửa mã, hoặc thêm đơn vị.", "Correct the code, or add the unit."),
)
DATES_REVERSED = _plan(
    "KH509",
    ERROR,
    Wording("Nhiệm vụ không kết thúc trước khi bắt đầu", "A task does not end before it begins"),
    Wording("Nhiệm vụ {value}: đến ngày trước từ ngày.", "Task {value}: it ends before it begins."),
    Wording("Kiểm tra lại hai ngày.", "Check both dates."),
)
UNIT_IDLE = _plan(
    "KH510",
    WARNING,
    Wording("Đơn vị phải báo cáo nên có nhiệm vụ", "A reporting unit has a task"),
    Wording("Đơn vị “{value}” phải báo cáo nhưng không có nhiệm vụ nào.", "Unit “{value}” must report but has no task."),
    Wording("Giao nhiệm vụ, hoặc ghi “Không” ở cột Phải báo cáo.", "Give it a task, or set must-report to “Không”."),
)
CODE_NOT_ASCII = _plan(
    "KH511",
    ERROR,
    Wording("Mã đơn vị và mã kỳ chỉ gồm chữ không dấu, số, gạch nối", "Unit and period codes are plain letters, digits and hyphens"),
    Wording("Mã “{value}” có ký tự không dùng được trong tên tệp.", "Code “{value}” has characters that file names cannot take."),
    Wording("Dùng chữ không dấu, số, dấu chấm, gạch nối hoặc gạch dưới.", "Use plain letters, digits, dots, hyphens or underscores."),
)
NO_PERIOD = _plan(
    "KH512",
    ERROR,
    Wording("Kế hoạch phải có kỳ báo cáo", "A plan has a reporting period"),
    Wording("Chưa khai báo kỳ báo cáo nào đủ ngày.", "No complete reporting period is declared."),
    Wording("Điền trang Kỳ báo cáo: từ ngày, đến ngày, ngày chốt số liệu và hạn gửi.", "Fill in the periods: start, end, cut-off and due date."),
)
NO_TASK = _plan(
    "KH513",
    ERROR,
    Wording("Kế hoạch phải có nhiệm vụ", "A plan has tasks"),
    Wording("Kế hoạch chưa có nhiệm vụ nào.", "The plan has no task."),
    Wording("Điền trang Nhiệm vụ.", "Fill in the tasks."),
)
RATIO_INCOMPLETE = _plan(
    "KH514",
    ERROR,
    Wording("Tỷ lệ phải có đủ tử số và mẫu số", "A ratio has numerator and denominator"),
    Wording("Chỉ tiêu {value} chỉ có tử số hoặc chỉ có mẫu số.", "Indicator {value} has only one of numerator and denominator."),
    Wording("Ghi mã của cả hai chỉ tiêu, hoặc để trống cả hai.", "Give both codes, or leave both blank."),
)
PARENT_CIRCLE = _plan(
    "KH515",
    ERROR,
    Wording("Chỉ tiêu “trong đó” không được vòng tròn", "Parent indicators form no circle"),
    Wording("Chỉ tiêu {value} là “trong đó” của chính nó.", "Indicator {value} is part of itself."),
    Wording("Sửa cột Trong đó của.", "Correct the parent column."),
)

PLAN_RULES = (
    AGENCY_UNRESOLVED,
    GROUP_EMPTY,
    FOCAL_UNKNOWN,
    DEADLINE_OUTSIDE,
    PERIOD_ORDER,
    CUTOFF_TOO_LATE,
    LEADLESS,
    MEMBER_UNKNOWN,
    DATES_REVERSED,
    UNIT_IDLE,
    CODE_NOT_ASCII,
    NO_PERIOD,
    NO_TASK,
    RATIO_INCOMPLETE,
    PARENT_CIRCLE,
)
