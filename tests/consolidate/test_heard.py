"""What the units say under one key: columns for what is asked of all, a row for what is asked of few.

1. A column stands beside its units, in the order in which they are asked for, and is that of their rows.
2. Of several rows of a unit under one key the first counts; who has no row under it says nothing.
3. A row that is asked for, its place and its pieces are those of the report.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_xlsx.consolidate.answers import answers_of
from kehoach_xlsx.consolidate.by_task import standings
from kehoach_xlsx.consolidate.frame import Collection, Places, Source
from kehoach_xlsx.consolidate.heard import NOTHING, Heard, Voice, heard
from kehoach_xlsx.consolidate.indicators import totals
from kehoach_xlsx.model.compact import compact, filled
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.plan import AcrossUnits
from kehoach_xlsx.model.submission import PART, PARTS, Submission
from kehoach_xlsx.model.table import ROW, Row
from kehoach_xlsx.pipeline import check
from kehoach_xlsx.workbooks import codelists as lists
from tests.support import collection as toys

CODES = ("NV1", "NV2", "NV3")
NAMES = ("status", "result")
UNITS = ("c", "a", "b")

rows = st.lists(
    st.fixed_dictionaries(
        {"task_code": st.sampled_from((*CODES, "", None))},
        optional={
            "status": st.sampled_from(("", "Xong", None)),
            "result": st.text("ab", max_size=2),
            PARTS: st.just("0"),
        },
    ),
    max_size=6,
)


@pytest.fixture(scope="module")
def toy() -> toys.Collection:
    """A plan and its roster; nothing is handed in."""
    with TemporaryDirectory() as folder:
        return toys.Collection(Path(folder))


def _spoken(toy: toys.Collection, said: Mapping[str, Sequence[Row]], *, small: bool = True) -> Collection:
    voices = {
        unit: Submission(
            incoming=Incoming(path="", name=f"{unit}.xlsx"), sheets={"tasks": compact(told) if small else tuple(told)}
        )
        for unit, told in said.items()
    }
    day = date(2024, 6, 30)
    return Collection(
        roster=toy.roster, period=toy.plan.periods[0], as_of=day, submissions=tuple(voices.values()), speaking=voices
    )


def _one_by_one(said: Mapping[str, Sequence[Row]], code: str) -> list[tuple[str, Row]]:
    """The first row of every unit under a key, found without any columns."""
    found = ((unit, [row for row in said[unit] if row.get("task_code") == code]) for unit in UNITS)
    return [(unit, filled(told[0])) for unit, told in found if told]


@given(said=st.fixed_dictionaries(dict.fromkeys(UNITS, rows)), small=st.booleans())
def test_columns_are_those_of_the_first_rows_of_each_unit(
    toy: toys.Collection, said: dict[str, list[Row]], small: bool
) -> None:
    numbered = {unit: [{**row, ROW: 6 + at} for at, row in enumerate(told)] for unit, told in said.items()}
    found = heard(_spoken(toy, numbered, small=small), "tasks", "task_code", NAMES)
    for code in CODES:
        one, expected = found.get(code, NOTHING).of(UNITS), _one_by_one(numbered, code)
        assert [unit.code for unit in one.units] == [unit for unit, _ in expected]
        for name in (ROW, PARTS, *NAMES):
            assert list(one.column(name)) == [row.get(name) for _, row in expected]
        assert [filled(one.row(at)) for at in range(len(expected))] == [row for _, row in expected]
        assert one.together == any(PARTS in row for _, row in expected)


def test_who_is_not_asked_is_not_heard(toy: toys.Collection) -> None:
    said = {unit: [{"task_code": "NV1", "status": f"của {unit}"}] for unit in UNITS}
    found = heard(_spoken(toy, said), "tasks", "task_code", NAMES)
    assert found["NV1"].of(("b", "không có", "a")).texts("status") == ["của b", "của a"]
    assert NOTHING.of(UNITS).units == []


def test_a_row_of_one_part_leads_to_the_file_of_that_part(toy: toys.Collection) -> None:
    part = Submission(incoming=Incoming(path="", name="phần.xlsx"), sheets={})
    voice = Submission(
        incoming=Incoming(path="", name=""), sheets={"tasks": ({"task_code": "NV1", PART: 0, ROW: 7},)}, parts=(part,)
    )
    spoken = replace(_spoken(toy, {}), speaking={"a": voice})
    told = heard(spoken, "tasks", "task_code", NAMES)["NV1"]
    assert told.parted
    assert not told.together
    assert told.source(0, "status") == Source("phần.xlsx", "", "")
    assert told.sources("status") == Places.of([told.source(0, "status")])
    (piece,) = told.pieces(0)
    assert (piece.submission, dict(piece.row)) == (part, {"task_code": "NV1", ROW: 7})


STATUSES = st.sampled_from((*lists.STATUS.values, ""))


@given(st.lists(st.tuples(STATUSES, st.sampled_from(("", "có", "xong"))), max_size=12))
def test_what_is_counted_is_what_the_answers_say_one_by_one(toy: toys.Collection, told: list[tuple[str, str]]) -> None:
    (unit, *_), task = toy.plan.units, toy.plan.tasks[0]
    voices = [Voice(unit, Submission(incoming=Incoming(path="", name=""), sheets={}))] * len(told)
    columns = {"status": [status for status, _ in told], "result": [result for _, result in told]}
    answers = answers_of(task, Heard(NOTHING.key, voices, columns), date(2024, 6, 30))
    one_by_one = list(answers)
    assert [(a.status, a.result) for a in one_by_one] == told
    assert answers.counts == {status: sum(a.status == status for a in one_by_one) for status, _ in told}
    assert len(list(answers.done())) == sum(a.status == lists.DONE for a in one_by_one)
    assert len(list(answers.overdue())) == sum(a.timeliness.value == "Quá hạn" for a in one_by_one)
    assert answers.told() == [a.at for a in one_by_one if a.result or a.explanation]
    assert all(a.status == lists.DONE and a.result for a in answers.notable())


TOLD = """
| task_code | status        | finished_on | result               | evidence         |
|-----------|---------------|-------------|----------------------|------------------|
| NV3       | Đã hoàn thành | 2024-05-12  | Tổ chức 03 buổi đọc  | Báo cáo số 7/BC  |
"""
FIGURES = "| indicator_code | in_period | cumulative | achieved_on |\n|---|---|---|---|\n| CT2 | {} | | 2024-05-12 |"


def test_answers_and_contributions_say_what_stands_in_their_rows(tmp_path: Path) -> None:
    ours = toys.Collection(tmp_path)
    paths = [ours.progress(unit, tasks=TOLD, indicators=FIGURES.format(10 + at)) for at, unit in enumerate("ab")]
    submissions = check(paths, loaded=ours.loaded, period="2024").submissions
    speaking = {s.unit: s for s in submissions}
    period = ours.plan.periods[0]
    spoken = Collection(
        roster=ours.roster, period=period, as_of=period.cutoff_on, submissions=submissions, speaking=speaking
    )
    for standing in standings(spoken):
        for answer in standing.answers:
            row = speaking[answer.unit.code].row("tasks", "task_code", standing.task.code)
            assert row is not None
            said = {"status": answer.status, "result": answer.result, "explanation": answer.explanation}
            assert said == {name: row.get(name) or "" for name in said}
            assert answer.source.cell.endswith(str(row[ROW]))
        heard_of = standing.answers.heard
        assert heard_of.sources("status") == Places.of([answer.source for answer in standing.answers])
    for total in totals(spoken):
        assert total.indicator.across_units is not AcrossUnits.SUM or total.in_period == sum(
            part.in_period for part in total.contributions
        )
        for part in total.contributions:
            row = speaking[part.unit.code].row("indicators", "indicator_code", total.indicator.code)
            assert row is not None
            assert (part.in_period, part.said) == (row.get("in_period"), row.get("cumulative"))
            assert [(piece.submission, piece.row) for piece in part.pieces] == [(speaking[part.unit.code], row)]
