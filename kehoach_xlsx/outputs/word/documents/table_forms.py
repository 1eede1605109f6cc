"""The tables of the other documents as data; see `appendix_forms` for those of the report, and for what they mean.

A landscape line has 247 mm, a portrait one 160 mm.
"""

from kehoach_xlsx.outputs.word.appendix_forms import BUDGET, INDICATORS, AppendixForm, CellForm


def _column(field: str, heading: str, width_mm: int, style: str = "cell") -> CellForm:
    return CellForm(field=field, heading=heading, width_mm=width_mm, style=style)


_ORDINAL = _column("ordinal", "STT", 12, "cell_center")

# --- an agency's own report -----------------------------------------------------------------------------

OWN_TASKS = AppendixForm(
    name="tasks",
    title="TÌNH HÌNH THỰC HIỆN TỪNG NHIỆM VỤ",
    refers="tình hình thực hiện từng nhiệm vụ",
    columns=(
        _ORDINAL,
        _column("text", "Nhiệm vụ", 88),
        _column("role", "Vai trò", 21, "cell_center"),
        _column("deadline", "Thời hạn", 34),
        _column("status", "Tình trạng thực hiện", 38),
        _column("evidence", "Tài liệu minh chứng", 54),
    ),
    special=(CellForm(field="ordinal", style="group_number"), CellForm(field="text", style="group", span=5)),
)
OWN_INDICATORS = AppendixForm(
    name="indicators",
    title=INDICATORS.title,
    refers=INDICATORS.refers,
    columns=(
        _ORDINAL,
        _column("text", "Chỉ tiêu, số liệu", 109),
        _column("unit", "Đơn vị tính", 26, "cell_center"),
        _column("target", "Mức giao", 24, "cell_right"),
        _column("in_period", "Thực hiện trong kỳ", 28, "cell_right"),
        _column("cumulative", "Lũy kế", 26, "cell_right"),
        _column("target_share", "% mức giao", 22, "cell_right"),
    ),
    special=(
        CellForm(field="ordinal", style="cell_center"),
        CellForm(field="text", style="cell_part"),
        CellForm(field="unit", style="cell_center"),
        CellForm(field="target", style="cell_right"),
        CellForm(field="in_period", style="cell_right"),
        CellForm(field="cumulative", style="cell_right"),
        CellForm(field="target_share", style="cell_right"),
    ),
)
OWN_DIRECTIVES = AppendixForm(
    name="directives",
    title="DANH MỤC VĂN BẢN CHỈ ĐẠO, TRIỂN KHAI",
    refers="văn bản chỉ đạo, triển khai",
    columns=(
        _ORDINAL,
        _column("document_kind", "Loại văn bản", 36),
        _column("reference", "Số, ký hiệu", 42),
        _column("issued_on", "Ngày ban hành", 28, "cell_center"),
        _column("subject", "Trích yếu", 129),
    ),
)
OWN_BUDGET = AppendixForm(
    name="budget",
    title=BUDGET.title,
    refers=BUDGET.refers,
    columns=(
        _ORDINAL,
        _column("cost_item", "Nội dung chi", 79),
        _column("funding_source", "Nguồn kinh phí", 40),
        _column("allocated", "Kinh phí được giao (đồng)", 34, "cell_right"),
        _column("spent", "Đã chi (đồng)", 34, "cell_right"),
        _column("share", "% giải ngân", 18, "cell_right"),
        _column("note", "Ghi chú", 30),
    ),
    special=(
        CellForm(field="cost_item", style="head", span=3),
        CellForm(field="allocated", style="cell_right_bold"),
        CellForm(field="spent", style="cell_right_bold"),
        CellForm(field="share", style="cell_right_bold"),
        CellForm(field="note"),
    ),
)
OWN_COMMENDATIONS = AppendixForm(
    name="commendations",
    title="THI ĐUA, KHEN THƯỞNG",
    refers="thi đua, khen thưởng",
    columns=(
        _ORDINAL,
        _column("name", "Tập thể, cá nhân", 86),
        _column("honouree", "Đối tượng", 26, "cell_center"),
        _column("form", "Hình thức khen thưởng", 52),
        _column("award_state", "Kết quả xét", 36),
        _column("decision_no", "Số quyết định", 35),
    ),
)
OWN_APPENDICES = (OWN_TASKS, OWN_INDICATORS, OWN_DIRECTIVES, OWN_BUDGET, OWN_COMMENDATIONS)

# --- the appendices of a plan ---------------------------------------------------------------------------

