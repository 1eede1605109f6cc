"""How each component is set: size, weight, slope, case, alignment; and the sizes that go together."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from kehoach_xlsx.decree.profile import Component, Profile
from kehoach_xlsx.form_check.document import Line, WordDocument
from kehoach_xlsx.form_check.markers import marker
from kehoach_xlsx.form_check.parts import Lines, Parts
from kehoach_xlsx.form_check.telling import Departure, between, depart, measured, of
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.workbooks.form_rules import head as rules

_BOLD, _REGULAR = Wording("chữ đậm", "bold"), Wording("chữ không đậm", "regular weight")
_ITALIC, _UPRIGHT = Wording("chữ nghiêng", "italic"), Wording("chữ đứng", "upright")
_CAPITALS, _LOWER = Wording("chữ in hoa", "capitals"), Wording("chữ in thường", "lower case")
_ALIGNED: Final = {
    "left": Wording("canh trái", "left"),
    "center": Wording("canh giữa", "centred"),
    "right": Wording("canh phải", "right"),
    "both": Wording("canh đều hai bên", "justified"),
}
_SLACK: Final = 0.01
_TEXT: Final = Wording("Nội dung", "Body")


def looks(document: WordDocument, parts: Parts, profile: Profile) -> Iterator[Departure]:
    """All departures of the look of components."""
    for key, lines in _components(parts):
        for line in lines:
            yield from _look(document, line, profile.components[key])
    yield from _body(document, parts, profile)
    yield from _families(parts, profile)


def _components(parts: Parts) -> Iterable[tuple[str, Lines]]:
    yield from (
        (key, getattr(parts, key))
        for key in (
            "nation", "motto", "parent", "issuer", "number", "place_date", "type_name", "subject", "letter_subject",
            "basis", "authority", "signatory", "recipients_label", "recipients",
        )
    )  # fmt: skip
    yield "addressee", (*parts.addressee, *parts.addressees)
    yield "part", tuple(line for line in parts.body if is_part(line))
    for appendix in parts.appendices:
        yield "appendix_label", (appendix.label,)
        yield "appendix_title", appendix.title
        yield "appendix_note", appendix.note


def is_part(line: Line) -> bool:
    """Whether a line is a heading "I."."""
    found = marker(line.text)
    return found is not None and found.level == "part"


def _look(document: WordDocument, line: Line, component: Component) -> Iterator[Departure]:
    runs = line.lettered
    if not runs:
        return
    yield from _sizes(line, component)
    for rule, wanted, name, yes, no in (
        (rules.WEIGHT, component.bold, "bold", _BOLD, _REGULAR),
        (rules.SLOPE, component.italic, "italic", _ITALIC, _UPRIGHT),
    ):
        if wanted is not None and any(getattr(run, name) != wanted for run in runs):
            yield of(rule, line, component, no if wanted else yes, yes if wanted else no)
    if component.case and _case(line) not in (component.case, ""):
        upper = component.case == "upper"
        yield of(rules.CASE, line, component, _LOWER if upper else _CAPITALS, _CAPITALS if upper else _LOWER)
    if component.align and not _aligned(document, line, component):
        wanted_align = _ALIGNED[component.align[0]]
        yield of(rules.ALIGNMENT, line, component, _ALIGNED.get(line.align, _ALIGNED["left"]), wanted_align)


def _sizes(line: Line, component: Component) -> Iterator[Departure]:
    wrong = [run.size for run in line.lettered if not component.sizes.holds(run.size, _SLACK)]
    if wrong:
        sizes = component.sizes
        found, required = measured(wrong[0], "pt"), between(sizes.low, sizes.high, "pt")
        yield of(
            rules.SIZE,
            line,
            component,
            Wording(f"cỡ chữ {found.vi}", f"size {found.en}"),
            Wording(f"cỡ {required.vi}", f"size {required.en}"),
        )


def _case(line: Line) -> str:
    """How a line is written; "" where it can be both: "UBND" and digits alone."""
    text = line.text
    if not any(letter.isalpha() for letter in text):
        return ""
    if not text.isupper():
        return "sentence"
    return "upper" if sum(letter.isalpha() for letter in text) > 5 else ""


def _aligned(document: WordDocument, line: Line, component: Component) -> bool:
    """Whether a line stands where it must; on one line, left and justified look the same."""
    if line.align in component.align:
        return True
    return line.align in ("left", "both") and "both" in component.align and document.rows_of(line) == 1


def _body(document: WordDocument, parts: Parts, profile: Profile) -> Iterator[Departure]:
    """The text: sizes in range, one size, upright, justified."""
    component = profile.components["body"]
    lines = [line for line in parts.body if line not in parts.basis and line.cell is None]
    plain = [line for line in lines if not is_part(line)]
    for line in plain:
        yield from _sizes(line, component)
        if line.lettered and all(run.italic for run in line.lettered) and not line.text.startswith("("):
            yield of(rules.SLOPE, line, component, _ITALIC, _UPRIGHT)
        if not _aligned(document, line, component) and not _is_heading(line):
            yield of(rules.ALIGNMENT, line, component, _ALIGNED.get(line.align, _ALIGNED["left"]), _ALIGNED["both"])
    yield from _one_size([*lines, *parts.basis], component, profile)


def _is_heading(line: Line) -> bool:
    """A heading between paragraphs may be centred: phần, chương, mục, điều and the like (Mục II.6)."""
    return line.align == "center" and all(run.bold for run in line.lettered)


def _one_size(lines: Iterable[Line], component: Component, profile: Profile) -> Iterator[Departure]:
    right = [line for line in lines if line.lettered and component.sizes.holds(line.shown_size, _SLACK)]
    counts = Counter(dict.fromkeys(sorted({line.shown_size for line in right}), 0))
    for line in right:
        counts[line.shown_size] += len(line.text)
    if len(counts) < 2:
        return
    usual = counts.most_common(1)[0][0]
    for line in right:
        if abs(line.shown_size - usual) > _SLACK:
            found, required = measured(line.shown_size, "pt"), measured(usual, "pt")
            yield depart(
                rules.FAMILY,
                line,
                component=_TEXT,
                found=Wording(f"cỡ chữ {found.vi}", f"size {found.en}"),
                required=Wording(f"{required.vi} như phần còn lại", f"{required.en}, as the rest of it"),
                article=profile.family_article,
            )


def _families(parts: Parts, profile: Profile) -> Iterator[Departure]:
    """The sizes of title, motto and date together; one that is out of its own range was told already."""
    three = (parts.nation, parts.motto, parts.place_date)
    if not all(three):
        return
    sizes = tuple(lines[0].shown_size for lines in three)
    spans = (profile.components[key].sizes for key in ("nation", "motto", "place_date"))
    in_range = all(span.holds(size, _SLACK) for span, size in zip(spans, sizes, strict=True))
    if in_range and sizes not in profile.families:
        found = " - ".join(f"{size:g}" for size in sizes)
        allowed = [" - ".join(f"{size:g}" for size in family) for family in profile.families]
        yield depart(
            rules.FAMILY,
            parts.nation[0],
            component=Wording("Cỡ chữ Quốc hiệu - Tiêu ngữ - địa danh", "Sizes of title, motto and date"),
            found=Wording(found.replace(".", ","), found),
            required=Wording(" hoặc ".join(allowed), " or ".join(allowed)),
            article=profile.family_article,
        )
