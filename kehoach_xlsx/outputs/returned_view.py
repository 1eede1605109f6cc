"""Which marked copies were written, for people and for programs."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.wording import Language, Wording


class Returned(Protocol):
    """What became of one file with errors or warnings: the path of its marked copy, or why it has none."""

    @property
    def submission(self) -> Submission:
        """The file that was checked."""

    @property
    def path(self) -> Path | None:
        """Where its copy was written."""

    @property
    def reason(self) -> Wording | None:
        """Why it has no copy."""


def returned_text(returned: Sequence[Returned], folder: str, language: Language = "vi") -> list[str]:
    """Return one line per file with errors or warnings, and how many copies there are."""
    written = [one for one in returned if one.path is not None]
    lines = [_line(one, language) for one in returned]
    if language == "vi":
        count = f"Đã tạo {len(written)} bản trả lại trong {folder}." if written else "Không có bản trả lại nào."
    else:
        count = f"Wrote {len(written)} marked copies in {folder}." if written else "There is no marked copy."
    return [*lines, count]


def _line(one: Returned, language: Language) -> str:
    name = one.submission.incoming.name
    if one.path is not None:
        return f"↩ {name} → {one.path.name}"
    reason = one.reason.in_(language) if one.reason else ""
    label = "không có bản trả lại" if language == "vi" else "no marked copy"
    return f"– {name}: {label}. {reason}"


def returned_json(returned: Sequence[Returned], language: Language) -> list[dict[str, Any]]:
    """Return each file with errors or warnings: its path, that of its copy, or why there is none."""
    return [
        {
            "path": one.submission.incoming.path,
            "output": str(one.path) if one.path else None,
            "reason": one.reason.in_(language) if one.reason else None,
        }
        for one in returned
    ]
