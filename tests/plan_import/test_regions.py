from kehoach_xlsx.plan_import.blocks import Block
from kehoach_xlsx.plan_import.regions import divide, looks_like_plan

from ..support.plan_reading import blocks_of

PLAN = """
UBND TỈNH MẪU
SỞ TƯ PHÁP
Số: 12/KH-STP
KẾ HOẠCH
Truyền thông năm 2026
Sở Tư pháp ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
1. Để người dân biết luật.
II. NHIỆM VỤ
1. Làm 02 phóng sự; chi tiết tại phụ lục kèm theo.
Trên đây là Kế hoạch của Sở./.
Nơi nhận:
- Lưu: VT.
GIÁM ĐỐC
Nguyễn Văn Mẫu
"""


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks]


def test_a_plan_is_divided_at_its_first_roman_part_and_at_its_recipients() -> None:
    regions = divide(blocks_of(PLAN))

    assert regions.head[-1].text.endswith("như sau:")
    assert texts(regions.body)[0] == "I. MỤC ĐÍCH"
    assert texts(regions.body)[-1].endswith("./.")
    assert texts(regions.closing)[0] == "Nơi nhận:"
    assert regions.appendices == ()


def test_appendices_begin_at_their_headings_after_the_signature_not_where_a_sentence_names_one() -> None:
    after = "PHỤ LỤC I\nPHÂN CÔNG\n(Kèm theo Kế hoạch số 12)\n1. Một việc\nPHỤ LỤC II\n2. Việc khác"

    regions = divide(blocks_of(PLAN + after))

    assert [texts(appendix)[0] for appendix in regions.appendices] == ["PHỤ LỤC I", "PHỤ LỤC II"]
    assert texts(regions.closing)[-1] == "Nguyễn Văn Mẫu"


def test_a_list_in_capitals_that_is_attached_to_the_plan_is_an_appendix() -> None:
    regions = divide(blocks_of(PLAN + "DANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số 12/KH-STP)\n1. Một việc"))

    assert texts(regions.appendices[0])[0] == "DANH MỤC NHIỆM VỤ"


def test_a_decision_before_the_plan_gives_its_head_and_signature_and_the_plan_its_title_and_parts() -> None:
    decision = """
BỘ TƯ PHÁP
Số: 3/QĐ-BTP
QUYẾT ĐỊNH
Ban hành Kế hoạch kiểm tra năm 2026
Căn cứ Nghị định số 1/2020/NĐ-CP;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch kiểm tra.
Nơi nhận:
- Lưu: VT.
BỘ TRƯỞNG
Nguyễn Văn Mẫu
KẾ HOẠCH
KIỂM TRA NĂM 2026
(Ban hành kèm theo Quyết định số 3/QĐ-BTP)
I. NỘI DUNG
1. Kiểm tra ba nơi.
"""

    regions = divide(blocks_of(decision))

    assert "KIỂM TRA NĂM 2026" in texts(regions.head)
    assert "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch kiểm tra." in texts(regions.head)
    assert texts(regions.body) == ["I. NỘI DUNG", "1. Kiểm tra ba nơi."]
    assert texts(regions.closing)[-1] == "Nguyễn Văn Mẫu"


def test_without_roman_parts_the_body_begins_at_item_one() -> None:
    news = "Tin tức\nUBND quận đã ban hành Kế hoạch số 5/KH-UBND, gồm:\n1. Việc một\n2. Việc hai./.\nPHÒNG VĂN HÓA"

    regions = divide(blocks_of(news))

    assert texts(regions.body) == ["1. Việc một", "2. Việc hai./."]
    assert texts(regions.closing) == ["PHÒNG VĂN HÓA"]


def test_a_plan_whose_first_heading_is_lost_begins_after_the_issuing_sentence() -> None:
    text = "KẾ HOẠCH\nKIỂM TRA\nUBND xã ban hành Kế hoạch như sau:\nKiểm tra từng thôn.\nII. TỔ CHỨC\n1. Công an xã"

    assert texts(divide(blocks_of(text)).body)[0] == "Kiểm tra từng thôn."


def test_a_block_that_a_border_cuts_is_given_in_part_with_its_lines() -> None:
    wrapped = Block(text="Hết./. TM. UBND XÃ", lines=("Hết./.", "TM. UBND XÃ"), first=7, last=8)
    begin = blocks_of("KẾ HOẠCH\nKIỂM TRA\nI. VIỆC\n1. Đi")

    regions = divide((*begin, wrapped))

    assert texts(regions.body)[-1] == "Hết./."
    assert (regions.closing[0].text, regions.closing[0].first) == ("TM. UBND XÃ", 8)


def test_a_signature_table_of_two_cells_is_the_closing() -> None:
    row = Block(
        text="", lines=(), first=5, last=5, cells=("Nơi nhận:\n- Lưu: VT.", "TM. UBND XÃ\nCHỦ TỊCH\nNguyễn Văn Mẫu")
    )

    regions = divide((*blocks_of("KẾ HOẠCH\nKIỂM TRA\nI. VIỆC\n1. Đi"), row))

    assert regions.closing == (row,)


def test_the_heads_of_mass_organisations_within_items_do_not_end_the_body() -> None:
    text = "KẾ HOẠCH\nKIỂM TRA\nI. VIỆC\n1. Đi\nChủ tịch UBND các xã chịu trách nhiệm.\n2. Về\nTM. UBND XÃ"

    assert texts(divide(blocks_of(text)).body)[-1] == "2. Về"


def test_plans_look_like_plans() -> None:
    assert looks_like_plan(divide(blocks_of(PLAN)))


def test_an_empty_text_a_story_a_report_and_news_without_duties_do_not() -> None:
    story = "Chương I\nTrời mưa từ sáng. Anh kể về một kế hoạch cũ.\n- Đi thôi! - cô nói.\n- Ừ."
    report = "BÁO CÁO\nKết quả thực hiện Kế hoạch số 5/KH-UBND\nI. KẾT QUẢ\n1. Đã làm."
    news = "Sáng nay, UBND xã ban hành Kế hoạch số 5/KH-UBND.\nBà con phấn khởi."

    assert not any(looks_like_plan(divide(blocks_of(text))) for text in ("", story, report, news))
