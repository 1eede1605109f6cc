"""Knowing a file again: by the stamp it carries three times, of which the majority speaks."""

from collections import Counter
from dataclasses import dataclass

from kehoach_xlsx.excel.read import RawWorkbook
from kehoach_xlsx.model.identity import STAMP_NAME, STAMP_SHEET, Identity, read_stamp


@dataclass(frozen=True, kw_only=True, slots=True)
class Recognised:
    """Whose workbook it is, and whether the copies of the stamp agree."""

    identity: Identity | None
    agree: bool


def identify(workbook: RawWorkbook) -> Recognised:
    """Return the identity that most of the stamps give; on a tie, the hidden sheet's."""
    stamps = [i for i in (_hidden(workbook), _property(workbook), _name(workbook)) if i is not None]
    if not stamps:
        return Recognised(identity=None, agree=True)
    counted = Counter(stamps).most_common()
    return Recognised(identity=counted[0][0], agree=len(counted) == 1)


def _hidden(workbook: RawWorkbook) -> Identity | None:
    sheet = workbook.sheet(STAMP_SHEET)
    return read_stamp(sheet.value(1, 1)) if sheet else None


def _property(workbook: RawWorkbook) -> Identity | None:
    return read_stamp(workbook.custom_properties.get(STAMP_NAME))


def _name(workbook: RawWorkbook) -> Identity | None:
    formula = workbook.defined_names.get(STAMP_NAME, "")
    return read_stamp(formula.strip().removeprefix("=").strip('"'))
