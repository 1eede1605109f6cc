"""How much of a plan an import understood: its answer compared with a key, field by field.

Every figure is a share from 0 to 1. For lists it is F1, the balance of what was found and what was invented: a
value that was made up costs as much as one that was missed. A task of the key that was not found has none of its
fields found.

    shares = score(as_json(import_plan(data, name)), key)
    shares["tasks"], whole(shares)
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from kehoach_xlsx.outputs.plan_view import plan_json
from kehoach_xlsx.plan_import.importing import Imported
from kehoach_xlsx.planning.reading import plan_from_book
from kehoach_xlsx.vietnamese.text import fold

Shares = Mapping[str, float]
_FACTS = ("reference", "issued_on", "place", "issuing_agency", "subject")
_SIGNATORY = ("authority", "title", "name")
_ALIKE = 0.6  # two tasks with fewer words in common are two tasks
_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")


def as_json(imported: Imported) -> dict[str, Any]:
    """Return an imported plan as `kxl plan show --json` prints it; empty where the source was no plan."""
    if imported.book is None:
        return {}
    plan = plan_json(plan_from_book(imported.book), imported.book, imported.findings)
    found: dict[str, Any] = json.loads(json.dumps(plan, default=str))
    return found


def score(got: Mapping[str, Any], key: Mapping[str, Any]) -> Shares:
    """Return the share of each field: tasks, what they say, and the facts of the document."""
    pairs = matched(key["tasks"], got.get("tasks") or [])
    alone = [task for task in got.get("tasks") or [] if not any(task is other for _, other in pairs)]
    document, facts = got.get("document") or {}, key["document"]
    return {
        "tasks": _balance(sum(bool(other) for _, other in pairs), len(key["tasks"]), len(got.get("tasks") or [])),
        "leads": _f1(pairs, _names_of("lead_agencies"), alone),
        "cooperating": _f1(pairs, _names_of("cooperating_agencies"), alone),
        "time": _f1(pairs, _times),
        "quantities": _f1(pairs, _quantities),
        "document": _facts(document, facts),
        "recipients": _f1([(facts, document)], _names_of("recipients")),
        "bases": _f1([(facts, document)], _references),
        "deadlines": _f1([(facts, document)], _days),
    }


def whole(shares: Shares) -> float:
    """Return the mean of all shares."""
    return sum(shares.values()) / len(shares)


def matched(key: Sequence[Any], got: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Return each task of the key with the task that says the same, {} where none does; the likest go first."""
    likeness = [
        (_likeness(a, b), -abs(i / len(key) - j / len(got)), i, j) for i, a in enumerate(key) for j, b in enumerate(got)
    ]
    found: dict[int, int] = {}
    for like, _, i, j in sorted(likeness, reverse=True):
        if like >= _ALIKE and i not in found and j not in found.values():
            found[i] = j
    return [(task, got[found[i]] if i in found else {}) for i, task in enumerate(key)]


def _likeness(one: Mapping[str, Any], other: Mapping[str, Any]) -> float:
    """What two tasks have in common: their texts, or these with their details, or a text that took in a detail."""
    texts = [_words(task.get("text")) for task in (one, other)]
    wholes = [_words(f"{task.get('text')} {task.get('detail') or ''}") for task in (one, other)]
    return max(_common(texts[0], texts[1]), _common(wholes[0], wholes[1]), _common(texts[0], wholes[1]))


def _words(text: str | None) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", _same(text)))


def _common(one: frozenset[str], other: frozenset[str]) -> float:
    return _balance(len(one & other), len(one), len(other)) if one and other else 0.0


def _same(text: str | None) -> str:
    """The text without what makes no difference: capitals, spaces, signs at the ends, where a tone mark stands."""
    plain = fold(unicodedata.normalize("NFC", text or ""))
    return re.sub(r"\s+", " ", plain).strip(" .;:,-–*").replace("ủy ban nhân dân", "ubnd")


def _names_of(field: str) -> Any:
    return lambda holder: [_same(name) for name in holder.get(field) or []]


def _times(task: Mapping[str, Any]) -> list[Hashable]:
    time = task.get("timeframe") or {}
    return [(time["kind"], time.get("starts_on"), time.get("ends_on"))] if time.get("kind") else []


def _quantities(task: Mapping[str, Any]) -> list[Hashable]:
    asked = (d for d in task.get("deliverables") or [] if d.get("quantity") is not None)
    return [(float(d["quantity"]), bool(d.get("at_least"))) for d in asked]


def _references(document: Mapping[str, Any]) -> list[Hashable]:
    named = {_same(basis.get("reference")) for basis in document.get("legal_bases") or []}
    return [*sorted(named - {""})]


def _days(document: Mapping[str, Any]) -> list[Hashable]:
    dues = (str(deadline.get("due")) for deadline in document.get("report_deadlines") or [])
    return [due for due in dues if _DAY.fullmatch(due)]


def _facts(got: Mapping[str, Any], key: Mapping[str, Any]) -> float:
    told = [(got.get(name), key.get(name)) for name in _FACTS]
    mine, theirs = (plan.get("signatory") or {} for plan in (got, key))
    told += [(mine.get(name), theirs.get(name)) for name in _SIGNATORY]
    return sum(_same(one) == _same(other) for one, other in told) / len(told)


def _f1(pairs: Iterable[tuple[Any, Any]], values: Any, alone: Iterable[Any] = ()) -> float:
    """The balance over all pairs; what stands in tasks that the key does not know was invented."""
    hits = asked = given = 0
    for key, got in pairs:
        wanted, found = Counter(values(key)), Counter(values(got))
        hits, asked, given = hits + (wanted & found).total(), asked + wanted.total(), given + found.total()
    return _balance(hits, asked, given + sum(len(values(task)) for task in alone))


def _balance(hits: int, asked: int, given: int) -> float:
    return 2 * hits / (asked + given) if asked + given else 1.0
