"""Error values of newer versions of Excel ("#SPILL!", "#CALC!"): the reader of values stumbles over them."""

import re
from collections.abc import Mapping
from typing import Final

from kehoach_xlsx.excel.raw import Spot

_KNOWN: Final = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"})
_ERROR_CELL: Final = re.compile(
    rb'(<c [^<>]*\bt="e"[^<>]*+>(?:<f[^<>]*+(?<=/)>|<f[^<>]*+>[^<]*+</f>)?<v>)(#[^<]*+)(?=</v>)'
)


def with_known_errors(xml: bytes, errors: Mapping[Spot, str]) -> bytes:
    """Return a sheet whose error values are all ones that the reader knows; `errors` are those that were seen in it.

    Only what the reader is shown changes: a finding names the error as it stands in the file.
    """
    if all(error in _KNOWN or not error.startswith("#") or error == "#?" for error in set(errors.values())):
        return xml
    return _ERROR_CELL.sub(_known, xml)


def _known(cell: re.Match[bytes]) -> bytes:
    return cell[0] if cell[2].decode(errors="replace") in _KNOWN else cell[1] + b"#VALUE!"
