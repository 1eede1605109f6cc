"""A locked column says what was printed, or its cells are looked at one by one: both ways agree on which it is."""

from collections.abc import Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kehoach_xlsx.consolidate.locked import _Expected
from kehoach_xlsx.model.finding import Origin
from kehoach_xlsx.model.schema import Column, SheetSchema
from kehoach_xlsx.model.table import RawColumns, RawTable, Row, Value

SCHEMA = SheetSchema(name="toy", title="Toy", columns=(Column(name="code", heading="Code"),))
_PRINTED = st.one_of(st.none(), st.sampled_from(["", "NV1", "1"]), st.integers(0, 1), st.just(date(2026, 1, 5)))
_READ = st.one_of(_PRINTED, st.booleans(), st.sampled_from([0.0, 1.0]))


@given(st.lists(st.one_of(st.just({}), st.fixed_dictionaries({"code": _PRINTED})), max_size=3), st.data())
def test_a_column_is_as_printed_where_every_cell_is(rows: Sequence[Row], data: st.DataObject) -> None:
    printed = [None if row.get("code") == "" else row.get("code") for row in rows]
    cells: list[object] = [data.draw(st.one_of(st.just(value), _READ)) for value in printed]
    table = RawTable(
        schema=SCHEMA, origin=Origin(path="a.xlsx"), rows=RawColumns(range(6, 6 + len(cells)), {"code": cells})
    )
    exact: set[type] = {str, int, date, type(None)}
    wanted: Sequence[Value] = printed
    assert _Expected(rows, "code").is_in(table, "code") == (exact >= set(map(type, cells)) and cells == list(wanted))
