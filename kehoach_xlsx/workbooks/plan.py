"""The plan workbook (kế hoạch): the coordinator's master, from which everything else is made."""

from kehoach_xlsx.model.schema import Column, Kind, Layout, SheetSchema, WorkbookSchema
from kehoach_xlsx.workbooks import codelists
from kehoach_xlsx.workbooks.shared import OWN_PAPERS

DOCUMENT = SheetSchema(
    name="document",
    title="Thông tin chung",
    layout=Layout.FORM,
    max_rows=1,
    landscape=False,
    note="Thông tin về kế hoạch và về báo cáo tổng hợp phải gửi. Dòng có dấu (*) là bắt buộc.",
    columns=(
        Column(name="reference", heading="Số, ký hiệu", required=True, guidance="Ví dụ: 58/KH-UBND."),
        Column(name="issued_on", heading="Ngày ban hành", kind=Kind.PARTIAL_DATE, guidance="Dạng 2024-03-19; ngày để trống trong văn bản thì ghi 2024-03."),
        Column(name="place", heading="Địa danh"),
        Column(name="parent_agency", heading="Cơ quan chủ quản"),
        Column(name="issuing_agency", heading="Cơ quan ban hành", required=True),
        Column(name="subject", heading="Trích yếu", kind=Kind.LONG_TEXT, required=True),
        Column(name="period_text", heading="Thời gian của kế hoạch (nguyên văn)"),
        Column(name="starts_on", heading="Kế hoạch từ ngày", kind=Kind.DATE),
        Column(name="ends_on", heading="Kế hoạch đến ngày", kind=Kind.DATE),
        Column(name="programme", heading="Chương trình, đề án, giai đoạn"),
        Column(name="signatory_authority", heading="Người ký: thẩm quyền", guidance="Dòng trên chức vụ, ví dụ: TM. ỦY BAN NHÂN DÂN. Nhiều dòng ngăn bằng dấu /."),
        Column(name="signatory_title", heading="Người ký: chức vụ"),
        Column(name="signatory_name", heading="Người ký: họ và tên"),
        Column(name="budget_text", heading="Quy định về kinh phí", kind=Kind.LONG_TEXT),
        Column(name="focal_agency", heading="Cơ quan đầu mối (mã đơn vị)", kind=Kind.IDENTIFIER, required=True, guidance="Mã của đơn vị nhận báo cáo và tổng hợp, có trong trang Đơn vị."),
        Column(name="contact", heading="Đầu mối liên hệ"),
        Column(name="report_parent_agency", heading="Báo cáo: cơ quan chủ quản"),
        Column(name="report_issuer", heading="Báo cáo: cơ quan ban hành", guidance="Cơ quan ký báo cáo tổng hợp."),
        Column(name="report_addressees", heading="Báo cáo: kính gửi", kind=Kind.LIST, guidance="Nhiều nơi ngăn bằng dấu chấm phẩy."),
        Column(name="report_symbol", heading="Báo cáo: ký hiệu", guidance="Ví dụ: BC-UBND."),
        Column(name="report_place", heading="Báo cáo: địa danh"),
        Column(name="report_drafter", heading="Báo cáo: đơn vị soạn thảo (viết tắt)"),
        Column(name="report_authority", heading="Báo cáo: thẩm quyền ký"),
        Column(name="report_title", heading="Báo cáo: chức vụ người ký"),
        Column(name="report_signatory", heading="Báo cáo: họ và tên người ký"),
        Column(name="report_recipients", heading="Báo cáo: nơi nhận", kind=Kind.LIST),
        Column(name="short_subject", heading="Tên ngắn của kế hoạch", kind=Kind.LONG_TEXT, guidance="Dùng trong câu văn của báo cáo, ví dụ: thực hiện Đề án … năm 2024."),
        *OWN_PAPERS,
    ),
)

GROUPS = SheetSchema(
    name="groups",
    title="Nhóm nhiệm vụ",
    key=("group_code",),
    free_rows=40,
    note="Các nhóm nhiệm vụ theo thứ tự và tên gọi trong kế hoạch.",
    columns=(
        Column(name="group_code", heading="Mã nhóm", kind=Kind.IDENTIFIER, required=True, width=12),
        Column(name="title", heading="Tên nhóm nhiệm vụ", kind=Kind.LONG_TEXT, required=True, width=90),
        Column(name="intro", heading="Lời dẫn", kind=Kind.LONG_TEXT, width=50, guidance="Đoạn văn đứng sau tên nhóm, trước các nhiệm vụ."),
        Column(name="source_lines", heading="Dòng trong văn bản nguồn", width=14),
    ),
)

