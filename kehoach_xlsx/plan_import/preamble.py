"""The sentence by which a plan is issued: "… UBND tỉnh ban hành Kế hoạch … như sau:"."""

import re
from dataclasses import dataclass

from kehoach_xlsx.plan_import.signing import is_person

_BODIES = (
    r"(?:[ỦUủu][yỷYỶ] ?ban|UBND|Sở|Bộ(?! luật)|Ban|Hội đồng|HĐND|HĐPH\w*|Công an|Cục|Chi cục|Tổng cục|Phòng(?!,)"
    r"|Văn phòng|Thanh tra|Tòa án|Viện|Trường|Đảng ủy|Đảng bộ|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Chính phủ|Thủ tướng"
    r"|Đoàn|Tỉnh đoàn|Thành đoàn|Hội|Liên đoàn|Mặt trận|MTTQ|Trung tâm|Đài|Kho bạc|Bảo hiểm|Ngân hàng|BCĐ|BHXH"
    r"|(?:Phó )?Chủ tịch|(?:Phó )?Giám đốc|(?:Phó )?Chánh Văn phòng|Tổng công ty|Tập đoàn|Liên hiệp|Tổ|Liên minh)"
)
_VERBS = (
    r"(?:đã |vừa |vừa mới |có |sẽ )?(?:ký |phê duyệt |nghiên cứu )?"
    r"(?:ban hành|xây dựng(?: và ban hành)?|triển khai|đề ra|lập|ký)"
)
ISSUING = re.compile(
    rf"(?:^|(?<=[;,.:”\"\)–-] )|(?<=, )|(?<=nay ))(?P<issuer>{_BODIES}(?![^\W\d])[^;.:]{{0,140}}?),? {_VERBS} "
    r"(?:[^\W\d]+ ){0,2}?[Kk]ế hoạch(?![^\W\d])"
)
_OFFICE = re.compile(r"(?:Phó )?(?:(?:Chủ tịch|Giám đốc) (?=UBND|[ỦUu]|Sở|Hội|Công)|Chánh (?=Văn phòng))")


@dataclass(frozen=True, kw_only=True, slots=True)
class Issuing:
    """Who issues the plan, where the words for it begin in the preamble, and what follows the verb."""

    issuer: str
    at: int
    rest: str


def issuing(text: str) -> Issuing | None:
    """The clause in which the plan is issued; None where the preamble has none.

    >>> found = issuing("Thực hiện Kế hoạch số 5/KH-BCĐ, UBND tỉnh ban hành Kế hoạch như sau:")
    >>> found and (found.issuer, found.at)
    ('UBND tỉnh', 32)
    """
    found = _nearest(text)
    if found is None:
        return None
    issuer = re.sub(r" ?\([^)]*\)", "", found["issuer"]).strip(" ,")
    if office := _OFFICE.match(issuer):
        issuer = _without_person(issuer[office.end() :])
    return Issuing(issuer=issuer, at=found.start("issuer"), rest=text[found.end() :])


def _without_person(issuer: str) -> str:
    """The body without the name of its head: "UBND thành phố Nguyễn Văn An" in news."""
    words = issuer.split()
    at = next((n for n in range(2, len(words) - 1) if is_person(" ".join(words[n:]))), len(words))
    return " ".join(words[:at])


def _nearest(text: str) -> re.Match[str] | None:
    """The first issuing clause, from the last body that can be its subject: bodies named before it are not."""
    found = ISSUING.search(text)
    if found is None:
        return None
    while again := ISSUING.search(text, found.start() + 1, found.end() + 1):
        if not re.search(r"[,;.:)] ?$", text[: again.start("issuer")]):
            break
        found = again
    return found
