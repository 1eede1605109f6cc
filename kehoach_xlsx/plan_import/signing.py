"""The lines of a signature block: on whose behalf, in which office, and the name of a person."""

import re
from functools import lru_cache

from kehoach_xlsx.vietnamese.text import fold

# TM. thay mặt, KT. ký thay, TL. thừa lệnh, TUQ. thừa ủy quyền, Q. quyền: Nghị định 30/2020/NĐ-CP, annex I.
_AUTHORITY = re.compile(r"(?:t/?m|k/?t|t/?l|t/?u/?q|t/?u/?n|q)\s?[./]\s?[^\W\d]{2}")
_ON_BEHALF = re.compile(r"thay mặt [^,;.:]{4,60}")
_OFFICE = (
    r"(?:q(?:uyền|\.) ?)?(?:phó )?(?:"
    r"(?:tổng )?giám đốc|chủ tịch|trưởng (?:ban|phòng|đoàn|ngành|công an|tiểu ban|thôn|trạm)|bộ trưởng"
    r"|chánh (?:văn phòng|thanh tra|án)|viện trưởng|(?:chi |tổng )?cục trưởng|vụ trưởng|bí thư|hiệu trưởng"
    r"|thủ trưởng|thủ tướng|chỉ huy trưởng|chính (?:ủy|trị viên)|chủ nhiệm|tổ trưởng|đội trưởng|tổng biên tập"
    r"|thống đốc|kiểm toán trưởng|tham mưu trưởng|tư lệnh|trưởng ban|cục trưởng"
    r")|thứ trưởng|ủy viên (?:thường trực|ban|ubnd|bch)|phó (?:ban|phòng)"
)
_TITLE = re.compile(rf"\(?(?:{_OFFICE})(?![\w])[^;:.]{{0,80}}")
_SIGNED = re.compile(r"[(\[]? ?(?:đã|da) (?:ký|kí|ky)[\w ,]*[)\]]?|\[?daky\]?|\(ký tên[^)]*\)|chữ ký.*|ký bởi:?.*")
_DEGREES = re.compile(
    r"^(?:(?:(?:pgs|gs|ts|ths|th\.s|bs|ks|cn|ls|bsckii?|bs\.? ?ckii?|ckii?|tskh|nsnd|nsưt|ngưt|ngnd|dr)\b[., ]*)+"
    r"|(?:tiến sĩ|thạc sĩ|bác sĩ|kỹ sư|luật sư)\b[., ]*)+",
    re.IGNORECASE,
)
# The armed forces write a rank before the name (Nghị định 30/2020/NĐ-CP, annex I): it stays.
_RANK = re.compile(r"(?:(?:thiếu|trung|thượng|đại) (?:tướng|tá|úy)|đại tướng)\b[., ]*", re.IGNORECASE)
_SURNAME_LIST = """
nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh hà lương trương trịnh tạ tô tăng lưu
lại thái quách kiều khổng nghiêm phùng doãn đoàn đào chu châu bạch bá âu an đồng giang hàn la lâm lục mạc mai ninh
ôn ông phí tiêu tống từ tưởng ung uông văn vi viên vương thân thiều mẫn khuất lã lữ hạ cung diệp đậu đổng đường cù
cồ biện bành ngụy nhữ nhâm sầm sái trà trang tôn thi mông cao đàm hứa nông triệu bế ma lò quàng cầm tòng cà lường
chẩu giàng vừ lầu sùng hầu tráng mùa thào vàng lèng cứ hờ mã hảng cháng chảo phàn tẩn lù đèo bàn điểu thạch sơn kim
danh ksor siu nay rơ rah rmah kpă y h' k' ka kơ a blúp bríu alăng zơrâm kon cil bon ya ngân sa nùng lộc phương thẩm
trì vòng voòng lăng hoa tân tần đới liêu chung kha nhan quang vày hán quan khúc lỗ khương đằng giáp hình hồng lãnh
phó phú quản sử thang thiệu tiết tề tiền ưng yên
"""
_SURNAMES = frozenset(_SURNAME_LIST.split())
# Provinces and bodies whose first word is a surname too.
_NO_PERSON = re.compile(
    r"(?:an (?:giang|ninh|toàn)|cao bằng|hà (?:nội|nam|giang|tĩnh)|thái (?:bình|nguyên)|ninh (?:bình|thuận)"
    r"|sơn la|kon tum"
    r"|lai châu|lâm đồng|đồng (?:nai|tháp)|phú (?:thọ|yên)|hồ chí minh|tiền giang|yên bái|quảng \w+)$"
    r"|(?:văn (?:phòng|hóa)|thi đua|hội|đoàn thể|danh (?:mục|sách)|phương (?:án|hướng)|kim ngạch|quan (?:điểm"
    r"|hệ))(?!\w)"
)
_CAPITALISED = re.compile(r"[^\W\d_]'?[^\W\d_]*(?:['’-][^\W\d_]+)?\.?")


@lru_cache(maxsize=16_384)
def folded(line: str) -> str:
    """The folded line, remembered: the same line is asked about from several sides."""
    return fold(line)


def bare(line: str) -> str:
    """The line without emphasis marks and the spaces around."""
    return line.strip().strip("*_|").strip()


def is_authority(line: str) -> bool:
    """Whether the line says on whose behalf or by whose leave someone signs ("TM. …", "KT. …", "TL. …")."""
    text = bare(line)
    key = folded(text)
    if len(text) > 110 or not (_AUTHORITY.match(key) or _ON_BEHALF.fullmatch(key)):
        return False
    return is_capitals(text) or text[:2].isupper() or key.startswith("thay mặt") or text[:3].isupper()


def is_title(line: str) -> bool:
    """Whether the line can be the office of a signer; a sentence about an office is not."""
    text = bare(line)
    return len(text) <= 90 and text[:1] not in "-+" and bool(_TITLE.fullmatch(folded(text).rstrip(" ,")))


def is_signed_mark(line: str) -> bool:
    """Whether the line only says that the document was signed: "(Đã ký)"."""
    return bool(_SIGNED.fullmatch(folded(bare(line))))


def is_capitals(text: str) -> bool:
    """Whether the letters of the text are capitals; small words inside an abbreviation are forgiven."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.85 * len(letters)


def person(line: str) -> str:
    """The line as a person's name without degree, a rank before it; "" where it cannot be one."""
    rank, name = _ranked(line)
    words = name.split()
    if not 1 <= len(words) <= 6 or len(name) > 45 or not all(_is_name_word(word) for word in words):
        return ""
    return f"{rank} {name}".strip()


def _ranked(line: str) -> tuple[str, str]:
    """(rank, the rest without degrees)."""
    text = bare(line)
    found = _RANK.match(text)
    rest = text[found.end() :] if found else text
    return found[0].strip(" .,") if found else "", _DEGREES.sub("", rest).strip(" .,;")


def _is_name_word(word: str) -> bool:
    return bool(_CAPITALISED.fullmatch(word)) and word[0].isupper() and (word[1:].islower() or is_capitals(word))


def is_person(line: str) -> bool:
    """Whether the line by itself, without a title before it, is surely a person's name: it starts with a surname."""
    name = _ranked(line)[1] if person(line) else ""
    words = name.split()
    if not 2 <= len(words) <= 5 or is_title(name):
        return False
    return folded(words[0]) in _SURNAMES and not _is_place_or_body(name)


def _is_place_or_body(name: str) -> bool:
    return bool(_NO_PERSON.match(folded(name)))
