"""A reading is of one kind: clean, proposed, ambiguous or unread."""

from __future__ import annotations

import pytest

from kehoach_xlsx.vietnamese.reading import Reading


@pytest.mark.parametrize(
    ("reading", "kinds"),
    [
        (Reading.clean(0), (True, False, False, True)),
        (Reading.proposed(3), (False, True, False, True)),
        (Reading.ambiguous(1234, 1), (False, False, True, True)),
        (Reading[int].unread(), (False, False, False, False)),
    ],
    ids=["clean, even a zero", "proposed", "ambiguous", "unread"],
)
def test_a_reading_knows_its_kind(reading: Reading[int], kinds: tuple[bool, ...]) -> None:
    assert (reading.is_clean, reading.is_proposed, reading.is_ambiguous, reading.understood) == kinds


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((), Reading[int].unread()),
        ((3,), Reading.proposed(3)),
        ((3, 3), Reading.proposed(3)),
        ((3, 4, 3), Reading.ambiguous(3, 4)),
    ],
)
def test_an_interpretation_is_nothing_a_proposal_or_a_question(values: tuple[int, ...], expected: Reading[int]) -> None:
    assert Reading.interpreted(*values) == expected


def test_a_reading_of_two_kinds_is_refused() -> None:
    with pytest.raises(ValueError, match="one kind"):
        Reading(value=1, proposal=2)


def test_a_single_candidate_is_refused() -> None:
    with pytest.raises(ValueError, match="two or more"):
        Reading(candidates=(1,))
