"""Who does a task, where no label says so: a sentence's subject, a heading, "chủ trì, phối hợp với"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kehoach_xlsx.plan_import.verbs import begins_with_action
from kehoach_xlsx.vietnamese.agency_lists import begins_agency, leading_agencies, split_phrases

_WITH = re.compile(
    r"phối(?:,? kết)? hợp(?: chặt chẽ)?(?: thực hiện)?,? (?:(?:với|cùng(?: với)?)\s+|(?=(?i:ủy ban|uỷ ban|ubnd"
    r"|sở|công an|hội|đoàn|ban|bộ|phòng|các)\b))",
    re.IGNORECASE,
)
_HEADING_TAIL = re.compile(
    r"(?:có |chịu )?(?:trách nhiệm|nhiệm vụ)?\s*(?:chủ trì|tham mưu|thực hiện|tổ chức thực hiện"
    r"|triển khai)?\s*[:.;,]?\s*",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:do|giao(?: cho)?|phân công|đề nghị|yêu cầu)\s+(?P<who>[^;.()]+?)\s+(?:làm |là )?(?:chủ trì|đầu mối"
    r"|cơ quan chủ trì|chịu trách nhiệm|tham mưu)\b(?P<rest>[^;.]*)",
    re.IGNORECASE,
)
_ENDS = " .;:,-–"
_CLAUSE = re.compile(
    r"(?:lựa chọn|tiến hành|chủ động|chịu trách nhiệm|có trách nhiệm|tổ chức|căn cứ|theo|trong|chủ trì"
    r"|phối hợp|xây dựng|"
    r"triển khai|thực hiện|tham mưu|hướng dẫn|chỉ đạo|ban hành|là |để |nhằm |khi |đối với|trên cơ sở|tự "
    r"|thường xuyên|\()",
    re.IGNORECASE,
)
_LONG_CLAUSE = 9  # words: names hold verbs too ("các cơ quan tiến hành tố tụng"), but not as long
_ROLE = re.compile(r"(?P<who>[^;]+?)\s+(?P<role>chủ trì|phối hợp)(?: thực hiện)?\s*(?:[;,.]\s*|$)", re.IGNORECASE)
_TOGETHER = re.compile(
    r"[,\s]+(?:chủ trì[,\s]*)?(?:và )?phối hợp (?:chặt chẽ )?(?:với|cùng)(?: với)?\s+|\s+chủ trì(?: thực hiện)?\s*$",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"\b(?:ở )?cấp (?:tỉnh|huyện|xã|thành phố)\s*:\s*", re.IGNORECASE)
_EACH_OF_THEM = re.compile(r",\s*mỗi\s[^;]*", re.IGNORECASE)  # "các xã, mỗi xã lựa chọn …": no name of one more
_IN_BRACKETS = re.compile(r"\((?P<said>[^()]*\b(?:chủ trì|thực hiện|phối hợp)\b[^()]*)\)", re.IGNORECASE)
_BRACKETED_ROLE = re.compile(
    r"(?P<who>[^()]+?)\s*\((?P<role>chủ trì|phối hợp)[^()]*\)\s*(?:[;,.]\s*|và\s+|$)", re.IGNORECASE
)
_ORDER = re.compile(r"(?<=\.)\s+(?:Giao|Phân công|Đề nghị|Yêu cầu)\s+(?=[A-ZĐỦÒÐ]|các )(?=.*\S$)")
_SENTENCES = re.compile(r"(?<=[.!?…])\s+(?=[^\W\d_])|(?<=;)\s+(?=(?i:giao|đề nghị)\b)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Assigned:
    """Leads and cooperating agencies as the text names them."""

    leads: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()


def list_in(value: str) -> tuple[str, ...]:
    """The agencies of a table's cell, or of those who cooperate: a list alone, unless a long clause follows."""
    names, rest = leading_agencies(value)
    clause = rest.strip(_ENDS)
    if names and len(clause.split()) > _LONG_CLAUSE and _begins_clause(value, clause):
        return names
    return tuple(split_phrases(value))


def agencies_in(value: str) -> tuple[str, ...]:
    """The agencies of a labelled value: a list, after which a clause may say what they do.

    A word inside a name may look like a verb ("Cục Phổ biến, giáo dục pháp luật"): only words that begin a clause
    end the list. A clause may be followed by one more who does his part.
    """
    before = _EACH_OF_THEM.sub("", _TOGETHER.split(_LEVEL.sub("", value), maxsplit=1)[0])
    names, rest = leading_agencies(before)
    clause = rest.strip(_ENDS)
    if not names or (clause and not _begins_clause(before, clause)):
        return tuple(split_phrases(before))
    more = (name for part in clause.split(";")[1:] if begins_agency(part.strip()) for name in leading_agencies(part)[0])
    return (*names, *(name for name in more if name not in names))


