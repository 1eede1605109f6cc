"""Text in the two languages of the tool: Vietnamese for its users, English on request."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Wording:
    """One text in Vietnamese and in English; `{name}` fields are filled from a finding's context."""

    vi: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.en if language == "en" else self.vi
