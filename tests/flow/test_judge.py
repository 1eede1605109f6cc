"""One pandera pass over a batch: a broken rule is found in the row and file where it is broken, and nowhere else."""

from decimal import Decimal

from kehoach_xlsx.flow.judge import judge
from kehoach_xlsx.flow.normalise import normalise
from kehoach_xlsx.model.finding import Origin
from kehoach_xlsx.model.predicate import Between, Filled, KnownIn, OneOf, Unique, WithinTotal
from kehoach_xlsx.model.rule import Rule, Severity
from kehoach_xlsx.model.schema import Column, Kind, SheetSchema
from kehoach_xlsx.model.table import RawRow, RawTable, Table
from kehoach_xlsx.model.wording import Wording

WORDS = Wording("“{value}”", "“{value}”")


def _rule(code: str, **parts: object) -> Rule:
    return Rule(code=code, title=WORDS, severity=Severity.ERROR, message=WORDS, remedy=WORDS, **parts)  # type: ignore[arg-type] # the predicate's parts


SHEET = SheetSchema(
    name="toy",
    title="Toy",
    columns=(
        Column(name="key", heading="Key", kind=Kind.IDENTIFIER),
        Column(name="part_of", heading="Part of", kind=Kind.IDENTIFIER),
        Column(name="number", heading="Number", kind=Kind.NUMBER),
        Column(name="text", heading="Text"),
    ),
    rules=(
        _rule("T1", require=Between("number", Decimal(0), Decimal(10)), blames=("number",)),
        _rule("T2", when=OneOf("text", ("needed",)), require=Filled("number"), blames=("number",)),
        _rule("T3", require=Unique(("text",)), blames=("text",)),
        _rule("T4", require=WithinTotal("number", "key", "part_of"), blames=("number",)),
    ),
)


def _table(*files: list[dict[str, object]]) -> Table:
    return _normalised(SHEET, *files)


def _normalised(schema: SheetSchema, *files: list[dict[str, object]]) -> Table:
    raw = {
        index: RawTable(
            schema=schema,
            origin=Origin(path=f"{index}.xlsx", columns={"number": "C", "text": "D"}),
            rows=tuple(RawRow(row=6 + i, cells=cells) for i, cells in enumerate(rows)),
        )
        for index, rows in enumerate(files)
    }
    return normalise(schema, raw).table


def _found(*files: list[dict[str, object]]) -> list[tuple[int, str, str | None]]:
    return [(file, f.code, f.cell) for file, found in sorted(judge({"toy": _table(*files)}).items()) for f in found]


def test_a_broken_rule_is_found_in_its_file_and_row() -> None:
    assert _found([{"number": 5}], [{"number": 1}, {"number": 11}]) == [(1, "T1", "C7")]


def test_a_blank_cell_breaks_only_what_asks_for_it() -> None:
    assert _found([{"text": "needed"}, {"text": "other"}]) == [(0, "T2", "C6")]


def test_an_unreadable_number_is_neither_missing_nor_out_of_range() -> None:
    assert _found([{"text": "needed", "number": "nhiều"}]) == []


def test_one_unreadable_number_does_not_silence_the_other_rows() -> None:
    assert _found([{"number": "nhiều"}, {"number": 99}]) == [(0, "T1", "C7")]


def test_repetition_counts_within_one_file_only() -> None:
    assert _found([{"text": "a"}], [{"text": "a"}]) == []
    assert _found([{"text": "a"}, {"text": "a"}]) == [(0, "T3", "D6"), (0, "T3", "D7")]


def test_parts_are_held_against_their_own_total() -> None:
    rows: list[dict[str, object]] = [
        {"key": "A", "number": 5},
        {"key": "B", "part_of": "A", "number": 3},
        {"key": "C", "part_of": "A", "number": 6},
        {"key": "D", "part_of": "X", "number": 9},
    ]
    assert _found(rows) == [(0, "T4", "C8")]


def test_a_code_is_known_in_the_same_file_only() -> None:
    other = SheetSchema(
        name="other",
        title="Other",
        columns=(Column(name="code", heading="Code", kind=Kind.IDENTIFIER),),
        rules=(_rule("T5", require=KnownIn("code", "toy"), blames=("code",)),),
    )
    keyed = SheetSchema(name="toy", title="Toy", columns=SHEET.columns, key=("key",))
    tables = {
        "toy": _normalised(keyed, [{"key": "A"}], [{"key": "B"}]),
        "other": _normalised(other, [{"code": "A"}, {"code": "B"}]),
    }
    assert [(f.code, f.row) for found in judge(tables).values() for f in found] == [("T5", 7)]
