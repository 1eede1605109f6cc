"""The house stands: imports go down only, one library has one room, and nothing grows past what can be read.

The floors are those of README.md, "The house". Where a test here fails, the message names the module and the
line; mend the import (move the code to the floor that needs it) rather than the table below.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "kehoach_xlsx"
FACE = "kehoach_xlsx"

FLOORS: tuple[frozenset[str], ...] = (
    frozenset({"model", "vietnamese", "excel", "resources", "files", "remote", "aside", "heap"}),
    frozenset({"compilers", "workbooks", "catalogue", "directory", "decree"}),
    frozenset({"flow", "consolidate", "outputs", "planning", "plan_import", "form_check", "signing"}),
    frozenset({"batch", "handing_out", "overflowing"}),
    frozenset({"masters", "workers", "cache", "code"}),
    frozenset({"levels_below", "packing", "written"}),
    frozenset({"taking_in"}),
    frozenset({"returning", "implementing", "comparisons", "receiving", "measuring", "templating", "word_templates"}),
    frozenset({"pipeline", "plans_sent"}),
    frozenset({"documents"}),
    frozenset({"demo", FACE}),
    frozenset({"cli"}),
    frozenset({"__main__"}),
)
"""The rooms of each floor, from the ground up. The face is the package's own `__init__`."""

BESIDE = frozenset(
    {
        ("excel", "aside"),  # the sheets of a large workbook are made by two processes
        ("remote", "model"),  # likewise a store that cannot be reached
        ("files", "remote"),  # a URL is one more way to say where workbooks lie
        ("files", "model"),  # a path that leads nowhere is the operator's mistake, and the model names it
        ("catalogue", "workbooks"),  # the catalogue lists the rules where they are declared
        ("consolidate", "planning"),  # who must report what, and with which role, is read from the plan's roster
        ("form_check", "plan_import"),  # the numbers that Word writes itself are counted in one place
        ("outputs", "planning"),  # `plan show` prints that same roster
    }
)
"""The only doors between rooms of one floor; so outputs never reach flow or consolidate, compilers never workbooks."""

NEVER_WORKBOOKS = frozenset({"flow", "compilers", "excel", "vietnamese", "model"})
"""They are handed a schema, and know no particular workbook."""

STATIONS = frozenset({"flow.intake", "flow.normalise", "flow.judge"})
"""The stations of a row; the pipeline leads from one to the next."""

ROOM_OF: Mapping[str, tuple[str, ...]] = {
    "click": ("cli",),
    "rich": ("cli",),
    "docxtpl": ("outputs.word.wrapper",),
    "docx": ("outputs.word",),
    "pptx": ("outputs.word.chart_xml",),
    "jinja2": ("outputs.word",),
    "markupsafe": ("outputs.word",),
    "xlsxwriter": ("excel",),
    "openpyxl": ("excel",),
    "python_calamine": ("excel",),
    "msoffcrypto": ("excel.encrypted",),
    "psutil": ("excel.process",),
    "msgspec": ("excel.messages", "excel.told_apart", "packing.values"),
    "deflate": ("excel.inflate",),
    "pandera": ("compilers.pandera_schema", "flow.judge"),
    "asn1crypto": ("signing",),
    "cryptography": ("signing",),
    "pkcs11": ("signing.keys",),
    "pyhanko": ("signing",),
    "pyhanko_certvalidator": ("signing",),
    "distributed": ("workers",),
    "fsspec": ("remote",),
    "polars": ("",),  # common ground
    "lxml": ("",),
    "rapidfuzz": ("",),
}
"""Where a third-party library may be imported."""

LONGEST_FUNCTION = 50
LONGEST_FILE = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class Module:
    """A module of the package; `name` is relative to it, the package itself is `FACE`."""

    name: str
    path: Path
    tree: ast.Module
    lines: int

    @property
    def room(self) -> str:
        return self.name.split(".")[0]

    def at(self, line: int) -> str:
        return f"{self.path.relative_to(ROOT).as_posix()}:{line}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Import:
    """One import: `name` is a module of ours (relative to the package), or a third-party library."""

    module: Module
    name: str
    line: int
    ours: bool

    @property
    def room(self) -> str:
        return self.name.split(".")[0]

    def __str__(self) -> str:
        return f"{self.module.at(self.line)}: {self.module.name} imports {self.name}"


@cache
def modules() -> Mapping[str, Module]:
    found: dict[str, Module] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__") or FACE
        text = path.read_text(encoding="utf-8")
        found[name] = Module(name=name, path=path, tree=ast.parse(text), lines=len(text.splitlines()))
    return found


@cache
def imports() -> tuple[Import, ...]:
    return tuple(found for module in modules().values() for found in _imports_of(module))


