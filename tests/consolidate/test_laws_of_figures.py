"""Laws of the figures of a merge over random fillings, resubmissions and readings (DOMAIN §5.4, §5.6, §5.8).

1. Each total, recomputed from the leaves by other means, is the same; the account closes.
2. Any order of the files, twice, gives the same bytes.
3. Merging a file again, or a copy of it, changes no figure.
4. Another unit's file changes no row of a unit.
"""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_xlsx.consolidate.consolidation import Consolidation
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.workbooks import codelists as lists
from tests.support.collection import Collection
from tests.support.merging import merged

ITEM, SOURCE, APART = lists.COST_ITEM.values[0], lists.FUNDING_SOURCE.values[0], lists.BUDGET_MANNER.values[0]
FIGURES = ("overview", "by_task", "answers", "by_unit", "indicators", "budget", "difficulties", "ledger")

amounts = st.integers(0, 10**9)


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """One report of one unit: what stands in its cells; `unread` writes a figure as "05 lượt người"."""

    unit: str
    number: int
    readers: int
    pupils: int
    status: str
    spent: int
    unread: bool

    def write(self, collection: Collection) -> Path:
        readers = f"{self.readers:02d} lượt người" if self.unread else Decimal(self.readers)
        return collection.progress(
            self.unit,
            name=f"{self.unit}-{self.number}",
            info=[{"submission_no": Decimal(self.number)}],
            tasks=[{"task_code": "NV3", "status": self.status}],
            indicators=[
                {"indicator_code": "CT2", "in_period": readers},
                {"indicator_code": "CT3", "in_period": Decimal(self.pupils)},
            ],
            budget=[
                {
                    "manner": APART,
                    "cost_item": ITEM,
                    "funding_source": SOURCE,
                    "allocated_vnd": Decimal(10**9),
                    "spent_vnd": Decimal(self.spent),
                }
            ],
        )


@st.composite
def collections_of_reports(draw: st.DrawFn) -> tuple[Report, ...]:
    """Up to two reports of each unit, those of the second period of its mind with another number."""
    reports = []
    for unit in draw(st.lists(st.sampled_from("abc"), min_size=1, max_size=3, unique=True)):
        for number in range(1, draw(st.integers(1, 2)) + 1):
            readers = draw(st.integers(0, 500))
            report = Report(
                unit=unit,
                number=number,
                readers=readers,
                pupils=draw(st.integers(0, readers)),
                status=draw(st.sampled_from([lists.UNDER_WAY, lists.REGULAR])),
                spent=draw(amounts),
                unread=draw(st.booleans()),
            )
            reports.append(report)
    return tuple(reports)


def _speaking(reports: Sequence[Report]) -> Mapping[str, Report]:
    """By unit the newest; reports come with rising numbers."""
    return {report.unit: report for report in reports}


def _sum(result: Consolidation, sheet: str, key: str, value: str, column: str) -> object:
    found = [r for r in result.book.rows(sheet) if r.get(key) == value]
    return found[0].get(column) if found else None


@settings(max_examples=12, deadline=None, derandomize=True)
@given(reports=collections_of_reports())
def test_each_total_is_what_the_leaves_say(reports: tuple[Report, ...]) -> None:
    with TemporaryDirectory() as folder:
        collection = Collection(Path(folder))
        result = merged(collection, [r.write(collection) for r in reports], accept_proposals=True)
    last = _speaking(reports).values()
    assert result.account.closes
    assert _sum(result, "indicators", "indicator_code", "CT2", "in_period") == sum(r.readers for r in last)
    assert _sum(result, "indicators", "indicator_code", "CT3", "in_period") == sum(r.pupils for r in last)
    assert _sum(result, "budget", "cost_item", ITEM, "spent_vnd") == sum(r.spent for r in last)
    assert _sum(result, "budget", "cost_item", ITEM, "allocated_vnd") == 10**9 * len(last)
    regular = sum(r.status == lists.REGULAR for r in last)
    assert _sum(result, "by_task", "task_code", "NV3", "regular") == regular
    assert _sum(result, "by_task", "task_code", "NV3", "under_way") == len(last) - regular
    for code, column in (("CT2", "readers"), ("CT3", "pupils")):
        parts = {r["unit_code"]: r["value"] for r in result.book.rows("ledger") if r["figure_code"] == code}
        assert parts == {r.unit: getattr(r, column) for r in last}


@settings(max_examples=6, deadline=None, derandomize=True)
@given(reports=collections_of_reports(), chance=st.randoms(use_true_random=False))
def test_any_order_twice_gives_the_same_bytes_and_a_file_again_no_other_figure(
    reports: tuple[Report, ...], chance: object
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        collection = Collection(folder)
        paths = [r.write(collection) for r in reports]
        shuffled = [*paths]
        chance.shuffle(shuffled)  # type: ignore[attr-defined] # a random.Random of hypothesis
        outputs = [folder / "1" / "out.xlsx", folder / "2" / "out.xlsx"]
        first = merged(collection, paths, output=outputs[0], accept_proposals=True)
        merged(collection, shuffled, output=outputs[1], accept_proposals=True)
        once = outputs[0].read_bytes()
        assert outputs[1].read_bytes() == once
        merged(collection, [*paths, paths[0]], output=outputs[0], accept_proposals=True)
        assert outputs[0].read_bytes() == once
        copy = folder / "z-copy.xlsx"  # sorts last, so that the original speaks
        shutil.copyfile(paths[-1], copy)
        again = merged(collection, [*paths, copy], accept_proposals=True)
    for sheet in FIGURES:
        assert again.book.rows(sheet) == first.book.rows(sheet)


@settings(max_examples=8, deadline=None, derandomize=True)
@given(reports=collections_of_reports().filter(lambda found: len(_speaking(found)) > 1))
def test_another_units_file_changes_no_row_of_a_unit(reports: tuple[Report, ...]) -> None:
    late = reports[-1].unit
    with TemporaryDirectory() as folder:
        collection = Collection(Path(folder))
        paths = {report: report.write(collection) for report in reports}
        before = merged(collection, [p for r, p in paths.items() if r.unit != late], accept_proposals=True)
        after = merged(collection, list(paths.values()), accept_proposals=True)
    for unit in _speaking(reports).keys() - {late}:
        assert _rows_of(after, unit) == _rows_of(before, unit)


def _rows_of(result: Consolidation, unit: str) -> dict[str, list[Row]]:
    """Everything that stands in the workbook of one unit alone."""
    named = {"answers": "unit_code", "by_unit": "unit_code", "register": "unit_code", "sources": "unit_code"}
    named |= {"data": "source_unit", "ledger": "unit_code"}
    return {sheet: [r for r in result.book.rows(sheet) if r.get(key) == unit] for sheet, key in named.items()}
