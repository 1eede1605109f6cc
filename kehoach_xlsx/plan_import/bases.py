"""The documents that a plan's preamble names as its bases (căn cứ)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kehoach_xlsx.plan_import.blocks import Block, Line, physical_lines
from kehoach_xlsx.plan_import.headlines import head_lines, joined
from kehoach_xlsx.plan_import.preamble import issuing
from kehoach_xlsx.plan_import.references import DAY, REFERENCE, find_day, find_reference

_NUMBERED_KINDS = (
    r"(?:Quyết định|Kế hoạch|Nghị định|Nghị quyết|Thông tư(?: liên tịch)?|Chỉ thị|Kết luận|Công văn|Văn bản"
    r"|Chương trình(?: hành động"
    r"| phối hợp)?|Công điện|Hướng dẫn|Quy định|Thông báo|Đề án|Quy chế|Pháp lệnh|Thông tri|Chiến lược"
    r"|Hiến pháp|Công ước)"
)
_LAW = r"(?:Bộ [Ll]uật|Luật|Pháp lệnh|Hiến pháp)(?! sư)(?! gia)"
# A document is named by its kind and number, or, a law, by its name.
_MENTION = re.compile(
    rf"(?:{_NUMBERED_KINDS}(?:(?: của (?:(?!{_NUMBERED_KINDS})[^;,.\d]){{2,60}}?:?)? số ?:? ?| ){REFERENCE}"
    rf"|{_LAW}(?= [^\W\d]))"
)
_LEAD = (
    r"(?:Căn cứ(?: vào)?|CĂN CỨ|(?:Tiếp tục |Triển khai |Tổ chức )*(?:[Tt]hực hiện|[Tt]riển khai|[Tt]hi hành)"
    r"|Theo|Để (?:triển khai |tiếp tục )*"
    r"thực hiện|Trên cơ sở|Chấp hành)(?: (?:nội dung|chỉ đạo|các|ý kiến chỉ đạo|tinh thần|ý kiến))*(?: (?:tại|của))?"
)
_LED = re.compile(rf"(?:^|[;.,] )(?:[-+•] ?)?{_LEAD}:? ?[-+]? ?$")
_LISTED = re.compile(r"(?:[;,](?: và| [-+])?|[^\W\d],? và(?: các)?| và) ?$")
_REQUEST = re.compile(r"(?:theo|xét) đề nghị|xét tờ trình|tại tờ trình", re.IGNORECASE)
_TITLE_VERB = re.compile(
    r"(?<![^\W\d])(?:về|ban hành|phê duyệt|quy định|hướng dẫn|triển khai|thực hiện|tiếp tục|sửa đổi|thông qua"
    r"|giao|công bố"
    r"|tăng cường|đẩy mạnh|thi hành|kiện toàn|thành lập|tổ chức|phát động|nâng cao|bổ sung|khóa)(?![^\W\d])"
)
_ISSUER = re.compile(r"(?:^|[ ,])của (?P<issuer>.+?)(?=$|[:;.(“\"]| năm \d|, (?!Thể thao|Khoa học|Thương binh))")


@dataclass(frozen=True, kw_only=True, slots=True)
class LegalBasis:
    """A basis as the preamble names it; what it does not say is None. `issued_on` is ISO, perhaps only a year."""

    text: str
    reference: str | None
    issued_on: str | None
    issuer: str | None
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class _Mention:
    start: int
    end: int
    connector: str  # "lead" (Căn cứ …), "list" (after ; , và) or "" (inside another document's title)
    after_semicolon: bool


def read_bases(head: Sequence[Block], body: Sequence[Block] = ()) -> tuple[LegalBasis, ...]:
    """The bases in their order; documents cited within another's title are none.

    Some plans list them in a first part of its own, "I. CĂN CỨ": then `body` is read that far.
    """
    named = _read(head_lines(head).preamble)
    return named or _read(_listed_part(tuple(physical_lines(body))))


def _listed_part(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a first part that is headed "Căn cứ", each item with that word before it."""
    if not lines or not re.match(r"\W*[IA1] ?[./)-]+ ?(?:CĂN CỨ|Căn cứ|CƠ SỞ PHÁP LÝ|Cơ sở pháp lý)", lines[0].text):
        return ()
    stop = next((at for at, line in enumerate(lines) if re.match(r"(?:II|B|2) ?[./)-]", line.text)), len(lines))
    items = (re.sub(rf"^[-+•] ?(?:{_LEAD} )?(?=[A-ZĐ])", "Căn cứ ", line.text) for line in lines[1:stop])
    return tuple(Line(text=text, number=line.number) for text, line in zip(items, lines[1:stop], strict=True))


