"""Who has sent an implementation plan, before they are merged."""

from collections.abc import Iterable
from pathlib import Path

from kehoach_xlsx.consolidate.implementation import consolidate_tasks
from kehoach_xlsx.files import find_received
from kehoach_xlsx.masters import LoadedPlan
from kehoach_xlsx.model.plans_status import PlansStatus
from kehoach_xlsx.model.submission import State
from kehoach_xlsx.receiving import received
from kehoach_xlsx.taking_in import PLAIN, Means

_ASIDE = frozenset({State.OTHER, State.OPENED})


def plans_status(paths: Iterable[Path | str], loaded: LoadedPlan, *, means: Means = PLAIN) -> PlansStatus:
    """Return which units have sent an implementation plan, which must mend theirs and which have sent nothing.

    The plan sets no day for them: nobody is late. Nothing is written.
    """
    merged = consolidate_tasks(loaded.roster, received(find_received(paths), loaded, "", means=means).submissions)
    ours = tuple(s for s in merged.submissions if s.state not in _ASIDE)
    return PlansStatus(plan=loaded.plan, expected=loaded.roster.reporting_units(), submissions=ours)
