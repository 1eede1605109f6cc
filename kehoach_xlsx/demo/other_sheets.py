"""What an officer writes on the free sheets: documents, models, money, difficulties, commendations."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from kehoach_xlsx.demo.chance import between, happens, pick, shuffled, working_day
from kehoach_xlsx.demo.voice import Desk, Voice
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.workbooks import codelists as lists

_SYMBOLS: Mapping[str, str] = {
    "Kế hoạch": "KH",
    "Công văn": "",
    "Hướng dẫn": "HD",
    "Thông báo": "TB",
    "Quyết định": "QĐ",
    "Chương trình": "CTr",
    "Chỉ thị": "CT",
}
_SEPARATE, _INTEGRATED = lists.BUDGET_MANNER.values
_HARD, _WISHED = lists.DIFFICULTY_KIND.values
# Departments whose field the model is of; the others have none.
_MODEL_OF: Mapping[str, str] = {
    "sgtvt": "Cổng trường an toàn giao thông",
    "sgddt": "Phiên tòa giả định học đường",
    "sct": "Chợ không hàng gian, không cho vay nặng lãi",
    "vp-ubnd": "Mỗi ngày một quy định trên màn hình một cửa",
}
_LIKELY = {"police": 100, "department": 22, "front": 45, "district": 70, "press": 50}  # to have more to say


def directive_rows(voice: Voice) -> Iterator[Row]:
    """Yield one to three documents, the unit's own plan first; the police, which leads, lists all of its own."""
    first, *rest = voice.bank["directives"][voice.group]
    count = len(rest) if voice.group == "police" else between(0, 2, voice.unit.code, "directives")
    more = shuffled(rest, voice.unit.code, "directives")[:count]
    days = sorted(_issued(voice, str(number)) for number in range(1 + len(more)))
    for number, (document, day) in enumerate(zip((first, *more), days, strict=True)):
        yield {
            "document_kind": document["kind"],
            "reference": _reference(voice, document["kind"], number),
            "issued_on": day,
            "subject": voice.say(document["subject"], "directives", str(number)),
        }


def _issued(voice: Voice, number: str) -> date:
    return working_day(date(2024, 3, 25), date(2024, 9, 27), voice.unit.code, "issued", number)


def _reference(voice: Voice, kind: str, number: int) -> str:
    if number == 0 and kind == "Kế hoạch":
        return voice.plan_number("II.1")  # the plan that the results of the first task speak of
    symbol = "-".join(filter(None, (_SYMBOLS[kind], voice.fact("sym"))))
    return f"{voice.number('directive', str(number))}/{symbol}"


def model_rows(desk: Desk, voice: Voice) -> Iterator[Row]:
    """Yield the model sites of the units that have any."""
    for model in _models(desk, voice):
        desk.used[model["name"]] += 1
        yield {
            "name": model["name"],
            "place": voice.say(model["place"], "models", model["name"]),
            "stage": model["stage"],
            "assessment": model["assessment"],
        }


def _models(desk: Desk, voice: Voice) -> list[dict[str, str]]:
    known: list[dict[str, Any]] = [m for m in voice.bank["models"] if voice.group in m["for"]]
    if voice.group == "department":
        return [m for m in known if m["name"] == _MODEL_OF.get(voice.unit.code)]
    if not happens(_LIKELY[voice.group], voice.unit.code, "models"):
        return []
    order = sorted(shuffled(known, voice.unit.code, "models"), key=lambda m: desk.used[m["name"]])
    return order[: 2 if voice.group == "police" else 1]


def budget_rows(voice: Voice) -> Iterator[Row]:
    """Yield the money of the units that can tell it apart, and of others the answer that they cannot."""
    items = voice.bank["budget"][voice.group]
    chosen = items if voice.group == "police" else shuffled(items, voice.unit.code, "budget")[:2]
    for item in sorted(chosen, key=items.index):
        row: Row = {name: item[name] for name in ("manner", "cost_item", "funding_source")}
        yield row if item["manner"] == _INTEGRATED else {**row, **_money(voice, item)}


def _money(voice: Voice, item: Mapping[str, Any]) -> Row:
    about = (voice.unit.code, item["cost_item"])
    allocated = between(item["low"], item["high"], *about, step=item["step"])
    spent = allocated * between(item["spent_low"], item["spent_high"], *about, "spent") // 100_000 * 1000
    return {"allocated_vnd": Decimal(allocated), "spent_vnd": Decimal(spent)}


def difficulty_rows(desk: Desk, voice: Voice) -> Iterator[Row]:
    """Yield what some units found hard, and what they ask of whom."""
    group = voice.group
    for entry in _some(desk, voice, voice.bank["difficulties"][group], "difficulties"):
        yield {"kind": _HARD, "text": voice.say(entry["text"], "difficulties")}
    others = [p for p in voice.bank["proposals"][group] if p["addressee"] != voice.unit.label]
    for entry in _some(desk, voice, others, "proposals"):
        text = voice.say(entry["text"], "proposals")
        yield {"kind": _WISHED, "text": text, "addressee": entry["addressee"]}


def _some(desk: Desk, voice: Voice, entries: Sequence[dict[str, str]], about: str) -> list[dict[str, str]]:
    """Choose the entries least chosen so far: one, two for the police, none for many a unit."""
    if not happens(_LIKELY[voice.group], voice.unit.code, about):
        return []
    order = sorted(shuffled(entries, voice.unit.code, about), key=lambda e: desk.used[e["text"]])
    chosen = order[: 2 if voice.group == "police" else 1]
    desk.used.update(e["text"] for e in chosen)
    return chosen


def commendation_rows(voice: Voice) -> Iterator[Row]:
    """Yield the collectives that some units commended or propose; no persons."""
    unit, group = voice.unit.code, voice.group
    known = [c for c in voice.bank["commendations"] if group in c["for"] and unit in c.get("units", [unit])]
    if known and happens(_LIKELY[group], unit, "commendations"):
        for entry in shuffled(known, unit, "commendations")[: 2 if group == "police" else 1]:
            yield _commendation(voice, entry)


def _commendation(voice: Voice, entry: Mapping[str, str]) -> Row:
    about = ("commendations", entry["name"])
    row: Row = {
        "honouree": entry["honouree"],
        "name": voice.say(entry["name"], *about),
        "form": voice.say(entry["form"], *about),
        "award_state": entry["state"],
    }
    return {**row, "decision_no": voice.say(entry["decision"], *about)} if "decision" in entry else row


def assessment_row(voice: Voice) -> Row:
    """Return the record of *Đánh giá, phương hướng*: a sentence for each question; many say the same."""
    return {
        name: voice.say(pick(sentences, voice.unit.code, "assessment", name), "assessment", name)
        for name, sentences in voice.bank["assessment"][voice.group].items()
    }
