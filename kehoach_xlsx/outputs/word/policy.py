"""What a template may ask of the engine: enough to lay out a report, nothing that could run away.

A template prints fields, repeats rows, asks conditions and uses a few filters. Calls of functions, definitions,
other files and lists that grow of themselves have no place in a report, so they are refused by name before
anything runs. What remains is bounded in `sandbox`: its numbers, texts and repetitions.
"""

from jinja2 import nodes
from jinja2.filters import FILTERS as _JINJA_FILTERS

FILTERS = {
    name: _JINJA_FILTERS[name]
    for name in (
        "abs", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first", "float", "groupby", "int",
        "join", "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "reverse", "round",
        "select", "selectattr", "sort", "sum", "title", "trim", "unique", "upper", "wordcount",
    )
}  # fmt: skip
"""The filters of a template. Left out: those that print raw XML, widen, repeat, format by a pattern, or take chance."""

_STATEMENTS = (nodes.Output, nodes.If, nodes.For, nodes.Assign)
_EXPRESSIONS = (
    nodes.TemplateData, nodes.Const, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Slice, nodes.Filter, nodes.Test,
    nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Neg, nodes.Pos, nodes.Add,
    nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Keyword,
)  # fmt: skip
_CALLED = {"range", "loop.cycle"}


class Forbidden(Exception):  # noqa: N818 - a slip of the template's author, told as such
    """A template asks for what templates may not do; `line` is the engine's, `what` names it in both languages."""

    def __init__(self, line: int, what_vi: str, what_en: str) -> None:
        super().__init__(what_en)
        self.line = line
        self.what_vi = what_vi
        self.what_en = what_en


def judge(template: nodes.Template) -> None:
    """Raise `Forbidden` for the first thing in a template that it may not do."""
    for node in template.body:
        _judge(node)


def _judge(node: nodes.Node) -> None:
    match node:
        case nodes.Call():
            _judge_call(node)
        case nodes.List() | nodes.Tuple():
            if not all(isinstance(item, nodes.Const | nodes.Name) for item in node.items):
                raise Forbidden(_line(node), "danh sách ghép từ danh sách khác", "a list made of other lists")
            if isinstance(node, nodes.List) and any(isinstance(item, nodes.Name) for item in node.items):
                raise Forbidden(_line(node), "danh sách ghép từ danh sách khác", "a list made of other lists")
        case nodes.Concat():
            raise Forbidden(_line(node), "phép nối “~” (đặt hai thẻ cạnh nhau)", "“~” (write two tags side by side)")
        case nodes.Getattr() if node.attr.startswith("__"):
            raise Forbidden(_line(node), f"thuộc tính “{node.attr}”", f"the attribute “{node.attr}”")
        case nodes.Stmt() if not isinstance(node, _STATEMENTS):
            name = type(node).__name__.lower()
            raise Forbidden(_line(node), f"lệnh “{name}”", f"the statement “{name}”")
        case nodes.Expr() if not isinstance(node, _EXPRESSIONS):
            name = type(node).__name__.lower()
            raise Forbidden(_line(node), f"biểu thức “{name}”", f"the expression “{name}”")
    for child in node.iter_child_nodes():
        _judge(child)


def _judge_call(node: nodes.Call) -> None:
    name = _dotted(node.node)
    if name not in _CALLED or node.dyn_args or node.dyn_kwargs:
        raise Forbidden(_line(node), f"lời gọi hàm “{name}(…)”", f"the call “{name}(…)”")


def _line(node: nodes.Node) -> int:
    """The engine's line of a node; some that Jinja makes by itself have none, but what they hold has."""
    return next((found.lineno for found in (node, *node.find_all(nodes.Node)) if found.lineno), 1)


def _dotted(node: nodes.Node) -> str:
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{_dotted(node.node)}.{node.attr}"
        case _:
            return "…"
