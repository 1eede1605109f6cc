"""What two units tell is found by numbers, and is what one finds who holds every row against every other.

1. A number is the same everywhere, no two texts have one, and halves make it whole again.
2. Evidence: one document under one task, of one day or of no day in one of them (KH407), as it is first written.
3. Results: one task, day and quantity (KH462), each activity once, with all who tell it in the order of the units.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.consolidate.same_evidence import double_counts
from kehoach_xlsx.consolidate.told import halves, number_of, number_of_both, shared, wholes
from kehoach_xlsx.consolidate.told_twice import _QUANTITY, told_twice
from kehoach_xlsx.model.compact import compact
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.vietnamese.dates import format_date
from kehoach_xlsx.vietnamese.phrasing import join_and
from tests.support import collection as toys

UNITS = ("a", "b", "c")
Said = Mapping[str, Sequence[Row]]


@pytest.fixture(scope="module")
def toy() -> toys.Collection:
    """A plan and its roster; nothing is handed in."""
    with TemporaryDirectory() as folder:
        return toys.Collection(Path(folder))


def _spoken(toy: toys.Collection, said: Said) -> Collection:
    voices = {
        unit: Submission(incoming=Incoming(path="", name=f"{unit}.xlsx"), sheets={"tasks": compact(told)})
        for unit, told in said.items()
    }
    period = toy.plan.periods[0]
    return Collection(roster=toy.roster, period=period, as_of=period.cutoff_on, submissions=(), speaking=voices)


def _every(toy: toys.Collection, said: Said) -> Iterator[tuple[str, Row]]:
    """Every row with the name of its unit, in the plan's order of units."""
    return ((unit.label, row) for unit in toy.plan.units for row in said.get(unit.code, ()))


def test_a_number_is_the_same_everywhere() -> None:
    assert number_of("59/bc-ubnd") == 0xC29F407C_1C10A2B9
    assert number_of("") == 0


@given(st.text(), st.text())
def test_two_texts_and_their_orders_have_two_numbers(one: str, other: str) -> None:
    first, second = number_of(one), number_of(other)
    assert (first == second) is (one == other)
    assert (number_of_both(first, second) == number_of_both(second, first)) is (one == other)


@given(st.lists(st.integers(0, 2**64 - 1)))
def test_halves_make_the_numbers_whole_again(numbers: list[int]) -> None:
    parts = [halves(number) for number in numbers]
    assert all(0 <= half < 2**32 for both in parts for half in both)
    assert list(wholes([low for low, _ in parts], [high for _, high in parts])) == numbers


@given(st.lists(st.tuples(st.sampled_from(UNITS), st.lists(st.integers(0, 9)))))
def test_shared_are_the_numbers_that_two_units_have(told: list[tuple[str, list[int]]]) -> None:
    whose = {number: {unit for unit, numbers in told if number in numbers} for number in range(10)}
    assert shared(told) == {number for number, units in whose.items() if len(units) > 1}


TASKS = st.sampled_from(("NV1", "NV2"))
DOCUMENTS = st.sampled_from(("7/BC-UBND", "07/BC-UBND", "7 /BC-UBND", "8/BC-UBND"))
DAYS = st.sampled_from(("", " ngày 02/6/2024", " ngày 3 tháng 6 năm 2024"))
CITING = st.builds(lambda task, *of: {"task_code": task, "evidence": "".join(of)}, TASKS, DOCUMENTS, DAYS)


@given(st.fixed_dictionaries(dict.fromkeys(UNITS, st.lists(CITING, max_size=3))))
def test_evidence_that_two_units_give_is_found_as_by_hand(toy: toys.Collection, said: dict[str, list[Row]]) -> None:
    expected: list[tuple[str, str]] = []
    told: dict[tuple[object, str], list[tuple[str, str, str]]] = {}
    for unit, row in _every(toy, said):
        document, _, day = str(row["evidence"]).partition(" ngày ")
        told.setdefault((row["task_code"], document.replace(" ", "").lower()), []).append((unit, document, day))
    for citations in told.values():
        undated = any(not day for *_, day in citations)
        for chosen in ("any",) if undated else dict.fromkeys(day for *_, day in citations):
            same = [one for one in citations if undated or one[2] == chosen]
            if len(units := dict.fromkeys(unit for unit, *_ in same)) > 1:
                expected.append((same[0][1], join_and(units)))
    found = double_counts(_spoken(toy, said))
    assert [(f.value, f.context["units"]) for f in found] == expected


RESULTS = st.builds(
    lambda task, number, day: {"task_code": task, "result": f"Tập huấn {number} người", "finished_on": day},
    TASKS,
    st.integers(9, 11),
    st.dates(date(2024, 6, 1), date(2024, 6, 2)),
)


@given(st.fixed_dictionaries(dict.fromkeys(UNITS, st.lists(RESULTS, max_size=4))))
def test_activities_that_two_units_tell_are_found_as_by_hand(toy: toys.Collection, said: dict[str, list[Row]]) -> None:
    told: dict[tuple[object, object, object], dict[str, None]] = {}
    for unit, row in _every(toy, said):
        if "Tập huấn 9 " not in str(row["result"]):  # fewer than ten tell nothing
            told.setdefault((row["task_code"], row["finished_on"], row["result"]), {})[unit] = None
    expected: dict[tuple[object, str, str], str] = {}
    for (task, day, result), units in told.items():
        if len(units) > 1 and isinstance(day, date):
            quantity = str(result).removeprefix("Tập huấn ")
            expected.setdefault((task, format_date(day), join_and(units)), quantity)
    found = told_twice(_spoken(toy, said))
    assert [(f.value, f.context["day"], f.context["units"], f.context["quantity"]) for f in found] == [
        (*key, quantity) for key, quantity in expected.items()
    ]


@given(st.text("0123456789.,/ họcsinh_-", max_size=30))
@example("1.500 học sinh; 12.35 cuộc/20 buổi")
def test_a_quantity_begins_at_its_first_digit(text: str) -> None:
    plain = re.compile(r"(?<![\d/.,])(\d+(?:\.\d{3})*) ([^\W\d_]+)( [^\W\d_]+)?")
    assert _QUANTITY.findall(text) == plain.findall(text)
