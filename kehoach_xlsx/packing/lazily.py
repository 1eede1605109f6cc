"""A mapping whose values are made when somebody asks for them, each once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

Value = TypeVar("Value")


class Lazily(Mapping[str, Value]):
    """Values by name, in order; `make` is asked for each when it is wanted, and let go when all are there.

    It is what a plain mapping of the same values is: equal to it, and that is what is pickled.
    """

    __slots__ = ("_made", "_make", "_names")

    def __init__(self, names: Sequence[str], make: Callable[[str], Value]) -> None:
        """Take the names, and who makes a value by its name."""
        self._names = names
        self._make: Callable[[str], Value] | None = make
        self._made: dict[str, Value] = {}

    def __getitem__(self, name: str) -> Value:
        if name in self._made:
            return self._made[name]
        if self._make is None or name not in self._names:
            raise KeyError(name)
        found = self._made[name] = self._make(name)
        if len(self._made) == len(self._names):
            self._make = None  # with the bytes that it was made of
        return found

    def get(self, name: str, default: Any = None) -> Any:
        """Return the value called so, else the default."""
        return self[name] if name in self._names else default

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __repr__(self) -> str:
        return repr(dict(self))

    def __reduce__(self) -> tuple[type[dict[str, Value]], tuple[dict[str, Value]]]:
        return dict, (dict(self),)
