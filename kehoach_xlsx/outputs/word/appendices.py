"""The rows of the appendices, from the sheets of the consolidated workbook. Agencies' texts stand in full."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.outputs.word.appendix_forms import APPENDICES, AppendixForm
from kehoach_xlsx.outputs.word.appendix_tasks import answer_rows, task_rows
from kehoach_xlsx.outputs.word.cells import Cells, number, percent, reported
from kehoach_xlsx.outputs.word.draft import field
from kehoach_xlsx.vietnamese.numbers import format_number, format_percent, percent_of
from kehoach_xlsx.vietnamese.phrasing import roman


@dataclass(frozen=True, kw_only=True, slots=True)
class Appendix:
    """One appendix that stands: "Phụ lục I", and its rows by the fields of its `AppendixForm`."""

    label: str
    rows: tuple[Cells, ...]


def appendices(book: Book) -> dict[str, Appendix | None]:
    """Every appendix by name, None for one without rows; the Roman numbers close up, a lone one has none."""
    return standing_of({form.name: _ROWS[form.name](book) for form in APPENDICES}, APPENDICES)


def standing_of(rows: Mapping[str, tuple[Cells, ...]], forms: Iterable[AppendixForm]) -> dict[str, Appendix | None]:
    """The appendices of `forms` by name with their labels and `rows`, None for one without rows."""
    standing = [form.name for form in forms if rows[form.name]]
    out: dict[str, Appendix | None] = dict.fromkeys(rows)
    for index, name in enumerate(standing, start=1):
        label = f"Phụ lục {roman(index)}" if len(standing) > 1 else "Phụ lục"
        out[name] = Appendix(label=label, rows=rows[name])
    return out


def reference(standing: Mapping[str, Appendix | None], forms: Iterable[AppendixForm]) -> tuple[str, ...]:
    """The sentence of the body that refers to those of `forms` that stand; none where none does."""
    places = [f"{form.refers} tại {found.label}" for form in forms if (found := standing[form.name])]
    return (f"Chi tiết {'; '.join(places)}.",) if places else ()


def _indicators(book: Book) -> tuple[Cells, ...]:
    out: list[Cells] = []
    whole = part = 0
    for row in book.rows("indicators"):
        is_part = bool(field(row, "parent_indicator"))
        whole, part = (whole, part + 1) if is_part else (whole + 1, 0)
        out.append(_indicator(row, is_part, f"{whole}.{part}" if is_part else str(whole)))
    return tuple(out)


def _indicator(row: Row, is_part: bool, ordinal: str) -> Cells:
    return {
        "special": is_part,
        "ordinal": ordinal,
        "text": field(row, "indicator"),
        "unit": field(row, "unit"),
        "target": number(row.get("target")),
        "in_period": number(row.get("in_period")),
        "cumulative": number(row.get("cumulative")),
        "target_share": percent(row.get("target_share")),
        "reported": reported(row),
    }


def _budget(book: Book) -> tuple[Cells, ...]:
    rows = book.rows("budget")
    out: list[Cells] = [
        {
            "special": False,
            "ordinal": ordinal,
            "cost_item": field(row, "cost_item"),
            "funding_source": field(row, "funding_source"),
            "units": number(row.get("units")),
            "allocated": number(row.get("allocated_vnd")),
            "spent": number(row.get("spent_vnd")),
            "share": percent(row.get("disbursed_share")),
            "note": field(row, "note"),
        }
        for ordinal, row in enumerate(rows, start=1)
    ]
    return (*out, budget_total(rows)) if out else ()


def budget_total(rows: Iterable[Row]) -> Cells:
    """The row "Cộng". Its percentage comes from the sums, never from the percentages above it.

    Money spent without an allocation of its own (lồng ghép, huy động) leaves no honest percentage, so none.
    """
    rows = tuple(rows)
    allocated, spent = (_sum(rows, name) for name in ("allocated_vnd", "spent_vnd"))
    beside = any(row.get("spent_vnd") and not row.get("allocated_vnd") for row in rows)
    share = None if beside else percent_of(spent, allocated)
    return {
        "special": True,
        "cost_item": "Cộng",
        "allocated": format_number(allocated),
        "spent": format_number(spent),
        "share": "" if share is None else format_percent(share),
        "note": "",
    }


def _sum(rows: Iterable[Row], name: str) -> Decimal:
    return sum((value for row in rows if isinstance(value := row.get(name), Decimal)), Decimal(0))


def listed(rows: Iterable[Row], *names: str) -> tuple[Cells, ...]:
    """Rows that go up as they are, numbered."""
    return tuple(
        {"ordinal": ordinal} | {name: number(row.get(name)).strip() for name in names}
        for ordinal, row in enumerate(rows, start=1)
    )


def _listed(sheet: str, *names: str) -> Callable[[Book], tuple[Cells, ...]]:
    """A reader of a sheet whose rows go up as they are."""
    return lambda book: listed(book.rows(sheet), *names)


_ROWS: Mapping[str, Callable[[Book], tuple[Cells, ...]]] = {
    "tasks": task_rows,
    "indicators": _indicators,
    "directives": _listed("directives", "unit_name", "document_kind", "reference", "issued_on", "subject"),
    "models": _listed("models", "name", "unit_name", "place", "stage", "assessment"),
    "budget": _budget,
    "commendations": _listed("commendations", "name", "honouree", "unit_name", "form", "award_state", "decision_no"),
    "answers": answer_rows,
}
