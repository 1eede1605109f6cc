"""What a merge has to say about figures: how they were read, their scale, and whether they may be counted twice."""

from kehoach_xlsx.model.rule import Rule, Severity, Stage
from kehoach_xlsx.model.wording import Wording


def _figure(code: str, title: Wording, message: Wording, remedy: Wording) -> Rule:
    return Rule(code=code, severity=Severity.WARNING, title=title, message=message, remedy=remedy, stage=Stage.MERGE)


PROPOSAL_TAKEN = _figure(
    "KH460",
    Wording("Đã lấy theo cách hiểu duy nhất", "Taken in its only reading"),
    Wording("“{value}” được hiểu và lấy là “{taken}”.", "“{value}” was read and taken as “{taken}”."),
    Wording("Xem lại giá trị đã lấy; không đúng thì đề nghị đơn vị sửa, gửi lại.", "Look at the value; if it is wrong ask the unit to mend and resend."),
)
OTHER_SCALE = _figure(
    "KH461",
    Wording("Số lệch nghìn lần, triệu lần so với đơn vị khác", "A thousand or a million times its neighbours"),
    Wording(
        "{unit}: {value} {measure} ở “{figure}” {times} mức chung của các đơn vị khác ({median} {measure}).",
        "{unit}: {value} {measure} in “{figure}” is {times_en} what other units report ({median} {measure}).",
    ),
    Wording(
        "Hỏi lại đơn vị về đơn vị tính (đồng hay nghìn đồng, triệu đồng); nhầm thì sửa và gửi lại.",
        "Ask the unit about its unit of measure (đồng or triệu đồng); a slip is mended and sent again.",
    ),
)
TOLD_TWICE = _figure(
    "KH462",
    Wording("Có thể cùng một hoạt động", "Possibly one activity told twice"),
    Wording(
        "Nhiệm vụ {value}: {units} cùng nêu {quantity}, ngày {day}.",
        "Task {value}: {units} tell the same: {quantity}, on {day}.",
    ),
    Wording("Kiểm tra xem có phải một hoạt động được hai đơn vị cùng báo cáo.", "Check whether one activity was reported by two units."),
)
TOTAL_OTHER_SCALE = _figure(
    "KH467",
    Wording("Số tổng hợp lệch nghìn lần so với cùng kỳ", "A total a thousand times that of last year"),
    Wording(
        "“{figure}”: kỳ này {value} {measure}, {times} cùng kỳ năm trước ({before} {measure}).",
        "“{figure}”: {value} {measure} in this period, {times_en} last year's ({before} {measure}).",
    ),
    Wording(
        "Xem hai kỳ có tính theo cùng một đơn vị tính không; số đúng thì bỏ qua, ghi lý do.",
        "See whether both periods count in the same unit of measure; waive it with a reason where the figure is right.",
    ),
)

FIGURE_RULES = (PROPOSAL_TAKEN, OTHER_SCALE, TOLD_TWICE, TOTAL_OTHER_SCALE)
