"""Who has sent, who must mend, who is missing: the same rules as those of the merge, told in text and in JSON.

1. A unit is told once: not sent, to be mended, or sent; the three add up to the units that must report.
2. Late is what came after the due date, by the register's day of receipt, else by the date of the report.
3. An extension in the register moves the due date of its unit alone, whether it has sent or not.
4. Units that the authority does not direct are asked, never chased.
"""

from datetime import date
from pathlib import Path

import pytest

from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.status import CollectionStatus, Standing, UnitStatus
from kehoach_xlsx.outputs.status_view import status_json, status_text
from kehoach_xlsx.outputs.status_words import next_step, time_left
from kehoach_xlsx.pipeline import merge
from tests.support.collection import Collection, plan_book
from tests.support.merging import loaded, merged

from .status_cases import ERROR, OTHER_FIGURE, SECOND, dated, looked_at, note, unit


def test_every_unit_that_must_report_stands_in_one_of_three_groups(collection: Collection) -> None:
    status = looked_at(collection, [collection.progress("a"), collection.progress("c", tasks=ERROR)])
    groups = {s: [one.unit.code for one in status.those(s)] for s in Standing}
    assert groups == {Standing.SENT: ["a"], Standing.TO_MEND: ["c"], Standing.MISSING: ["b"]}
    assert status.expected == sum(status.count(s) for s in Standing) == 3


def test_a_folder_into_which_nothing_has_come_is_an_answer(collection: Collection, tmp_path: Path) -> None:
    status = looked_at(collection, [tmp_path])
    assert (status.count(Standing.MISSING), status.received) == (3, 0)


def test_the_newest_number_is_told_and_a_copy_hides_nothing(collection: Collection, tmp_path: Path) -> None:
    collection.progress("a", name="first")
    collection.progress("a", name="second", info=SECOND, tasks=ERROR)
    copy = tmp_path / "third.xlsx"
    copy.write_bytes((tmp_path / "second.xlsx").read_bytes())
    one = unit(looked_at(collection, [tmp_path]), "a")
    assert one.standing is Standing.TO_MEND
    assert one.submission is not None
    assert (one.submission.number, len(one.submission.errors)) == (2, 1)


def test_one_number_with_two_contents_is_for_the_focal_agency_to_decide(collection: Collection) -> None:
    paths = [collection.progress("a", name="one"), collection.progress("a", name="other", indicators=OTHER_FIGURE)]
    status = looked_at(collection, paths)
    assert (unit(status, "a").standing, unit(status, "a").rivals) == (Standing.TO_MEND, 2)
    assert next_step(unit(status, "a")) == "Cơ quan đầu mối chọn bản được dùng"
    assert "02 bản cùng lần gửi, khác nội dung" in "\n".join(status_text(status))


@pytest.mark.parametrize(("signed", "late"), [("2024-12-10", 0), ("2024-12-11", 1), ("2024-12-24", 14)])
def test_late_days_are_those_between_the_due_date_and_the_reports(
    collection: Collection, signed: str, late: int
) -> None:
    status = looked_at(collection, [collection.progress("a", info=dated(signed))])
    assert (unit(status, "a").late_days, status.late) == (late, int(late > 0))


@pytest.mark.parametrize(
    ("as_of", "left", "words"),
    [
        ("2024-12-05", 5, "còn 05 ngày"),
        ("2024-12-10", 0, "hết hạn trong ngày"),
        ("2024-12-13", -3, "quá hạn 03 ngày"),
        ("", 5, "còn 05 ngày"),  # the cut-off, as in a merge
    ],
)
def test_days_left_are_counted_from_the_day_that_is_looked_at(
    collection: Collection, tmp_path: Path, as_of: str, left: int, words: str
) -> None:
    status = looked_at(collection, [tmp_path], as_of=as_of)
    assert {one.days_left for one in status.units} == {left}
    assert words in "\n".join(status_text(status))
    assert status.overdue == (3 if left < 0 else 0)


# --- the register ---------------------------------------------------------------------------------------


def _merged(collection: Collection, folder: Path) -> Path:
    output = folder / "tong-hop.xlsx"
    merged(collection, [collection.progress("a", info=dated("2024-12-09"))], output=output)
    return output


def test_the_day_of_receipt_goes_before_the_date_of_the_report(collection: Collection, tmp_path: Path) -> None:
    register = _merged(collection, tmp_path)
    note(register, "a", Ngày_nhận=date(2024, 12, 14), Số_đến="321")
    status = looked_at(collection, [tmp_path / "progress-2024-a.xlsx"], register=register)
    one = unit(status, "a")
    assert (one.sent_on, one.by_register, one.late_days, one.incoming_no) == (date(2024, 12, 14), True, 4, "321")


