"""Whether a workbook belongs to this collection, and whether what was prefilled in it still stands as the plan says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from kehoach_xlsx.consolidate.locked import changed, other_units_rows
from kehoach_xlsx.model import diagnoses
from kehoach_xlsx.model.compact import column_of
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.identity import PERIOD_LINE, UNIT_LINE, UNIT_NAME_LINE, Identity
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.plan import Plan, ReportingPeriod, Unit
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import ROW, Row
from kehoach_xlsx.planning.prefill import expected_keys
from kehoach_xlsx.planning.roster import Roster, directory_of
from kehoach_xlsx.vietnamese.agencies import agency_key
from kehoach_xlsx.vietnamese.phrasing import join_and
from kehoach_xlsx.vietnamese.text import fold

Sheets: TypeAlias = Mapping[str, Sequence[Row]]


def identified(submission: Submission, plan: Plan) -> Submission:
    """Return a workbook that lost its stamps with the unit and the period that its form names."""
    incoming, identity = submission.incoming, submission.incoming.identity
    if identity is None or not incoming.by_headings:
        return submission
    unit = plan.unit(identity.unit) or _unit_named(plan, incoming.line(UNIT_NAME_LINE))
    period = _period_named(plan, incoming.line(PERIOD_LINE))
    told = replace(
        identity,
        unit=unit.code if unit else identity.unit or incoming.line(UNIT_NAME_LINE),
        period=period.code if period else incoming.line(PERIOD_LINE),
    )
    return replace(submission, incoming=replace(incoming, identity=told))


def _unit_named(plan: Plan, name: str) -> Unit | None:
    """The unit with this name, short name, alias or code, if there is just one."""
    codes = directory_of(plan).get(agency_key(name), ()) if name else ()
    return plan.unit(codes[0]) if len(codes) == 1 else None


def _period_named(plan: Plan, name: str) -> ReportingPeriod | None:
    return next((p for p in plan.periods if fold(name) in {fold(p.name), fold(p.code)}), None)


def belongs(incoming: Incoming, plan: Plan, period: str = "") -> Iterator[Finding]:
    """Yield what speaks against taking a file into the collection of `plan` (and of `period`, where given).

    Findings: KH004, KH005, KH006, KH012, KH036, KH038.
    """
    identity = incoming.identity
    if identity is None:
        return
    here = Origin(path=incoming.name)
    if agency_key(identity.plan) != agency_key(plan.reference):
        if identity.plan or not incoming.by_headings:  # that a form says nothing was said at intake
            expected = {"expected": plan.reference}
            yield Finding(rule=diagnoses.OTHER_PLAN, origin=here, value=identity.plan, context=expected)
        return
    yield from _unit_findings(incoming, identity, plan)
    if period and identity.period and identity.period != period:
        seen, expected_name = _period_name(plan, identity.period), _period_name(plan, period)
        yield Finding(rule=diagnoses.OTHER_PERIOD, origin=here, value=seen, context={"expected": expected_name})
    if identity.fingerprint in plan.revisions and identity.fingerprint != plan.fingerprint:
        yield Finding(rule=diagnoses.REVISED_PLAN, origin=here)
    elif identity.fingerprint not in {"", plan.fingerprint}:
        marks = {"expected": plan.fingerprint[:8]}
        yield Finding(rule=diagnoses.UNKNOWN_REVISION, origin=here, value=identity.fingerprint[:8], context=marks)


def _period_name(plan: Plan, code: str) -> str:
    period = plan.period(code)
    return period.name if period else code


def _unit_findings(incoming: Incoming, identity: Identity, plan: Plan) -> Iterator[Finding]:
    unit = plan.unit(identity.unit)
    said = incoming.line(UNIT_NAME_LINE)
    if identity.unit and unit is None:
        name = f" ({said})" if said and said != identity.unit else ""
        context = {"name": name, "expected": plan.reference}
        yield Finding(
            rule=diagnoses.OTHER_UNIT, origin=Origin(path=incoming.name), value=identity.unit, context=context
        )
    named = claimed_unit(incoming, plan)
    already = any(f.rule is diagnoses.OTHER_UNIT_NAMED for f in incoming.findings)
    if unit is not None and named is not None and named.code != unit.code and not already:
        table = next(t for t in incoming.tables.values() if UNIT_NAME_LINE in t.schema.names)
        yield Finding(
            rule=diagnoses.OTHER_UNIT_NAMED,
            origin=table.origin,
            column=UNIT_NAME_LINE,
            value=named.name,
            context={"expected": unit.name},
        )


def claimed_unit(incoming: Incoming, plan: Plan) -> Unit | None:
    """Return the unit that the form of a file names, whatever its stamps say."""
    by_name = _unit_named(plan, incoming.line(UNIT_NAME_LINE))
    by_code = plan.unit(incoming.line(UNIT_LINE))
    own = incoming.identity.unit if incoming.identity else ""
    others = [u for u in (by_name, by_code) if u is not None and u.code != own]
    return others[0] if others else by_name or by_code


def shared_stamps(submissions: Sequence[Submission], plan: Plan) -> tuple[Submission, ...]:
    """Return the submissions, each told (KH039) which other files are the same unit's workbook in other hands."""
    by_stamp: dict[tuple[str, ...], list[Submission]] = {}
    for s in submissions:
        identity = s.incoming.identity
        if identity is not None and identity.unit and not s.incoming.by_headings:
            stamp = (identity.plan, identity.kind, identity.unit, identity.period)
            by_stamp.setdefault(stamp, []).append(s)
    said: dict[int, Finding] = {}
    for group in (several for several in by_stamp.values() if len(several) > 1):
        claims = {id(s): unit.code for s in group if (unit := claimed_unit(s.incoming, plan))}
        for s in group if len(set(claims.values())) > 1 else ():
            others = [o for o in group if claims.get(id(o)) != claims.get(id(s))]
            said[id(s)] = _shared(s, others, plan)
    return tuple(s.with_state(s.state, said[id(s)]) if id(s) in said else s for s in submissions)


