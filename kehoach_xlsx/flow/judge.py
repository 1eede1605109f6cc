"""The third station: typed tables of a whole batch in, findings out; one pandera pass per sheet, not per file."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

import pandera.errors
import polars as pl

from kehoach_xlsx.compilers.column_rules import row_rules
from kehoach_xlsx.compilers.pandera_schema import check_name, schema_of
from kehoach_xlsx.compilers.row_mask import as_typed, fact_column, holds, known_column, nodes, row_mask, total_column
from kehoach_xlsx.flow.cells import as_text
from kehoach_xlsx.model.diagnoses import BROKEN_CHECK
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.predicate import AllOf, KnownIn, Not, NotAfterFact, NotBeforeFact, Predicate, WithinTotal
from kehoach_xlsx.model.rule import Rule
from kehoach_xlsx.model.schema import Kind, Layout, SheetSchema
from kehoach_xlsx.model.table import FILE, ROW, Table
from kehoach_xlsx.vietnamese.dates import format_date
from kehoach_xlsx.vietnamese.numbers import format_number


def judge(tables: Mapping[str, Table]) -> dict[int, tuple[Finding, ...]]:
    """Return what the rules of every sheet find, by file index, in the order of sheets, rules and rows."""
    facts = _facts(tables)
    found: dict[int, list[Finding]] = {}
    for table in tables.values():
        for file, finding in _judge_sheet(table, tables, facts):
            found.setdefault(file, []).append(finding)
    return {file: tuple(findings) for file, findings in found.items()}


def _judge_sheet(table: Table, tables: Mapping[str, Table], facts: pl.DataFrame) -> Iterable[tuple[int, Finding]]:
    rules = row_rules(table.schema)
    if not rules or table.frame.is_empty():
        return
    frame = _prepared(table, rules, tables, facts)
    by_name = _broken(frame, table.schema, {check_name(i, rule): rule for i, rule in enumerate(rules)})
    failures = _failures(frame, schema_of(table.schema, by_name)) if by_name else ()
    for name, group in groupby(failures, key=lambda failure: failure[0]):
        indices, rule = [index for _, index in group], by_name.get(name)
        broken = frame[[index for index in indices if index is not None]] if rule else frame.clear()
        if rule is not None:
            for record, column in zip(broken.iter_rows(named=True), _blamed(rule, table.schema, broken), strict=True):
                yield int(record[FILE]), _finding(rule, table, record, column, tables)
        for _ in range(len(indices) - broken.height):
            yield int(frame[FILE][0]), _our_fault(table, name)


def _broken(frame: pl.DataFrame, schema: SheetSchema, rules: Mapping[str, Rule]) -> Mapping[str, Rule]:
    """Those rules that do not hold in every row, told by one look at all; the others need no closer judgement."""
    try:
        # Not lazily: to look for parts that rules have in common takes longer than to judge them twice.
        kept = frame.select(holds(rule, schema).all(ignore_nulls=False).alias(name) for name, rule in rules.items())
    except pl.exceptions.PolarsError:
        return rules  # pandera says which of them cannot be judged
    return {name: rules[name] for name, held in kept.row(0, named=True).items() if not held}


def _failures(frame: pl.DataFrame, schema: Any) -> list[tuple[str, int | None]]:
    """Return the checks that failed with the row, in the order of checks and rows; the frame is eager on purpose."""
    try:
        schema.validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        cases = errors.failure_cases.select("check", "check_number", "index")
        ordered = cases.sort(["check_number", "index"], nulls_last=True, maintain_order=True)
        return [(str(check), index) for check, _, index in ordered.iter_rows()]
    return []


def _prepared(table: Table, rules: Sequence[Rule], tables: Mapping[str, Table], facts: pl.DataFrame) -> pl.DataFrame:
    """Add the columns that rules need from elsewhere: keys known in another sheet, facts of the workbook."""
    frame = table.frame
    needed = [node for rule in rules for part in (rule.when, rule.require) if part for node in nodes(part)]
    for known in {node for node in needed if isinstance(node, KnownIn)}:
        frame = frame.with_columns(_is_known(frame, known, table.schema, tables).alias(known_column(known)))
    if any(isinstance(node, NotAfterFact | NotBeforeFact) for node in needed):
        frame = frame.join(facts, on=FILE, how="left", maintain_order="left")
    for node in {n for n in needed if isinstance(n, WithinTotal)}:
        frame = frame.with_columns(_within_total(frame, node))
    return _with_missing_facts(frame, needed)


def _with_missing_facts(frame: pl.DataFrame, needed: Sequence[Predicate]) -> pl.DataFrame:
    names = {fact_column(n.fact) for n in needed if isinstance(n, NotAfterFact | NotBeforeFact)}
    absent = sorted(names - set(frame.columns))
    return frame.with_columns(pl.lit(None, dtype=pl.Date()).alias(name) for name in absent)


def _within_total(frame: pl.DataFrame, node: WithinTotal) -> pl.Series:
    """Whether each row's number stays within that of its total, by file; null where either is not there."""
    keys, numbers = pl.col(node.key).alias(node.parent), pl.col(node.column).alias("total")
    totals = frame.select(FILE, keys, numbers).drop_nulls().group_by(FILE, node.parent).agg(pl.col("total").sum())
    both = frame.select(FILE, node.parent, node.column)
    both = both.join(totals, on=[FILE, node.parent], how="left", maintain_order="left")
    return both.select((pl.col(node.column) <= pl.col("total")).alias(total_column(node))).to_series()


