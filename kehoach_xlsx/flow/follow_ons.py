"""What a column that is gone makes the rules say: only that it is gone is told."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.predicate import AllOf, KnownIn
from kehoach_xlsx.model.rule import Stage
from kehoach_xlsx.model.table import RawTable


def without_follow_ons(findings: Sequence[Finding], tables: Mapping[str, RawTable]) -> tuple[Finding, ...]:
    """Return the findings of one file without those that only follow from a missing column (KH008).

    A column that is not there is blank in every row: that its cells are blank, that another cell disagrees with
    them, or that a code is not among its keys, is no finding of its own.
    """
    gone = {name: _gone(table) for name, table in tables.items()}
    by_title = {table.origin.sheet: gone[name] for name, table in tables.items()}
    return tuple(f for f in findings if not _follows(f, by_title.get(f.origin.sheet, frozenset()), tables, gone))


def _gone(table: RawTable) -> frozenset[str]:
    present = table.origin.columns or table.origin.cells
    return frozenset(c.name for c in table.schema.columns if c.name not in present)


def _follows(
    finding: Finding,
    gone: AbstractSet[str],
    tables: Mapping[str, RawTable],
    gone_by_sheet: Mapping[str, AbstractSet[str]],
) -> bool:
    if finding.rule.stage is not Stage.ROW:
        return False
    if isinstance(finding.rule.require, KnownIn):
        other = tables.get(finding.rule.require.sheet)
        return other is not None and bool(gone_by_sheet[other.schema.name] & set(other.schema.key))
    if isinstance(finding.rule.require, AllOf):  # the part that fails is the one that is blamed
        return finding.column in gone
    return not gone.isdisjoint(finding.rule.blames)
