"""A traced figure as people read it, and as programs do."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from kehoach_xlsx.model.wording import Language
from kehoach_xlsx.outputs.trace import Part, Traced
from kehoach_xlsx.vietnamese.numbers import format_number


def trace_text(found: Traced, language: Language = "vi") -> list[str]:
    """Return the figure, its parts under each other, and whether they add up to it."""
    vi = language == "vi"
    shown = found.text or " ".join(part for part in (_shown(found.value), found.measure) if part)
    lines = [f"{found.code} · {found.label}: {shown}"]
    lines += _table([_cells(part, vi) for part in found.parts])
    if found.correction:
        fixed = found.correction
        told = (
            f"Tổng số đã điều chỉnh từ {_shown(fixed.computed)} thành {_shown(fixed.value)}: {fixed.reason}"
            if vi
            else f"The total was corrected from {_shown(fixed.computed)} to {_shown(fixed.value)}: {fixed.reason}"
        )
        lines.append(f"  {told}")
    return [*lines, f"  {_verdict(found, vi)}"]


def _verdict(found: Traced, vi: bool) -> str:
    if not found.parts:
        return "Không có dòng giải trình nào (không đơn vị nào có số liệu này)." if vi else "No unit has this figure."
    if found.made is None:
        return f"{len(found.parts)} dòng; không cộng thành một số." if vi else f"{len(found.parts)} rows; not a sum."
    made = _shown(found.made)
    if found.adds_up:
        return f"Khớp: các phần cho {made}." if vi else f"They agree: the parts make {made}."
    return f"KHÔNG KHỚP: các phần cho {made}." if vi else f"THEY DISAGREE: the parts make {made}."


def _cells(part: Part, vi: bool) -> tuple[str, str, str]:
    value = _shown(part.value) if part.value is not None else part.text
    role = part.text if part.value is not None and part.text in {"Tử số", "Mẫu số"} else ""
    aside = "" if part.counted else ("không tính" if vi else "not counted")
    fixed = ""
    if part.reason:
        before = _shown(part.computed)
        fixed = f"đơn vị báo {before}; {part.reason}" if vi else f"reported {before}; {part.reason}"
    place = " · ".join(text for text in (part.file, part.sheet, part.cell) if text)
    way = (f"qua {part.through}" if vi else f"by {part.through}") if part.through else ""
    return part.name, value, " – ".join(text for text in (role, place, way, aside, fixed) if text)


def _table(rows: Sequence[tuple[str, str, str]]) -> list[str]:
    """Names to the left, values to the right, places behind them."""
    wide = min(max((len(row[0]) for row in rows), default=0), 48)
    high = max((len(row[1]) for row in rows), default=0)
    return [f"  {name:<{wide}}  {value:>{high}}  {place}".rstrip() for name, value, place in rows]


def _shown(value: Decimal | None) -> str:
    return "" if value is None else format_number(value)


def trace_json(found: Traced) -> dict[str, Any]:
    """Return the figure with its parts; numbers as text, so that none is rounded."""
    return {
        "figure": found.code,
        "label": found.label,
        "value": _plain(found.value),
        "text": found.text or None,
        "unit": found.measure or None,
        "made_of_parts": _plain(found.made),
        "adds_up": found.adds_up,
        "correction": _part_json(found.correction) if found.correction else None,
        "parts": [_part_json(part) for part in found.parts],
    }


def _part_json(part: Part) -> dict[str, Any]:
    return {
        "unit": part.name,
        "value": _plain(part.value),
        "text": part.text or None,
        "counted": part.counted,
        "file": part.file or None,
        "sheet": part.sheet or None,
        "cell": part.cell or None,
        "computed": _plain(part.computed),
        "reason": part.reason or None,
        "through": part.through or None,
    }


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else format(value.normalize(), "f")
