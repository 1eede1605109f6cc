"""The rules of the sheet *Kết quả nhiệm vụ*: status, progress, dates, results."""

from decimal import Decimal

from kehoach_xlsx.model.predicate import (
    Between,
    Filled,
    HasDigit,
    LongerThan,
    Not,
    NotAfterFact,
    NotBefore,
    NotBeforeFact,
    OneOf,
    Positive,
    Unique,
    all_of,
    blank,
)
from kehoach_xlsx.model.rule import Rule, Severity
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.workbooks import codelists as lists

ZERO = Decimal(0)

NOTHING_BUT_RESULT = Rule(
    code="KH210",
    title=Wording("Không phát sinh thì không có ngày, tiến độ", "Nothing arose means no dates and no progress"),
    severity=Severity.ERROR,
    message=Wording("Tình trạng “Không phát sinh” nhưng có ngày bắt đầu, ngày hoàn thành hoặc tiến độ.", "The status is “Không phát sinh”, but there are dates or progress."),
    remedy=Wording("Chọn lại tình trạng, hoặc xóa ngày và tiến độ.", "Choose another status, or remove dates and progress."),
    when=OneOf("status", (lists.NOTHING,)),
    require=all_of(blank("started_on"), blank("finished_on"), Between("progress_percent", None, ZERO)),
    blames=("started_on", "finished_on", "progress_percent", "status"),
    in_workbook=True,
)
STATUS_MISSING = Rule(
    code="KH211",
    title=Wording("Nhiệm vụ phải có tình trạng thực hiện", "Every task needs a status"),
    severity=Severity.ERROR,
    message=Wording("Chưa chọn tình trạng thực hiện cho nhiệm vụ.", "The task has no status."),
    remedy=Wording("Chọn một tình trạng trong danh sách; không có việc phải làm thì chọn “Không phát sinh”.", "Choose a status from the list; where there was nothing to do choose “Không phát sinh”."),
    when=Filled("task_code"),
    require=Filled("status"),
    blames=("status",),
    in_workbook=True,
)
RESULT_MISSING = Rule(
    code="KH212",
    title=Wording("Việc đã làm phải có kết quả", "Work done needs a result"),
    severity=Severity.ERROR,
    message=Wording("Tình trạng cho biết nhiệm vụ đã hoặc đang được thực hiện nhưng chưa ghi kết quả đạt được.", "The status says the task was or is being done, but no result is given."),
    remedy=Wording("Ghi kết quả cụ thể: đã làm gì, bao nhiêu, khi nào; hoặc chọn lại tình trạng.", "Say what was done, how much and when; or choose another status."),
    when=OneOf("status", (lists.DONE, lists.UNDER_WAY, lists.REGULAR)),
    require=Filled("result"),
    blames=("result", "status"),
    in_workbook=True,
)
EVIDENCE_MISSING = Rule(
    code="KH213",
    title=Wording("Nhiệm vụ hoàn thành nên có minh chứng", "A finished task should have evidence"),
    severity=Severity.WARNING,
    message=Wording("Nhiệm vụ đã hoàn thành nhưng chưa có tài liệu minh chứng.", "The task is finished but no evidence is given."),
    remedy=Wording("Ghi số, ký hiệu, ngày của văn bản, báo cáo; hoặc hình ảnh, đường dẫn.", "Give the number, symbol and date of a document; or a picture or link."),
    when=OneOf("status", (lists.DONE,)),
    require=Filled("evidence"),
    blames=("evidence",),
    in_workbook=True,
)
EXPLANATION_MISSING = Rule(
    code="KH214",
    title=Wording("Việc không hoặc chưa làm được phải có giải trình", "Work that could not be done needs an explanation"),
    severity=Severity.ERROR,
    message=Wording("Nhiệm vụ chưa đủ điều kiện hoặc không triển khai nhưng chưa ghi lý do.", "The task could not or will not be done, but no reason is given."),
    remedy=Wording("Ghi lý do ngắn gọn ở cột giải trình.", "Give the reason briefly in the explanation column."),
    when=OneOf("status", (lists.NOT_READY, lists.WILL_NOT)),
    require=Filled("explanation"),
    blames=("explanation", "status"),
    in_workbook=True,
)
DONE_BELOW_100 = Rule(
    code="KH215",
    title=Wording("Đã hoàn thành thì tiến độ là 100", "Finished means 100 per cent"),
    severity=Severity.ERROR,
    message=Wording("Nhiệm vụ “Đã hoàn thành” nhưng tiến độ ghi {value}%.", "The task is finished, but its progress is {value}%."),
    remedy=Wording("Ghi 100 (hoặc để trống) nếu đã xong; chưa xong thì chọn “Đang thực hiện”.", "Write 100 (or leave blank) if it is finished; otherwise choose “Đang thực hiện”."),
    when=all_of(OneOf("status", (lists.DONE,)), Filled("progress_percent")),
    require=Between("progress_percent", Decimal(100), None),
    blames=("progress_percent", "status"),
    in_workbook=True,
)
PROGRESS_RANGE = Rule(
    code="KH216",
    title=Wording("Tiến độ từ 0 đến 100", "Progress lies between 0 and 100"),
    severity=Severity.ERROR,
    message=Wording("Tiến độ ghi {value}, ngoài khoảng từ 0 đến 100.", "Progress is {value}, outside 0 to 100."),
    remedy=Wording("Ghi số từ 0 đến 100, không ghi dấu %.", "Write a number from 0 to 100, without a % sign."),
    require=Between("progress_percent", ZERO, Decimal(100)),
    blames=("progress_percent",),
    in_workbook=True,
)
FINISHED_WITHOUT_DONE = Rule(
    code="KH217",
    title=Wording("Có ngày hoàn thành thì tình trạng là đã hoàn thành", "A finishing date goes with a finished status"),
    severity=Severity.ERROR,
    message=Wording("Có ngày hoàn thành ({value}) nhưng tình trạng không phải “Đã hoàn thành”.", "There is a finishing date ({value}), but the status is not “Đã hoàn thành”."),
    remedy=Wording("Chọn “Đã hoàn thành”, hoặc xóa ngày hoàn thành.", "Choose “Đã hoàn thành”, or remove the finishing date."),
    when=all_of(Filled("finished_on"), Not(OneOf("status", (lists.NOTHING,)))),
    require=OneOf("status", (lists.DONE,)),
    blames=("finished_on", "status"),
    in_workbook=True,
)
FINISHED_BEFORE_STARTED = Rule(
    code="KH218",
    title=Wording("Ngày hoàn thành không trước ngày bắt đầu", "The finishing date is not before the start"),
    severity=Severity.ERROR,
    message=Wording("Ngày hoàn thành ({value}) trước ngày bắt đầu.", "The finishing date ({value}) lies before the start."),
    remedy=Wording("Kiểm tra lại hai ngày, chú ý ngày và tháng bị đảo.", "Check both dates; day and month may be swapped."),
    require=NotBefore("finished_on", "started_on"),
    blames=("finished_on", "started_on"),
    in_workbook=True,
)
FINISHED_AFTER_CUTOFF = Rule(
    code="KH219",
    title=Wording("Ngày hoàn thành không sau ngày kết thúc kỳ", "The finishing date is not after the period"),
    severity=Severity.ERROR,
    message=Wording("Ngày hoàn thành ({value}) sau ngày kết thúc kỳ báo cáo.", "The finishing date ({value}) lies after the reporting period."),
    remedy=Wording("Việc chưa xong trong kỳ thì chọn “Đang thực hiện” và để trống ngày hoàn thành.", "If it is not finished within the period choose “Đang thực hiện” and leave the date blank."),
    require=NotAfterFact("finished_on", "period_ends_on"),
    blames=("finished_on",),
    in_workbook=True,
)
EMPTY_PRAISE = Rule(
    code="KH220",
    title=Wording("Kết quả nên cụ thể", "The result should be concrete"),
    severity=Severity.WARNING,
    message=Wording("Kết quả “{value}” quá chung, chưa nêu việc và số lượng.", "The result “{value}” is too general: it names no work and no quantity."),
    remedy=Wording("Nêu rõ đã làm việc gì, số lượng, đối tượng, thời gian.", "Say what was done, how much, for whom and when."),
    when=OneOf("status", (lists.DONE, lists.UNDER_WAY, lists.REGULAR)),
    require=LongerThan("result", 25),
    blames=("result",),
)
STARTED_AFTER_PERIOD = Rule(
    code="KH224",
    title=Wording("Ngày bắt đầu không sau ngày kết thúc kỳ", "The start is not after the period"),
    severity=Severity.ERROR,
    message=Wording("Ngày bắt đầu ({value}) sau ngày kết thúc kỳ báo cáo.", "The start ({value}) lies after the reporting period."),
    remedy=Wording("Việc chưa bắt đầu trong kỳ thì để trống ngày và chọn “Chưa thực hiện”.", "Leave the date blank and choose “Chưa thực hiện” if it has not begun."),
    require=NotAfterFact("started_on", "period_ends_on"),
    blames=("started_on",),
    in_workbook=True,
)
NOT_STARTED_BUT_DATED = Rule(
    code="KH225",
    title=Wording("Chưa thực hiện thì không có ngày bắt đầu, tiến độ", "Not started means no start date and no progress"),
    severity=Severity.ERROR,
    message=Wording("Tình trạng “Chưa thực hiện” nhưng có ngày bắt đầu hoặc tiến độ lớn hơn 0.", "The status is “Chưa thực hiện”, but there is a start date or progress."),
    remedy=Wording("Chọn “Đang thực hiện”, hoặc xóa ngày bắt đầu và tiến độ.", "Choose “Đang thực hiện”, or remove start date and progress."),
    when=OneOf("status", (lists.NOT_STARTED,)),
    require=all_of(blank("started_on"), Between("progress_percent", None, ZERO)),
    blames=("started_on", "progress_percent", "status"),
    in_workbook=True,
)
HUNDRED_NOT_DONE = Rule(
    code="KH226",
    title=Wording("Tiến độ 100 thì nhiệm vụ đã hoàn thành", "Progress of 100 means finished"),
    severity=Severity.WARNING,
    message=Wording("Tiến độ ghi 100% nhưng tình trạng là “Đang thực hiện”.", "Progress is 100%, but the status is “Đang thực hiện”."),
    remedy=Wording("Chọn “Đã hoàn thành” nếu đã xong; chưa xong thì sửa lại tiến độ.", "Choose “Đã hoàn thành” if it is finished; otherwise correct the progress."),
    when=all_of(OneOf("status", (lists.UNDER_WAY,)), Filled("progress_percent")),
    require=Not(Between("progress_percent", Decimal(100), Decimal(100))),
    blames=("status", "progress_percent"),
    in_workbook=True,
)
OVERDUE_UNEXPLAINED = Rule(
    code="KH227",
    title=Wording("Nhiệm vụ quá hạn nên có giải trình", "An overdue task should be explained"),
    severity=Severity.WARNING,
    message=Wording("Nhiệm vụ đã quá hạn mà chưa xong, nhưng chưa ghi lý do.", "The task is past its deadline and not finished, but no reason is given."),
    remedy=Wording("Ghi lý do chậm và thời gian dự kiến hoàn thành ở cột giải trình.", "Give the reason and the expected date in the explanation column."),
    when=all_of(OneOf("status", (lists.UNDER_WAY, lists.NOT_STARTED)), Filled("deadline_on"), Not(NotBeforeFact("deadline_on", "cutoff_on"))),
    require=Filled("explanation"),
    blames=("explanation", "status"),
    in_workbook=True,
)
FINISHED_LATE_UNEXPLAINED = Rule(
    code="KH228",
    title=Wording("Hoàn thành sau thời hạn nên có giải trình", "Finishing late should be explained"),
    severity=Severity.WARNING,
    message=Wording("Ngày hoàn thành ({value}) sau hạn cuối nhưng chưa ghi lý do.", "The task was finished ({value}) after its deadline, but no reason is given."),
    remedy=Wording("Ghi lý do chậm ở cột giải trình.", "Give the reason in the explanation column."),
    when=all_of(Filled("finished_on"), Filled("deadline_on"), Not(NotBefore("deadline_on", "finished_on"))),
    require=Filled("explanation"),
    blames=("finished_on", "explanation"),
    in_workbook=True,
)
EVIDENCE_WITHOUT_NUMBER = Rule(
    code="KH229",
    title=Wording("Minh chứng nên là văn bản có số hoặc đường dẫn", "Evidence should be a numbered document or a link"),
    severity=Severity.WARNING,
    message=Wording("Tài liệu minh chứng “{value}” không có số văn bản.", "The evidence “{value}” names no document number."),
    remedy=Wording("Ghi số, ký hiệu, ngày của văn bản; là hình ảnh, đường dẫn thì giữ nguyên.", "Give the document's number and date; keep it if it is a picture or link."),
    require=HasDigit("evidence"),
    blames=("evidence",),
)
SAME_RESULT = Rule(
    code="KH230",
    title=Wording("Mỗi nhiệm vụ nên có kết quả riêng", "Each task should have its own result"),
    severity=Severity.WARNING,
    message=Wording("Cùng một nội dung kết quả được ghi cho nhiều nhiệm vụ.", "The same result is given for several tasks."),
    remedy=Wording("Ghi kết quả riêng của từng nhiệm vụ.", "Write each task's own result."),
    when=OneOf("status", (lists.DONE, lists.UNDER_WAY, lists.REGULAR)),
    require=Unique(("result",)),
    blames=("result",),
)

