"""Status comes from leads (DOMAIN §5.3).

1. `joint`: the reporting leads agree, or the less advanced counts and the disagreement is flagged.
2. `joint`: a missing lead shows "1/2 đơn vị đã báo cáo".
3. `each`: how many of those who were given the task have done it; one missing unit blocks nothing.
4. Not reported is not *Chưa thực hiện*.
5. Late, overdue and in time are derived from deadline, finishing date and the day; a blank deadline is never overdue.
"""

from datetime import date

import pytest

from kehoach_xlsx.consolidate.by_task import ADVANCEMENT
from kehoach_xlsx.model.timeliness import Timeliness, timeliness
from kehoach_xlsx.workbooks.codelists import STATUS
from tests.support.collection import Collection
from tests.support.merging import codes, merged, row


def _status(task: str, status: str, **cells: str) -> str:
    values = {"task_code": task, "status": status, "result": "Đã làm phần việc được giao trong quý II năm 2024"} | cells
    if status != "Đã hoàn thành":
        values |= {"finished_on": "", "progress_percent": ""}
    if status in {"Chưa thực hiện", "Không phát sinh"}:
        values |= {"started_on": "", "progress_percent": ""}
    values.setdefault("explanation", "Chờ hướng dẫn của cấp trên")
    head, line = " | ".join(values), " | ".join(values.values())
    return f"| {head} |\n|{'---|' * len(values)}\n| {line} |"


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        ("Đã hoàn thành", "Đã hoàn thành", "Đã hoàn thành"),
        ("Đã hoàn thành", "Đang thực hiện", "Đang thực hiện"),
        ("Đang thực hiện", "Chưa thực hiện", "Chưa thực hiện"),
        ("Đã hoàn thành", "Không phát sinh", "Không phát sinh"),
        ("Đang thực hiện", "Thực hiện thường xuyên", "Đang thực hiện"),
    ],
)
def test_of_joint_leads_the_less_advanced_counts(collection: Collection, first: str, second: str, outcome: str) -> None:
    paths = [
        collection.progress("a", tasks=_status("NV1", first)),
        collection.progress("b", tasks=_status("NV1", second)),
    ]
    result = merged(collection, paths)
    task = row(result, "by_task", "task_code", "NV1")
    assert task["status"] == outcome
    assert bool(task.get("disagreement")) == (first != second)
    assert ("KH406" in codes(result)) == (first != second)


def test_every_status_has_its_place_in_the_order_of_advancement() -> None:
    assert set(ADVANCEMENT) == set(STATUS.values)


def test_a_missing_joint_lead_is_said(collection: Collection) -> None:
    result = merged(collection, [collection.progress("a", tasks=_status("NV1", "Đã hoàn thành"))])
    assert row(result, "by_task", "task_code", "NV1")["status"] == "Đã hoàn thành (1/2 đơn vị đã báo cáo)"


def test_a_task_given_to_each_counts_those_who_have_done_it(collection: Collection) -> None:
    paths = [
        collection.progress("a", tasks=_status("NV3", "Đã hoàn thành")),
        collection.progress("b", tasks=_status("NV3", "Đang thực hiện")),
    ]
    task = row(merged(collection, paths), "by_task", "task_code", "NV3")
    assert task["status"] == "1/3 đơn vị hoàn thành"
    assert (task["units_expected"], task["units_reported"], task["done"], task["under_way"]) == (3, 2, 1, 1)


def test_not_reported_is_not_not_done(collection: Collection) -> None:
    result = merged(collection, [collection.progress("a")])
    task = row(result, "by_task", "task_code", "NV4")
    assert task["status"] == "Chưa có báo cáo"
    assert task["not_started"] == 0
    assert row(result, "overview", "figure_code", "units.missing")["value"] == 2


DEADLINE, BEFORE, AFTER = date(2024, 10, 31), date(2024, 10, 30), date(2024, 11, 1)


@pytest.mark.parametrize(
    ("deadline", "finished", "done", "settled", "as_of", "outcome"),
    [
        (None, None, False, False, AFTER, Timeliness.OPEN_ENDED),
        (DEADLINE, DEADLINE, True, False, AFTER, Timeliness.IN_TIME),
        (DEADLINE, AFTER, True, False, AFTER, Timeliness.LATE),
        (DEADLINE, None, True, False, BEFORE, Timeliness.IN_TIME),
        (DEADLINE, None, True, False, AFTER, Timeliness.UNDATED),
        (DEADLINE, None, False, False, DEADLINE, Timeliness.WITHIN),
        (DEADLINE, None, False, False, AFTER, Timeliness.OVERDUE),
        (DEADLINE, None, False, True, AFTER, Timeliness.SETTLED),
    ],
)
def test_timeliness_follows_from_dates_alone(
    deadline: date | None, finished: date | None, done: bool, settled: bool, as_of: date, outcome: Timeliness
) -> None:
    assert timeliness(deadline, finished, done=done, settled=settled, as_of=as_of) is outcome


def test_as_of_moves_the_day_on_which_lateness_is_judged(collection: Collection) -> None:
    path = collection.progress("a", tasks=_status("NV2", "Đang thực hiện"))
    early = merged(collection, [path], as_of=date(2024, 10, 1))
    late = merged(collection, [path], as_of=date(2024, 11, 2))
    assert row(early, "by_task", "task_code", "NV2")["timeliness"] == "Trong hạn"
    assert row(late, "by_task", "task_code", "NV2")["timeliness"] == "Quá hạn"
