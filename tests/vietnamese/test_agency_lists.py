"""Lists of agencies in plans, and the subject of a sentence: where a comma or "và" parts, and where it belongs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_xlsx.vietnamese.agency_lists import begins_agency, leading_agencies, split_phrases

ONE_NAME = (
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Văn hoá, Thể thao và Du lịch",
    "Sở Văn hóa và Thể thao",
    "Sở Lao động - Thương binh và Xã hội",
    "Sở Lao động, Thương binh và Xã hội",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Sở Nông nghiệp và Môi trường",
    "Sở Dân tộc và Tôn giáo",
    "Sở VH,TT&DL",
    "Sở VH, TT và DL",
    "Sở LĐ,TB&XH",
    "Phòng Văn hóa, Khoa học và Thông tin",
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Phòng Lao động - Thương binh và Xã hội huyện",
    "Trung tâm Văn hóa, Thông tin và Thể thao huyện",
    "Trung tâm Văn hóa, Thể thao và Truyền thanh thành phố",
    "Ban Quản lý Khu kinh tế và các khu công nghiệp",
    "Ban Tuyên giáo và Dân vận Tỉnh ủy",
    "Chi cục Thủy lợi và Phòng, chống thiên tai",
    "Đài Phát thanh và Truyền hình tỉnh",
    "Đài Phát thanh, Truyền hình tỉnh",
    "Báo và Phát thanh, Truyền hình tỉnh",
    "Báo và Đài Phát thanh, Truyền hình thành phố",
    "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
    "Văn phòng Đoàn ĐBQH và HĐND tỉnh",
    "Văn phòng HĐND và UBND xã",
    "Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh",
    "Trung tâm Trợ giúp pháp lý Nhà nước tỉnh (Sở Tư pháp)",
    "Công an thành phố (Phòng PV05, PC06)",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh",
)
ONE_GROUP = (
    "Ủy ban nhân dân quận, huyện, xã, phường, thị trấn",
    "UBND các huyện, thị xã, thành phố",
    "UBND các huyện, thị xã và thành phố",
    "UBND các huyện, thành phố Cà Mau",
    "UBND các xã, phường, đặc khu",
    "UBND các huyện, thành phố có địa bàn trọng điểm",
    "UBND huyện và các xã, thị trấn",
    "Chủ tịch UBND các xã, phường",
    "Các sở, ban, ngành, đoàn thể tỉnh",
    "Các sở, ban, ngành và đoàn thể tỉnh",
    "Sở, ban, ngành thành phố",
    "các Sở, ngành, liên quan",
    "các phòng, ban, ngành thuộc quận",
    "Các phòng, ban, đơn vị thuộc huyện",
    "các cơ quan, tổ chức, cá nhân có liên quan",
    "Các cơ quan, đơn vị, địa phương có liên quan",
    "các cơ quan và đơn vị liên quan",
    "các cơ quan thông tấn, báo chí",
    "các tổ chức chính trị - xã hội từ quận đến cơ sở",
    "các tổ chức chính trị xã hội, đoàn thể cấp tỉnh",
    "các tổ chức thành viên của Mặt trận",
    "Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ",
    "Thủ trưởng các sở, ban, ngành thành phố",
    "Giám đốc, Thủ trưởng các sở, ban, ngành tỉnh",
    "các trường đại học, cao đẳng trên địa bàn",
    "các cấp, các ngành",
    "Cán bộ, công chức, viên chức",
    "HĐND, UBND các cấp",
)
SEVERAL = {
    "Sở Tư pháp và Công an thành phố": ("Sở Tư pháp", "Công an thành phố"),
    "Sở Tư pháp, Sở Tài chính, UBND các huyện, thành phố và các đơn vị liên quan": (
        "Sở Tư pháp",
        "Sở Tài chính",
        "UBND các huyện, thành phố",
        "các đơn vị liên quan",
    ),
    "Sở Tư pháp, Tài chính, Nội vụ": ("Sở Tư pháp", "Tài chính", "Nội vụ"),
    "Sở Tư pháp, Văn hóa, Thể thao và Du lịch, Công an tỉnh": (
        "Sở Tư pháp",
        "Văn hóa, Thể thao và Du lịch",
        "Công an tỉnh",
    ),
    "Các Sở: Tư pháp, Lao động - Thương binh và Xã hội; Công an tỉnh": (
        "Sở Tư pháp",
        "Sở Lao động - Thương binh và Xã hội",
        "Công an tỉnh",
    ),
    "các sở, ngành: Y tế, Giáo dục và Đào tạo, Công an tỉnh": ("Sở Y tế", "Sở Giáo dục và Đào tạo", "Công an tỉnh"),
    "Hội Nông dân, Cựu chiến binh, Liên hiệp Phụ nữ": ("Hội Nông dân", "Cựu chiến binh", "Liên hiệp Phụ nữ"),
    "Hội Luật gia thành phố và các đoàn thể thành phố": ("Hội Luật gia thành phố", "các đoàn thể thành phố"),
    "các Trường Cao đẳng, Trung tâm Giáo dục thường xuyên": (
        "các Trường Cao đẳng",
        "Trung tâm Giáo dục thường xuyên",
    ),
    "Ủy ban Mặt trận Tổ quốc huyện, các tổ chức chính trị xã hội cấp huyện": (
        "Ủy ban Mặt trận Tổ quốc huyện",
        "các tổ chức chính trị xã hội cấp huyện",
    ),
    "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức thành viên": (
        "Ủy ban Mặt trận Tổ quốc Việt Nam",
        "các tổ chức thành viên",
    ),
    "Tòa án nhân dân, Viện kiểm sát nhân dân tỉnh": ("Tòa án nhân dân", "Viện kiểm sát nhân dân tỉnh"),
    "TAND, VKSND tỉnh": ("TAND", "VKSND tỉnh"),
    "Công an tỉnh, cơ quan, đơn vị, địa phương có liên quan": (
        "Công an tỉnh",
        "cơ quan, đơn vị, địa phương có liên quan",
    ),
    "Các sở, ban, ngành tỉnh, cơ quan, đơn vị liên quan": ("Các sở, ban, ngành tỉnh", "cơ quan, đơn vị liên quan"),
    "Các sở, ban, ngành và các cơ quan, đơn vị liên quan": (
        "Các sở, ban, ngành",
        "các cơ quan, đơn vị liên quan",
    ),
    "Trưởng các phòng, ban, ngành thuộc quận và Chủ tịch UBND các phường": (
        "Trưởng các phòng, ban, ngành thuộc quận",
        "Chủ tịch UBND các phường",
    ),
    "các phòng, ban, ngành, đoàn thể huyện và UBND các xã, thị trấn": (
        "các phòng, ban, ngành, đoàn thể huyện",
        "UBND các xã, thị trấn",
    ),
    "Các cơ quan, UBND các huyện": ("Các cơ quan", "UBND các huyện"),
    "Đài Phát thanh và Truyền hình tỉnh, Báo Cà Mau, Báo ảnh Đất Mũi": (
        "Đài Phát thanh và Truyền hình tỉnh",
        "Báo Cà Mau",
        "Báo ảnh Đất Mũi",
    ),
    "tổ chức chính trị - xã hội, tổ chức xã hội - nghề nghiệp, tổ chức hội": (
        "tổ chức chính trị - xã hội",
        "tổ chức xã hội - nghề nghiệp",
        "tổ chức hội",
    ),
    "Tỉnh đoàn, Hội LHPN tỉnh, Liên đoàn Lao động tỉnh": ("Tỉnh đoàn", "Hội LHPN tỉnh", "Liên đoàn Lao động tỉnh"),
    "Công an xã, Ban Chỉ huy Quân sự xã, các thôn, tổ dân phố": (
        "Công an xã",
        "Ban Chỉ huy Quân sự xã",
        "các thôn, tổ dân phố",
    ),
    "Phòng Kinh tế, Phòng Văn hóa - Xã hội, Trung tâm Phục vụ hành chính công": (
        "Phòng Kinh tế",
        "Phòng Văn hóa - Xã hội",
        "Trung tâm Phục vụ hành chính công",
    ),
    "công chức Tư pháp - Hộ tịch, công chức Văn hóa - Xã hội": (
        "công chức Tư pháp - Hộ tịch",
        "công chức Văn hóa - Xã hội",
    ),
    "Thuế tỉnh, Thống kê tỉnh, Bảo hiểm xã hội tỉnh, Kho bạc Nhà nước khu vực XX": (
        "Thuế tỉnh",
        "Thống kê tỉnh",
        "Bảo hiểm xã hội tỉnh",
        "Kho bạc Nhà nước khu vực XX",
    ),
    "Bộ CHQS tỉnh, BCH Bộ đội Biên phòng tỉnh": ("Bộ CHQS tỉnh", "BCH Bộ đội Biên phòng tỉnh"),
    "Đề nghị Ủy ban MTTQ Việt Nam tỉnh; và các hội, đoàn thể.": (
        "Ủy ban MTTQ Việt Nam tỉnh",
        "các hội, đoàn thể",
    ),
    "UBND các huyện; thị xã; thành phố; Công an tỉnh": ("UBND các huyện, thị xã, thành phố", "Công an tỉnh"),
    "Sở Tư pháp,Công an tỉnh": ("Sở Tư pháp", "Công an tỉnh"),
    "Đài PT-TH tỉnh, Cổng TTĐT tỉnh": ("Đài PT-TH tỉnh", "Cổng TTĐT tỉnh"),
    "Trưởng Công an xã, Chỉ huy trưởng Ban CHQS xã, Hiệu trưởng các trường học": (
        "Trưởng Công an xã",
        "Chỉ huy trưởng Ban CHQS xã",
        "Hiệu trưởng các trường học",
    ),
    "Các ngành, các cấp và các đơn vị liên quan": ("Các ngành, các cấp", "các đơn vị liên quan"),
    "Sở Tư pháp; Sở Y tế;...": ("Sở Tư pháp", "Sở Y tế"),
}


@pytest.mark.parametrize("text", [*ONE_NAME, *ONE_GROUP])
def test_what_is_one_agency_or_one_group_stays_whole(text: str) -> None:
    assert split_phrases(text) == (text,)


@pytest.mark.parametrize(("text", "names"), SEVERAL.items())
def test_a_list_is_parted_where_a_name_or_a_group_begins(text: str, names: tuple[str, ...]) -> None:
    assert split_phrases(text) == names


@pytest.mark.parametrize("name", [*ONE_NAME[:20], *ONE_GROUP[:18]])
@pytest.mark.parametrize("separator", ["; ", ", ", " và ", ";\n"])
def test_any_name_stays_whole_between_two_others(name: str, separator: str) -> None:
    whole = separator.join(("Kho bạc Nhà nước tỉnh", name, "Công an tỉnh"))

    assert split_phrases(whole) == ("Kho bạc Nhà nước tỉnh", name, "Công an tỉnh")


def test_lines_are_names_of_their_own_but_a_wrapped_line_is_not() -> None:
    cell = "- Sở Văn hóa, Thể\nthao và Du lịch\n- Công an tỉnh\nHội Luật gia tỉnh\nUBND các\nphường"

    assert split_phrases(cell) == (
        "Sở Văn hóa, Thể thao và Du lịch",
        "Công an tỉnh",
        "Hội Luật gia tỉnh",
        "UBND các phường",
    )


def test_an_aside_that_is_a_sentence_is_left_out() -> None:
    text = "Ủy ban nhân dân quận, huyện (chỉ đạo Ủy ban nhân dân xã, phường); Công an thành phố"

    assert split_phrases(text) == ("Ủy ban nhân dân quận, huyện", "Công an thành phố")


def test_nothing_gives_no_name() -> None:
    assert split_phrases("") == split_phrases(" ; ... - ") == ()


SUBJECTS = {
    "Công an thành phố lựa chọn nội dung phù hợp": (("Công an thành phố",), "lựa chọn nội dung phù hợp"),
    "Các sở, ban, ngành thành phố; Ủy ban nhân dân quận, huyện, xã, phường, thị trấn; chủ động biên soạn tờ gấp": (
        ("Các sở, ban, ngành thành phố", "Ủy ban nhân dân quận, huyện, xã, phường, thị trấn"),
        "chủ động biên soạn tờ gấp",
    ),
    "Căn cứ chức năng được giao, yêu cầu công tác; các sở, ban, ngành tỉnh; UBND các xã chủ động mở lớp": (
        ("các sở, ban, ngành tỉnh", "UBND các xã"),
        "chủ động mở lớp",
    ),
    "Căn cứ quy định về khen thưởng, Sở Nội vụ có trách nhiệm trình hồ sơ": (
        ("Sở Nội vụ",),
        "có trách nhiệm trình hồ sơ",
    ),
    "Hằng năm, Sở Tư pháp chủ trì tổng kết": (("Sở Tư pháp",), "chủ trì tổng kết"),
    "Trưởng các phòng, ban thuộc huyện và Chủ tịch UBND các xã tổ chức quán triệt": (
        ("Trưởng các phòng, ban thuộc huyện", "Chủ tịch UBND các xã"),
        "tổ chức quán triệt",
    ),
    "Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức thành viên triển khai": (
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã", "các tổ chức thành viên"),
        "triển khai",
    ),
    "UBND các cấp ban hành hoặc tham mưu ban hành": (("UBND các cấp",), "ban hành hoặc tham mưu ban hành"),
    "Các cơ quan, tổ chức, cá nhân có liên quan tổ chức thực hiện": (
        ("Các cơ quan, tổ chức, cá nhân có liên quan",),
        "tổ chức thực hiện",
    ),
    "Các phòng, ban, ngành tổ chức tập huấn": (("Các phòng, ban, ngành",), "tổ chức tập huấn"),
    "Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh chỉ đạo": (
        ("Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh",),
        "chỉ đạo",
    ),
    "Các cơ quan chuyên môn theo chức năng, nhiệm vụ của mình và UBND các xã chủ động phối hợp": (
        ("Các cơ quan chuyên môn", "UBND các xã"),
        "chủ động phối hợp",
    ),
    "Sở Tư pháp (cơ quan thường trực của Ban Chỉ đạo theo Quyết định của tỉnh) hướng dẫn": (
        ("Sở Tư pháp",),
        "hướng dẫn",
    ),
    "Giao Sở Tư pháp phối hợp với UBND các huyện": (("Sở Tư pháp",), "phối hợp với UBND các huyện"),
    "Yêu cầu Thủ trưởng các đơn vị nghiêm túc thực hiện": (("Thủ trưởng các đơn vị",), "nghiêm túc thực hiện"),
    "Sở Tài chính có trách nhiệm": (("Sở Tài chính",), "có trách nhiệm"),
    "Sở Tài chính: Bố trí kinh phí": (("Sở Tài chính",), "Bố trí kinh phí"),
    "Công an tỉnh nhắc lại việc này với các đồn": (("Công an tỉnh",), "nhắc lại việc này với các đồn"),
    "Văn phòng UBND tỉnh theo dõi, đôn đốc": (("Văn phòng UBND tỉnh",), "theo dõi, đôn đốc"),
    "Ban Tổ chức Tỉnh ủy thẩm định": (("Ban Tổ chức Tỉnh ủy",), "thẩm định"),
    "Sở Xây dựng, Sở Giáo dục và Đào tạo tuyên truyền": (("Sở Xây dựng", "Sở Giáo dục và Đào tạo"), "tuyên truyền"),
    "Sở Tư pháp và các Sở, ngành, liên quan tham mưu": (("Sở Tư pháp", "các Sở, ngành, liên quan"), "tham mưu"),
    "Trường Chính trị tỉnh, Trung tâm Giáo dục thường xuyên:": (
        ("Trường Chính trị tỉnh", "Trung tâm Giáo dục thường xuyên"),
        "",
    ),
    "Sở Tư pháp, Công an tỉnh.": (("Sở Tư pháp", "Công an tỉnh"), ""),
    "Công chức Tư pháp - Hộ tịch phối hợp với các thôn": (("Công chức Tư pháp - Hộ tịch",), "phối hợp với các thôn"),
    "Phòng Kinh tế hạ tầng, Viện Quy hoạch xây dựng lập hồ sơ": (
        ("Phòng Kinh tế hạ tầng", "Viện Quy hoạch xây dựng"),
        "lập hồ sơ",
    ),
    "Cục Phổ biến, giáo dục pháp luật biên soạn tài liệu": (
        ("Cục Phổ biến, giáo dục pháp luật",),
        "biên soạn tài liệu",
    ),
    "Các Sở: Tư pháp, Nội vụ rà soát": (("Sở Tư pháp", "Sở Nội vụ"), "rà soát"),
    "UBND TP. Cà Mau bố trí kinh phí": (("UBND TP. Cà Mau",), "bố trí kinh phí"),
}
NO_SUBJECT = (
    "Tổ chức quán triệt nội dung Kế hoạch",
    "Thường xuyên củng cố đội ngũ báo cáo viên",
    "Phát huy vai trò của Mặt trận Tổ quốc",
    "Căn cứ dự toán được UBND tỉnh giao, tham mưu cấp có thẩm quyền phê duyệt",
    "Căn cứ chức năng được giao, chủ trì, phối hợp với Sở Tư pháp, các đơn vị có liên quan xây dựng kế hoạch",
    "Hội nghị tổng kết được mở trong quý IV",
    "Ban hành văn bản chỉ đạo",
    "Phòng, chống tội phạm trên địa bàn",
    "Phòng ngừa vi phạm",
    "Báo cáo kết quả về Sở Tư pháp",
    "Đoàn kết, giúp đỡ nhau",
    "Trường hợp có vướng mắc thì phản ánh về Sở Tư pháp",
    "Theo dõi, đôn đốc UBND các huyện",
    "Bộ tài liệu tập huấn cho hòa giải viên",
    "Văn phòng phẩm phục vụ cuộc thi",
    "Cán bộ, công chức phải gương mẫu",
    "Cơ quan phối hợp: Sở Tư pháp",
    "Căn cứ tình hình của địa phương, đơn vị để có biện pháp thực hiện",
    "TỔ CHỨC",
    "Năm 2026",
    "",
)


@pytest.mark.parametrize(("sentence", "parts"), SUBJECTS.items())
def test_a_subject_ends_where_the_verb_begins(sentence: str, parts: tuple[tuple[str, ...], str]) -> None:
    assert leading_agencies(sentence) == parts


@pytest.mark.parametrize("sentence", NO_SUBJECT)
def test_a_sentence_that_begins_otherwise_has_no_subject(sentence: str) -> None:
    assert leading_agencies(sentence) == ((), sentence)


def test_an_agency_is_told_from_words_that_only_look_like_one() -> None:
    assert begins_agency("Đoàn Luật sư tỉnh")
    assert begins_agency("tổ chức chính trị - xã hội")
    assert not begins_agency("đoàn viên, hội viên")
    assert not begins_agency("tổ chức ký cam kết")


@given(st.lists(st.sampled_from([*ONE_NAME, *NO_SUBJECT, "các", "và", ",", ";", "(", ")", "\n", "\ue000", "x"])))
def test_any_text_is_read_and_no_name_is_empty(pieces: list[str]) -> None:
    text = " ".join(pieces)

    assert isinstance(leading_agencies(text), tuple)
    assert all(name == name.strip() and name for name in split_phrases(text))
