"""A child that reads as ours does, except that files with telling names bring it down."""

import os
import time

from kehoach_xlsx.excel import child
from kehoach_xlsx.excel.read import read as honest_read


def odd_read(path, **options):  # type: ignore[no-untyped-def] # stands in for a function of many options
    match path.stem.split("-")[0]:
        case "dies":
            os.abort()
        case "hangs":
            time.sleep(600)
        case "grows":
            keep = []
            while True:
                keep.append(bytearray(os.urandom(2**20)))
        case "babbles":
            os.write(1, b"\0\0\0\x05[1,2]" * 20)
            time.sleep(600)
        case "lies":
            os.write(1, b"\x7f\xff\xff\xff")
            time.sleep(600)
        case "frail":  # falls in the middle of a batch, stands alone
            if os.environ.get("KXL_READ_BEFORE"):
                os.abort()
    os.environ["KXL_READ_BEFORE"] = "1"
    return honest_read(path, **options)


def main() -> None:
    child.read = odd_read  # type: ignore[attr-defined] # the name that the child calls
    child.main()
