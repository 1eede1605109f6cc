"""What a merge has to say about the workbooks of a collection."""

from kehoach_xlsx.model.rule import Rule, Severity, Stage
from kehoach_xlsx.model.wording import Wording


def _merge(code: str, severity: Severity, title: Wording, message: Wording, remedy: Wording) -> Rule:
    return Rule(code=code, severity=severity, title=title, message=message, remedy=remedy, stage=Stage.MERGE)


ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

UNIT_MISSING = _merge(
    "KH401",
    WARNING,
    Wording("Đơn vị chưa gửi báo cáo", "A unit has not reported"),
    Wording("{value} chưa gửi báo cáo.", "{value} has not reported."),
    Wording("Liên hệ, đề nghị đơn vị gửi; chưa báo cáo không có nghĩa là chưa thực hiện.", "Ask the unit to send it; not reported does not mean not done."),
)
SUPERSEDED = _merge(
    "KH402",
    NOTE,
    Wording("Bản đã được thay thế", "Superseded by a later submission"),
    Wording("Bản lần {value} không được dùng; bản được dùng là lần {newest} (“{file}”).", "Submission {value} is not used; submission {newest} (“{file}”) is."),
    Wording("Không phải sửa.", "Nothing to mend."),
)
IDENTICAL = _merge(
    "KH403",
    NOTE,
    Wording("Bản trùng nội dung", "The same content again"),
    Wording("Nội dung trùng với tệp “{value}”; chỉ tính một lần.", "Same content as “{value}”; counted once."),
    Wording("Không phải sửa.", "Nothing to mend."),
)
CONFLICT = _merge(
    "KH404",
    ERROR,
    Wording("Hai bản cùng lần báo cáo nhưng khác nội dung", "Two files of one submission number differ"),
    Wording("Tệp này và “{value}” cùng là lần {number} nhưng khác nội dung; chưa bản nào được tổng hợp.", "This file and “{value}” are both submission {number} but differ; neither was merged."),
    Wording("Ghi “Có” ở cột Chọn bản này trong trang Tình hình gửi báo cáo (hoặc Tình hình gửi kế hoạch), rồi tổng hợp lại.", "Write “Có” in the register's decision column, then merge again."),
)
REJECTED = _merge(
    "KH405",
    ERROR,
    Wording("Tệp có lỗi nên chưa được tổng hợp", "A file with errors was not merged"),
    Wording("Tệp có {value} lỗi; {cells} ô đã đọc chưa được tổng hợp.", "The file has {value} errors; {cells} cells were read and not merged."),
    Wording("Trả lại đơn vị kèm danh sách lỗi, đề nghị sửa và gửi lại với lần báo cáo tăng thêm 1.", "Send it back with its findings; the unit mends it and adds 1 to the submission number."),
)
LEADS_DISAGREE = _merge(
    "KH406",
    WARNING,
    Wording("Các đơn vị đồng chủ trì báo cáo khác nhau", "Joint leads disagree"),
    Wording("Nhiệm vụ {value}: {statuses}; lấy mức thấp hơn.", "Task {value}: {statuses}; the less advanced counts."),
    Wording("Thống nhất với các đơn vị, ghi kết luận ở trang Theo nhiệm vụ.", "Settle it with the units and write the conclusion."),
)
DOUBLE_COUNT = _merge(
    "KH407",
    WARNING,
    Wording("Có thể tính trùng", "Possibly counted twice"),
    Wording("Cùng tài liệu minh chứng “{value}” ở {units}.", "The same evidence “{value}” at {units}."),
    Wording("Kiểm tra xem có phải một hoạt động được hai đơn vị cùng báo cáo.", "Check whether one activity was reported by two units."),
)
SENT_LATE = _merge(
    "KH408",
    WARNING,
    Wording("Gửi sau hạn", "Sent late"),
    Wording("{value} gửi muộn {days} ngày ({source}).", "{value} sent it {days} days late ({source_en})."),
    Wording("Nếu đã gia hạn thì ghi ngày vào cột Gia hạn đến.", "Where an extension was granted write it into the register."),
)
EARLIER_CLEAN = _merge(
    "KH409",
    NOTE,
    Wording("Có bản trước không lỗi", "An earlier submission is clean"),
    Wording("Lần {value} của đơn vị không có lỗi nhưng không tự động được dùng lại.", "Submission {value} is clean but is not revived by itself."),
    Wording("Muốn dùng thì ghi “Có” ở cột Chọn bản này trong trang Tình hình gửi báo cáo (hoặc Tình hình gửi kế hoạch).", "To use it write “Có” in the register's decision column."),
)
ROW_OMITTED = _merge(
    "KH410",
    WARNING,
    Wording("Dòng có lỗi không được tổng hợp", "A row with errors was left out"),
    Wording("Dòng có lỗi nên {cells} ô không được tổng hợp.", "The row has errors; {cells} cells were not merged."),
    Wording("Sửa lỗi của dòng rồi gửi lại.", "Mend the row and send it again."),
)
NOTE_WITHOUT_FILE = _merge(
    "KH411",
    WARNING,
    Wording("Ghi chép của cơ quan đầu mối không còn tệp tương ứng", "A note whose file is gone"),
    Wording("Dòng đã ghi cho “{value}” (lần {number}) không còn tệp nào ứng với; ghi chép được giữ lại: {notes}.", "The register's notes for “{value}” (submission {number}) match no file any more; they are kept: {notes}."),
    Wording("Đưa lại tệp vào thư mục, hoặc chuyển ghi chép sang dòng của bản đang dùng.", "Put the file back, or move the notes to the row of the submission in use."),
)
DRAFT_MOVED = _merge(
    "KH412",
    WARNING,
    Wording("Câu dự thảo đã thay đổi sau khi có lời văn riêng", "The draft changed under an edited sentence"),
    Wording("Câu dự thảo “{value}” đã thay đổi vì số liệu mới; lời văn của cơ quan đầu mối được giữ nguyên.", "The drafted sentence “{value}” changed with new figures; the coordinator's wording was kept."),
    Wording(
        "So lời văn với câu dự thảo mới (cột cuối là câu trước khi đổi): sửa lời văn, hoặc còn đúng thì xóa ô ở cột cuối.",
        "Compare the wording with the new draft (the last column has the former one): reword it, or clear that cell where it still holds.",
    ),
)
ACCOUNT_OPEN = _merge(
    "KH499",
    ERROR,
    Wording("Số ô đã đọc không khớp", "The account of cells does not close"),
    Wording("Đã đọc {value} ô nhưng tổng hợp và gác lại {cells} ô.", "{value} cells were read, but {cells} were merged or set aside."),
    Wording("Gửi thông báo này cho người phụ trách phần mềm; đây không phải lỗi của đơn vị.", "Report this to the maintainers; it is not the unit's fault."),
)