TASKS = SheetSchema(
    name="tasks",
    title="Nhiệm vụ",
    key=("task_code",),
    free_rows=200,
    note="Mỗi dòng một nhiệm vụ. Nhiều cơ quan trong một ô ngăn bằng dấu chấm phẩy; ghi đúng tên hoặc cụm từ trong kế hoạch.",
    columns=(
        Column(name="task_code", heading="Mã nhiệm vụ", kind=Kind.IDENTIFIER, required=True, width=11),
        Column(name="group_code", heading="Mã nhóm", kind=Kind.IDENTIFIER, required=True, lookup="groups", width=9),
        Column(name="heading", heading="Đề mục", kind=Kind.LONG_TEXT, width=24, guidance="Đề mục đứng giữa nhóm và nhiệm vụ, nếu có."),
        Column(name="text", heading="Nội dung nhiệm vụ", kind=Kind.LONG_TEXT, required=True, width=60),
        Column(name="detail", heading="Nội dung chi tiết", kind=Kind.LONG_TEXT, width=40),
        Column(name="lead_agencies", heading="Cơ quan chủ trì, thực hiện", kind=Kind.LIST, width=34),
        Column(name="cooperating_agencies", heading="Cơ quan phối hợp", kind=Kind.LIST, width=34),
        Column(name="assignment", heading="Cách giao", kind=Kind.CODE, codelist=codelists.ASSIGNMENT, required=True, width=14, guidance="Đồng chủ trì: một việc chung, tính một lần. Từng đơn vị thực hiện: mỗi đơn vị làm phần của mình."),
        Column(name="beyond_text", heading="Ngoài văn bản", kind=Kind.CODE, codelist=codelists.YES_NO, width=9, guidance="Có: đơn vị do cơ quan đầu mối phân công thêm, kế hoạch không ghi."),
        Column(name="timeframe_text", heading="Thời gian thực hiện (nguyên văn)", kind=Kind.LONG_TEXT, width=24),
        Column(name="timeframe_kind", heading="Loại thời gian", kind=Kind.CODE, codelist=codelists.TIMEFRAME_KIND, width=12),
        Column(name="starts_on", heading="Từ ngày", kind=Kind.DATE, width=12),
        Column(name="ends_on", heading="Đến ngày", kind=Kind.DATE, width=12),
        Column(name="milestones", heading="Mốc khác", kind=Kind.LONG_TEXT, width=24),
        Column(name="deliverable", heading="Kết quả, sản phẩm phải có", kind=Kind.LONG_TEXT, width=24),
        Column(name="note", heading="Ghi chú", kind=Kind.LONG_TEXT, width=20),
        Column(name="source_lines", heading="Dòng trong văn bản nguồn", kind=Kind.LONG_TEXT, width=24, guidance="Mỗi giá trị được đọc từ dòng nào của văn bản, để đối chiếu."),
    ),
)

INDICATORS = SheetSchema(
    name="indicators",
    title="Chỉ tiêu, số liệu",
    key=("indicator_code",),
    free_rows=100,
    note="Chỉ tiêu có mức giao và số liệu thống kê không có mức giao. Dòng “trong đó” ghi mã chỉ tiêu mẹ.",
    columns=(
        Column(name="indicator_code", heading="Mã chỉ tiêu", kind=Kind.IDENTIFIER, required=True, width=11),
        Column(name="task_code", heading="Mã nhiệm vụ", kind=Kind.IDENTIFIER, lookup="tasks", width=11),
        Column(name="indicator", heading="Tên chỉ tiêu, số liệu", kind=Kind.LONG_TEXT, required=True, width=48),
        Column(name="unit", heading="Đơn vị tính", required=True, width=12),
        Column(name="target", heading="Mức giao", kind=Kind.NUMBER, width=10),
        Column(name="target_scope", heading="Phạm vi giao", kind=Kind.CODE, codelist=codelists.TARGET_SCOPE, width=14),
        Column(name="target_sense", heading="Cách hiểu mức giao", kind=Kind.CODE, codelist=codelists.TARGET_SENSE, width=12),
        Column(name="parent_indicator", heading="Trong đó của", kind=Kind.IDENTIFIER, lookup="indicators", width=11),
        Column(name="numerator", heading="Tử số", kind=Kind.IDENTIFIER, lookup="indicators", width=10),
        Column(name="denominator", heading="Mẫu số", kind=Kind.IDENTIFIER, lookup="indicators", width=10),
        Column(name="reported_by", heading="Đơn vị báo cáo số liệu", kind=Kind.CODE, codelist=codelists.REPORTED_BY, width=18),
        Column(name="across_units", heading="Tổng hợp giữa các đơn vị", kind=Kind.CODE, codelist=codelists.ACROSS_UNITS, required=True, width=15),
        Column(name="across_periods", heading="Tổng hợp giữa các kỳ", kind=Kind.CODE, codelist=codelists.ACROSS_PERIODS, required=True, width=15),
    ),
)

