"""A predicate read as a polars expression: true in every row where it holds, never null."""

from collections.abc import Iterator
from functools import reduce
from typing import assert_never

import polars as pl

from kehoach_xlsx.compilers.column_rules import presupposed
from kehoach_xlsx.model.predicate import (
    AllOf,
    AnyOf,
    AtMost,
    Between,
    Filled,
    HasDigit,
    KnownIn,
    LongerThan,
    Not,
    NotAfterFact,
    NotBefore,
    NotBeforeFact,
    OneOf,
    Positive,
    Predicate,
    Readable,
    Unique,
    Whole,
    WithinTotal,
)
from kehoach_xlsx.model.rule import Rule
from kehoach_xlsx.model.schema import Column, SheetSchema
from kehoach_xlsx.model.table import FILE, has_spelling, presence, spelling


def known_column(node: KnownIn) -> str:
    """Return the name of the prepared column that says whether the value is known in the other sheet."""
    return f"_known.{node.column}.{node.sheet}"


def total_column(node: WithinTotal) -> str:
    """Return the name of the prepared column that says whether the parts stay within their total."""
    return f"_total.{node.column}"


def fact_column(fact: str) -> str:
    """Return the name of the prepared column that holds a fact of the whole workbook."""
    return f"_fact.{fact}"


def holds(rule: Rule, sheet: SheetSchema) -> pl.Expr:
    """Return where a rule holds: where its condition does not, its requirement does, or a cell is unreadable."""
    assert rule.require is not None
    readable = row_mask(AllOf(presupposed(rule, sheet)), sheet)
    return ~row_mask(rule.when, sheet) | row_mask(rule.require, sheet) | ~readable


def row_mask(node: Predicate, sheet: SheetSchema) -> pl.Expr:
    """Return the expression of `node` over the frame of `sheet`."""
    match node:
        case Filled(column):
            return pl.col(presence(column)).fill_null(False)
        case OneOf(column, values):
            return pl.col(column).is_in(list(values)).fill_null(False)
        case Between() | Positive() | Whole() | AtMost():
            return _number_mask(node)
        case NotBefore(column, other):
            return (pl.col(column) >= pl.col(other)).fill_null(True)
        case NotAfterFact(column, fact):
            return (pl.col(column) <= pl.col(fact_column(fact))).fill_null(True)
        case NotBeforeFact(column, fact):
            return (pl.col(column) >= pl.col(fact_column(fact))).fill_null(True)
        case LongerThan(column, length):
            return (pl.col(column).str.len_chars() > length).fill_null(True)
        case HasDigit(column):
            return pl.col(column).str.contains("[0-9]").fill_null(True)
        case KnownIn():
            return pl.col(known_column(node)).fill_null(True)
        case Unique(columns):
            return _unique(columns, sheet)
        case WithinTotal():
            return pl.col(total_column(node)).fill_null(True)
        case Readable(column):
            return _readable(sheet.column(column))
        case Not(inner):
            return ~row_mask(inner, sheet)
        case AllOf(parts):
            return reduce(lambda a, b: a & b, (row_mask(p, sheet) for p in parts), pl.lit(True))
        case AnyOf(parts):
            return reduce(lambda a, b: a | b, (row_mask(p, sheet) for p in parts), pl.lit(False))
        case _:
            assert_never(node)


def nodes(node: Predicate) -> Iterator[Predicate]:
    """Yield a predicate and everything inside it."""
    yield node
    match node:
        case Not(inner):
            yield from nodes(inner)
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from nodes(part)
        case _:
            return


def as_typed(column: Column) -> pl.Expr:
    """Return the text by which two cells are the same, under the column's name; codes differ in more than case."""
    if column.codelist is not None:
        return pl.col(column.name).str.to_lowercase()
    if not has_spelling(column):
        return pl.col(column.name)
    return pl.coalesce(spelling(column.name), column.name).alias(column.name)


def _readable(column: Column) -> pl.Expr:
    """A typed column is null where its cell could not be read; a code is kept as it stands."""
    blank = ~pl.col(presence(column.name)).fill_null(False)
    if column.codelist is not None:
        return blank | pl.col(column.name).is_in(list(column.codelist.values)).fill_null(False)
    return blank | pl.col(column.name).is_not_null()


def _number_mask(node: Between | Positive | Whole | AtMost) -> pl.Expr:
    number = pl.col(node.column)
    match node:
        case Between(_, low, high):
            above = pl.lit(True) if low is None else (number >= pl.lit(low))
            below = pl.lit(True) if high is None else (number <= pl.lit(high))
            return (above & below).fill_null(True)
        case Positive():
            return (number > 0).fill_null(False)
        case Whole():
            return (number == number.round(0)).fill_null(True)
        case AtMost(_, other, times):
            return (number <= pl.col(other) * times).fill_null(True)
        case _:
            assert_never(node)


def _unique(columns: tuple[str, ...], sheet: SheetSchema) -> pl.Expr:
    texts = [as_typed(sheet.column(c)) for c in columns]
    any_blank = reduce(lambda a, b: a | b, (text.is_null() for text in texts))
    return any_blank | pl.struct(FILE, *texts).is_unique()
