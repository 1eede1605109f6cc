"""What the coordinator wrote beside rows of the consolidated plan that a new merge no longer has: kept, and said."""

from collections.abc import Iterator, Mapping, Sequence

from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.schema import SheetSchema
from kehoach_xlsx.model.table import ROW, Book, Row
from kehoach_xlsx.workbooks.activity_rules import NOTE_ADRIFT
from kehoach_xlsx.workbooks.consolidated_tasks import DETAIL, GAPS, GONE_LINE, OVERLAPS

_GONE: tuple[tuple[SheetSchema, str, str], ...] = (
    (DETAIL, "row_kind", "code"),
    (GAPS, "state", "task_code"),
    (OVERLAPS, "basis", "first_code"),
)
"""The sheets with notes beside rows that may go; the column that says so, and the one that names the row."""


def kept_notes(
    made: Mapping[str, Sequence[Row]], earlier: Book | None
) -> tuple[dict[str, tuple[Row, ...]], tuple[Finding, ...]]:
    """Return the sheets with the rows whose notes would be lost at their ends, and KH439 for each of them."""
    sheets = {name: tuple(rows) for name, rows in made.items()}
    said: list[Finding] = []
    for schema, state, name in _GONE if earlier else ():
        left = tuple(_left(schema, sheets[schema.name], earlier.rows(schema.name))) if earlier else ()
        sheets[schema.name] += tuple({**row, state: GONE_LINE} for row in left)
        said.extend(_said(schema, row, name) for row in left)
    return sheets, tuple(said)


def _left(schema: SheetSchema, rows: Sequence[Row], before: Sequence[Row]) -> Iterator[Row]:
    """The earlier rows with a note that the new sheet lacks."""
    key = schema.key[0]
    present = {row.get(key) for row in rows}
    for row in before:
        if row.get(key) not in present and any(row.get(c.name) for c in schema.input_columns):
            yield {column: value for column, value in row.items() if column != ROW}


def _said(schema: SheetSchema, row: Row, name: str) -> Finding:
    notes = "; ".join(f"{c.heading}: {row[c.name]}" for c in schema.input_columns if row.get(c.name))
    context = {"sheet": schema.title, "notes": notes}
    return Finding(rule=NOTE_ADRIFT, origin=Origin(path=""), value=str(row.get(name) or ""), context=context)
