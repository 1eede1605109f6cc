"""The closed lists that officers choose from. Values are the administrative wording itself.

Synonyms are what officers write for exactly one value: the reader and the template's own check both take them. What
may stand for two values ("Đã thực hiện", "Cần thêm thời gian") is no synonym.
"""

from kehoach_xlsx.model.plan import (
    AcrossPeriods,
    AcrossUnits,
    Assignment,
    GroupKind,
    Role,
    TargetScope,
)
from kehoach_xlsx.model.schema import CodeList

DONE = "Đã hoàn thành"
UNDER_WAY = "Đang thực hiện"
REGULAR = "Thực hiện thường xuyên"
NOT_STARTED = "Chưa thực hiện"
NOT_READY = "Chưa đủ điều kiện triển khai"
WILL_NOT = "Không triển khai"
NOTHING = "Không phát sinh"

STATUS = CodeList(
    name="status",
    title="Tình trạng thực hiện",
    values=(DONE, UNDER_WAY, REGULAR, NOT_STARTED, NOT_READY, WILL_NOT, NOTHING),
    synonyms={
        "Hoàn thành": DONE,
        "Đã hoàn thành xong": DONE,
        "Đã xong": DONE,
        "Xong": DONE,
        "Đang triển khai": UNDER_WAY,
        "Đang triển khai thực hiện": UNDER_WAY,
        "Thường xuyên": REGULAR,
        "Triển khai thường xuyên": REGULAR,
        "Chưa triển khai": NOT_STARTED,
        "Chưa triển khai thực hiện": NOT_STARTED,
        "Chưa đủ điều kiện": NOT_READY,
        "Chưa đủ điều kiện thực hiện": NOT_READY,
        "Không thực hiện": WILL_NOT,
        "Không triển khai thực hiện": WILL_NOT,
        "Không có": NOTHING,
        "Không có phát sinh": NOTHING,
    },
)
ROLE = CodeList(name="role", title="Vai trò", values=tuple(Role))
YES_NO = CodeList(
    name="yes_no",
    title="Có / Không",
    values=("Có", "Không"),
    synonyms={
        **dict.fromkeys(("x", "✓", "✔", "☑", "v", "1"), "Có"),
        **dict.fromkeys(("Không có", "ko", "-", "0"), "Không"),
    },
)
ASSIGNMENT = CodeList(name="assignment", title="Cách giao", values=tuple(Assignment))
TARGET_SCOPE = CodeList(name="target_scope", title="Phạm vi giao chỉ tiêu", values=tuple(TargetScope))
TARGET_SENSE = CodeList(name="target_sense", title="Cách hiểu mức giao", values=("Ít nhất", "Đúng bằng"))
ACROSS_UNITS = CodeList(name="across_units", title="Tổng hợp giữa các đơn vị", values=tuple(AcrossUnits))
ACROSS_PERIODS = CodeList(name="across_periods", title="Tổng hợp giữa các kỳ", values=tuple(AcrossPeriods))
GROUP_KIND = CodeList(name="group_kind", title="Cách xác định thành viên", values=tuple(GroupKind))
REPORTED_BY = CodeList(
    name="reported_by",
    title="Đơn vị báo cáo số liệu",
    values=("Đơn vị chủ trì", "Mọi đơn vị thực hiện"),
)
TIMEFRAME_KIND = CodeList(
    name="timeframe_kind",
    title="Loại thời gian",
    values=("date", "month", "quarter", "year", "multi_year", "annual", "ongoing", "conditional"),
)
CATEGORY = CodeList(
    name="category",
    title="Loại đơn vị",
    values=(
        "Cơ quan chuyên môn",
        "Công an",
        "Quân sự, Biên phòng",
        "Ủy ban nhân dân",
        "Mặt trận Tổ quốc",
        "Tổ chức chính trị - xã hội",
        "Hội, tổ chức xã hội",
        "Cơ quan báo chí",
        "Tòa án, Viện kiểm sát",
        "Cơ quan Đảng",
        "Cơ quan trung ương tại địa phương",
        "Đơn vị sự nghiệp",
        "Khác",
    ),
)
ASKED_CATEGORIES = frozenset(
    {
        "Mặt trận Tổ quốc",
        "Tổ chức chính trị - xã hội",
        "Hội, tổ chức xã hội",
        "Tòa án, Viện kiểm sát",
        "Cơ quan Đảng",
        "Cơ quan trung ương tại địa phương",
    }
)
"""Categories of units that a People's Committee does not direct: they are asked ("đề nghị"), never chased."""

