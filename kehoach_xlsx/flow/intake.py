"""The first station: a path in, the tables of a workbook out, as they were read. It never raises over a file."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Final

from kehoach_xlsx.compilers.form_sheet import PRINTED_TEXTS
from kehoach_xlsx.excel.layout import address
from kehoach_xlsx.excel.limits import AGENCY, Limits
from kehoach_xlsx.excel.read import RawWorkbook, Unreadable, read
from kehoach_xlsx.flow.aside import CHECK_TITLE, GUIDANCE_TITLE, TECHNICAL, aside
from kehoach_xlsx.flow.body import is_blank, plain_body, read_body
from kehoach_xlsx.flow.headings import nearest
from kehoach_xlsx.flow.identify import identify
from kehoach_xlsx.flow.locate import Located, locate, missing
from kehoach_xlsx.flow.opening import cannot_read, unreadable, unseen
from kehoach_xlsx.flow.records import take_table
from kehoach_xlsx.flow.rows import IsOurs, oddities, strays
from kehoach_xlsx.flow.unstamped import claimed_identity, identity_form, known_by_headings, unknown_parts
from kehoach_xlsx.model import diagnoses
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.identity import UNIT_LINE, Identity
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.kept import Kept
from kehoach_xlsx.model.schema import Layout, Migration, SheetSchema, WorkbookSchema
from kehoach_xlsx.model.table import RawTable
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.vietnamese.text import fold

__all__ = ["CHECK_TITLE", "GUIDANCE_TITLE", "take_in", "understand"]

_SUBTITLE = fold("Kế hoạch")  # our subtitles begin so, and stand on every sheet
_PROGRESS = fold(f"Chi tiết ở trang {CHECK_TITLE}.")  # so ends the line that counts what is left


@Kept
def _sheets(schema: WorkbookSchema, migration: Migration | None) -> tuple[SheetSchema, ...]:
    return tuple(map(migration.sheet, schema.sheets)) if migration else schema.sheets


@dataclass(frozen=True, kw_only=True, slots=True)
class _Known:
    """A workbook and what it was known for: its kind, its identity, the older version it follows."""

    workbook: RawWorkbook
    name: str
    schema: WorkbookSchema
    migration: Migration | None = None

    @property
    def sheets(self) -> tuple[SheetSchema, ...]:
        """The sheets as the file should have them."""
        return _sheets(self.schema, self.migration)

    @property
    def handed_out(self) -> bool:
        """Whether the workbook went to a unit; the coordinator's own books are not looked at so closely."""
        return _form(self.schema) is not None


def take_in(path: Path, name: str, kinds: Mapping[str, WorkbookSchema], *, limits: Limits = AGENCY) -> Incoming:
    """Read one file in this process and find its tables. Findings: as `understand`."""
    return understand(read(path, limits=limits), path, name, kinds)


def understand(
    workbook: RawWorkbook | Unreadable, path: Path, name: str, kinds: Mapping[str, WorkbookSchema]
) -> Incoming:
    """Find the tables of a workbook that was read.

    Findings: KH001, KH002, KH003, KH007 to KH011, KH015, KH016, KH025 to KH034, KH036, KH040.
    """
    if isinstance(workbook, Unreadable):
        return Incoming(path=str(path), name=name, findings=(unreadable(workbook, name),))
    known = identify(workbook)
    schema = kinds.get(known.identity.kind) if known.identity else known_by_headings(workbook, kinds)
    if schema is None:
        return _not_wanted(path, name, workbook, known.identity)
    if known.identity is None:
        return _by_headings(_read(_Known(workbook=workbook, name=name, schema=schema), path), schema)
    version = known.identity.schema_version
    migration = schema.migration(version) if version != schema.version else None
    incoming = _read(_Known(workbook=workbook, name=name, schema=schema, migration=migration), path)
    said = [
        *(() if known.agree else (Finding(rule=diagnoses.STAMPS_DISAGREE, origin=Origin(path=name)),)),
        *unseen(workbook, name),
        *_version(known.identity, schema, migration, name),
        *_other_unit(known.identity, incoming),
    ]
    return replace(incoming, identity=known.identity, findings=(*said, *incoming.findings))


