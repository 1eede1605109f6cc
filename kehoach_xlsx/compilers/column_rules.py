"""The rules that follow from a column's declaration, so that nobody has to write them down."""

from dataclasses import replace

from kehoach_xlsx.model import diagnoses
from kehoach_xlsx.model.predicate import Filled, KnownIn, Readable, Unique
from kehoach_xlsx.model.rule import Rule, Stage
from kehoach_xlsx.model.schema import Column, FilledBy, Kind, Layout, SheetSchema

_READABLE = {
    Kind.DATE: diagnoses.NOT_A_DATE,
    Kind.CODE: diagnoses.NOT_IN_LIST,
    Kind.INTEGER: diagnoses.NOT_A_NUMBER,
    Kind.NUMBER: diagnoses.NOT_A_NUMBER,
    Kind.PERCENT: diagnoses.NOT_A_NUMBER,
    Kind.MONEY: diagnoses.NOT_A_NUMBER,
}


def row_rules(sheet: SheetSchema) -> tuple[Rule, ...]:
    """Return every rule judged over the rows of a sheet: those of its columns, then its own."""
    required = (_required(sheet, c) for c in sheet.columns if _needs_required(sheet, c))
    known = (_known(c) for c in sheet.columns if c.lookup and c.filled_by is FilledBy.OFFICER)
    return (*required, *known, *_unique(sheet), *(r for r in sheet.rules if r.stage is Stage.ROW))


def presupposed(rule: Rule, sheet: SheetSchema) -> tuple[Readable, ...]:
    """Return what must be readable before a rule is judged: the typed cells it blames.

    A number that cannot be read is one slip; that it is also missing, too small or too late would be told
    of it in vain.
    """
    if isinstance(rule.require, Readable):
        return ()
    return tuple(Readable(name) for name in rule.blames if sheet.column(name).kind in _READABLE)


def workbook_rules(sheet: SheetSchema) -> tuple[Rule, ...]:
    """Return the rules that the template checks itself: readable cells first, then the rules over rows."""
    readable = (_readable(c) for c in sheet.input_columns if c.kind in _READABLE)
    return (*readable, *(r for r in row_rules(sheet) if r.in_workbook))


def _readable(column: Column) -> Rule:
    rule = _READABLE[column.kind]
    return replace(rule, require=Readable(column.name), blames=(column.name,), in_workbook=True)


def _needs_required(sheet: SheetSchema, column: Column) -> bool:
    if not column.required or column.filled_by is not FilledBy.OFFICER:
        return False
    return all(rule.require != Filled(column.name) for rule in sheet.rules)  # a rule of its own says it better


def _required(sheet: SheetSchema, column: Column) -> Rule:
    """A form's field must be filled; a table's cell only in a row that has anything (others are not read)."""
    return replace(
        diagnoses.REQUIRED,
        stage=Stage.ROW,
        require=Filled(column.name),
        blames=(column.name,),
        in_workbook=sheet.layout is Layout.FORM or not sheet.free_rows,
    )


def _known(column: Column) -> Rule:
    assert column.lookup is not None
    return replace(
        diagnoses.UNKNOWN_CODE,
        stage=Stage.ROW,
        require=KnownIn(column.name, column.lookup),
        blames=(column.name,),
        in_workbook=True,
    )


def _unique(sheet: SheetSchema) -> tuple[Rule, ...]:
    if not sheet.key or sheet.layout is Layout.FORM:
        return ()
    return (replace(diagnoses.DUPLICATE_KEY, stage=Stage.ROW, require=Unique(sheet.key), blames=sheet.key),)
