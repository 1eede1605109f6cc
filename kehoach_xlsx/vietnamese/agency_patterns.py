"""The grammar of agency names as patterns, made of the words of `agency_words`: what begins, fills and ends one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kehoach_xlsx.vietnamese.agency_words import (
    COLLOCATIONS,
    FIELDS,
    HEADS,
    JOINED,
    LEVELS,
    NOUNS,
    PEOPLE,
    SHORT_NOUNS,
    VERBS,
)

TWO_SPELLINGS = {"óa": "(?:óa|oá)", "òa": "(?:òa|oà)", "ủy": "(?:ủy|uỷ)", "ỏa": "(?:ỏa|oả)"}


def spelt(pattern: str) -> str:
    """The pattern, matching hóa and hoá, ủy and uỷ."""
    for one, both in TWO_SPELLINGS.items():
        pattern = pattern.replace(one, both)
    return pattern


def any_of(pieces: Iterable[str]) -> str:
    """One pattern for any of the pieces, the longest first, each ending where a word ends."""
    closed = (spelt(piece) + (r"(?!\w)" if piece[-1].isalnum() else "") for piece in pieces)
    return f"(?:{'|'.join(sorted(closed, key=len, reverse=True))})"


def _field(name: str) -> str:
    """A name of several parts with any separators between its words, so that it is one however it is typed."""
    words = [re.escape(word) for word in re.findall(r"[\w&]+", name) if word != "và"]
    return spelt(r"[\s,\-–/&]*(?:và\s+)?".join(words)) + r"(?!\w)"


QUANTIFIER = r"(?:tất cả(?: các)?|toàn thể(?: các)?|một số|các|những|mọi|từng|mỗi)"
LEVEL = any_of(LEVELS)
NOUN = any_of((*NOUNS, *SHORT_NOUNS))
HEAD = any_of(HEADS)
PERSON = any_of(PEOPLE)
# A noun that also begins names ("sở", "ban", "trường") is a noun where nothing names it further.
END_OF_NOUN = (
    r"(?=\s*(?:$|[,;:)])|\s+(?:và|hoặc|ban|ngành|chuyên môn|trực thuộc|thuộc|trên|của|có|liên quan|học|đoàn thể|nghề|"
    r"đặc thù|tỉnh|thành phố|quận|huyện|thị xã|xã|phường|cấp|tại|ở|khác|cùng)(?!\w))"
)
FIELDS_OF: Mapping[str, str] = {heads: any_of(_field(name) for name in names) for heads, names in FIELDS.items()}
IGNORE = re.IGNORECASE

STARTS_NAME = re.compile(HEAD, IGNORE)
STARTS_GROUP = re.compile(rf"{QUANTIFIER}\s+(?:phó\s+)?(?:{HEAD}|{NOUN}|{PERSON}|{LEVEL})", IGNORE)
STARTS_NOUN = re.compile(
    rf"(?!phòng,?\s(?:chống|cháy|ngừa|thủ)){any_of(SHORT_NOUNS)}{END_OF_NOUN}|{any_of(NOUNS)}", IGNORE
)
STARTS_PEOPLE = re.compile(PERSON, IGNORE)
STARTS_LEVEL = re.compile(LEVEL, IGNORE)
KINDS = (
    ("name", STARTS_NAME),
    ("group", STARTS_GROUP),
    ("level", STARTS_LEVEL),
    ("people", STARTS_PEOPLE),
)
GROUP_OF_LEVELS = re.compile(rf"{QUANTIFIER}\s+{LEVEL}", IGNORE)
GROUP_OF_SHORT = re.compile(rf"{QUANTIFIER}\s+(?:ban|ngành|phòng|cấp|sở)(?!\w)", IGNORE)
OF_LEVELS = re.compile(
    r"(?:chủ tịch |thường trực )?(?:UBND|HĐND|(?:ủy|uỷ) ban nhân dân|hội đồng nhân dân|công an|đảng ủy)", IGNORE
)
OPEN = re.compile(rf"(?:^|(?:^|\s){QUANTIFIER}\s+){NOUN}(?:(?:\s*,\s*|\s+và\s+|\s+)(?:{NOUN}))*$", IGNORE)
OPEN_PEOPLE = re.compile(rf"^(?:{QUANTIFIER}\s+)?{PERSON}(?:(?:\s*,\s*|\s+và\s+){PERSON})*$", IGNORE)
CLOSED = re.compile(rf"(?:{LEVEL}|liên quan|các cấp)(?:\s+[A-ZĐÂÁẤ]\w+(?:\s+[A-ZĐÂÁẤ]\w+)*)?$")
DANGLING = re.compile(rf"(?:^|\s)(?:của|thuộc|với|cho|tại|từ|giữa|do|và|{QUANTIFIER}|gồm)$", IGNORE)
KNOWN = tuple(
    (
        re.compile(rf"(?:{QUANTIFIER}\s+)?(?:giám đốc |trưởng )?(?:{heads})\s+{fields}", IGNORE),
        re.compile(fields, IGNORE),
    )
    for heads, fields in FIELDS_OF.items()
)
SET_PHRASE = re.compile("|".join(f"(?:{spelt(piece)})" for piece in JOINED), IGNORE)
SEPARATOR = re.compile(r"\s*[,]\s*(?:(?:và|cùng với|cùng)\s+)?|\s+(?:và|cùng với|&)\s+")
PARENTHESIS = re.compile(r"\s*\([^()]*\)")
SHARED_HEAD = re.compile(
    rf"((?:giám đốc\s+)?{QUANTIFIER}\s+)?(sở|phòng|hội|bộ|ban)((?:\s*,\s*(?:ban|ngành|phòng))*)\s*:\s*", IGNORE
)
INTRODUCTION = re.compile(
    r"(?:(?:đồng thời|đề nghị|giao cho|giao|yêu cầu|phân công|do|và|cùng với|cùng|gồm|đối với|riêng)(?!\w)[\s:,]*)*",
    IGNORE,
)
BULLET = re.compile(r"^\s*(?:[-+•*–]|\d+(?:\.\d+)*[.)]|[a-zđ]\))\s+")
OUTER = " \t\n.,;:-–*…|/"
NO_NAME = re.compile(r"\s*\((?:chỉ đạo|hướng dẫn|cơ quan|sau đây|để)(?!\w)")
LONG_ASIDE = 8  # words: an aside is a sentence then, no other name of the agency
ORGANISATION = re.compile(
    r"tổ chức(?=\s*(?:[,;.)]|$)|\s+(?:chính trị|xã hội|đoàn thể|thành viên|hành nghề|đảng|cá nhân|"
    r"có (?:liên quan|đủ|tư cách|trụ sở|chức năng|thẩm quyền)|liên quan|kinh tế|"
    r"tôn giáo|phi chính phủ|đại diện|công đoàn|trên địa bàn|trong|cơ sở|pháp chế|và|khác|quốc tế|tín dụng|nhân đạo|"
    r"hội(?! (?:nghị|thi|thảo|diễn|chợ|thao|trại|họp|đàm|ý))|"
    r"đoàn(?! (?:kiểm|công|khảo|giám|thanh|đi|đến|thăm|liên|tham|viên|nghiên))|"
    r"tư vấn(?! \w+ (?:luật|lưu|trực|miễn|cho))|của|thuộc|sự nghiệp)(?!\w))",
    IGNORE,
)
"""The noun "tổ chức" (an organisation); elsewhere it is the verb (to organise)."""

VERB = re.compile(rf"(?<!\w)(?:{'|'.join(sorted((spelt(verb) for verb in VERBS), key=len, reverse=True))})(?!\w)")
"""A word that may be the verb of a sentence; in lower case, because names have capitals ("Ban Tổ chức")."""
NO_VERB = re.compile("|".join(f"(?<!\\w){piece}" for piece in COLLOCATIONS), IGNORE)
"""Where a verb is part of a noun: "Ban chỉ đạo", "công tác tuyên truyền", "giao thông"."""
_GOES_ON = (
    r"(?!(?:và|hoặc|có|liên quan|thuộc|trên|trực thuộc|trong|cấp|các|của|ở|tại|đến|từ|nơi|giáp|vùng|biên giới|miền núi|"
    r"hội|ủy|uỷ|đoàn|cùng|trọng điểm|ven|hải đảo|khu vực|phía|được|đã được|theo|mới|khác|này|còn lại|tỉnh|thành phố|"
    r"quận|huyện|thị xã|xã|phường|thị trấn|đặc khu|cũ|nêu|hạ tầng|"
    r"thương binh|thể thao|thông tin|truyền thông|phát triển|"
    r"kế hoạch|kiến trúc|đào tạo|đầu tư|công nghệ|môi trường|tôn giáo|du lịch|khoa học|đô thị)(?!\w))(?=[a-zà-ỹđ])"
)
END_OF_NAME = re.compile(
    r"(?:(?<!hợp tác )(?<!văn )(?<!nông )(?<!\w)(?:tỉnh|thành phố|quận|huyện|thị xã|phường|thị trấn|đặc khu|các cấp|xã)"
    rf"|(?<!\w)(?i:(?:sở|phòng)\s+{FIELDS_OF['sở|phòng|ngành']}))\s+{_GOES_ON}"
)
"""The end of a name at its level or its field of work, where a word follows that no name goes on with."""
PREAMBLE = re.compile(
    r"(?:căn cứ|trên cơ sở|theo(?! dõi)|(?:tùy|tuỳ)(?: theo)?|trong phạm vi|(?:hằng|hàng) năm,|định kỳ)(?!\w)", IGNORE
)
"""What a sentence may begin with before its subject."""
BASIS = re.compile(r"(?:yêu cầu|quy định|khen thưởng|quyết định|thông báo|đánh giá|báo cáo|đề nghị)(?!\w)")
"""What may be one more thing that the sentence rests on: "Căn cứ nhiệm vụ được giao, yêu cầu công tác; …"."""
ADJUNCT = re.compile(
    r"(?:theo|trong)\s+(?:chức năng|phạm vi|thẩm quyền|nhiệm vụ)[^;.:]*?(?:của mình|được giao|phụ trách)"
)
"""What may stand between two subjects: "theo chức năng, nhiệm vụ của mình"."""
END_OF_SENTENCE = re.compile(r"(?<!TP)(?<!TX)(?<!\bP)(?<!\bQ)(?<!\bTT)\.\s+|:")
LABEL = re.compile(
    r"(?:cơ quan|đơn vị)\s+(?:chủ trì|phối hợp|thực hiện|thường trực|tham mưu|đầu mối|chịu trách nhiệm|được giao)(?!\w)"
    r"|tổ chức\s*(?:$|[,;.:])",
    IGNORE,
)
"""What begins as a kind of agency does, but is the label of a field or a heading."""
ONLY_LEVELS = re.compile(rf"{LEVEL}(?:(?:\s*,|\s+và)\s+{LEVEL})*$", IGNORE)
