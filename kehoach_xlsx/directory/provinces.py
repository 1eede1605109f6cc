"""The agencies of a province or a city under the central government, before and since the reorganisation of 2025.

Departments: Nghị định 45/2025/NĐ-CP of 28/2/2025 (twelve common ones, and some that only certain places have).
"""

from __future__ import annotations

from datetime import date

from kehoach_xlsx.directory.entries import (
    ARMY,
    DEPARTMENT,
    FRONT,
    JUSTICE,
    LAST_DAY_OF_DISTRICTS,
    OTHER,
    PARTY,
    POLICE,
    PRESS,
    PROVINCE,
    SERVICE,
    SOCIETY,
    TWO_TIERS,
    UNION,
    VERTICAL,
    Entry,
    body,
    new,
    old,
)


def _here(
    category: str, code: str, name: str, *aliases: str, variants: tuple[str, ...] = (), standard: bool = False
) -> Entry:
    return body(category, PROVINCE, code, name, *aliases, variants=variants, standard=standard)


DEPARTMENTS = (
    _here(DEPARTMENT, "van-phong-ubnd", "Văn phòng Ủy ban nhân dân", "VP UBND", standard=True),
    _here(DEPARTMENT, "thanh-tra", "Thanh tra", standard=True),
    _here(DEPARTMENT, "so-noi-vu", "Sở Nội vụ", standard=True),
    _here(DEPARTMENT, "so-tu-phap", "Sở Tư pháp", standard=True),
    _here(DEPARTMENT, "so-tai-chinh", "Sở Tài chính", standard=True),
    old("so-ke-hoach-dau-tu", "Sở Kế hoạch và Đầu tư", "so-tai-chinh"),
    _here(DEPARTMENT, "so-cong-thuong", "Sở Công Thương", standard=True),
    old("so-nong-nghiep-ptnt", "Sở Nông nghiệp và Phát triển nông thôn", "so-nong-nghiep-moi-truong"),
    old("so-tai-nguyen-moi-truong", "Sở Tài nguyên và Môi trường", "so-nong-nghiep-moi-truong"),
    new("so-nong-nghiep-moi-truong", "Sở Nông nghiệp và Môi trường"),
    old("so-giao-thong-van-tai", "Sở Giao thông vận tải", "so-xay-dung"),
    _here(DEPARTMENT, "so-xay-dung", "Sở Xây dựng", standard=True),
    old(
        "so-thong-tin-truyen-thong", "Sở Thông tin và Truyền thông", "so-khoa-hoc-cong-nghe",
        "so-van-hoa-the-thao-du-lich",
        note="Báo chí, xuất bản chuyển sang Sở Văn hóa, Thể thao và Du lịch; các việc khác sang Sở Khoa học và "
        "Công nghệ.",
    ),
    _here(DEPARTMENT, "so-khoa-hoc-cong-nghe", "Sở Khoa học và Công nghệ", standard=True),
    old(
        "so-lao-dong-tbxh", "Sở Lao động - Thương binh và Xã hội", "so-noi-vu", "so-y-te", "so-giao-duc-dao-tao",
        "cong-an",
        note="Bảo trợ xã hội, trẻ em chuyển sang Sở Y tế; giáo dục nghề nghiệp sang Sở Giáo dục và Đào tạo; "
        "cai nghiện sang Công an; các việc khác sang Sở Nội vụ.",
    ),
    _here(DEPARTMENT, "so-van-hoa-the-thao-du-lich", "Sở Văn hóa, Thể thao và Du lịch", standard=True),
    _here(DEPARTMENT, "so-van-hoa-the-thao", "Sở Văn hóa và Thể thao"),
    _here(DEPARTMENT, "so-du-lich", "Sở Du lịch"),
    _here(DEPARTMENT, "so-giao-duc-dao-tao", "Sở Giáo dục và Đào tạo", standard=True),
    _here(DEPARTMENT, "so-y-te", "Sở Y tế", standard=True),
    old("ban-dan-toc", "Ban Dân tộc", "so-dan-toc-ton-giao", standard=False),
    new("so-dan-toc-ton-giao", "Sở Dân tộc và Tôn giáo", standard=False),
    _here(DEPARTMENT, "so-ngoai-vu", "Sở Ngoại vụ"),
    _here(DEPARTMENT, "so-quy-hoach-kien-truc", "Sở Quy hoạch - Kiến trúc"),
    _here(DEPARTMENT, "so-an-toan-thuc-pham", "Sở An toàn thực phẩm"),
    _here(
        DEPARTMENT, "ban-quan-ly-khu-cong-nghiep", "Ban Quản lý các khu công nghiệp",
        variants=(
            "Ban Quản lý Khu kinh tế", "Ban Quản lý Khu kinh tế và các khu công nghiệp", "Ban Quản lý khu công nghiệp",
            "Ban Quản lý các khu chế xuất và công nghiệp", "Ban Quản lý các khu công nghiệp, chế xuất",
            "Ban Quản lý Khu kinh tế cửa khẩu",
        ),
    ),
)  # fmt: skip

