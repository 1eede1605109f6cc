"""What every field of the Word templates means, in the words of those who restyle them, with an example.

The fields themselves are declared where documents are made (`documents.forms`); a test holds the two together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, kw_only=True, slots=True)
class Meaning:
    """One field: what it holds, and what it may look like."""

    text: str
    example: str = ""


def _m(text: str, example: str = "") -> Meaning:
    return Meaning(text=text, example=example)


FIELDS: Final[Mapping[str, Meaning]] = {
    # the head
    "parent_lines": _m("Tên cơ quan chủ quản trực tiếp, chữ in hoa", "ỦY BAN NHÂN DÂN / THÀNH PHỐ CẦN THƠ"),
    "issuer_lines": _m("Tên cơ quan ban hành, chữ in hoa", "CÔNG AN THÀNH PHỐ"),
    "issuer_is_short": _m("Tên cơ quan ban hành ngắn nên đường kẻ dưới tên ngắn lại"),
    "number_line": _m("Số, ký hiệu; chừa chỗ khi chưa có số", "Số: 15/BC-UBND"),
    "draft_mark": _m("Chữ “DỰ THẢO”, chỉ có khi văn bản là dự thảo", "DỰ THẢO"),
    "place_date": _m("Địa danh và ngày, tháng, năm", "Cần Thơ, ngày 05 tháng 12 năm 2024"),
    "letter_subject": _m("Trích yếu của công văn, dưới số và ký hiệu", "V/v gửi báo cáo năm 2024"),
    "subject_lines": _m("Trích yếu nội dung", "Kết quả thực hiện Kế hoạch số 58/KH-UBND"),
    "subject_is_short": _m("Dòng cuối của trích yếu ngắn nên đường kẻ dưới ngắn lại"),
    "addressee": _m("Nơi kính gửi, khi chỉ có một", "Bộ Công an"),
    "addressees": _m("Các nơi kính gửi, khi có từ hai trở lên", "- Bộ Công an;"),
    # the text
    "opening": _m("Câu mở đầu", "Thực hiện Kế hoạch số 58/KH-UBND ngày 19 tháng 3 năm 2024 …"),
    "directing": _m("Mục I: tình hình chỉ đạo, triển khai", "37 đơn vị đã ban hành 77 văn bản …"),
    "results": _m("Mục II: phần chung, trước các nhóm nhiệm vụ", "Kế hoạch đề ra 16 nhiệm vụ; …"),
    "groups": _m("Các nhóm: group.heading là tên nhóm, group.paragraphs là các đoạn", "Kiểm tra, sơ kết"),
    "strengths": _m("Mục III.1: ưu điểm"),
    "weaknesses": _m("Mục III.2: tồn tại, hạn chế"),
    "causes": _m("Mục III.3: nguyên nhân"),
    "directions": _m("Mục IV: phương hướng, nhiệm vụ"),
    "proposals": _m("Mục V: kiến nghị, đề xuất"),
    "enclosed": _m("Câu nêu tài liệu gửi kèm", "(Gửi kèm dự thảo Báo cáo)"),
    "paragraphs": _m("Các đoạn nội dung của công văn"),
    "after": _m("Các đoạn sau danh sách của công văn"),
    "reasons": _m("Báo cáo bổ sung, mục I: lý do bổ sung"),
    "changes": _m("Báo cáo bổ sung, mục II: câu dẫn vào bảng nội dung thay đổi", "Có 03 nội dung thay đổi …"),
    "unchanged": _m("Câu nêu phần giữ nguyên của báo cáo đã ký"),
    "request": _m("Phiếu đối chiếu: đề nghị đơn vị làm gì"),
    "note": _m("Phiếu đối chiếu: người liên hệ; có thể trống", "Liên hệ: 0292 3 820 000."),
    "activities": _m("Kế hoạch chi tiết, mục II: các hoạt động theo nhóm"),
    "money": _m("Kế hoạch chi tiết, mục III: kinh phí"),
    "carrying_out": _m("Kế hoạch chi tiết, mục IV: tổ chức thực hiện"),
    "closing": _m("Câu kết, có dấu “./.”", "Trên đây là báo cáo kết quả …./."),
    # the signing
    "recipients": _m("Nơi nhận, dòng cuối là “Lưu”", "- Lưu: VT, CATP."),
    "authority_lines": _m("Quyền hạn, chức vụ của người ký, chữ in hoa", "TM. ỦY BAN NHÂN DÂN"),
    "signatory": _m("Họ và tên người ký"),
    "unit_lines": _m("Phiếu đối chiếu: các dòng trên chữ ký của đơn vị", "XÁC NHẬN CỦA / SỞ TƯ PHÁP"),
    "focal_lines": _m("Phiếu đối chiếu: các dòng trên chữ ký của cơ quan đầu mối", "CÔNG AN THÀNH PHỐ"),
    # appendices and charts
    "attached_to": _m("Dòng “Kèm theo” dưới tên phụ lục", "(Kèm theo Báo cáo số 15/BC-UBND …)"),
    "tasks": _m("Phụ lục: tình hình thực hiện từng nhiệm vụ"),
    "indicators": _m("Phụ lục: chỉ tiêu, số liệu"),
    "directives": _m("Phụ lục: văn bản chỉ đạo, triển khai"),
    "models": _m("Phụ lục: mô hình hay, cách làm hiệu quả"),
    "budget": _m("Phụ lục: kinh phí thực hiện"),
    "commendations": _m("Phụ lục: thi đua, khen thưởng"),
    "answers": _m("Phụ lục: kết quả của từng cơ quan, đơn vị"),
    "assigned": _m("Phụ lục: phân công nhiệm vụ"),
    "detailed": _m("Phụ lục: kế hoạch chi tiết"),
    "estimate": _m("Phụ lục: dự toán kinh phí"),
    "by_unit": _m("Phụ lục: dự toán kinh phí theo đơn vị"),
    "figures": _m("Phụ lục của công văn đối chiếu: số liệu đơn vị báo cáo và số liệu đã tổng hợp"),
    "list_rows": _m("Các dòng của bảng trong thân văn bản: đơn vị đôn đốc, nội dung thay đổi, số liệu đối chiếu"),
    "charts": _m("Biểu đồ; không có số liệu thì để trống"),
}

OWN: Final[Mapping[tuple[str, str], Meaning]] = {
    ("word/ke-hoach-chi-tiet.docx", "tasks"): _m("Kế hoạch chi tiết, mục I: nhiệm vụ, phân công thực hiện"),
}
"""Fields that mean something else in one document: by its template and their name."""

CHARTS: Final[Mapping[str, str]] = {
    "progress": "Tiến độ theo nhóm nhiệm vụ: số lượt đơn vị chủ trì đã hoàn thành, đang, chưa thực hiện, chưa báo cáo",
    "timeliness": "Nhiệm vụ có thời hạn: đúng hạn, trong hạn, muộn, quá hạn, chưa có báo cáo",
    "reporting": "Tình hình gửi báo cáo của các đơn vị: đúng hạn, muộn, phải sửa, chưa gửi",
    "indicators": "Kết quả chỉ tiêu so với mức giao (%)",
    "budget": "Kinh phí được giao, đã chi theo nguồn (triệu đồng)",
}
"""What each chart of `figures` shows."""

FILTERS: Final[Mapping[str, str]] = {
    "upper": "chữ in hoa",
    "lower": "chữ thường",
    "capitalize": "chữ cái đầu in hoa",
    "trim": "bỏ khoảng trắng ở hai đầu",
    "length": "số dòng, số mục",
    "first": "mục đầu",
    "last": "mục cuối",
    "join('; ')": "nối các dòng thành một câu",
    "default('…')": "chữ thay thế khi không có trường",
}
"""The filters that serve most, as they are written after "|"."""
