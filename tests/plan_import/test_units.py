"""The sheets *Đơn vị* and *Nhóm đơn vị* proposed from the phrases of a plan: units, groups, and what is left."""

from collections.abc import Sequence
from datetime import date

import pytest

from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.plan_import.units import UnitProposals, issuer_level, propose_units
from kehoach_xlsx.planning.checking import check_plan
from kehoach_xlsx.planning.reading import plan_from_book
from kehoach_xlsx.workbooks import codelists
from kehoach_xlsx.workbooks.plan import UNIT_GROUPS, UNITS
from tests.support.collection import plan_book

PROVINCE, CITY = ("UBND tỉnh Cà Mau", "Cà Mau"), ("ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ", "Cần Thơ")
DISTRICT, COMMUNE = ("UBND huyện Năm Căn", "Năm Căn"), ("ỦY BAN NHÂN DÂN XÃ ĐẤT MŨI", "Đất Mũi")
MINISTRY = ("BỘ TƯ PHÁP", "Hà Nội")
BEFORE, AFTER = date(2024, 3, 19), date(2026, 1, 15)


def _proposed(phrases: Sequence[str], where: tuple[str, str | None] = PROVINCE, on: date = BEFORE) -> UnitProposals:
    issuer, place = where
    return propose_units(phrases, issuer=issuer, place=place, level=issuer_level(issuer, place), on=on)


def _unit(phrase: str, where: tuple[str, str | None] = PROVINCE, on: date = BEFORE) -> Row:
    (row,) = _proposed([phrase], where, on).units
    return row


def _group(phrase: str, where: tuple[str, str | None] = PROVINCE, on: date = BEFORE) -> tuple[object, object, object]:
    (row,) = _proposed([phrase], where, on).unit_groups
    return row["group_kind"], row["categories"], row["level"]


def _findings(phrases: Sequence[str], where: tuple[str, str | None], on: date) -> list[Finding]:
    """What `plan check` says of a plan whose one task every phrase leads."""
    found = _proposed(phrases, where, on)
    period: Row = {"period_code": "NAM", "name": "Năm", "starts_on": date(2024, 1, 1), "ends_on": date(2024, 12, 31)}
    book = Book(
        identity=plan_book().identity,
        sheets={
            "document": ({"reference": "01/KH-UBND"},),
            "tasks": ({"task_code": "1", "group_code": "I", "text": "Rà soát", "lead_agencies": "; ".join(phrases)},),
            "units": found.units,
            "unit_groups": found.unit_groups,
            "periods": ({**period, "cutoff_on": date(2024, 12, 2), "due_on": date(2024, 12, 10)},),
        },
    )
    return [finding for finding in check_plan(plan_from_book(book), book) if finding.code not in {"KH503"}]


@pytest.mark.parametrize(
    ("issuer", "place", "level"),
    [
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ", "Cần Thơ", "Tỉnh"),
        ("UBND tỉnh", "Lạng Sơn", "Tỉnh"),
        ("UBND thành phố Cà Mau", "Cà Mau", "Huyện"),
        ("UBND TP Thủ Đức", "Thủ Đức", "Huyện"),
        ("UBND quận", None, "Huyện"),
        ("UBND Quận 5", "Quận 5", "Huyện"),
        ("ỦY BAN NHÂN DÂN PHƯỜNG NINH KIỀU", "Ninh Kiều", "Xã"),
        ("UBND đặc khu Phú Quốc", None, "Xã"),
        ("BỘ TƯ PHÁP", "Hà Nội", "Trung ương"),
        ("Bộ Chỉ huy Quân sự tỉnh", "Cà Mau", "Tỉnh"),
        ("Sở Tư pháp", None, "Tỉnh"),
        ("Ban Chỉ đạo Đề án", "Lạng Sơn", "Tỉnh"),
        ("Ban Chỉ đạo", "Đất Mũi", ""),
    ],
)
def test_the_issuer_tells_the_level_of_the_plan_or_nothing_does(issuer: str, place: str | None, level: str) -> None:
    assert issuer_level(issuer, place) == level


def test_an_agency_becomes_a_unit_with_its_full_name_and_what_people_say() -> None:
    row = _unit("Công an thành phố", CITY)

    assert (row["unit_code"], row["name"], row["short_name"]) == (
        "cong-an",
        "Công an thành phố Cần Thơ",
        "Công an thành phố",
    )
    assert (row["category"], row["level"], row["must_report"]) == ("Công an", "Tỉnh", "Có")