DUTIES = SheetSchema(
    name="duties",
    title="Trách nhiệm",
    free_rows=60,
    note="Trách nhiệm nêu trong phần tổ chức thực hiện.",
    columns=(
        Column(name="no", heading="Mục", kind=Kind.IDENTIFIER, width=9),
        Column(name="agency", heading="Cơ quan", kind=Kind.LIST, width=40),
        Column(name="text", heading="Trách nhiệm", kind=Kind.LONG_TEXT, required=True, width=80),
        Column(name="source_lines", heading="Dòng trong văn bản nguồn", width=14),
    ),
)

UNITS = SheetSchema(
    name="units",
    title="Đơn vị",
    key=("unit_code",),
    free_rows=200,
    note="Các đơn vị báo cáo. Mã đơn vị dùng trong tên tệp: chữ không dấu, số và dấu gạch nối.",
    columns=(
        Column(name="unit_code", heading="Mã đơn vị", kind=Kind.IDENTIFIER, required=True, width=16),
        Column(name="name", heading="Tên đầy đủ", required=True, width=46),
        Column(name="short_name", heading="Tên gọi tắt", width=26),
        Column(name="aliases", heading="Tên gọi khác", kind=Kind.LIST, width=34),
        Column(name="category", heading="Loại đơn vị", kind=Kind.CODE, codelist=codelists.CATEGORY, required=True, width=22),
        Column(name="level", heading="Cấp", kind=Kind.CODE, codelist=codelists.LEVEL, required=True, width=10),
        Column(name="parent", heading="Cơ quan cấp trên (mã)", kind=Kind.IDENTIFIER, lookup="units", width=14),
        Column(name="reports_through", heading="Báo cáo qua (mã)", kind=Kind.IDENTIFIER, lookup="units", width=14),
        Column(name="must_report", heading="Phải báo cáo", kind=Kind.CODE, codelist=codelists.YES_NO, required=True, width=10),
        Column(name="valid_from", heading="Hoạt động từ ngày", kind=Kind.DATE, width=12),
        Column(name="valid_to", heading="Hoạt động đến ngày", kind=Kind.DATE, width=12),
        Column(name="successor", heading="Đơn vị kế thừa (mã)", kind=Kind.IDENTIFIER, lookup="units", width=14),
        Column(name="email", heading="Thư điện tử", width=26),
    ),
)

UNIT_GROUPS = SheetSchema(
    name="unit_groups",
    title="Nhóm đơn vị",
    key=("phrase",),
    free_rows=40,
    note="Cụm từ chỉ nhiều đơn vị trong kế hoạch. Nhóm Mở (“cơ quan, đơn vị có liên quan”) không có thành viên và không bị tính là thiếu.",
    columns=(
        Column(name="phrase", heading="Cụm từ trong kế hoạch", required=True, width=52),
        Column(name="group_kind", heading="Cách xác định thành viên", kind=Kind.CODE, codelist=codelists.GROUP_KIND, required=True, width=18),
        Column(name="members", heading="Thành viên (mã đơn vị)", kind=Kind.LIST, width=44),
        Column(name="categories", heading="Loại đơn vị", kind=Kind.LIST, width=30),
        Column(name="level", heading="Cấp", kind=Kind.CODE, codelist=codelists.LEVEL, width=10),
        Column(name="note", heading="Ghi chú", kind=Kind.LONG_TEXT, width=40),
    ),
)

