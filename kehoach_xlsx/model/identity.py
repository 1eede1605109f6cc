"""The identity of a workbook: which plan, kind, unit and period it belongs to, in which version it was made."""

from dataclasses import astuple, dataclass

_PREFIX = "kxl"
STAMP_NAME = "kxl_identity"  # of the custom property and of the defined name
STAMP_SHEET = "_kxl"  # the hidden sheet whose cell A1 holds the stamp

PLAN_LINE, UNIT_LINE, UNIT_NAME_LINE, PERIOD_LINE = "plan_reference", "unit_code", "unit_name", "period_name"
"""The lines of a handed-out workbook's form that print the identity; by them it is known where all stamps are lost."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Identity:
    """What is stamped into a workbook when it is made.

    `plan` is the plan's reference, `fingerprint` the digest of its content, `schema_version` the version of
    the declaration and `schema_hash` its digest; `unit` and `period` are codes, empty where the kind has none.
    """

    kind: str
    schema_version: str
    plan: str = ""
    fingerprint: str = ""
    unit: str = ""
    period: str = ""
    schema_hash: str = ""

    def stamp(self) -> str:
        """Return the identity as one short line; a defined name cannot hold more than 255 characters."""
        return "|".join((_PREFIX, *(_escape(part) for part in astuple(self))))


def read_stamp(text: object) -> Identity | None:
    """Return the identity in a stamp, or None where the text is no stamp of ours."""
    if not isinstance(text, str):
        return None
    prefix, *parts = text.split("|")
    if prefix != _PREFIX or len(parts) != len(Identity.__dataclass_fields__):
        return None
    names = tuple(Identity.__dataclass_fields__)
    return Identity(**dict(zip(names, map(_unescape, parts), strict=True)))


def _escape(part: str) -> str:
    return part.replace("%", "%25").replace("|", "%7C").replace('"', "%22")


def _unescape(part: str) -> str:
    return part.replace("%22", '"').replace("%7C", "|").replace("%25", "%")
