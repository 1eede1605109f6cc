"""A workbook without any stamp of ours: known by its headings, its identity as far as its form tells."""

from collections.abc import Mapping

from kehoach_xlsx.excel.read import RawWorkbook
from kehoach_xlsx.flow.locate import ENOUGH, Located, locate, share
from kehoach_xlsx.model.identity import PERIOD_LINE, PLAN_LINE, UNIT_LINE, UNIT_NAME_LINE, Identity
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.schema import Column, Layout, SheetSchema, WorkbookSchema
from kehoach_xlsx.model.wording import Wording

_PARTS = {
    PLAN_LINE: Wording("số kế hoạch", "the plan"),
    UNIT_LINE: Wording("đơn vị báo cáo", "the unit"),
    PERIOD_LINE: Wording("kỳ báo cáo", "the period"),
}


def identity_form(schema: WorkbookSchema) -> SheetSchema | None:
    """Return the form that prints the identity; only workbooks that are handed out to units have one."""
    return next(
        (s for s in schema.sheets if s.layout is Layout.FORM and PLAN_LINE in s.names and UNIT_LINE in s.names), None
    )


def known_by_headings(workbook: RawWorkbook, kinds: Mapping[str, WorkbookSchema]) -> WorkbookSchema | None:
    """Return the kind most of whose headings stand in the workbook, None where no table of it is there."""
    scored = [(_score(workbook, schema), schema) for schema in kinds.values() if identity_form(schema)]
    best = max(scored, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] > 0 else None


def _score(workbook: RawWorkbook, schema: WorkbookSchema) -> float:
    """How much of the kind is there, from 0 to 1; sheets that people fill anyhow prove nothing alone."""
    found = locate(workbook, schema.sheets)
    whole = {name: place for name, place in found.items() if share(place, schema.sheet(name)) >= ENOUGH}
    tables = [name for name in whole if schema.sheet(name).layout is Layout.TABLE]
    return sum(map(_size, whole.values())) / sum(len(s.columns) for s in schema.sheets) if tables else 0.0


def _size(found: Located) -> int:
    return len(found.columns or found.cells)


def claimed_identity(schema: WorkbookSchema, incoming: Incoming) -> Identity:
    """Return the identity that the form of a workbook without stamps claims; the period's code is not printed."""
    return Identity(
        kind=schema.kind,
        schema_version=schema.version,
        plan=incoming.line(PLAN_LINE),
        unit=incoming.line(UNIT_LINE),
    )


def unknown_parts(schema: WorkbookSchema, incoming: Incoming) -> tuple[Wording, ...]:
    """Return what the form of a workbook without stamps does not tell of plan, unit and period."""
    form = identity_form(schema)
    asked: tuple[Column, ...] = form.columns if form else ()
    names = {c.name for c in asked}
    said = {name for name in (PLAN_LINE, UNIT_LINE, PERIOD_LINE) if incoming.line(name)}
    if incoming.line(UNIT_NAME_LINE):
        said.add(UNIT_LINE)
    return tuple(words for name, words in _PARTS.items() if name in names and name not in said)
