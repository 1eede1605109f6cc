"""A sheet's rules as one pandera schema, judged once over the rows of a whole batch of files."""

from collections.abc import Callable, Mapping
from typing import Any

import pandera.polars as pa
import polars as pl

from kehoach_xlsx.compilers.row_mask import holds
from kehoach_xlsx.model.rule import Rule
from kehoach_xlsx.model.schema import SheetSchema
from kehoach_xlsx.model.table import FILE, ROW, frame_schema


def schema_of(sheet: SheetSchema, rules: Mapping[str, Rule]) -> pa.DataFrameSchema:
    """Return the schema: the type of each column, and each rule as a check under its name (see `check_name`).

    Blank cells are allowed everywhere; that a cell must be filled is a rule like any other.
    """
    columns = {name: pa.Column(dtype, nullable=name not in {FILE, ROW}) for name, dtype in frame_schema(sheet).items()}
    checks = [pa.Check(_check(holds(rule, sheet)), error=name) for name, rule in rules.items()]
    return pa.DataFrameSchema(columns, checks=checks, strict=False)


def check_name(index: int, rule: Rule) -> str:
    """Return the identity of a check: derived rules share a code, so their place in the list is part of it."""
    return f"{index}:{rule.code}"


def _check(mask: pl.Expr) -> Callable[[Any], pl.LazyFrame]:
    def judge(data: Any) -> pl.LazyFrame:
        frame: pl.LazyFrame = data.lazyframe
        return frame.select(mask.alias("holds"))

    return judge
