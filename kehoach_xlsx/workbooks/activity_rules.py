"""What is to be said about the units' implementation plans as a whole, and about merging them."""

from kehoach_xlsx.model.rule import Rule, Severity, Stage
from kehoach_xlsx.model.wording import Wording

NO_ACTIVITY = Rule(
    code="KH435",
    severity=Severity.ERROR,
    stage=Stage.FILE,
    title=Wording("Kế hoạch triển khai chưa có hoạt động", "An implementation plan without activities"),
    message=Wording(
        "Chưa có hoạt động nào dưới các nhiệm vụ đơn vị chủ trì ({value}).",
        "There is no activity under any task that the unit leads ({value}).",
    ),
    remedy=Wording(
        "Ghi ít nhất một hoạt động, chọn mã của nhiệm vụ đơn vị chủ trì.",
        "List at least one activity with the code of a task that the unit leads.",
    ),
)
PLAN_NOT_SENT = Rule(
    code="KH436",
    severity=Severity.WARNING,
    stage=Stage.MERGE,
    title=Wording("Đơn vị chưa gửi kế hoạch triển khai", "A unit has not sent its implementation plan"),
    message=Wording("{value} chưa gửi kế hoạch triển khai.", "{value} has not sent its implementation plan."),
    remedy=Wording(
        "Liên hệ, đề nghị đơn vị gửi; chưa gửi không có nghĩa là không làm.",
        "Ask the unit to send it; not sent does not mean that nothing is planned.",
    ),
)
TASK_IDLE = Rule(
    code="KH437",
    severity=Severity.WARNING,
    stage=Stage.MERGE,
    title=Wording("Nhiệm vụ chưa có hoạt động", "A task that nobody took up"),
    message=Wording(
        "Nhiệm vụ {value}: {state}.", "Task {value}: no lead has planned an activity ({planned}/{expected})."
    ),
    remedy=Wording(
        "Xem trang Nhiệm vụ chưa có hoạt động; đề nghị đơn vị chủ trì bổ sung hoặc gửi kế hoạch.",
        "See the sheet Nhiệm vụ chưa có hoạt động; ask the leads to add activities or to send their plans.",
    ),
)
OVERLAP = Rule(
    code="KH438",
    severity=Severity.WARNING,
    stage=Stage.MERGE,
    title=Wording("Hoạt động có thể trùng nhau", "Activities that may overlap"),
    message=Wording(
        "Hoạt động {value} và {other} có thể trùng: {basis}.",
        "Activities {value} and {other} may overlap: {basis_en}.",
    ),
    remedy=Wording(
        "Ghi quyết định ở trang Hoạt động trùng; chưa quyết định thì giữ cả hai.",
        "Decide on the sheet Hoạt động trùng; until then both are kept.",
    ),
)
NOTE_ADRIFT = Rule(
    code="KH439",
    severity=Severity.WARNING,
    stage=Stage.MERGE,
    title=Wording("Ghi chép không còn dòng tương ứng", "A note whose row is gone"),
    message=Wording(
        "Dòng “{value}” của trang {sheet} không còn trong bản đang dùng; điều đã ghi được giữ lại: {notes}.",
        "Row “{value}” of the sheet {sheet} is gone; what was written beside it is kept: {notes}.",
    ),
    remedy=Wording(
        "Chuyển ghi chép sang dòng mới nếu còn cần, hoặc xóa trắng ô đã ghi.",
        "Move the note to the new row where it is still needed, or clear it.",
    ),
)
ACTIVITY_STRAY = Rule(
    code="KH440",
    severity=Severity.WARNING,
    stage=Stage.MERGE,
    title=Wording("Hoạt động gắn với nhiệm vụ không có trong kế hoạch", "An activity under a task the plan lacks"),
    message=Wording(
        "Hoạt động gắn với mã nhiệm vụ “{value}”, kế hoạch hiện nay không có mã này.",
        "The activity belongs to task “{value}”, which the plan as it is now lacks.",
    ),
    remedy=Wording(
        "Hỏi đơn vị hoạt động phục vụ nhiệm vụ nào; hoạt động xếp ở cuối trang Kế hoạch chi tiết.",
        "Ask the unit which task it serves; it stands at the end of the sheet Kế hoạch chi tiết.",
    ),
)
ACTIVITY_RULES = (NO_ACTIVITY, PLAN_NOT_SENT, TASK_IDLE, OVERLAP, NOTE_ADRIFT, ACTIVITY_STRAY)
