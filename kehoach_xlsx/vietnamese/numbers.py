"""Figures as officials write them: 1.234,5 · 03 lớp · 96,7% · 5.373,4 triệu đồng. Rounding is half-up."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

from kehoach_xlsx.vietnamese.number_reading import parse_number

__all__ = [
    "format_count",
    "format_money",
    "format_number",
    "format_percent",
    "parse_number",
    "percent_of",
    "round_half_up",
]

_DOT_AND_COMMA = str.maketrans(",.", ".,")
_PRECISION = 200  # digits; far beyond any sum, so that only the stated rounding ever rounds
_MONEY_DECIMALS = 3
# (from this amount on, in this unit of đồng, written so); tỷ only from 10 tỷ, where triệu gets long.
_MONEY_UNITS = (
    (Decimal(10_000_000_000), 9, "tỷ đồng"),
    (Decimal(1_000_000), 6, "triệu đồng"),
)


def round_half_up(value: Decimal | int, places: int) -> Decimal:
    """The value to so many decimal places, halves away from zero, as taught at school.

    >>> round_half_up(Decimal("0.25"), 1), round_half_up(Decimal("-2.5"), 0)
    (Decimal('0.3'), Decimal('-3'))
    """
    return Decimal(value).quantize(Decimal(f"1E-{places}"), ROUND_HALF_UP, Context(prec=_PRECISION))


def format_number(value: Decimal | int, decimals: int | None = None) -> str:
    """Dots between thousands and a comma before decimals; trailing zeros go unless `decimals` asks for them.

    >>> format_number(Decimal("1234567.50")), format_number(Decimal("2.345"), 2)
    ('1.234.567,5', '2,35')
    """
    exact = Decimal(value) if decimals is None else round_half_up(value, decimals)
    written = format(exact if exact else abs(exact), ",f").translate(_DOT_AND_COMMA)  # no "-0"
    return written.rstrip("0").rstrip(",") if decimals is None and "," in written else written


def format_count(n: Decimal | int) -> str:
    """A number of things: 1 to 9 with a leading zero, which is practice though no rule of the decree.

    >>> format_count(3), format_count(0), format_count(1240), format_count(Decimal("3.5"))
    ('03', '0', '1.240', '3,5')
    """
    return f"{int(n):02d}" if n in range(1, 10) else format_number(n)


def format_percent(value: Decimal | int, decimals: int = 1) -> str:
    """A percentage from 0 to 100, half-up, without a space and without idle zeros.

    >>> format_percent(Decimal("96.68")), format_percent(Decimal(100))
    ('96,7%', '100%')
    """
    return f"{format_number(round_half_up(value, decimals))}%"


def percent_of(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """How many percent of the whole the part is, half-up to one decimal; None where the whole is 0.

    >>> percent_of(27, 31), percent_of(3, 0)
    (Decimal('87.1'), None)
    """
    if not whole:
        return None
    exact = Context(prec=_PRECISION)
    return round_half_up(exact.divide(exact.multiply(Decimal(part), 100), Decimal(whole)), 1)


def format_money(vnd: Decimal | int) -> str:
    """An amount of đồng in the largest customary unit that holds it exactly with three decimals at most.

    Nothing is rounded: 1.234.567 đồng stays in đồng.

    >>> format_money(750_000), format_money(5_373_400_000), format_money(12_500_000_000)
    ('750.000 đồng', '5.373,4 triệu đồng', '12,5 tỷ đồng')
    """
    amount = Decimal(vnd)
    for least, power, unit in _MONEY_UNITS:
        scaled = Context(prec=_PRECISION).scaleb(amount, -power)
        if abs(amount) >= least and scaled == round_half_up(scaled, _MONEY_DECIMALS):
            return f"{format_number(scaled)} {unit}"
    return f"{format_number(amount)} đồng"
