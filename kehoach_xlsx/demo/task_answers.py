"""What an officer writes of each task: status, dates, result, evidence, and why something was not done."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from kehoach_xlsx.demo.chance import between, happens, pick, working_day
from kehoach_xlsx.demo.voice import Desk, Voice
from kehoach_xlsx.model.plan import PlanTask, Role
from kehoach_xlsx.model.table import Row, Value
from kehoach_xlsx.planning.roster import Roster
from kehoach_xlsx.workbooks import codelists as lists

SPECIAL_TEXT = '5 < 7 & "=1+1"'  # a text that careless tools take for a formula or for markup
SPECIAL_PLACE = ("sxd", "II.6.b")

# What did not come off, and which of the bank's explanations says why.
_SETBACKS: Mapping[tuple[str, str], tuple[str, int]] = {
    ("ubnd-thoi-lai", "II.6.a"): (lists.NOT_READY, 2),
    ("ubnd-o-mon", "II.9"): (lists.NOT_STARTED, 0),
    ("ubnd-binh-thuy", "II.9"): (lists.NOT_READY, 1),
    ("snv", "II.5"): (lists.NOT_READY, 0),
    ("bchqs", "II.7"): (lists.NOT_STARTED, 2),
    ("skhcn", "II.7"): (lists.NOT_STARTED, 1),
    ("stnmt", "II.5"): (lists.WILL_NOT, 0),
}
_MAY_BE_NOTHING = frozenset({"II.9", "II.10"})  # asked of many who only help where help is wanted
_POLICE_BEGAN, _OTHERS_BEGAN = date(2024, 3, 4), date(2024, 3, 25)  # the plan was issued on 19/3/2024
_LAST_DAY = date(2024, 11, 25)


def task_rows(desk: Desk, voice: Voice, roster: Roster) -> Iterator[Row]:
    """Yield the officer's rows of *Kết quả nhiệm vụ*."""
    for task, role in roster.tasks_of(voice.unit.code):
        status = _status(voice, task, role)
        if status in {lists.DONE, lists.UNDER_WAY, lists.REGULAR}:
            yield {"task_code": task.code, "status": status, **_work(desk, voice, task, role, status)}
        else:
            yield {"task_code": task.code, "status": status, "explanation": _reason(voice, task, status)}


def _status(voice: Voice, task: PlanTask, role: Role) -> str:
    unit = voice.unit.code
    if (unit, task.code) in _SETBACKS:
        return _SETBACKS[unit, task.code][0]
    idle = role is Role.COOPERATING and task.code in _MAY_BE_NOTHING and voice.group == "department"
    if idle and happens(14, unit, task.code, "idle"):
        return lists.NOTHING
    usual: list[str] = voice.bank["tasks"][task.code]["status"]
    return usual[0] if happens(70, unit, task.code, "status") else usual[-1]


def _reason(voice: Voice, task: PlanTask, status: str) -> str:
    reasons: list[str] = voice.bank["explanations"][status]
    setback = _SETBACKS.get((voice.unit.code, task.code))
    return reasons[setback[1]] if setback else pick(reasons[:2], voice.unit.code, task.code, "reason")


def _work(desk: Desk, voice: Voice, task: PlanTask, role: Role, status: str) -> dict[str, Value]:
    started = _started(voice, task)
    row: dict[str, Value] = {
        "started_on": started,
        "result": _result(desk, voice, task, role),
        "evidence": voice.say(pick(voice.bank["tasks"][task.code]["evidence"], voice.unit.code, task.code), task.code),
    }
    if status == lists.DONE:
        row["finished_on"] = working_day(started + timedelta(days=14), _LAST_DAY, voice.unit.code, task.code, "end")
    return row | _progress(voice, task, status)


def _result(desk: Desk, voice: Voice, task: PlanTask, role: Role) -> str:
    if (voice.unit.code, task.code) == SPECIAL_PLACE:
        return SPECIAL_TEXT
    sentences = voice.bank["tasks"][task.code]
    key = "lead" if role is Role.LEAD else "cooperating"
    return desk.write(voice, sentences.get(f"{key}_{voice.group}") or sentences[key], task.code, "result")


def _started(voice: Voice, task: PlanTask) -> date:
    first = _POLICE_BEGAN if voice.group == "police" else _OTHERS_BEGAN
    planned = task.timeframe.starts_on
    first = max(first, planned) if planned else first
    return working_day(first, first + timedelta(days=38), voice.unit.code, task.code, "start")


def _progress(voice: Voice, task: PlanTask, status: str) -> dict[str, Value]:
    """Progress in per cent, of some tasks: all of what is done, a part of what is under way."""
    about = (voice.unit.code, task.code, "progress")
    if status == lists.UNDER_WAY and happens(75, *about):
        return {"progress_percent": between(50, 90, *about, step=5)}
    if status == lists.DONE and (task.deliverable or happens(20, *about)):
        return {"progress_percent": 100}
    return {}
