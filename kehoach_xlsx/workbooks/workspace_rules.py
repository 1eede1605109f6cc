"""What a merge has to say about the coordinator's own work: corrections, waivers, cells typed over."""

from kehoach_xlsx.model.rule import Rule, Severity, Stage
from kehoach_xlsx.model.wording import Wording


def _rule(code: str, severity: Severity, title: Wording, message: Wording, remedy: Wording) -> Rule:
    return Rule(code=code, severity=severity, title=title, message=message, remedy=remedy, stage=Stage.MERGE)


ADJUSTMENT_UNKNOWN = _rule(
    "KH445",
    Severity.ERROR,
    Wording("Điều chỉnh một số liệu không có", "A correction of a figure that does not exist"),
    Wording("Không có số liệu nào mang mã “{value}”{hint}; số điều chỉnh chưa được dùng.", "No figure has the code “{value}”{hint_en}; the correction is not used."),
    Wording("Ghi đúng mã như ở trang Giải trình số liệu, hoặc xóa dòng.", "Write the code as on the sheet Giải trình số liệu, or delete the row."),
)
ADJUSTMENT_INCOMPLETE = _rule(
    "KH446",
    Severity.ERROR,
    Wording("Điều chỉnh chưa ghi đủ", "An incomplete correction"),
    Wording("Điều chỉnh “{value}” thiếu {missing}; chưa được dùng.", "The correction of “{value}” lacks {missing_en}; it is not used."),
    Wording("Ghi đủ mã số liệu, số điều chỉnh và lý do ở trang Điều chỉnh số liệu.", "Give the figure's code, the corrected value and the reason."),
)
ADJUSTMENT_MOVED = _rule(
    "KH447",
    Severity.WARNING,
    Wording("Số tính được đã thay đổi sau khi điều chỉnh", "The computed figure changed under a correction"),
    Wording("{value}: số tính được là {before} khi điều chỉnh, nay là {now}; báo cáo vẫn dùng số điều chỉnh {adjusted}.", "{value}: computed {before} when it was corrected, {now} now; the report still uses {adjusted}."),
    Wording("Xem lại số điều chỉnh; còn đúng thì xóa ô “Số tính được khi điều chỉnh”, không cần nữa thì xóa cả dòng.", "Look at it again: where it still holds clear the cell of the figure it was based on, else delete the row."),
)
WAIVED_WITHOUT_REASON = _rule(
    "KH448",
    Severity.WARNING,
    Wording("Bỏ qua mà chưa ghi lý do", "Waived without a reason"),
    Wording("Phát hiện {waived} được ghi bỏ qua nhưng chưa có lý do, nên vẫn còn ({value}).", "{waived} is marked as waived without a reason, so it stays open ({value})."),
    Wording("Ghi lý do ở trang Lỗi, cảnh báo rồi tổng hợp lại.", "Write the reason on the sheet Lỗi, cảnh báo and merge again."),
)
WAIVER_WITHOUT_EFFECT = _rule(
    "KH449",
    Severity.WARNING,
    Wording("Lỗi này không bỏ qua được", "This error cannot be waived"),
    Wording("Lỗi {waived} được ghi bỏ qua nhưng không có tác dụng ({value}).", "{waived} is marked as waived, which has no effect ({value})."),
    Wording("Chỉ bỏ qua được cảnh báo, ghi chú; lỗi trong tệp của đơn vị phải được sửa rồi gửi lại.", "Only warnings and notes can be waived; an error in a unit's file is mended and sent again."),
)
OVERTYPED = _rule(
    "KH450",
    Severity.WARNING,
    Wording("Ô đã tổng hợp bị ghi đè bằng tay", "A computed cell was typed over"),
    Wording("Ô này bị ghi đè thành “{value}”; lần tổng hợp này ghi lại “{computed}”.", "The cell was typed over with “{value}”; this merge wrote “{computed}” again."),
    Wording(
        "Sửa số thì ghi ở trang Điều chỉnh số liệu kèm lý do; sửa câu, kết luận thì ghi ở cột nền vàng.",
        "Correct a figure on the sheet Điều chỉnh số liệu with the reason; sentences and conclusions in the yellow columns.",
    ),
)
ADJUSTED_TWICE = _rule(
    "KH451",
    Severity.ERROR,
    Wording("Một số liệu được điều chỉnh hai lần", "One figure is corrected twice"),
    Wording("“{value}” có nhiều dòng điều chỉnh; chưa dòng nào được dùng.", "“{value}” is corrected in several rows; none is used."),
    Wording("Giữ lại một dòng.", "Keep one row."),
)
ADJUSTMENT_DERIVED = _rule(
    "KH452",
    Severity.ERROR,
    Wording("Số này được tính từ số khác", "This figure follows from others"),
    Wording("“{value}” được tính từ các số khác nên không điều chỉnh riêng.", "“{value}” follows from other figures and is not corrected by itself."),
    Wording("Điều chỉnh các số tạo thành nó; tình trạng nhiệm vụ thì ghi kết luận ở trang Theo nhiệm vụ.", "Correct the figures it is made of; for the status of a task write the conclusion on its sheet."),
)
ADJUSTED_UNIT_SILENT = _rule(
    "KH453",
    Severity.ERROR,
    Wording("Đơn vị không có số liệu này", "The unit has no such figure"),
    Wording("Đơn vị “{unit}” không có số liệu “{value}” trong báo cáo{hint}; số điều chỉnh chưa được dùng.", "Unit “{unit}” reported no figure “{value}”{hint_en}; the correction is not used."),
    Wording("Ghi đúng mã đơn vị; đơn vị chưa báo cáo thì đề nghị gửi, hoặc điều chỉnh tổng số.", "Write the unit's code; a unit that did not report is asked to, or the total is corrected."),
)
DRAFT_GONE = _rule(
    "KH463",
    Severity.WARNING,
    Wording("Lời văn không còn câu dự thảo", "A sentence of the coordinator without its draft"),
    Wording("Câu dự thảo “{value}” không còn vì số liệu mới; lời văn của cơ quan đầu mối vẫn được đưa vào báo cáo.", "The draft “{value}” is gone with the new figures; the coordinator's wording still goes into the report."),
    Wording(
        "Xem lời văn còn đúng không: còn dùng thì xóa ô ở cột cuối, không dùng nữa thì xóa lời văn.",
        "See whether the wording still holds: if so clear the cell in the last column, else delete the wording.",
    ),
)
ADDED_NOWHERE = _rule(
    "KH464",
    Severity.ERROR,
    Wording("Câu ghi thêm không thuộc mục nào của báo cáo", "An added sentence stands in no section of the report"),
    Wording("Câu ghi thêm “{value}” chưa có Mục, nên báo cáo chưa biết đặt ở đâu.", "The added sentence “{value}” has no section, so the report does not know where it goes."),
    Wording("Ghi Mục giống như các dòng khác của trang Dự thảo nội dung báo cáo.", "Give its section as the other rows of the sheet do."),
)
ROW_ADDED = _rule(
    "KH465",
    Severity.WARNING,
    Wording("Dòng ghi thêm ở trang đã tổng hợp", "A row added to a computed sheet"),
    Wording("Dòng “{value}” được ghi thêm bằng tay; trang này do phần mềm lập nên lần tổng hợp này không giữ dòng đó.", "The row “{value}” was added by hand; the sheet is computed, so this merge did not keep it."),
    Wording(
        "Số liệu của đơn vị thì ghi vào tệp của đơn vị; câu của báo cáo thì ghi ở trang Dự thảo nội dung báo cáo.",
        "Figures of a unit go into its workbook; sentences of the report go into the draft.",
    ),
)
DATA_IN_PART = _rule(
    "KH466",
    Severity.ERROR,
    Wording("Tệp tổng hợp thiếu phần dữ liệu ghi ở tệp riêng", "A consolidated workbook without the data beside it"),
    Wording("Tệp tổng hợp này chỉ có phần đầu của dữ liệu: {why}.", "This workbook holds the first rows of its data only: {why_en}."),
    Wording(
        "Đặt tệp .parquet đã ghi cùng tệp tổng hợp vào đúng chỗ; chưa có thì đề nghị nơi gửi chuyển đủ cả hai tệp.",
        "Put the .parquet file written with the workbook in its place, or ask the sender for both files.",
    ),
)

WORKSPACE_RULES = (
    ADJUSTMENT_UNKNOWN,
    ADJUSTMENT_INCOMPLETE,
    ADJUSTMENT_MOVED,
    WAIVED_WITHOUT_REASON,
    WAIVER_WITHOUT_EFFECT,
    OVERTYPED,
    ADJUSTED_TWICE,
    ADJUSTMENT_DERIVED,
    ADJUSTED_UNIT_SILENT,
    DRAFT_GONE,
    ADDED_NOWHERE,
    ROW_ADDED,
    DATA_IN_PART,
)
