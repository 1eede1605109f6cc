"""The status of every mix (DOMAIN §5.3), as the catalogue publishes it on the page of KH406.

1. `joint`: of every two statuses the published one is shown, and flagged where they differ.
2. `each`: the share that is done; where none is, what most report, of equals the less advanced.
"""

from collections.abc import Sequence
from datetime import date
from itertools import product

import pytest

from kehoach_xlsx.catalogue import page
from kehoach_xlsx.consolidate.answers import answers_of
from kehoach_xlsx.consolidate.by_task import TaskStanding
from kehoach_xlsx.consolidate.heard import NOTHING, Heard, Key, Voice
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.plan import Assignment, PlanTask, Timeframe, Unit
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.workbooks import codelists as lists
from tests.support.markdown import parse_table

HEADINGS, ROWS = parse_table(page("KH406"))
PUBLISHED = {(line[0], other): cell for line in ROWS for other, cell in zip(HEADINGS[1:], line[1:], strict=True)}


def _standing(assignment: Assignment, statuses: Sequence[str], silent: int = 0) -> TaskStanding:
    expected = tuple(f"u{number}" for number in range(len(statuses) + silent))
    task = PlanTask(code="NV1", group="I", text="Việc", assignment=assignment, timeframe=Timeframe())
    answers, nobody = (answers_of(task, heard, date(2024, 6, 30)) for heard in (_heard(statuses), NOTHING))
    return TaskStanding(task=task, expected=expected, answers=answers, cooperating=nobody)


def _heard(statuses: Sequence[str]) -> Heard:
    voices = [_voice(f"u{number}") for number in range(len(statuses))]
    return Heard(key=Key("tasks", "task_code", "NV1"), voices=voices, columns={"status": statuses})


def _voice(code: str) -> Voice:
    return Voice(Unit(code=code, name=code), Submission(incoming=Incoming(path="", name=""), sheets={}))


def test_the_table_holds_every_pair() -> None:
    assert set(PUBLISHED) == set(product(lists.STATUS.values, repeat=2))


@pytest.mark.parametrize(("one", "other"), sorted(product(lists.STATUS.values, repeat=2)))
def test_two_joint_leads_stand_as_published(one: str, other: str) -> None:
    standing = _standing(Assignment.JOINT, (one, other))
    flag = " *" if standing.disagreement else ""
    assert standing.status + flag == PUBLISHED[one, other]


@pytest.mark.parametrize("status", lists.STATUS.values)
def test_a_silent_joint_lead_is_said_and_is_no_disagreement(status: str) -> None:
    standing = _standing(Assignment.JOINT, (status,), silent=1)
    assert (standing.status, standing.disagreement) == (f"{status} (1/2 đơn vị đã báo cáo)", "")


@pytest.mark.parametrize(
    ("statuses", "silent", "shown"),
    [
        ((lists.DONE, lists.DONE, lists.UNDER_WAY), 1, "2/4 đơn vị hoàn thành"),
        ((lists.DONE, lists.NOT_STARTED, lists.NOT_STARTED), 0, "1/3 đơn vị hoàn thành"),
        ((lists.REGULAR, lists.REGULAR, lists.UNDER_WAY), 0, "2/3 đơn vị thực hiện thường xuyên"),
        ((lists.REGULAR, lists.UNDER_WAY), 0, "1/2 đơn vị đang thực hiện"),
        ((lists.NOTHING, lists.NOTHING), 0, "2/2 đơn vị không phát sinh"),
        ((), 3, "Chưa có báo cáo"),
    ],
)
def test_a_task_of_each_shows_the_share(statuses: Sequence[str], silent: int, shown: str) -> None:
    standing = _standing(Assignment.EACH, statuses, silent)
    assert (standing.status, standing.disagreement) == (shown, "")
