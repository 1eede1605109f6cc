"""Which portions of large sheets are made."""

import pytest

from kehoach_xlsx.excel.rows import Portion, RowPieces


def noted_portions(monkeypatch: pytest.MonkeyPatch) -> list[range]:
    """Return a list to which the rows of each portion are added that is made from now on."""
    noted: list[range] = []
    real = RowPieces.made

    def noting(self: RowPieces, portion: Portion) -> bytes:
        noted.append(portion.rows)
        return real(self, portion)

    monkeypatch.setattr(RowPieces, "made", noting)
    return noted
