"""The rows of long tables, written from the XML that the engine made of a sample row.

The engine and the tidying see a short document; here each sample gives way to the rows that have its look. The
bytes are those that the engine itself would have made, and every row is read again on the way out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from xml.parsers import expat

from kehoach_xlsx.outputs.word.long_loops import LongLoop
from kehoach_xlsx.outputs.word.problems import TemplateProblem

_CHUNK = 500  # rows that are in memory as XML at a time
_TAG = re.compile(r"<[^>]*>")
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'  # as docxtpl writes a line break
_HOLLOW = "></w:t>"  # what lxml writes as "/>"; no text can hold it, since its ">" is escaped
_APART = "\0"  # stands in no cleaned text
_END = "</w:tr>"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Look:
    """The XML of one look of a row and the text in it, both as patterns of `%`, and the number of their values."""

    xml: str
    text: str
    values: int


@dataclass(frozen=True, kw_only=True, slots=True)
class _Table:
    """Where the rows of a loop go: `start` to `end` are the samples in the document."""

    start: int
    end: int
    looks: tuple[_Look, ...]
    loop: LongLoop


def with_rows(document: bytes, loops: Sequence[LongLoop]) -> Iterator[bytes] | None:
    """The document part piece by piece, the samples of `loops` filled; None where a sample is not as it should be.

    Raises `TemplateProblem`, while being read, where a row does not say what was written into it.
    """
    text = document.decode()
    tables = []
    for loop in loops:
        if loop.mark not in text:
            continue  # the loop stands under a condition that does not hold
        table = _table(text, loop)
        if table is None:
            return None
        tables.append(table)
    return _reread(text, sorted(tables, key=lambda table: table.start))


def _table(text: str, loop: LongLoop) -> _Table | None:
    looks: list[_Look] = []
    first = start = text.rfind("<w:tr", 0, text.find(loop.marker(0, 0)))
    while start >= 0 and text.startswith("<w:trPr", start):
        first = start = text.rfind("<w:tr", 0, start)
    if start < 0:
        return None
    for index in range(len(loop.fields)):
        end = text.find(_END, start) + len(_END)
        look = _look(text[start:end], loop, index)
        if look is None or not text.startswith("<w:tr", end):
            return None
        looks.append(look)
        start = end
    return _Table(start=first, end=start, looks=tuple(looks), loop=loop)


def _look(row: str, loop: LongLoop, index: int) -> _Look | None:
    """The row with its markers as places of a pattern; None where one is missing, twice, moved or in an attribute."""
    markers = [loop.marker(index, place) for place in range(len(loop.fields[index]))]
    said = _TAG.sub("", row)
    for pattern in (row, said):
        places = [pattern.find(marker) for marker in markers]
        if -1 in places or places != sorted(places) or pattern.count("\ue000") != len(markers):
            return None
    if not row.startswith(("<w:tr>", "<w:tr ")):
        return None
    return _Look(xml=_pattern(row, markers), text=_pattern(_unescaped(said), markers), values=len(markers))


def _pattern(text: str, markers: Sequence[str]) -> str:
    text = text.replace("%", "%%")
    for marker in markers:
        text = text.replace(marker, "%s")
    return text


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _reread(text: str, tables: Sequence[_Table]) -> Iterator[bytes]:
    """Every piece of the document, parsed before it goes out."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    said: list[str] = []
    parser.CharacterDataHandler = said.append
    position = 0
    for table in tables:
        yield _parsed(parser, text[position : table.start])
        for xml, expected in _filled(table):
            said.clear()
            piece = _parsed(parser, xml)
            _check(said, expected)
            yield piece
        position = table.end
    yield _parsed(parser, text[position:])
    parser.Parse(b"", True)


def _parsed(parser: expat.XMLParserType, xml: str) -> bytes:
    piece = xml.encode()
    try:
        parser.Parse(piece, False)
    except expat.ExpatError as error:
        raise TemplateProblem(
            f"Bảng dài của văn bản tạo ra không đọc lại được ({error}); kiểm tra dòng mẫu của bảng.",
            f"A long table of the document cannot be read again ({error}); check its row in the template.",
        ) from error
    return piece


def _filled(table: _Table) -> Iterator[tuple[str, str]]:
    """The rows as XML and as the text that they must say, a few hundred at a time."""
    rows = table.loop.rows
    looks = table.looks
    for start in range(0, len(rows), _CHUNK):
        chunk = rows[start : start + _CHUNK]
        values = [str(value) for value in chain.from_iterable(values for _, values in chunk)]
        plain, escaped = iter(values), iter(_escaped(values))
        xml = "".join([looks[look].xml % tuple(islice(escaped, looks[look].values)) for look, _ in chunk])
        text = "".join([looks[look].text % tuple(islice(plain, looks[look].values)) for look, _ in chunk])
        yield xml.replace(_HOLLOW, "/>"), text.replace("\n", "")


def _escaped(values: Sequence[str]) -> list[str]:
    """The values as XML, all at once: a call for each would cost more than the rest of the row."""
    together = _APART.join(values).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return together.replace("\n", _BREAK).split(_APART)


def _check(said: Sequence[str], expected: str) -> None:
    found = "".join(said)
    if found != expected:
        at = next((i for i, pair in enumerate(zip(found, expected, strict=False)) if len({*pair}) > 1), len(found))
        raise TemplateProblem(
            f"Nội dung “{expected[at : at + 80]}” bị mất trong một bảng dài; kiểm tra dòng mẫu của bảng.",
            f"The text “{expected[at : at + 80]}” was lost in a long table; check its row in the template.",
        )