def _imports_of(module: Module) -> Iterator[Import]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module.at(node.lineno)}: write the import from kehoach_xlsx, not relative"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            library = name.split(".")[0]
            if library == FACE:
                yield Import(module=module, name=_ours(name), line=node.lineno, ours=True)
            elif library not in sys.stdlib_module_names:
                yield Import(module=module, name=library, line=node.lineno, ours=False)


def _ours(name: str) -> str:
    """Return the module that "kehoach_xlsx.room.module.thing" comes from."""
    parts = name.split(".")[1:]
    while parts and ".".join(parts) not in modules():
        parts.pop()
    return ".".join(parts) or FACE


def floor_of(room: str) -> int:
    floors = [number for number, rooms in enumerate(FLOORS) if room in rooms]
    assert len(floors) == 1, f"{room} must have one floor in FLOORS"
    return floors[0]


def listed(wrong: list[str]) -> str:
    return "\n" + "\n".join(wrong)


def test_every_room_has_a_floor() -> None:
    known = {room for floor in FLOORS for room in floor}
    homeless = sorted({module.room for module in modules().values()} - known)
    assert not homeless, f"give these a floor in FLOORS and in README.md, “The house”: {', '.join(homeless)}"


def test_imports_go_down_only() -> None:
    wrong = [
        f"{one}: upwards, from floor {floor_of(one.module.room)} to {floor_of(one.room)}"
        for one in imports()
        if one.ours and floor_of(one.room) > floor_of(one.module.room)
    ]
    assert not wrong, listed(wrong)


def test_rooms_of_one_floor_have_few_doors() -> None:
    wrong = [
        f"{one}: same floor, and no door between them (BESIDE)"
        for one in imports()
        if one.ours and one.room != one.module.room and floor_of(one.room) == floor_of(one.module.room)
        if (one.module.room, one.room) not in BESIDE
    ]
    assert not wrong, listed(wrong)


def test_the_generic_rooms_know_no_particular_workbook() -> None:
    generic = [one for one in imports() if one.ours and one.module.room in NEVER_WORKBOOKS]
    wrong = [str(one) for one in generic if one.room == "workbooks"]
    assert not wrong, listed(wrong)


def test_the_stations_never_import_each_other() -> None:
    assert modules().keys() >= STATIONS
    wrong = [str(one) for one in imports() if one.module.name in STATIONS and one.name in STATIONS]
    assert not wrong, listed(wrong)


def test_no_circle_of_imports() -> None:
    graph: dict[str, set[str]] = {name: set() for name in modules()}
    for one in imports():
        if one.ours and one.name != one.module.name:
            graph[one.module.name].add(one.name)
    assert not _circle(graph), f"a circle of imports: {_circle(graph)}"


def _circle(graph: dict[str, set[str]]) -> str:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return " → ".join(reversed(error.args[1]))
    return ""


def test_one_library_one_room() -> None:
    wrong = [
        f"{one}: {_where(one.name)}"
        for one in imports()
        if not one.ours
        if not any(_within(one.module.name, room) for room in ROOM_OF.get(one.name, ()))
    ]
    assert not wrong, listed(wrong)


def _where(library: str) -> str:
    rooms = ROOM_OF.get(library)
    return f"only {' and '.join(rooms)} may" if rooms else "a new library; give it a room in ROOM_OF"


def _within(module: str, room: str) -> bool:
    return not room or module == room or module.startswith(f"{room}.")


def test_the_dependencies_are_what_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [
        *project["dependencies"],
        *(one for extra in ("sign", "dask", "remote") for one in project["optional-dependencies"][extra]),
    ]
    declared = {_canonical(re.split(r"[\[<>=~! ;]", line)[0]) for line in lines}
    distributions = packages_distributions()
    imported = {_canonical(distributions[one.name][0]) for one in imports() if not one.ours}
    assert not imported - declared, f"imported, but no dependency in pyproject.toml: {imported - declared}"
    assert not declared - imported, f"a dependency in pyproject.toml that nothing imports: {declared - imported}"


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_module_says_what_it_is_for() -> None:
    wrong = [module.at(1) for module in modules().values() if not ast.get_docstring(module.tree)]
    assert not wrong, f"no docstring: {listed(wrong)}"


def test_functions_and_files_can_be_read() -> None:
    wrong = [
        f"{module.at(node.lineno)}: {node.name} has {length} lines, more than {LONGEST_FUNCTION}"
        for module in modules().values()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    ]
    wrong += [
        f"{module.at(1)}: {module.lines} lines, more than {LONGEST_FILE}; split it"
        for module in modules().values()
        if module.room != "workbooks" and module.lines > LONGEST_FILE  # declarations are data, not behaviour
    ]
    assert not wrong, listed(wrong)
