"""The words that begin, fill and end the names of agencies in running text. Data: add a word here to teach it.

Every entry is a piece of a regular expression over mended text, matched at a word's start without regard to case
unless it says otherwise ("(?-i:…)").
"""

from __future__ import annotations

from collections.abc import Mapping

_CAPITAL = r"(?-i:[A-ZĐÂĂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ0-9])"

LEVELS = (
    "quận", "huyện", "thị xã", "thành phố", "tỉnh", "xã", "phường", "thị trấn", "đặc khu", "thôn", "bản", "ấp", "khóm",
    "buôn", "khu phố", "khu dân cư", "tổ dân phố", "TP", "TX", "cấp tỉnh", "cấp huyện", "cấp xã", "cơ sở",
)  # fmt: skip
"""Words that name a level of administration; they follow a name, or stand in a list of levels."""

NOUNS = (
    "cơ quan", "đơn vị", "tổ chức", "cá nhân", "địa phương", "đoàn thể", "ngành", "ban ngành", "hội đoàn thể",
    "chính quyền", "doanh nghiệp", "hợp tác xã", "phòng ban", "sở ngành", "lực lượng", "chủ thể", "nhà trường",
    "cơ sở giáo dục", "cơ sở đào tạo", "hộ gia đình", "cộng đồng", "người dân",
)  # fmt: skip
"""Nouns that only ever stand for agencies of a kind, in lists such as "các sở, ban, ngành, đoàn thể"."""

SHORT_NOUNS = (
    "hội", "sở", "ban", "phòng", "bộ", "cục", "vụ", "chi cục", "trường", "trung tâm", "viện", "bệnh viện", "hiệp hội",
    "báo", "đài", "câu lạc bộ", "công ty", "chi nhánh", "ngân hàng", "quỹ", "hội đồng", "tổ", "đội", "nhóm", "cấp ủy",
    "cấp uỷ",
)  # fmt: skip
"""Nouns that stand for agencies of a kind where nothing names them further, and begin names elsewhere."""

HEADS = (
    r"sở(?!\w| (?:hữu|thích|dĩ))",
    rf"bộ (?=trưởng|chỉ huy|{_CAPITAL})(?!Luật|Quy tắc|Tiêu chí|Chỉ số|Tài liệu)",
    rf"ban (?={_CAPITAL}|quản lý|chỉ đạo|chỉ huy|chấp hành|dân tộc|tổ chức|tuyên giáo|nội chính|thường trực|thường vụ"
    r"|nhân dân|công tác|giám sát|vận động|dân vận|an toàn|điều hành|đại diện|pháp chế)",
    r"BCĐ", r"BCH", r"BQL", r"BTV", r"BĐBP", r"bộ đội biên phòng", r"BHXH", r"bảo hiểm xã hội",
    rf"cục (?={_CAPITAL}|thuế|thi hành|thống kê|hải quan)", r"chi cục", r"tổng cục", rf"vụ (?={_CAPITAL})",
    r"công an(?!\w| nhân dân)", r"CA (?:tỉnh|thành phố|huyện|xã|phường|TP)", r"cảnh sát", r"đồn biên phòng",
    r"quân khu",
    r"UBND", r"uỷ ban", r"ủy ban", r"HĐND", r"hội đồng", r"UB ?MTTQ", r"MTTQ", r"mặt trận tổ quốc", r"thường trực",
    r"hội (?!nghị|thảo|thi|viên|đàm|họp|trường|nhập|chợ|tụ|phí|trại|diễn)", r"hiệp hội", r"liên hiệp", r"liên đoàn",
    r"liên minh", r"công đoàn", r"đoàn (?!thể|kết|viên|kiểm tra|công tác|thanh tra)", r"đoàn kiểm tra", r"LĐLĐ",
    r"(?:tỉnh|thành|huyện|quận|thị|xã|phường)[ -]?đoàn(?!\w)", r"(?:tỉnh|thành|huyện|quận|thị|đảng|cấp) (?:ủy|uỷ)",
    r"đảng bộ", r"chi bộ", r"chi đoàn", r"chi hội",
    rf"đài (?={_CAPITAL}|phát|truyền|PT|khí)", rf"báo (?={_CAPITAL}|ảnh|điện tử|và (?:đài|phát|PT))",
    r"cổng (?:thông tin điện tử|TTĐT)",
    r"trang (?:thông tin điện tử|TTĐT)", rf"(?:công chức|cán bộ) (?={_CAPITAL})",
    rf"trường (?={_CAPITAL}|chính trị|cao đẳng|đại học|trung|tiểu|mầm|phổ thông|dạy|THPT|THCS|nội trú)",
    r"đại học", r"học viện", r"trung tâm(?!\w| của| là)", rf"viện (?={_CAPITAL}|kiểm sát)", r"VKS(?:ND)?",
    r"bệnh viện",
    r"tòa án", r"toà án", r"TAND", r"văn phòng(?!\w| phẩm)", rf"VP (?={_CAPITAL})",
    rf"phòng (?={_CAPITAL}|tư pháp|nội vụ|văn hóa|giáo dục|kinh tế|tài chính|lao động|dân tộc|nông nghiệp|y tế"
    r"|công chứng|quản lý|thanh tra)(?!Chống|Cháy|Ngừa|Thủ)",
    r"thanh tra (?!, ?kiểm tra|việc|các)", r"kho bạc", r"KBNN", rf"ngân hàng (?={_CAPITAL}|nhà nước|chính sách)",
    r"NHNN",
    rf"thuế (?={_CAPITAL}|tỉnh|thành phố|cơ sở)", r"hải quan", r"thống kê (?:tỉnh|thành phố)", r"quản lý thị trường",
    r"bưu điện", r"viễn thông", r"điện lực", r"tập đoàn", r"tổng công ty", r"công ty", r"VNPT", r"Viettel",
    r"hạt kiểm lâm", r"trạm (?:y tế|khuyến nông)", r"đội quản lý",
    r"tổ (?:hòa giải|hoà giải|công tác|công nghệ|giúp việc|thư ký)", r"chi nhánh", r"trung ương (?=hội|đoàn|mặt trận)",
    r"nhà văn hóa", r"thư viện", r"bảo tàng", r"câu lạc bộ", rf"quỹ (?={_CAPITAL})",
    r"chánh", r"chủ tịch",
    r"phó chủ tịch", r"giám đốc", r"hiệu trưởng", r"thủ trưởng", r"người đứng đầu", r"chỉ huy trưởng", r"cục trưởng",
    r"lãnh đạo", r"bí thư", r"tổng biên tập", r"thành viên",
    r"trưởng (?=các|phòng|ban|thôn|bản|ấp|khóm|khu|công an|tổ|đoàn|đài|trạm|bộ)",
)  # fmt: skip
"""What the name of one agency, or of the person who stands for it, begins with."""

