"""Lists of agencies as plans write them: names parted where one ends, and the subject that a sentence begins with.

"Commas and và" stand between names and within them. A comma parts only where what follows begins a name or a
group phrase and what stands before it is complete; everything else belongs to the name. Nothing is completed:
every name is a piece of the text ("Sở Tư pháp, Tài chính" gives "Sở Tư pháp" and "Tài chính"), but for a head
that the text states for each of a list ("các Sở: Tư pháp, Tài chính").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kehoach_xlsx.vietnamese import agency_patterns as grammar
from kehoach_xlsx.vietnamese.text import mend

_WINDOW = 300
"""Letters looked at on either side of a separator: a chapter in one line is read in no time, too."""
_MOST_WORDS = 16
"""A name longer than this, with no end that we know, is a sentence whose verb we do not know."""


@lru_cache(maxsize=4096)
def split_phrases(text: str) -> tuple[str, ...]:
    """The agencies and groups of a list as a plan writes it, each as it stands there, one entry per name or phrase.

    >>> split_phrases("Sở Tư pháp, Sở Văn hóa, Thể thao và Du lịch; UBND các huyện, thị xã, thành phố")
    ('Sở Tư pháp', 'Sở Văn hóa, Thể thao và Du lịch', 'UBND các huyện, thị xã, thành phố')
    >>> split_phrases("Công an tỉnh, cơ quan, đơn vị, địa phương có liên quan.")
    ('Công an tỉnh', 'cơ quan, đơn vị, địa phương có liên quan')
    """
    plain, asides = _without_asides(mend(text).replace("\ue000", ""))
    found: list[str] = []
    for segment in _segments(plain):
        if found and grammar.ONLY_LEVELS.match(segment):
            found[-1] += f", {segment}"  # "UBND các huyện; thị xã": one list of levels
        else:
            found += _names(segment)
    names = (_restored(name, asides).strip(grammar.OUTER) for name in found)
    return tuple(name for name in names if any(letter.isalpha() for letter in name))


def begins_agency(text: str) -> bool:
    """Whether the text begins as an agency or a group of agencies does.

    >>> begins_agency("Sở Tư pháp chủ trì"), begins_agency("Hội nghị tổng kết"), begins_agency("Tổ chức tập huấn")
    (True, False, False)
    """
    return _kind(text) in {"name", "group", "noun"}


def _without_asides(text: str) -> tuple[str, list[str]]:
    """The text with a mark for every short aside in parentheses, without the long ones; and those asides."""
    asides: list[str] = []

    def keep(found: re.Match[str]) -> str:
        if len(found[0].split()) > grammar.LONG_ASIDE or grammar.NO_NAME.match(found[0]):
            return ""
        asides.append(found[0])
        return f"\ue000{chr(0xE001 + len(asides) - 1)}"  # private letters: no name has them

    return grammar.PARENTHESIS.sub(keep, text), asides


def _restored(name: str, asides: list[str]) -> str:
    return re.sub("\ue000(.)", lambda found: asides[ord(found[1]) - 0xE001], name)


def _segments(text: str) -> Iterator[str]:
    """What stands between semicolons, and between lines where the next one begins a name."""
    lines: list[str] = []
    for line in text.split("\n"):
        bare = grammar.BULLET.sub("", line).strip()
        begins = bare != line.strip() or begins_agency(bare)
        if lines and not (begins and not grammar.DANGLING.search(lines[-1])):
            lines[-1] = f"{lines[-1]} {bare}"  # the line was wrapped
        else:
            lines.append(bare)
    for line in lines:
        for part in line.split(";"):
            if bare := without_introduction(part):
                yield bare


def without_introduction(text: str) -> str:
    """The text without what leads to an agency ("Đề nghị", "Giao", "và") and without outer punctuation.

    >>> without_introduction("Đề nghị Liên đoàn Lao động tỉnh;")
    'Liên đoàn Lao động tỉnh'
    """
    bare = text.strip(grammar.OUTER)
    introduction = grammar.INTRODUCTION.match(bare)
    return bare[introduction.end() if introduction else 0 :].strip(grammar.OUTER)


def _names(segment: str) -> list[str]:
    shared = grammar.SHARED_HEAD.match(segment)
    if not shared:
        return list(_parted(segment, carried=None))
    head = shared[2][:1].upper() + shared[2][1:].lower()
    fields = next(
        re.compile(fields, grammar.IGNORE)
        for heads, fields in grammar.FIELDS_OF.items()
        if head.lower() in heads.split("|")
    )
    names = _parted(segment[shared.end() :], carried=fields)
    return [f"{head} {name}" if fields.match(name) else name for name in names]


def _parted(segment: str, carried: re.Pattern[str] | None) -> Iterator[str]:
    """The names of a segment. `carried` knows what may follow a head that an earlier name had."""
    start, whole = 0, _protected(segment, 0, carried)
    for separator in grammar.SEPARATOR.finditer(segment):
        if separator.start() < max(whole, start):
            continue
        left = segment[max(start, separator.start() - _WINDOW) : separator.start()]
        right = segment[separator.end() : separator.end() + _WINDOW]
        carried = _carried(left, carried)
        if _parts(left, right, carried):
            yield segment[start : separator.start()]
            start = separator.end()
        whole = max(whole, _protected(segment, separator.end(), carried))
    yield segment[start:]


def _protected(segment: str, at: int, carried: re.Pattern[str] | None) -> int:
    """Where the known name or set phrase that begins at `at` ends; `at` if none begins there."""
    ends = [found.end() for known, _ in grammar.KNOWN if (found := known.match(segment, at))]
    if found := grammar.SET_PHRASE.match(segment, at):
        ends.append(found.end())
    if carried and (found := carried.match(segment, at)):
        ends.append(found.end())
    return max(ends, default=at)


def _carried(left: str, carried: re.Pattern[str] | None) -> re.Pattern[str] | None:
    """What may follow the head of `left`, where that is a head and one field; or what could before."""
    for known, fields in grammar.KNOWN:
        if (found := known.match(left)) and re.fullmatch(
            rf"\s*(?:{grammar.LEVEL})?", left[found.end() :], grammar.IGNORE
        ):
            return fields
    return carried if carried and carried.match(left) else None


def _kind(text: str) -> str:
    """What the text begins with: name, group, noun, level, people, or nothing known."""
    if grammar.STARTS_NOUN.match(text) and not _is_verb(text):
        return "noun"
    return next((kind for kind, pattern in grammar.KINDS if pattern.match(text)), "")


def _is_verb(text: str) -> bool:
    return bool(re.match(r"tổ chức(?!\w)", text, grammar.IGNORE)) and not grammar.ORGANISATION.match(text)


def _parts(left: str, right: str, carried: re.Pattern[str] | None) -> bool:
    """Whether a separator between `left`, the name so far, and `right`, all that follows, parts two names."""
    if grammar.DANGLING.search(left) or not right:
        return False
    if carried and carried.match(right):
        return True
    match _kind(right):
        case "name":
            return True
        case "group":
            levels = grammar.GROUP_OF_LEVELS.match(right) and grammar.OF_LEVELS.match(left)
            return not levels and not (grammar.OPEN.search(left) and grammar.GROUP_OF_SHORT.match(right))
        case "noun":
            return not grammar.OPEN.search(left) and not _goes_on(left, right)
        case "people":
            return not grammar.OPEN_PEOPLE.match(left)
        case _:
            return False


def _goes_on(left: str, right: str) -> bool:
    """Whether a list of kinds of agencies goes on: "các tổ chức chính trị - xã hội, đoàn thể cấp tỉnh"."""
    if not re.match(rf"{grammar.QUANTIFIER}\s", left, grammar.IGNORE) or grammar.CLOSED.search(left):
        return False
    if re.match(r"(?:cơ quan|đơn vị|tổ chức|cá nhân|địa phương)\b.*liên quan", right, grammar.IGNORE):
        return False
    noun = re.match(grammar.NOUN, right, grammar.IGNORE)
    return not (noun and re.search(rf"(?<!\w){re.escape(noun[0])}(?!\w)", left, grammar.IGNORE))


def leading_agencies(sentence: str) -> tuple[tuple[str, ...], str]:
    """The agencies that a sentence begins with, and the text that follows them; none where it begins otherwise.

    "Đề nghị", "Giao" and "Căn cứ chức năng, nhiệm vụ được giao, …" may lead. An agency ends where a verb begins.

    >>> leading_agencies("Giao Sở Tư pháp và Công an tỉnh chủ trì tham mưu.")
    (('Sở Tư pháp', 'Công an tỉnh'), 'chủ trì tham mưu.')
    >>> leading_agencies("Tổ chức quán triệt Kế hoạch")
    ((), 'Tổ chức quán triệt Kế hoạch')
    """
    text = mend(sentence).replace("\n", " ")
    bullet = grammar.BULLET.match(text)
    start = bullet.end() if bullet else 0
    introduction = grammar.INTRODUCTION.match(text, start)
    start = introduction.end() if introduction else start
    if grammar.PREAMBLE.match(text, start):
        return _after_preamble(text, start)
    names, rest = _subject(text[start:])
    return (names, rest) if names else ((), text)


def _after_preamble(text: str, start: int) -> tuple[tuple[str, ...], str]:
    """The subject after "Căn cứ …,", where a part begins as a name does before any begins with a verb."""
    for found in re.finditer(r"[,;]\s*", text[start:]):
        part = text[start + found.end() :]
        verb = grammar.VERB.match(part)
        if verb and not grammar.BASIS.match(part) and not part[verb.end() :].startswith(" của"):
            break
        if _kind(part) in {"name", "group"}:
            names, rest = _subject(part)
            if names and rest:
                return names, rest
    return (), text


def _subject(text: str) -> tuple[tuple[str, ...], str]:
    if not begins_agency(text) or grammar.LABEL.match(text):
        return (), text
    end = _end_of_subject(text)
    names = split_phrases(text[:end])
    rest = text[end:].lstrip(" :;,.")
    if not names or any(len(name.split()) > _MOST_WORDS for name in names[-1:]):
        return (), text
    if (aside := grammar.ADJUNCT.match(rest)) and (more := re.match(r"\s*(?:,|;|và)\s+", rest[aside.end() :])):
        others, tail = _subject(rest[aside.end() + more.end() :])
        return ((*names, *others), tail) if others else (names, rest)
    return names, rest


def _end_of_subject(text: str) -> int:
    """Where the first verb begins, or the sentence ends; what stands in parentheses is not looked at."""
    plain = grammar.PARENTHESIS.sub(lambda found: " " + "\ue000" * (len(found[0]) - 1), text)
    shared = grammar.SHARED_HEAD.match(plain)
    stop = grammar.END_OF_SENTENCE.search(plain, shared.end() if shared else 0)
    verbs = (verb for verb in grammar.VERB.finditer(plain) if verb.start())
    nouns = [range(*noun.span()) for noun in grammar.NO_VERB.finditer(plain)]
    acting = (
        v.start() for v in verbs if not any(v.start() in noun for noun in nouns) and not _an_organisation(plain, v)
    )
    place = grammar.END_OF_NAME.search(plain)
    ends = (stop.start() if stop else None, next(acting, None), place.end() if place else None)
    return min((end for end in ends if end is not None), default=len(text))


def _an_organisation(text: str, verb: re.Match[str]) -> bool:
    """Whether this "tổ chức" is the noun."""
    if verb[0] != "tổ chức":
        return False
    quantified = re.search(rf"(?:{grammar.QUANTIFIER})$", text[: verb.start()].rstrip(), grammar.IGNORE)
    return bool(quantified or grammar.ORGANISATION.match(text, verb.start()))
