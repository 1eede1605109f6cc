"""What can go wrong while writing: a layout that Excel could not hold."""


class LayoutError(Exception):
    """A layout asks for something a workbook cannot hold: our own mistake, or text too long for a cell."""

    def __init__(self, *, sheet: str, place: str, problem: str) -> None:
        super().__init__(f"{sheet!r} {place}: {problem}")
        self.sheet = sheet
        self.place = place
        self.problem = problem
