"""A number that somebody typed as text. Never through float; what has two readings is asked, not guessed."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from kehoach_xlsx.vietnamese.number_words import number_in_words
from kehoach_xlsx.vietnamese.reading import Reading
from kehoach_xlsx.vietnamese.text import fold, mend

_PLAIN = re.compile(r"[+-]?[0-9]+")
# A sign, a body of digits and separators, "%" or words of unit without any further digit.
_NUMBER = re.compile(r"(?P<sign>[+-]?) ?(?P<body>[0-9](?:[0-9., ]*[0-9])?) ?(?P<unit>%|[^\W\d_][^\d;]{0,40})?")
_SPACED = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?P<decimals>[.,][0-9]+)?")
_GROUPED = {sign: re.compile(rf"[1-9][0-9]{{0,2}}(?:{re.escape(sign)}[0-9]{{3}})+") for sign in ".,"}
_WORD = re.compile(r"[^\W\d_]+")
_OTHER = {".": ",", ",": "."}
_POWERS = {
    "chục": 1, "trăm": 2, "nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "trđ": 6, "tỉ": 9,
}  # fmt: skip
# "tr" may be triệu or trang, "k" nghìn or a unit: with and without the power are both possible.
_ABBREVIATED_POWERS = {"tr": 6, "k": 3}
# An estimate is the number that was written; "hơn 50", "gần 50" and "± 5" give no number.
_ABOUT = re.compile("(?:~|≈|khoảng|ước(?: tính| đạt| thực hiện)?|độ chừng|chừng) ?")
_RANGE = re.compile("(?:từ )?(?P<low>[^ -]+) ?(?:-|÷|đến|tới) ?(?P<high>[0-9].*)")
# "-" is how statistical tables of the State write that nothing occurred; "…" says that it is not known.
_NOTHING = frozenset(
    {"-", "--", "không", "không có", "không phát sinh", "không có phát sinh", "chưa có", "chưa phát sinh"}
)


def parse_number(text: str) -> Reading[Decimal]:
    """The number in a text cell; a unit, a percent sign, words or separators make it a proposal or a question.

    >>> parse_number(" 45 ").value, parse_number("03 lớp").proposal, parse_number("1,5 triệu").proposal
    (Decimal('45'), Decimal('3'), Decimal('1500000'))
    >>> parse_number("1.234").candidates, parse_number("vài chục").understood
    ((Decimal('1234'), Decimal('1.234')), False)
    >>> parse_number("khoảng 50").proposal, parse_number("10 - 12").candidates, parse_number("mười hai").proposal
    (Decimal('50'), (Decimal('10'), Decimal('12')), Decimal('12'))
    """
    mended = mend(text)
    if _PLAIN.fullmatch(mended):
        return Reading.clean(Decimal(mended))
    if "\n" in mended:  # two lines are two things, not a thousands separator
        return Reading.unread()
    key = unicodedata.normalize("NFKC", fold(mended))  # digits of full width
    if key in _NOTHING:
        return Reading.proposed(Decimal(0))
    if found := _RANGE.fullmatch(key):
        return _range(found["low"], found["high"])
    return _one_number(_ABOUT.sub("", key, count=1) if _ABOUT.match(key) else key)


def _range(low: str, high: str) -> Reading[Decimal]:
    """Two numbers that somebody did not choose between: both are asked about."""
    ends = _one_number(low), _one_number(high)
    found = [end.proposal for end in ends if end.proposal is not None]
    return Reading.interpreted(*found) if len(found) == len(ends) else Reading.unread()


def _one_number(key: str) -> Reading[Decimal]:
    found = _NUMBER.fullmatch(key)
    if found is None:
        said = number_in_words(key)
        return Reading.unread() if said is None else Reading.proposed(Decimal(said))
    bodies = _body_readings(found["body"])
    powers = _powers(_WORD.findall(found["unit"] or ""))
    return Reading.interpreted(*(_exact(found["sign"] + body, power) for power in powers for body in bodies))


def _exact(digits: str, power: int) -> Decimal:
    # Through text on purpose: Decimal arithmetic would round to the precision of the context.
    return Decimal(format(Decimal(f"{digits}E{power}"), "f"))


def _powers(words: list[str]) -> tuple[int, ...]:
    """The powers of ten that the first words of the unit may mean ("nghìn tỷ đồng" is 12)."""
    if words and words[0] in _ABBREVIATED_POWERS:
        return (_ABBREVIATED_POWERS[words[0]], 0)
    power = 0
    for word in words:
        if word not in _POWERS:
            break
        power += _POWERS[word]
    return (power,)


def _body_readings(body: str) -> tuple[str, ...]:
    """What digits and separators can mean, as text that Decimal reads; the Vietnamese convention first."""
    signs = set(body) & set(".,")
    if " " in body:
        return _without_spaces(body)
    if not signs:
        return (body,)
    if len(signs) == 2:
        return _both_separators(body)
    return _one_separator(body, signs.pop())


def _without_spaces(body: str) -> tuple[str, ...]:
    return (body.replace(" ", "").replace(",", "."),) if _SPACED.fullmatch(body) else ()


def _both_separators(body: str) -> tuple[str, ...]:
    """1.234,5 or 1,234.5: the last separator is the decimal one, the other must group by threes."""
    decimal = max(".,", key=body.rfind)
    whole, _, decimals = body.rpartition(decimal)
    if not _GROUPED[_OTHER[decimal]].fullmatch(whole):
        return ()
    return (f"{whole.replace(_OTHER[decimal], '')}.{decimals}",)


def _one_separator(body: str, sign: str) -> tuple[str, ...]:
    """1.500.000 groups; 12,5 is a decimal; 1.234 and 1,234 may be either."""
    grouped = (body.replace(sign, ""),) if _GROUPED[sign].fullmatch(body) else ()
    decimal = (body.replace(sign, "."),) if body.count(sign) == 1 else ()
    return grouped + decimal if sign == "." else decimal + grouped
