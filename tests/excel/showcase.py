"""A workbook that uses everything the room offers: a small form with lists, checks, charts and stamps."""

from datetime import date

from kehoach_xlsx.excel.layout import (
    Block,
    Cell,
    CellRange,
    Chart,
    ConditionalFormat,
    Print,
    Series,
    SheetLayout,
    Style,
    Validation,
    WorkbookLayout,
)

STATES = ("Chưa thực hiện", "Đang thực hiện", "Hoàn thành", "Không thực hiện được")

HEADINGS = (
    ("TT", Style.HEADING),
    ("Nhiệm vụ được giao", Style.HEADING),
    ("Thời hạn", Style.HEADING),
    ("Trạng thái *", Style.HEADING_REQUIRED),
    ("Tỷ lệ hoàn thành (%) *", Style.HEADING_REQUIRED),
    ("Ngày hoàn thành", Style.HEADING_INPUT),
    ("Kinh phí (đồng)", Style.HEADING_INPUT),
    ("Kết quả, khó khăn, kiến nghị", Style.HEADING_INPUT),
    ("Tự kiểm tra", Style.HEADING),
)
STYLES = (
    Style.GIVEN_CENTER,
    Style.GIVEN,
    Style.GIVEN_DATE,
    Style.INPUT_CENTER,
    Style.INPUT_PERCENT,
    Style.INPUT_DATE,
    Style.INPUT_MONEY,
    Style.INPUT_LONG,
)
TASKS = (
    (
        1,
        "Rà soát, công bố thủ tục hành chính",
        date(2025, 6, 30),
        STATES[2],
        100,
        date(2025, 6, 12),
        120000000,
        "Đạt",
    ),
    (
        2,
        "Tập huấn chuyển đổi số cho cán bộ cấp xã",
        date(2025, 9, 30),
        STATES[1],
        85,
        None,
        45500000,
        "=1+1 lớp",
    ),
    (
        3,
        "Xây dựng mô hình điểm về dịch vụ công trực tuyến",
        date(2025, 12, 15),
        STATES[1],
        40.5,
        None,
        None,
        None,
    ),
    (4, "Báo cáo tổng kết", date(2025, 12, 31), None, None, None, None, None),
)
FIRST = 8
LAST = FIRST + len(TASKS) - 1


def _rows(column: int) -> CellRange:
    return CellRange(first_row=FIRST, first_column=column, last_row=LAST, last_column=column)


