"""What can be wrong with a file as a whole: opening it, knowing it, finding its tables."""

from kehoach_xlsx.model.rule import Rule, Severity, Stage
from kehoach_xlsx.model.wording import Wording

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def _file(code: str, severity: Severity, title: Wording, message: Wording, remedy: Wording) -> Rule:
    return Rule(code=code, severity=severity, title=title, message=message, remedy=remedy, stage=Stage.FILE)


UNREADABLE = _file(
    "KH001",
    ERROR,
    Wording("Không đọc được tệp", "The file cannot be read"),
    Wording("Không đọc được tệp: {reason}.", "The file cannot be read: {reason_en}."),
    Wording(
        "Mở tệp bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi gửi lại.",
        "Open it in Excel or LibreOffice, save it as .xlsx and send it again.",
    ),
)
ENCRYPTED = _file(
    "KH002",
    ERROR,
    Wording("Tệp có mật khẩu", "The file is encrypted"),
    Wording("Tệp được đặt mật khẩu mở nên không đọc được.", "The file is protected by a password."),
    Wording("Bỏ mật khẩu mở tệp rồi gửi lại.", "Remove the password and send it again."),
)
NOT_OURS = _file(
    "KH003",
    ERROR,
    Wording("Không phải biểu mẫu của kế hoạch", "Not one of the plan's workbooks"),
    Wording("Tệp không mang dấu nhận biết của biểu mẫu nào.", "The file carries no mark of any of our workbooks."),
    Wording(
        "Điền vào đúng tệp mà cơ quan đầu mối đã gửi cho đơn vị.",
        "Fill in the file that the focal agency sent to the unit.",
    ),
)
OTHER_PLAN = _file(
    "KH004",
    ERROR,
    Wording("Tệp của kế hoạch khác", "A workbook of another plan"),
    Wording(
        "Tệp thuộc kế hoạch số {value}, không phải kế hoạch số {expected}.",
        "The file belongs to plan {value}, not to plan {expected}.",
    ),
    Wording("Kiểm tra lại tệp đã gửi.", "Check which file was sent."),
)
OTHER_UNIT = _file(
    "KH005",
    ERROR,
    Wording("Đơn vị không có trong kế hoạch", "The unit is not in the plan"),
    Wording(
        "Mã đơn vị “{value}”{name} không có trong kế hoạch số {expected}.",
        "Unit code “{value}”{name} is not in plan {expected}.",
    ),
    Wording(
        "Bổ sung đơn vị vào trang Đơn vị của kế hoạch, hoặc trả lại tệp.",
        "Add the unit to the plan's units, or send the file back.",
    ),
)
OTHER_PERIOD = _file(
    "KH006",
    ERROR,
    Wording("Tệp của kỳ báo cáo khác", "A workbook of another period"),
    Wording(
        "Tệp thuộc kỳ “{value}”, không phải kỳ “{expected}”.",
        "The file belongs to period “{value}”, not to “{expected}”.",
    ),
    Wording("Điền vào biểu mẫu của đúng kỳ báo cáo.", "Fill in the workbook of the right period."),
)
SHEET_MISSING = _file(
    "KH007",
    ERROR,
    Wording("Thiếu trang", "A sheet is missing"),
    Wording("Thiếu trang “{title}”.", "Sheet “{title}” is missing."),
    Wording(
        "Khôi phục trang từ biểu mẫu gốc, hoặc điền lại vào biểu mẫu gốc.",
        "Restore the sheet from the original workbook, or fill in the original again.",
    ),
)
COLUMN_MISSING = _file(
    "KH008",
    ERROR,
    Wording("Thiếu cột", "A column is missing"),
    Wording("Không tìm thấy cột “{heading}”{hint}.", "Column “{heading}” was not found{hint_en}."),
    Wording(
        "Khôi phục tên cột như biểu mẫu gốc, hoặc điền lại vào biểu mẫu gốc.",
        "Restore the heading of the original workbook, or fill in the original again.",
    ),
)
OUTSIDE_TABLE = _file(
    "KH009",
    ERROR,
    Wording("Có nội dung ngoài bảng", "There is content outside the table"),
    Wording(
        "Nội dung “{value}” nằm ngoài các cột của biểu mẫu nên không được tổng hợp.",
        "“{value}” stands outside the workbook's columns and is not merged.",
    ),
    Wording(
        "Chuyển nội dung vào đúng cột (ví dụ cột giải trình, ghi chú) hoặc xóa đi.",
        "Move it into a column (such as the explanation or note), or delete it.",
    ),
)
STAMPS_DISAGREE = _file(
    "KH010",
    WARNING,
    Wording("Các dấu nhận biết không khớp nhau", "The marks of identity disagree"),
    Wording(
        "Các dấu nhận biết trong tệp không khớp nhau; đã lấy theo số đông.",
        "The marks of identity in the file disagree; the majority was taken.",
    ),
    Wording(
        "Kiểm tra xem tệp có bị chép từ đơn vị khác không.",
        "Check whether the file was copied from another unit.",
    ),
)
OTHER_VERSION = _file(
    "KH011",
    ERROR,
    Wording("Biểu mẫu của phiên bản khác", "A workbook of another version"),
    Wording(
        "Tệp theo phiên bản {value} của biểu mẫu, hiện dùng phiên bản {expected}.",
        "The file follows version {value} of the workbook, version {expected} is in use.",
    ),
    Wording("Điền lại vào biểu mẫu mới.", "Fill in the new workbook."),
)
REVISED_PLAN = _file(
    "KH012",
    NOTE,
    Wording("Biểu mẫu làm theo nội dung kế hoạch trước điều chỉnh", "Made before the plan was revised"),
    Wording(
        "Tệp được làm theo nội dung kế hoạch trước khi điều chỉnh.",
        "The file was made before the plan was revised.",
    ),
    Wording(
        "Không phải sửa; nhiệm vụ mới bổ sung thì báo cáo riêng.",
        "Nothing to mend; report tasks that were added separately.",
    ),
)
ROW_MISSING = _file(
    "KH013",
    ERROR,
    Wording("Thiếu dòng in sẵn", "A prefilled row is missing"),
    Wording("Thiếu dòng của mã “{value}”.", "The row of code “{value}” is missing."),
    Wording(
        "Khôi phục dòng đã bị xóa từ biểu mẫu gốc và điền đủ.",
        "Restore the deleted row from the original workbook and fill it in.",
    ),
)
ROW_UNKNOWN = _file(
    "KH014",
    ERROR,
    Wording("Dòng không có trong kế hoạch", "A row that the plan does not have"),
    Wording(
        "Mã “{value}” không thuộc các dòng giao cho đơn vị.",
        "Code “{value}” is not among the rows given to the unit.",
    ),
    Wording("Xóa dòng, hoặc sửa lại mã như biểu mẫu gốc.", "Delete the row, or restore its code."),
)
OTHER_KIND = _file(
    "KH015",
    NOTE,
    Wording("Tệp thuộc loại khác", "A workbook of another kind"),
    Wording(
        "Tệp là loại “{value}”, không phải loại đang tổng hợp nên không được tổng hợp ở đây.",
        "The file is of kind “{value}”, not of the kind being merged, and is not merged here.",
    ),
    Wording("Không phải sửa tệp.", "Nothing to mend in the file."),
)
OTHER_MAKE = _file(
    "KH016",
    NOTE,
    Wording("Biểu mẫu do bản khác của phần mềm tạo", "Made by another release of the software"),
    Wording(
        "Biểu mẫu do bản khác của phần mềm tạo; các trang và cột vẫn đọc được.",
        "The workbook was made by another release of the software; its sheets and columns can still be read.",
    ),
    Wording("Không phải sửa.", "Nothing to mend."),
)
BROKEN_CHECK = _file(
    "KH099",
    ERROR,
    Wording("Lỗi của phần mềm", "A fault of the software"),
    Wording(
        "Phần mềm không kiểm tra được quy tắc {value}; đây không phải lỗi của đơn vị.",
        "The software could not judge rule {value}; this is not the unit's fault.",
    ),
    Wording("Gửi thông báo này cho người phụ trách phần mềm.", "Report this to the maintainers."),
)

FILE_RULES = (
    UNREADABLE,
    ENCRYPTED,
    NOT_OURS,
    OTHER_PLAN,
    OTHER_UNIT,
    OTHER_PERIOD,
    SHEET_MISSING,
    COLUMN_MISSING,
    OUTSIDE_TABLE,
    STAMPS_DISAGREE,
    OTHER_VERSION,
    REVISED_PLAN,
    ROW_MISSING,
    ROW_UNKNOWN,
    OTHER_KIND,
    OTHER_MAKE,
    BROKEN_CHECK,
)
