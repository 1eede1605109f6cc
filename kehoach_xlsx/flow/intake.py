"""The first station: a path in, the tables of a workbook out, as they were read. It never raises over a file."""

from collections.abc import Mapping
from pathlib import Path

from kehoach_xlsx.compilers.form_sheet import PRINTED_TEXTS
from kehoach_xlsx.excel.read import RawWorkbook, Reason, Unreadable, read
from kehoach_xlsx.flow.identify import identify
from kehoach_xlsx.flow.locate import Located, locate, missing
from kehoach_xlsx.flow.rows import filled_cells, stray, strays, take_table
from kehoach_xlsx.model import diagnoses
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.schema import FilledBy, SheetSchema, WorkbookSchema
from kehoach_xlsx.model.table import RawTable
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.vietnamese.text import fold

GUIDANCE_TITLE, CHECK_TITLE = "Hướng dẫn", "Tự kiểm tra"
_OWN_SHEETS = frozenset({fold(GUIDANCE_TITLE), fold(CHECK_TITLE)})

_REASONS = {
    Reason.NOT_FOUND: Wording("không tìm thấy tệp", "there is no such file"),
    Reason.EMPTY: Wording("tệp rỗng", "it is empty"),
    Reason.NOT_A_WORKBOOK: Wording("tệp không phải bảng tính", "it is no spreadsheet"),
    Reason.HTML: Wording("tệp là trang web (HTML) đổi đuôi", "it is a web page under another name"),
    Reason.CSV: Wording("tệp là văn bản CSV đổi đuôi", "it is a CSV text under another name"),
    Reason.DAMAGED: Wording("tệp bị hỏng hoặc thiếu phần cuối", "it is damaged or cut off"),
    Reason.TOO_LARGE: Wording("tệp quá lớn", "it is too large"),
    Reason.HOSTILE: Wording("tệp có cấu trúc bất thường, không an toàn", "its structure is unusual and unsafe"),
    Reason.READER_FAILED: Wording("nội dung tệp bị hỏng", "its content is damaged"),
}


def take_in(path: Path, name: str, kinds: Mapping[str, WorkbookSchema]) -> Incoming:
    """Read one file and find its tables. Findings: as `understand`."""
    return understand(read(path), path, name, kinds)


def understand(
    workbook: RawWorkbook | Unreadable, path: Path, name: str, kinds: Mapping[str, WorkbookSchema]
) -> Incoming:
    """Find the tables of a workbook that was read.

    Findings: KH001, KH002, KH003, KH007, KH008, KH009, KH010, KH011, KH016.
    """
    if isinstance(workbook, Unreadable):
        return Incoming(path=str(path), name=name, findings=(_unreadable(workbook, name),))
    known = identify(workbook)
    schema = kinds.get(known.identity.kind) if known.identity else None
    if known.identity is None or schema is None:
        return _not_wanted(path, name, workbook, known.identity)
    findings = () if known.agree else (Finding(rule=diagnoses.STAMPS_DISAGREE, origin=Origin(path=name)),)
    return _recognised(path, name, workbook, known.identity, schema, findings)


def _unreadable(workbook: Unreadable, name: str) -> Finding:
    if workbook.reason is Reason.ENCRYPTED:
        return Finding(rule=diagnoses.ENCRYPTED, origin=Origin(path=name))
    reason = _REASONS[workbook.reason]
    context = {"reason": reason.vi, "reason_en": reason.en}
    return Finding(rule=diagnoses.UNREADABLE, origin=Origin(path=name), context=context)


def _not_wanted(path: Path, name: str, workbook: RawWorkbook, identity: Identity | None) -> Incoming:
    """A workbook that nobody asked for here: of another kind of ours, or of nobody's."""
    here = Origin(path=name)
    if identity is not None:
        finding = Finding(rule=diagnoses.OTHER_KIND, origin=here, value=identity.kind)
    else:
        finding = Finding(rule=diagnoses.NOT_OURS, origin=here)
    return Incoming(path=str(path), name=name, sha256=workbook.sha256, identity=identity, findings=(finding,))


def _recognised(
    path: Path,
    name: str,
    workbook: RawWorkbook,
    identity: Identity,
    schema: WorkbookSchema,
    findings: tuple[Finding, ...],
) -> Incoming:
    found = locate(workbook, schema.sheets)
    origins = {key: _origin(name, place) for key, place in found.items()}
    tables = {key: take_table(found[key], schema.sheet(key), origins[key]) for key in found}
    problems = [f for s in schema.sheets for f in _absent(s, found.get(s.name), name)]
    outside = [
        *(f for key in found for f in strays(found[key], schema.sheet(key), origins[key], _own_texts(schema))),
        *_added_sheets(workbook, found, name),
    ]
    version = _version(identity, schema, name)
    inside = sum(_input_cells(table) for table in tables.values())
    return Incoming(
        path=str(path),
        name=name,
        sha256=workbook.sha256,
        identity=identity,
        tables=tables,
        findings=(*findings, *version, *problems, *outside),
        cells_read=inside + len(outside),
        cells_outside=len(outside),
    )


def _origin(name: str, found: Located) -> Origin:
    return Origin(path=name, sheet=found.sheet.name, columns=found.letters(), cells=found.addresses())


def _version(identity: Identity, schema: WorkbookSchema, name: str) -> tuple[Finding, ...]:
    here = Origin(path=name)
    if identity.schema_version == schema.version:
        same = identity.schema_hash in {"", schema.digest}
        return () if same else (Finding(rule=diagnoses.OTHER_MAKE, origin=here),)
    context = {"expected": schema.version}
    return (Finding(rule=diagnoses.OTHER_VERSION, origin=here, value=identity.schema_version, context=context),)


def _absent(schema: SheetSchema, found: Located | None, name: str) -> list[Finding]:
    """What the file lacks of a sheet; a missing sheet is one finding, not one per column."""
    if found is None:
        if schema.optional:
            return []
        return [Finding(rule=diagnoses.SHEET_MISSING, origin=Origin(path=name), context={"title": schema.title})]
    origin = _origin(name, found)
    return [
        Finding(rule=diagnoses.COLUMN_MISSING, origin=origin, context={"heading": column.heading})
        for column in missing(found, schema)
    ]


def _added_sheets(workbook: RawWorkbook, found: Mapping[str, Located], name: str) -> list[Finding]:
    """Everything that stands on sheets which are not the workbook's: an officer may have written there."""
    ours = {place.sheet.name for place in found.values()}
    added = (s for s in workbook.sheets if s.name not in ours and not _own(s.name))
    return [
        stray(Origin(path=name, sheet=sheet.name), row, column, value)
        for sheet in added
        for row, column, value in filled_cells(sheet)
    ]


def _own(sheet_name: str) -> bool:
    return sheet_name.startswith("_k") or fold(sheet_name) in _OWN_SHEETS


def _own_texts(schema: WorkbookSchema) -> frozenset[str]:
    """Texts that the template itself prints beside its cells, folded."""
    guidance = (c.guidance for s in schema.sheets for c in s.columns)
    titles = (text for s in schema.sheets for text in (s.title, s.note))
    return frozenset(fold(text) for text in (schema.title, *titles, *guidance, *PRINTED_TEXTS))


def _input_cells(table: RawTable) -> int:
    inputs = {c.name for c in table.schema.columns if c.filled_by is FilledBy.OFFICER}
    return sum(len(inputs & row.cells.keys()) for row in table.rows)
