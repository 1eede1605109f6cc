"""A departure from the form, with its place as people find it, and as a finding of the house."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kehoach_xlsx.decree.profile import Component
from kehoach_xlsx.form_check.document import Line
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.rule import Rule
from kehoach_xlsx.model.wording import Wording

_PLACE = "_"  # no column of a sheet
_MARGINS = {
    "margin": Wording("đầu trang, chân trang", "header or footer"),
    "footnotes": Wording("chú thích chân trang", "footnotes"),
    "endnotes": Wording("chú thích cuối văn bản", "endnotes"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Departure:
    """One departure: the rule, the line where it stands (None: the whole document), and what its message needs."""

    rule: Rule
    line: Line | None = None
    said: Mapping[str, str] = field(default_factory=dict)


def depart(
    rule: Rule,
    line: Line | None,
    *,
    component: Wording | None = None,
    found: Wording | None = None,
    required: Wording | None = None,
    article: str = "",
) -> Departure:
    """Return a departure; the wordings fill the fields of the rule's message in both languages."""
    said = {"article": article}
    for name, wording in (("component", component), ("found", found), ("required", required)):
        if wording is not None:
            said |= {name: wording.vi, f"{name}_en": wording.en}
    return Departure(rule=rule, line=line, said=said)


def of(rule: Rule, line: Line | None, component: Component, found: Wording, required: Wording) -> Departure:
    """Return a departure of a component of the profile, with its article."""
    return depart(rule, line, component=component.name, found=found, required=required, article=component.article)


def within(name: Wording) -> Wording:
    """The name of a component in the middle of a sentence; "Quốc hiệu" and "Tiêu ngữ" keep their capital.

    >>> within(Wording("Tên cơ quan", "Agency")).vi
    'tên cơ quan'
    """
    vi = name.vi if name.vi in ("Quốc hiệu", "Tiêu ngữ") else name.vi[:1].lower() + name.vi[1:]
    return Wording(vi, name.en[:1].lower() + name.en[1:])


def quoted(text: str) -> Wording:
    """What was found or is required, in quotes, the same in both languages."""
    return Wording(f"“{text}”", f"“{text}”")


def measured(value: float, unit: str) -> Wording:
    """A measure as people write it: decimals with a comma in Vietnamese, none where it is whole."""
    plain = f"{value:.1f}".removesuffix(".0")
    return Wording(f"{plain.replace('.', ',')} {unit}", f"{plain} {unit}")


def between(low: float, high: float, unit: str) -> Wording:
    """A range as people write it."""
    first, last = measured(low, ""), measured(high, unit)
    if low == high:
        return last
    return Wording(f"{first.vi.strip()}-{last.vi}", f"{first.en.strip()}-{last.en}")


def findings(departures: Iterable[Departure], path: str) -> tuple[Finding, ...]:
    """Return the departures as findings in the order of the document, those without a place first."""
    return tuple(_finding(found, path) for found in sorted(departures, key=_order))


def _order(found: Departure) -> tuple[int, int, str]:
    if found.line is None:
        return 0, 0, found.rule.code
    return 1 if found.line.part == "body" else 2, found.line.number, found.rule.code


def _finding(found: Departure, path: str) -> Finding:
    line = found.line
    place = Wording("cả văn bản", "the whole document") if line is None else place_of(line)
    return Finding(
        rule=found.rule,
        origin=Origin(path=path, cells={} if line is None else {_PLACE: code_of(line)}),
        row=None if line is None else line.number,
        column=_PLACE,
        value="" if line is None else line.first_words,
        context={**found.said, "place": place.vi, "place_en": place.en},
    )


def place_of(line: Line) -> Wording:
    """Where a line stands: in words.

    >>> place_of(Line(number=12)).vi
    'đoạn 12'
    """
    if line.part in _MARGINS:
        return _MARGINS[line.part]
    cell = line.cell
    if cell is None or cell.table == 0:
        return Wording(f"đoạn {line.number}", f"paragraph {line.number}")
    return Wording(
        f"bảng {cell.table}, hàng {cell.row}, cột {cell.column}",
        f"table {cell.table}, row {cell.row}, column {cell.column}",
    )


def code_of(line: Line) -> str:
    """Where a line stands: for programs, "p12" or "t1r2c1p12".

    >>> code_of(Line(number=12))
    'p12'
    """
    if line.part in _MARGINS:
        return f"{line.part} p{line.number}"
    cell = line.cell
    inside = f"t{cell.table}r{cell.row}c{cell.column}" if cell is not None and cell.table else ""
    return f"{inside}p{line.number}"