FORCES = (
    _here(POLICE, "cong-an", "Công an", standard=True),
    _here(
        ARMY, "bo-chi-huy-quan-su", "Bộ Chỉ huy Quân sự", "Bộ Tư lệnh", "Ban Chỉ huy Quân sự", "BCH QS", standard=True
    ),
    Entry(
        code="bo-doi-bien-phong",
        name="Bộ Chỉ huy Bộ đội Biên phòng",
        category=ARMY,
        level=PROVINCE,
        aliases=("Bộ đội Biên phòng", "BCH Bộ đội Biên phòng", "BCH BĐBP", "Biên phòng"),
        valid_to=LAST_DAY_OF_DISTRICTS,
        successors=("ban-chi-huy-bo-doi-bien-phong",),
        note="Chỉ có ở tỉnh biên giới, ven biển.",
    ),
    Entry(
        code="ban-chi-huy-bo-doi-bien-phong",
        name="Ban Chỉ huy Bộ đội Biên phòng",
        category=ARMY,
        level=PROVINCE,
        aliases=("Ban Chỉ huy BĐBP", "Ban CHBĐ Biên phòng"),
        valid_from=TWO_TIERS,
        note="Thuộc Bộ Chỉ huy Quân sự tỉnh; chỉ có ở tỉnh biên giới, ven biển.",
    ),
)

VERTICAL_BODIES = (
    _here(JUSTICE, "toa-an", "Tòa án nhân dân"),
    _here(JUSTICE, "vien-kiem-sat", "Viện kiểm sát nhân dân", "Viện KSND"),
    _here(VERTICAL, "thi-hanh-an-dan-su", "Thi hành án dân sự", "THADS",
          variants=("Cục Thi hành án dân sự", "Cục THADS")),
    _here(VERTICAL, "thue", "Thuế", variants=("Cục Thuế",)),
    _here(VERTICAL, "hai-quan", "Hải quan", variants=("Cục Hải quan", "Chi cục Hải quan khu vực")),
    _here(VERTICAL, "kho-bac", "Kho bạc Nhà nước", variants=("Kho bạc Nhà nước khu vực",)),
    _here(
        VERTICAL, "ngan-hang-nha-nuoc", "Ngân hàng Nhà nước chi nhánh", "Ngân hàng Nhà nước",
        "Ngân hàng Nhà nước Việt Nam chi nhánh", "Chi nhánh Ngân hàng Nhà nước",
        variants=("Ngân hàng Nhà nước khu vực",),
    ),
    _here(VERTICAL, "ngan-hang-chinh-sach", "Ngân hàng Chính sách xã hội chi nhánh", "Ngân hàng Chính sách xã hội",
          "Chi nhánh Ngân hàng Chính sách xã hội"),
    _here(VERTICAL, "bao-hiem-xa-hoi", "Bảo hiểm xã hội"),
    _here(VERTICAL, "thong-ke", "Thống kê", variants=("Cục Thống kê", "Chi cục Thống kê")),
    _here(VERTICAL, "quan-ly-thi-truong", "Quản lý thị trường",
          variants=("Cục Quản lý thị trường", "Chi cục Quản lý thị trường")),
)  # fmt: skip

