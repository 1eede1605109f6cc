"""Whether a task is in time: never typed by anyone, always derived from deadline, finishing date and day."""

from datetime import date
from enum import StrEnum


class Timeliness(StrEnum):
    """How a task stands against its deadline; the values are what people read."""

    OPEN_ENDED = "Không có thời hạn"
    IN_TIME = "Đúng hạn"
    LATE = "Hoàn thành muộn"
    UNDATED = "Hoàn thành, không ghi ngày"
    WITHIN = "Trong hạn"
    OVERDUE = "Quá hạn"
    SETTLED = "Không tính thời hạn"


def timeliness(deadline: date | None, finished: date | None, *, done: bool, settled: bool, as_of: date) -> Timeliness:
    """Return how a task stands on the day `as_of`.

    A blank deadline is never overdue. `settled` are tasks that ask for nothing more: nothing arose, done
    continuously, or dropped for a reason.
    """
    if deadline is None:
        return Timeliness.OPEN_ENDED
    if done:
        if finished is None:
            return Timeliness.IN_TIME if as_of <= deadline else Timeliness.UNDATED
        return Timeliness.IN_TIME if finished <= deadline else Timeliness.LATE
    if settled:
        return Timeliness.SETTLED
    return Timeliness.WITHIN if as_of <= deadline else Timeliness.OVERDUE
