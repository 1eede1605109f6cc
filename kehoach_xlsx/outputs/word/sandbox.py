"""The engine's world: nothing of Python within reach, and an end to everything that could go on."""

from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any

from jinja2 import StrictUndefined, Template, nodes
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kehoach_xlsx.outputs.word.long_loops import LONG, LongLoop, shorten
from kehoach_xlsx.outputs.word.policy import FILTERS, judge

_LONGEST_TEXT = 1_000_000  # characters that a template may put together into one value
_LONGEST_DOCUMENT = 60_000_000  # characters of XML, some ten thousand pages
_TURN = 60  # what a turn of a loop costs beside what it prints: a million turns fill a document
_SECONDS = 120.0  # a safety net: bounds of size are met long before
_LARGEST_POWER = 4096  # bits
_BOUNDED = frozenset({"+", "*", "**", "%"})
_TICK = "kxl_turn"


class NotText(TypeError):  # noqa: N818 - a slip of the template's author, told as such
    """A template prints a list or a table as if it were a text."""


class TooMuch(ValueError):  # noqa: N818 - a slip of the template's author, told as such
    """A template repeats or multiplies without end."""


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of one rendering; `long` are the loops of `long_loops` that are left to fill."""

    intercepted_binops = _BOUNDED

    def __init__(self, finalize: Callable[[object], object], *, least: int = LONG) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True, finalize=finalize)
        self.filters = {**FILTERS, "join": _join}
        self.globals = {"range": self._range, _TICK: self._turn}
        self.context: Mapping[str, object] = {}
        self.long: tuple[LongLoop, ...] = ()
        self._least = least
        self._spent = 0
        self._until = monotonic() + _SECONDS

    def from_string(
        self,
        source: str | nodes.Template,
        globals: Any = None,  # noqa: A002 - as inherited
        template_class: Any = None,
    ) -> Template:
        """Return the template of `source`, judged, with its long loops shortened and its repetitions counted."""
        parsed = self.parse(source) if isinstance(source, str) else source
        judge(parsed)
        if self._least:
            self.long, self._least = shorten(parsed, self.context, self._least), 0  # the body only, which comes first
            self.globals |= {long.name: long.standing for long in self.long}
        for loop in list(parsed.find_all(nodes.For)):
            loop.body.insert(0, self._counting(loop))
        return super().from_string(parsed, globals, template_class)

    def _counting(self, loop: nodes.For) -> nodes.Node:
        size = sum(len(data.data) for data in loop.find_all(nodes.TemplateData))
        call = nodes.Call(nodes.Name(_TICK, "load"), [nodes.Const(size)], [], None, None)
        return nodes.ExprStmt(call).set_lineno(loop.lineno, override=True).set_environment(self)

    def _range(self, *bounds: int) -> range:
        """The numbers of `range`, counted as if each were a turn of a loop."""
        numbers = range(*bounds)
        self.spend(_TURN * len(numbers))
        return numbers

    def _turn(self, size: int) -> None:
        self.spend(size + _TURN)
        if monotonic() > self._until:
            raise TooMuch

    def spend(self, characters: int) -> None:
        """Count what goes into the document. Raises `TooMuch`."""
        self._spent += characters
        if self._spent > _LONGEST_DOCUMENT:
            raise TooMuch

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Work out a sum, product, power or remainder of bounded size. Raises `TooMuch`."""
        if operator == "%" and isinstance(left, str):
            raise TooMuch  # a pattern may ask for any width
        if operator == "**":
            _check_power(left, right)
        elif isinstance(left, int | float) and isinstance(right, int | float):
            _check_numbers(left, right)
        elif operator == "*" or _length(left) + _length(right) > _LONGEST_TEXT:
            raise TooMuch
        return super().call_binop(context, operator, left, right)


def _check_power(base: Any, power: Any) -> None:
    size = base.bit_length() if isinstance(base, int) else 64
    if not isinstance(power, int | float) or size * abs(power) > _LARGEST_POWER:
        raise TooMuch


def _check_numbers(left: float, right: float) -> None:
    if any(isinstance(number, int) and number.bit_length() > _LARGEST_POWER for number in (left, right)):
        raise TooMuch


def _length(value: Any) -> int:
    return len(value) if isinstance(value, str | list | tuple) else 0


def _join(values: Any, d: str = "", attribute: str | None = None) -> str:
    """The filter `join`, of bounded length."""
    items = [value.get(attribute, "") if attribute and isinstance(value, dict) else value for value in values]
    if not all(isinstance(item, str | int | float) for item in items) or not isinstance(d, str):
        raise TooMuch
    if sum(len(str(item)) + len(d) for item in items) > _LONGEST_TEXT:
        raise TooMuch
    return str(d).join(map(str, items))
