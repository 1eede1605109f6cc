"""Reading what an agency sent: a path in, plain data out. A bad file is a value here, never an exception.

`read` works in this very process. For files that nobody vouches for there is `isolated.read_all`, which does the
same in a child process and survives what no check foresees.
"""

import hashlib
from collections.abc import Collection, Sequence
from pathlib import Path
from stat import S_ISREG
from typing import Final

from lxml import etree
from python_calamine import PasswordError

from kehoach_xlsx.excel.archive import Archive, repack
from kehoach_xlsx.excel.bounds import check_bounds, check_values, extent
from kehoach_xlsx.excel.compound import check_chains
from kehoach_xlsx.excel.encrypted import decrypted
from kehoach_xlsx.excel.guard import check_declarations, check_formats, check_merged, format_of
from kehoach_xlsx.excel.limits import AGENCY, Limits
from kehoach_xlsx.excel.marks import parse_marks
from kehoach_xlsx.excel.newer_errors import with_known_errors
from kehoach_xlsx.excel.opendocument import read_tables
from kehoach_xlsx.excel.opendocument_names import read_names
from kehoach_xlsx.excel.package import Package, read_package
from kehoach_xlsx.excel.plain_xml import Irregular, survey, without_blanks
from kehoach_xlsx.excel.raw import (
    NOT_CALCULATED,
    Format,
    Marks,
    RawContents,
    RawSheet,
    RawValue,
    RawWorkbook,
    Reason,
    Refused,
    Trouble,
    Unreadable,
)
from kehoach_xlsx.excel.sniff import Container, sniff
from kehoach_xlsx.excel.values import read_values

__all__ = [
    "NOT_CALCULATED",
    "Format",
    "RawContents",
    "RawSheet",
    "RawValue",
    "RawWorkbook",
    "Reason",
    "Trouble",
    "Unreadable",
    "read",
    "read_bytes",
]

_UNREAD: Final = (
    "docprops/",
    "customxml/",
    "xl/theme/",
    "xl/drawings/",
    "xl/charts/",
    "xl/externallinks/",
    "xl/comments",
    "xl/worksheets/_rels/",
)


def read(
    path: Path, *, limits: Limits = AGENCY, passwords: Sequence[str] = (), passed_over: Collection[str] = ()
) -> RawWorkbook | Unreadable:
    """Read a workbook (.xlsx, .xlsm, .xlsb, .xls, .ods, whatever its name says), or say why not.

    `passwords` are tried on an encrypted workbook; hidden sheets named in `passed_over` are not read at all.
    """
    try:
        data = _load(path, limits)
    except Refused as refused:
        return _unreadable(path, refused.trouble)
    contents = read_bytes(data, limits=limits, passwords=passwords, passed_over=passed_over)
    if isinstance(contents, Trouble):
        return _unreadable(path, contents)
    return RawWorkbook(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        format=contents.format,
        sheets=contents.sheets,
        defined_names=contents.defined_names,
        custom_properties=contents.custom_properties,
    )


def read_bytes(
    data: bytes, *, limits: Limits = AGENCY, passwords: Sequence[str] = (), passed_over: Collection[str] = ()
) -> RawContents | Trouble:
    """Read a workbook from its bytes: the doorkeeper first, then marks, then values."""
    try:
        return _contents(data, limits, passwords, passed_over)
    except Refused as refused:
        return refused.trouble
    except etree.XMLSyntaxError as error:
        return Trouble(reason=Reason.DAMAGED, detail=str(error)[:200])
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # a panic of the reader is no Exception
        return Trouble(reason=Reason.READER_FAILED, detail=f"{type(error).__name__}: {error}"[:200])


def _load(path: Path, limits: Limits) -> bytes:
    try:
        about = path.stat()
        if about.st_size > limits.file:
            raise Refused(Reason.TOO_LARGE, f"{about.st_size} bytes")
        if not S_ISREG(about.st_mode):  # a pipe or a device would be read for ever
            raise Refused(Reason.NOT_FOUND)
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Refused(Reason.NOT_FOUND) from error
    except (OSError, ValueError) as error:
        raise Refused(Reason.READER_FAILED, str(error)[:200]) from error


def _unreadable(path: Path, trouble: Trouble) -> Unreadable:
    return Unreadable(path=path, reason=trouble.reason, detail=trouble.detail, sheet=trouble.sheet)


def _contents(data: bytes, limits: Limits, passwords: Sequence[str], passed_over: Collection[str]) -> RawContents:
    if len(data) > limits.file:
        raise Refused(Reason.TOO_LARGE, f"{len(data)} bytes")
    kind = sniff(data)
    if kind is Container.ENCRYPTED:
        return _contents(decrypted(data, passwords), limits, (), passed_over)
    if kind is Container.ZIP:
        return _zipped(data, limits, passed_over)
    check_chains(data)
    try:
        return _filled(read_values(data, {}, passed_over), Format.XLS, Package())
    except PasswordError:
        return _contents(decrypted(data, passwords), limits, (), passed_over)


def _zipped(data: bytes, limits: Limits, passed_over: Collection[str]) -> RawContents:
    archive = Archive(data, limits)
    kind = format_of(archive)
    package = read_package(archive)
    left = {part for name, part in package.parts.items() if name in passed_over}
    parts = {name: archive[name] for name in archive if name not in left and _is_read(name)}
    check_declarations(parts)
    check_formats(parts)
    if kind is Format.ODS:
        marks = read_tables(parts.get("content.xml", b""), limits)
        package = read_names(parts)
    else:
        marks = _slimmed(parts, package, limits)
    return _filled(read_values(repack(parts), marks, passed_over), kind, package)


def _is_read(part: str) -> bool:
    """Say whether a reader of values would open a part; what nobody opens need not be inflated."""
    return not part.lower().startswith(_UNREAD)


def _slimmed(parts: dict[str, bytes], package: Package, limits: Limits) -> dict[str, Marks]:
    """Return the marks of each sheet, and leave out of its part the cells that hold nothing but a format."""
    marks: dict[str, Marks] = {}
    sheets = {part: name for name, part in package.parts.items()}
    for part in parts:
        if part.endswith(".xml") and (part in sheets or "/worksheets/" in f"/{part.lower()}"):
            name = sheets.get(part, part)
            marks[name], parts[part] = _sheet_marks(name, parts[part], limits)
    return marks


def _sheet_marks(name: str, xml: bytes, limits: Limits) -> tuple[Marks, bytes]:
    check_values(name, xml, limits)
    check_merged(name, xml)
    slim = without_blanks(xml)
    try:
        seen = survey(slim)
    except Irregular:
        check_bounds(name, *extent(xml), limits)
        marks = parse_marks(xml)
        return marks, with_known_errors(xml, marks.errors)
    if seen.rows * seen.columns > limits.cells:  # a coarse rectangle around all cells
        check_bounds(name, *extent(slim), limits)
    return seen.marks, with_known_errors(slim, seen.marks.errors)


def _filled(sheets: tuple[RawSheet, ...], kind: Format, package: Package) -> RawContents:
    if not sheets:
        raise Refused(Reason.NOT_A_WORKBOOK, "no sheet")
    if all(sheet.failure for sheet in sheets):
        raise Refused(Reason.READER_FAILED, sheets[0].failure)
    return RawContents(
        format=kind,
        sheets=sheets,
        defined_names=package.defined_names,
        custom_properties=package.custom_properties,
    )
