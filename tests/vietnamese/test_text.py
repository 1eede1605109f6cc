"""Text from many keyboards: equal where only habit differs, never equal where words differ."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_xlsx.vietnamese.text import fold, mend, slug, sort_key, squeezed, squeezed_all, unaccent

WELL_SPELT = """
    ủy hòa thủy hoàn thuyết khuỷu ngoài xoáy giờ gì giữa của mía quả quốc người thuế chuyện khỏe yếu thuở
"""
# Letters, loose accents and invisible characters, so that chance often makes a near-Vietnamese syllable.
NEAR_VIETNAMESE = st.text(alphabet="aăâeêioôơuưyáàýỷỹíìúqghklmnctđðÐ \u0300\u0301\u0323\u0302\u0309\u200b\u00a0\n\t.")
ANY_TEXT = st.one_of(st.text(), NEAR_VIETNAMESE)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ""),
        ("  Sở Tư pháp  ", "Sở Tư pháp"),
        ("Sở   Tư\u00a0\u00a0pháp", "Sở Tư pháp"),
        ("Sở\u2003Tư\u202fpháp\u3000", "Sở Tư pháp"),
        ("Sở\u200b Tư\u00ad ph\ufeffáp", "Sở Tư pháp"),
        (unicodedata.normalize("NFD", "Sở Tư pháp"), "Sở Tư pháp"),
        ("pha\u200b\u0301p", "pháp"),
        ("Ðồng ðiệu", "Đồng điệu"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("  a  \n\n  b  ", "a\n\nb"),
        ("\n\n a \n", "a"),
        ("a\tb", "a\tb"),
        ("a\x00\x07b\x7f", "ab"),
        ("a\x0bb\x0cc", "a\nb\nc"),
        ("a\ud800b", "ab"),
        ("5 * 3 ~ <x> & y", "5 * 3 ~ <x> & y"),
    ],
)
def test_mend_restores_what_was_meant(typed: str, meant: str) -> None:
    assert mend(typed) == meant


@given(ANY_TEXT)
def test_mending_twice_changes_nothing(text: str) -> None:
    assert mend(mend(text)) == mend(text)


@given(ANY_TEXT)
def test_mended_text_is_nfc_and_has_no_outer_or_double_spaces(text: str) -> None:
    mended = mend(text)
    assert unicodedata.is_normalized("NFC", mended)
    assert mended == mended.strip(" \t\n")
    assert "  " not in mended


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UỶ BAN NHÂN DÂN", "Ủy ban nhân dân"),
        ("hoà giải", "hòa giải"),
        ("Thuỷ lợi", "thủy  lợi"),
        ("Huỳnh", "Hùynh"),
        ("quý", "quí"),
        ("qúy", "quý"),
        ("gìa", "già"),
        ("lý do", "lí do"),
        ("kỹ thuật", "kĩ thuật"),
        ("Mỹ Tho", "MĨ THO"),
        ("tỷ lệ", "tỉ lệ"),
        ("thuở", "thủơ"),
        ("Lao động – Thương binh", "Lao động - Thương binh"),
        ("“Ngày hội”", '"ngày hội"'),
        ("Sở\nTư pháp", "sở tư pháp"),
        (unicodedata.normalize("NFD", "Điện Biên"), "ĐIỆN BIÊN"),
    ],
)
def test_fold_equates_spelling_habits(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("thúy", "thúi"),
        ("tay", "tai"),
        ("ngày", "ngài"),
        ("y tế", "i tế"),
        ("của", "cua"),
        ("mía", "mia"),
        ("Cà Mau", "Cá Mau"),
        ("dân", "đân"),
        ("quýnh", "quính"),
        ("lan", "lân"),
    ],
)
def test_fold_keeps_different_words_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("word", WELL_SPELT.split())
def test_fold_leaves_tones_where_tradition_puts_them(word: str) -> None:
    assert fold(word) == word


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_fold_does_not_see_what_mend_removes(text: str) -> None:
    assert fold(mend(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Đắk Lắk", "Dak Lak"),
        ("Kế hoạch – số 58", "Ke hoach - so 58"),
        (unicodedata.normalize("NFD", "Ủy ban"), "Uy ban"),
        ("日本 x", " x"),
    ],
)
def test_unaccent_gives_ascii(text: str, plain: str) -> None:
    assert unaccent(text) == plain


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("Sở Tư pháp", 60, "so-tu-phap"),
        ("58/KH-UBND", 60, "58-kh-ubnd"),
        ("Sở Tư pháp", 7, "so-tu"),
        ("Sở Tư pháp", 5, "so-tu"),
        ("Nghiêng", 4, "nghi"),
        ("…", 60, ""),
    ],
)
def test_slug_joins_words_and_cuts_between_them(text: str, length: int, expected: str) -> None:
    assert slug(text, length) == expected


@given(st.text(), st.integers(min_value=1, max_value=80))
def test_slug_is_always_fit_for_a_file_name(text: str, length: int) -> None:
    made = slug(text, length)
    assert len(made) <= length
    assert made == made.strip("-").lower()
    assert made.isascii()


def test_sorting_goes_by_letters_before_tones() -> None:
    in_order = [
        "A",
        "À",
        "Ả",
        "Ã",
        "Á",
        "Ạ",
        "An",
        "Ăn",
        "Ân",
        "Dân",
        "Đà Lạt",
        "Đà Nẵng",
        "Em",
        "Ê",
        "Uy",
        "Ưu",
        "Yên",
    ]
    backwards = in_order[::-1]
    assert sorted(backwards, key=sort_key) == in_order


def test_sorting_puts_a_shorter_name_first_and_digits_before_letters() -> None:
    in_order = ["Sở", "Sở 1", "Sở Tư pháp", "Sở Y tế", "Sởi"]
    backwards = in_order[::-1]
    assert sorted(backwards, key=sort_key) == in_order


@given(ANY_TEXT, ANY_TEXT)
def test_sort_keys_are_equal_only_for_equal_texts(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (mend(one) == mend(other))


@given(st.lists(ANY_TEXT, max_size=6))
def test_many_texts_are_squeezed_together_as_each_alone(texts: list[str]) -> None:
    assert squeezed_all(texts) == [squeezed(text) for text in texts]
    assert squeezed_all(texts) == ["".join(fold(text).split()) for text in texts]


def test_more_texts_than_are_looked_at_together_are_squeezed_alike() -> None:
    texts = [f" Xã  {number}\n" if number % 5 else "Ðộc\u00a0lập" for number in range(1300)]
    assert squeezed_all(texts) == [squeezed(text) for text in texts]
