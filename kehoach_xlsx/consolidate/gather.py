"""What units list rather than count: documents, models, commendations, difficulties, money."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kehoach_xlsx.consolidate.adjustments import Adjustments
from kehoach_xlsx.consolidate.alike import together
from kehoach_xlsx.consolidate.frame import Collection, Source, source
from kehoach_xlsx.model.plan import Unit
from kehoach_xlsx.model.submission import PART, PARTS
from kehoach_xlsx.model.table import ROW, Row, Value
from kehoach_xlsx.vietnamese.numbers import percent_of
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.workbooks import codelists as lists

_SENTENCE_END = re.compile(r"\n+|(?<=\.)\s+(?=[^\W\d_])")
INTEGRATED = "Lồng ghép, không tách riêng"


def listed(collection: Collection, sheet: str) -> tuple[Row, ...]:
    """Return every row of a sheet with its unit, in the plan's order of units."""
    return tuple(
        {
            "unit_code": unit.code,
            "unit_name": unit.label,
            **{k: v for k, v in row.items() if k not in {ROW, PART, PARTS}},
        }
        for unit, _, row in collection.rows(sheet)
    )


def money_code(cost_item: str, funding_source: str) -> str:
    """Return the code of a line of money, the same in every merge: the cost item's number, a letter for the source.

    >>> money_code("2. Đào tạo, tập huấn, bồi dưỡng", "Ngân sách địa phương")
    'KP02b'
    """
    items, sources = lists.COST_ITEM.values, lists.FUNDING_SOURCE.values
    item = items.index(cost_item) + 1 if cost_item in items else 0
    source_letter = "abcdefgh"[sources.index(funding_source)] if funding_source in sources else "x"
    return f"KP{item:02d}{source_letter}"


@dataclass(frozen=True, kw_only=True, slots=True)
class BudgetLine:
    """The money of one cost item and source over all units, in đồng, with each unit's part.

    `decided` are the totals (allocated, spent) that the coordinator corrected, None where he did not.
    """

    cost_item: str
    funding_source: str
    parts: tuple[tuple[Unit, Decimal, Decimal, Source], ...]  # unit, allocated, spent, where
    decided: tuple[Decimal | None, Decimal | None] = (None, None)

    @property
    def code(self) -> str:
        """The code of the line (`money_code`)."""
        return money_code(self.cost_item, self.funding_source)

    @property
    def allocated(self) -> Decimal:
        """What was allocated."""
        return self.decided[0] if self.decided[0] is not None else sum((part[1] for part in self.parts), Decimal(0))

    @property
    def spent(self) -> Decimal:
        """What was spent."""
        return self.decided[1] if self.decided[1] is not None else sum((part[2] for part in self.parts), Decimal(0))


def budget_lines(collection: Collection) -> tuple[BudgetLine, ...]:
    """Return the money by cost item and source, in the order of the cost items."""
    parts: dict[tuple[str, str], list[tuple[Unit, Decimal, Decimal, Source]]] = {}
    for unit, submission, row in collection.rows("budget"):
        allocated, spent = row.get("allocated_vnd"), row.get("spent_vnd")
        told_apart = isinstance(allocated, Decimal) or isinstance(spent, Decimal)
        if not told_apart or row.get("manner") == INTEGRATED:
            continue
        key = (_text(row, "cost_item"), _text(row, "funding_source"))
        where = source(submission, "budget", row, "spent_vnd")
        parts.setdefault(key, []).append((unit, _money(allocated), _money(spent), where))
    ordered = sorted(parts, key=_item_order)
    lines = (BudgetLine(cost_item=k[0], funding_source=k[1], parts=tuple(parts[k])) for k in ordered)
    return tuple(_corrected(line, collection.adjustments) for line in lines)


def _corrected(line: BudgetLine, given: Adjustments) -> BudgetLine:
    """A line as the coordinator corrected it; several rows of a unit become one where he corrected their sum."""
    if not given.used:
        return line
    parts: list[tuple[Unit, Decimal, Decimal, Source]] = []
    for code in dict.fromkeys(part[0].code for part in line.parts):
        ours = [part for part in line.parts if part[0].code == code]
        allocated, spent = (given.value(f"{line.code}{name}", code) for name in (".giao", ".chi"))
        if allocated is None and spent is None:
            parts += ours
            continue
        given_sum, spent_sum = sum((p[1] for p in ours), Decimal(0)), sum((p[2] for p in ours), Decimal(0))
        both = (given_sum if allocated is None else allocated, spent_sum if spent is None else spent)
        parts.append((ours[0][0], *both, ours[0][3]))
    totals = given.value(f"{line.code}.giao"), given.value(f"{line.code}.chi")
    return replace(line, parts=tuple(parts), decided=totals)


