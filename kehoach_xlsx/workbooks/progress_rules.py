"""The rules of the progress report, sheet by sheet."""

from decimal import Decimal

from kehoach_xlsx.model.predicate import (
    AtMost,
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
    Whole,
    WithinTotal,
    all_of,
    any_of,
    blank,
)
from kehoach_xlsx.model.rule import Rule, Severity
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.workbooks import codelists as lists

ZERO = Decimal(0)

SUBMISSION_NO = Rule(
    code="KH201",
    title=Wording("Lần báo cáo là số nguyên từ 1", "Submission number is a whole number from 1"),
    severity=Severity.ERROR,
    message=Wording("Lần báo cáo là “{value}”, không phải số nguyên từ 1 đến 99.", "Submission number is “{value}”, not a whole number from 1 to 99."),
    remedy=Wording("Ghi 1 cho lần gửi đầu; mỗi lần gửi lại thì tăng thêm 1.", "Write 1 for the first submission; add 1 for each resubmission."),
    require=all_of(Whole("submission_no"), Between("submission_no", Decimal(1), Decimal(99))),
    blames=("submission_no",),
    in_workbook=True,
)
REPORT_DATE_AFTER_START = Rule(
    code="KH202",
    title=Wording("Báo cáo được ký sau khi kỳ báo cáo bắt đầu", "The report is signed after its period begins"),
    severity=Severity.WARNING,
    message=Wording("Ngày ký báo cáo ({value}) trước ngày bắt đầu kỳ báo cáo.", "The report's date ({value}) lies before its period begins."),
    remedy=Wording("Kiểm tra lại ngày, tháng, năm ký báo cáo.", "Check the day, month and year of the report."),
    require=any_of(blank("report_date"), NotBefore("report_date", "period_starts_on")),
    blames=("report_date",),
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
    message=Wording("Tình trạng “{value}” nhưng chưa ghi lý do ở cột giải trình.", "The status is “{value}” but no reason is given."),
    remedy=Wording("Ghi lý do ngắn gọn ở cột giải trình.", "Give the reason briefly in the explanation column."),
    when=OneOf("status", (lists.NOT_READY, lists.WILL_NOT)),
    require=Filled("explanation"),
    blames=("status", "explanation"),
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
CUMULATIVE_BELOW_PERIOD = Rule(
    code="KH231",
    title=Wording("Lũy kế không nhỏ hơn trong kỳ", "Cumulative is not below in-period"),
    severity=Severity.ERROR,
    message=Wording("Số lũy kế nhỏ hơn số trong kỳ ({value}).", "The cumulative figure is below the in-period figure ({value})."),
    remedy=Wording("Lũy kế tính từ đầu kế hoạch và gồm cả số trong kỳ; kiểm tra lại hai số.", "Cumulative counts from the start of the plan and includes the period; check both."),
    require=AtMost("in_period", "cumulative"),
    blames=("in_period", "cumulative"),
    in_workbook=True,
)
ESTIMATE_ABOVE_PERIOD = Rule(
    code="KH232",
    title=Wording("Số ước tính không lớn hơn số trong kỳ", "The estimate is not above in-period"),
    severity=Severity.ERROR,
    message=Wording("Số ước tính ({value}) lớn hơn số trong kỳ, trong khi là một phần của số trong kỳ.", "The estimate ({value}) is above the in-period figure of which it is a part."),
    remedy=Wording("Ghi phần ước tính nằm trong số trong kỳ, hoặc để trống nếu không ước tính.", "Write the estimated part of the in-period figure, or leave it blank."),
    require=AtMost("estimated", "in_period"),
    blames=("estimated", "in_period"),
    in_workbook=True,
)
NEGATIVE_FIGURE = Rule(
    code="KH233",
    title=Wording("Số liệu không âm", "Figures are not negative"),
    severity=Severity.ERROR,
    message=Wording("Số liệu âm ({value}).", "The figure is negative ({value})."),
    remedy=Wording("Ghi số từ 0 trở lên; điều chỉnh giảm so với kỳ trước thì ghi rõ ở tài liệu minh chứng.", "Write 0 or more; explain a downward correction under evidence."),
    require=Between("in_period", ZERO, None),
    blames=("in_period",),
    in_workbook=True,
)
FIGURE_MISSING = Rule(
    code="KH234",
    title=Wording("Chỉ tiêu phải có số trong kỳ", "Every indicator needs its in-period figure"),
    severity=Severity.ERROR,
    message=Wording("Chưa ghi số trong kỳ của chỉ tiêu.", "The indicator has no in-period figure."),
    remedy=Wording("Ghi số thực hiện; không phát sinh thì ghi 0.", "Write the figure; 0 where there was none."),
    when=Filled("indicator_code"),
    require=Filled("in_period"),
    blames=("in_period",),
    in_workbook=True,
)
FAR_ABOVE_TARGET = Rule(
    code="KH235",
    title=Wording("Số thực hiện gấp hơn 10 lần mức giao", "The figure is more than ten times its target"),
    severity=Severity.WARNING,
    message=Wording("Số trong kỳ ({value}) gấp hơn 10 lần mức giao.", "The in-period figure ({value}) is more than ten times the target."),
    remedy=Wording("Kiểm tra đơn vị tính và số chữ số; đúng thì giữ nguyên.", "Check the unit and the number of digits; keep it if right."),
    when=Positive("target"),
    require=AtMost("in_period", "target", 10),
    blames=("in_period", "target"),
    in_workbook=True,
)
BUDGET_INCOMPLETE = Rule(
    code="KH241",
    title=Wording("Dòng kinh phí bố trí riêng phải đủ nội dung chi, nguồn, số giao và số chi", "A budget row needs item, source, allocation and spending"),
    severity=Severity.ERROR,
    message=Wording("Dòng kinh phí chưa đủ nội dung chi, nguồn, kinh phí được giao hoặc đã chi.", "The budget row lacks its item, source, allocation or spending."),
    remedy=Wording("Điền đủ các cột; chưa chi thì ghi 0; chi chung với nhiệm vụ khác thì chọn “Lồng ghép, không tách riêng”.", "Fill the columns; 0 if nothing was spent; choose “Lồng ghép, không tách riêng” if it was not separate."),
    when=OneOf("manner", ("Bố trí riêng",)),
    require=all_of(Filled("cost_item"), Filled("funding_source"), Filled("allocated_vnd"), Filled("spent_vnd")),
    blames=("cost_item", "funding_source", "allocated_vnd", "spent_vnd"),
    in_workbook=True,
)
OVERSPENT = Rule(
    code="KH242",
    title=Wording("Đã chi vượt kinh phí được giao", "Spending is above the allocation"),
    severity=Severity.WARNING,
    message=Wording("Số đã chi ({value} đồng) lớn hơn kinh phí được giao.", "Spending ({value} đồng) is above the allocation."),
    remedy=Wording("Kiểm tra lại số tiền; nếu đúng thì ghi lý do ở cột ghi chú.", "Check the amounts; if right give the reason in the note."),
    when=all_of(Filled("allocated_vnd"), Filled("spent_vnd"), blank("note")),
    require=AtMost("spent_vnd", "allocated_vnd"),
    blames=("spent_vnd", "allocated_vnd"),
    in_workbook=True,
)
MONEY_TOO_SMALL = Rule(
    code="KH243",
    title=Wording("Số tiền có thể không tính bằng đồng", "The amount may not be in đồng"),
    severity=Severity.WARNING,
    message=Wording("Kinh phí ghi {value}, quá nhỏ so với đơn vị tính là đồng.", "The amount is {value}, too small for đồng."),
    remedy=Wording("Ghi số tiền bằng đồng (ví dụ 15000000), không ghi bằng triệu đồng.", "Write the amount in đồng (such as 15000000), not in millions."),
    when=Positive("allocated_vnd"),
    require=Between("allocated_vnd", Decimal(10_000), None),
    blames=("allocated_vnd",),
    in_workbook=True,
)
NEGATIVE_MONEY = Rule(
    code="KH244",
    title=Wording("Số tiền không âm", "Amounts are not negative"),
    severity=Severity.ERROR,
    message=Wording("Số tiền âm ({value}).", "The amount is negative ({value})."),
    remedy=Wording("Ghi số tiền từ 0 đồng trở lên.", "Write 0 or more."),
    require=all_of(Between("allocated_vnd", ZERO, None), Between("spent_vnd", ZERO, None)),
    blames=("allocated_vnd", "spent_vnd"),
    in_workbook=True,
)
DIFFICULTY_INCOMPLETE = Rule(
    code="KH251",
    title=Wording("Khó khăn, kiến nghị phải có loại và nội dung", "A difficulty or proposal needs its kind and text"),
    severity=Severity.ERROR,
    message=Wording("Dòng khó khăn, kiến nghị chưa đủ loại hoặc nội dung.", "The row lacks its kind or its text."),
    remedy=Wording("Chọn loại và ghi nội dung; không có thì để trống cả dòng.", "Choose the kind and write the text; leave the whole row blank if there is none."),
    when=any_of(Filled("kind"), Filled("text"), Filled("task_code"), Filled("addressee")),
    require=all_of(Filled("kind"), Filled("text")),
    blames=("text", "kind"),
    in_workbook=True,
)
PROPOSAL_WITHOUT_ADDRESSEE = Rule(
    code="KH252",
    title=Wording("Kiến nghị phải nói rõ gửi cơ quan nào", "A proposal names whom it addresses"),
    severity=Severity.ERROR,
    message=Wording("Kiến nghị, đề xuất chưa ghi cơ quan được kiến nghị.", "The proposal names no addressee."),
    remedy=Wording("Ghi tên cơ quan có thẩm quyền giải quyết.", "Name the agency that can settle it."),
    when=OneOf("kind", ("Kiến nghị, đề xuất",)),
    require=Filled("addressee"),
    blames=("addressee",),
    in_workbook=True,
)
DIRECTIVE_INCOMPLETE = Rule(
    code="KH221",
    title=Wording("Văn bản đã ban hành phải có số, ngày và trích yếu", "A document needs its number, date and subject"),
    severity=Severity.ERROR,
    message=Wording("Văn bản chưa đủ số, ký hiệu, ngày ban hành hoặc trích yếu.", "The document lacks its number, date or subject."),
    remedy=Wording("Điền đủ số, ký hiệu (ví dụ 215/KH-CATP), ngày ban hành và trích yếu.", "Fill in number and symbol (such as 215/KH-CATP), date and subject."),
    when=any_of(Filled("reference"), Filled("issued_on"), Filled("subject"), Filled("document_kind")),
    require=all_of(Filled("reference"), Filled("issued_on"), Filled("subject")),
    blames=("reference", "issued_on", "subject"),
    in_workbook=True,
)
REFERENCE_WITHOUT_NUMBER = Rule(
    code="KH222",
    title=Wording("Số, ký hiệu văn bản phải có số", "A document reference has a number"),
    severity=Severity.WARNING,
    message=Wording("Số, ký hiệu “{value}” không có chữ số nào.", "The reference “{value}” holds no digit."),
    remedy=Wording("Ghi cả số và ký hiệu, ví dụ 215/KH-CATP.", "Write number and symbol, such as 215/KH-CATP."),
    require=HasDigit("reference"),
    blames=("reference",),
)
DIRECTIVE_TWICE = Rule(
    code="KH223",
    title=Wording("Một văn bản chỉ ghi một lần", "A document is listed once"),
    severity=Severity.ERROR,
    message=Wording("Văn bản số “{value}” được ghi nhiều dòng.", "Document “{value}” is listed more than once."),
    remedy=Wording("Giữ lại một dòng.", "Keep one row."),
    require=Unique(("reference", "issued_on")),
    blames=("reference", "issued_on"),
    in_workbook=True,
)
MODEL_INCOMPLETE = Rule(
    code="KH261",
    title=Wording("Mô hình phải có tên và giai đoạn", "A model site needs a name and a stage"),
    severity=Severity.ERROR,
    message=Wording("Dòng mô hình chưa đủ tên mô hình hoặc giai đoạn.", "The row lacks the model's name or stage."),
    remedy=Wording("Ghi tên mô hình và chọn giai đoạn; không có mô hình thì để trống cả dòng.", "Write the name and choose the stage; leave the row blank if there is none."),
    when=any_of(Filled("name"), Filled("place"), Filled("stage"), Filled("assessment")),
    require=all_of(Filled("name"), Filled("stage")),
    blames=("name", "stage"),
    in_workbook=True,
)
COMMENDATION_INCOMPLETE = Rule(
    code="KH262",
    title=Wording("Khen thưởng phải có đối tượng, tên và hình thức", "A commendation needs its kind, name and form"),
    severity=Severity.ERROR,
    message=Wording("Dòng khen thưởng chưa đủ đối tượng, tên hoặc hình thức.", "The row lacks the kind, name or form of the commendation."),
    remedy=Wording("Điền đủ ba cột; không có thì để trống cả dòng.", "Fill all three; leave the row blank if there is none."),
    when=any_of(Filled("honouree"), Filled("name"), Filled("form"), Filled("award_state"), Filled("decision_no")),
    require=all_of(Filled("honouree"), Filled("name"), Filled("form")),
    blames=("name", "honouree", "form"),
    in_workbook=True,
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
PART_NEGATIVE = Rule(
    code="KH236",
    title=Wording("Số ước tính và lũy kế không âm", "Estimate and cumulative are not negative"),
    severity=Severity.ERROR,
    message=Wording("Số ước tính hoặc lũy kế là số âm.", "The estimate or the cumulative figure is negative."),
    remedy=Wording("Ghi số từ 0 trở lên.", "Write 0 or more."),
    require=all_of(Between("estimated", ZERO, None), Between("cumulative", ZERO, None)),
    blames=("estimated", "cumulative"),
    in_workbook=True,
)
PARTS_ABOVE_TOTAL = Rule(
    code="KH237",
    title=Wording("Dòng “trong đó” không vượt dòng tổng", "A part does not exceed its total"),
    severity=Severity.ERROR,
    message=Wording("Số của dòng “trong đó” ({value}) lớn hơn số của dòng tổng.", "The part ({value}) is above its total."),
    remedy=Wording("Kiểm tra lại dòng tổng và dòng “trong đó”; dòng tổng gồm cả dòng này.", "Check the total and its part; the total includes it."),
    when=all_of(Filled("parent_indicator"), Filled("in_period")),
    require=WithinTotal("in_period", "indicator_code", "parent_indicator"),
    blames=("in_period",),
    in_workbook=True,
)
ACHIEVED_BELOW_TARGET = Rule(
    code="KH238",
    title=Wording("Có ngày đạt mức giao thì số phải đạt mức giao", "A date of achievement goes with the target reached"),
    severity=Severity.WARNING,
    message=Wording("Có ngày đạt mức giao ({value}) nhưng số lũy kế, số trong kỳ còn dưới mức giao.", "There is a date of achievement ({value}), but the figures are below the target."),
    remedy=Wording("Kiểm tra lại số thực hiện, hoặc xóa ngày đạt mức giao.", "Check the figures, or remove the date."),
    when=all_of(Filled("achieved_on"), Filled("target")),
    require=any_of(all_of(Filled("cumulative"), AtMost("target", "cumulative")), all_of(Filled("in_period"), AtMost("target", "in_period"))),
    blames=("achieved_on", "in_period", "cumulative"),
    in_workbook=True,
)
ACHIEVED_AFTER_PERIOD = Rule(
    code="KH239",
    title=Wording("Ngày đạt mức giao không sau ngày kết thúc kỳ", "The date of achievement is not after the period"),
    severity=Severity.ERROR,
    message=Wording("Ngày đạt mức giao ({value}) sau ngày kết thúc kỳ báo cáo.", "The date of achievement ({value}) lies after the reporting period."),
    remedy=Wording("Kiểm tra lại ngày, tháng, năm.", "Check the day, month and year."),
    require=NotAfterFact("achieved_on", "period_ends_on"),
    blames=("achieved_on",),
    in_workbook=True,
)
MANNER_MISSING = Rule(
    code="KH240",
    title=Wording("Dòng kinh phí phải có cách bố trí", "A budget row says how the money was provided"),
    severity=Severity.ERROR,
    message=Wording("Dòng kinh phí chưa chọn cách bố trí.", "The budget row does not say how the money was provided."),
    remedy=Wording("Chọn “Bố trí riêng” hoặc “Lồng ghép, không tách riêng”; dòng thừa thì xóa trắng.", "Choose one of the two; clear a row that is not needed."),
    when=any_of(*(Filled(n) for n in ("cost_item", "funding_source", "allocated_vnd", "spent_vnd", "in_kind", "note"))),
    require=Filled("manner"),
    blames=("manner",),
    in_workbook=True,
)
INTEGRATED_WITH_AMOUNT = Rule(
    code="KH245",
    title=Wording("Kinh phí lồng ghép thì không ghi số tiền riêng", "Integrated money has no amounts of its own"),
    severity=Severity.WARNING,
    message=Wording("Dòng “Lồng ghép, không tách riêng” nhưng có ghi số tiền.", "The row is integrated, but gives amounts."),
    remedy=Wording("Tách được số tiền thì chọn “Bố trí riêng”; không tách được thì xóa số tiền.", "Choose “Bố trí riêng” if the amount can be told apart; otherwise remove it."),
    when=OneOf("manner", ("Lồng ghép, không tách riêng",)),
    require=all_of(Between("allocated_vnd", None, ZERO), Between("spent_vnd", None, ZERO)),
    blames=("allocated_vnd", "spent_vnd"),
    in_workbook=True,
)
BUDGET_TWICE = Rule(
    code="KH246",
    title=Wording("Mỗi nội dung chi, nguồn nên ghi một dòng", "One row for each item and source"),
    severity=Severity.WARNING,
    message=Wording("Nội dung chi “{value}” cùng một nguồn được ghi nhiều dòng.", "Item “{value}” of one source is listed more than once."),
    remedy=Wording("Gộp thành một dòng, hoặc ghi rõ ở cột ghi chú vì sao tách.", "Put them together, or say in the note why they are apart."),
    when=blank("note"),
    require=Unique(("manner", "cost_item", "funding_source")),
    blames=("cost_item", "funding_source", "manner"),
    in_workbook=True,
)
MONEY_NOT_WHOLE = Rule(
    code="KH247",
    title=Wording("Số tiền là số nguyên đồng", "Amounts are whole đồng"),
    severity=Severity.ERROR,
    message=Wording("Số tiền có phần thập phân, trong khi đơn vị tính là đồng.", "The amount has a fraction, but its unit is đồng."),
    remedy=Wording("Ghi số tiền bằng đồng, không ghi bằng triệu đồng, không có dấu phẩy.", "Write the amount in đồng, not in millions, without a decimal."),
    require=all_of(Whole("allocated_vnd"), Whole("spent_vnd")),
    blames=("allocated_vnd", "spent_vnd"),
    in_workbook=True,
)
MONEY_TOO_LARGE = Rule(
    code="KH248",
    title=Wording("Số tiền lớn bất thường", "The amount is unusually large"),
    severity=Severity.WARNING,
    message=Wording("Kinh phí ghi {value} đồng, lớn bất thường với một nội dung chi.", "The amount is {value} đồng, unusually large for one item."),
    remedy=Wording("Kiểm tra xem có thừa chữ số 0 hoặc đã nhân lên một nghìn, một triệu lần.", "Check for extra zeros, or a factor of a thousand or a million."),
    require=Between("allocated_vnd", None, Decimal(100_000_000_000)),
    blames=("allocated_vnd",),
    in_workbook=True,
)
DIFFICULTY_TWICE = Rule(
    code="KH253",
    title=Wording("Mỗi khó khăn, kiến nghị ghi một lần", "A difficulty or proposal is listed once"),
    severity=Severity.WARNING,
    message=Wording("Nội dung này được ghi nhiều dòng.", "This text is listed more than once."),
    remedy=Wording("Giữ lại một dòng.", "Keep one row."),
    require=any_of(
        all_of(OneOf("kind", ("Khó khăn, vướng mắc",)), Unique(("kind", "text"))),
        all_of(OneOf("kind", ("Kiến nghị, đề xuất",)), Unique(("kind", "text", "addressee"))),
        blank("kind"),
    ),
    blames=("text", "kind"),
)
MODEL_TWICE = Rule(
    code="KH263",
    title=Wording("Mỗi mô hình ghi một lần", "A model is listed once"),
    severity=Severity.WARNING,
    message=Wording("Mô hình “{value}” được ghi nhiều dòng.", "Model “{value}” is listed more than once."),
    remedy=Wording("Giữ lại một dòng; làm ở nhiều nơi thì ghi các nơi trong một ô.", "Keep one row; write several places into one cell."),
    require=Unique(("name", "place")),
    blames=("name",),
    in_workbook=True,
)
AWARD_WITHOUT_DECISION = Rule(
    code="KH264",
    title=Wording("Đã khen thưởng thì nên có số quyết định", "An award should have its decision"),
    severity=Severity.WARNING,
    message=Wording("Đã khen thưởng nhưng chưa ghi số quyết định.", "The award names no decision."),
    remedy=Wording("Ghi số, ký hiệu quyết định khen thưởng.", "Give number and symbol of the decision."),
    when=OneOf("award_state", ("Đã khen thưởng",)),
    require=Filled("decision_no"),
    blames=("decision_no", "award_state"),
    in_workbook=True,
)
AWARD_STATE_MISSING = Rule(
    code="KH265",
    title=Wording("Khen thưởng phải có kết quả xét", "A commendation says whether it was awarded"),
    severity=Severity.ERROR,
    message=Wording("Chưa chọn “Đã khen thưởng” hoặc “Đề nghị khen thưởng”.", "Neither “Đã khen thưởng” nor “Đề nghị khen thưởng” is chosen."),
    remedy=Wording("Chọn kết quả xét trong danh sách.", "Choose it from the list."),
    when=Filled("name"),
    require=Filled("award_state"),
    blames=("award_state",),
    in_workbook=True,
)
STRENGTHS_MISSING = Rule(
    code="KH271",
    title=Wording("Nên có đánh giá ưu điểm", "Strengths should be assessed"),
    severity=Severity.WARNING,
    message=Wording("Chưa ghi ưu điểm.", "Strengths are blank."),
    remedy=Wording("Ghi ngắn gọn kết quả nổi bật trong kỳ.", "Say briefly what went well."),
    require=Filled("strengths"),
    blames=("strengths",),
    in_workbook=True,
)
CAUSES_MISSING = Rule(
    code="KH272",
    title=Wording("Có hạn chế thì nên nêu nguyên nhân", "Shortcomings should have causes"),
    severity=Severity.WARNING,
    message=Wording("Có ghi tồn tại, hạn chế nhưng chưa nêu nguyên nhân.", "Shortcomings are given, but no causes."),
    remedy=Wording("Ghi nguyên nhân khách quan, chủ quan.", "Give their causes."),
    when=all_of(Filled("shortcomings"), LongerThan("shortcomings", 15)),
    require=Filled("causes"),
    blames=("causes", "shortcomings"),
)
DIRECTIONS_MISSING = Rule(
    code="KH273",
    title=Wording("Nên có phương hướng thời gian tới", "Next steps should be given"),
    severity=Severity.WARNING,
    message=Wording("Chưa ghi phương hướng, nhiệm vụ thời gian tới.", "Next steps are blank."),
    remedy=Wording("Ghi ngắn gọn việc sẽ làm trong kỳ sau.", "Say briefly what will be done next."),
    require=Filled("directions"),
    blames=("directions",),
    in_workbook=True,
)
REPORT_NUMBER_WITHOUT_DIGIT = Rule(
    code="KH203",
    title=Wording("Số, ký hiệu báo cáo phải có số", "The report's reference has a number"),
    severity=Severity.WARNING,
    message=Wording("Số, ký hiệu báo cáo “{value}” không có chữ số nào.", "The report's reference “{value}” holds no digit."),
    remedy=Wording("Ghi cả số và ký hiệu, ví dụ 345/BC-STP; chưa có số thì để trống.", "Write number and symbol, such as 345/BC-STP; leave it blank if there is none yet."),
    require=HasDigit("report_number"),
    blames=("report_number",),
)
PHONE_WITHOUT_DIGIT = Rule(
    code="KH204",
    title=Wording("Điện thoại phải có chữ số", "A telephone number has digits"),
    severity=Severity.WARNING,
    message=Wording("Điện thoại “{value}” không có chữ số nào.", "The telephone number “{value}” holds no digit."),
    remedy=Wording("Ghi số điện thoại để cơ quan đầu mối liên hệ khi cần.", "Give a number at which questions can be asked."),
    require=HasDigit("phone"),
    blames=("phone",),
)

INFO_RULES = (SUBMISSION_NO, REPORT_DATE_AFTER_START, REPORT_NUMBER_WITHOUT_DIGIT, PHONE_WITHOUT_DIGIT)
DIRECTIVE_RULES = (DIRECTIVE_INCOMPLETE, REFERENCE_WITHOUT_NUMBER, DIRECTIVE_TWICE)
TASK_RULES = (
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
INDICATOR_RULES = (
    FIGURE_MISSING,
    NEGATIVE_FIGURE,
    PART_NEGATIVE,
    ESTIMATE_ABOVE_PERIOD,
    CUMULATIVE_BELOW_PERIOD,
    FAR_ABOVE_TARGET,
    PARTS_ABOVE_TOTAL,
    ACHIEVED_BELOW_TARGET,
    ACHIEVED_AFTER_PERIOD,
)
MODEL_RULES = (MODEL_INCOMPLETE, MODEL_TWICE)
BUDGET_RULES = (
    MANNER_MISSING,
    BUDGET_INCOMPLETE,
    OVERSPENT,
    MONEY_TOO_SMALL,
    NEGATIVE_MONEY,
    INTEGRATED_WITH_AMOUNT,
    BUDGET_TWICE,
    MONEY_NOT_WHOLE,
    MONEY_TOO_LARGE,
)
DIFFICULTY_RULES = (DIFFICULTY_INCOMPLETE, PROPOSAL_WITHOUT_ADDRESSEE, DIFFICULTY_TWICE)
COMMENDATION_RULES = (COMMENDATION_INCOMPLETE, AWARD_WITHOUT_DECISION, AWARD_STATE_MISSING)
ASSESSMENT_RULES = (STRENGTHS_MISSING, CAUSES_MISSING, DIRECTIONS_MISSING)
