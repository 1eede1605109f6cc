"""The short numbers of what a file tells are those of its keys, however they are made; and no quantity is missed."""

import re
from collections.abc import Sequence
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from kehoach_xlsx.consolidate import same_evidence, told_twice
from kehoach_xlsx.consolidate.told import number_of
from kehoach_xlsx.model.compact import compact
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import Row

_RESULTS = st.sampled_from(
    [
        None,
        "Mở 03 lớp cho 350 học sinh ngày 20/5/2024, phát 1.200 tờ gấp",
        "Ngày 20/5/2024 và 21/5/2024: 45 lượt người",
        "Chưa thực hiện trong 12 tháng",
        "Cấp 25.000 cuốn (3,50 người), 31/02/2024",
    ]
)
_EVIDENCE = st.sampled_from(
    [
        None,
        "59/BC-UBND ngày 12/5/2024",
        "KH 12/KH-UBND; 215/KH-CATP ngày 05 tháng 02 năm 2024",
        "ảnh",
        "7/BC ngày 31/2/2024",
    ]
)
_DAYS = st.sampled_from([None, date(2024, 5, 20)])
_ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "task_code": st.sampled_from([None, "NV1", "NV2"]),
            "result": _RESULTS,
            "evidence": _EVIDENCE,
            "finished_on": _DAYS,
        }
    ),
    max_size=6,
)


def _report(rows: Sequence[Row]) -> Submission:
    return Submission(incoming=Incoming(path="a.xlsx", name="a.xlsx"), sheets={"tasks": compact(rows)})


@given(_ROWS)
def test_the_numbers_of_results_are_those_of_task_day_and_quantity(rows: Sequence[Row]) -> None:
    plain = [
        (place, number_of(task, day.isoformat(), quantity))
        for place, row in enumerate(rows)
        for (task, day, quantity), _ in told_twice._told_of(row["task_code"], row["result"], row["finished_on"])
    ]
    told = told_twice.numbers(_report(rows))
    assert list(zip(told[::2], told[1::2], strict=True)) == plain


@given(_ROWS)
def test_the_numbers_of_evidence_are_those_of_task_document_and_day(rows: Sequence[Row]) -> None:
    plain = [(place, found.number, found.dated) for place, found in same_evidence._cited(list(enumerate(rows)))]
    told = same_evidence.numbers(_report(rows))
    assert list(zip(told[::3], told[1::3], told[2::3], strict=True)) == plain


@given(st.text("0123456789.,/ họcsinh_-", max_size=30))
@example("1.500 học sinh; 12.35 cuộc/20 buổi")
def test_a_quantity_begins_at_its_first_digit(text: str) -> None:
    plain = re.compile(r"(?<![\d/.,])(\d+(?:\.\d{3})*) ([^\W\d_]+)( [^\W\d_]+)?")
    assert told_twice._QUANTITY.findall(text) == plain.findall(text)
