import pytest

from kehoach_xlsx.plan_import.blocks import Block
from kehoach_xlsx.plan_import.closing import read_closing

from ..support.plan_reading import blocks_of


def signatory(closing: str) -> tuple[str | None, str | None, str | None]:
    signed = read_closing(blocks_of(closing)).signatory
    return signed.authority, signed.title, signed.name


def recipients(closing: str) -> list[str]:
    return [line.text for line in read_closing(blocks_of(closing)).recipients]


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        ("TM. ỦY BAN NHÂN\nDÂN\nCHỦ TỊCH\nLê Văn Mẫu", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Mẫu")),
        (
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nLê Văn Mẫu",
            ("TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Mẫu"),
        ),
        (
            "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH\nLê Văn Mẫu",
            ("TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Mẫu"),
        ),
        ("TRƯỞNG BAN\nPHÓ CHỦ TỊCH UBND TỈNH\nLê Văn Mẫu", ("TRƯỞNG BAN", "PHÓ CHỦ TỊCH UBND TỈNH", "Lê Văn Mẫu")),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTS. Lê Văn Mẫu", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn Mẫu")),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nLê\nVăn Mẫu", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Lê Văn Mẫu")),
        ("GIÁM ĐỐC\nĐại tá Lê Văn Mẫu", (None, "GIÁM ĐỐC", "Đại tá Lê Văn Mẫu")),
        ("Giám đốc\nLê Văn Mẫu", (None, "Giám đốc", "Lê Văn Mẫu")),
        ("Lê Văn Mẫu", (None, None, "Lê Văn Mẫu")),
        ("PHÒNG VĂN HÓA VÀ THÔNG TIN", (None, None, None)),
    ],
)
def test_a_signature_block_gives_authority_title_and_name(
    closing: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    assert signatory(closing) == expected


def test_recipients_are_joined_where_wrapped_and_stripped_of_bullets_and_stops() -> None:
    found = recipients(
        "Nơi nhận:\n- TT. Tỉnh ủy; TT. HĐND;\n- Các sở, ban,\nngành tỉnh;\n- Lưu: VT, NC.\nTM. UBND TỈNH"
    )

    assert found == ["TT. Tỉnh ủy; TT. HĐND", "Các sở, ban, ngành tỉnh", "Lưu: VT, NC"]


def test_recipients_without_bullets_are_one_a_line() -> None:
    assert recipients("Noi nhận\nNhư trên;\nGiám đốc các sở;\nLưu: VT.") == ["Như trên", "Giám đốc các sở", "Lưu: VT"]


def test_what_the_typist_left_below_the_last_recipient_is_none() -> None:
    assert recipients("Nơi nhận:\n- Lưu: VT.\nabc/KH36\nGIÁM ĐỐC\nLê Văn Mẫu") == ["Lưu: VT"]


def test_a_signature_above_the_recipients_is_read_too() -> None:
    closing = "TM. UBND XÃ\nCHỦ TỊCH\nLê Văn Mẫu\nNơi nhận:\n- Lưu: VT."

    assert (signatory(closing)[2], recipients(closing)) == ("Lê Văn Mẫu", ["Lưu: VT"])


def test_a_table_of_two_cells_is_read_cell_by_cell() -> None:
    row = Block(text="", lines=(), first=9, last=9, cells=("Nơi nhận:\n- UBND xã;", "GIÁM ĐỐC\n\nLê Văn Mẫu"))

    closing = read_closing((row,))

    assert (closing.signatory.title, closing.signatory.name) == ("GIÁM ĐỐC", "Lê Văn Mẫu")
    assert [line.text for line in closing.recipients] == ["UBND xã"]


def test_an_empty_closing_gives_nothing() -> None:
    assert (signatory(""), recipients("")) == ((None, None, None), [])
