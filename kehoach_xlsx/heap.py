"""What a process let go of goes back to the system, where the C library would keep it for later."""

import sys
from contextlib import suppress


def give_back() -> None:
    """Give back the memory that nothing is in; where the system has no way to ask for it, do nothing."""
    if sys.platform == "linux":
        import ctypes  # only for this, and only where thousands of files were merged

        with suppress(AttributeError, OSError):  # not every C library has it
            ctypes.CDLL(None).malloc_trim(0)
