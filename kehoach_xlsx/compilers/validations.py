"""What Excel lets an officer type into a column, with Vietnamese prompts and errors, from its declaration."""

import unicodedata
from decimal import Decimal

from kehoach_xlsx.compilers.excel_formula import FIRST_DATE, LAST_DATE
from kehoach_xlsx.excel.layout import CellRange, Validation
from kehoach_xlsx.model.schema import CodeList, Column, Kind

TITLE_LIMIT, TEXT_LIMIT = 32, 255  # of Excel, in UTF-16 units


def list_name(codelist: CodeList) -> str:
    """Return the defined name under which a code list stands on the hidden sheet."""
    return f"kxl_list_{codelist.name}"


def key_name(sheet: str) -> str:
    """Return the defined name of the keys of a sheet."""
    return f"kxl_keys_{sheet}"


def validation(column: Column, ref: CellRange) -> Validation | None:
    """Return the data validation of an input column: its drop-down or bounds, its prompt and its error."""
    prompt_title = _short(column.heading, TITLE_LIMIT)
    prompt = _short(column.guidance, TEXT_LIMIT)
    base = Validation(ref=ref, kind="any", prompt_title=prompt_title if prompt else "", prompt=prompt)
    checked = _checked(column, base)
    return checked if checked.kind != "any" or checked.prompt else None


def _checked(column: Column, base: Validation) -> Validation:
    match column.kind:
        case Kind.CODE if column.codelist is not None:
            return _with(base, "list", "Chọn một giá trị trong danh sách.", source=list_name(column.codelist))
        case Kind.DATE:
            return _with(
                base,
                "date",
                "Nhập ngày dạng ngày/tháng/năm, ví dụ 05/12/2024.",
                minimum=f"={FIRST_DATE}",
                maximum=f"={LAST_DATE}",
            )
        case Kind.PERCENT:
            return _with(
                base,
                "decimal",
                "Nhập số từ 0 đến 100, không ghi dấu %.",
                minimum=Decimal(0),
                maximum=Decimal(100),
            )
        case Kind.INTEGER:
            return _with(
                base,
                "whole",
                "Nhập số nguyên từ 1 trở lên.",
                minimum=Decimal(1),
                maximum=Decimal(999_999_999),
            )
        case Kind.MONEY:
            return _with(
                base,
                "decimal",
                "Nhập số tiền bằng đồng, chỉ gồm chữ số.",
                minimum=Decimal(0),
                maximum=Decimal(10**14),
            )
        case Kind.NUMBER:
            return _with(
                base,
                "decimal",
                "Nhập số từ 0 trở lên, không kèm chữ.",
                minimum=Decimal(0),
                maximum=Decimal(10**14),
            )
        case _ if column.lookup:
            return _with(base, "list", "Chọn một mã trong danh sách.", source=key_name(column.lookup))
        case _:
            return base


def _with(
    base: Validation,
    kind: str,
    error: str,
    *,
    source: str | None = None,
    minimum: Decimal | str | None = None,
    maximum: Decimal | str | None = None,
) -> Validation:
    return Validation(
        ref=base.ref,
        kind=kind,  # type: ignore[arg-type] # one of the literals above
        minimum=minimum,
        maximum=maximum,
        source=source,
        prompt_title=base.prompt_title,
        prompt=base.prompt,
        error_title="Giá trị chưa hợp lệ",
        error=error,
    )


def _short(text: str, limit: int) -> str:
    """Return the text if it fits Excel's limit, else its beginning up to a whole word."""
    text = unicodedata.normalize("NFC", text)
    if len(text.encode("utf-16-le")) // 2 <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0] + "…"
