"""What was understood of a text: a value, one proposal, several candidates, or nothing.

DOMAIN: what needs interpreting is proposed, what has two readings is asked, nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Generic[T]):
    """One text as it was understood; exactly one of the four kinds.

    >>> Reading.proposed(3)
    Reading(value=None, proposal=3, candidates=())
    """

    value: T | None = None
    proposal: T | None = None
    candidates: tuple[T, ...] = ()

    def __post_init__(self) -> None:
        kinds = (self.value is not None) + (self.proposal is not None) + bool(self.candidates)
        if kinds > 1 or len(self.candidates) == 1:
            raise ValueError(f"a reading is of one kind, and candidates are two or more: {self!r}")

    @classmethod
    def clean(cls, value: T) -> Reading[T]:
        """The text is the value; nothing was interpreted.

        >>> Reading.clean(45).value
        45
        """
        return cls(value=value)

    @classmethod
    def proposed(cls, value: T) -> Reading[T]:
        """The text has one interpretation, to be confirmed by whoever wrote it.

        >>> Reading.proposed(3).value is None
        True
        """
        return cls(proposal=value)

    @classmethod
    def ambiguous(cls, first: T, second: T, *more: T) -> Reading[T]:
        """The text has two or more readings; the likelier one stands first.

        >>> Reading.ambiguous(1234, 1).candidates
        (1234, 1)
        """
        return cls(candidates=(first, second, *more))

    @classmethod
    def unread(cls) -> Reading[T]:
        """Nothing was understood.

        >>> Reading.unread().understood
        False
        """
        return cls()

    @classmethod
    def interpreted(cls, *values: T) -> Reading[T]:
        """Nothing, a proposal or a question, by the number of distinct values.

        >>> Reading.interpreted(5, 5)
        Reading(value=None, proposal=5, candidates=())
        """
        distinct = tuple(dict.fromkeys(values))
        match distinct:
            case ():
                return cls()
            case (only,):
                return cls(proposal=only)
            case _:
                return cls(candidates=distinct)

    @property
    def is_clean(self) -> bool:
        """The value can be taken as it is."""
        return self.value is not None

    @property
    def is_proposed(self) -> bool:
        """There is one interpretation, not yet confirmed."""
        return self.proposal is not None

    @property
    def is_ambiguous(self) -> bool:
        """Somebody has to be asked which reading was meant."""
        return bool(self.candidates)

    @property
    def understood(self) -> bool:
        """There is at least one reading."""
        return self != Reading()
