# ruff: noqa: E501 - sentences of reports, kept whole
"""Consolidated workbooks for the tests of the Word report, built as small books."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.table import Book, Row, Value
from kehoach_xlsx.workbooks.codelists import REPORT_SECTION

I_DO, II_DONE, III_GOOD, III_POOR, III_WHY, IV_NEXT, V_ASK = REPORT_SECTION.values

INFO: Row = {
    "plan_reference": "58/KH-UBND",
    "plan_issued_on": "2024-03-19",
    "plan_issuer": "ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ",
    "plan_subject": "Thực hiện Đề án phổ biến, giáo dục pháp luật gắn với vận động quần chúng năm 2024",
    "period_name": "Năm 2024",
    "cutoff_on": date(2024, 12, 5),
    "due_on": date(2024, 12, 10),
    "focal_agency": "Công an thành phố Cần Thơ",
    "issuer": "ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ",
    "symbol": "BC-UBND",
    "place": "Cần Thơ",
    "subject": "Kết quả thực hiện Đề án phổ biến, giáo dục pháp luật kết hợp vận động quần chúng chấp hành "
    "pháp luật tại cơ sở năm 2024",
    "short_subject": "thực hiện Đề án phổ biến, giáo dục pháp luật gắn với vận động quần chúng nhân dân năm 2024",
    "addressees": "Bộ Công an (Cục V03)",
    "authority": "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH",
    "title": "PHÓ CHỦ TỊCH",
    "signatory": "Nguyễn Ngọc Hè",
    "recipients": "Như trên; TT. Thành ủy; TT. HĐND thành phố; CT, các PCT UBND thành phố; Công an thành phố; "
    "VP UBND thành phố; Lưu: VT, CATP",
}


def info(**changes: Value) -> Row:
    return {**INFO, **changes}


def book(form: Row | None = None, **sheets: Iterable[Row]) -> Book:
    """A consolidated workbook with the given sheets and, unless another is given, `INFO`."""
    rows: dict[str, Sequence[Row]] = {name: tuple(found) for name, found in sheets.items()}
    return Book(
        identity=Identity(kind="consolidated", schema_version="1", plan="58/KH-UBND", period="2024"),
        sheets={"report_info": (INFO if form is None else form,)} | rows,
    )


def sentence(section: str, drafted: str, *, key: str = "", heading: str = "", wording: str | None = None) -> Row:
    return {"key": key, "section": section, "heading": heading, "drafted": drafted, "wording": wording}


def numbers(**values: float) -> Mapping[str, Decimal]:
    return {name: Decimal(str(value)) for name, value in values.items()}


_GROUPS = (
    "Công tác hướng dẫn, chỉ đạo, điều hành",
    "Rà soát các quy định làm cơ sở cho việc phổ biến, giáo dục pháp luật; kiến nghị hoặc tự mình sửa đổi, bổ sung, "
    "ban hành mới đúng thẩm quyền",
    "Làm mới nội dung và mở rộng cách phổ biến, giáo dục pháp luật",
    "Xây dựng mô hình điểm, trao đổi kinh nghiệm, nhân rộng cách làm hiệu quả",
    "Biên soạn, phát hành và số hóa tài liệu pháp luật",
    "Phát huy vai trò của các cơ quan báo chí, mạng xã hội",
    "Ứng dụng công nghệ thông tin, chuyển đổi số trong phổ biến, giáo dục pháp luật",
    "Củng cố, nâng cao năng lực đội ngũ báo cáo viên, tuyên truyền viên pháp luật",
    "Kiểm tra, sơ kết, tổng kết, thi đua, khen thưởng",
    "Huy động nguồn lực xã hội tham gia thực hiện Đề án",
)
_DONE = (
    "Các cơ quan, đơn vị, địa phương đã tổ chức 1.240 cuộc phổ biến, giáo dục pháp luật trực tiếp với 86.512 lượt "
    "người tham dự; cấp phát 152.300 bản tài liệu (trong đó: 21.500 bản được số hóa, 4.200 bản bằng tiếng Khmer).",
    "Công an thành phố chủ trì, phối hợp với Sở Tư pháp xây dựng 03 mô hình điểm tại quận Ninh Kiều, quận Bình Thủy "
    "và huyện Phong Điền; 27/31 đơn vị (đạt 87,1%) đã hoàn thành nhiệm vụ đúng thời hạn.",
    "Đến thời điểm chốt số liệu, 05 lớp tập huấn nghiệp vụ đã được tổ chức cho 412 báo cáo viên, tuyên truyền viên "
    "pháp luật, đạt 125% mức giao.",
)
_UNITS = (
    "Công an thành phố Cần Thơ", "Sở Tư pháp thành phố Cần Thơ", "Sở Thông tin và Truyền thông thành phố Cần Thơ",
    "Ủy ban nhân dân quận Ninh Kiều", "Ủy ban nhân dân quận Bình Thủy", "Ủy ban nhân dân huyện Phong Điền",
    "Sở Lao động - Thương binh và Xã hội thành phố Cần Thơ", "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Cần Thơ",
)  # fmt: skip


def rich() -> Book:
    """A whole year of a city: 16 tasks in 10 groups, 14 indicators, the directives of 40 units, 64 answers."""
    return book(
        draft=_rich_draft(),
        by_task=[_task(n) for n in range(16)],
        indicators=[_indicator(n) for n in range(14)],
        directives=[_directive(n) for n in range(40)],
        models=[_model(n) for n in range(3)],
        budget=_BUDGET,
        commendations=[_commendation(n) for n in range(4)],
        answers=[_answer(n, unit) for n in range(16) for unit in range(4)],
    )


def _rich_draft() -> list[Row]:
    out = [
        sentence(I_DO, "Ngay sau khi Kế hoạch được ban hành, 40/40 đơn vị đã ban hành 152 văn bản triển khai, gồm: "
                 "02 Quyết định, 41 Kế hoạch, 96 Công văn và 13 văn bản khác.", key="I"),
        sentence(I_DO, "Công an thành phố đã thành lập 02 đoàn kiểm tra tại 04 quận, huyện.", key="I.1"),
    ]  # fmt: skip
    for n, group in enumerate(_GROUPS, start=1):
        out.append(sentence(II_DONE, _DONE[n % 3], key=f"II.{n}", heading=group))
        if n <= 6:
            out.append(sentence(II_DONE, _DONE[(n + 1) % 3], key=f"II.{n}.a", heading=group))
    return [
        *out,
        sentence(
            III_GOOD,
            "Các cấp, các ngành đã vào cuộc đồng bộ; nhận thức pháp luật của người dân được nâng lên.",
        ),
        sentence(
            III_POOR,
            "Một số đơn vị còn chậm báo cáo; việc số hóa tài liệu chưa đồng đều giữa các địa phương.",
        ),
        sentence(III_WHY, "Kinh phí dành cho công tác phổ biến, giáo dục pháp luật ở cơ sở còn hạn chế."),
        sentence(
            IV_NEXT,
            "Tiếp tục nhân rộng mô hình hiệu quả; tập trung vào địa bàn trọng điểm, đối tượng đặc thù.",
        ),
        sentence(IV_NEXT, "Đẩy mạnh chuyển đổi số trong phổ biến, giáo dục pháp luật."),
        sentence(V_ASK, "", key="V"),
    ]


def _task(n: int) -> Row:
    group = n * 10 // 16
    return {
        "task_code": f"II.{group + 1}.{n}", "group_code": f"II.{group + 1}", "group": _GROUPS[group],
        "text": ("Ban hành Kế hoạch của tỉnh và văn bản hướng dẫn các cơ quan cùng triển khai",
                 "Đổi mới nội dung, hình thức phổ biến pháp luật của lực lượng Công an nhân dân ở cơ sở",
                 "Tổ chức tập huấn nghiệp vụ cho báo cáo viên, tuyên truyền viên pháp luật")[n % 3],
        "leads": _UNITS[n % 8], "deadline": ("Năm 2024", "Quý IV năm 2024", "Thường xuyên")[n % 3],
        "status": ("Đã hoàn thành", "Đang thực hiện", "27/31 đơn vị hoàn thành")[n % 3],
        "timeliness": ("Trong hạn", "", "Quá hạn")[n % 3], "results": _DONE[n % 3],
        **numbers(units_expected=31 if n % 3 == 2 else 1, units_reported=27 if n % 3 == 2 else 1),
    }  # fmt: skip


def _answer(n: int, unit: int) -> Row:
    """What a unit says of the task that `_task` made of the same number."""
    return {
        "task_code": _task(n)["task_code"], "unit_code": f"u{unit}", "unit_name": _UNITS[unit],
        "role": "Phối hợp" if unit else "Chủ trì", "status": ("Đã hoàn thành", "Đang thực hiện")[n % 2],
        "timeliness": ("Đúng hạn", "Trong hạn")[n % 2], "result": _DONE[(n + unit) % 3],
        "evidence": f"Báo cáo số {n + 11}/BC-UBND",
    }  # fmt: skip


def _indicator(n: int) -> Row:
    part = n in (3, 4)
    return {
        "indicator_code": f"CT{n:02}", "parent_indicator": "CT02" if part else None, "unit": "cuộc",
        "indicator": "Trong đó: tài liệu được số hóa" if part else f"Số cuộc phổ biến, giáo dục pháp luật, loại {n + 1}",
        **numbers(target=100, in_period=1240.5 + n, cumulative=5373 + n, target_share=96.68, units_expected=40,
                  units_reported=38),
    }  # fmt: skip


def _directive(n: int) -> Row:
    return {
        "unit_name": _UNITS[n % 8], "document_kind": ("Kế hoạch", "Công văn")[n % 2],
        "reference": f"{n + 15}/KH-UBND", "issued_on": date(2024, 3 + n % 8, 1 + n % 27),
        "subject": "Triển khai thực hiện Đề án phổ biến, giáo dục pháp luật gắn với vận động quần chúng năm 2024",
    }  # fmt: skip


def _model(n: int) -> Row:
    return {
        "name": "Tổ tự quản “5 không” về an ninh, trật tự", "unit_name": _UNITS[3 + n], "place": "phường An Khánh",
        "stage": ("Thí điểm", "Duy trì", "Nhân rộng")[n],
        "assessment": "Số vụ vi phạm hành chính trên địa bàn giảm 12,5% so với cùng kỳ; người dân đồng tình, ủng hộ.",
    }  # fmt: skip


_BUDGET: list[Row] = [
    {"cost_item": "2. Đào tạo, tập huấn, bồi dưỡng", "funding_source": "Ngân sách địa phương",
     **numbers(units=12, allocated_vnd=350_000_000, spent_vnd=341_250_000, disbursed_share=97.5)},
    {"cost_item": "5. Biên soạn, in ấn, truyền thông", "funding_source": "Ngân sách địa phương",
     **numbers(units=31, allocated_vnd=1_250_000_000, spent_vnd=1_250_000_000, disbursed_share=100)},
    {"cost_item": "16. Chi khác theo chứng từ", "funding_source": "Tài trợ, huy động khác",
     "note": "Lồng ghép, không tách riêng", **numbers(units=3, spent_vnd=45_000_000)},
]  # fmt: skip


def _commendation(n: int) -> Row:
    return {
        "name": f"Phòng Tham mưu, đơn vị thứ {n + 1}", "honouree": "Tập thể", "unit_name": _UNITS[n],
        "form": "Bằng khen", "award_state": "Đã khen thưởng", "decision_no": f"{120 + n}/QĐ-UBND",
    }  # fmt: skip
