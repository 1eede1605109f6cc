"""The built-in directory: what every place of a level has, before and since the reorganisation of 2025 (FORM.md A5)."""

from datetime import date

import pytest

from kehoach_xlsx.directory.entries import LEVELS, Entry
from kehoach_xlsx.directory.lookup import AGENCIES, find, standard
from kehoach_xlsx.directory.naming import Place, full_name, short_name
from kehoach_xlsx.directory.places import MERGED, UNCHANGED, became, province_named, provinces_on
from kehoach_xlsx.vietnamese.agencies import agency_key
from kehoach_xlsx.workbooks import codelists

BEFORE, AFTER = date(2024, 3, 19), date(2026, 1, 15)
ENTRIES = [(level, entry) for level, entries in AGENCIES.items() for entry in entries]
TINH = Place(level="Tỉnh", word="tỉnh", name="Cà Mau")
CITY = Place(level="Tỉnh", word="thành phố", name="Cần Thơ")


def entry_of(code: str, level: str) -> Entry:
    """The agency of a level with this code."""
    return next(entry for entry in AGENCIES[level] if entry.code == code)


def _of(name: str, level: str = "Tỉnh", day: date = BEFORE) -> Entry:
    found = find(name, level, day)
    assert found, name
    return found


def _names(level: str, category: str, day: date) -> list[str]:
    return [entry.name for entry in standard(level, (category,), day)]


@pytest.mark.parametrize(("level", "entry"), ENTRIES, ids=[f"{level} {entry.code}" for level, entry in ENTRIES])
def test_every_entry_uses_the_house_lists_and_points_to_agencies_of_its_level(level: str, entry: Entry) -> None:
    assert entry.level == level in codelists.LEVEL.values == LEVELS
    assert entry.category in codelists.CATEGORY.values
    assert entry.code.isascii()
    assert all(entry_of(code, level) for code in entry.successors)
    assert not (entry.valid_from and entry.valid_to) or entry.valid_from < entry.valid_to


@pytest.mark.parametrize("level", LEVELS)
def test_codes_and_names_of_a_level_are_unique(level: str) -> None:
    codes = [entry.code for entry in AGENCIES[level]]
    names = [agency_key(entry.name) for entry in AGENCIES[level]]

    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)


def test_a_province_had_seventeen_common_departments_before_and_has_twelve_since() -> None:
    before = _names("Tỉnh", "Cơ quan chuyên môn", BEFORE)
    since = _names("Tỉnh", "Cơ quan chuyên môn", AFTER)

    assert len(before) == 17
    assert len(since) == 12
    assert set(since) - set(before) == {"Sở Nông nghiệp và Môi trường"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Sở Kế hoạch và Đầu tư", "Sở Tài chính"),
        ("Sở GTVT", "Sở Xây dựng"),
        ("Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ"),
        ("Sở TN&MT", "Sở Nông nghiệp và Môi trường"),
        ("Sở Nông nghiệp và PTNT", "Sở Nông nghiệp và Môi trường"),
        ("Sở LĐ-TB&XH", "Sở Nội vụ"),
        ("Ban Dân tộc", "Sở Dân tộc và Tôn giáo"),
        ("Ban Tuyên giáo Tỉnh ủy", "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
        ("Đài Phát thanh và Truyền hình", "Báo và Phát thanh, Truyền hình"),
    ],
)
def test_an_agency_that_ended_has_its_last_day_and_a_successor(old: str, new: str) -> None:
    entry = find(old.replace("PTNT", "Phát triển nông thôn"), "Tỉnh", BEFORE)

    assert entry is not None
    assert entry.valid_to is not None
    assert entry_of(entry.successors[0], "Tỉnh").name == new


def test_where_the_work_was_divided_the_note_says_who_got_what() -> None:
    labour = _of("Sở Lao động - Thương binh và Xã hội")

    assert [entry_of(code, "Tỉnh").name for code in labour.successors] == [
        "Sở Nội vụ",
        "Sở Y tế",
        "Sở Giáo dục và Đào tạo",
        "Công an",
    ]
    assert "cai nghiện sang Công an" in labour.note


def test_an_abbreviation_gives_the_official_name_but_another_name_is_kept() -> None:
    assert _of("Hội LHPN").name == "Hội Liên hiệp Phụ nữ"
    assert _of("Cục Thuế").name == "Cục Thuế"
    assert _of("Thuế", day=AFTER).name == "Thuế"


def test_there_are_districts_until_the_thirtieth_of_june_2025() -> None:
    assert "Phòng Tư pháp" in _names("Huyện", "Cơ quan chuyên môn", date(2025, 6, 30))
    assert _names("Huyện", "Cơ quan chuyên môn", date(2025, 7, 1)) == []


def test_communes_have_offices_of_their_own_since_july_2025() -> None:
    assert _names("Xã", "Cơ quan chuyên môn", BEFORE) == []
    assert "Phòng Văn hóa - Xã hội" in _names("Xã", "Cơ quan chuyên môn", AFTER)
    assert "Công an" in _names("Xã", "Công an", BEFORE)


def test_63_provinces_became_34() -> None:
    assert len(provinces_on(BEFORE)) == len(set(provinces_on(BEFORE))) == 63
    assert len(provinces_on(AFTER)) == len({*MERGED, *UNCHANGED}) == 34
    assert became("Bình Phước") == "Đồng Nai"
    assert became("Thừa Thiên Huế") == "Huế"


def test_a_province_is_known_however_it_is_typed() -> None:
    assert province_named("BÀ RỊA – VŨNG TÀU") == "Bà Rịa - Vũng Tàu"
    assert province_named("tỉnh Hoà Bình") == "Hòa Bình"


@pytest.mark.parametrize(
    ("name", "place", "full", "short"),
    [
        ("Sở Tư pháp", TINH, "Sở Tư pháp tỉnh Cà Mau", "Sở Tư pháp"),
        ("Công an", CITY, "Công an thành phố Cần Thơ", "Công an thành phố"),
        ("Tỉnh đoàn", CITY, "Đoàn Thanh niên Cộng sản Hồ Chí Minh thành phố Cần Thơ", "Thành đoàn"),
        ("Báo", TINH, "Báo Cà Mau", "Báo Cà Mau"),
        ("Ban Nội chính Tỉnh ủy", CITY, "Ban Nội chính Thành ủy Cần Thơ", "Ban Nội chính Thành ủy"),
        ("Công an", Place(level="Tỉnh", word="tỉnh"), "Công an tỉnh", "Công an tỉnh"),
    ],
)
def test_the_full_name_has_the_place_and_the_short_one_is_what_people_say(
    name: str, place: Place, full: str, short: str
) -> None:
    entry = _of(name)

    assert (full_name(entry, place), short_name(entry, place)) == (full, short)
