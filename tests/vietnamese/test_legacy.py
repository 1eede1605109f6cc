"""Text of TCVN3 and VNI fonts (TRAPS "Reading"): found, turned into Unicode, and nothing else touched.

1. Whatever was encoded comes back; at least 99 of 100 texts of eight words are found, in either encoding.
2. Proper Vietnamese, French, German and English are never taken for it, alone or in a column.
3. A column is pooled; what makes sense as it stands too is asked.
"""

import random
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_xlsx.vietnamese.legacy import Encoding, Legacy, convert, legacy_of, reading_of
from kehoach_xlsx.vietnamese.legacy_syllables import is_syllable
from kehoach_xlsx.vietnamese.legacy_tables import TCVN3, VNI

# Words of administrative prose, with every vowel, tone and coda that they have.
_PROSE = """
ban hành kế hoạch tuyên truyền phổ biến giáo dục pháp luật năm về việc tổ chức thực hiện nhiệm vụ được giao tại
đơn vị Ủy ban nhân dân huyện xã phường thị trấn tỉnh thành phố sở ngành đoàn thể quận khu ấp thôn bản làng buôn
sóc phum cán bộ công chức viên chức người lao động học sinh sinh viên phụ nữ thanh niên nông dân cựu chiến binh
hội viên già trẻ hội nghị tập huấn bồi dưỡng nghiệp vụ lớp cuộc buổi đợt lượt người tham dự chuyên đề kiểm tra
giám sát sơ kết tổng kết chủ trì phối hợp hướng dẫn đôn đốc rà soát đánh giá xây dựng mô hình điểm duy trì nhân
rộng kinh phí ngân sách tỷ triệu khó khăn vướng mắc kiến nghị đề xuất nguyên nhân giải pháp thời gian tới tiếp
tục tăng cường nâng cao chất lượng hiệu quả báo cáo kết quả quý tháng ngày trước sau khi có không chưa đã đang
sẽ hoàn thành tỷ lệ phần trăm chỉ tiêu số liệu thống kê đường thủy sông biển rừng núi đồi cầu cống nước sạch vệ
sinh môi trường y tế khuya khoắt ngoằn quýt rượu chuyện khuỷu tay gìn giữ giếng nghề nghiệp ghế nghỉ ngơi ngoài
trời oi ả êm ấm ước mơ ưu tiên ươm mầm yếu kém yêu thương ý nghĩa ơn nghĩa tủ sách luân chuyển mượn đọc quyển
trang bìa kệ giá tặng quyên góp thư viện cộng đồng văn hóa thể thao du lịch nghệ thuật
"""
WORDS = _PROSE.split()

ENCODED: Mapping[Encoding, Mapping[str, str]] = {
    Encoding.TCVN3: {letter: sign for sign, letter in TCVN3.items()},
    Encoding.VNI: {letter: signs for signs, letter in VNI.items() if signs.isupper() or signs.islower()},
}


def encoded(text: str, encoding: Encoding) -> str:
    """The text as its fonts keep it; TCVN3 keeps a capital with a tone as the small letter (.VnTimeH shows it)."""
    table = ENCODED[encoding]
    return "".join(table.get(letter) or table.get(letter.lower()) or letter for letter in text)


TEXTS = st.lists(st.sampled_from(WORDS), min_size=8, max_size=8).map(" ".join)
ANY = pytest.mark.parametrize("encoding", list(Encoding))


def test_every_word_of_the_tests_is_a_syllable() -> None:
    assert [word for word in WORDS if not is_syllable(word)] == []


@ANY
@given(TEXTS)
def test_what_was_encoded_comes_back(encoding: Encoding, text: str) -> None:
    typed = encoded(text, encoding)
    if legacy_of([typed]) is not None:
        assert legacy_of([typed]) == Legacy(encoding=encoding)
        assert convert(typed, Legacy(encoding=encoding)).lower() == text.lower()


@ANY
def test_99_of_100_texts_of_eight_words_are_found(encoding: Encoding) -> None:
    chance = random.Random(20)
    texts = [" ".join(chance.choices(WORDS, k=8)) for _ in range(5_000)]
    found = sum(legacy_of([encoded(text, encoding)]) == Legacy(encoding=encoding) for text in texts)
    assert found >= 0.99 * len(texts)


@ANY
@given(TEXTS)
def test_proper_vietnamese_is_never_touched(encoding: Encoding, text: str) -> None:
    assert legacy_of([text]) is None
    assert convert(text, Legacy(encoding=encoding)) == text or not _has_letters_beyond_latin_1(text)


def _has_letters_beyond_latin_1(text: str) -> bool:
    return any(ord(letter) > 0xFF for letter in text)


