"""Files come in: read in a child process, judged as one batch, and held against the plan they belong to."""

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_xlsx.batch import judged
from kehoach_xlsx.compilers.sheets import HELPER_SHEETS
from kehoach_xlsx.consolidate.accepting import Accepting
from kehoach_xlsx.consolidate.checking import belongs, complete, identified, shared_stamps
from kehoach_xlsx.consolidate.empty_plans import with_activities
from kehoach_xlsx.excel.isolated import read_all
from kehoach_xlsx.files import SourceFile
from kehoach_xlsx.flow import intake
from kehoach_xlsx.handing_out import COLLECTED
from kehoach_xlsx.masters import LoadedPlan
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.planning.windows import expected_days


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """What a check came to: every workbook with its findings, and the findings across workbooks."""

    submissions: tuple[Submission, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether anything that was checked has an error."""
        return any(s.errors for s in self.submissions)


def received(
    files: Sequence[SourceFile],
    loaded: LoadedPlan | None,
    period: str,
    convert_legacy: bool = False,
    passwords: Sequence[str] = (),
    proposals: Accepting | None = None,
) -> Checked:
    """Read and judge files, against a plan where one is given; `proposals` may take what was meant by a cell."""
    read = read_all([f.path for f in files], passwords=passwords, passed_over=HELPER_SHEETS)
    incoming = [intake.understand(book, f.path, f.name, COLLECTED) for f, book in zip(files, read, strict=True)]
    if loaded is None:
        alone = judged(incoming, COLLECTED, convert_legacy=convert_legacy)
        return Checked(submissions=tuple(map(with_activities, alone)))
    submissions: Sequence[Submission] = judged_against(incoming, loaded, period, convert_legacy)
    if proposals is not None:
        submissions = proposals(submissions, lambda again: judged_against(again, loaded, period, convert_legacy))
    return Checked(submissions=shared_stamps(submissions, loaded.plan))


def judged_against(
    incoming: Sequence[Incoming], loaded: LoadedPlan, period: str = "", convert_legacy: bool = False
) -> list[Submission]:
    """Judge workbooks that were read: by the rules of their kind, then against the plan they belong to."""
    window = expected_days(loaded.plan)
    submissions = judged(incoming, COLLECTED, window, convert_legacy=convert_legacy)
    return [_against(submission, loaded, period) for submission in submissions]


def _against(read: Submission, loaded: LoadedPlan, period: str) -> Submission:
    submission = with_activities(identified(read, loaded.plan))
    found = [*belongs(submission.incoming, loaded.plan, period)]
    if not any(f.severity is Severity.ERROR for f in found):
        found += complete(submission.incoming, dict(submission.sheets), loaded.roster)
    return submission.with_state(submission.state, *found)
