"""Whether a workbook belongs to this collection, and whether its prefilled rows are all there."""

from collections.abc import Iterator

from kehoach_xlsx.model import diagnoses
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.plan import Plan
from kehoach_xlsx.model.table import ROW, Row
from kehoach_xlsx.planning.prefill import expected_keys
from kehoach_xlsx.planning.roster import Roster
from kehoach_xlsx.vietnamese.agencies import agency_key


def belongs(incoming: Incoming, plan: Plan, period: str = "") -> Iterator[Finding]:
    """Yield what speaks against taking a file into the collection of `plan` (and of `period`, where given).

    Findings: KH004, KH005, KH006, KH012.
    """
    identity = incoming.identity
    if identity is None:
        return
    here = Origin(path=incoming.name)
    if agency_key(identity.plan) != agency_key(plan.reference):
        expected = {"expected": plan.reference}
        yield Finding(rule=diagnoses.OTHER_PLAN, origin=here, value=identity.plan, context=expected)
        return
    if identity.unit and plan.unit(identity.unit) is None:
        yield Finding(rule=diagnoses.OTHER_UNIT, origin=here, value=identity.unit)
    if period and identity.period and identity.period != period:
        yield Finding(rule=diagnoses.OTHER_PERIOD, origin=here, value=identity.period, context={"expected": period})
    if identity.fingerprint != plan.fingerprint:
        yield Finding(rule=diagnoses.REVISED_PLAN, origin=here)


def complete(incoming: Incoming, sheets: dict[str, tuple[Row, ...]], roster: Roster) -> Iterator[Finding]:
    """Yield the prefilled rows that a workbook lacks, and the rows that it should not have.

    A template made before the plan was revised is held to neither. Findings: KH013, KH014.
    """
    identity = incoming.identity
    if identity is None or identity.fingerprint != roster.plan.fingerprint:
        return
    for name, keys in expected_keys(roster, identity.unit).items():
        table = incoming.tables.get(name)
        if table is None:
            continue
        key = table.schema.key[0]
        present = {str(row.get(key) or "") for row in sheets.get(name, ())}
        for code in keys:
            if code not in present:
                yield Finding(rule=diagnoses.ROW_MISSING, origin=table.origin, value=code)
        for row in sheets.get(name, ()):
            if str(row.get(key) or "") not in keys:
                yield _unknown_row(table.origin, row, key)


def _unknown_row(origin: Origin, row: Row, key: str) -> Finding:
    number = row.get(ROW)
    return Finding(
        rule=diagnoses.ROW_UNKNOWN,
        origin=origin,
        row=number if isinstance(number, int) else None,
        column=key,
        value=str(row.get(key) or ""),
    )
