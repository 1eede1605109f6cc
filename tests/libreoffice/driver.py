"""Hands on LibreOffice: types, chooses, copies, cuts and pastes as a person would, with every lock and check in force.

A program of its own, because UNO belongs to one Python (on Debian the system's) and the tests run in another:

    python3 -I driver.py PIPE

Each line on stdin is a JSON object, {"do": action, …arguments}; the answer is one line on stdout,
{"answer": …} or {"trouble": traceback}. LibreOffice must be listening on the named pipe.
"""

import json
import sys
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

import uno

PATIENCE = 30.0  # seconds for anything to happen on the screen
GRID = "grid_window"
_BOXES = [uno.getConstantByName(f"com.sun.star.accessibility.AccessibleRole.{name}") for name in ("ALERT", "DIALOG")]


class Hands:
    """One person before one screen; workbooks are called by their address."""

    def __init__(self, pipe: str) -> None:
        self._context = _connected(pipe)
        self._desktop = self._service("com.sun.star.frame.Desktop")
        self._toolkit = self._service("com.sun.star.awt.Toolkit")
        self._screen = self._service("org.libreoffice.uitest.UITest")
        self._opened: dict[str, Any] = {}
        self._second_hand = ThreadPoolExecutor(max_workers=1)

    def can_type(self) -> bool:
        """Tell whether this LibreOffice was built with its interface for user interface tests."""
        return self._screen is not None

    def open(self, url: str) -> None:
        """Open a workbook and wait until it can be typed into."""
        self._opened[url] = self._desktop.loadComponentFromURL(url, "_blank", 0, ())
        self._before(url)

    def type(self, url: str, sheet: str, cell: str, text: str) -> list[str]:
        """Go to a cell, type, press Enter; return what message boxes said."""
        grid = self._at(url, sheet, cell)

        def press() -> None:
            grid.executeAction("TYPE", (_named("KEYCODE", "ESC"),))  # after a copy, Enter would paste again
            grid.executeAction("TYPE", (_named("TEXT", text),))
            grid.executeAction("TYPE", (_named("KEYCODE", "RETURN"),))

        return self._boxes_of(press)

    def offered(self, url: str, sheet: str, cell: str) -> list[str]:
        """Pull down a cell's list and put it away; return what it offers."""
        items = self._pull_down(url, sheet, cell)
        self._boxes_of(lambda: items.executeAction("TYPE", (_named("KEYCODE", "ESC"),)))
        return [_state(items.getChild(name), "Text") for name in items.getChildren()]

    def choose(self, url: str, sheet: str, cell: str, text: str) -> list[str]:
        """Pull down a cell's list and choose; return what message boxes said."""
        items = self._pull_down(url, sheet, cell)
        wanted = next(item for name in items.getChildren() if _state(item := items.getChild(name), "Text") == text)

        def press() -> None:
            wanted.executeAction("SELECT", ())
            items.executeAction("TYPE", (_named("KEYCODE", "RETURN"),))

        return self._boxes_of(press)

    def command(self, url: str, sheet: str, cells: str, name: str) -> list[str]:
        """Select cells and give a command of the menu, such as "Copy"; return what message boxes said."""
        self._at(url, sheet, cells)
        frame = self._workbook(url).CurrentController.Frame
        dispatcher = self._service("com.sun.star.frame.DispatchHelper")
        return self._boxes_of(lambda: dispatcher.executeDispatch(frame, f".uno:{name}", "", 0, ()))

    def value(self, url: str, sheet: str, cell: str) -> str | float | None:
        """Return what a cell holds: text, a number (also for a date), or nothing."""
        return _value(self._workbook(url).Sheets.getByName(sheet).getCellRangeByName(cell))

    def shown(self, url: str, sheet: str, cell: str) -> str:
        """Return what a cell shows."""
        return str(self._workbook(url).Sheets.getByName(sheet).getCellRangeByName(cell).String)

    def named(self, url: str, name: str) -> str | float | None:
        """Return what the cell under a defined name holds."""
        cells = self._workbook(url).NamedRanges.getByName(name).getReferredCells()
        return _value(cells.getCellByPosition(0, 0))

    def save(self, url: str, target: str) -> None:
        """Save a copy of a workbook as .xlsx."""
        self._workbook(url).storeToURL(target, (_named("FilterName", "Calc MS Excel 2007 XML"),))

    def close(self, url: str) -> None:
        """Close a workbook, whatever was not saved."""
        if url in self._opened:
            self._opened.pop(url).close(True)

    def leave(self) -> None:
        """End LibreOffice; it would ask what to do with a workbook that is still open."""
        for url in [*self._opened]:
            self.close(url)
        self._desktop.terminate()

    def _workbook(self, url: str) -> Any:
        """An open workbook; one that another LibreOffice had open before it crashed is opened here."""
        if url not in self._opened:
            self.open(url)
        return self._opened[url]

    def _service(self, name: str) -> Any:
        return self._context.ServiceManager.createInstanceWithContext(name, self._context)

    def _before(self, url: str) -> Any:
        """The cells of a workbook, brought to the front."""
        window = self._workbook(url).CurrentController.Frame.ContainerWindow
        window.toFront()
        window.setFocus()
        for _ in _while_patient(f"{url} does not come to the front"):
            self._toolkit.processEventsToIdle()
            top = self._screen.getTopFocusWindow()
            if GRID in top.getChildren():
                return top.getChild(GRID)
        return None

    def _at(self, url: str, sheet: str, cells: str) -> Any:
        """The cells of a workbook, with some of them selected."""
        grid = self._before(url)
        document = self._workbook(url)
        document.CurrentController.select(document.Sheets.getByName(sheet).getCellRangeByName(cells))
        return grid

    def _pull_down(self, url: str, sheet: str, cell: str) -> Any:
        grid = self._at(url, sheet, cell)
        place = self._workbook(url).Sheets.getByName(sheet).getCellRangeByName(cell).CellAddress
        at = (_named("SELECTMENU", ""), _named("COL", str(place.Column)), _named("ROW", str(place.Row)))
        self._boxes_of(lambda: grid.executeAction("LAUNCH", at))
        return self._screen.getFloatWindow().getChild("list")

    def _boxes_of(self, act: Callable[[], None]) -> list[str]:
        """Act, and press OK or Yes on every message box that comes up; return what they said."""
        said: list[str] = []
        acting = self._second_hand.submit(act)  # some boxes hold up the very call that raises them
        for _ in _while_patient("the screen does not come to rest"):
            rested = bool(wait([acting], timeout=0.01).done)
            if rested:
                self._toolkit.processEventsToIdle()  # the other boxes come up only now
            top = self._screen.getTopFocusWindow()
            children = top.getChildren()
            button = next((name for name in ("ok", "yes") if name in children), None)
            if GRID in children:
                if rested:
                    break
            elif button:  # else a list that is just being put away
                said.append(self._message())
                top.getChild(button).executeAction("CLICK", ())
                self._toolkit.processEventsToIdle()
        acting.result()
        return said

    def _message(self) -> str:
        """What the message box on top says, as a screen reader tells it: "title: text"."""
        windows = [self._toolkit.getTopWindow(number) for number in range(self._toolkit.getTopWindowCount())]
        box = next(window for window in windows if window.getAccessibleContext().AccessibleRole in _BOXES)
        title, text = _names(box)[:2]
        return f"{title}: {text}"


