"""The agencies that a letterhead names: the parent above, the issuing agency below, each perhaps wrapped."""

import re
from collections.abc import Sequence

from kehoach_xlsx.plan_import.blocks import Line
from kehoach_xlsx.plan_import.signing import is_capitals
from kehoach_xlsx.vietnamese.text import fold

_HEADS = re.compile(
    r"(?:ủy ?$|ủy ban|y ban nhân|ubnd|ub mttq|ubmttq|sở|bộ(?! đội)|ban|hội(?! nhập)|công an|cục|chi cục"
    r"|tổng cục|phòng(?! ?,)"
    r"|văn phòng|thanh tra|tòa án|tand|vksnd|viện|trường|đảng ủy|đảng bộ|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy"
    r"|chính phủ|thủ tướng|đoàn|tỉnh đoàn|thành đoàn|huyện đoàn|liên đoàn|tổng liên đoàn|mặt trận|trung tâm|đài"
    r"|kho bạc"
    r"|bảo hiểm|bhxh|ngân hàng|tổ|hđnd|hđph\w*|hđ phối hợp|bch|bcđ|quân khu|trạm|liên minh|liên hiệp|tổng công ty"
    r"|tập đoàn|chi bộ|tiểu ban|thường trực|học viện|bệnh viện|báo|hạt|đội|quỹ|đặc khu)(?![^\W\d])"
)
_OPEN_END = re.compile(
    r"(?:[,-]|(?<!\w)(?:và|ủy|hội|văn phòng|thường trực|ban chỉ đạo|ban quản lý|ban chấp hành|bch|của|trung tâm"
    r"|đoàn|liên hiệp))$"
)
_NOT_AGENCY = re.compile(r"s[ốo] ?:|\d+ ?/|ngày|(?:dự thảo|hỏa tốc|mật|khẩn|bản sao|sao y)\b|v/v|về việc|kính gửi")


def agencies(letterhead: Sequence[Line]) -> tuple[Line, ...]:
    """The agencies of the letterhead from the highest down, each with its first line's number."""
    out: list[Line] = []
    for line in letterhead:
        text = re.sub(r" +[Ss][ốỐ] ?:.*$", "", line.text.strip(" -_*|."))
        key = fold(text)
        if _NOT_AGENCY.match(key):
            if out:
                break  # number and date stand below the issuer
            continue
        if out and not _begins(key, out[-1].text):
            if is_capitals(text) or _is_place_of(key):
                out[-1] = Line(text=f"{out[-1].text} {text}", number=out[-1].number)
        elif _HEADS.match(key) and (is_capitals(text) or _is_office_name(text)):
            out.append(Line(text=text, number=line.number))
    # A web page may name the issuer above the document; the letterhead itself is in capitals.
    official = [line for line in out if is_capitals(line.text)] or out
    return tuple(Line(text=_repaired(line.text), number=line.number) for line in official)


def _begins(key: str, before: str) -> bool:
    return bool(_HEADS.match(key)) and not _OPEN_END.search(fold(before))


def _is_place_of(key: str) -> bool:
    return (
        bool(re.match(r"(?:tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\b", key)) and len(key) < 40
    )


def _is_office_name(text: str) -> bool:
    """Whether a line in small letters is a name, not a sentence."""
    return len(text.split()) <= 8 and not re.search(r"[.;:,?!\d]", text)


def _repaired(name: str) -> str:
    """The name with the letter that web pages lose at the very beginning."""
    return re.sub(r"^Y BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN", re.sub(r" +", " ", name)).strip(" -*_")
