"""Abbreviations in the names of Vietnamese agencies. Data: add a line here to teach a new one."""

from __future__ import annotations

from collections.abc import Mapping

EVERYWHERE: Mapping[str, str] = {
    # authorities
    "UBND": "ủy ban nhân dân",
    "HĐND": "hội đồng nhân dân",
    "BCĐ": "ban chỉ đạo",
    "BCH": "ban chỉ huy",
    "BQL": "ban quản lý",
    "VP": "văn phòng",
    "TAND": "tòa án nhân dân",
    "VKSND": "viện kiểm sát nhân dân",
    "TW": "trung ương",
    # places
    "TP": "thành phố",
    "TPHCM": "thành phố hồ chí minh",
    "HCM": "hồ chí minh",
    "TX": "thị xã",
    # fields of departments, old and new
    "LĐTBXH": "lao động thương binh xã hội",
    "VHTTDL": "văn hóa thể thao du lịch",
    "TTTT": "thông tin truyền thông",
    "GDĐT": "giáo dục đào tạo",
    "KHĐT": "kế hoạch đầu tư",
    "KHCN": "khoa học công nghệ",
    "NNPTNT": "nông nghiệp phát triển nông thôn",
    "NNMT": "nông nghiệp môi trường",
    "TNMT": "tài nguyên môi trường",
    "GTVT": "giao thông vận tải",
    "DTTG": "dân tộc tôn giáo",
    "QLTT": "quản lý thị trường",
    # the Front and the unions
    "MTTQ": "mặt trận tổ quốc",
    "MTTQVN": "mặt trận tổ quốc việt nam",
    "UBMTTQ": "ủy ban mặt trận tổ quốc",
    "UBMTTQVN": "ủy ban mặt trận tổ quốc việt nam",
    "LHPN": "liên hiệp phụ nữ",
    "LĐLĐ": "liên đoàn lao động",
    "CCB": "cựu chiến binh",
    "TNCS": "thanh niên cộng sản",
    # armed forces, vertical bodies
    "BĐBP": "bộ đội biên phòng",
    "BCHQS": "bộ chỉ huy quân sự",
    "CHQS": "chỉ huy quân sự",
    "BHXH": "bảo hiểm xã hội",
    "KBNN": "kho bạc nhà nước",
    "NHNN": "ngân hàng nhà nước",
}

AFTER: Mapping[str, Mapping[str, str]] = {
    "sở": {
        "TP": "tư pháp",
        "CT": "công thương",
        "XD": "xây dựng",
        "TC": "tài chính",
        "NV": "nội vụ",
        "YT": "y tế",
        "DL": "du lịch",
        "VHTT": "văn hóa thể thao",
        "QHKT": "quy hoạch kiến trúc",
    },
    "bộ": {
        "TP": "tư pháp",
        "CT": "công thương",
        "XD": "xây dựng",
        "TC": "tài chính",
        "NV": "nội vụ",
        "YT": "y tế",
        "CA": "công an",
        "QP": "quốc phòng",
    },
    "phòng": {
        "TP": "tư pháp",
        "NV": "nội vụ",
        "YT": "y tế",
        "VHTT": "văn hóa thông tin",
        "VHXH": "văn hóa xã hội",
        "TCKH": "tài chính kế hoạch",
        "KTHT": "kinh tế hạ tầng",
    },
    "đài": {"PTTH": "phát thanh truyền hình"},
    "hội": {"ND": "nông dân"},
}
"""Too short to be sure of, unless they follow this word: "Sở TP" is Tư pháp, "UBND TP" is thành phố."""

REPAIRS: tuple[tuple[str, str], ...] = (
    (r"\bca (?=(?:tỉnh|thành phố|huyện|quận|xã|phường|thị)\b)", "công an "),
    # The province has a Bộ Chỉ huy, those below it a Ban Chỉ huy; parties and unions have a Ban Chấp hành.
    (r"\bbộ chỉ huy quân sự (?=(?:huyện|quận|xã|phường|thị)\b)", "ban chỉ huy quân sự "),
    (r"\bban chỉ huy quân sự (?=tỉnh\b)", "bộ chỉ huy quân sự "),
    (r"\bban chỉ huy (?=(?:đảng|đoàn|hội|công đoàn|liên đoàn|trung ương)\b)", "ban chấp hành "),
    (r"\bphường (?=(?:tư pháp|nội vụ|văn hóa|kinh tế|tài chính|giáo dục|lao động)\b)", "phòng "),
    (r"\bmặt trận tổ quốc(?: việt nam| vn)?\b", "mặt trận tổ quốc việt nam"),
)
"""What only the words beside it decide, as patterns over the expanded key, in this order."""
