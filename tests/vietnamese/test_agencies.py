"""Names of agencies: all the ways to write one give one key, and different agencies keep different keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_xlsx.vietnamese.agencies import agency_key, split_agencies, suggest

DEPARTMENTS = [
    "Sở Tư pháp",
    "Sở Tài chính",
    "Sở Nội vụ",
    "Sở Y tế",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Lao động - Thương binh và Xã hội",
    "Công an thành phố Cần Thơ",
    "Ủy ban nhân dân quận Ninh Kiều",
    "Ủy ban nhân dân huyện Phong Điền",
    "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố",
]


@pytest.mark.parametrize(
    ("full", "others"),
    [
        (
            "Ủy ban nhân dân thành phố Cần Thơ",
            ["UBND TP Cần Thơ", "UBND TP. Cần Thơ", "U.B.N.D thành phố Cần Thơ", "ubnd T.P Cần Thơ"],
        ),
        (
            "Sở Văn hóa, Thể thao và Du lịch",
            ["Sở VHTTDL", "Sở VHTT&DL", "Sở VH,TT&DL", "Sở VH, TT và DL", "sở văn hoá thể thao và du lịch"],
        ),
        (
            "Sở Lao động - Thương binh và Xã hội",
            [
                "Sở LĐTBXH",
                "Sở LĐ-TB&XH",
                "Sở LĐTB&XH",
                "Sở LĐ - TB và XH",
                "Sở LDTBXH",
                "Sở Lao động – Thương binh & Xã hội",
            ],
        ),
        ("Sở Thông tin và Truyền thông", ["Sở TT&TT", "Sở TTTT"]),
        ("Sở Giáo dục và Đào tạo", ["Sở GDĐT", "Sở GD&ĐT", "Sở GD-ĐT", "Sở GDDT"]),
        ("Sở Nông nghiệp và Phát triển nông thôn", ["Sở NNPTNT", "Sở NN&PTNT", "Sở NN và PTNT"]),
        ("Sở Nông nghiệp và Môi trường", ["Sở NN&MT"]),
        ("Sở Tài nguyên và Môi trường", ["Sở TN&MT", "Sở TNMT"]),
        ("Sở Tư pháp", ["Sở TP", "SỞ TƯ PHÁP", "sở tư pháp."]),
        ("Sở Công Thương", ["Sở CT", "Sở Công thương"]),
        ("Phòng Văn hóa và Thông tin", ["Phòng VH&TT", "Phòng VHTT"]),
        ("Phòng Tư pháp", ["P. Tư pháp", "Phòng TP"]),
        ("Phường An Bình", ["P. An Bình", "P.An Bình"]),
        ("Quận 1", ["Q.1", "Q1", "Q. 01"]),
        ("Thị xã Bình Minh", ["TX Bình Minh", "TX. Bình Minh"]),
        ("Công an tỉnh", ["CA tỉnh"]),
        ("Công an thành phố", ["CA TP", "CA T.P"]),
        ("Bộ Chỉ huy Quân sự tỉnh", ["BCHQS tỉnh", "Bộ CHQS tỉnh", "BCH Quân sự tỉnh"]),
        ("Ban Chỉ huy Quân sự huyện", ["BCHQS huyện", "BCH quân sự huyện"]),
        ("Ban Chấp hành Đoàn tỉnh", ["BCH Đoàn tỉnh"]),
        (
            "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
            ["UBMTTQ tỉnh", "UBMTTQVN tỉnh", "UBMTTQ VN tỉnh", "Ủy ban MTTQ Việt Nam tỉnh", "UB MTTQ tỉnh"],
        ),
        ("Hội Liên hiệp Phụ nữ tỉnh", ["Hội LHPN tỉnh"]),
        ("Liên đoàn Lao động tỉnh", ["LĐLĐ tỉnh"]),
        ("Đoàn Thanh niên Cộng sản Hồ Chí Minh", ["Đoàn TNCS HCM", "Đoàn TNCS Hồ Chí Minh"]),
        ("Đài Phát thanh và Truyền hình tỉnh", ["Đài PT-TH tỉnh", "Đài PT&TH tỉnh"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_way_to_write_a_name_gives_its_key(full: str, others: list[str]) -> None:
    assert {other: agency_key(other) for other in others} == dict.fromkeys(others, agency_key(full))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở Tài chính", "Sở Tài nguyên và Môi trường"),
        ("UBND xã Tân Thới", "UBND phường Tân Thới"),
        ("Quận 1", "Quận 10"),
        ("Công an tỉnh", "Công an huyện"),
        ("Văn phòng TP", "Văn phòng Tư pháp"),
        ("Đảng bộ TP", "Đảng bộ Tư pháp"),
        ("Xã Cà Lúi", "Xã Công an Lúi"),
        ("Xã Mỹ Thúy", "Xã Mỹ Thúi"),
    ],
)
def test_different_agencies_keep_different_keys(one: str, other: str) -> None:
    assert agency_key(one) != agency_key(other)


@given(st.one_of(st.sampled_from(DEPARTMENTS), st.text()))
def test_a_key_does_not_depend_on_case_or_outer_spaces(name: str) -> None:
    assert agency_key(f" {name}\u00a0") == agency_key(name)


@pytest.mark.parametrize("name", DEPARTMENTS)
def test_a_key_is_its_own_key(name: str) -> None:
    assert agency_key(agency_key(name)) == agency_key(name)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("", ()),
        (" ; ;\n", ()),
        ("Sở Tư pháp", ("Sở Tư pháp",)),
        ("Sở Tư pháp;Sở Y tế\nCông an tỉnh;", ("Sở Tư pháp", "Sở Y tế", "Công an tỉnh")),
        ("Sở Văn hóa, Thể thao và Du lịch", ("Sở Văn hóa, Thể thao và Du lịch",)),
    ],
)
def test_a_list_of_agencies_splits_at_semicolons_and_lines_only(cell: str, names: tuple[str, ...]) -> None:
    assert split_agencies(cell) == names


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("So Tu phap", "Sở Tư pháp"),
        ("Sở Tư phap", "Sở Tư pháp"),
        ("Sở Tài chánh", "Sở Tài chính"),
        ("Công an thành phố", "Công an thành phố Cần Thơ"),
        ("UBND Q. Ninh Kiều", "Ủy ban nhân dân quận Ninh Kiều"),
        ("Sở Văn hóa Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("MTTQ thành phố", "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố"),
    ],
)
def test_the_name_that_was_meant_is_suggested_first(typed: str, meant: str) -> None:
    assert suggest(typed, DEPARTMENTS)[0] == meant


@pytest.mark.parametrize("typed", ["", "abc xyz", "12345", "Thường xuyên", "Sở"])
def test_nothing_is_suggested_for_nonsense(typed: str) -> None:
    assert suggest(typed, DEPARTMENTS) == ()


def test_no_more_is_suggested_than_asked_for() -> None:
    assert len(suggest("Ủy ban nhân dân", DEPARTMENTS, limit=1)) == 1
