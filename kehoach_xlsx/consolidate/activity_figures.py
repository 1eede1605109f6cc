"""The figures of the consolidated plan: what a coordinator asks first, and the cells behind each."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kehoach_xlsx.consolidate.activities import Activity, TaskPlan
from kehoach_xlsx.consolidate.estimates import EstimateTotal, total
from kehoach_xlsx.consolidate.frame import Collection, Source, source
from kehoach_xlsx.consolidate.overlaps import Overlap
from kehoach_xlsx.consolidate.overview import named
from kehoach_xlsx.consolidate.register import missing_units
from kehoach_xlsx.model.plan import Role, Unit
from kehoach_xlsx.model.submission import State
from kehoach_xlsx.model.table import Row, Value
from kehoach_xlsx.vietnamese.phrasing import join_and
from kehoach_xlsx.workbooks import codelists as lists
from kehoach_xlsx.workbooks.consolidated_tasks import REGISTER

SENDING, TASKS, ACTIVITIES, GROUPS, MONEY = (
    "Tình hình gửi kế hoạch",
    "Nhiệm vụ",
    "Hoạt động",
    "Hoạt động theo nhóm nhiệm vụ",
    "Dự toán kinh phí",
)


def figure_rows(
    collection: Collection,
    tasks: Sequence[TaskPlan],
    found: Sequence[Activity],
    pairs: Sequence[Overlap],
    money: Sequence[EstimateTotal],
) -> Iterator[Row]:
    """Yield the rows of *Tổng quan*."""
    yield from _sending(collection)
    yield from _tasks(tasks)
    yield from _activities(collection, tasks, found, pairs)
    yield from _money(money)


def _row(code: str, section: str, label: str, value: Decimal | int, unit: str, note: str = "") -> Row:
    return {"figure_code": code, "section": section, "label": label, "value": value, "unit": unit, "note": note}


def _sending(collection: Collection) -> Iterator[Row]:
    expected, missing = collection.roster.reporting_units(), missing_units(collection)
    stuck = {s.unit for s in collection.submissions if s.state in {State.REJECTED, State.CONFLICT}}
    to_mend = [u.label for u in expected if u.code in stuck and u.code not in collection.speaking]
    merged = sum(u.code in collection.speaking for u in expected)
    yield _row("units.expected", SENDING, "Đơn vị phải gửi kế hoạch", len(expected), "đơn vị")
    yield _row("units.merged", SENDING, "Đã gửi và được tổng hợp", merged, "đơn vị")
    yield _row(
        "units.rejected", SENDING, "Đã gửi nhưng phải sửa", len(to_mend), "đơn vị", named(to_mend, REGISTER.title)
    )
    silent = named([u.label for u in missing], REGISTER.title)
    yield _row("units.missing", SENDING, "Chưa gửi", len(missing), "đơn vị", silent)


def _tasks(tasks: Sequence[TaskPlan]) -> Iterator[Row]:
    whole = sum(t.whole for t in tasks)
    partly = sum(t.taken_up for t in tasks) - whole
    idle = [t.task.code for t in tasks if not t.taken_up]
    yield _row("tasks.total", TASKS, "Nhiệm vụ của kế hoạch", len(tasks), "nhiệm vụ")
    yield _row("tasks.whole", TASKS, "Đã có hoạt động của đơn vị chủ trì", whole, "nhiệm vụ")
    yield _row("tasks.partly", TASKS, "Còn thiếu đơn vị chủ trì", partly, "nhiệm vụ")
    yield _row("tasks.idle", TASKS, "Chưa đơn vị chủ trì nào có hoạt động", len(idle), "nhiệm vụ", join_and(idle))


def _activities(
    collection: Collection, tasks: Sequence[TaskPlan], found: Sequence[Activity], pairs: Sequence[Overlap]
) -> Iterator[Row]:
    led = sum(a.role is Role.LEAD for a in found)
    helped = sum(a.role is Role.COOPERATING for a in found)
    yield _row("activities.total", ACTIVITIES, "Hoạt động của các đơn vị", len(found), "hoạt động")
    yield _row("activities.led", ACTIVITIES, "Của đơn vị chủ trì", led, "hoạt động")
    yield _row("activities.helped", ACTIVITIES, "Của đơn vị phối hợp", helped, "hoạt động")
    if stray := len(found) - led - helped:
        yield _row("activities.stray", ACTIVITIES, "Không gắn với nhiệm vụ của kế hoạch", stray, "hoạt động")
    yield _row("activities.overlaps", ACTIVITIES, "Cặp hoạt động có thể trùng", len(pairs), "cặp")
    for group in collection.plan.groups:
        count = sum(len(t.activities) for t in tasks if t.task.group == group.code)
        yield _row(f"group.{group.code}", GROUPS, f"{group.code}. {group.title}", count, "hoạt động")


def _money(money: Sequence[EstimateTotal]) -> Iterator[Row]:
    parts = [part for one in money for part in one.parts]
    yield _row("budget.total", MONEY, "Tổng dự toán của các đơn vị", total(parts), "đồng")
    for number, name in enumerate(lists.FUNDING_SOURCE.values, start=1):
        ours = [part for part in parts if part.funding_source == name]
        yield _row(f"budget.source.{number}", MONEY, name, total(ours), "đồng")


def unit_ledger(collection: Collection, found: Sequence[Activity], money: Sequence[EstimateTotal]) -> Iterator[Row]:
    """Yield the rows of *Giải trình số liệu*: who sent, every activity with its quantity, every line of an estimate."""
    for unit, submission in collection.reporting():
        where = source(submission, "info", submission.info, "submission_no")
        yield _line("units.merged", "Đã gửi và được tổng hợp", unit, where, value=1)
    for unit in missing_units(collection):
        yield _line("units.missing", "Chưa gửi", unit, Source(file="", sheet="", cell=""), value=1)
    for activity in found:
        yield from _activity(activity)
    for one in money:
        label = f"Dự toán: {one.cost_item} ({one.funding_source})"
        for part in one.parts:
            yield _line(one.code, label, part.unit, part.source, value=part.amount, text="đồng")


def _activity(activity: Activity) -> Iterator[Row]:
    where = source(activity.submission, "activities", activity.row, "text")
    label = f"Hoạt động {activity.code}"
    yield _line("activities.total", label, activity.unit, where, value=1, text=activity.text)
    quantity = activity.row.get("quantity")
    if isinstance(quantity, Decimal):
        where = source(activity.submission, "activities", activity.row, "quantity")
        unit = str(activity.row.get("unit") or "")
        yield _line(activity.code, f"{label}: số lượng", activity.unit, where, value=quantity, text=unit)


def _line(code: str, label: str, unit: Unit, where: Source, **more: Value) -> Row:
    return {
        "figure_code": code,
        "label": label,
        "unit_code": unit.code,
        "unit_name": unit.label,
        "counted": "Có",
        "file": where.file,
        "sheet": where.sheet,
        "cell": where.cell,
        **more,
    }
