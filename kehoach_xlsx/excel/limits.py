"""How much of a machine one file may take: far above what an honest office sends, far below what brings one down."""

from dataclasses import dataclass
from typing import Final

MIB: Final = 2**20


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What a single file may cost. Sizes are in bytes.

    `file` is the file as it lies on the disk, `unpacked` all of its parts together; `values` counts filled cells,
    `cells` the rectangle a reader must hold from A1 to the farthest filled cell of a sheet. `seconds` and `memory`
    are watched from outside, while a child process reads.
    """

    file: int = 100 * MIB
    unpacked: int = 256 * MIB
    values: int = 500_000
    cells: int = 20_000_000
    seconds: float = 20.0
    memory: int = 1024 * MIB


AGENCY: Final = Limits()
"""For what comes in from outside."""

OWN: Final = Limits(unpacked=2048 * MIB, values=50_000_000, cells=50_000_000, seconds=600, memory=8192 * MIB)
"""For the coordinator's plan and consolidated workbook: one that was merged from thousands of files is large."""
