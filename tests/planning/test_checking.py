"""A plan that can be worked with (`kxl plan check`).

1. Every agency phrase is a unit, under any of its names, or a declared group; an open group has no members.
2. Groups expand by code, or by category and level.
3. Periods are in order, and the cut-off is at least one working day before the due date (Decree 09/2019, article 8).
4. Deadlines lie in the plan's time; codes are unique.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kehoach_xlsx.model.plan import Role
from kehoach_xlsx.pipeline import load_plan, plan_workbook
from kehoach_xlsx.planning.checking import check_plan
from kehoach_xlsx.planning.reading import book_from_toml, plan_from_book
from kehoach_xlsx.planning.roster import enrol
from kehoach_xlsx.resources import examples_dir
from tests.support.collection import plan_book
from tests.support.laying import Rows

CAN_THO = (examples_dir() / "can-tho-2024" / "plan.toml").read_text(encoding="utf-8")


def _codes(**sheets: Rows) -> list[str]:
    book = plan_book(**sheets)
    return [f.code for f in check_plan(plan_from_book(book), book)]


def test_a_sound_plan_has_no_findings() -> None:
    assert _codes() == []


@pytest.mark.parametrize("name", ["Sở Văn hóa", "sở văn hoá", "Sở Văn hóa tỉnh Bến Sông", "Uỷ ban nhân dân các huyện"])
def test_an_agency_is_known_under_each_of_its_spellings(name: str) -> None:
    assert _codes(tasks=[{"task_code": "NV2", "lead_agencies": name}]) == []


def test_an_unknown_agency_is_named_with_the_nearest() -> None:
    book = plan_book(tasks=[{"task_code": "NV2", "lead_agencies": "Sở Văn hoa"}])
    finding = next(f for f in check_plan(plan_from_book(book), book) if f.code == "KH501")
    assert "“Sở Văn hóa”" in finding.message()


def test_an_open_group_has_no_members_and_is_no_finding() -> None:
    roster = enrol(plan_from_book(plan_book()))
    assert roster.cooperating["NV2"] == ("b",)
    assert roster.unresolved == ()


def test_a_unit_that_leads_and_cooperates_leads() -> None:
    plan = plan_from_book(plan_book(tasks=[{"task_code": "NV2", "cooperating_agencies": "Sở Văn hóa"}]))
    assert [role for task, role in enrol(plan).tasks_of("a") if task.code == "NV2"] == ["Chủ trì"]


@pytest.mark.parametrize(
    ("sheet", "row", "code"),
    [
        ("unit_groups", {"phrase": "Ủy ban nhân dân các huyện", "level": "Xã"}, "KH502"),
        ("unit_groups", {"phrase": "các cơ quan có liên quan", "group_kind": "Danh sách", "members": "zz"}, "KH508"),
        ("document", {"focal_agency": "zz"}, "KH503"),
        ("tasks", {"task_code": "NV2", "ends_on": date(2025, 3, 1)}, "KH504"),
        ("periods", {"period_code": "2024", "cutoff_on": date(2024, 12, 11)}, "KH505"),
        ("periods", {"period_code": "2024", "cutoff_on": date(2024, 12, 10)}, "KH506"),
        ("tasks", {"task_code": "NV2", "lead_agencies": None}, "KH507"),
        ("tasks", {"task_code": "NV1", "ends_on": date(2024, 3, 1)}, "KH509"),
        ("indicators", {"indicator_code": "CT1", "numerator": "CT2"}, "KH514"),
        ("indicators", {"indicator_code": "CT2", "parent_indicator": "CT3"}, "KH515"),
    ],
)
def test_each_slip_is_found(sheet: str, row: dict[str, str | date | Decimal | None], code: str) -> None:
    assert code in _codes(**{sheet: [row]})


def test_saturday_and_sunday_are_no_working_days() -> None:
    friday, monday = date(2024, 12, 6), date(2024, 12, 9)
    assert "KH506" not in _codes(periods=[{"period_code": "2024", "cutoff_on": friday, "due_on": monday}])
    sunday = date(2024, 12, 8)
    assert "KH506" in _codes(periods=[{"period_code": "2024", "cutoff_on": friday, "due_on": sunday}])


def test_what_is_written_into_a_plan_workbook_is_read_back(tmp_path: Path) -> None:
    book = book_from_toml(CAN_THO)
    path = tmp_path / "plan.xlsx"
    path.write_bytes(plan_workbook(book))
    loaded = load_plan(path)
    assert loaded.findings == ()
    for name, rows in book.sheets.items():
        read = [{k: v for k, v in r.items() if v is not None and k != "_row"} for r in loaded.book.rows(name)]
        assert read == [dict(r) for r in rows], name
    assert loaded.plan.fingerprint == plan_from_book(book).fingerprint


def test_can_tho_has_its_sixteen_tasks_and_its_forty_units() -> None:
    plan = plan_from_book(book_from_toml(CAN_THO))
    roster = enrol(plan)
    assert (len(plan.groups), len(plan.tasks), len(plan.units)) == (10, 16, 40)
    assert roster.unresolved == ()
    districts = [u.code for u in plan.units if u.level == "Huyện"]
    assert len(districts) == 9
    assert set(districts) <= set(roster.leads["II.5"])
    period = plan.periods[0]
    assert (period.cutoff_on, period.due_on) == (date(2024, 12, 5), date(2024, 12, 10))


def test_units_with_the_same_tasks_and_roles_share_them() -> None:
    plan = plan_from_book(book_from_toml(CAN_THO))
    roster = enrol(plan)
    shared: dict[tuple[tuple[str, Role], ...], object] = {}
    for unit in plan.units:
        parts = roster.tasks_of(unit.code)
        assert all(roster.role(unit.code, task.code) is role for task, role in parts)
        assert shared.setdefault(tuple((task.code, role) for task, role in parts), parts) is parts
    assert len(shared) < len(plan.units)


def test_the_findings_of_a_workbook_name_their_cells(tmp_path: Path) -> None:
    book = plan_book(tasks=[{"task_code": "NV2", "lead_agencies": "Sở Không Có"}])
    path = tmp_path / "plan.xlsx"
    path.write_bytes(plan_workbook(book))
    finding = next(f for f in load_plan(path).findings if f.code == "KH501")
    assert (finding.origin.sheet, finding.cell) == ("Nhiệm vụ", "F7")
