"""Remembering what was made of declarations: the same few are asked for with every file of a collection."""

from collections.abc import Callable
from typing import Generic, ParamSpec, TypeVar

_Told = ParamSpec("_Told")
_Made = TypeVar("_Made")
_MANY = 256


class Kept(Generic[_Told, _Made]):
    """A function of some objects, remembered by their identity: what it is asked of never changes once it is made."""

    def __init__(self, make: Callable[_Told, _Made]) -> None:
        """Take the function."""
        self._make = make
        self._kept: dict[int | tuple[int, ...], tuple[tuple[object, ...], _Made]] = {}

    def __call__(self, *told: _Told.args, **named: _Told.kwargs) -> _Made:
        """Return what the function makes of the objects, which are given by their places."""
        key = id(told[0]) if len(told) == 1 else tuple(map(id, told))
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) > _MANY:
                self._kept.clear()
            # The objects are kept too, so that no others take their identities.
            kept = self._kept[key] = (told, self._make(*told, **named))
        return kept[1]
