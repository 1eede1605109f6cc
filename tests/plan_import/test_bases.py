from kehoach_xlsx.plan_import.bases import LegalBasis, read_bases

from ..support.plan_reading import blocks_of


def bases(preamble: str) -> tuple[LegalBasis, ...]:
    return read_bases(blocks_of("KẾ HOẠCH\nKIỂM TRA\n" + preamble))


def references(preamble: str) -> list[str | None]:
    return [basis.reference for basis in bases(preamble)]


def test_each_line_that_begins_with_can_cu_is_a_basis() -> None:
    found = bases(
        "Căn cứ Luật Hòa giải ở cơ sở ngày 20 tháng 6 năm 2013;\n"
        "Căn cứ Quyết định số 25/2021/QĐ-TTg ngày\n22/7/2021 của Thủ tướng Chính phủ về xã đạt chuẩn;\n"
        "UBND xã ban hành Kế hoạch như sau:"
    )

    assert [(b.reference, b.issued_on, b.issuer, b.line) for b in found] == [
        (None, "2013-06-20", None, 3),
        ("25/2021/QĐ-TTg", "2021-07-22", "Thủ tướng Chính phủ", 4),
    ]
    assert found[0].text == "Luật Hòa giải ở cơ sở ngày 20 tháng 6 năm 2013"


def test_one_sentence_lists_bases_between_semicolons_and_documents_in_titles_are_none() -> None:
    found = references(
        "Thực hiện Kế hoạch số 1/KH-UBND ngày 02/3/2018 của UBND tỉnh để thi hành Quyết định 44/QĐ-TTg của "
        "Thủ tướng; Kế hoạch số 2/KH-UBND của UBND tỉnh, Ban Chỉ đạo xây dựng kế hoạch như sau:"
    )

    assert found == ["1/KH-UBND", "2/KH-UBND"]


def test_one_sentence_lists_bases_between_commas_and_before_the_last_va() -> None:
    found = references(
        "Thực hiện Kết luận số 7-KL/TW ngày 05/3/2019 của Ban Bí thư, Chương trình số 02-CTr/TU của Thành ủy và "
        "Chỉ thị số 9-CT/QU của Quận ủy, UBND quận vừa ban hành Kế hoạch số 41/KH-UBND."
    )

    assert found == ["7-KL/TW", "02-CTr/TU", "9-CT/QU"]


def test_documents_in_quotes_or_brackets_are_no_bases() -> None:
    assert references("Căn cứ Kế hoạch số 1/KH-UBND về “Quyết định số 2/QĐ-UBND” (thay Quyết định số 3/QĐ-UBND);") == [
        "1/KH-UBND"
    ]


def test_numbers_of_all_styles_are_read_without_stray_spaces() -> None:
    found = references(
        "Căn cứ Chỉ thị số 32- CT/TW của Ban Bí thư;\nCăn cứ Quyết định số 762/QĐ-BCA-V03 của Bộ Công an;\n"
        "Căn cứ Công văn số 1534-CV/TU của Tỉnh ủy;\nCăn cứ Luật Hòa giải số 35/2013/QH13;\nUBND xã ban hành Kế hoạch:"
    )

    assert found == ["32-CT/TW", "762/QĐ-BCA-V03", "1534-CV/TU", "35/2013/QH13"]


def test_a_proposal_is_no_basis() -> None:
    found = bases(
        "Căn cứ Quyết định số 1/QĐ-UBND của UBND tỉnh;\nTheo đề nghị của Sở Y tế tại Tờ trình số 5/TTr-SYT,\n"
        "UBND tỉnh ban hành Kế hoạch như sau:"
    )

    assert [b.text for b in found] == ["Quyết định số 1/QĐ-UBND của UBND tỉnh"]


def test_a_first_part_of_bases_is_read_where_the_preamble_has_none() -> None:
    body = blocks_of(
        "I. CĂN CỨ XÂY DỰNG\n- Luật Dược số 105/2016/QH13;\n- Quyết định số 7/QĐ-BYT;\nII. NỘI DUNG\n- Việc"
    )

    found = read_bases(blocks_of("KẾ HOẠCH\nKIỂM TRA"), body)

    assert [b.reference for b in found] == ["105/2016/QH13", "7/QĐ-BYT"]


def test_a_preamble_without_documents_has_no_bases() -> None:
    assert bases("Nhằm nâng cao hiểu biết, UBND xã ban hành Kế hoạch như sau:") == ()
