"""Corrections that a coordinator of a lower level made: both values travel up, and are listed.

A correction of a unit's figure is used on that unit's report wherever the report counts with the value that the
coordinator saw. One of a total, or of a figure that was itself put together, cannot be: it is listed, with KH429.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from kehoach_xlsx.consolidate.adjusting import USED
from kehoach_xlsx.consolidate.adjustments import CUMULATIVE, Adjustments, shifted
from kehoach_xlsx.consolidate.figures import ALLOCATED, SPENT
from kehoach_xlsx.consolidate.gather import BudgetLine
from kehoach_xlsx.consolidate.levels.senders import Sender, speaker_of
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.plan import Plan
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import Book, Row, Value
from kehoach_xlsx.vietnamese.numbers import format_number
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.workbooks.level_rules import TOTAL_CORRECTED_BELOW
from kehoach_xlsx.workbooks.workspace_sheets import ADJUSTMENTS

_TOTAL = "Không: chỉ là tổng số của cấp dưới"
_DISAGREE = "Không: các tệp cấp dưới ghi khác nhau"
_MOVED = "Không: báo cáo của đơn vị đã khác"
_OVERRULED = "Không: số ở cấp này đã được điều chỉnh"
_GOES_ON = frozenset({USED, _TOTAL, _DISAGREE, _MOVED})
_TOTAL_OF = "Tổng số của "
_MONEY = ((ALLOCATED, "allocated_vnd"), (SPENT, "spent_vnd"))

Key: TypeAlias = tuple[str, str, str]  # figure and unit, folded, and the period


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """One used row of *Điều chỉnh số liệu* of a lower level.

    `unit` is the unit's code here, "" where the total of that level was corrected; `sender` that level's focal agency.
    """

    figure: str
    unit: str
    period: str
    value: Decimal
    reason: str
    computed: Decimal | None
    label: str
    unit_name: str
    sender: str
    file: str

    @property
    def key(self) -> Key:
        """Figure, unit and period."""
        return fold(self.figure), fold(self.unit), self.period

    @property
    def why(self) -> str:
        """The reason, with the workbook in which it was given."""
        return f"{self.reason} ({self.file})"


def corrections_in(book: Book, file: str, sender: Sender, leaves: Iterable[Row]) -> tuple[Correction, ...]:
    """Return the corrections that count in a consolidated workbook, those that came to it from below included."""
    codes = {fold(str(row.get("leaf_unit") or "")): sender.unit_of(row) for row in leaves}
    found: list[Correction] = []
    for row in book.rows(ADJUSTMENTS.name):
        value, unit = row.get("value"), str(row.get("unit_code") or "")
        if row.get("effect") in _GOES_ON and isinstance(value, Decimal | int):
            of = replace(sender, period=book.identity.period)
            found.append(_correction(row, Decimal(value), codes.get(fold(unit), unit), of, file))
    return tuple(found)


def _correction(row: Row, value: Decimal, unit: str, sender: Sender, file: str) -> Correction:
    before = str(row.get("from_below") or "")
    known = sender.plan.unit(sender.code)
    of = str(row.get("unit_name") or "").removeprefix(_TOTAL_OF) if before and not unit else ""
    return Correction(
        figure=str(row.get("figure_code")),
        unit=unit,
        period=sender.period,
        value=value,
        reason=str(row.get("reason") or ""),
        computed=_number(row.get("computed")),
        label=str(row.get("label") or ""),
        unit_name=str(row.get("unit_name") or ""),
        sender=of or (known.label if known else sender.code),
        file=before or file,
    )


def _number(value: Value) -> Decimal | None:
    return Decimal(value) if isinstance(value, Decimal | int) else None


# --- using them -----------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Carried:
    """The corrections from below with what became of each (`effects`); `used` are those that count here."""

    effects: Mapping[Correction, str]
    used: Mapping[Key, Correction]

    def corrected(self, leaf: Submission) -> Submission:
        """Return a report with its corrected figures."""
        ours = {k[0]: c for k, c in self.used.items() if k[1:] == (fold(leaf.unit), leaf.period)}
        return _corrected(leaf, {code: c.value for code, c in ours.items()}) if ours else leaf


def carried(found: Iterable[Correction], counting: Sequence[Submission], own: Adjustments, plan: Plan) -> Carried:
    """Return what becomes of corrections from below, where the reports in `counting` count.

    `own` are those of this level's coordinator: what he corrected himself stands.
    """
    one_each = {(c.key, c.file, c.value, c.reason): c for c in sorted(found, key=lambda c: c.sender)}
    ordered = [one_each[key] for key in sorted(one_each)]  # by two ways it is still one correction
    reports = {(fold(s.unit), s.period): _figures(s) for s in counting} if ordered else {}
    values: dict[Key, set[Decimal]] = {}
    for one in ordered:
        values.setdefault(one.key, set()).add(one.value)
    effects: dict[Correction, str] = {}
    used: dict[Key, Correction] = {}
    for one in ordered:
        said = reports.get(one.key[1:], {}).get(one.key[0])
        overruled = own.of(one.figure, speaker_of(one.unit, plan) or one.unit)
        if not one.unit:
            effects[one] = _TOTAL
        elif said is None or said != one.computed:
            effects[one] = _MOVED
        elif len(values[one.key]) > 1:
            effects[one] = _DISAGREE
        else:
            effects[one] = _OVERRULED if overruled else USED
            used.setdefault(one.key, one)
    return Carried(effects=effects, used=used)


def _figures(report: Submission) -> dict[str, Decimal]:
    """What a report says of every figure that can be corrected, by folded code."""
    found: dict[str, Decimal] = {}
    for row in report.sheets.get("indicators", ()):
        for suffix, name in (("", "in_period"), (CUMULATIVE, "cumulative")):
            if isinstance(value := row.get(name), Decimal):
                found[fold(f"{row.get('indicator_code')}{suffix}")] = value
    for row in report.sheets.get("budget", ()):
        for suffix, name in _MONEY:
            if isinstance(value := row.get(name), Decimal):
                code = fold(_line(row) + suffix)
                found[code] = found.get(code, Decimal(0)) + value
    return found


def _line(row: Row) -> str:
    item, paid_by = str(row.get("cost_item") or ""), str(row.get("funding_source") or "")
    return BudgetLine(cost_item=item, funding_source=paid_by, parts=()).code


def _corrected(leaf: Submission, values: Mapping[str, Decimal]) -> Submission:
    sheets = dict(leaf.sheets)
    sheets["indicators"] = tuple(_indicator(row, values) for row in leaf.sheets.get("indicators", ()))
    seen: set[str] = set()
    sheets["budget"] = tuple(_budget(row, values, seen) for row in leaf.sheets.get("budget", ()))
    return replace(leaf, sheets=sheets, handed_in=leaf.digest)


def _indicator(row: Row, values: Mapping[str, Decimal]) -> Row:
    code = str(row.get("indicator_code"))
    now, so_far = values.get(fold(code)), values.get(fold(f"{code}{CUMULATIVE}"))
    said = _number(row.get("in_period"))
    moved = shifted(_number(row.get("cumulative")), said, now)
    changes: dict[str, Value] = {} if now is None else {"in_period": now, "cumulative": moved}
    return {**row, **changes, **({} if so_far is None else {"cumulative": so_far})}


def _budget(row: Row, values: Mapping[str, Decimal], seen: set[str]) -> Row:
    """Of several rows of one item and source the first takes the corrected sum, the others count no more."""
    changes: dict[str, Value] = {}
    for suffix, name in _MONEY:
        code = fold(_line(row) + suffix)
        if code in values and isinstance(row.get(name), Decimal):
            changes[name] = None if code in seen else values[code]
            seen.add(code)
    return {**row, **changes}


# --- telling of them ------------------------------------------------------------------------------------


def carried_rows(found: Carried) -> Iterator[Row]:
    """Yield the rows of *Điều chỉnh số liệu* that came from below, each with whether it is used here."""
    for one, effect in found.effects.items():
        yield {
            "figure_code": one.figure,
            "unit_code": one.unit,
            "value": one.value,
            "reason": one.reason,
            "based_on": one.computed,
            "label": one.label,
            "unit_name": one.unit_name if one.unit else f"{_TOTAL_OF}{one.sender}",
            "computed": one.computed,
            "effect": effect,
            "from_below": one.file,
        }


def carried_findings(found: Carried) -> Iterator[Finding]:
    """Yield KH429 for every correction of a lower level that cannot be used here."""
    for one, effect in found.effects.items():
        if effect in {_TOTAL, _DISAGREE, _MOVED}:
            context = {
                "sender": one.sender,
                "of": "tổng của " if not one.unit else "",
                "unit": f" của {one.unit_name or one.unit}" if one.unit else "",
                "unit_en": f" of {one.unit_name or one.unit}" if one.unit else "",
                "computed": format_number(one.computed) if one.computed is not None else "…",
                "corrected": format_number(one.value),
                "reason": one.reason,
            }
            value = f"{one.figure} ({one.label})" if one.label else one.figure
            yield Finding(rule=TOTAL_CORRECTED_BELOW, origin=Origin(path=one.file), value=value, context=context)