ASSIGNED = AppendixForm(
    name="assigned",
    title="PHÂN CÔNG NHIỆM VỤ",
    refers="phân công nhiệm vụ",
    columns=(
        _ORDINAL,
        _column("text", "Tên nhiệm vụ", 68),
        _column("leads", "Cơ quan chủ trì", 43),
        _column("cooperating", "Cơ quan phối hợp", 50),
        _column("deliverable", "Kết quả, sản phẩm", 29),
        _column("time", "Thời gian", 27),
        _column("note", "Ghi chú", 18),
    ),
    special=(CellForm(field="ordinal", style="group_number"), CellForm(field="text", style="group", span=6)),
)
DETAILED = AppendixForm(
    name="detailed",
    title="KẾ HOẠCH CHI TIẾT",
    refers="từng hoạt động",
    columns=(
        _column("ordinal", "STT", 13, "cell_center"),
        _column("text", "Nội dung hoạt động", 76),
        _column("unit_name", "Đơn vị thực hiện", 48),
        _column("time", "Thời gian", 25, "cell_center"),
        _column("deliverable", "Sản phẩm", 35),
        _column("target", "Chỉ tiêu", 32),
        _column("note", "Ghi chú", 18),
    ),
    special=(CellForm(field="ordinal", style="group_number"), CellForm(field="text", style="group", span=6)),
)
ESTIMATE = AppendixForm(
    name="estimate",
    title="DỰ TOÁN KINH PHÍ",
    refers="dự toán kinh phí",
    columns=(
        _ORDINAL,
        _column("cost_item", "Nội dung chi", 120),
        _column("funding_source", "Nguồn kinh phí", 53),
        _column("units", "Số đơn vị", 18, "cell_center"),
        _column("amount", "Thành tiền (đồng)", 44, "cell_right"),
    ),
    special=(
        CellForm(field="cost_item", style="head", span=4),
        CellForm(field="amount", style="cell_right_bold"),
    ),
)
ESTIMATE_BY_UNIT = AppendixForm(
    name="by_unit",
    title="DỰ TOÁN KINH PHÍ THEO ĐƠN VỊ",
    refers="dự toán kinh phí theo đơn vị",
    columns=(
        _ORDINAL,
        _column("unit_name", "Cơ quan, đơn vị", 95),
        _column("central_vnd", "Ngân sách trung ương (đồng)", 35, "cell_right"),
        _column("local_vnd", "Ngân sách địa phương (đồng)", 35, "cell_right"),
        _column("other_vnd", "Tài trợ, huy động khác (đồng)", 35, "cell_right"),
        _column("amount_vnd", "Cộng (đồng)", 35, "cell_right"),
    ),
    special=(
        CellForm(field="unit_name", style="head", span=2),
        CellForm(field="central_vnd", style="cell_right_bold"),
        CellForm(field="local_vnd", style="cell_right_bold"),
        CellForm(field="other_vnd", style="cell_right_bold"),
        CellForm(field="amount_vnd", style="cell_right_bold"),
    ),
)
TASK_APPENDICES = (ASSIGNED, DETAILED, ESTIMATE, ESTIMATE_BY_UNIT)

# --- the list of a reminder letter ------------------------------------------------------------------------

OWING = AppendixForm(
    name="list_rows",
    title="",
    refers="",
    columns=(
        _ORDINAL,
        _column("name", "Cơ quan, đơn vị", 54),
        _column("due", "Hạn gửi", 23, "cell_center"),
        _column("standing", "Tình trạng", 38),
        _column("to_do", "Việc cần làm", 33),
    ),
    special=(CellForm(field="ordinal", style="group_number"), CellForm(field="name", style="group", span=4)),
)

# --- what a supplementary report lists, what a slip asks to confirm ---------------------------------------

CHANGED = AppendixForm(
    name="list_rows",
    title="",
    refers="",
    columns=(
        _ORDINAL,
        _column("label", "Nội dung", 49),
        _column("signed", "Số đã báo cáo", 27, "cell_right"),
        _column("current", "Số bổ sung", 27, "cell_right"),
        _column("difference", "Tăng (+), giảm (-)", 26, "cell_right"),
        _column("reason", "Ghi chú", 19),
    ),
)
TO_CONFIRM = AppendixForm(
    name="figures",
    title="PHIẾU ĐỐI CHIẾU SỐ LIỆU",
    refers="số liệu đơn vị báo cáo và số liệu đã tổng hợp",
    columns=(
        _ORDINAL,
        _column("label", "Nội dung", 108),
        _column("unit", "Đơn vị tính", 24, "cell_center"),
        _column("reported", "Đơn vị báo cáo", 30, "cell_center"),
        _column("merged", "Đã tổng hợp", 30, "cell_center"),
        _column("confirmed", "Đúng; hoặc số đúng và lý do", 43),
    ),
    special=(CellForm(field="ordinal", style="group_number"), CellForm(field="label", style="group", span=5)),
)