def _connected(pipe: str) -> Any:
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    for _ in _while_patient(f"no LibreOffice listens on the pipe {pipe}"):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            time.sleep(0.05)
    return None


def _while_patient(trouble: str) -> Any:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        yield
    raise TimeoutError(trouble)


def _named(name: str, value: str) -> Any:
    return uno.createUnoStruct("com.sun.star.beans.PropertyValue", name, 0, value, 0)


def _state(thing: Any, name: str) -> str:
    return str(next(state.Value for state in thing.getState() if state.Name == name))


def _names(accessible: Any) -> list[str]:
    """What a screen reader says of a thing and all that is in it, in order."""
    context = accessible.getAccessibleContext()
    names = [context.AccessibleName] if context.AccessibleName else []
    for number in range(context.getAccessibleChildCount()):
        names += _names(context.getAccessibleChild(number))
    return names


def _value(cell: Any) -> str | float | None:
    kind = cell.Type.value
    if kind == "FORMULA":
        if cell.getError():
            return f"error {cell.getError()}: {cell.String}"
        kind = "VALUE" if cell.FormulaResultType2 == 1 else "TEXT"
    if kind == "EMPTY":
        return None
    return float(cell.Value) if kind == "VALUE" else str(cell.String)


def main() -> None:
    """Do what stdin asks for, line by line."""
    hands = Hands(sys.argv[1])
    for line in sys.stdin:
        wish = json.loads(line)
        try:
            answer = {"answer": getattr(hands, wish.pop("do"))(**wish)}
        except Exception:
            answer = {"trouble": traceback.format_exc()}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
    hands.leave()


if __name__ == "__main__":
    main()