def _form() -> SheetLayout:
    check = '=IF(AND(ISNUMBER(E{0}),E{0}>=0,E{0}<=100),"Đạt","Kiểm tra cột E")'
    return SheetLayout(
        name="Tiến độ",
        cells=(
            Cell(row=1, column=1, value="BÁO CÁO TIẾN ĐỘ THỰC HIỆN KẾ HOẠCH", style=Style.TITLE, span=(1, 9)),
            Cell(row=2, column=1, value="Kỳ báo cáo: Quý III/2025", style=Style.SUBTITLE, span=(1, 9)),
            Cell(
                row=3,
                column=1,
                value="Chỉ điền các ô màu vàng. Cột có dấu * là bắt buộc. Không thêm, xóa hoặc đổi tên cột.",
                style=Style.INTRO,
                span=(1, 9),
            ),
            Cell(row=4, column=1, value="Cơ quan báo cáo", style=Style.LABEL, span=(1, 2)),
            Cell(row=4, column=3, value="Sở Tư pháp", style=Style.GIVEN, span=(1, 3)),
            Cell(row=4, column=6, value="Hướng dẫn", style=Style.LINK, link="'Hướng dẫn'!A1"),
            Cell(row=6, column=1, value="I. NHIỆM VỤ VÀ KẾT QUẢ", style=Style.SECTION, span=(1, 9)),
            *(Cell(row=7, column=column, value=text, style=style) for column, (text, style) in enumerate(HEADINGS, 1)),
            *(
                Cell(row=row, column=9, formula=check.format(row), style=Style.FORMULA)
                for row in range(FIRST, LAST + 1)
            ),
            Cell(row=LAST + 1, column=1, style=Style.TOTAL),
            Cell(row=LAST + 1, column=2, value="Tổng cộng", style=Style.TOTAL),
            *(Cell(row=LAST + 1, column=column, style=Style.TOTAL) for column in (3, 4, 5, 6, 8, 9)),
            Cell(row=LAST + 1, column=7, formula=f"SUM(G{FIRST}:G{LAST})", style=Style.TOTAL_NUMBER),
            Cell(row=LAST + 3, column=8, value="THỦ TRƯỞNG ĐƠN VỊ", style=Style.SIGNATURE, span=(1, 2)),
            Cell(row=LAST + 4, column=8, value="(Ký, ghi rõ họ tên)", style=Style.SIGNATURE_NOTE, span=(1, 2)),
            Cell(row=LAST + 6, column=1, value="KXL-2025-0001 · a1b2c3", style=Style.IDENTITY),
        ),
        blocks=(Block(first_row=FIRST, first_column=1, styles=STYLES, rows=TASKS),),
        widths={1: 5, 2: 34, 3: 12, 4: 17, 5: 12, 6: 13, 7: 15, 8: 34, 9: 16},
        heights={1: 26, 2: 20, 3: 20, 6: 20, 7: 46},
        column_styles={10: Style.INPUT},
        row_styles={5: Style.INTRO},
        hidden_columns=(10,),
        validations=(
            Validation(
                ref=_rows(4),
                kind="list",
                source="DM_TRANG_THAI",
                prompt_title="Trạng thái",
                prompt="Chọn một trong các trạng thái của danh mục.",
                error_title="Không có trong danh mục",
                error="Hãy chọn trong danh sách thả xuống.",
            ),
            Validation(
                ref=_rows(5),
                kind="decimal",
                minimum=0,
                maximum=100,
                error="Điền số từ 0 đến 100, không gõ dấu %.",
            ),
            Validation(
                ref=_rows(6),
                kind="date",
                minimum=date(2025, 1, 1),
                maximum=date(2025, 12, 31),
                severity="warning",
                error="Ngày nằm ngoài thời gian của kế hoạch.",
            ),
            Validation(ref=_rows(7), kind="whole", operator=">=", minimum=0, error="Điền số đồng, không âm."),
            Validation(ref=_rows(8), kind="length", operator="<=", maximum=None, minimum=2000, severity="information"),
            Validation(ref=_rows(9), kind="any", prompt="Cột này tự tính."),
        ),
        conditional_formats=(
            ConditionalFormat(ref=_rows(9), formula=f'=$I{FIRST}="Đạt"', style=Style.GOOD),
            ConditionalFormat(ref=_rows(9), formula=f'$I{FIRST}<>"Đạt"', style=Style.BAD),
            ConditionalFormat(ref=_rows(4), formula=f'$D{FIRST}=""', style=Style.WARN),
        ),
        charts=(
            Chart(
                kind="bar",
                title="Tỷ lệ hoàn thành (%)",
                series=(
                    Series(
                        name="Tỷ lệ",
                        categories=f"'Tiến độ'!$B${FIRST}:$B${LAST}",
                        values=f"'Tiến độ'!$E${FIRST}:$E${LAST}",
                        color="#4F81BD",
                    ),
                ),
                row=LAST + 8,
                column=1,
                width=620,
                height=240,
            ),
            Chart(
                kind="doughnut",
                title="Kinh phí",
                series=(
                    Series(
                        name="Kinh phí",
                        categories=f"'Tiến độ'!$B${FIRST}:$B${LAST - 2}",
                        values=f"'Tiến độ'!$G${FIRST}:$G${LAST - 2}",
                        point_colors=("#4F81BD", "#9BBB59"),
                    ),
                ),
                row=LAST + 8,
                column=7,
                width=420,
                height=240,
            ),
        ),
        protected=True,
        freeze=(FIRST, 3),
        autofilter=CellRange(first_row=7, first_column=1, last_row=LAST, last_column=9),
        print=Print(
            repeat_rows=(7, 7),
            area=CellRange(first_row=1, first_column=1, last_row=LAST + 21, last_column=9),
            header="&R&9Mẫu 02",
            footer="&C&9Trang &P/&N",
        ),
        tab_color="#FCE4B0",
        zoom=90,
    )


def _guide() -> SheetLayout:
    styles = (Style.BODY_CENTER, Style.BODY, Style.BODY_NUMBER, Style.BODY_MONEY, Style.BODY_DATE)
    rows = (("01", "Sở Tư pháp", 1234, 1500000, date(2025, 1, 2)), ("02", "Ủy ban", 1234.5, -2, None))
    return SheetLayout(
        name="Hướng dẫn",
        cells=(
            Cell(row=1, column=1, value="HƯỚNG DẪN ĐIỀN", style=Style.TITLE, span=(1, 5)),
            Cell(row=2, column=1, value="Ghi chú: số liệu lấy đến ngày chốt.", style=Style.NOTE, span=(1, 5)),
            Cell(row=8, column=2, value="Đạt", style=Style.GOOD),
            Cell(row=9, column=2, value="Cần xem lại", style=Style.WARN),
            Cell(row=10, column=2, value="Sai", style=Style.BAD),
        ),
        blocks=(Block(first_row=4, first_column=1, styles=styles, rows=rows),),
        widths={1: 8, 2: 40, 3: 14, 4: 16, 5: 14},
        print=Print(landscape=False),
    )


def _lists() -> SheetLayout:
    rows = tuple((state,) for state in STATES)
    return SheetLayout(
        name="_dm",
        blocks=(Block(first_row=1, first_column=1, styles=(Style.BODY,), rows=rows),),
        very_hidden=True,
    )


SHOWCASE = WorkbookLayout(
    sheets=(_lists(), _form(), _guide()),
    defined_names={
        "DM_TRANG_THAI": "='_dm'!$A$1:$A$4",
        "KXL_TY_LE": f"='Tiến độ'!$E${FIRST}:$E${LAST}",
        "KXL_DAU": '="KXL-2025-0001"',
    },
    title="Báo cáo tiến độ",
    subject="Kế hoạch 2025",
    author="kxl",
    custom_properties={"kxl-ma": "KXL-2025-0001", "kxl-co-quan": "Sở Tư pháp <1> & 2"},
    protect_structure=True,
    active_sheet="Tiến độ",
)