def _not_wanted(path: Path, name: str, workbook: RawWorkbook, identity: Identity | None) -> Incoming:
    """A workbook that nobody asked for here: of another kind of ours, or of nobody's."""
    here = Origin(path=name)
    if identity is not None:
        finding = Finding(rule=diagnoses.OTHER_KIND, origin=here, value=identity.kind)
    else:
        finding = Finding(rule=diagnoses.NOT_OURS, origin=here)
    return Incoming(path=str(path), name=name, sha256=workbook.sha256, identity=identity, findings=(finding,))


def _by_headings(incoming: Incoming, schema: WorkbookSchema) -> Incoming:
    """A workbook without stamps: whose it is, as far as its form tells."""
    here, form = Origin(path=incoming.name), identity_form(schema)
    said = [Finding(rule=diagnoses.KNOWN_BY_HEADINGS, origin=here, context={"sheet": form.title if form else ""})]
    if unknown := unknown_parts(schema, incoming):
        vi, en = ", ".join(words.vi for words in unknown), ", ".join(words.en for words in unknown)
        said.append(Finding(rule=diagnoses.IDENTITY_MISSING, origin=here, value=vi, context={"value_en": en}))
    identity = claimed_identity(schema, incoming)
    return replace(incoming, identity=identity, by_headings=True, findings=(*said, *incoming.findings))


_digest: Final[Kept[[WorkbookSchema], str]] = Kept(lambda schema: schema.digest)
_form: Final[Kept[[WorkbookSchema], SheetSchema | None]] = Kept(identity_form)


def _version(identity: Identity, schema: WorkbookSchema, migration: Migration | None, name: str) -> Iterator[Finding]:
    here = Origin(path=name)
    if identity.schema_version == schema.version:
        if identity.schema_hash not in {"", _digest(schema)}:
            yield Finding(rule=diagnoses.OTHER_MAKE, origin=here)
        return
    rule = diagnoses.MIGRATED if migration else diagnoses.OTHER_VERSION
    yield Finding(rule=rule, origin=here, value=identity.schema_version, context={"expected": schema.version})


def _other_unit(identity: Identity, incoming: Incoming) -> Iterator[Finding]:
    """The stamps say whose workbook it is; a form that names another unit was copied, or the file was."""
    said = incoming.line(UNIT_LINE)
    if identity.unit and said and fold(said) != fold(identity.unit):
        here = _line_origin(incoming, UNIT_LINE)
        context = {"expected": identity.unit}
        yield Finding(rule=diagnoses.OTHER_UNIT_NAMED, origin=here, column=UNIT_LINE, value=said, context=context)


def _line_origin(incoming: Incoming, name: str) -> Origin:
    tables = (t for t in incoming.tables.values() if name in t.origin.cells)
    return next((t.origin for t in tables), Origin(path=incoming.name))


# --- reading the sheets ---------------------------------------------------------------------------------


def _read(known: _Known, path: Path) -> Incoming:
    sheets = known.sheets
    found = locate(known.workbook, sheets)
    older = {s.name: s for s in sheets}
    origins = {key: _origin(known.name, place) for key, place in found.items()}
    bodies = {
        key: read_body(place, older[key], sheets) if known.handed_out else plain_body(place)
        for key, place in found.items()
    }
    tables = {
        key: take_table(place, known.schema.sheet(key), origins[key], bodies[key]) for key, place in found.items()
    }
    heads = _heads(known, found)
    problems = [_damaged(known.name, s.name) for s in known.workbook.sheets if s.failure and s.name not in TECHNICAL]
    problems += [f for s in known.sheets for f in _absent(s, found.get(s.name), known)]
    for key, place in found.items() if known.handed_out else ():
        problems.extend(oddities(place, older[key], tables[key], known.name))
    outside = [
        *(f for key in found for f in strays(found[key], older[key], origins[key], bodies[key], heads[key])),
        *aside(known.workbook, replace(known.schema, sheets=known.sheets), found, tables, known.name, heads),
    ]
    beside = sum(f.cell_count for f in outside)
    return Incoming(
        path=str(path),
        name=known.name,
        sha256=known.workbook.sha256,
        tables=tables,
        findings=(*problems, *outside),
        cells_read=sum(map(_input_cells, tables.values())) + beside,
        cells_outside=beside,
    )


def _damaged(name: str, sheet: str) -> Finding:
    """The finding for a sheet over which the reader stumbled; the others are read all the same."""
    return cannot_read(
        Wording(f"trang “{sheet}” bị hỏng", f"sheet “{sheet}” is damaged"), Origin(path=name, sheet=sheet)
    )


def _origin(name: str, found: Located) -> Origin:
    return Origin(path=name, sheet=found.sheet.name, columns=found.letters(), cells=found.addresses())


