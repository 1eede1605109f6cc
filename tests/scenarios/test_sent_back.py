"""A report goes back to its unit and comes again: the corrected one counts, the first is kept on record."""

from pathlib import Path

from kehoach_xlsx.model.rule import Severity

from ..returned.correcting import checked, corrected, returned
from ..support.collection import Collection
from ..support.merging import merged, states, submission


def test_the_corrected_copy_takes_the_place_of_the_first_report(collection: Collection, tmp_path: Path) -> None:
    slip = '| indicator_code | in_period |\n|---|---|\n| CT1 | "03 lớp" |'
    first = collection.progress("a", indicators=slip, name="lan-1")
    others = [collection.progress(unit) for unit in ("b", "c")]
    assert states(merged(collection, [first, *others]))["lan-1"] == "rejected"

    copy = returned(first, collection.loaded, tmp_path / "tra")
    good = collection.progress("a", indicators="| indicator_code | in_period |\n|---|---|\n| CT1 | 3 |", name="dung")
    findings = checked(copy, collection.loaded).errors
    second = corrected(copy, good, findings, collection.folder / "lan-2.xlsx")

    result = merged(collection, [first, second, *others])
    assert states(result)["lan-2"] == "merged"
    assert states(result)["lan-1"] == "superseded"
    assert submission(result, "lan-2").number == 2
    assert not [f for f in submission(result, "lan-2").findings if f.severity is Severity.ERROR]
    assert submission(result, "lan-2").sheets["indicators"][0]["in_period"] == 3
