"""Paper, margins, font and colour, and the page number."""

from collections.abc import Iterator
from typing import Final

from kehoach_xlsx.decree.profile import Profile
from kehoach_xlsx.form_check.document import Line, Section, WordDocument
from kehoach_xlsx.form_check.parts import Parts
from kehoach_xlsx.form_check.telling import Departure, between, depart, measured, quoted
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.workbooks.form_rules import page as rules

_PAPER_SLACK, _MARGIN_SLACK = 1.0, 0.3  # mm: Word rounds paper to points, and hands set margins in hundredths of cm
_SIDES: Final = {
    "top": Wording("Lề trên", "Top margin"),
    "bottom": Wording("Lề dưới", "Bottom margin"),
    "left": Wording("Lề trái", "Left margin"),
    "right": Wording("Lề phải", "Right margin"),
}
_BLACK: Final = frozenset({"auto", "000000", "black", "windowtext"})
_DARKEST: Final = 0x20  # of 255: nobody can tell such a colour from black
_ARABIC: Final = ("decimal", "numberInDash")
_NUMBER: Final = Wording("Số trang", "Page number")
_MAIN: Final = Wording("Văn bản", "The document")


def pages(document: WordDocument, parts: Parts, profile: Profile) -> Iterator[Departure]:
    """All departures of pages and of what is the same all over the document."""
    for section in document.sections:
        yield from _paper(document, section, profile)
        yield from _margins(document, section, profile)
    yield from _main_across(document, parts, profile)
    yield from _fonts(document, profile)
    yield from _colours(document, profile)
    yield from _page_numbers(document, parts, profile)


def _first(document: WordDocument, section: Section) -> Line | None:
    lines = (line for line in document.lines if line.section == section.number)
    return next((line for line in lines if not line.blank), None) if section.number else None


def _paper(document: WordDocument, section: Section, profile: Profile) -> Iterator[Departure]:
    sides = sorted((section.width, section.height))
    if not all(m.span.holds(side, _PAPER_SLACK) for m, side in zip(profile.paper, sides, strict=True)):
        found = f"{sides[0]:.0f} x {sides[1]:.0f} mm"
        yield depart(
            rules.PAPER,
            _first(document, section),
            component=Wording("Khổ giấy", "Paper"),
            found=Wording(found, found),
            required=Wording("A4, 210 x 297 mm", "A4, 210 x 297 mm"),
            article=profile.paper[0].article,
        )


def _margins(document: WordDocument, section: Section, profile: Profile) -> Iterator[Departure]:
    for side, measure in profile.margins.items():
        if not measure.span.holds(section.margins[side], _MARGIN_SLACK):
            yield depart(
                rules.MARGIN,
                _first(document, section),
                component=_SIDES[side],
                found=measured(section.margins[side], "mm"),
                required=between(measure.span.low, measure.span.high, "mm"),
                article=measure.article,
            )


def _main_across(document: WordDocument, parts: Parts, profile: Profile) -> Iterator[Departure]:
    if document.sections[0].landscape:
        where = parts.main[0] if parts.main else None
        article = profile.paper[0].article.replace("Mục I.1", "Mục I.2")
        yield depart(rules.ORIENTATION, where, component=Wording("Phần chính", "The main text"), article=article)


def _everything(document: WordDocument) -> Iterator[Line]:
    yield from document.lines
    yield from document.margins


def _fonts(document: WordDocument, profile: Profile) -> Iterator[Departure]:
    for line in _everything(document):
        fonts = {font for run in line.lettered for font in run.fonts}
        for font in sorted(fonts - {profile.font}):
            yield depart(
                rules.FONT,
                line,
                component=Wording("Phông chữ", "Font"),
                found=quoted(font),
                required=Wording(profile.font, profile.font),
                article=profile.font_article,
            )


def _colours(document: WordDocument, profile: Profile) -> Iterator[Departure]:
    for line in _everything(document):
        wrong = sorted({run.color for run in line.lettered if not _is_black(run.color)})
        if wrong:
            yield depart(
                rules.COLOUR,
                line,
                component=Wording("Màu chữ", "Colour"),
                found=Wording(f"mã màu {wrong[0].upper()}", f"colour {wrong[0].upper()}"),
                required=Wording("màu đen", "black"),
                article=profile.font_article,
            )


def _is_black(color: str) -> bool:
    if color in _BLACK:
        return True
    try:
        value = int(color, 16) if len(color) == 6 else 0xFFFFFF
    except ValueError:
        return False
    return max(value >> 16, value >> 8 & 0xFF, value & 0xFF) <= _DARKEST


def _page_numbers(document: WordDocument, parts: Parts, profile: Profile) -> Iterator[Departure]:
    main = [section for section in document.sections if any(line.section == section.number for line in parts.main)]
    first = main[0] if main else document.sections[0]
    if has_number(first, "first" if first.first_differs else "default"):
        yield depart(rules.PAGE_NUMBER_ON_FIRST, None, article=profile.page_number_article)
    long = document.height(parts.main) > first.text_pt
    for section in document.sections:
        if section is first and not long and not has_number(section):
            continue
        yield from _page_number(document, section, profile)


def has_number(section: Section, kind: str = "default") -> bool:
    """Whether a page of the section that takes headers of this kind shows its number at the top."""
    header = section.headers.get(kind)
    return header is not None and header.page_number is not None


def _page_number(document: WordDocument, section: Section, profile: Profile) -> Iterator[Departure]:
    article = profile.page_number_article
    where = _first(document, section)
    top, bottom = (margins.get("default") for margins in (section.headers, section.footers))
    line = top.page_number if top else None
    if line is None:
        below = bottom.page_number if bottom else None
        if below is None:
            name = _MAIN if where is None else Wording("Phần này", "This section")
            yield depart(rules.PAGE_NUMBER_MISSING, where, component=name, article=article)
        else:
            found, required = Wording("ở chân trang", "at the bottom"), Wording("ở lề trên", "in the top margin")
            yield depart(
                rules.PAGE_NUMBER_PLACE, below, component=_NUMBER, found=found, required=required, article=article
            )
        return
    if not _is_centred(line):
        found, required = Wording("không canh giữa", "not centred"), Wording("canh giữa", "centred")
        yield depart(rules.PAGE_NUMBER_PLACE, line, component=_NUMBER, found=found, required=required, article=article)
    yield from _number_look(line, section, profile)


def _is_centred(line: Line) -> bool:
    tabbed = line.center_tab and line.raw.startswith("\t") and line.raw.count("\t") == 1
    return line.align == "center" or tabbed


def _number_look(line: Line, section: Section, profile: Profile) -> Iterator[Departure]:
    component = profile.components["page_number"]

    def wrong(found: Wording, required: Wording) -> Departure:
        return depart(
            rules.PAGE_NUMBER_LOOK,
            line,
            component=_NUMBER,
            found=found,
            required=required,
            article=component.article,
        )

    sizes = component.sizes
    off = [size for size in _sizes(line) if not sizes.holds(size, 0.01)]
    if off:
        yield wrong(measured(off[0], "pt"), between(sizes.low, sizes.high, "pt"))
    if any(run.italic for run in line.lettered):
        yield wrong(Wording("chữ nghiêng", "italic"), Wording("chữ đứng", "upright"))
    if section.number_format not in _ARABIC:
        yield wrong(Wording("chữ số La Mã hoặc chữ cái", "Roman digits or letters"), Wording("chữ số Ả Rập", "Arabic"))


def _sizes(line: Line) -> tuple[float, ...]:
    return tuple(run.size for run in line.lettered) or (line.size,)
