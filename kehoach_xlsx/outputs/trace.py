"""Where a figure of the report comes from: its parts down to file, sheet and cell, and whether they add up to it.

Everything is read from the consolidated workbook alone, as its ledger (*Giải trình số liệu*) holds it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kehoach_xlsx.model.plan import AcrossUnits
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.vietnamese.agencies import suggest
from kehoach_xlsx.vietnamese.numbers import percent_of
from kehoach_xlsx.vietnamese.text import fold

_CUMULATIVE = ".luyke"
_NUMERATOR, _DENOMINATOR = "Tử số", "Mẫu số"
_UNITS = {"directives": "văn bản", "models": "mô hình", "difficulties": "ý kiến", "commendations": "lượt"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One row of the ledger. `computed` and `reason` stand where the coordinator corrected the value.

    `through` are the consolidated workbooks of lower levels by which the file came.
    """

    name: str
    value: Decimal | None
    text: str
    counted: bool
    file: str
    sheet: str
    cell: str
    computed: Decimal | None
    reason: str
    through: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Traced:
    """One figure with its parts.

    `method` is how the parts make the figure; `made` what they make, None where they are statuses or of a method
    that makes no figure; `correction` is the row of a total that the coordinator corrected.
    """

    code: str
    label: str
    value: Decimal | None
    text: str
    measure: str
    method: str
    parts: tuple[Part, ...]
    made: Decimal | None
    correction: Part | None

    @property
    def adds_up(self) -> bool | None:
        """Whether the parts make the figure (before a correction of the total); None where nothing adds up."""
        if self.made is None:
            return None
        expected = self.correction.computed if self.correction else self.value
        return expected is not None and self.made == expected


@dataclass(frozen=True, kw_only=True, slots=True)
class _Known:
    code: str
    label: str
    value: Decimal | None
    text: str = ""
    measure: str = ""
    method: str = ""


def trace(book: Book, asked: str) -> Traced | tuple[str, ...]:
    """Return the figure that is asked for, by its code or by words of its label; else codes it may have meant."""
    known = {fold(figure.code): figure for figure in _figures(book)}
    found = known.get(fold(asked)) or _named(asked, tuple(known.values()))
    if isinstance(found, _Known):
        return _traced(book, found)
    if found:
        return tuple(f"{f.code} ({f.label})" for f in found[:8])
    within = tuple(figure for code, figure in known.items() if code.startswith(f"{fold(asked)}."))
    if within:  # a line of money, of which two figures are told
        return tuple(f"{f.code} ({f.label})" for f in within)
    labels = {figure.label: figure for figure in known.values()}
    near = [labels[label] for label in suggest(asked, labels)]
    near += [known[fold(code)] for code in suggest(asked, [f.code for f in known.values()])]
    return tuple(dict.fromkeys(f"{f.code} ({f.label})" for f in near))


def _named(asked: str, known: Sequence[_Known]) -> _Known | tuple[_Known, ...]:
    """The one figure whose label is, or holds, the words; several where it is not clear."""
    exact = [f for f in known if fold(f.label) == fold(asked)]
    words = fold(asked).split()
    holding = [f for f in known if words and all(word in fold(f.label) for word in words)]
    found = exact or holding
    return found[0] if len(found) == 1 else tuple(found)


def _figures(book: Book) -> Iterator[_Known]:
    """Every figure of the workbook, each code once: as its own sheet tells it, else as the ledger does."""
    seen: set[str] = set()
    for figure in (*_indicators(book), *_tasks(book), *_overview(book), *_ledger(book)):
        if figure.code and figure.code not in seen:
            seen.add(figure.code)
            yield figure


def _indicators(book: Book) -> Iterator[_Known]:
    for row in book.rows("indicators"):
        code, name, measure = (str(row.get(n) or "") for n in ("indicator_code", "indicator", "unit"))
        method = str(row.get("method") or "")
        yield _Known(code=code, label=name, value=_number(row, "in_period"), measure=measure, method=method)
        so_far = _number(row, "cumulative")
        yield _Known(
            code=f"{code}{_CUMULATIVE}", label=f"{name} (lũy kế)", value=so_far, measure=measure, method=method
        )