def test_5000_proper_texts_of_any_length_raise_no_alarm() -> None:
    chance = random.Random(21)
    texts = [" ".join(chance.choices(WORDS, k=chance.randint(1, 12))) for _ in range(5_000)]
    assert [text for text in texts if legacy_of([text]) is not None] == []
    assert legacy_of(texts) is None


FOREIGN = [
    "Café Trung Nguyên", "Ñandú", "Müller", "Müller & Söhne GmbH, Größe über Straße", "naïve façade", "São Paulo",
    "Crème brûlée à la carte, déjà vu, où là-bas", "El Niño, año, señor, mañana, piñata, jalapeño", "Noël", "Zoë",
    "Ångström", "Übergröße für Männer", "l'été à la plage, très tôt le matin, même fête", "garçon, leçon, français",
    "résumé.docx", "báo cáo.xlsx", "Tài liệu số 5.pdf", "© 2024 ® «abc» ½ ¼ ±", "§ 5 Abs. 2", "2 × 3 ÷ 4", "5 m²",
    "có", "không có", "là xã", "Hà Nam", "áo dài", "thé", "tôt", "bánh mì, cà phê", "£5 ¥7 ¢9", "10 µm", "· mục 1 · 2",
    "https://example.vn/tài-liệu?é=1", "", "123", "ASCII only", "\N{SOFT HYPHEN}", "ÀÉÎÕÜ", "øre, æble, blåbær",
]  # fmt: skip


@pytest.mark.parametrize("text", FOREIGN)
def test_other_languages_and_signs_are_never_taken_for_it(text: str) -> None:
    assert legacy_of([text]) is None


def test_a_column_of_other_languages_is_never_taken_for_it() -> None:
    assert legacy_of(FOREIGN) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Uû ban nh©n d©n huyÖn", "Uỷ ban nhân dân huyện"),
        ("Q§-UBND, H§ND, N§-CP", "QĐ-UBND, HĐND, NĐ-CP"),
        ("kinh phÝ 5.000.000®", "kinh phí 5.000.000đ"),
        ("§/c NguyÔn V¨n A", "Đ/c Nguyễn Văn A"),
        ("ñY BAN NH¢N D¢N", "ỦY BAN NHÂN DÂN"),
        ("Tæ chøc 03 líp (120 ng­êi)", "Tổ chức 03 lớp (120 người)"),
    ],
)
def test_the_texts_of_officers_in_tcvn3(typed: str, meant: str) -> None:
    assert convert(typed, Legacy(encoding=Encoding.TCVN3)) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("UÛY BAN NHAÂN DAÂN", "ỦY BAN NHÂN DÂN"),
        ("QÑ-UBND", "QĐ-UBND"),
        ("Ñaõ toå chöùc 03 lôùp", "Đã tổ chức 03 lớp"),
        ("Kyõ sö, quyù, thuûy lôïi", "Kỹ sư, quý, thủy lợi"),
    ],
)
def test_the_texts_of_officers_in_vni(typed: str, meant: str) -> None:
    assert convert(typed, Legacy(encoding=Encoding.VNI)) == meant


def test_short_texts_of_a_column_are_found_together() -> None:
    column = ["Tèt", "Kh¸", "YÕu"]
    assert [legacy_of([text]) for text in column] == [None, None, None]
    assert legacy_of(column) == Legacy(encoding=Encoding.TCVN3)


def test_a_text_that_makes_sense_as_it_stands_is_asked() -> None:
    assert reading_of("cã", Legacy(encoding=Encoding.TCVN3)).candidates == ("cã", "có")
    assert convert("cã", Legacy(encoding=Encoding.TCVN3)) == "cã"


def test_a_font_settles_what_the_text_leaves_open() -> None:
    legacy = legacy_of(["cã", "Tèt"], fonts=[".VnTime"])
    assert legacy == Legacy(encoding=Encoding.TCVN3, witnessed=True)
    assert convert("cã", legacy) == "có"


def test_a_font_of_capitals_gives_capitals() -> None:
    legacy = legacy_of(["céng hßa x· héi"], fonts=[".VnTimeH"])
    assert legacy is not None
    assert convert("céng hßa x· héi", legacy) == "CỘNG HÒA XÃ HỘI"


@given(st.text(), st.sampled_from([convert, lambda text, legacy: str(reading_of(text, legacy))]))
def test_any_text_is_read_without_a_crash(text: str, read: Callable[[str, Legacy], str]) -> None:
    legacy_of([text, text[::-1]])
    for encoding in Encoding:
        read(text, Legacy(encoding=encoding))


@given(st.text(alphabet=st.characters(max_codepoint=0x7F)))
def test_ascii_is_never_touched(text: str) -> None:
    assert legacy_of([text]) is None
    assert all(convert(text, Legacy(encoding=encoding)) == text for encoding in Encoding)