def test_an_extension_moves_the_due_date_of_who_has_sent_and_of_who_has_not(
    collection: Collection, tmp_path: Path
) -> None:
    register = _merged(collection, tmp_path)
    note(register, "a", Ngày_nhận=date(2024, 12, 14), Gia_hạn_đến=date(2024, 12, 15))
    note(register, "b", Gia_hạn_đến=date(2024, 12, 20))
    status = looked_at(collection, [tmp_path], as_of="2024-12-18")  # the register is found among the files
    assert unit(status, "a").late_days == 0
    assert [(one.days_left, one.overdue) for one in (unit(status, code) for code in "bc")] == [
        (2, False),
        (-8, True),
    ]
    assert [one.unit.code for one in status.those(Standing.MISSING)] == ["c", "b"], "the longest overdue first"
    assert "gia hạn đến 20/12/2024" in "\n".join(status_text(status))


def test_status_and_merge_count_the_same_days(collection: Collection, tmp_path: Path) -> None:
    register = _merged(collection, tmp_path)
    note(register, "a", Ngày_nhận=date(2024, 12, 14))
    note(register, "b", Ngày_nhận=date(2024, 12, 13), Gia_hạn_đến=date(2024, 12, 12))
    collection.progress("b", info=dated("2024-12-09"))
    status = looked_at(collection, [tmp_path])
    again = merge([tmp_path], loaded(collection), register, period="2024")
    assert again.late == {"a": 4, "b": 1}
    assert {one.unit.code: one.late_days for one in status.those(Standing.SENT)} == again.late


def test_the_register_shows_a_missing_unit_its_own_due_date(collection: Collection, tmp_path: Path) -> None:
    register = _merged(collection, tmp_path)
    note(register, "b", Gia_hạn_đến=date(2024, 12, 20))
    again = merge([tmp_path / "progress-2024-a.xlsx"], loaded(collection), register, period="2024")
    due = {row["unit_code"]: row["due_on"] for row in again.book.rows("register")}
    assert due == {"a": date(2024, 12, 10), "b": date(2024, 12, 20), "c": date(2024, 12, 10)}


def test_a_paper_that_came_without_its_workbook_is_told(collection: Collection, tmp_path: Path) -> None:
    register = _merged(collection, tmp_path)
    note(register, "b", Ngày_nhận=date(2024, 12, 9))
    status = looked_at(collection, [tmp_path])
    assert unit(status, "b").standing is Standing.MISSING
    assert "đã nhận văn bản ngày 09/12/2024" in "\n".join(status_text(status))


def test_two_registers_among_the_files_are_asked_about(collection: Collection, tmp_path: Path) -> None:
    first = _merged(collection, tmp_path)
    second = tmp_path / "ban-sao.xlsx"
    second.write_bytes(first.read_bytes())
    with pytest.raises(UserMistake, match="--register"):
        looked_at(collection, [tmp_path])
    assert looked_at(collection, [tmp_path], register=second).register == "ban-sao.xlsx"


def test_the_register_of_another_period_is_refused(collection: Collection, tmp_path: Path) -> None:
    other = tmp_path / "6-thang.xlsx"
    merge([collection.progress("a", period="6t2024")], loaded(collection), other, period="6t2024")
    with pytest.raises(UserMistake, match="kỳ 2024"):
        looked_at(collection, [collection.progress("a")], register=other)
    assert looked_at(collection, [tmp_path]).register == "", "and not taken where it only lies beside"


# --- asked, not chased ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("category", "as_of", "step"),
    [
        ("Cơ quan chuyên môn", "2024-12-09", "Nhắc gửi đúng hạn"),
        ("Cơ quan chuyên môn", "2024-12-12", "Đôn đốc gửi"),
        ("Ủy ban nhân dân", "2024-12-12", "Đôn đốc gửi"),
        ("Mặt trận Tổ quốc", "2024-12-12", "Đề nghị gửi"),
        ("Tổ chức chính trị - xã hội", "2024-12-12", "Đề nghị gửi"),
        ("Tòa án, Viện kiểm sát", "2024-12-09", "Đề nghị gửi"),
    ],
)
def test_the_next_step_is_worded_for_the_unit(tmp_path: Path, category: str, as_of: str, step: str) -> None:
    units = f"| unit_code | category |\n|---|---|\n| b | {category} |"
    status = looked_at(Collection(tmp_path, plan_book(units=units)), [tmp_path], as_of=as_of)
    assert next_step(unit(status, "b")) == step


# --- text -----------------------------------------------------------------------------------------------


def test_the_totals_come_first_then_those_that_need_something(collection: Collection) -> None:
    paths = [
        collection.progress("a", info=dated("2024-12-11")),
        collection.progress("c", info=dated("2024-12-04"), tasks=ERROR),
    ]
    lines = status_text(looked_at(collection, paths, as_of="2024-12-13"))
    assert lines == [
        "Đã gửi 1/3 · cần sửa 1 · chưa gửi 1 · gửi muộn 1",
        "Kế hoạch số 12/KH-UBND · Năm 2024 · hạn gửi 10/12/2024 · thời hạn tính đến 13/12/2024: quá hạn 03 ngày",
        "",
        "CHƯA GỬI (01)",
        "  Sở Giáo dục  quá hạn 03 ngày",
        "",
        "CẦN SỬA (01)",
        "  UBND huyện Thượng Nguồn  lần 1 · 01 lỗi · gửi 04/12/2024, đúng hạn",
        "",
        "ĐÃ GỬI (01)",
        "  Sở Văn hóa  lần 1 · gửi 11/12/2024, muộn 01 ngày",
    ]


