"""The implementation plans (kế hoạch triển khai) of three units: activities under their tasks, and a budget."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from kehoach_xlsx.demo.chance import between, working_day
from kehoach_xlsx.demo.fill import Overlay
from kehoach_xlsx.demo.voice import Voice, answers_bank, voices
from kehoach_xlsx.model.plan import Plan, Unit
from kehoach_xlsx.model.table import Row

OWN_PLANS = ("ca-tp", "stp", "ubnd-ninh-kieu")

Activity = tuple[str, str, str, str, str, int]  # task, text, deliverable, indicator, unit, quantity

_ACTIVITIES: Mapping[str, tuple[Activity, ...]] = {
    "ca-tp": (
        ("II.1.a", "Trình ban hành Kế hoạch của thành phố; hướng dẫn Công an quận, huyện",
         "Kế hoạch, công văn hướng dẫn", "Văn bản ban hành", "văn bản", 6),
        ("II.3.a", "Tuyên truyền lưu động tại khu nhà trọ, bến thủy, chợ đầu mối",
         "Báo cáo từng đợt", "Cuộc tuyên truyền", "cuộc", 300),
        ("II.4.a", "Khảo sát, chọn địa bàn và ra mắt mô hình điểm",
         "Quyết định ra mắt mô hình", "Mô hình điểm", "mô hình", 2),
        ("II.5", "Biên soạn, in cẩm nang phòng, chống lừa đảo trực tuyến",
         "Cẩm nang bản in và bản điện tử", "Tài liệu phát hành", "bản", 40000),
        ("II.8.b", "Tập huấn kỹ năng tuyên truyền cho Công an cấp xã",
         "Bài giảng, danh sách học viên", "Lớp tập huấn", "lớp", 5),
    ),
    "stp": (
        ("II.2", "Rà soát văn bản của thành phố về phổ biến, giáo dục pháp luật",
         "Báo cáo rà soát", "Văn bản được rà soát", "văn bản", 15),
        ("II.8.a", "Củng cố đội ngũ báo cáo viên pháp luật thành phố",
         "Quyết định công nhận", "Báo cáo viên", "người", 150),
        ("II.8.b", "Mở lớp kỹ năng, nghiệp vụ cho báo cáo viên, tuyên truyền viên",
         "Tài liệu, danh sách học viên", "Lớp tập huấn", "lớp", 6),
        ("II.6.a", "Duy trì chuyên mục pháp luật trên cổng thông tin điện tử",
         "Tin, bài đã đăng", "Tin, bài", "tin, bài", 100),
    ),
    "ubnd-ninh-kieu": (
        ("II.3.a", "Tuyên truyền tại khu dân cư, trường học, cơ sở lưu trú",
         "Báo cáo từng quý", "Cuộc tuyên truyền", "cuộc", 180),
        ("II.6.a", "Phát thanh chuyên mục pháp luật trên loa phường",
         "Lịch phát, bản tin", "Tin, bài", "tin, bài", 120),
        ("II.7", "Lập kịch bản tuyên truyền khi phát sinh vụ việc phức tạp",
         "Kịch bản được phê duyệt", "Kịch bản", "kịch bản", 5),
        ("II.9", "Sửa chữa cụm loa, trang bị tủ sách cho nhà văn hóa",
         "Biên bản nghiệm thu", "Điểm được trang bị", "điểm", 8),
    ),
}  # fmt: skip
_DOERS = {"police": "Phòng Tham mưu", "department": "Phòng chuyên môn", "district": "Phòng Tư pháp; Công an quận"}
# Cost item, what for, unit, lowest and highest quantity, days, rate in đồng.
_COSTS = (
    ("2. Đào tạo, tập huấn, bồi dưỡng", "Giảng viên, nước uống, tài liệu của lớp tập huấn", "lớp", 2, 5, 2, 6_500_000),
    ("5. Biên soạn, in ấn, truyền thông", "In tờ gấp", "bản", 5000, 20000, None, 1500),
    ("11. Thù lao báo cáo viên", "Thù lao báo cáo viên tại cơ sở", "buổi", 20, 60, None, 300_000),
)  # fmt: skip


def own_plan(plan: Plan, unit: Unit) -> Overlay:
    """Return what a unit's officer fills into its implementation plan."""
    voice = next(v for v in voices(plan, answers_bank()) if v.unit.code == unit.code)
    return {
        "info": (_info(voice),),
        "activities": tuple(_activities(voice)),
        "estimates": tuple(_estimates(voice)),
    }


def _info(voice: Voice) -> Row:
    reporter: Mapping[str, str] = voice.bank["reporters"][voice.group]
    return {
        "submission_no": 1,
        "own_plan_number": voice.plan_number("II.1"),
        "own_plan_date": working_day(date(2024, 3, 25), date(2024, 4, 26), voice.unit.code, "own plan"),
        "reporter": voice.say(reporter["reporter"], "info"),
    }


def _activities(voice: Voice) -> Iterator[Row]:
    for task, text, deliverable, indicator, unit, quantity in _ACTIVITIES[voice.unit.code]:
        yield {
            "task_code": task,
            "text": text,
            "doer": _DOERS[voice.group],
            "starts_on": working_day(date(2024, 4, 1), date(2024, 5, 31), voice.unit.code, task, "from"),
            "ends_on": working_day(date(2024, 9, 3), date(2024, 11, 22), voice.unit.code, task, "to"),
            "deliverable": deliverable,
            "indicator": indicator,
            "unit": unit,
            "quantity": Decimal(quantity),
        }


def _estimates(voice: Voice) -> Iterator[Row]:
    tasks = [activity[0] for activity in _ACTIVITIES[voice.unit.code]]
    for number, (item, content, unit, low, high, days, rate) in enumerate(_COSTS):
        yield {
            "task_code": tasks[number],
            "cost_item": item,
            "content": content,
            "unit": unit,
            "quantity": Decimal(between(low, high, voice.unit.code, item, step=max(low // 10, 1))),
            "days": None if days is None else Decimal(days),
            "rate_vnd": Decimal(rate),
            "funding_source": "Ngân sách địa phương",
        }
