"""Difficulties and proposals are gathered (DOMAIN §5.1): near-identical ones stand once, with all their senders.

1. A word more or moved is the same; the longest wording is shown.
2. What differs in a number, a negation, a turning word or a name is not; nor what is asked of somebody else.
"""

import pytest

from kehoach_xlsx.consolidate.alike import near
from tests.support.collection import Collection
from tests.support.merging import merged

CONCERN = "| kind | text | addressee |\n|---|---|---|\n| Kiến nghị, đề xuất | {} | {} |"
WISH = "Đề nghị sớm bố trí kinh phí mua sách cho tủ sách các thôn vùng cao năm 2025"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (WISH, WISH + ".", True),
        (WISH, "Đề nghị sớm bố trí kinh phí mua sách cho các tủ sách các thôn vùng cao năm 2025", True),
        (WISH, WISH.replace("2025", "2026"), False),
        (WISH, WISH.replace("sớm bố trí", "không bố trí"), False),
        ("Các thôn đã có đủ người trông coi tủ sách", "Các thôn chưa có đủ người trông coi tủ sách", False),
        (WISH, WISH.replace("sớm", "muộn"), False),
        (WISH.replace("các thôn", "xã Hòa An"), WISH.replace("các thôn", "xã Hòa Ân"), False),
        (WISH, "Đề nghị mở lớp tập huấn cho người trông coi tủ sách", False),
    ],
)
def test_near_is_what_a_reader_would_call_the_same(one: str, other: str, same: bool) -> None:
    assert near(one, other) is near(other, one) is same


def test_near_wishes_to_one_addressee_are_one_with_all_senders_in_the_longest_wording(collection: Collection) -> None:
    longer = WISH.replace("cho tủ sách", "cho các tủ sách")
    to = "Bộ Văn hóa, Thể thao và Du lịch"
    paths = [
        collection.progress("a", difficulties=CONCERN.format(WISH, to)),
        collection.progress("b", difficulties=CONCERN.format(longer, to)),
        collection.progress("c", difficulties=CONCERN.format(WISH, "Bộ Tài chính")),
    ]
    found = merged(collection, paths[::-1]).book.rows("difficulties")
    assert [(r["text"], r["units"], r["senders"], r["addressee"]) for r in found] == [
        (longer, 2, "Sở Văn hóa; Sở Giáo dục", to),
        (WISH, 1, "UBND huyện Thượng Nguồn", "Bộ Tài chính"),
    ]
