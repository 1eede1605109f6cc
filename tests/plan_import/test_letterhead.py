from kehoach_xlsx.plan_import.blocks import Block, Line
from kehoach_xlsx.plan_import.letterhead import Letterhead, read_letterhead

from ..support.plan_reading import blocks_of


def text(fact: Line | None) -> str | None:
    return fact.text if fact else None


def read(head: str) -> Letterhead:
    return read_letterhead(blocks_of(head))


def test_a_wrapped_letterhead_gives_number_date_place_and_issuer_with_their_lines() -> None:
    head = read(
        "ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số:\n138/KH-UBND\nCà\nMau, ngày 07\ntháng 12 năm 2020\nKẾ HOẠCH\nKIỂM TRA\nCăn cứ Luật Cư trú;"
    )

    assert head.reference == Line(text="138/KH-UBND", number=6)
    assert (text(head.symbol), text(head.issued_on), text(head.place)) == ("KH-UBND", "2020-12-07", "Cà Mau")
    assert head.issuing_agency == Line(text="ỦY BAN NHÂN DÂN TỈNH CÀ MAU", number=1)
    assert head.parent_agency is None


def test_a_department_stands_below_its_parent() -> None:
    head = read("UBND TỈNH MẪU\nSỞ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH\nSố: 1/KH-SVHTTDL\nKẾ HOẠCH\nKIỂM TRA")

    assert text(head.parent_agency) == "UBND TỈNH MẪU"
    assert text(head.issuing_agency) == "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"


def test_an_office_of_a_committee_is_one_agency() -> None:
    head = read("VĂN PHÒNG\nỦY BAN NHÂN DÂN TỈNH\nSố: 1/KH-VP\nKẾ HOẠCH\nKIỂM TRA")

    assert text(head.issuing_agency) == "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH"


def test_a_blank_number_gives_the_symbol_alone_and_a_blank_day_a_month() -> None:
    head = read("BAN CHỈ ĐẠO ĐỀ ÁN\nSố:      /KH-BCĐ\nMẫu, ngày     tháng 01 năm 2021\nKẾ HOẠCH\nKiểm tra")

    assert (head.reference, text(head.symbol)) == (None, "KH-BCĐ")
    assert (text(head.issued_on), text(head.place)) == ("2021-01", "Mẫu")


def test_columns_that_share_lines_are_told_apart() -> None:
    head = read(
        "UBND XÃ TÂN MẪU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Số: 07/KH-UBND Tân Mẫu, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nKIỂM TRA"
    )

    assert (text(head.issuing_agency), text(head.place)) == ("UBND XÃ TÂN MẪU", "Tân Mẫu")


def test_a_letterhead_table_is_read_cell_by_cell() -> None:
    row = Block(
        text="",
        lines=(),
        first=1,
        last=1,
        cells=("UBND HUYỆN A\nSố: 3/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nA, ngày 02 tháng 3 năm 2024"),
    )

    head = read_letterhead((row, *blocks_of("KẾ HOẠCH\nKIỂM TRA")))

    assert (text(head.issuing_agency), text(head.issued_on)) == ("UBND HUYỆN A", "2024-03-02")


def test_without_a_letterhead_the_issuer_is_the_subject_of_the_issuing_sentence() -> None:
    head = read(
        "KẾ HOẠCH\nKiểm tra\nThực hiện Kế hoạch số 5/KH-UBND của UBND tỉnh, Ban Chỉ đạo xây dựng kế hoạch như sau:"
    )

    assert head.issuing_agency == Line(text="Ban Chỉ đạo", number=3)


def test_a_subject_in_capitals_ends_where_the_capitals_end() -> None:
    head = read("KẾ HOẠCH\nTHỰC\nHIỆN ĐỀ ÁN\nNĂM 2024\n(Kèm theo Công văn số 3)\nThực hiện Quyết định số 5/QĐ-TTg")

    assert head.subject == Line(text="THỰC HIỆN ĐỀ ÁN NĂM 2024", number=2)


def test_a_subject_in_small_letters_ends_where_the_bases_begin() -> None:
    head = read("KÉ HOẠCH\nThực hiện Đề án\nnăm 2024 tại xã\nThực hiện Quyết định số 5/QĐ-TTg;")

    assert text(head.subject) == "Thực hiện Đề án năm 2024 tại xã"


def test_a_subject_may_begin_in_the_line_of_the_title() -> None:
    assert text(read("KẾ HOẠCH KIỂM TRA\nNĂM 2025\nCăn cứ Luật Cư trú;").subject) == "KIỂM TRA NĂM 2025"


def test_the_period_is_the_year_and_a_quoted_stage_is_the_programme() -> None:
    period = read("KẾ HOẠCH\nThực hiện Đề án “Hòa giải giai đoạn 2021 - 2027” năm 2024").period

    assert period is not None
    assert (period.text, period.start, period.end) == ("năm 2024", "2024-01-01", "2024-12-31")
    assert period.programme == "giai đoạn 2021 - 2027"


def test_the_period_is_the_stage_where_no_year_stands_beside_it() -> None:
    period = read("KẾ HOẠCH\nTHI HÀNH LUẬT NĂM 2012 GIAI ĐOẠN 2021-2025").period

    assert period is not None
    assert (period.start, period.end, period.programme) == ("2021-01-01", "2025-12-31", None)


def test_a_subject_without_years_has_no_period() -> None:
    assert read("KẾ HOẠCH\nThực hiện Kết luận ngày 20/6/2020").period is None


def test_news_give_number_date_issuer_and_the_subject_from_the_plan_named_again() -> None:
    head = blocks_of(
        "Tin\nThực hiện Kế hoạch số 1/KH-UBND, UBND quận đã ban hành Kế hoạch số 9/KH-UBND ngày 18/12/2020 để làm."
    )
    again = blocks_of("Kế hoạch số 9/KH-UBND của UBND quận về thực hiện Kết luận 80, xem tại đây")

    read_from = read_letterhead(head, again)

    assert (text(read_from.reference), text(read_from.issued_on)) == ("9/KH-UBND", "2020-12-18")
    assert (text(read_from.issuing_agency), text(read_from.subject)) == ("UBND quận", "thực hiện Kết luận 80")


def test_news_name_the_body_not_its_head() -> None:
    head = read(
        "Phó Chủ tịch UBND tỉnh Nguyễn Văn Mẫu vừa ký ban hành Kế hoạch số 9/KH-UBND ngày 01/02/2026 về hòa giải."
    )

    assert (text(head.issuing_agency), text(head.subject)) == ("UBND tỉnh", "hòa giải")


def test_an_empty_head_gives_nothing() -> None:
    assert read("") == Letterhead()
