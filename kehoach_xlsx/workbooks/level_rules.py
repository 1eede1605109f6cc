"""What a merge has to say about levels, about units that were merged or abolished, and about the periods of a year."""

from kehoach_xlsx.model.rule import Rule, Severity, Stage
from kehoach_xlsx.model.wording import Wording

ERROR, WARNING = Severity.ERROR, Severity.WARNING


def _level(
    code: str, severity: Severity, title: Wording, message: Wording, remedy: Wording, stage: Stage = Stage.MERGE
) -> Rule:
    return Rule(code=code, severity=severity, title=title, message=message, remedy=remedy, stage=stage)


NOT_IN_THIS_PLAN = _level(
    "KH425",
    WARNING,
    Wording("Cấp dưới báo cáo nội dung kế hoạch này không có", "The level below reports what this plan lacks"),
    Wording(
        "{rows} dòng mang mã {value}, kế hoạch của cấp này không có; dòng còn ở trang Dữ liệu nhưng không tính vào số nào.",
        "{rows} rows are for {value}, which this plan lacks; they stand in Dữ liệu and count in no figure.",
    ),
    Wording(
        "Hai cấp dùng chung mã nhiệm vụ, mã chỉ tiêu: thêm mã vào sổ kế hoạch, hoặc đề nghị cấp dưới dùng đúng mã.",
        "Both levels share the codes of tasks and indicators: add them to the plan, or ask for the right ones.",
    ),
    stage=Stage.FILE,
)
NOBODY_SPEAKS = _level(
    "KH426",
    ERROR,
    Wording("Không có đơn vị nào nói thay cho đơn vị cấp dưới", "No unit speaks for a unit of the level below"),
    Wording(
        "“{value}” và cơ quan gửi tệp tổng hợp lên (“{sender}”) đều không có trong kế hoạch, nên báo cáo chưa được tính.",
        "Neither “{value}” nor who sent the consolidated workbook (“{sender}”) is in the plan; the report is not counted.",
    ),
    Wording(
        "Thêm cơ quan gửi vào trang Đơn vị của sổ kế hoạch; mã đơn vị giống mã cơ quan đầu mối ở kế hoạch của cấp dưới.",
        "Add the sender to the plan's units, under the code of the focal agency in the plan of the level below.",
    ),
    stage=Stage.FILE,
)
ROWS_TYPED_OVER = _level(
    "KH427",
    ERROR,
    Wording("Dữ liệu của cấp dưới đã bị sửa tay", "The rows of the level below were edited by hand"),
    Wording(
        "Các dòng của tệp này ở trang Dữ liệu của “{value}” không còn như khi tổng hợp, nên chưa được tính.",
        "The rows of this file in Dữ liệu of “{value}” are not as its merge wrote them; they are not counted.",
    ),
    Wording(
        "Đề nghị cấp dưới tổng hợp lại; muốn sửa số thì ghi ở trang Điều chỉnh số liệu, không sửa trang Dữ liệu.",
        "Ask the level below to merge again; figures are corrected in Điều chỉnh số liệu, never in Dữ liệu.",
    ),
    stage=Stage.FILE,
)
ONLY_TOLD_OF = _level(
    "KH428",
    ERROR,
    Wording("Bản được chọn chỉ có ở cấp dưới", "The chosen submission is only at the level below"),
    Wording(
        "Bản này không được tổng hợp ở cấp dưới nên “{value}” không có nội dung của nó.",
        "It was not merged at the level below, so “{value}” does not hold its rows.",
    ),
    Wording(
        "Lấy chính tệp của đơn vị đưa vào thư mục, hoặc để cấp dưới chọn bản rồi tổng hợp lại.",
        "Put the unit's own file into the folder, or let the level below choose and merge again.",
    ),
)
TOTAL_CORRECTED_BELOW = _level(
    "KH429",
    WARNING,
    Wording("Số điều chỉnh của cấp dưới chưa dùng được ở đây", "A correction of the level below is not used here"),
    Wording(
        "{sender} điều chỉnh {of}“{value}”{unit} từ {computed} thành {corrected} ({reason}); ở đây vẫn tính từ số trong báo cáo của từng đơn vị.",
        "{sender} corrected “{value}”{unit_en} from {computed} to {corrected} ({reason}); here the units' own reports count.",
    ),
    Wording(
        "Trao đổi với cấp dưới; nếu đúng thì ghi số của đơn vị cần sửa ở trang Điều chỉnh số liệu.",
        "Ask the level below; where it is right, correct the unit's figure in Điều chỉnh số liệu.",
    ),
)
NOT_IN_FORCE = _level(
    "KH430",
    ERROR,
    Wording("Đơn vị không hoạt động trong kỳ", "The unit did not exist in the period"),
    Wording(
        "{value} {when}, không hoạt động trong kỳ {period}; báo cáo chưa được tính.",
        "{value} {when_en} and did not exist in {period}; its report is not counted.",
    ),
    Wording(
        "Việc của kỳ này do {successor} báo cáo; nếu ngày ở trang Đơn vị của sổ kế hoạch sai thì sửa lại.",
        "{successor} reports for this period; mend the days in the plan's units where they are wrong.",
    ),
    stage=Stage.FILE,
)
BOTH_REPORTED = _level(
    "KH431",
    ERROR,
    Wording("Đơn vị cũ và đơn vị kế thừa cùng báo cáo một kỳ", "A unit and its successor both reported the period"),
    Wording(
        "{value} và đơn vị kế thừa là {successor} cùng báo cáo kỳ này; chưa rõ số của {successor} đã gồm số của {value} hay chưa, nên mới tính {successor}.",
        "{value} and its successor {successor} both reported; whether the successor's figures hold the other's is not known, so only the successor counts.",
    ),
    Wording(
        "Hỏi {successor}. Ghi ở dòng của {value}, cột Chọn bản này, trang Tình hình gửi báo cáo: “Có” để cộng thêm, “Không” nếu đã gồm; rồi tổng hợp lại.",
        "Ask {successor}. In the register's row of {value} write “Có” to add its figures, “Không” where they are included; merge again.",
    ),
)
SUCCESSOR_SILENT = _level(
    "KH432",
    WARNING,
    Wording("Mới có báo cáo của đơn vị trước khi sắp xếp", "Only predecessors have reported"),
    Wording(
        "{value} chưa báo cáo; số trong kỳ mới gồm báo cáo của {predecessors}.",
        "{value} has not reported; its figures are those of {predecessors}.",
    ),
    Wording(
        "Đề nghị {value} báo cáo phần từ ngày tiếp nhận nhiệm vụ, hoặc xác nhận không còn gì thêm.",
        "Ask {value} for the time since it took over, or to confirm that there is nothing to add.",
    ),
)
PERIODS_ASTRAY = _level(
    "KH433",
    WARNING,
    Wording("Các kỳ không phủ đúng kỳ tổng hợp", "The periods do not make up the period that is merged"),
    Wording("{value}: {problem}.", "{value}: {problem_en}."),
    Wording(
        "Thiếu kỳ thì đưa thêm tệp tổng hợp của kỳ đó; các kỳ chồng nhau thì chỉ giữ một bên, để không tính hai lần.",
        "Add the consolidated workbook of a missing period; of overlapping ones keep one, so that nothing counts twice.",
    ),
)
INCLUDED_IN_SUCCESSOR = _level(
    "KH434",
    Severity.NOTE,
    Wording("Báo cáo đã gồm trong báo cáo của đơn vị kế thừa", "The successor's report holds it"),
    Wording(
        "Theo quyết định của cơ quan đầu mối, số của {value} đã gồm trong báo cáo của {successor} ({file}), nên không tính thêm.",
        "As the coordinator decided, the figures of {value} are held by the report of {successor} ({file}); they are not added.",
    ),
    Wording(
        "Không phải làm gì; nếu chưa gồm thì ghi “Có” ở cột Chọn bản này, trang Tình hình gửi báo cáo.",
        "Nothing to do; where they are not held, write “Có” into the register.",
    ),
)

LEVEL_RULES = (
    NOT_IN_THIS_PLAN,
    NOBODY_SPEAKS,
    ROWS_TYPED_OVER,
    ONLY_TOLD_OF,
    TOTAL_CORRECTED_BELOW,
    NOT_IN_FORCE,
    BOTH_REPORTED,
    SUCCESSOR_SILENT,
    PERIODS_ASTRAY,
    INCLUDED_IN_SUCCESSOR,
)