def _shared(submission: Submission, others: Sequence[Submission], plan: Plan) -> Finding:
    unit = plan.unit(submission.unit)
    return Finding(
        rule=diagnoses.STAMP_SHARED,
        origin=Origin(path=submission.incoming.name),
        value=join_and(o.incoming.name for o in others),
        context={"expected": unit.name if unit else submission.unit},
    )


def complete(incoming: Incoming, sheets: Sheets, roster: Roster) -> Iterator[Finding]:
    """Yield what is wrong with the prefilled rows: missing, unknown, another unit's, changed.

    A template made before a known revision of the plan is held to none of this; of one made from an unknown state
    of the plan, and of one without stamps, only rows with an unknown code are told, for nothing can be merged with
    them. Findings: KH013, KH014, KH035, KH037.
    """
    identity = incoming.identity
    if identity is None or roster.plan.unit(identity.unit) is None or identity.fingerprint in roster.plan.revisions:
        return
    current = identity.fingerprint == roster.plan.fingerprint
    if current and (strange := other_units_rows(incoming, sheets, roster)):
        yield strange
        return
    for name, keys in expected_keys(roster, identity.unit).items():
        table = incoming.tables.get(name)
        if table is None or table.schema.key[0] not in table.origin.columns:  # a missing sheet or column says it all
            continue
        key = table.schema.key[0]
        rows = sheets.get(name, ())
        codes = [str(code or "") for code in column_of(rows, key)]
        present, expected = set(codes), {"", *keys}
        for code in keys if current or not identity.fingerprint else ():
            if code not in present:
                yield Finding(rule=diagnoses.ROW_MISSING, origin=table.origin, value=code)
        for place, code in enumerate(codes) if not present <= expected else ():
            if code not in expected:
                yield _unknown_row(table.origin, rows[place], key)
    if current:
        yield from changed(incoming, sheets, roster)


def _unknown_row(origin: Origin, row: Row, key: str) -> Finding:
    number = row.get(ROW)
    return Finding(
        rule=diagnoses.ROW_UNKNOWN,
        origin=origin,
        row=number if isinstance(number, int) else None,
        column=key,
        value=str(row.get(key) or ""),
    )
