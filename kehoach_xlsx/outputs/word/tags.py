"""The tags of a template looked at before anything runs: each closed, each alone where it must be, each paired.

The engine works on XML as text. A tag that is not closed, or a loop whose ends stand in different cells, makes it
lose text or fail with words that name no place; so they are found here, paragraph by paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from kehoach_xlsx.outputs.word.places import Spot, W, spot_words, spots
from kehoach_xlsx.outputs.word.problems import TemplateProblem

_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPEN = re.compile(r"\{\{|\{%|\{#")
_CLOSED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LONE = re.compile(r"\{\s*$|^\s*\}")
_COMMAND = re.compile(r"\{%-?\s*(?:(p|tr|tc|r)\s+)?(\w+).*?%\}", re.DOTALL)
# docxtpl puts such a command in the place of the whole paragraph, cell or row in which it stands.
_SWALLOWERS = {
    "p": ("p", "đoạn", "paragraph"),
    "tc": ("tc", "ô", "cell"),
    "tr": ("tr", "dòng bảng", "table row"),
}
_PAIRS = {"endfor": "for", "endif": "if", "else": "if", "elif": "if"}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Command:
    """A tag that opens or closes: its kind ("tr", or empty), its word, its paragraph and what it stands in."""

    mark: str
    word: str
    text: str
    spot: Spot
    container: etree._Element | None


def check_tags(part: str, root: etree._Element) -> None:
    """Raise `TemplateProblem` for the first tag of a part that is open, not alone, or without its partner."""
    stack: list[_Command] = []
    for spot in spots(root):
        if not {"{", "}"} & {*spot.text}:
            continue
        _check_closed(part, spot)
        for command in _commands(spot):
            _check_alone(part, command)
            _pair(part, command, stack)
    if stack:
        raise _unclosed(part, stack[-1])


def _check_closed(part: str, spot: Spot) -> None:
    position = 0
    while opened := _OPEN.search(spot.text, position):
        end = _ENDS[opened[0]]
        close, again = spot.text.find(end, opened.end()), _OPEN.search(spot.text, opened.end())
        if close < 0 or (again is not None and again.start() < close and end != "#}"):
            vi, en = spot_words(part, spot)
            tag = spot.text[opened.start() : opened.start() + 40]
            raise TemplateProblem(
                f"Mẫu Word, {vi}: thẻ “{tag}” chưa được đóng trong cùng đoạn; thêm “{end}”.",
                f"Word template, {en}: the tag “{tag}” is not closed in its paragraph; add “{end}”.",
            )
        position = close + len(end)
    if _LONE.search(_CLOSED.sub("", spot.text)):  # the engine would put it together with the next paragraph's
        vi, en = spot_words(part, spot)
        raise TemplateProblem(
            f"Mẫu Word, {vi}: dấu ngoặc nhọn lẻ ở đầu hoặc cuối đoạn; bỏ dấu, hoặc viết đủ {{{{ … }}}}.",
            f"Word template, {en}: a lone brace begins or ends the paragraph; remove it, or write {{{{ … }}}} in full.",
        )


def _commands(spot: Spot) -> Iterator[_Command]:
    for found in _COMMAND.finditer(re.sub(r"\{#.*?#\}", "", spot.text)):
        mark, word = found[1] or "", found[2]
        yield _Command(mark=mark, word=word, text=found[0], spot=spot, container=_container(spot.element, mark))


def _container(paragraph: etree._Element, mark: str) -> etree._Element | None:
    """What the two ends of a pair share: the table for rows, the row for cells, else what holds the paragraphs."""
    if mark in ("tr", "tc"):
        return next(paragraph.iterancestors(f"{W}tbl" if mark == "tr" else f"{W}tr"), None)
    return paragraph if mark == "r" else paragraph.getparent()


def _check_alone(part: str, command: _Command) -> None:
    """A command such as {%p … %} stands alone: what stands beside it would vanish from the report."""
    if command.mark not in _SWALLOWERS:
        return
    element, vi, en = _SWALLOWERS[command.mark]
    node = command.spot.element
    if element != "p":
        found = next(node.iterancestors(f"{W}{element}"), None)
        if found is None:
            raise _problem(part, command, f"lệnh {command.text} chỉ dùng trong bảng.", f"{command.text} needs a table.")
        node = found
    own = "".join(t.text or "" for t in node.iter(f"{W}t"))
    pattern = re.compile(rf"\{{%-?\s*{command.mark}\s.*?%\}}")
    if pattern.sub("", own).strip():
        mark = command.mark
        raise _problem(
            part,
            command,
            f"lệnh {{%{mark} … %}} phải đứng riêng một {vi}; đưa chữ ra ngoài.",
            f"a {{%{mark} … %}} command needs its own {en}; move the text.",
        )


def _pair(part: str, command: _Command, stack: list[_Command]) -> None:
    if command.word in ("for", "if"):
        stack.append(command)
        return
    wanted = _PAIRS.get(command.word)
    if wanted is None or (command.word == "else" and stack and stack[-1].word == "for"):
        return
    if not stack or stack[-1].word != wanted:
        raise _astray(part, command, wanted, stack)
    opened = stack[-1] if command.word in ("else", "elif") else stack.pop()
    if (opened.mark, opened.container) != (command.mark, command.container):
        raise _apart(part, opened, command)


def _astray(part: str, command: _Command, wanted: str, stack: list[_Command]) -> TemplateProblem:
    if stack:  # another pair is still open: that is what was forgotten
        return _unclosed(part, stack[-1])
    return _problem(
        part,
        command,
        f"thẻ {command.text} không có thẻ {{% {wanted} … %}} đi trước; thêm thẻ mở hoặc bỏ thẻ này.",
        f"{command.text} has no {{% {wanted} … %}} before it; add one or remove this tag.",
    )


def _unclosed(part: str, opened: _Command) -> TemplateProblem:
    end = f"{{%{opened.mark} end{opened.word} %}}"
    return _problem(
        part,
        opened,
        f"thẻ {opened.word} chưa được đóng; thêm {end} ở cuối phần lặp hoặc điều kiện.",
        f"this {opened.word} is never closed; add {end} where it ends.",
    )


def _apart(part: str, opened: _Command, closed: _Command) -> TemplateProblem:
    here = f"{{%{opened.mark} {closed.word} %}}"
    return _problem(
        part,
        closed,
        f"thẻ này đi với {opened.text} ở đoạn {opened.spot.number} nên phải viết là {here}, trong cùng bảng, ô hoặc "
        "thân văn bản với thẻ đó.",
        f"this tag belongs to {opened.text} in paragraph {opened.spot.number}, so it must be {here} and stand in the "
        "same table, cell or body.",
    )


def _problem(part: str, command: _Command, vi: str, en: str) -> TemplateProblem:
    place_vi, place_en = spot_words(part, command.spot)
    return TemplateProblem(f"Mẫu Word, {place_vi}: {vi}", f"Word template, {place_en}: {en}")
