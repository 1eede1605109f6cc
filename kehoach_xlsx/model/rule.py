"""A rule: what must hold, and what to say when it does not."""

from dataclasses import dataclass
from enum import StrEnum

from kehoach_xlsx.model.predicate import ALWAYS, Predicate
from kehoach_xlsx.model.wording import Wording


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"  # the file is not merged until it is mended
    WARNING = "warning"  # merged; somebody should look
    NOTE = "note"  # mended, or merely worth knowing


class Stage(StrEnum):
    """Where a rule is judged."""

    FILE = "file"  # while a file is opened and recognised
    VALUE = "value"  # while a cell is read
    ROW = "row"  # over the rows of a sheet, by `require`
    PLAN = "plan"  # over a whole plan
    MERGE = "merge"  # across the workbooks of a collection
    FORM = "form"  # over a Word document, by `kxl form-check`
    SIGNATURE = "signature"  # over a signed document, by `kxl verify`


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """What must hold, with its code, severity, message and remedy.

    Where `when` holds, `require` must hold (`stage` ROW); rules of the other stages are judged by code
    and have no predicate. `blames` names the columns a finding points at, the first of them first.
    `in_workbook` rules are checked by the template itself as well. A `scale` other than 1 says that the number times
    the scale was probably meant, which is proposed. Codes are never used again.
    """

    code: str
    title: Wording
    severity: Severity
    message: Wording
    remedy: Wording
    stage: Stage = Stage.ROW
    when: Predicate = ALWAYS
    require: Predicate | None = None
    blames: tuple[str, ...] = ()
    in_workbook: bool = False
    scale: int = 1