ORGANISATIONS = (
    _here(FRONT, "mttq", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Mặt trận Tổ quốc Việt Nam", "Mặt trận", standard=True),
    _here(UNION, "lien-doan-lao-dong", "Liên đoàn Lao động", "Công đoàn", standard=True),
    _here(UNION, "hoi-phu-nu", "Hội Liên hiệp Phụ nữ", "Hội Phụ nữ", "Hội LHPN Việt Nam", standard=True),
    _here(UNION, "hoi-nong-dan", "Hội Nông dân", "Hội Nông dân Việt Nam", standard=True),
    _here(
        UNION, "doan-thanh-nien", "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Tỉnh đoàn", "Thành đoàn", "Đoàn Thanh niên",
        "Đoàn TNCS", "Tỉnh Đoàn", standard=True,
    ),
    _here(UNION, "hoi-cuu-chien-binh", "Hội Cựu chiến binh", "Hội Cựu chiến binh Việt Nam", standard=True),
    _here(SOCIETY, "hoi-luat-gia", "Hội Luật gia", "Hội Luật gia Việt Nam"),
    _here(SOCIETY, "doan-luat-su", "Đoàn Luật sư"),
    _here(SOCIETY, "hoi-chu-thap-do", "Hội Chữ thập đỏ"),
    _here(SOCIETY, "hoi-nguoi-cao-tuoi", "Hội Người cao tuổi", variants=("Ban Đại diện Hội Người cao tuổi",)),
    _here(SOCIETY, "hoi-khuyen-hoc", "Hội Khuyến học"),
    _here(SOCIETY, "hoi-nha-bao", "Hội Nhà báo"),
    _here(SOCIETY, "hoi-doanh-nghiep", "Hội Doanh nghiệp", variants=("Hiệp hội Doanh nghiệp", "Hội Doanh nhân trẻ")),
    _here(SOCIETY, "lien-minh-hop-tac-xa", "Liên minh Hợp tác xã", "Liên minh HTX"),
    _here(SOCIETY, "lien-hiep-hoi", "Liên hiệp các Hội Khoa học và Kỹ thuật"),
)  # fmt: skip

PRESS_AND_SERVICES = (
    Entry(
        code="dai-phat-thanh-truyen-hinh",
        name="Đài Phát thanh và Truyền hình",
        category=PRESS,
        level=PROVINCE,
        variants=("Đài Truyền hình", "Đài Tiếng nói Nhân dân"),
        valid_to=LAST_DAY_OF_DISTRICTS,
        successors=("bao-phat-thanh-truyen-hinh",),
        standard=True,
    ),
    Entry(
        code="bao",
        name="Báo",
        category=PRESS,
        level=PROVINCE,
        valid_to=LAST_DAY_OF_DISTRICTS,
        successors=("bao-phat-thanh-truyen-hinh",),
        standard=True,
    ),
    Entry(
        code="bao-phat-thanh-truyen-hinh",
        name="Báo và Phát thanh, Truyền hình",
        category=PRESS,
        level=PROVINCE,
        variants=("Báo và Đài Phát thanh, Truyền hình",),
        valid_from=date(2025, 7, 1),
        standard=True,
    ),
    _here(PRESS, "cong-thong-tin-dien-tu", "Cổng Thông tin điện tử"),
    _here(SERVICE, "truong-chinh-tri", "Trường Chính trị"),
    _here(SERVICE, "truong-cao-dang", "Trường Cao đẳng"),
    _here(SERVICE, "truong-dai-hoc", "Trường Đại học"),
    _here(SERVICE, "trung-tam-tro-giup-phap-ly", "Trung tâm Trợ giúp pháp lý Nhà nước", "Trung tâm Trợ giúp pháp lý"),
    _here(SERVICE, "trung-tam-phuc-vu-hanh-chinh-cong", "Trung tâm Phục vụ hành chính công"),
)

PARTY_BODIES = (
    _here(PARTY, "van-phong-tinh-uy", "Văn phòng Tỉnh ủy", "Văn phòng Thành ủy"),
    _here(PARTY, "ban-to-chuc-tinh-uy", "Ban Tổ chức Tỉnh ủy", "Ban Tổ chức Thành ủy"),
    _here(PARTY, "ban-noi-chinh-tinh-uy", "Ban Nội chính Tỉnh ủy", "Ban Nội chính Thành ủy", "Ban Nội chính"),
    _here(PARTY, "uy-ban-kiem-tra-tinh-uy", "Ủy ban Kiểm tra Tỉnh ủy", "Ủy ban Kiểm tra Thành ủy"),
    Entry(
        code="ban-tuyen-giao-tinh-uy",
        name="Ban Tuyên giáo Tỉnh ủy",
        category=PARTY,
        level=PROVINCE,
        aliases=("Ban Tuyên giáo Thành ủy", "Ban Tuyên giáo"),
        valid_to=date(2025, 2, 28),
        successors=("ban-tuyen-giao-dan-van-tinh-uy",),
    ),
    Entry(
        code="ban-dan-van-tinh-uy",
        name="Ban Dân vận Tỉnh ủy",
        category=PARTY,
        level=PROVINCE,
        aliases=("Ban Dân vận Thành ủy", "Ban Dân vận"),
        valid_to=date(2025, 2, 28),
        successors=("ban-tuyen-giao-dan-van-tinh-uy",),
    ),
    Entry(
        code="ban-tuyen-giao-dan-van-tinh-uy",
        name="Ban Tuyên giáo và Dân vận Tỉnh ủy",
        category=PARTY,
        level=PROVINCE,
        aliases=("Ban Tuyên giáo và Dân vận Thành ủy", "Ban Tuyên giáo và Dân vận"),
        valid_from=date(2025, 3, 1),
    ),
    _here(PARTY, "tinh-uy", "Tỉnh ủy", "Thành ủy", "Thường trực Tỉnh ủy", "Thường trực Thành ủy"),
    _here(OTHER, "doan-dbqh", "Đoàn đại biểu Quốc hội", "Đoàn ĐBQH"),
    _here(
        DEPARTMENT, "van-phong-doan-dbqh-hdnd", "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân",
        "Văn phòng Đoàn ĐBQH và HĐND", "Văn phòng Đoàn ĐBQH & HĐND", variants=("Văn phòng HĐND",),
    ),
    _here(
        OTHER, "hoi-dong-pbgdpl", "Hội đồng phối hợp phổ biến, giáo dục pháp luật", "Hội đồng phối hợp PBGDPL",
        "Hội đồng PHPBGDPL", "Hội đồng phối hợp công tác phổ biến, giáo dục pháp luật",
    ),
)  # fmt: skip

PROVINCIAL = (*DEPARTMENTS, *FORCES, *VERTICAL_BODIES, *ORGANISATIONS, *PRESS_AND_SERVICES, *PARTY_BODIES)
"""Every agency of a province, in the order in which lists name them."""
