"""The agencies of a district (until 30/6/2025), of a commune (two orders), and the ministries."""

from __future__ import annotations

from dataclasses import replace

from kehoach_xlsx.directory.entries import (
    ARMY,
    BEFORE_DEPARTMENTS_MERGED,
    CENTRAL,
    COMMUNE,
    DEPARTMENT,
    DEPARTMENTS_MERGED,
    DISTRICT,
    FRONT,
    JUSTICE,
    LAST_DAY_OF_DISTRICTS,
    OTHER,
    PARTY,
    POLICE,
    PRESS,
    SERVICE,
    SOCIETY,
    TWO_TIERS,
    UNION,
    VERTICAL,
    Entry,
    body,
)
from kehoach_xlsx.vietnamese.text import slug

_OFFICES = (
    ("van-phong-hdnd-ubnd", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", ("Văn phòng UBND",)),
    ("thanh-tra", "Thanh tra", ()),
    ("phong-noi-vu", "Phòng Nội vụ", ()),
    ("phong-tu-phap", "Phòng Tư pháp", ()),
    ("phong-tai-chinh-ke-hoach", "Phòng Tài chính - Kế hoạch", ("Phòng TC-KH",)),
    ("phong-giao-duc-dao-tao", "Phòng Giáo dục và Đào tạo", ("Phòng GD&ĐT",)),
    ("phong-van-hoa-thong-tin", "Phòng Văn hóa và Thông tin", ("Phòng VH&TT", "Phòng VHTT")),
    ("phong-lao-dong-tbxh", "Phòng Lao động - Thương binh và Xã hội", ("Phòng LĐ-TB&XH",)),
    ("phong-tai-nguyen-moi-truong", "Phòng Tài nguyên và Môi trường", ("Phòng TN&MT",)),
    ("phong-y-te", "Phòng Y tế", ()),
)
_SOME_OFFICES = (
    ("phong-kinh-te", "Phòng Kinh tế", ()),
    ("phong-quan-ly-do-thi", "Phòng Quản lý đô thị", ()),
    ("phong-kinh-te-ha-tang", "Phòng Kinh tế và Hạ tầng", ("Phòng KT&HT",)),
    ("phong-nong-nghiep-ptnt", "Phòng Nông nghiệp và Phát triển nông thôn", ("Phòng NN&PTNT",)),
    ("phong-nong-nghiep-moi-truong", "Phòng Nông nghiệp và Môi trường", ("Phòng NN&MT",)),
    ("phong-van-hoa-khoa-hoc-thong-tin", "Phòng Văn hóa, Khoa học và Thông tin", ()),
    ("phong-dan-toc", "Phòng Dân tộc", ()),
    ("phong-dan-toc-ton-giao", "Phòng Dân tộc và Tôn giáo", ()),
)


def _organisations(level: str) -> tuple[Entry, ...]:
    return (
        body(POLICE, level, "cong-an", "Công an", standard=True),
        body(ARMY, level, "ban-chi-huy-quan-su", "Ban Chỉ huy Quân sự", "BCH Quân sự", "Ban CHQS", standard=True),
        body(FRONT, level, "mttq", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Mặt trận Tổ quốc", "Mặt trận", standard=True),
        body(UNION, level, "hoi-phu-nu", "Hội Liên hiệp Phụ nữ", "Hội Phụ nữ", "Hội LHPN Việt Nam", standard=True),
        body(UNION, level, "hoi-nong-dan", "Hội Nông dân", standard=True),
        body(
            UNION, level, "doan-thanh-nien", "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Đoàn Thanh niên", "Huyện đoàn",
            "Quận đoàn", "Thị đoàn", "Thành đoàn", "Xã đoàn", "Phường đoàn", "Đoàn TNCS", standard=True,
        ),
        body(UNION, level, "hoi-cuu-chien-binh", "Hội Cựu chiến binh", standard=True),
        body(SOCIETY, level, "hoi-luat-gia", "Hội Luật gia"),
        body(SOCIETY, level, "hoi-chu-thap-do", "Hội Chữ thập đỏ"),
        body(SOCIETY, level, "hoi-nguoi-cao-tuoi", "Hội Người cao tuổi"),
        body(SOCIETY, level, "hoi-khuyen-hoc", "Hội Khuyến học"),
        body(OTHER, level, "hoi-dong-pbgdpl", "Hội đồng phối hợp phổ biến, giáo dục pháp luật",
            "Hội đồng phối hợp PBGDPL"),
    )  # fmt: skip


_DISTRICT = (
    *(body(DEPARTMENT, DISTRICT, code, name, *aliases, standard=True) for code, name, aliases in _OFFICES),
    *(body(DEPARTMENT, DISTRICT, code, name, *aliases) for code, name, aliases in _SOME_OFFICES),
    *_organisations(DISTRICT),
    body(UNION, DISTRICT, "lien-doan-lao-dong", "Liên đoàn Lao động", "Công đoàn", standard=True),
    body(JUSTICE, DISTRICT, "toa-an", "Tòa án nhân dân"),
    body(JUSTICE, DISTRICT, "vien-kiem-sat", "Viện kiểm sát nhân dân"),
    body(VERTICAL, DISTRICT, "thi-hanh-an-dan-su", "Chi cục Thi hành án dân sự", "Thi hành án dân sự"),
    body(VERTICAL, DISTRICT, "thue", "Chi cục Thuế", variants=("Chi cục Thuế khu vực",)),
    body(VERTICAL, DISTRICT, "bao-hiem-xa-hoi", "Bảo hiểm xã hội"),
    body(VERTICAL, DISTRICT, "kho-bac", "Kho bạc Nhà nước"),
    body(VERTICAL, DISTRICT, "thong-ke", "Chi cục Thống kê"),
    body(
        PRESS, DISTRICT, "trung-tam-van-hoa", "Trung tâm Văn hóa - Thông tin và Thể thao",
        variants=(
            "Đài Truyền thanh", "Đài Truyền thanh - Truyền hình", "Trung tâm Văn hóa, Thể thao và Truyền thanh",
            "Trung tâm Truyền thông và Văn hóa", "Trung tâm Văn hóa, Thông tin và Truyền thông",
            "Trung tâm Truyền thông - Văn hóa",
        ),
        standard=True,
    ),
    body(SERVICE, DISTRICT, "trung-tam-chinh-tri", "Trung tâm Chính trị"),
    body(SERVICE, DISTRICT, "trung-tam-gdnn-gdtx", "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên"),
    body(PARTY, DISTRICT, "van-phong-huyen-uy", "Văn phòng Huyện ủy", "Văn phòng Quận ủy", "Văn phòng Thành ủy",
         "Văn phòng Thị ủy"),
    body(PARTY, DISTRICT, "ban-tuyen-giao-huyen-uy", "Ban Tuyên giáo Huyện ủy", "Ban Tuyên giáo Quận ủy",
        "Ban Tuyên giáo"),
)  # fmt: skip

DISTRICTS = tuple(replace(entry, valid_to=LAST_DAY_OF_DISTRICTS) for entry in _DISTRICT)
"""Every agency of a district, of a town or of a city under a province: until the districts were abolished."""


def _since(code: str, name: str, *aliases: str, category: str = DEPARTMENT, standard: bool = True) -> Entry:
    entry = body(category, COMMUNE, code, name, *aliases, standard=standard)
    return replace(entry, valid_from=TWO_TIERS)


COMMUNES = (
    _since("van-phong-hdnd-ubnd", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "Văn phòng HĐND và UBND"),
    _since("phong-kinh-te", "Phòng Kinh tế", standard=False),
    _since("phong-kinh-te-ha-tang-do-thi", "Phòng Kinh tế, Hạ tầng và Đô thị", standard=False),
    _since("phong-van-hoa-xa-hoi", "Phòng Văn hóa - Xã hội"),
    _since("trung-tam-phuc-vu-hanh-chinh-cong", "Trung tâm Phục vụ hành chính công", "Trung tâm PVHCC"),
    *_organisations(COMMUNE),
    body(SERVICE, COMMUNE, "tram-y-te", "Trạm Y tế"),
    body(PRESS, COMMUNE, "dai-truyen-thanh", "Đài Truyền thanh"),
    _since("dang-uy", "Đảng ủy", category=PARTY, standard=False),
    _since("ban-xay-dung-dang", "Ban Xây dựng Đảng", category=PARTY, standard=False),
)
"""Every agency of a commune or ward; the offices are those of Nghị định 150/2025/NĐ-CP."""

_ALWAYS, _ENDED, _SINCE_2025 = "always", "ended", "since 2025"
_MINISTRIES = (
    ("Quốc phòng", _ALWAYS, ""), ("Công an", _ALWAYS, ""), ("Ngoại giao", _ALWAYS, ""), ("Tư pháp", _ALWAYS, ""),
        ("Nội vụ", _ALWAYS, ""),
    ("Tài chính", _ALWAYS, ""), ("Công Thương", _ALWAYS, ""), ("Y tế", _ALWAYS, ""), ("Xây dựng", _ALWAYS, ""),
    ("Giáo dục và Đào tạo", _ALWAYS, ""), ("Khoa học và Công nghệ", _ALWAYS, ""), ("Văn hóa, Thể thao và Du lịch",
        _ALWAYS, ""),
    ("Nông nghiệp và Môi trường", _SINCE_2025, ""), ("Dân tộc và Tôn giáo", _SINCE_2025, ""),
    ("Kế hoạch và Đầu tư", _ENDED, "bo-tai-chinh"), ("Giao thông vận tải", _ENDED, "bo-xay-dung"),
    ("Thông tin và Truyền thông", _ENDED, "bo-khoa-hoc-va-cong-nghe"),
    ("Lao động - Thương binh và Xã hội", _ENDED, "bo-noi-vu"),
    ("Tài nguyên và Môi trường", _ENDED, "bo-nong-nghiep-va-moi-truong"),
    ("Nông nghiệp và Phát triển nông thôn", _ENDED, "bo-nong-nghiep-va-moi-truong"),
)  # fmt: skip


def _ministry(field: str, standing: str, successor: str) -> Entry:
    return Entry(
        code=slug(f"Bộ {field}"),
        name=f"Bộ {field}",
        category=DEPARTMENT,
        level=CENTRAL,
        valid_from=DEPARTMENTS_MERGED if standing == _SINCE_2025 else None,
        valid_to=BEFORE_DEPARTMENTS_MERGED if standing == _ENDED else None,
        successors=(successor,) if successor else (),
        standard=True,
    )


MINISTRIES = (
    *(_ministry(*ministry) for ministry in _MINISTRIES),
    body(DEPARTMENT, CENTRAL, "thanh-tra-chinh-phu", "Thanh tra Chính phủ", standard=True),
    body(DEPARTMENT, CENTRAL, "ngan-hang-nha-nuoc", "Ngân hàng Nhà nước Việt Nam", standard=True),
    body(DEPARTMENT, CENTRAL, "van-phong-chinh-phu", "Văn phòng Chính phủ", standard=True),
    body(JUSTICE, CENTRAL, "toa-an-toi-cao", "Tòa án nhân dân tối cao"),
    body(JUSTICE, CENTRAL, "vien-kiem-sat-toi-cao", "Viện kiểm sát nhân dân tối cao"),
    body(FRONT, CENTRAL, "mttq", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    body(UNION, CENTRAL, "tong-lien-doan-lao-dong", "Tổng Liên đoàn Lao động Việt Nam", standard=True),
    body(UNION, CENTRAL, "hoi-phu-nu", "Hội Liên hiệp Phụ nữ Việt Nam", standard=True),
    body(UNION, CENTRAL, "hoi-nong-dan", "Hội Nông dân Việt Nam", standard=True),
    body(UNION, CENTRAL, "doan-thanh-nien", "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh", standard=True),
    body(UNION, CENTRAL, "hoi-cuu-chien-binh", "Hội Cựu chiến binh Việt Nam", standard=True),
    body(SOCIETY, CENTRAL, "hoi-luat-gia", "Hội Luật gia Việt Nam"),
    body(SOCIETY, CENTRAL, "lien-doan-luat-su", "Liên đoàn Luật sư Việt Nam"),
    body(PRESS, CENTRAL, "dai-tieng-noi", "Đài Tiếng nói Việt Nam", standard=True),
    body(PRESS, CENTRAL, "dai-truyen-hinh", "Đài Truyền hình Việt Nam", standard=True),
)
"""The ministries and bodies at the centre; those of 1/3/2025 and those that they took over."""
