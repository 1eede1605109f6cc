"""What `kxl status --kind tasks` prints: who has sent an implementation plan, as text and as JSON.

The JSON: {"plan", "kind": "tasks", "counts": {"expected", "sent", "to_mend", "missing"}, "units": [{"unit_code",
"unit_name", "expected", "standing": "sent|to_mend|missing", "file", "submission_no", "errors"}]}.
"""

from collections.abc import Iterator
from typing import Any

from kehoach_xlsx.model.plan import Unit
from kehoach_xlsx.model.plans_status import PlansStatus
from kehoach_xlsx.model.status import Standing
from kehoach_xlsx.model.wording import Language
from kehoach_xlsx.outputs.status_words import TITLES, clean

_WIDTH = 48  # letters of a name in its column


def plans_status_json(status: PlansStatus) -> dict[str, Any]:
    """Return the state of every unit."""
    expected = {unit.code for unit in status.expected}
    counts = {
        standing.value: status.count(standing) for standing in (Standing.SENT, Standing.TO_MEND, Standing.MISSING)
    }
    return {
        "plan": status.plan.reference,
        "kind": "tasks",
        "counts": {"expected": len(expected), **counts},
        "units": [
            _unit(status, unit, expected=unit.code in expected)
            for standing in TITLES
            for unit in status.those(standing)
        ],
    }


def _unit(status: PlansStatus, unit: Unit, *, expected: bool) -> dict[str, Any]:
    found = status.speaking(unit)
    return {
        "unit_code": unit.code,
        "unit_name": unit.label,
        "expected": expected,
        "standing": status.standing(unit).value,
        "file": found.incoming.path if found else None,
        "submission_no": (found.number or None) if found else None,
        "errors": len(found.errors) if found else 0,
    }


def plans_status_text(status: PlansStatus, language: Language = "vi") -> list[str]:
    """Return the state of every unit as lines of text, those that owe something first."""
    return list(_lines(status, language))


def _lines(status: PlansStatus, language: Language) -> Iterator[str]:
    vi = language == "vi"
    sent, mend, missing = (status.count(s) for s in (Standing.SENT, Standing.TO_MEND, Standing.MISSING))
    whole = len(status.expected)
    yield (
        f"Kế hoạch triển khai: đã gửi {sent}/{whole} · cần sửa {mend} · chưa gửi {missing}"
        if vi
        else f"Implementation plans: sent {sent}/{whole} · to mend {mend} · not sent {missing}"
    )
    yield f"Kế hoạch số {clean(status.plan.reference)}" if vi else f"Plan {clean(status.plan.reference)}"
    for standing, titles in TITLES.items():
        if units := status.those(standing):
            yield ""
            yield f"{titles[not vi]} ({len(units)})"
            yield from (_line(status, unit, vi=vi) for unit in units)


def _line(status: PlansStatus, unit: Unit, *, vi: bool) -> str:
    found, name = status.speaking(unit), clean(unit.label)
    if found is None:
        return f"  {name}"
    errors = len(found.errors)
    told = "" if not errors else f" · {errors} lỗi" if vi else f" · {errors} error{'' if errors == 1 else 's'}"
    number = f"lần {found.number}" if vi else f"no. {found.number}"
    return f"  {name.ljust(_WIDTH)}  {number} · {clean(found.incoming.name)}{told}"
