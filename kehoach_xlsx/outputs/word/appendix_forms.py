"""The appendices of the report as data: title, columns and the rows that look different from the rest.

Widths are in millimetres; those of a table make up the line of a landscape page (247 mm). Column sets follow
those in use (the standard of communes: STT | Tên nhiệm vụ | Cơ quan chủ trì | … | Ghi chú, landscape, 11 pt).
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class CellForm:
    """One column of a table: the field of a row that it prints and the style (see `form.TEXTS`).

    `span` counts the columns of the grid that the cell covers, in rows that differ from the table's own.
    """

    field: str
    heading: str = ""
    width_mm: int = 0
    style: str = "cell"
    span: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class AppendixForm:
    """One appendix; `name` is its key in the context, `special` the cells of rows that carry `special`.

    `refers` completes the body's sentence "Chi tiết …" before "tại Phụ lục I".
    """

    name: str
    title: str
    refers: str
    columns: tuple[CellForm, ...]
    special: tuple[CellForm, ...] = ()


def _column(field: str, heading: str, width_mm: int, style: str = "cell") -> CellForm:
    return CellForm(field=field, heading=heading, width_mm=width_mm, style=style)


TASKS = AppendixForm(
    name="tasks",
    title="TÌNH HÌNH THỰC HIỆN TỪNG NHIỆM VỤ",
    refers="tình hình thực hiện từng nhiệm vụ",
    columns=(
        _column("ordinal", "STT", 11, "cell_center"),
        _column("text", "Nhiệm vụ", 77),
        _column("leads", "Cơ quan chủ trì", 50),
        _column("deadline", "Thời hạn", 31),
        _column("reported", "Đơn vị đã báo cáo", 20, "cell_center"),
        _column("status", "Tình trạng", 34),
        _column("note", "Ghi chú", 24),
    ),
    special=(
        CellForm(field="ordinal", style="group_number"),
        CellForm(field="text", style="group", span=6),
    ),
)

INDICATORS = AppendixForm(
    name="indicators",
    title="KẾT QUẢ THỰC HIỆN CHỈ TIÊU, SỐ LIỆU",
    refers="chỉ tiêu, số liệu",
    columns=(
        _column("ordinal", "STT", 13, "cell_center"),
        _column("text", "Chỉ tiêu, số liệu", 92),
        _column("unit", "Đơn vị tính", 24, "cell_center"),
        _column("target", "Mức giao", 22, "cell_right"),
        _column("in_period", "Thực hiện trong kỳ", 27, "cell_right"),
        _column("cumulative", "Lũy kế", 27, "cell_right"),
        _column("target_share", "% mức giao", 20, "cell_right"),
        _column("reported", "Số đơn vị báo cáo", 22, "cell_center"),
    ),
    special=(
        CellForm(field="ordinal", style="cell_center"),
        CellForm(field="text", style="cell_part"),
        CellForm(field="unit", style="cell_center"),
        CellForm(field="target", style="cell_right"),
        CellForm(field="in_period", style="cell_right"),
        CellForm(field="cumulative", style="cell_right"),
        CellForm(field="target_share", style="cell_right"),
        CellForm(field="reported", style="cell_center"),
    ),
)

DIRECTIVES = AppendixForm(
    name="directives",
    title="DANH MỤC VĂN BẢN CHỈ ĐẠO, TRIỂN KHAI",
    refers="văn bản chỉ đạo, triển khai",
    columns=(
        _column("ordinal", "STT", 13, "cell_center"),
        _column("unit_name", "Cơ quan ban hành", 58),
        _column("document_kind", "Loại văn bản", 26),
        _column("reference", "Số, ký hiệu", 36),
        _column("issued_on", "Ngày ban hành", 24, "cell_center"),
        _column("subject", "Trích yếu", 90),
    ),
)

MODELS = AppendixForm(
    name="models",
    title="MÔ HÌNH HAY, CÁCH LÀM HIỆU QUẢ",
    refers="mô hình hay, cách làm hiệu quả",
    columns=(
        _column("ordinal", "STT", 13, "cell_center"),
        _column("name", "Tên mô hình, cách làm", 60),
        _column("unit_name", "Đơn vị", 48),
        _column("place", "Nơi thực hiện", 36),
        _column("stage", "Giai đoạn", 22, "cell_center"),
        _column("assessment", "Đánh giá hiệu quả", 68),
    ),
)

BUDGET = AppendixForm(
    name="budget",
    title="KINH PHÍ THỰC HIỆN",
    refers="kinh phí",
    columns=(
        _column("ordinal", "STT", 13, "cell_center"),
        _column("cost_item", "Nội dung chi", 68),
        _column("funding_source", "Nguồn kinh phí", 38),
        _column("units", "Số đơn vị", 16, "cell_center"),
        _column("allocated", "Kinh phí được giao (đồng)", 34, "cell_right"),
        _column("spent", "Đã chi (đồng)", 34, "cell_right"),
        _column("share", "% giải ngân", 18, "cell_right"),
        _column("note", "Ghi chú", 26),
    ),
    special=(
        CellForm(field="cost_item", style="head", span=4),
        CellForm(field="allocated", style="cell_right_bold"),
        CellForm(field="spent", style="cell_right_bold"),
        CellForm(field="share", style="cell_right_bold"),
        CellForm(field="note"),
    ),
)

COMMENDATIONS = AppendixForm(
    name="commendations",
    title="THI ĐUA, KHEN THƯỞNG",
    refers="thi đua, khen thưởng",
    columns=(
        _column("ordinal", "STT", 13, "cell_center"),
        _column("name", "Tập thể, cá nhân", 68),
        _column("honouree", "Đối tượng", 22, "cell_center"),
        _column("unit_name", "Đơn vị", 52),
        _column("form", "Hình thức khen thưởng", 36),
        _column("award_state", "Kết quả xét", 28),
        _column("decision_no", "Số quyết định", 28),
    ),
)

ANSWERS = AppendixForm(
    name="answers",
    title="KẾT QUẢ THỰC HIỆN NHIỆM VỤ CỦA TỪNG CƠ QUAN, ĐƠN VỊ",
    refers="kết quả thực hiện nhiệm vụ của từng cơ quan, đơn vị",
    columns=(
        _column("ordinal", "STT", 11, "cell_center"),
        _column("unit_name", "Cơ quan, đơn vị", 45),
        _column("role", "Vai trò", 19, "cell_center"),
        _column("status", "Tình trạng", 28),
        _column("result", "Kết quả đạt được", 98),
        _column("evidence", "Tài liệu minh chứng", 46),
    ),
    special=(CellForm(field="text", style="group", span=6),),
)

APPENDICES = (TASKS, INDICATORS, DIRECTIVES, MODELS, BUDGET, COMMENDATIONS, ANSWERS)