def _tasks(book: Book) -> Iterator[_Known]:
    for row in book.rows("by_task"):
        code, status = str(row.get("task_code") or ""), str(row.get("status") or "")
        yield _Known(code=code, label=f"Tình trạng nhiệm vụ {code}: {row.get('text')}", value=None, text=status)


def _overview(book: Book) -> Iterator[_Known]:
    for row in book.rows("overview"):
        code, label, measure = (str(row.get(n) or "") for n in ("figure_code", "label", "unit"))
        yield _Known(code=code, label=label, value=_number(row, "value"), measure=measure)


def _ledger(book: Book) -> Iterator[_Known]:
    """Figures that only the ledger has, such as a line of the budget: there the parts are all there is."""
    for row in book.rows("ledger"):
        code = str(row.get("figure_code") or "")
        ours = [r for r in book.rows("ledger") if r.get("figure_code") == code] if code.startswith("KP") else []
        if ours:
            fixed = next((r for r in ours if not r.get("unit_code") and r.get("reason")), None)
            parts = [_number(r, "value") or Decimal(0) for r in ours if r.get("counted") == "Có"]
            value = _number(fixed, "value") if fixed else sum(parts, Decimal(0))
            yield _Known(code=code, label=str(row.get("label") or ""), value=value, measure="đồng")


def _traced(book: Book, figure: _Known) -> Traced:
    rows = [row for row in book.rows("ledger") if row.get("figure_code") == figure.code]
    fixed = [r for r in rows if not r.get("unit_code") and r.get("reason") and r.get("counted") != "Có"]
    parts = tuple(_part(row) for row in rows if row not in fixed)
    return Traced(
        code=figure.code,
        label=figure.label,
        value=figure.value,
        text=figure.text,
        measure=figure.measure or _UNITS.get(figure.code, ""),
        method=figure.method,
        parts=parts,
        made=_made(figure, parts, book),
        correction=_part(fixed[0]) if fixed else None,
    )


def _made(figure: _Known, parts: Sequence[Part], book: Book) -> Decimal | None:
    """What the counted parts make: a rate, the largest, the latest, or the sum."""
    counted = [p for p in parts if p.counted and p.value is not None]
    if figure.text or (figure.value is None and not counted) or figure.method == AcrossUnits.NONE.value:
        return None
    above = [p.value for p in counted if p.text == _NUMERATOR and p.value is not None]
    below = [p.value for p in counted if p.text == _DENOMINATOR and p.value is not None]
    if below:
        return percent_of(sum(above, Decimal(0)), sum(below, Decimal(0)))
    values = [p.value for p in counted if p.value is not None]
    if figure.method == AcrossUnits.MAX.value:
        return max(values, default=None)
    if figure.method == AcrossUnits.LATEST.value:
        return _latest(figure, values, book)
    return sum(values, Decimal(0))


def _latest(figure: _Known, values: Sequence[Decimal], book: Book) -> Decimal | None:
    """The value achieved last, by the day that stands in *Dữ liệu*."""
    rows = [r for r in book.rows("data") if r.get("indicator_code") == figure.code.removesuffix(_CUMULATIVE)]
    days = {r.get("source_unit"): r.get("achieved_on") for r in rows}
    units = [r.get("unit_code") for r in book.rows("ledger") if r.get("figure_code") == figure.code]
    dated = [(day if isinstance(day := days.get(u), date) else date.min) for u in units]
    pairs = list(zip(dated, values, strict=False))
    return max(pairs, key=lambda pair: pair[0])[1] if pairs else None


def _part(row: Row) -> Part:
    texts = {name: str(row.get(name) or "") for name in ("text", "file", "sheet", "cell", "reason", "through")}
    return Part(
        name=str(row.get("unit_name") or row.get("unit_code") or ""),
        value=_number(row, "value"),
        counted=row.get("counted") == "Có",
        computed=_number(row, "computed"),
        **texts,
    )


def _number(row: Row, name: str) -> Decimal | None:
    value = row.get(name)
    return Decimal(value) if isinstance(value, Decimal | int) else None