def _money(value: Value) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(0)


def _item_order(key: tuple[str, str]) -> tuple[int, str, str]:
    number = key[0].split(".")[0]
    return (int(number) if number.isdigit() else 999, *key)


def budget_rows(collection: Collection, lines: Sequence[BudgetLine]) -> tuple[Row, ...]:
    """Return the rows of *Kinh phí*; the last says how many units report money that was not separate."""
    rows: list[Row] = [
        {
            "cost_item": line.cost_item,
            "funding_source": line.funding_source,
            "units": len({part[0].code for part in line.parts}),
            "allocated_vnd": line.allocated,
            "spent_vnd": line.spent,
            "disbursed_share": percent_of(line.spent, line.allocated),
            "figure_code": line.code,
        }
        for line in lines
    ]
    integrated = {unit.code for unit, _, row in collection.rows("budget") if row.get("manner") == INTEGRATED}
    if integrated:
        rows.append({"cost_item": INTEGRATED, "units": len(integrated), "note": "Không tách được số tiền."})
    return tuple(rows)


@dataclass(frozen=True, kw_only=True, slots=True)
class Concern:
    """A difficulty or proposal with everybody who raised it."""

    kind: str
    text: str
    task: str
    addressee: str
    senders: tuple[Unit, ...]


def concerns(collection: Collection) -> tuple[Concern, ...]:
    """Return difficulties and proposals; those of nearly the same words and addressee are one, with all senders."""
    found: dict[tuple[str, str], list[tuple[int, Unit, Row]]] = {}
    for number, (unit, _, row) in enumerate(collection.rows("difficulties")):
        if row.get("text"):
            found.setdefault((_text(row, "kind"), fold(_text(row, "addressee"))), []).append((number, unit, row))
    groups = [group for told in found.values() for group in together(told, lambda one: _text(one[2], "text"))]
    ranked = sorted(groups, key=_most_senders)
    return tuple(_concern([(unit, row) for _, unit, row in group]) for group in ranked)


def _most_senders(entries: Sequence[tuple[int, Unit, Row]]) -> tuple[str, int, int]:
    """Difficulties before proposals; what most units say first; the rest in the order they came."""
    number, _, row = entries[0]
    return _text(row, "kind"), -len(entries), number


def _concern(entries: list[tuple[Unit, Row]]) -> Concern:
    """What several say in nearly the same words is shown in the longest of them, the first of equals."""
    row = max((row for _, row in entries), key=lambda row: len(_text(row, "text")))
    tasks = sorted({_text(r, "task_code") for _, r in entries} - {""})
    return Concern(
        kind=_text(row, "kind"),
        text=_text(row, "text"),
        task="; ".join(tasks),
        addressee=_text(row, "addressee"),
        senders=tuple({unit.code: unit for unit, _ in entries}.values()),
    )


def concern_rows(found: Sequence[Concern]) -> tuple[Row, ...]:
    """Return the rows of *Khó khăn, kiến nghị*."""
    return tuple(
        {
            "kind": c.kind,
            "text": c.text,
            "task_code": c.task,
            "addressee": c.addressee,
            "units": len(c.senders),
            "senders": "; ".join(unit.label for unit in c.senders),
        }
        for c in found
    )


def statements(collection: Collection, column: str, limit: int) -> Iterator[str]:
    """Yield what units say under *Đánh giá, phương hướng*, sentence by sentence: what most say first, each once."""
    told: dict[str, list[str]] = {}
    for said in collection.column("assessment", column):
        for text in _SENTENCE_END.split("" if said is None else str(said)):
            if text.strip(" -+"):
                told.setdefault(fold(text).strip(" -+."), []).append(text.strip(" -+"))
    ranked = sorted(told.values(), key=lambda texts: -len(texts))
    yield from (texts[0] for texts in ranked[:limit])


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    return "" if value is None else str(value)
