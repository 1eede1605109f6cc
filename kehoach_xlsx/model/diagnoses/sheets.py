"""What can be wrong with the sheets of a workbook that was known again: its tables, headings, rows and locked cells."""

from kehoach_xlsx.model.rule import Rule, Severity, Stage
from kehoach_xlsx.model.wording import Wording

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def _file(code: str, severity: Severity, title: Wording, message: Wording, remedy: Wording) -> Rule:
    return Rule(code=code, severity=severity, title=title, message=message, remedy=remedy, stage=Stage.FILE)


KNOWN_BY_HEADINGS = _file(
    "KH025",
    NOTE,
    Wording("Nhận biết theo tên cột", "Known by its headings"),
    Wording(
        "Tệp không còn dấu nhận biết; đã nhận ra theo tên cột và trang {sheet}.",
        "The file carries no mark any more; it was known by its headings and by sheet {sheet}.",
    ),
    Wording("Không phải sửa; nên dùng đúng tệp đã nhận.", "Nothing to mend; better use the file that was sent out."),
)
IDENTITY_MISSING = _file(
    "KH026",
    ERROR,
    Wording("Chưa rõ tệp của ai", "It is not clear whose workbook it is"),
    Wording(
        "Tệp không còn dấu nhận biết và trang Thông tin không cho biết: {value}.",
        "The file carries no mark any more, and its sheet Thông tin does not tell: {value_en}.",
    ),
    Wording(
        "Ghi đủ các dòng đó ở trang Thông tin như biểu mẫu gốc, hoặc điền vào biểu mẫu gốc.",
        "Fill in these lines as in the original workbook, or fill in the original.",
    ),
)
HIDDEN_CONTENT = _file(
    "KH027",
    WARNING,
    Wording("Có nội dung bị ẩn", "There is hidden content"),
    Wording(
        "Nội dung ở {value} bị ẩn hoặc bị lọc; vẫn được đọc.",
        "What stands in {value_en} is hidden or filtered; it was read all the same.",
    ),
    Wording(
        "Bỏ ẩn, bỏ lọc rồi xem lại số liệu ở đó.",
        "Unhide it, clear the filter and look at the content again.",
    ),
)
SUMMARY_ROW = _file(
    "KH028",
    ERROR,
    Wording("Dòng cộng, ghi chú hoặc đánh số cột nằm trong bảng", "A row of totals, notes or column numbers"),
    Wording(
        "Dòng “{value}” là dòng cộng, ghi chú hoặc đánh số cột, không phải số liệu nên không được tổng hợp.",
        "Row “{value}” holds totals, a note or column numbers, not data, and is not merged.",
    ),
    Wording(
        "Xóa dòng này; ghi chú thì chuyển vào cột giải trình, ghi chú.",
        "Delete the row; move a note to the column for explanations or notes.",
    ),
)
ROW_WITHOUT_KEY = _file(
    "KH029",
    ERROR,
    Wording("Dòng không có mã", "A row without its code"),
    Wording(
        "Dòng có nội dung nhưng ô “{heading}” trống nên không biết thuộc mục nào.",
        "The row holds content, but “{heading}” is blank, so it is not clear what it is about.",
    ),
    Wording(
        "Ghi lại mã như biểu mẫu gốc, hoặc chuyển nội dung vào dòng của mã đó.",
        "Restore the code as in the original workbook, or move the content to the row of its code.",
    ),
)
TWO_HEADINGS = _file(
    "KH030",
    ERROR,
    Wording("Hai cột cùng tên", "Two columns of one name"),
    Wording(
        "Cột “{heading}” đứng ở nhiều nơi ({value}); chỉ đọc cột {expected}.",
        "Column “{heading}” stands in several places ({value}); only column {expected} was read.",
    ),
    Wording("Giữ lại một cột, xóa cột kia.", "Keep one of them and delete the other."),
)
SECOND_TABLE = _file(
    "KH031",
    ERROR,
    Wording("Có bảng thứ hai", "There is a second table"),
    Wording(
        "{value} chứa thêm một bảng của trang “{title}”; {cells} ô ở đó không được tổng hợp.",
        "{value} holds another table of sheet “{title}”; its {cells} cells are not merged.",
    ),
    Wording(
        "Gộp nội dung vào một bảng ở trang gốc rồi xóa bảng kia.",
        "Bring the content together in the one table of the original sheet, and delete the other.",
    ),
)
HEADING_CHANGED = _file(
    "KH032",
    NOTE,
    Wording("Tên cột bị sửa", "A heading was changed"),
    Wording(
        "Tên cột “{heading}” đã bị sửa thành “{value}”; vẫn nhận ra theo dấu của cột.",
        "Heading “{heading}” was changed to “{value}”; the column was known by its mark.",
    ),
    Wording("Không phải sửa nếu nội dung của cột vẫn như cũ.", "Nothing to mend if the column holds what it did."),
)
MERGED_INPUT = _file(
    "KH033",
    ERROR,
    Wording("Ô nhập bị gộp", "Input cells were merged"),
    Wording(
        "Các ô {value} bị gộp; chỉ ô đầu có nội dung, các ô còn lại là trống.",
        "Cells {value} were merged; only the first holds anything, the others are blank.",
    ),
    Wording("Bỏ gộp ô rồi điền từng ô.", "Unmerge them and fill in each cell."),
)
COPY_IGNORED = _file(
    "KH034",
    NOTE,
    Wording("Bản sao của một trang được bỏ qua", "The copy of a sheet was passed over"),
    Wording(
        "Trang này giống hệt trang “{title}” nên được bỏ qua.",
        "This sheet is the same as sheet “{title}” and was passed over.",
    ),
    Wording("Không phải sửa; có thể xóa bản sao.", "Nothing to mend; the copy may be deleted."),
)
LOCKED_CHANGED = _file(
    "KH035",
    ERROR,
    Wording("Nội dung in sẵn bị sửa", "Prefilled content was changed"),
    Wording(
        "“{heading}” ghi “{value}”, theo kế hoạch là “{expected}”.",
        "“{heading}” reads “{value}”, the plan has “{expected}”.",
    ),
    Wording(
        "Khôi phục nội dung in sẵn; đề nghị điều chỉnh thì ghi ở trang kiến nghị.",
        "Restore what was prefilled; ask for a change on the sheet of proposals.",
    ),
)
OTHER_UNIT_NAMED = _file(
    "KH036",
    ERROR,
    Wording("Tệp của đơn vị khác", "Another unit's workbook"),
    Wording(
        "Biểu mẫu cấp cho “{expected}” nhưng trang Thông tin ghi “{value}”.",
        "The workbook was made for “{expected}”, but its sheet Thông tin names “{value}”.",
    ),
    Wording(
        "Mỗi đơn vị điền vào biểu mẫu của mình; đề nghị cơ quan đầu mối gửi lại biểu mẫu.",
        "Each unit fills in its own workbook; ask the focal agency for it.",
    ),
)
ROWS_OF_OTHER_UNIT = _file(
    "KH037",
    ERROR,
    Wording("Các dòng in sẵn của đơn vị khác", "The prefilled rows of another unit"),
    Wording(
        "Tệp của “{expected}” nhưng các dòng in sẵn là của “{value}”.",
        "The file is that of “{expected}”, but its prefilled rows are those of “{value}”.",
    ),
    Wording(
        "Điền lại vào đúng biểu mẫu của đơn vị; không chép trang từ tệp của đơn vị khác.",
        "Fill in the unit's own workbook; do not copy sheets from another unit's file.",
    ),
)
UNKNOWN_REVISION = _file(
    "KH038",
    WARNING,
    Wording("Biểu mẫu làm theo nội dung kế hoạch không rõ", "Made from an unknown state of the plan"),
    Wording(
        "Nội dung kế hoạch trong tệp (mã {value}) không phải bản hiện hành ({expected}), cũng không phải bản đã ghi ở "
        "trang các lần điều chỉnh; các dòng được đối chiếu theo mã.",
        "The plan in the file (mark {value}) is neither the current one ({expected}) nor an earlier one that is on "
        "record; rows were matched by their codes.",
    ),
    Wording(
        "Cơ quan đầu mối kiểm tra: kế hoạch có bị sửa mà không ghi lần điều chỉnh không.",
        "The focal agency should check whether the plan was changed without recording the revision.",
    ),
)
STAMP_SHARED = _file(
    "KH039",
    WARNING,
    Wording("Nhiều đơn vị dùng chung một biểu mẫu", "Several units used one workbook"),
    Wording(
        "Tệp này và {value} cùng là biểu mẫu cấp cho “{expected}” nhưng ghi tên đơn vị khác nhau.",
        "This file and {value} are the workbook made for “{expected}”, but they name different units.",
    ),
    Wording(
        "Gửi lại biểu mẫu riêng cho từng đơn vị rồi nhận lại tệp.",
        "Send each unit its own workbook and collect the files again.",
    ),
)
MIGRATED = _file(
    "KH040",
    NOTE,
    Wording("Biểu mẫu phiên bản cũ được đọc theo phiên bản mới", "An older workbook was read as the new one"),
    Wording(
        "Tệp theo phiên bản {value} của biểu mẫu; đã đọc theo phiên bản {expected}.",
        "The file follows version {value} of the workbook; it was read as version {expected}.",
    ),
    Wording("Không phải sửa.", "Nothing to mend."),
)

SHEET_RULES = (
    KNOWN_BY_HEADINGS,
    IDENTITY_MISSING,
    HIDDEN_CONTENT,
    SUMMARY_ROW,
    ROW_WITHOUT_KEY,
    TWO_HEADINGS,
    SECOND_TABLE,
    HEADING_CHANGED,
    MERGED_INPUT,
    COPY_IGNORED,
    LOCKED_CHANGED,
    OTHER_UNIT_NAMED,
    ROWS_OF_OTHER_UNIT,
    UNKNOWN_REVISION,
    STAMP_SHARED,
    MIGRATED,
)
