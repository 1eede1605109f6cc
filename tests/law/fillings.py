"""What officers might write: sound rows, slips, and cells that spreadsheets and readers tend to see differently."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kehoach_xlsx.model.schema import CodeList, Column, FilledBy, Kind, SheetSchema

from ..support.markdown import ErrorValue, Formula
from .templates import CUTOFF, DEADLINES, PERIOD, PLAN, Content, Rows, Template

NFD = "Tu\u0309 sa\u0301ch tho\u0302n"
NFC = "Tủ sách thôn"
_TEXTS: tuple[Content, ...] = (
    "Một", "một", "Một ", " Một", "Mo\u0323\u0302t", "M\u00adột", "Một\n", "Hai  ba", "Hai\u00a0ba", "Hai ba",
    "Hai\nba",
    NFC, NFD, "215/KH-CATP", "215/kh-catp", "215/KH-CATP\t", "*", "~", "?", ">5", "=1", "'", "|", "1|a", "a|1", "😀",
    "😀😀",
    "1234567890123456", "1234567890123457", 5, "5", 0.1 + 0.2, 0.3, "0.3",
)  # fmt: skip
_NASTY: tuple[Content, ...] = (
    " ", "\u00a0", "\u2003", "\u200b", "\n", "\t", "\u00a0\n ", "\ufeff", "\r", "", "x", "Không có", "-", "<r>",
    "&amp;", True, False, "TRUE", ErrorValue("#REF!"), ErrorValue("#N/A"), ErrorValue("#DIV/0!"), Formula("=1/0"),
    Formula("=NA()"), Formula("=1+2"), Formula('=""'), Formula("=#REF!"), Formula('="Một"'), Formula("=TRUE"),
    "03 lớp", "1.234", "1,234", "85%", "１２", "12", "15/11/2021", "3/4/2024", "2024-05-06", "45418", "a" * 300,
)  # fmt: skip
_NUMBERS: tuple[Content, ...] = (
    0, 1, 2, 3, 99, 100, 120, -3, 2.5, Decimal("99.5"), 0.1 + 0.2, 0.3, 0.1, 100.0000001, 99.9999999, 99.9999994,
    -0.0000001, -0.0000007, 3.0000001, 2.9999996, 1e15, 999_999_999_999_999, -1e15, 1e20, 1e14, 10_000, 9_999.9999999,
    0.85, 0.9999999, 0.9999994, 0.999999,
    999.9999999, 9_999, 1_000, 0.000001, 0.0000004, 0.0000006, 100_000_000_000, 100_000_000_000.5, 15_000_000,
    1e-300, 20, 30, 10.0000001,
)  # fmt: skip
_DAYS = (*PERIOD, *PLAN, CUTOFF, *(day for day in DEADLINES if day), date(2000, 1, 1), date(2099, 12, 31))
_SERIALS: tuple[Content, ...] = (
    0, -5, 1, 60, 0.5, 2024, 36_525, 36_525.99, 36_526, 73_050, 73_050.99, 73_051, 45_657.999, 199_999, 200_000,
    2_958_466, 1e10, 45_418, 45_418.75,
)  # fmt: skip


def moments() -> tuple[Content, ...]:
    """Return the days on which something ends or begins, the days beside them, and times of these days."""
    days = [day + timedelta(days=shift) for day in _DAYS for shift in (-1, 0, 1)]
    times = [datetime(day.year, day.month, day.day, *clock) for day in _DAYS for clock in ((12, 0, 0), (23, 59, 59))]
    return (*days, *times)


def good(column: Column, keys: Mapping[str, tuple[str, ...]]) -> tuple[Content, ...]:
    """Return what a column asks for, and what is as near to it as can be."""
    if column.codelist is not None:
        return (*column.codelist.values, *_other_words(column.codelist))
    if column.kind is Kind.DATE:
        return moments()
    if column.kind.numeric:
        return _NUMBERS
    return keys[column.lookup] if column.lookup else _TEXTS


def odd(column: Column, keys: Mapping[str, tuple[str, ...]]) -> tuple[Content, ...]:
    """Return what does not belong into a column.

    A date in a column of numbers stands nowhere here: the judge takes it for a slip of the program that made one of
    "3/4", and no formula sees how a cell is formatted.
    """
    if column.codelist is not None:
        forms = (*column.codelist.values, *column.codelist.synonyms)
        near = tuple(f"{text}\n{text}" for text in column.codelist.values)
        return tuple(v for text in forms for v in _disguised(text)) + near + _NASTY + (5, date(2024, 5, 6))
    if column.kind is Kind.DATE:
        return _NASTY + _SERIALS
    if column.kind.numeric:
        return _NASTY
    disguised = tuple(v for text in keys[column.lookup] for v in _disguised(text)) if column.lookup else ()
    return _NASTY + disguised + (date(2024, 5, 7),)


def _other_words(codelist: CodeList) -> tuple[str, ...]:
    """What is forgiven: synonyms, and another case."""
    texts = (*codelist.values, *codelist.synonyms)
    return (*codelist.synonyms, *(other for t in texts for other in (t.lower(), t.upper(), t.title())))


def _disguised(text: str) -> tuple[str, ...]:
    decomposed = {"ã": "a\u0303", "ư": "u\u031b", "ự": "u\u031b\u0323", "ô": "o\u0302", "ậ": "a\u0323\u0302"}
    nfd = "".join(decomposed.get(letter, letter) for letter in text)
    return (
        text.upper(), text.lower(), f" {text}", f"{text}\u00a0", text.replace(" ", "\u00a0 "), f"{text}\n", f"\t{text}",
        f"{text}\u200b", f"\u2003{text}", text.replace(" ", "\n"), text.replace("Đ", "Ð"), f"{text}\r\n", nfd,
        f"{text}*",
    )  # fmt: skip


def rows_of(sheet: SheetSchema, keys: Mapping[str, tuple[str, ...]]) -> st.SearchStrategy[dict[str, Content]]:
    """Return rows of one sheet: most cells sound or blank, some odd; now and then a row without or full of slips."""
    inputs = [c for c in sheet.columns if c.filled_by is FilledBy.OFFICER]
    sound = {c.name: st.sampled_from((None, *good(c, keys))) for c in inputs}
    strange = {c.name: st.sampled_from((None, *odd(c, keys))) for c in inputs}
    mixed = {name: st.one_of(st.none(), sound[name], sound[name], strange[name]) for name in sound}
    return st.one_of(
        st.fixed_dictionaries(sound),
        st.fixed_dictionaries(mixed),
        st.fixed_dictionaries(mixed),
        st.fixed_dictionaries(strange),
        st.just({}),
    )


def drawn(sheet: SheetSchema, keys: Mapping[str, tuple[str, ...]], count: int) -> list[dict[str, Content]]:
    """Return the first `count` rows that hypothesis draws: the same ones every time."""
    rows: list[dict[str, Content]] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(rows_of(sheet, keys))
    def collect(row: dict[str, Content]) -> None:
        rows.append(row)

    collect()
    return [rows[index % len(rows)] for index in range(count)]


def workbooks(given_out: Template, count: int) -> list[dict[str, Rows]]:
    """Return the content of `count` workbooks; those with an even number hold only what every program keeps."""
    keys = {
        sheet.name: tuple(str(row[sheet.key[0]]) for row in given_out.book.rows(sheet.name))
        for sheet in given_out.schema.sheets
        if sheet.key
    }
    filled: list[dict[str, Rows]] = [{} for _ in range(count)]
    for sheet in given_out.schema.sheets:
        if sheet.optional or not sheet.input_columns:
            continue
        room = given_out.room(sheet.name)
        rows = drawn(sheet, keys, room * count)
        for number in range(count):
            part = rows[number::count]
            filled[number][sheet.name] = [_kept(row) for row in part] if is_tame(number) else part
    return filled


def is_tame(number: int) -> bool:
    """Whether a workbook holds nothing that LibreOffice changes when it saves."""
    return number % 2 == 0


def _kept(row: Mapping[str, Content]) -> dict[str, Content]:
    """The row without what LibreOffice turns into something else: booleans become numbers, formulas get results."""
    return {name: content for name, content in row.items() if not isinstance(content, bool | Formula)}
