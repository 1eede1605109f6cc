"""The identity of a workbook: which plan, kind, unit and period it belongs to, and which submission it is."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Identity:
    """What is stamped into a workbook when it is made.

    `plan` is the plan's reference, `fingerprint` the digest of its content, `schema_version` the version of
    the declaration; `unit` and `period` are codes, empty where the kind has none.
    """

    kind: str
    schema_version: str
    plan: str = ""
    fingerprint: str = ""
    unit: str = ""
    period: str = ""

    def stamp(self) -> str:
        """Return the identity as one line of text, the form in which it is stamped three times."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_stamp(text: object) -> Identity | None:
    """Return the identity in a stamp, or None where the text is no stamp of ours."""
    if not isinstance(text, str):
        return None
    try:
        fields = json.loads(text)
    except ValueError:
        return None
    if not isinstance(fields, dict) or not {"kind", "schema_version"} <= fields.keys():
        return None
    known = {k: str(v) for k, v in fields.items() if k in Identity.__dataclass_fields__}
    return Identity(**known)