LEVEL = CodeList(
    name="level",
    title="Cấp",
    values=("Trung ương", "Tỉnh", "Huyện", "Xã"),
    synonyms={"Cấp tỉnh": "Tỉnh", "Cấp huyện": "Huyện", "Cấp xã": "Xã"},
)
DOCUMENT_KIND = CodeList(
    name="document_kind",
    title="Loại văn bản",
    values=(
        "Nghị quyết",
        "Quyết định",
        "Chỉ thị",
        "Kế hoạch",
        "Chương trình",
        "Công văn",
        "Hướng dẫn",
        "Thông báo",
        "Báo cáo",
        "Văn bản khác",
    ),
    synonyms={  # the abbreviations of Nghị định 30/2020/NĐ-CP, Phụ lục III; "CV" is practice
        "NQ": "Nghị quyết",
        "QĐ": "Quyết định",
        "CT": "Chỉ thị",
        "KH": "Kế hoạch",
        "CTr": "Chương trình",
        "CV": "Công văn",
        "HD": "Hướng dẫn",
        "TB": "Thông báo",
        "BC": "Báo cáo",
        "Khác": "Văn bản khác",
    },
)
MODEL_STAGE = CodeList(name="model_stage", title="Giai đoạn", values=("Thí điểm", "Duy trì", "Nhân rộng"))
COST_ITEM = CodeList(
    name="cost_item",
    title="Nội dung chi (Điều 3 Thông tư số 56/2023/TT-BTC)",
    values=(
        "1. Công tác phí, họp, hội nghị, sơ kết, tổng kết",
        "2. Đào tạo, tập huấn, bồi dưỡng",
        "3. Họp báo, hội thảo, tọa đàm",
        "4. Công nghệ thông tin",
        "5. Biên soạn, in ấn, truyền thông",
        "6. Tài liệu đặc thù",
        "7. Khen thưởng",
        "8. Điều tra, khảo sát",
        "9. Làm đêm, làm thêm giờ",
        "10. Xây dựng chương trình, đề án, kế hoạch",
        "11. Thù lao báo cáo viên",
        "12. Câu lạc bộ pháp luật",
        "13. Cuộc thi tìm hiểu pháp luật",
        "14. Báo cáo, thống kê",
        "15. Kiểm tra, giám sát",
        "16. Chi khác theo chứng từ",
        "17. Hòa giải ở cơ sở",
        "18. Rà soát văn bản quy phạm pháp luật",
    ),
)
FUNDING_SOURCE = CodeList(
    name="funding_source",
    title="Nguồn kinh phí",
    values=("Ngân sách trung ương", "Ngân sách địa phương", "Tài trợ, huy động khác"),
    synonyms={
        "NSTW": "Ngân sách trung ương",
        "NSĐP": "Ngân sách địa phương",
        "Tài trợ": "Tài trợ, huy động khác",
        "Huy động khác": "Tài trợ, huy động khác",
    },
)
BUDGET_MANNER = CodeList(
    name="budget_manner",
    title="Cách bố trí",
    values=("Bố trí riêng", "Lồng ghép, không tách riêng"),
    synonyms={"Lồng ghép": "Lồng ghép, không tách riêng", "Không tách riêng": "Lồng ghép, không tách riêng"},
)
DIFFICULTY_KIND = CodeList(
    name="difficulty_kind",
    title="Loại",
    values=("Khó khăn, vướng mắc", "Kiến nghị, đề xuất"),
    synonyms={
        "Khó khăn": "Khó khăn, vướng mắc",
        "Vướng mắc": "Khó khăn, vướng mắc",
        "Kiến nghị": "Kiến nghị, đề xuất",
        "Đề xuất": "Kiến nghị, đề xuất",
    },
)
HONOUREE = CodeList(name="honouree", title="Đối tượng", values=("Tập thể", "Cá nhân"))
AWARD_STATE = CodeList(
    name="award_state", title="Kết quả xét", values=("Đã khen thưởng", "Đề nghị khen thưởng")
)
SUBMISSION_STATE = CodeList(
    name="submission_state",
    title="Tình trạng gửi",
    values=("Được tổng hợp", "Bị thay thế", "Trùng bản đã nhận", "Mâu thuẫn", "Cần sửa", "Chưa gửi", "Không còn tệp", "Không tổng hợp ở đây", "Đã mở, lấy từng bản"),
)
REPORT_SECTION = CodeList(
    name="report_section",
    title="Mục của báo cáo",
    values=(
        "I. Chỉ đạo, triển khai",
        "II. Kết quả thực hiện",
        "III. Đánh giá: ưu điểm",
        "III. Đánh giá: tồn tại, hạn chế",
        "III. Đánh giá: nguyên nhân",
        "IV. Phương hướng",
        "V. Kiến nghị, đề xuất",
    ),
)