def _read(lines: Sequence[Line]) -> tuple[LegalBasis, ...]:
    text, starts = joined(lines)
    clause = issuing(text)
    stop = clause.at if clause else _end_of_bases(text)
    top = tuple(_top_level(text[:stop]))
    ends = [*(mention.start for mention in top), stop][1:]
    return tuple(_basis(text, mention, end, starts) for mention, end in zip(top, ends, strict=bool(top)))


def _end_of_bases(text: str) -> int:
    """Without an issuing clause the bases end where the text announces what follows, or with the text."""
    found = re.search(r"(?:như sau|cụ thể)\W", text)
    return found.start() if found else len(text)


def _top_level(text: str) -> Iterator[_Mention]:
    mentions = tuple(_mentions(text))
    styled = any(mention.after_semicolon for mention in mentions)
    last_top: _Mention | None = None
    nested = False  # whether the mention before this one stood inside a title
    for before, mention in pairwise((None, *mentions)):
        if mention is None or _is_request(text, mention):
            continue
        listed = mention.connector == "list" and last_top is not None
        if mention.connector == "lead" or (listed and _is_top(text, before, mention, nested=nested, styled=styled)):
            last_top, nested = mention, False
            yield mention
        else:
            nested = True


def _mentions(text: str) -> Iterator[_Mention]:
    quoted = [(found.start(), found.end()) for found in re.finditer(r"“[^”]*”|\([^)]*\)|\"[^\"]*\"", text)]
    for found in _MENTION.finditer(text):
        if any(start < found.start() < end for start, end in quoted):
            continue
        before = text[: found.start()]
        connector = "lead" if _LED.search(before) else "list" if _LISTED.search(before) else ""
        yield _Mention(
            start=found.start(),
            end=found.end(),
            connector=connector,
            after_semicolon=before.rstrip(" -+").endswith(";"),
        )


def _is_request(text: str, mention: _Mention) -> bool:
    """Whether the document only carries a proposal ("Theo đề nghị của … tại Tờ trình số …")."""
    sentence = re.split(r"[;.] ", text[: mention.start])[-1]
    return bool(_REQUEST.match(sentence.strip(" -+")))


def _is_top(text: str, before: _Mention | None, mention: _Mention, *, nested: bool, styled: bool) -> bool:
    """Whether a listed document is a basis of its own, or one more inside the title of the one before."""
    if mention.after_semicolon or not nested or before is None:
        return True
    if re.match(_LAW, text[before.start :]) and re.match(rf"[^;,]{{0,8}}{DAY}", text[mention.end :]):
        return True  # "… của Luật Hộ tịch và Quyết định số 1 ngày …": a document with a date of its own
    has_title = bool(_TITLE_VERB.search(text[before.end : mention.start]))
    return has_title and not styled


def _basis(text: str, mention: _Mention, end: int, starts: Sequence[tuple[int, int]]) -> LegalBasis:
    own = re.sub(
        rf"[;,.]? *(?:[-+•] ?)?(?:{_LEAD}|và(?: các)?)? ?[-+]?$", "", text[mention.start : end].rstrip(" ;,.-")
    )
    own = re.split(r"[;.,] (?=(?:Theo|Xét) đề nghị)", own)[0].rstrip(" ;,.-:")
    named = _TITLE_VERB.search(own, 12)
    facts = own[: named.start()] if named else own
    law = re.match(_LAW, own)
    day = find_day(own if law else facts) or (_year(own) if law else None)
    issuer = _ISSUER.search(re.sub(DAY, "", facts))
    line = next(number for offset, number in reversed(starts) if offset <= mention.start)
    return LegalBasis(
        text=own,
        reference=find_reference(own if law else facts),
        issued_on=day,
        issuer=issuer["issuer"].strip(" ,") if issuer else None,
        line=line,
    )


def _year(law: str) -> str | None:
    found = re.search(r"năm (\d{4})", law)
    return found[1] if found else None
