"""Row loops of a template that are long and plain enough to be filled without the engine.

Such a loop stays what its author wrote and sees in Word: `{%tr for row in tasks.rows %}`, a row, `{%tr endfor %}`.
The engine renders it over a few samples only, one for each look that a row can have, and over the last rows;
`streaming` then fills the samples' XML with the other rows. A loop qualifies when all that its body does is
print fields of the row and ask whether a field is there; every other loop is left to the engine.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from jinja2 import nodes

LONG = 64
"""Rows from which a loop is worth it; below, the engine is as fast."""
TAIL = 2
"""Rows at the end that the engine renders, since `finishing` may change them."""

_ROW = "<w:tr>", "<w:tr "
_OF_A_DICT = frozenset(dir(dict))  # the engine would take `row.items` for the method

Shape = tuple[bool, ...]
Cells = Mapping[str, object]


@dataclass(frozen=True, kw_only=True, slots=True)
class LongLoop:
    """A loop to be filled: the fields that each look of a row prints in turn, and the rows that are left to fill.

    `rows` holds for each row its look (an index of `fields`) and its values in the order of `fields`; `standing` are
    the samples and the last rows, which the engine renders.
    """

    number: int
    standing: tuple[Cells, ...]
    fields: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[int, tuple[object, ...]], ...]

    @property
    def mark(self) -> str:
        """How every marker of this loop begins."""
        return f"\ue000{self.number}."

    @property
    def name(self) -> str:
        """The name under which the template finds the rows that are standing."""
        return f"kxl_standing_{self.number}"

    def marker(self, look: int, place: int) -> str:
        """The text that stands in a sample for the value at a place of `fields`."""
        return _marker(self.number, look, place)


def shorten(template: nodes.Template, context: Mapping[str, object], least: int) -> tuple[LongLoop, ...]:
    """Let every qualifying loop of at least `least` rows run over its `standing` rows, under its `name`.

    Changes `template` and returns the loops.
    """
    stored = {name.name for name in template.find_all(nodes.Name) if name.ctx != "load"}
    out: list[LongLoop] = []
    for loop in _plain_loops(template.body):
        rows = _rows(loop.iter, context, stored)
        found = _understood(loop, rows, len(out)) if rows is not None and len(rows) >= max(least, TAIL + 1) else None
        if found is not None:
            long = found
            loop.iter = nodes.Name(long.name, "load", lineno=loop.lineno, environment=loop.environment)
            out.append(long)
    return tuple(out)


def _plain_loops(body: Iterable[nodes.Node]) -> Iterator[nodes.For]:
    """The loops that stand in no other loop."""
    for node in body:
        if isinstance(node, nodes.For):
            if isinstance(node.target, nodes.Name) and node.test is None and not node.recursive and not node.else_:
                yield node
        elif isinstance(node, nodes.If):
            yield from _plain_loops((*node.body, *node.elif_, *node.else_))


def _rows(node: nodes.Node, context: Mapping[str, object], stored: set[str]) -> Sequence[Cells] | None:
    """The rows that `tasks.rows` names; None where it names something else, or what the template itself has set."""
    path: list[str] = []
    while isinstance(node, nodes.Getattr):
        path.append(node.attr)
        node = node.node
    if not isinstance(node, nodes.Name) or node.name in stored or _OF_A_DICT.intersection(path):
        return None
    value: object = context
    for name in (node.name, *reversed(path)):
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, list) and all(type(row) is dict for row in value) else None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Path:
    """What the body of a loop does for rows of one look."""

    fields: tuple[str, ...] = ()
    table_rows: int = 0

    def __add__(self, other: "_Path") -> "_Path":
        return _Path(fields=self.fields + other.fields, table_rows=self.table_rows + other.table_rows)


class _NotPlain(Exception):  # noqa: N818 - leaves a loop to the engine
    """The body does more than print fields and ask for them."""


def _understood(loop: nodes.For, rows: Sequence[Cells], number: int) -> LongLoop | None:
    assert isinstance(loop.target, nodes.Name)
    try:
        tests = tuple(dict.fromkeys(_tests(loop.body, loop.target.name)))
        shapes = [tuple(bool(row[test]) for test in tests) for row in rows]
        looks = {shape: index for index, shape in enumerate(dict.fromkeys(shapes))}
        paths = [_path(loop.body, loop.target.name, dict(zip(tests, shape, strict=True))) for shape in looks]
        if not all(_is_simple(path) for path in paths):
            return None
        getters = [_getter(path.fields) for path in paths]
        asked = ((looks[shape], row) for shape, row in zip(shapes[:-TAIL], rows, strict=False))
        filled = tuple((look, getters[look](row)) for look, row in asked)
    except (_NotPlain, KeyError):  # a row without the field: the engine says so with its place
        return None
    fields = tuple(path.fields for path in paths)
    samples = [
        _sample(number, look, fields[look], dict(zip(tests, shape, strict=True))) for shape, look in looks.items()
    ]
    return LongLoop(number=number, standing=(*samples, *rows[-TAIL:]), fields=fields, rows=filled)


def _is_simple(path: _Path) -> bool:
    """Whether a look is one row of a table that prints some fields, each once: a sample has one place for each."""
    return path.table_rows == 1 and 0 < len(path.fields) == len({*path.fields})


def _getter(fields: tuple[str, ...]) -> Callable[[Cells], tuple[object, ...]]:
    if len(fields) == 1:
        (only,) = fields
        return lambda row: (row[only],)
    return itemgetter(*fields)


def _sample(number: int, look: int, fields: tuple[str, ...], tests: Mapping[str, bool]) -> Cells:
    return {**tests, **{name: _marker(number, look, place) for place, name in enumerate(fields)}}


def _marker(number: int, look: int, place: int) -> str:
    return f"\ue000{number}.{look}.{place}\ue001"


def _tests(body: Iterable[nodes.Node], target: str) -> Iterator[str]:
    """The fields that conditions ask for. Raises `_NotPlain`."""
    for node in body:
        if isinstance(node, nodes.If):
            yield _asked(node.test, target)[0]
            yield from _tests((*node.body, *node.elif_, *node.else_), target)


def _path(body: Iterable[nodes.Node], target: str, tests: Mapping[str, bool]) -> _Path:
    out = _Path()
    for node in body:
        match node:
            case nodes.Output():
                for piece in node.nodes:
                    out += _printed(piece, target, tests)
            case nodes.If():
                out += _path(_branch(node, target, tests), target, tests)
            case _:
                raise _NotPlain
    return out


def _printed(piece: nodes.Node, target: str, tests: Mapping[str, bool]) -> _Path:
    if isinstance(piece, nodes.TemplateData):
        return _Path(table_rows=sum(map(piece.data.count, _ROW)))
    name = _field(piece, target)
    if name in tests:
        raise _NotPlain  # a sample has either the value or the condition
    return _Path(fields=(name,))


def _branch(node: nodes.If, target: str, tests: Mapping[str, bool]) -> Sequence[nodes.Node]:
    for case in (node, *node.elif_):
        name, wanted = _asked(case.test, target)
        if tests[name] is wanted:
            return case.body
    return node.else_


def _asked(test: nodes.Node, target: str) -> tuple[str, bool]:
    """The field that a condition asks for, and the answer that it wants."""
    if isinstance(test, nodes.Not):
        name, wanted = _asked(test.node, target)
        return name, not wanted
    return _field(test, target), True


def _field(node: nodes.Node, target: str) -> str:
    """The field in `row.field`. Raises `_NotPlain`."""
    match node:
        case nodes.Getattr(node=nodes.Name(name=owner), attr=name) if owner == target:
            if name not in _OF_A_DICT and not name.startswith("_"):
                return str(name)
    raise _NotPlain
