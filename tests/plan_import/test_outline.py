"""The tree that numbers and bullets draw."""

from typing import Any

from kehoach_xlsx.plan_import.labels import Label
from kehoach_xlsx.plan_import.outline import Node

from ..support.plan_reading import outline_of


def test_items_nest_by_their_numbers_and_bullets() -> None:
    root = outline_of("I. VIỆC\n1. Lớp\n1.1. Mở\na) Mời\n- Thầy\n+ Giỏi\n2. Sách\nII. TIỀN")

    def shape(node: Node) -> list[Any]:
        return [(child.text, shape(child)) for child in node.children]

    lớp: list[Any] = [("Mở", [("Mời", [("Thầy", [("Giỏi", [])])])])]
    assert shape(root) == [("VIỆC", [("Lớp", lớp), ("Sách", [])]), ("TIỀN", [])]


def test_capital_letters_stand_above_or_below_roman_numbers_as_the_text_has_them() -> None:
    above = outline_of("A. CHUNG\nI. Việc\nII. Tiền\nB. RIÊNG")
    below = outline_of("I. VIỆC\nA. Chung\nB. Riêng\nII. TIỀN")

    assert [node.text for node in above.children] == ["CHUNG", "RIÊNG"]
    assert [node.text for node in below.children] == ["VIỆC", "TIỀN"]


def test_the_title_of_a_part_may_stand_in_the_line_below_its_number() -> None:
    root = outline_of("Phần II\nNHIỆM VỤ VÀ GIẢI PHÁP\n1. Mở lớp")

    assert root.children[0].text == "NHIỆM VỤ VÀ GIẢI PHÁP"


def test_words_without_a_number_belong_to_the_item_above_them() -> None:
    root = outline_of("1. Mở lớp\nMỗi lớp hai ngày.\n2. In sách")

    assert [block.text for block in root.children[0].paragraphs] == ["Mỗi lớp hai ngày."]


def test_the_last_sentences_of_a_plan_belong_to_no_item() -> None:
    root = outline_of("1. Mở lớp\n2. In sách\nTrên đây là Kế hoạch của xã.")

    assert root.children[-1].paragraphs == []
    assert [block.text for block in root.paragraphs] == ["Trên đây là Kế hoạch của xã."]


def test_the_value_of_a_label_may_stand_in_the_lines_below_it() -> None:
    root = outline_of("1. Mở lớp\n- Cơ quan chủ trì:\n+ Sở Tư pháp\n+ Công an tỉnh\n2. In sách")

    (label,) = root.children[0].children
    assert label.label is Label.LEAD
    assert [child.text for child in label.children] == ["Sở Tư pháp", "Công an tỉnh"]
