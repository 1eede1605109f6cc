"""The operator's own mistakes; they leave by one door, the command line, with exit code 2."""

from kehoach_xlsx.model.wording import Language


class UserMistake(Exception):  # noqa: N818 - the mistake is the user's, the name says so
    """What the operator asked for cannot be done, and why; never raised over an agency's workbook."""

    def __init__(self, vi: str, en: str) -> None:
        """Keep the message in both languages."""
        super().__init__(vi)
        self.vi = vi
        self.en = en

    def __reduce__(self) -> tuple[type["UserMistake"], tuple[str, str]]:
        """Keep both languages on the way from another process."""
        return UserMistake, (self.vi, self.en)

    def message(self, language: Language = "vi") -> str:
        """Return the message in `language`."""
        return self.en if language == "en" else self.vi