def _absent(schema: SheetSchema, found: Located | None, known: _Known) -> Iterator[Finding]:
    """What the file lacks of a sheet; a missing sheet is one finding, not one per column."""
    if found is None:
        failed = {fold(sheet.name) for sheet in known.workbook.sheets if sheet.failure}
        if not schema.optional and fold(schema.title) not in failed:
            yield _sheet_missing(schema, known)
        return
    absent = missing(found, schema)
    if not absent:
        return
    origin = _origin(known.name, found)
    unknown = _unknown_headings(found)
    for column in absent:
        at = nearest(column, unknown)
        hint, hint_en = (
            (f"; có phải cột “{unknown[at]}” (ô {at})?", f"; is it “{unknown[at]}” ({at})?") if at else ("", "")
        )
        context = {"heading": column.heading, "hint": hint.rstrip("?"), "hint_en": hint_en.rstrip("?")}
        yield Finding(rule=diagnoses.COLUMN_MISSING, origin=origin, context=context)


def _sheet_missing(schema: SheetSchema, known: _Known) -> Finding:
    return Finding(rule=diagnoses.SHEET_MISSING, origin=Origin(path=known.name), context={"title": schema.title})


def _unknown_headings(found: Located) -> dict[str, str]:
    """What stands among the headings, or the labels, without being one of ours; by address."""
    rows = found.sheet.rows
    if found.header_row:
        row = found.header_row
        taken = set(found.columns.values())
        spots = (
            [(row, n, v) for n, v in enumerate(rows[row - 1], start=1) if n not in taken] if row <= len(rows) else []
        )
    else:
        known = {row for row, _ in found.cells.values()}
        spots = [(r, found.label_column, found.sheet.value(r, found.label_column)) for r in range(1, len(rows) + 1)]
        spots = [spot for spot in spots if spot[0] not in known]
    return {address(r, n): v for r, n, v in spots if isinstance(v, str) and not is_blank(v) and len(v) < 120}


def _input_cells(table: RawTable) -> int:
    return table.filled(_inputs(table.schema))


_inputs: Final[Kept[[SheetSchema], frozenset[str]]] = Kept(
    lambda schema: frozenset(c.name for c in schema.input_columns)
)


# --- what our own template prints -----------------------------------------------------------------------


def _heads(known: _Known, found: Mapping[str, Located]) -> dict[str, IsOurs]:
    """Return, by sheet, the test whether a cell beside the tables is one that the template prints."""
    own = _own_texts(known.schema, known.migration)
    above = Counter(text for place in found.values() for text in _subtitles_above(place))
    subtitles = {text for text, sheets in above.items() if sheets >= min(2, len(found))}
    headlines = {s.name for s in known.sheets if s.headline}
    return {
        key: _head(place, own, subtitles, strict=known.handed_out, headline=key in headlines)
        for key, place in found.items()
    }


def _head(found: Located, own: frozenset[str], subtitles: set[str], *, strict: bool, headline: bool) -> IsOurs:
    first, formulas = found.first_row, found.sheet.formulas
    left = min(found.columns.values(), default=0)  # where the line stands that counts what is left

    def is_head(row: int, column: int, value: object) -> bool:
        text = _folded(str(value))
        if text in own:
            return True
        if row >= first:
            return False
        if not strict:
            return column == 1 or headline
        return text in subtitles or text.endswith(_PROGRESS) or (column <= left and (row, column) in formulas)

    return is_head


def _subtitles_above(found: Located) -> set[str]:
    told = set(chain.from_iterable(found.sheet.rows[: found.first_row - 1]))
    texts = {_folded(value) for value in told if isinstance(value, str)}
    return {text for text in texts if text.startswith(_SUBTITLE)}


_folded = lru_cache(maxsize=8_192)(fold)  # what our templates print stands in every file


@Kept
def _own_texts(schema: WorkbookSchema, migration: Migration | None) -> frozenset[str]:
    """Texts that the template itself prints beside its cells, folded."""
    sheets = _sheets(schema, migration)
    guidance = (c.guidance for s in sheets for c in s.columns)
    titles = (text for s in sheets for text in (s.title, s.note))
    headings = (c.heading for s in sheets if s.layout is Layout.FORM for c in s.columns)
    return frozenset(_folded(text) for text in (schema.title, *titles, *guidance, *headings, *PRINTED_TEXTS) if text)
