"""A report typed in a font of 1998: sent back as it is, merged with `--convert-legacy`."""

import pytest

from kehoach_xlsx.consolidate.consolidation import Consolidation
from kehoach_xlsx.pipeline import merge

from ..support.collection import Collection
from ..support.merging import states

TYPED = {
    "TCVN3": "§· tæ chøc 02 líp cho 120 ng­êi",
    "VNI": "Ñaõ toå chöùc 02 lôùp cho 120 ngöôøi",
}
MEANT = "Đã tổ chức 02 lớp cho 120 người"


def _merged(collection: Collection, typed: str, *, convert_legacy: bool) -> Consolidation:
    path = collection.progress("a", tasks=f"| task_code | result |\n|---|---|\n| NV1 | {typed} |")
    return merge([path], collection.loaded, None, period="2024", convert_legacy=convert_legacy)


@pytest.mark.parametrize("encoding", TYPED)
def test_it_is_not_merged_as_it_stands(collection: Collection, encoding: str) -> None:
    result = _merged(collection, TYPED[encoding], convert_legacy=False)
    assert list(states(result).values()) == ["rejected"]


@pytest.mark.parametrize("encoding", TYPED)
def test_it_is_merged_in_unicode_on_demand_and_every_cell_is_told(collection: Collection, encoding: str) -> None:
    result = _merged(collection, TYPED[encoding], convert_legacy=True)
    (submission,) = result.submissions
    assert list(states(result).values()) == ["merged"]
    assert submission.sheets["tasks"][0]["result"] == MEANT
    assert [(f.value, f.proposal) for f in submission.findings if f.code == "KH117"] == [(TYPED[encoding], MEANT)]