PEOPLE = (
    r"công chức", r"cán bộ", r"viên chức", r"luật sư", r"báo cáo viên", r"tuyên truyền viên", r"hòa giải viên",
    r"người có uy tín", r"trưởng thôn", r"già làng", r"bí thư", r"nhân dân", r"người dân",
)  # fmt: skip
"""Who may stand in a list of doers, but is no subject that a plan assigns a task to."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "sở|phòng|ngành": (
        "Tư pháp", "Nội vụ", "Tài chính", "Công Thương", "Y tế", "Xây dựng", "Ngoại vụ", "Du lịch", "Dân tộc",
        "Văn hóa, Thể thao và Du lịch", "Văn hóa và Thể thao", "Văn hóa và Thông tin", "Văn hóa - Xã hội",
        "Văn hóa, Khoa học và Thông tin", "Văn hóa, Thông tin và Thể thao", "Văn hóa, Thông tin, Thể thao và Du lịch",
        "Văn hóa, Thể thao, Du lịch và Thông tin", "Thông tin và Truyền thông", "Giáo dục và Đào tạo", "Giáo dục",
        "Khoa học và Công nghệ", "Kế hoạch và Đầu tư", "Tài nguyên và Môi trường", "Nông nghiệp và Môi trường",
        "Nông nghiệp và Phát triển nông thôn", "Nông nghiệp", "Giao thông vận tải", "Giao thông công chánh",
        "Lao động - Thương binh và Xã hội", "Lao động - Thương binh, Xã hội và Dân tộc", "Lao động",
        "Nội vụ - Lao động, Thương binh và Xã hội", "Dân tộc và Tôn giáo", "Quy hoạch - Kiến trúc", "Văn hóa",
        "Tài chính - Kế hoạch", "Tài chính và Kế hoạch", "Kinh tế", "Kinh tế và Hạ tầng", "Kinh tế - Hạ tầng",
        "Kinh tế, Hạ tầng và Đô thị", "Quản lý đô thị", "An toàn thực phẩm", "Dân tộc, Tôn giáo", "Thông tin",
        "VHTT&DL", "VH,TT&DL", "VHTTDL", "LĐTB&XH", "LĐ,TB&XH", "LĐ-TB&XH", "LĐTBXH", "TT&TT", "TTTT", "GD&ĐT", "GDĐT",
        "KH&CN", "KHCN", "KH&ĐT", "KHĐT", "TN&MT", "TNMT", "NN&MT", "NNMT", "NN&PTNT", "NNPTNT", "GTVT", "DT&TG",
        "TC-KH", "VH&TT", "VHTT", "VH-XH", "LĐ, TB&XH", "VH, TT&DL", "VH, TT và DL", "LĐ, TB và XH",
    ),
    "bộ": (
        "Tư pháp", "Nội vụ", "Tài chính", "Công Thương", "Y tế", "Xây dựng", "Ngoại giao", "Quốc phòng", "Công an",
        "Văn hóa, Thể thao và Du lịch", "Thông tin và Truyền thông", "Giáo dục và Đào tạo", "Khoa học và Công nghệ",
        "Kế hoạch và Đầu tư", "Tài nguyên và Môi trường", "Nông nghiệp và Môi trường", "Dân tộc và Tôn giáo",
        "Nông nghiệp và Phát triển nông thôn", "Giao thông vận tải", "Lao động - Thương binh và Xã hội",
    ),
    "hội": (
        "Liên hiệp Phụ nữ", "Phụ nữ", "Nông dân", "Cựu chiến binh", "Luật gia", "Chữ thập đỏ", "Người cao tuổi",
        "Người khuyết tật", "Khuyến học", "LHPN", "CCB", "Văn học Nghệ thuật", "Văn học - Nghệ thuật", "Nhà báo",
    ),
    "ban": ("Dân tộc", "Nội chính", "Tuyên giáo", "Tuyên giáo và Dân vận", "Dân vận", "Tổ chức", "Kinh tế", "Pháp chế"),
    "trung tâm|nhà|đài|báo|chi cục|viện": (
        "Văn hóa, Thể thao và Truyền thanh", "Văn hóa, Thông tin và Thể thao", "Văn hóa, Thông tin và Truyền thông",
        "Văn hóa, Thể thao, Du lịch và Truyền thông", "Phát thanh và Truyền hình", "và Phát thanh, Truyền hình",
        "và Đài Phát thanh, Truyền hình", "và Đài Phát thanh và Truyền hình", "Truyền thanh và Truyền hình",
    ),
}  # fmt: skip
"""What may follow a head, by heads: names of several parts, and names that share one head in a list."""

JOINED = (
    r"văn phòng (?:đoàn (?:đbqh|đại biểu quốc hội|đại biểu qh)|hđnd|hội đồng nhân dân|ubnd|"
    r"ủy ban nhân dân|uỷ ban nhân dân)(?:,| và|,? &) (?:hđnd|hội đồng nhân dân|ubnd|ủy ban nhân dân|uỷ ban nhân dân)",
    r"đoàn (?:đbqh|đại biểu quốc hội) và (?:hđnd|hội đồng nhân dân)",
    r"(?:thường trực )?(?:hđnd|hội đồng nhân dân)(?:,| và) (?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)",
    r"báo và (?:đài )?(?:phát thanh|ptth|pt-th|phát thanh truyền hình)(?:(?:,| và| -) truyền hình)?",
    r"các bộ, cơ quan ngang bộ(?:(?:,| và) cơ quan thuộc chính phủ)?",
    r"cấp (?:ủy|uỷ)(?: đảng)?, (?:chính quyền|tổ chức đảng)",
    r"(?:giám đốc|thủ trưởng|chủ tịch|người đứng đầu|trưởng|chánh văn phòng|lãnh đạo)"
    r"(?:,| và) (?:các )?(?:phó )?(?:giám đốc|thủ trưởng|chủ tịch|người đứng đầu|trưởng)",
    r"các cấp(?:,| và) các ngành",
    r"ban quản lý .{0,40}?khu (?:kinh tế|công nghiệp|công nghệ cao|chế xuất)(?:(?:,| và) (?:các )?(?:khu )?"
    r"(?:công nghiệp|chế xuất|kinh tế))*",
)
"""Names and set phrases that have an agency within, or a comma between two heads."""

VERBS = (
    "chủ trì", "phối hợp", "triển khai", "thực hiện", "ban hành", "xây dựng", "tham mưu", "chỉ đạo", "hướng dẫn",
    "theo dõi", "có trách nhiệm", "có nhiệm vụ", "có kế hoạch", "có hình thức", "có biện pháp", "có giải pháp",
    "có văn bản", "chịu trách nhiệm", "bầu", "chọn", "cùng với", "cùng Sở", "cùng các", "cùng UBND",
    "phải", "cần", "lựa chọn", "tiến hành", "căn cứ", "thường xuyên", "chủ động",
    "quan tâm", "kiểm tra", "đôn đốc", "giám sát", "rà soát", "nghiên cứu", "biên soạn", "củng cố", "kiện toàn",
    "lồng ghép", "bố trí", "cân đối", "lập", "tổng hợp", "thẩm định", "đề xuất", "trình", "báo cáo", "gửi", "đăng ký",
    "tích cực", "kịp thời", "nghiêm túc", "định kỳ", "trực tiếp", "tự", "vận động", "tham gia", "hỗ trợ", "cung cấp",
    "tạo điều kiện", "trên cơ sở", "đưa", "đăng tải", "đăng", "phát sóng", "xác định", "quán triệt", "phổ biến",
    "tuyên truyền", "giúp", "khẩn trương", "hoàn thành", "sẽ", "đã", "tùy", "dành", "tăng cường", "tăng", "mở",
    "phát hiện", "xử lý", "khảo sát", "đánh giá", "công bố", "ký kết", "huy động", "khuyến khích", "động viên",
    "biểu dương", "đề nghị", "yêu cầu", "chuẩn bị", "cử", "phân công", "giao", "ưu tiên", "xem xét", "thành lập",
    "bồi dưỡng", "tập huấn", "gắn", "sơ kết", "tổng kết", "tiếp nhận", "sử dụng", "khai thác", "vận hành", "cập nhật",
    "quản lý", "áp dụng", "bám sát", "phát động", "phát huy", "đẩy mạnh", "tiếp tục", "nâng cao", "đổi mới",
    "chú trọng",
    "duy trì", "bảo đảm", "đảm bảo", "làm tốt", "phân bổ", "in ấn", "cấp phát", "thông báo", "thông tin về", "hằng năm",
    "hàng năm", "quy định", "quyết định", "phê duyệt", "góp ý", "truyền thông về", "khen thưởng", "là",
    "cụ thể hóa", "cụ thể hoá", "phản ánh", "kết hợp", "công khai", "giải quyết", "chấp hành", "đồng thời", "tập trung",
    "khi", "nếu", "nắm", "thông qua", "xuất bản", "phát hành", "sản xuất", "thu thập", "giới thiệu", "trang bị",
    "hình thành", "nhân rộng", "bình chọn", "vào cuộc", "trợ giúp", "tư vấn", "ứng dụng", "điều tra", "thực thi",
    "nêu cao",
    "theo chức năng", "theo thẩm quyền", "theo nhiệm vụ", "theo phạm vi", "trong phạm vi", "theo lĩnh vực",
    "hàng quý", "hằng quý", "bằng", "về", "để", "xếp", "chuyển", "đánh", "nộp", "giáo dục", "lấy", "tổ chức",
)  # fmt: skip
"""What follows the subject of a sentence, in lower case; which of them may be nouns, `agency_lists` knows."""

COLLOCATIONS = (
    r"(?:ban|hội đồng|tiểu ban)\s(?:chỉ đạo|tổ chức|quản lý|kiểm tra|tuyên truyền|phối hợp|giám sát|vận động|tư vấn|"
    r"thẩm định|xây dựng|giải quyết|đánh giá)(?:,?\s(?:công tác\s)?phổ biến,?\sgiáo dục)?",
    r"(?:sở|phòng|bộ|ngành|cục|chi cục|viện|cơ sở)\s(?:giáo dục|xây dựng|quản lý|sản xuất|sử dụng|khai thác)",
    r"(?:cục|vụ|phòng|tổ)\sphổ biến,?\sgiáo dục pháp luật", r"quy hoạch\s(?:xây dựng|phát triển)",
    r"trung tâm\sgiáo dục\s(?:nghề nghiệp\s*-?\s*)?(?:giáo dục\s)?thường xuyên",
    r"trung tâm\s(?:hỗ trợ|tư vấn|trợ giúp|bồi dưỡng|phát hành|quản lý|giáo dục|ứng dụng)",
    r"(?<!tỉnh )(?<!thành )(?<!huyện )(?<!quận )(?<!thị )(?:đội|tổ|đoàn|nhóm)\s(?:tuyên truyền|kiểm tra|quản lý|"
    r"giám sát|tự quản|hướng dẫn)",
    r"(?:cơ quan|đơn vị)\s(?:chủ trì|phối hợp|quản lý|điều tra|tham mưu|thường trực)(?!\w)(?!\s*,|\s+với)",
    r"(?:công tác|lĩnh vực|việc|hoạt động|được giao|được phân công)\s(?:nhiệm vụ\s)?\w+\s\w+",
    r"(?:thành|độc|công)\slập(?!\w)", r"(?:chương|quy|công|tiến|lịch)\strình(?!\w)", r"giao\sthông", r"báo\scáo\sviên",
    r"tuyên\struyền\sviên", r"người\ssử\sdụng", r"quỹ\shỗ\strợ", r"giáo\sdục\sthường\sxuyên", r"cơ\squan\sbáo\scáo",
    r"phòng\stổ\schức(?=\s(?:-|cán bộ|hành chính))", r"(?:nghề|sự) nghiệp\s-\sgiáo\sdục",
    r"(?:ngành|sở|bộ|phòng)\s(?:lao động|giao thông|giáo dục|xây dựng)",
    r"phổ biến,?\sgiáo dục pháp luật\s(?:các cấp|tỉnh|thành phố|huyện|quận|xã|phường)",
)  # fmt: skip
"""Where a word of `VERBS` is no verb but part of a noun."""
