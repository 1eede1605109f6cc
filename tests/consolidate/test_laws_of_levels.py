"""Laws of levels (DOMAIN §5.7), for any reports, resubmissions, conflicts and files to mend, grouped in any way.

1. Associativity: merging what was merged in parts gives the figures, rows, states and account of all reports at once.
2. Idempotence: what was merged, given beside its own reports, changes nothing.
3. Determinism: in any order the same bytes.
4. Commune, province, ministry: every total is what is computed from the reports alone, at every level, and every figure
   of *Giải trình số liệu* is the sum of its parts.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kehoach_xlsx.consolidate.consolidation import Consolidation
from tests.support.levels import Levels
from tests.support.markdown import Record

from .test_levels import KEPT, figure, figures, shown

UNITS = ("u", "v", "w")
law = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)

Report = tuple[str, int, int, bool]  # unit, submission number, CT1, whether it is sound

reports = st.lists(
    st.tuples(st.sampled_from(UNITS), st.integers(1, 2), st.integers(0, 3), st.integers(0, 9).map(bool)),
    min_size=2,
    max_size=6,
)


def written(story: Levels, given_reports: Sequence[Report]) -> list[Path]:
    """The files of the reports, each with a name of its own."""
    return [
        story.report(
            unit,
            name=f"{number:02d}-{unit}",
            info=[{"submission_no": submission}],
            indicators=figures(held, held + 1, 2),
            tasks=[_task(sound)],
        )
        for number, (unit, submission, held, sound) in enumerate(given_reports)
    ]


def _task(sound: bool) -> Record:
    return {"task_code": "NV1", "status": "Đang thực hiện" if sound else "Xong", "finished_on": None}


def known(result: Consolidation) -> dict[str, str]:
    """The state of every report."""
    return {s.incoming.name: s.state.value for s in result.submissions if s.state.value != "opened"}


@law
@given(given_reports=reports, groups=st.lists(st.integers(0, 2), min_size=6, max_size=6))
def test_parts_merged_apart_are_all_reports_at_once(given_reports: list[Report], groups: list[int]) -> None:
    with TemporaryDirectory() as folder:
        story = Levels(Path(folder), {"goc": UNITS})
        paths = written(story, given_reports)
        at_once = story.merged("goc", *paths)
        parts = [[path for path, g in zip(paths, groups, strict=False) if g == number] for number in range(3)]
        merged = [story.merge("goc", *part, name=f"phan-{n}") for n, part in enumerate(parts) if part]
        again = [story.merge("goc", *merged[:2], name="hai-phan"), *merged[2:]]
        for result in (story.merged("goc", *merged), story.merged("goc", *again), story.merged("goc", *merged, *paths)):
            assert known(result) == known(at_once)
            for sheet in (name for name in KEPT if name != "findings"):
                assert shown(result, sheet) == shown(at_once, sheet), sheet
            assert _said(result) == _said(at_once)
            assert result.account == at_once.account
            assert result.account.closes


def _said(result: Consolidation) -> list[tuple[object, ...]]:
    """What is said of which file, where; a group in which a file was alone may have said more of it."""
    told = ("code", "file", "sheet", "cell", "message")
    return sorted({tuple(str(r.get(name) or "") for name in told) for r in result.book.rows("findings")})


@law
@given(given_reports=reports, order=st.randoms(use_true_random=False))
def test_any_order_gives_the_same_bytes(given_reports: list[Report], order: object) -> None:
    with TemporaryDirectory() as folder:
        story = Levels(Path(folder), {"goc": UNITS})
        paths = written(story, given_reports)
        merged = [story.merge("goc", path, name=f"phan-{n}") for n, path in enumerate(paths)]
        shuffled = list(merged)
        order.shuffle(shuffled)  # type: ignore[attr-defined] # a random.Random
        assert (
            story.merge("goc", *merged, name="x").read_bytes() == story.merge("goc", *shuffled, name="y").read_bytes()
        )


held = st.dictionaries(st.sampled_from(["th1", "th2"]), st.tuples(st.integers(0, 50), st.integers(0, 9)), max_size=2)


@law
@given(communes=st.fixed_dictionaries({"xa": held, "xb": held}))
def test_commune_province_ministry_agree_with_the_reports(
    communes: Mapping[str, Mapping[str, tuple[int, int]]],
) -> None:
    with TemporaryDirectory() as folder:
        schools = ("th1", "th2")
        story = Levels(Path(folder), {"bo": ("tinh",), "tinh": ("xa", "xb"), "xa": schools, "xb": schools})
        values = [value for schools_held in communes.values() for value in schools_held.values()]
        if not values:
            return
        ups = []
        for commune, told in communes.items():
            paths = [
                story.report(school, office=commune, name=f"bc-{school}", indicators=figures(one, one, other))
                for school, (one, other) in told.items()
            ]
            ups += [story.merge(commune, *paths)] if paths else []
        for office, files in (("tinh", ups), ("bo", [story.merge("tinh", *ups)])):
            result = story.merged(office, *files)
            assert figure(result, "CT1") == sum(one for one, _ in values)
            assert figure(result, "CT2") == max(one for one, _ in values)
            assert figure(result, "CT3") == sum(other for _, other in values)
            assert _led(result, "CT1") == figure(result, "CT1")
            assert _led(result, "CT3") == figure(result, "CT3")
            assert result.account.closes


def _led(result: Consolidation, code: str) -> Decimal:
    rows = [r for r in result.book.rows("ledger") if r["figure_code"] == code and r["counted"] == "Có"]
    return sum((Decimal(str(r["value"])) for r in rows), Decimal(0))