PERIODS = SheetSchema(
    name="periods",
    title="Kỳ báo cáo",
    key=("period_code",),
    free_rows=24,
    note="Ngày chốt số liệu phải trước hạn gửi ít nhất 01 ngày làm việc (Điều 8 Nghị định số 09/2019/NĐ-CP).",
    columns=(
        Column(name="period_code", heading="Mã kỳ", kind=Kind.IDENTIFIER, required=True, width=12),
        Column(name="name", heading="Tên kỳ", required=True, width=30),
        Column(name="starts_on", heading="Từ ngày", kind=Kind.DATE, required=True, width=13),
        Column(name="ends_on", heading="Đến ngày", kind=Kind.DATE, required=True, width=13),
        Column(name="cutoff_on", heading="Ngày chốt số liệu", kind=Kind.DATE, required=True, width=13),
        Column(name="due_on", heading="Hạn gửi", kind=Kind.DATE, required=True, width=13),
        Column(name="due_text", heading="Hạn gửi (nguyên văn)", width=40),
    ),
)

LEGAL_BASES = SheetSchema(
    name="legal_bases",
    title="Căn cứ",
    free_rows=30,
    note="Các văn bản mà kế hoạch căn cứ.",
    columns=(
        Column(name="text", heading="Căn cứ", kind=Kind.LONG_TEXT, required=True, width=80),
        Column(name="reference", heading="Số, ký hiệu", width=20),
        Column(name="issued_on", heading="Ngày ban hành", kind=Kind.PARTIAL_DATE, width=14),
        Column(name="issuer", heading="Cơ quan ban hành", width=30),
        Column(name="source_lines", heading="Dòng trong văn bản nguồn", width=14),
    ),
)

RECIPIENTS = SheetSchema(
    name="recipients",
    title="Nơi nhận",
    free_rows=30,
    landscape=False,
    note="Nơi nhận của kế hoạch, theo thứ tự.",
    columns=(
        Column(name="text", heading="Nơi nhận", required=True, width=76),
        Column(name="source_lines", heading="Dòng trong văn bản nguồn", width=14),
    ),
)

REPORT_DEADLINES = SheetSchema(
    name="report_deadlines",
    title="Thời hạn báo cáo",
    free_rows=20,
    note="Ai báo cáo, gửi cho ai, trước ngày nào, theo lời văn của kế hoạch.",
    columns=(
        Column(name="who", heading="Đơn vị báo cáo", kind=Kind.LONG_TEXT, width=44),
        Column(name="to", heading="Nơi nhận báo cáo", width=34),
        Column(name="due", heading="Thời hạn", width=14, guidance="2024-12-10; hằng năm thì ghi --12-10."),
        Column(name="text", heading="Lời văn", kind=Kind.LONG_TEXT, width=60),
        Column(name="source_lines", heading="Dòng trong văn bản nguồn", width=14),
    ),
)

REVISIONS = SheetSchema(
    name="revisions",
    title="Lần điều chỉnh",
    free_rows=20,
    note="Dấu vân tay của các lần ban hành trước; biểu mẫu đã gửi theo các lần đó vẫn được nhận.",
    columns=(
        Column(name="fingerprint", heading="Dấu vân tay", kind=Kind.IDENTIFIER, required=True, width=24),
        Column(name="revised_on", heading="Ngày điều chỉnh", kind=Kind.DATE, width=14),
        Column(name="text", heading="Nội dung điều chỉnh", kind=Kind.LONG_TEXT, width=70),
    ),
)

IMPORT_NOTES = SheetSchema(
    name="import_notes",
    title="Cần kiểm tra",
    free_rows=20,
    optional=True,
    note="Những điều phần mềm chưa hiểu hoặc văn bản không nêu khi lập sổ kế hoạch từ văn bản. Xem xong dòng nào thì xóa dòng đó.",
    columns=(
        Column(name="code", heading="Mã", width=9),
        Column(name="text", heading="Nội dung", kind=Kind.LONG_TEXT, required=True, width=80),
        Column(name="remedy", heading="Việc cần làm", kind=Kind.LONG_TEXT, width=60),
    ),
)

PLAN = WorkbookSchema(
    kind="plan",
    title="KẾ HOẠCH",
    version="1",
    sheets=(
        DOCUMENT,
        GROUPS,
        TASKS,
        INDICATORS,
        DUTIES,
        UNITS,
        UNIT_GROUPS,
        PERIODS,
        LEGAL_BASES,
        RECIPIENTS,
        REPORT_DEADLINES,
        REVISIONS,
        IMPORT_NOTES,
    ),
)
