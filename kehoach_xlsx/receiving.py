"""Files come in: read and judged, opened where they are of a lower level, and compared with each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_xlsx.consolidate.accepting import Accepting
from kehoach_xlsx.consolidate.checking import shared_stamps
from kehoach_xlsx.consolidate.levels.opening import Opened
from kehoach_xlsx.files import SourceFile
from kehoach_xlsx.levels_below import is_level, taken_up
from kehoach_xlsx.masters import LoadedPlan
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.taking_in import PLAIN, Job, Means, taken_in
from kehoach_xlsx.workbooks.consolidated import CONSOLIDATED


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """What a check came to: every workbook with its findings, and the findings across workbooks.

    `opened` are the consolidated workbooks of lower levels, with the reports in them.
    """

    submissions: tuple[Submission, ...]
    findings: tuple[Finding, ...] = ()
    opened: tuple[Opened, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether anything that was checked has an error."""
        return any(s.errors for s in self.submissions)

    def insist_reports(self) -> None:
        """Raise UserMistake where there is nothing to merge."""
        kinds = {"progress", "", CONSOLIDATED.kind}
        if not self.opened and not any(s.kind in kinds for s in self.submissions):
            raise UserMistake("Không có báo cáo kết quả nào để tổng hợp.", "There is no progress report to merge.")


def received(
    files: Sequence[SourceFile],
    loaded: LoadedPlan | None,
    period: str,
    convert_legacy: bool = False,
    passwords: Sequence[str] = (),
    proposals: Accepting | None = None,
    *,
    levels: bool = False,
    means: Means = PLAIN,
) -> Checked:
    """Read and judge files, against a plan where one is given; `proposals` may take what was meant by a cell.

    With `levels` the consolidated workbooks among them are opened: they are the submissions of a lower level. Who
    reads, and what need not be read again, is said by `means`.
    """
    job = Job(loaded=loaded, period=period, convert_legacy=convert_legacy, passwords=tuple(passwords), levels=levels)
    read = taken_in(files, job, means)
    submissions: Sequence[Submission] = [one for one in read if not is_level(one.incoming)]
    if loaded is None:
        return Checked(submissions=tuple(submissions))
    if proposals is not None:
        submissions = proposals(submissions, job.judge)
    opened, unusable = taken_up([one.incoming for one in read if is_level(one.incoming)], loaded, period)
    return Checked(submissions=(*shared_stamps(submissions, loaded.plan), *unusable), opened=opened)