def _is_known(frame: pl.DataFrame, node: KnownIn, schema: SheetSchema, tables: Mapping[str, Table]) -> pl.Series:
    other = tables.get(node.sheet)
    if other is None:
        return pl.Series([None] * frame.height, dtype=pl.Boolean())
    key = other.schema.key[0]
    pairs = set(other.frame.select(FILE, key).iter_rows())
    values = frame.select(FILE, as_typed(schema.column(node.column))).iter_rows()
    return pl.Series([None if v is None else (f, v) in pairs for f, v in values], dtype=pl.Boolean())


def _facts(tables: Mapping[str, Table]) -> pl.DataFrame:
    """Return the dates of the forms, one row per file: what a rule may call a fact."""
    frames = []
    for table in tables.values():
        if table.schema.layout is Layout.FORM:
            dates = [c.name for c in table.schema.columns if c.kind is Kind.DATE]
            frames.append(table.frame.select(FILE, *(pl.col(n).alias(fact_column(n)) for n in dates)))
    if not frames:
        return pl.DataFrame({FILE: []}, schema={FILE: pl.Int64()})
    return pl.concat(frames, how="diagonal").group_by(FILE, maintain_order=True).agg(pl.all().drop_nulls().first())


def _finding(rule: Rule, table: Table, record: Mapping[str, Any], column: str, tables: Mapping[str, Table]) -> Finding:
    sheet = table.schema.column(column)
    context = {"heading": sheet.heading}
    if sheet.lookup and sheet.lookup in tables:
        context["sheet"] = tables[sheet.lookup].schema.title
    return Finding(
        rule=rule,
        origin=table.origins.get(int(record[FILE]), Origin(path="")),
        row=int(record[ROW]),
        column=column,
        value=shown(record.get(column)),
        proposal=_proposed(rule, record.get(column)),
        context=context,
    )


def _proposed(rule: Rule, value: object) -> str:
    """What was probably meant: 85 by 0.85 percent."""
    return format_number(value * rule.scale) if rule.scale != 1 and isinstance(value, Decimal) else ""


def _blamed(rule: Rule, schema: SheetSchema, rows: pl.DataFrame) -> list[str]:
    """Return, for rows that break a rule, the blamed column that stands for the slip: a blank one where one is missing.

    It is that of the first part of the requirement that fails, else the first blamed.
    """
    parts = rule.require.parts if isinstance(rule.require, AllOf) else ()
    named = [(getattr(part.inner if isinstance(part, Not) else part, "column", None), part) for part in parts]
    told = [(column, part) for column, part in named if column in rule.blames]
    masks = {f"_part.{number}": row_mask(part, schema) for number, (_, part) in enumerate(told)}
    held = rows.with_columns(**masks).select(*masks).rows() if masks else [()] * rows.height
    return [
        next((str(column) for (column, _), kept in zip(told, row, strict=True) if not kept), rule.blames[0])
        for row in held
    ]


def shown(value: object) -> str:
    """Return a typed value as people write it."""
    match value:
        case Decimal():
            return format_number(value)
        case date():
            return format_date(value)
        case _:
            return as_text(value)


def _our_fault(table: Table, check: str) -> Finding:
    origin = next(iter(table.origins.values()), Origin(path=""))
    return Finding(rule=BROKEN_CHECK, origin=origin, value=f"{table.schema.name}: {check}")