CUMULATIVE_BROKEN = _merge(
    "KH413",
    WARNING,
    Wording("Lũy kế phải bằng lũy kế kỳ trước cộng số trong kỳ", "Cumulative is the former cumulative plus the period"),
    Wording(
        "{unit}: lũy kế {value} của “{indicator}” khác lũy kế kỳ trước {before} cộng số trong kỳ {in_period} (= {expected}).",
        "{unit}: cumulative {value} of “{indicator}” differs from the former cumulative {before} plus {in_period} (= {expected}).",
    ),
    Wording("Hỏi lại đơn vị: số kỳ trước được sửa thì đơn vị ghi rõ lý do; nhầm thì gửi lại.", "Ask the unit: a corrected earlier figure needs a reason; a slip is sent again."),
)
SIGNED_CHANGED = _merge(
    "KH414",
    WARNING,
    Wording("Số liệu khác với bản đã chốt", "Figures differ from the signed version"),
    Wording("Có {value} số liệu khác với bản đã chốt.", "{value} figures differ from the signed version."),
    Wording("Xem trang Báo cáo bổ sung; bản đã chốt vẫn giữ nguyên.", "See the sheet Báo cáo bổ sung; the signed version stays."),
)
MERGE_RULES = (
    UNIT_MISSING,
    SUPERSEDED,
    IDENTICAL,
    CONFLICT,
    REJECTED,
    LEADS_DISAGREE,
    DOUBLE_COUNT,
    SENT_LATE,
    EARLIER_CLEAN,
    ROW_OMITTED,
    NOTE_WITHOUT_FILE,
    DRAFT_MOVED,
    ACCOUNT_OPEN,
    CUMULATIVE_BROKEN,
    SIGNED_CHANGED,
)
