"""Hands on LibreOffice Writer: restyles a Word template as an officer would. See `tests/libreoffice/driver.py`.

A program for the Python that has UNO:  python3 -I word_hands.py PIPE
"""

import json
import sys
import time
import traceback
from typing import Any

import uno

PATIENCE = 60.0


def connected(pipe: str) -> Any:
    """The desktop of the LibreOffice that listens on `pipe`."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    until = time.monotonic() + PATIENCE
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def named(name: str, value: object) -> Any:
    """A property as UNO takes it."""
    out = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    out.Name, out.Value = name, value
    return out


def restyle(desktop: Any, source: str, target: str) -> None:
    """Change styles, embolden parts of tags, move section V before IV, add a line, and save as .docx."""
    document = desktop.loadComponentFromURL(source, "_blank", 0, (named("Hidden", True),))
    styles = document.StyleFamilies.getByName("ParagraphStyles")
    body = styles.getByName("BC Nội dung")
    body.CharFontName, body.CharHeight, body.ParaTopMargin = "Liberation Sans", 13.0, 300
    _embolden(document, ("{{ ope", "row.te", "{%tr for row in ta", "authority_li", "{{ group.head"))
    _move(document, "V. KIẾN NGHỊ, ĐỀ XUẤT", 4, "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ")
    closing = _found(document, "{{ closing }}")
    document.Text.insertString(closing.Start, "Mẫu riêng của văn phòng. ", False)
    document.storeToURL(target, (named("FilterName", "MS Word 2007 XML"),))
    document.close(True)


def _found(document: Any, words: str) -> Any:
    search = document.createSearchDescriptor()
    search.SearchString = words
    found = document.findFirst(search)
    assert found is not None, words
    return found


def _embolden(document: Any, pieces: tuple[str, ...]) -> None:
    for words in pieces:
        search = document.createSearchDescriptor()
        search.SearchString = words
        found = document.findAll(search)
        assert found.Count, words
        for index in range(found.Count):
            found.getByIndex(index).CharWeight = 150.0  # com.sun.star.awt.FontWeight.BOLD


def _move(document: Any, first: str, number: int, before: str) -> None:
    """Move `number` paragraphs from that which says `first` to before that which says `before`."""
    paragraphs = _paragraphs(document)
    start = next(index for index, p in enumerate(paragraphs) if p.String == first)
    moved = [(p.String, p.ParaStyleName) for p in paragraphs[start : start + number]]
    for paragraph in paragraphs[start : start + number]:
        paragraph.dispose()
    for words, style in moved:
        target = next(p for p in _paragraphs(document) if p.String == before)
        cursor = document.Text.createTextCursorByRange(target.Start)
        document.Text.insertString(cursor, words, False)
        document.Text.insertControlCharacter(cursor, 0, False)  # PARAGRAPH_BREAK
        cursor.goLeft(1, False)
        cursor.ParaStyleName = style


def _paragraphs(document: Any) -> list[Any]:
    return [p for p in document.Text if p.supportsService("com.sun.star.text.Paragraph")]


def main(pipe: str) -> None:
    """Do as the lines on stdin say."""
    desktop = connected(pipe)
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            assert asked.pop("do") == "restyle"
            restyle(desktop, **asked)
            said: dict[str, object] = {"answer": None}
        except Exception:
            said = {"trouble": traceback.format_exc()}
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