PROGRESS_FRACTION = Rule(
    code="KH209",
    title=Wording("Tiến độ ghi theo thang 100", "Progress counts to 100"),
    severity=Severity.ERROR,
    message=Wording("Tiến độ ghi {value}, có thể là {value} của 1 thay vì của 100.", "Progress is {value}, which may be of 1 instead of 100."),
    remedy=Wording("Xóa ô rồi ghi số từ 0 đến 100, ví dụ 85; không ghi 0,85 hoặc 85%.", "Clear the cell and write a number from 0 to 100, such as 85; not 0.85 or 85%."),
    when=Positive("progress_percent"),
    require=Between("progress_percent", Decimal(1), None),
    blames=("progress_percent",),
    in_workbook=True,
    scale=100,
)

TASK_RULES = (
    PROGRESS_FRACTION,
    NOTHING_BUT_RESULT,
    STATUS_MISSING,
    RESULT_MISSING,
    EVIDENCE_MISSING,
    EXPLANATION_MISSING,
    DONE_BELOW_100,
    PROGRESS_RANGE,
    FINISHED_WITHOUT_DONE,
    FINISHED_BEFORE_STARTED,
    FINISHED_AFTER_CUTOFF,
    EMPTY_PRAISE,
    STARTED_AFTER_PERIOD,
    NOT_STARTED_BUT_DATED,
    HUNDRED_NOT_DONE,
    OVERDUE_UNEXPLAINED,
    FINISHED_LATE_UNEXPLAINED,
    EVIDENCE_WITHOUT_NUMBER,
    SAME_RESULT,
)