def test_two_hundred_units_fit_on_a_screen_or_two_and_each_is_named(tmp_path: Path) -> None:
    head = "| unit_code | name | short_name | category | level | must_report |\n|---|---|---|---|---|---|\n"
    units = "".join(f"| x{n} | UBND xã số {n} | UBND xã số {n} | Ủy ban nhân dân | Xã | Có |\n" for n in range(200))
    status = looked_at(Collection(tmp_path, plan_book(units=head + units)), [tmp_path])
    lines = status_text(status)
    assert len(lines) <= 60
    assert max(map(len, lines)) <= 110
    text = " ".join(" ".join(lines).split())
    assert all(f"UBND xã số {n};" in text for n in range(199))


def test_a_file_of_which_nobody_knows_the_sender_is_named_with_the_reason(
    collection: Collection, tmp_path: Path
) -> None:
    (tmp_path / "hong\x1b[2J.xlsx").write_bytes(b"PK\x03\x04 cut off")
    status = looked_at(collection, [tmp_path])
    assert [s.incoming.name for s in status.unplaced] == ["hong\x1b[2J.xlsx"]
    text = "\n".join(status_text(status))
    assert "TỆP CHƯA XÁC ĐỊNH ĐƯỢC ĐƠN VỊ GỬI (01)" in text
    assert "hong\N{REPLACEMENT CHARACTER}[2J.xlsx: " in text
    assert "\x1b" not in text


def test_english_is_english(collection: Collection) -> None:
    status = looked_at(collection, [collection.progress("a", info=dated("2024-12-09"))])
    assert "Sent 1/3 · to be mended 0 · missing 2 · sent late 0" in status_text(status, "en")
    assert time_left(-1, "en") == "1 day overdue"


# --- JSON -----------------------------------------------------------------------------------------------


def test_the_json_has_its_documented_shape(collection: Collection, tmp_path: Path) -> None:
    collection.progress("a", info=dated("2024-12-11"))
    collection.progress("c", info=dated("2024-12-04"), tasks=ERROR)
    (tmp_path / "hong.xlsx").write_bytes(b"PK\x03\x04 cut off")
    document = status_json(looked_at(collection, [tmp_path], as_of="2024-12-13"))
    units = document.pop("units")
    (unplaced,) = document.pop("unplaced")
    assert document == {
        "plan": "12/KH-UBND",
        "period": "2024",
        "period_name": "Năm 2024",
        "due_on": "2024-12-10",
        "as_of": "2024-12-13",
        "days_left": -3,
        "register": None,
        "counts": {"expected": 3, "sent": 1, "to_mend": 1, "missing": 1, "late": 1, "overdue": 2},
    }
    assert (unplaced["file"], unplaced.keys()) == ("hong.xlsx", {"file", "code", "message"})
    assert [(u["unit_code"], u["group"], u["state"], u["errors"], u["late_days"]) for u in units] == [
        ("b", "missing", "missing", None, None),
        ("c", "to_mend", "rejected", 1, 0),
        ("a", "sent", "merged", 0, 1),
    ]
    assert units[2] == {
        "unit_code": "a",
        "unit_name": "Sở Văn hóa",
        "category": "Cơ quan chuyên môn",
        "expected": True,
        "group": "sent",
        "state": "merged",
        "state_text": "Được tổng hợp",
        "submission_no": 1,
        "file": "progress-2024-a.xlsx",
        "report_number": "345/BC-SVH",
        "errors": 0,
        "warnings": 0,
        "incoming_no": None,
        "sent_on": "2024-12-11",
        "sent_on_from": "report",
        "due_on": "2024-12-10",
        "extended": False,
        "late_days": 1,
        "days_left": -3,
    }
    assert {frozenset(one) for one in units} == {frozenset(units[2])}, "every unit has every key"


def test_a_unit_that_nobody_asked_is_told_and_not_counted(tmp_path: Path) -> None:
    collection = Collection(tmp_path, plan_book(units="| unit_code | must_report |\n|---|---|\n| b | Không |"))
    status = looked_at(collection, [collection.progress("b")])
    one: UnitStatus = unit(status, "b")
    assert (one.standing, one.expected) == (Standing.SENT, False)
    assert _counts(status) == (2, 0, 2)


def _counts(status: CollectionStatus) -> tuple[int, int, int]:
    return status.expected, status.count(Standing.SENT), status.count(Standing.MISSING)
