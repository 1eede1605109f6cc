"""JSON that keeps what cells hold: days, times, exact numbers, errors. Nothing that is read can run."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

from kehoach_xlsx.model.table import ErrorCell


def dumped(value: object) -> bytes:
    """Return a value as JSON; an object with one key that begins with "$" is a value that JSON does not know."""
    text = json.dumps(value, ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_told)
    return text.encode("utf-8", "surrogatepass")  # a text may hold half of a pair


def loaded(data: bytes) -> Any:
    """Return what `dumped` wrote.

    Raises:
        ValueError: it did not write this.
    """
    return json.loads(str(data, "utf-8", "surrogatepass"), object_hook=_understood)


def _told(value: object) -> dict[str, Any]:
    match value:
        case datetime():
            return {"$datetime": value.isoformat()}
        case date():
            return {"$date": value.isoformat()}
        case time():
            return {"$time": value.isoformat()}
        case timedelta():
            return {"$timedelta": [value.days, value.seconds, value.microseconds]}
        case Decimal():
            return {"$number": str(value)}
        case ErrorCell(text):
            return {"$error": text}
    raise TypeError(type(value).__name__)


_READERS: Final[Mapping[str, Callable[[Any], object]]] = {
    "$datetime": datetime.fromisoformat,
    "$date": date.fromisoformat,
    "$time": time.fromisoformat,
    "$timedelta": lambda told: timedelta(*told),
    "$number": Decimal,
    "$error": ErrorCell,
}


def _understood(told: dict[str, Any]) -> Any:
    if len(told) == 1:
        ((name, value),) = told.items()
        reader = _READERS.get(name)
        if reader is not None:
            return reader(value)
    return told