@pytest.mark.parametrize(
    ("phrase", "name", "category"),
    [
        ("Ủy ban MTTQ Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Cà Mau", "Mặt trận Tổ quốc"),
        ("Tỉnh đoàn", "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Cà Mau", "Tổ chức chính trị - xã hội"),
        ("Bộ chỉ huy Bộ đội biên phòng tỉnh", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh Cà Mau", "Quân sự, Biên phòng"),
        ("Báo Cà Mau", "Báo Cà Mau", "Cơ quan báo chí"),
        ("Báo ảnh Đất Mũi", "Báo ảnh Đất Mũi", "Cơ quan báo chí"),
        ("TAND tỉnh", "Tòa án nhân dân tỉnh Cà Mau", "Tòa án, Viện kiểm sát"),
        ("Cục Thuế tỉnh", "Cục Thuế tỉnh Cà Mau", "Cơ quan trung ương tại địa phương"),
        ("Trường Chính trị tỉnh", "Trường Chính trị tỉnh Cà Mau", "Đơn vị sự nghiệp"),
        ("Ban Tổ chức Tỉnh ủy", "Ban Tổ chức Tỉnh ủy Cà Mau", "Cơ quan Đảng"),
        ("Hội Luật gia tỉnh", "Hội Luật gia tỉnh Cà Mau", "Hội, tổ chức xã hội"),
        ("UBND huyện U Minh", "Ủy ban nhân dân huyện U Minh", "Ủy ban nhân dân"),
        ("Công an huyện Năm Căn", "Công an huyện Năm Căn", "Công an"),
        ("Sở Hàng hải", "Sở Hàng hải", "Cơ quan chuyên môn"),
        ("Công ty Điện lực Cà Mau", "Công ty Điện lực Cà Mau", "Khác"),
    ],
)
def test_every_kind_of_agency_has_its_category(phrase: str, name: str, category: str) -> None:
    row = _unit(phrase)

    assert (row["name"], row["category"]) == (name, category)


def test_several_ways_to_write_an_agency_are_one_unit_with_those_as_aliases() -> None:
    found = _proposed(["Sở Tài chính", "Tài chính", "STC", "UBMTTQVN tỉnh", "Ủy ban Mặt trận Tổ quốc tỉnh Cà Mau"])

    assert [row["unit_code"] for row in found.units] == ["so-tai-chinh", "mttq"]
    assert found.units[0]["aliases"] == "Tài chính"
    assert found.unresolved == ("STC",)
    assert found.code_of("Sở TC") == "so-tai-chinh"
    assert found.code_of("Sở Y tế") is None


def test_a_superior_and_the_issuer_itself_are_not_asked_to_report() -> None:
    assert _unit("Bộ Tư pháp")["must_report"] == "Không"
    assert _unit("UBND tỉnh")["must_report"] == "Không"
    assert _unit("Liên đoàn Lao động tỉnh")["must_report"] == "Có"


def test_a_plan_of_2024_keeps_its_own_names_and_points_only_to_successors_that_it_has_too() -> None:
    alone = _unit("Sở Thông tin và Truyền thông")
    found = _proposed(["Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ"])

    assert (alone["valid_to"], alone["successor"]) == (date(2025, 2, 28), None)
    assert found.units[0]["successor"] == "so-khoa-hoc-cong-nghe"


@pytest.mark.parametrize(
    ("phrase", "where", "on", "group"),
    [
        (
            "Các sở, ban, ngành, đoàn thể tỉnh",
            PROVINCE,
            BEFORE,
            (
                "Theo loại và cấp",
                "Cơ quan chuyên môn; Công an; Quân sự, Biên phòng; Tổ chức chính trị - xã hội",
                "Tỉnh",
            ),
        ),
        (
            "Trưởng các phòng, ban, ngành thuộc huyện",
            DISTRICT,
            BEFORE,
            ("Theo loại và cấp", "Cơ quan chuyên môn; Công an; Quân sự, Biên phòng", "Huyện"),
        ),
        (
            "Các cơ quan chuyên môn thuộc UBND tỉnh",
            PROVINCE,
            BEFORE,
            ("Theo loại và cấp", "Cơ quan chuyên môn", "Tỉnh"),
        ),
        ("các đoàn thể thành phố", CITY, BEFORE, ("Theo loại và cấp", "Tổ chức chính trị - xã hội", "Tỉnh")),
        (
            "các tổ chức thành viên của Mặt trận",
            PROVINCE,
            BEFORE,
            ("Theo loại và cấp", "Tổ chức chính trị - xã hội", "Tỉnh"),
        ),
        (
            "các tổ chức chính trị - xã hội từ huyện đến cơ sở",
            DISTRICT,
            BEFORE,
            ("Theo loại và cấp", "Tổ chức chính trị - xã hội", "Huyện"),
        ),
        ("các cơ quan thông tấn, báo chí", CITY, BEFORE, ("Theo loại và cấp", "Cơ quan báo chí", "Tỉnh")),
        ("các cơ quan báo chí", COMMUNE, AFTER, ("Mở", None, None)),
        ("UBND các huyện, thị xã, thành phố", PROVINCE, BEFORE, ("Theo loại và cấp", "Ủy ban nhân dân", "Huyện")),
        ("UBND các huyện, thành phố Cà Mau", PROVINCE, BEFORE, ("Theo loại và cấp", "Ủy ban nhân dân", "Huyện")),
        (
            "Ủy ban nhân dân quận, huyện, xã, phường, thị trấn",
            CITY,
            BEFORE,
            ("Theo loại và cấp", "Ủy ban nhân dân", "Huyện"),
        ),
        ("UBND các xã, phường, đặc khu", PROVINCE, AFTER, ("Theo loại và cấp", "Ủy ban nhân dân", "Xã")),
        ("UBND cấp xã", PROVINCE, AFTER, ("Theo loại và cấp", "Ủy ban nhân dân", "Xã")),
        ("Chủ tịch UBND các phường", DISTRICT, BEFORE, ("Theo loại và cấp", "Ủy ban nhân dân", "Xã")),
        ("UBND các cấp", PROVINCE, BEFORE, ("Theo loại và cấp", "Ủy ban nhân dân", "Huyện")),
        ("UBND các cấp", PROVINCE, AFTER, ("Theo loại và cấp", "Ủy ban nhân dân", "Xã")),
        ("UBND các tỉnh, thành phố", MINISTRY, AFTER, ("Theo loại và cấp", "Ủy ban nhân dân", "Tỉnh")),
        ("Công an xã", PROVINCE, AFTER, ("Theo loại và cấp", "Công an", "Xã")),
        ("Hội đồng phối hợp PBGDPL các cấp", PROVINCE, BEFORE, ("Danh sách", None, None)),
        ("các Trường Cao đẳng", PROVINCE, BEFORE, ("Danh sách", None, None)),
        ("Các cơ quan, đơn vị, địa phương có liên quan", PROVINCE, BEFORE, ("Mở", None, None)),
        ("các cơ quan, tổ chức, cá nhân", PROVINCE, BEFORE, ("Mở", None, None)),
        ("các Sở, ngành, liên quan", PROVINCE, BEFORE, ("Mở", None, None)),
        ("Các thôn, bản, tổ dân phố", COMMUNE, AFTER, ("Mở", None, None)),
    ],
)
def test_a_phrase_for_several_agencies_becomes_a_group(
    phrase: str, where: tuple[str, str | None], on: date, group: tuple[str, str | None, str | None]
) -> None:
    assert _group(phrase, where, on) == group


def test_a_group_of_departments_brings_those_that_the_day_of_the_plan_has() -> None:
    before = {row["short_name"] for row in _proposed(["Các sở, ban, ngành tỉnh"], on=BEFORE).units}
    after = {row["short_name"] for row in _proposed(["Các sở, ban, ngành tỉnh"], on=AFTER).units}

    assert {"Sở Giao thông vận tải", "Sở Thông tin và Truyền thông", "Công an tỉnh"} <= before
    assert "Sở Nông nghiệp và Môi trường" in after - before
    assert "Sở Giao thông vận tải" not in after


def test_a_ministry_knows_its_provinces() -> None:
    found = _proposed(["UBND các tỉnh, thành phố trực thuộc trung ương"], MINISTRY, AFTER)

    assert len(found.units) == 34
    assert found.empty_groups == ()


def test_members_that_only_the_coordinator_knows_are_named_with_what_to_enter() -> None:
    found = _proposed(["UBND các huyện, xã, thị trấn", "các Trường Cao đẳng", "các đơn vị liên quan"])

    assert found.empty_groups == ("UBND các huyện, xã, thị trấn", "các Trường Cao đẳng")
    assert "báo cáo thay cho cấp xã" in str(found.unit_groups[0]["note"])
    assert "trang Đơn vị" in str(found.unit_groups[1]["note"])


def test_the_council_of_every_level_has_that_of_the_plan_as_its_first_member() -> None:
    found = _proposed(["Hội đồng phối hợp PBGDPL các cấp"])

    assert found.unit_groups[0]["members"] == found.units[0]["unit_code"] == "hoi-dong-pbgdpl"


def test_a_commune_of_2026_has_its_offices_its_schools_and_its_officers() -> None:
    phrases = ["Phòng Kinh tế", "Công an xã", "Trường THCS Đất Mũi", "Công chức Tư pháp - Hộ tịch", "Hội CCB xã"]
    found = _proposed(phrases, COMMUNE, AFTER)

    assert [row["name"] for row in found.units] == [
        "Phòng Kinh tế xã Đất Mũi",
        "Công an xã Đất Mũi",
        "Hội Cựu chiến binh xã Đất Mũi",
        "Trường THCS Đất Mũi",
        "Công chức Tư pháp - Hộ tịch",
    ]
    assert {row["level"] for row in found.units} == {"Xã"}


def test_what_is_no_agency_is_left_unresolved() -> None:
    assert _proposed(["Trời mưa", "năm 2024"]).unresolved == ("Trời mưa", "năm 2024")


def test_rows_have_the_columns_and_the_values_of_the_workbook() -> None:
    found = _proposed(["Các sở, ban, ngành tỉnh", "UBND các huyện", "Sở Tư pháp", "Công an huyện Năm Căn"])

    assert all(set(row) <= {column.name for column in UNITS.columns} for row in found.units)
    assert all(set(row) <= {column.name for column in UNIT_GROUPS.columns} for row in found.unit_groups)
    assert all(row["category"] in codelists.CATEGORY.values for row in found.units)
    codes = [row["unit_code"] for row in found.units]
    assert len(set(codes)) == len(codes)


PLANS = {
    "a province in 2024": (
        PROVINCE,
        BEFORE,
        [
            "Các sở, ban, ngành, đoàn thể tỉnh",
            "Các Sở, ban, ngành, đoàn thể",
            "Trung tâm Trợ giúp pháp lý Nhà nước tỉnh (Sở Tư pháp)",
            "Sở Lao động - Thương binh và Xã hội",
            "UBMTTQVN tỉnh",
            "Ủy ban Mặt trận Tổ quốc tỉnh Cà Mau",
            "các tổ chức thành viên của Mặt trận",
            "tổ chức xã hội - nghề nghiệp",
            "Đoàn Luật sư tỉnh",
            "Viện Kiểm sát nhân dân tỉnh",
            "Hội đồng phối hợp PBGDPL các cấp",
            "các Sở, ngành, liên quan",
        ],
    ),
    "a city in 2024": (
        CITY,
        BEFORE,
        [
            "Công an thành phố",
            "Các sở, ban, ngành thành phố",
            "các cơ quan thông tấn, báo chí",
            "các đoàn thể thành phố",
        ],
    ),
    "a district in 2020": (
        ("UBND quận", None),
        date(2020, 12, 18),
        ["Trưởng các phòng, ban, ngành thuộc quận", "Ủy ban Mặt trận Tổ quốc Việt Nam", "các tổ chức thành viên"],
    ),
    "a province in 2026": (
        PROVINCE,
        AFTER,
        ["Sở Dân tộc và Tôn giáo", "Báo và Phát thanh, Truyền hình tỉnh", "Các sở, ban, ngành tỉnh", "Thuế tỉnh"],
    ),
    "a commune in 2026": (COMMUNE, AFTER, ["Các phòng, ban, ngành, đoàn thể xã", "Công an xã", "Các thôn, bản"]),
    "a ministry in 2026": (
        MINISTRY,
        AFTER,
        ["Cục Bổ trợ tư pháp", "Các bộ, cơ quan ngang bộ", "UBND các tỉnh, thành phố"],
    ),
}


@pytest.mark.parametrize("name", PLANS)
def test_the_proposal_passes_plan_check_as_it_is(name: str) -> None:
    where, on, phrases = PLANS[name]

    assert [finding.message() for finding in _findings(phrases, where, on)] == []


def test_plan_check_asks_only_for_the_members_that_are_still_to_be_entered() -> None:
    findings = _findings(["UBND các huyện, thị xã, thành phố", "Sở Tư pháp"], PROVINCE, BEFORE)

    assert [(finding.code, finding.value) for finding in findings] == [("KH502", "UBND các huyện, thị xã, thành phố")]
