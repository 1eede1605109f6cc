"""Findings as a coordinator in a hurry reads them.

1. The same slip in one column is told once, with its places; what is not named is counted.
2. Errors come first, then warnings; of each, what concerns the file itself, then sheets and rows in their order.
3. What only follows from a missing column is not told; a file of another plan is told to be that, and no more.
4. More findings than asked for are counted.
"""

from pathlib import Path

import pytest

from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.outputs.text_view import submission_text
from kehoach_xlsx.pipeline import check

from ..support.collection import Collection, plan_book
from ..support.writing import Damage


def submission(collection: Collection, path: Path) -> Submission:
    (found,) = check([path], loaded=collection.loaded).submissions
    return found


def told(collection: Collection, path: Path, limit: int = 200) -> str:
    return "\n".join(submission_text(submission(collection, path), "vi", limit))


def directives(*days: str) -> str:
    rows = "\n".join(f'| Công văn | {n}/SVH | "{day}" | Hướng dẫn việc số {n} |' for n, day in enumerate(days, start=1))
    return f"| document_kind | reference | issued_on | subject |\n|---|---|---|---|\n{rows}"


def test_the_same_slip_is_told_once_with_its_places(collection: Collection) -> None:
    text = told(collection, collection.progress("a", directives=directives(*["tháng 3"] * 9)))
    assert "LỖI KH102 · Chỉ đạo, triển khai!C6, C7, C8 và 6 ô khác" in text
    assert text.count("Excel không hiểu “tháng 3” là một ngày.") == 1


def test_different_values_of_one_column_stand_together(collection: Collection) -> None:
    text = told(collection, collection.progress("a", directives=directives("tháng 3", "đầu năm", "chưa rõ")))
    assert "Ô ngày phải là ngày: C6 “tháng 3”, C7 “đầu năm”, C8 “chưa rõ”." in text
    assert text.count("KH102") == 1


def test_one_more_place_is_named_and_not_counted(collection: Collection) -> None:
    assert "C6, C7, C8, C9\n" in told(collection, collection.progress("a", directives=directives(*["tháng 3"] * 4)))


def test_an_example_of_one_cell_is_not_advice_for_another(collection: Collection) -> None:
    figures = '| indicator_code | in_period |\n|---|---|\n| CT1 | "03 lớp" |\n| CT2 | "40 lượt" |'
    text = told(collection, collection.progress("a", indicators=figures))
    assert "G6 “03 lớp”, G7 “40 lượt”" in text
    assert "ví dụ" not in text


def test_a_long_value_is_cut_short(collection: Collection) -> None:
    long = "giữa tháng ba, sau khi họp xong với các xã, phường và thị trấn trong huyện"
    text = told(collection, collection.progress("a", directives=directives(long, "tháng 3")))
    assert "C6 “giữa tháng ba, sau khi họp xong với các …”" in text


def test_findings_follow_the_sheets_and_rows(collection: Collection) -> None:
    path = collection.progress(
        "a",
        info="| reporter |\n|---|\n| |",
        directives=directives("tháng 3"),
        tasks="| task_code | status | result |\n|---|---|---|\n| NV1 | Đã hoàn thành | |\n| NV2 | Tạm ổn | |",
        indicators='| indicator_code | in_period |\n|---|---|\n| CT1 | "03 lớp" |',
    )
    heads = [line.split(" · ")[1] for line in told(collection, path).splitlines() if line.startswith("  LỖI")]
    assert heads == [
        "Thông tin!B23",
        "Chỉ đạo, triển khai!C6",
        "Kết quả nhiệm vụ!L6",
        "Kết quả nhiệm vụ!H7",
        "Chỉ tiêu, số liệu!G6",
    ]


def test_what_follows_from_a_missing_column_is_not_told(collection: Collection) -> None:
    for column in ("status", "result", "evidence"):
        path = collection.progress("a", damage=Damage(headings={f"tasks.{column}": ""}), name=column)
        assert {f.code for f in submission(collection, path).findings} == {"KH008"}


def test_a_missing_column_of_codes_is_one_finding(collection: Collection) -> None:
    path = collection.progress(
        "a",
        damage=Damage(headings={"tasks.task_code": ""}),
        difficulties="| kind | text | task_code |\n|---|---|---|\n| Khó khăn, vướng mắc | Thiếu kệ sách | NV1 |",
    )
    assert [f.code for f in submission(collection, path).errors] == ["KH008"]


def test_rules_over_other_columns_are_still_told(collection: Collection) -> None:
    path = collection.progress(
        "a",
        damage=Damage(headings={"tasks.evidence": ""}),
        tasks="| task_code | status |\n|---|---|\n| NV1 | Tạm ổn |",
    )
    assert {f.code for f in submission(collection, path).errors} == {"KH008", "KH103"}


def test_of_a_file_of_another_plan_only_that_is_told(collection: Collection, tmp_path: Path) -> None:
    other = Collection(tmp_path / "khac", plan_book(document="| reference |\n|---|\n| 99/KH-UBND |"))
    other.folder.mkdir()
    path = other.progress("a", tasks="| task_code | status |\n|---|---|\n| NV1 | Tạm ổn |\n| NV2 | |")
    text = told(collection, path)
    assert "LỖI KH004" in text
    assert "KH103" not in text
    assert "phát hiện trong nội dung không nêu ở đây" in text


@pytest.mark.parametrize(("limit", "left"), [(1, 2), (2, 1)])
def test_what_is_not_shown_is_counted(collection: Collection, limit: int, left: int) -> None:
    path = collection.progress(
        "a",
        info="| reporter |\n|---|\n| |",
        directives=directives("tháng 3"),
        indicators='| indicator_code | in_period |\n|---|---|\n| CT1 | "03 lớp" |',
    )
    assert f"… và {left} phát hiện khác chưa nêu" in told(collection, path, limit)


def test_places_and_counts_in_english(collection: Collection) -> None:
    path = collection.progress("a", directives=directives("tháng 3", "đầu năm", "chưa rõ", "mai", "mốt"))
    text = "\n".join(submission_text(submission(collection, path), "en"))
    assert "C6, C7, C8 and 2 more" in text
    assert "C6 “tháng 3”, C7 “đầu năm”, C8 “chưa rõ” and 2 more." in text
