"""Workbooks that are locked with a password to open: opened where the operator gave it."""

import io
from collections.abc import Sequence
from typing import Final

from kehoach_xlsx.excel.raw import Reason, Refused

_OPENS_BY_ITSELF: Final = "VelvetSweatshop"
"""Excel opens what was locked with this word without asking; it does so for some read-only workbooks."""


def decrypted(data: bytes, passwords: Sequence[str]) -> bytes:
    """Return the bytes of the workbook inside a locked one.

    Raises:
        Refused: no password was given, none fits, or the way of locking is not known.
    """
    # Here and not above: the library is slow to import, and only few files need it.
    import msoffcrypto
    from msoffcrypto.exceptions import InvalidKeyError

    try:
        book = msoffcrypto.OfficeFile(io.BytesIO(data))
        for password in (_OPENS_BY_ITSELF, *passwords):
            try:
                return _opened(book, password)
            except InvalidKeyError:
                continue
    except Exception as error:  # the library raises many kinds over a damaged file
        raise Refused(Reason.ENCRYPTED, f"{type(error).__name__}: {error}"[:200]) from error
    raise Refused(Reason.WRONG_PASSWORD if passwords else Reason.ENCRYPTED)


def _opened(book: object, password: str) -> bytes:
    target = io.BytesIO()
    book.load_key(password=password, verify_password=True)  # type: ignore[attr-defined] # a library without types
    book.decrypt(target)  # type: ignore[attr-defined] # likewise
    return target.getvalue()
