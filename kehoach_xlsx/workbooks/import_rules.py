"""What the import of a plan's text says: what was not understood, what the text leaves open."""

from kehoach_xlsx.model.rule import Rule, Severity, Stage
from kehoach_xlsx.model.wording import Wording

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def _text(code: str, severity: Severity, title: Wording, message: Wording, remedy: Wording) -> Rule:
    return Rule(code=code, severity=severity, title=title, message=message, remedy=remedy, stage=Stage.PLAN)


UNREADABLE = _text(
    "KH521",
    ERROR,
    Wording("Tệp không phải văn bản đọc được", "The file is no text that can be read"),
    Wording("Không đọc được văn bản: {value}.", "The text cannot be read: {value_en}."),
    Wording(
        "Mở văn bản trong Word hoặc LibreOffice, lưu thành .docx (bản quét thì nhận dạng chữ trước), rồi chạy lại.",
        "Open it in Word or LibreOffice, save it as .docx (recognise the text of a scan first), and run again.",
    ),
)
NOT_A_PLAN = _text(
    "KH522",
    ERROR,
    Wording("Văn bản phải là một kế hoạch", "The text is a plan"),
    Wording(
        "Không thấy dấu hiệu của một kế hoạch: không có tên loại, số ký hiệu hay các mục nhiệm vụ.",
        "Nothing says that this is a plan: no title, no number, no items that give tasks.",
    ),
    Wording("Kiểm tra lại tệp; nếu đúng là kế hoạch thì lập bằng “kxl plan new”.", "Check the file; start with “kxl plan new” if it is a plan."),
)
NO_TASK_FOUND = _text(
    "KH523",
    ERROR,
    Wording("Kế hoạch phải có nhiệm vụ", "A plan has tasks"),
    Wording("Không tìm thấy nhiệm vụ nào trong văn bản.", "No task was found in the text."),
    Wording(
        "Kiểm tra xem phần nội dung và phụ lục có trong tệp không; nếu có thì nhập nhiệm vụ bằng tay.",
        "Check that the part with the tasks and the appendices are in the file; enter the tasks by hand if so.",
    ),
)
TIME_UNREAD = _text(
    "KH524",
    WARNING,
    Wording("Thời gian thực hiện phải hiểu được", "The time of a task is understood"),
    Wording(
        "Dòng {lines}: chưa hiểu thời gian “{value}” của nhiệm vụ {task}; loại thời gian và các ngày để trống.",
        "Line {lines}: the time “{value}” of task {task} was not understood; its kind and dates are blank.",
    ),
    Wording("Điền các cột Loại thời gian, Từ ngày, Đến ngày ở trang Nhiệm vụ.", "Fill in the kind and the dates on the sheet of tasks."),
)
TIMELESS = _text(
    "KH525",
    NOTE,
    Wording("Nhiệm vụ nên có thời gian", "A task has a time"),
    Wording("Văn bản không nêu thời gian của {count} nhiệm vụ: {value}.", "The text gives no time for {count} tasks: {value}."),
    Wording("Để trống cũng được; nếu cơ quan đầu mối ấn định thì điền ở trang Nhiệm vụ.", "They may stay blank; fill them in where the focal agency sets a time."),
)
LEADLESS_TEXT = _text(
    "KH526",
    WARNING,
    Wording("Nhiệm vụ nên có cơ quan chủ trì", "A task has a lead"),
    Wording("Văn bản không nêu cơ quan chủ trì của {count} nhiệm vụ: {value}.", "The text names no lead for {count} tasks: {value}."),
    Wording(
        "Phân công ở trang Nhiệm vụ và ghi “Có” ở cột Ngoài văn bản.",
        "Assign a lead on the sheet of tasks and answer “Có” under Ngoài văn bản.",
    ),
)
FACT_MISSING = _text(
    "KH527",
    WARNING,
    Wording("Thông tin chung nên đủ", "The document facts are complete"),
    Wording("Văn bản không có: {value}.", "The text does not have: {value_en}."),
    Wording("Điền ở trang Thông tin chung nếu biết.", "Fill them in on the sheet Thông tin chung where known."),
)
NOT_PLACED = _text(
    "KH528",
    NOTE,
    Wording("Mọi đoạn của phần nội dung có chỗ của nó", "Every paragraph of the content has its place"),
    Wording("Dòng {lines}: đoạn “{value}” chưa xếp vào nhiệm vụ nào.", "Line {lines}: “{value}” was not put under any task."),
    Wording("Đọc lại đoạn này; nếu là nhiệm vụ thì thêm vào trang Nhiệm vụ.", "Read it; add it to the sheet of tasks if it is one."),
)
CUT_OFF = _text(
    "KH529",
    WARNING,
    Wording("Văn bản phải đủ đến hết", "The text is complete"),
    Wording(
        "Văn bản dừng ở dòng {lines} mà chưa có câu kết, nơi nhận và chữ ký.",
        "The text stops at line {lines}, without its last sentence, recipients and signature.",
    ),
    Wording("Kiểm tra xem tệp có bị cắt mất phần sau không.", "Check whether the rest of the file is missing."),
)
UNIT_UNKNOWN = _text(
    "KH530",
    WARNING,
    Wording("Mỗi cụm từ chỉ cơ quan có đơn vị hoặc nhóm của nó", "Every agency phrase has its unit or group"),
    Wording("Chưa xác định được “{value}” là đơn vị hay nhóm đơn vị nào.", "It is not known which unit or group “{value}” is."),
    Wording("Thêm vào trang Đơn vị (hoặc cột Tên gọi khác) hay trang Nhóm đơn vị.", "Add it to the units (or their other names), or to the groups."),
)
MEMBERS_UNKNOWN = _text(
    "KH531",
    WARNING,
    Wording("Nhóm đơn vị cần có danh sách thành viên", "A group of units needs its members"),
    Wording("Văn bản không nêu tên các đơn vị của nhóm “{value}”.", "The text does not name the units of the group “{value}”."),
    Wording("Nhập tên từng đơn vị vào trang Đơn vị, đúng loại và cấp ghi ở trang Nhóm đơn vị.", "Enter each unit on the sheet of units, with the category and level of the group."),
)

IMPORT_RULES: tuple[Rule, ...] = (
    UNREADABLE,
    NOT_A_PLAN,
    NO_TASK_FOUND,
    TIME_UNREAD,
    TIMELESS,
    LEADLESS_TEXT,
    FACT_MISSING,
    NOT_PLACED,
    CUT_OFF,
    UNIT_UNKNOWN,
    MEMBERS_UNKNOWN,
)