def partners_in(value: str) -> tuple[str, ...]:
    """Those who cooperate, where the value of a lead says so: "Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ"."""
    parts = _TOGETHER.split(value, maxsplit=1)
    return list_in(parts[1].strip(_ENDS)) if len(parts) > 1 else ()


def _begins_clause(value: str, rest: str) -> bool:
    """Whether the words after the agencies say what they do; behind a comma they may belong to the last name."""
    before = value[: value.rfind(rest)].rstrip()
    in_a_list = before.endswith((",", "và"))
    return _CLAUSE.match(rest) is not None or (not in_a_list and begins_with_action(rest))


def roles_in(value: str) -> Assigned | None:
    """The roles that a labelled value gives itself: "Sở Tư pháp chủ trì; Công an tỉnh, Hội Nông dân phối hợp"."""
    leads: list[str] = []
    cooperating: list[str] = []
    pattern = _BRACKETED_ROLE if "(" in value else _ROLE
    found = list(pattern.finditer(value.strip(_ENDS)))
    if not found or "".join(m[0] for m in found).strip(_ENDS) != value.strip(_ENDS):
        return None
    for match in found:
        names = split_phrases(match["who"].strip(_ENDS))
        (leads if match["role"].casefold() == "chủ trì" else cooperating).extend(names)
    return Assigned(leads=tuple(leads), cooperating=tuple(cooperating)) if leads else None


def parted(text: str) -> tuple[str, str]:
    """(what is to be done, the sentences that only hand it out), where a text says both.

    >>> parted("Rà soát văn bản của huyện. Giao Phòng Tư pháp chủ trì; hoàn thành trong tháng 5/2023.")
    ('Rà soát văn bản của huyện', 'Giao Phòng Tư pháp chủ trì; hoàn thành trong tháng 5/2023.')
    """
    found = _ORDER.search(text)
    return (text[: found.start()].rstrip(" ."), text[found.start() :].strip()) if found else (text, "")


def heading_agencies(heading: str) -> Assigned | None:
    """Who a heading assigns everything under it to, None where the heading is about something else.

    "3.1. Sở Y tế chủ trì, phối hợp với Sở Tài chính:" names a lead and one to cooperate with.
    """
    names, rest = leading_agencies(heading)
    if not names:
        return None
    if _HEADING_TAIL.fullmatch(rest):
        return Assigned(leads=names)
    found = _WITH.search(rest)
    if found is None or len(rest[: found.start()].split()) > 4:
        return None
    others, tail = leading_agencies(rest[found.end() :])
    if not others or not _HEADING_TAIL.fullmatch(tail):
        return None
    return Assigned(leads=names, cooperating=others)


def sentence_agencies(texts: Iterable[str]) -> Assigned:
    """Who the sentences of some texts name as doers: subjects lead, those after "phối hợp với" cooperate.

    A sentence that begins with a verb names no subject, and gives none.
    """
    leads: list[str] = []
    cooperating: list[str] = []
    for sentence in (one for text in texts for one in (*_SENTENCES.split(text), *_bracketed(text))):
        one = _of_sentence(sentence)
        leads += (name for name in one.leads if name not in leads)
        cooperating += (name for name in one.cooperating if name not in cooperating)
    return Assigned(leads=tuple(leads), cooperating=tuple(n for n in cooperating if n not in leads))


def _bracketed(text: str) -> Iterator[str]:
    """What stands in brackets and says who does it."""
    return (found["said"] for found in _IN_BRACKETS.finditer(text))


def _of_sentence(sentence: str) -> Assigned:
    names, rest = leading_agencies(sentence)
    if names:
        return Assigned(leads=names, cooperating=_partners(rest))
    by = _BY.search(sentence)
    if by:
        return Assigned(leads=leading_agencies(by["who"])[0], cooperating=_partners(by["rest"]))
    return Assigned(cooperating=led_partners(sentence))


def _partners(rest: str) -> tuple[str, ...]:
    """Those who cooperate, where the words just after the subject say so."""
    found = _WITH.search(rest)
    if found is None or len(rest[: found.start()].split()) > 5:
        return ()
    return leading_agencies(rest[found.end() :])[0]


def led_partners(sentence: str) -> tuple[str, ...]:
    """Those named after "Chủ trì, phối hợp với …" or "Phối hợp với …" at the beginning of a sentence."""
    found = _WITH.search(sentence)
    if found is None or not re.fullmatch(
        r"(?:(?:chủ trì|chủ động|tiếp tục|tăng cường)[,\s]*(?:và )?)*", sentence[: found.start()], re.IGNORECASE
    ):
        return ()
    return leading_agencies(sentence[found.end() :])[0]
