"""Remembering what was made of a declaration: the same few are asked for with every file of a collection."""

from collections.abc import Callable
from typing import Generic, TypeVar

_Told = TypeVar("_Told")
_Made = TypeVar("_Made")
_MANY = 256


class Kept(Generic[_Told, _Made]):
    """A function of one object, remembered by the object's identity: declarations never change once they are made."""

    def __init__(self, make: Callable[[_Told], _Made]) -> None:
        """Take the function."""
        self._make = make
        self._kept: dict[int, tuple[_Told, _Made]] = {}

    def __call__(self, told: _Told) -> _Made:
        """Return what the function makes of the object."""
        kept = self._kept.get(id(told))
        if kept is None or kept[0] is not told:  # the object is kept too, so that no other takes its identity
            if len(self._kept) > _MANY:
                self._kept.clear()
            kept = self._kept[id(told)] = (told, self._make(told))
        return kept[1]
