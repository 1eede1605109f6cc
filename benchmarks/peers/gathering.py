"""The same rows validated by frictionless, or gathered by flatten-tool: two well-known tools for tables in workbooks.

    python gathering.py frictionless|flatten-tool FOLDER OUT SCHEMA.json

`SCHEMA.json` is what `kxl schema progress --json` prints. frictionless holds the rows of every list against a Table
Schema (types, what is required) and writes the sound ones into CSV files; flatten-tool turns every workbook into JSON.
Neither protects, mends, compares, sums up or keeps a ledger.
"""

import csv
import json
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_TYPES = {"number": "number", "integer": "integer", "money": "number", "percent": "number", "date": "date"}
Declared = dict[str, Any]


def lists(schema: str) -> list[Declared]:
    """Return the sheets that are lists, as declared."""
    return [sheet for sheet in json.loads(Path(schema).read_text(encoding="utf-8"))["sheets"] if _is_list(sheet)]


def _is_list(sheet: Declared) -> bool:
    # The sheet of a unit's subordinates is in few workbooks, and in none of the corpora.
    return sheet["layout"] != "form" and sheet["name"] != "subordinates"


def by_frictionless(folder: str, output: str, sheets: list[Declared]) -> None:
    """Validate and gather with frictionless."""
    from frictionless import Dialect, Resource, Schema, fields
    from frictionless.formats import ExcelControl

    def described(sheet: Declared) -> Any:
        columns = [
            (fields.DateField if kind == "date" else fields.NumberField if kind != "string" else fields.StringField)(
                name=heading, constraints={"required": required}
            )
            for heading, kind, required in _columns(sheet)
        ]
        return Schema(fields=columns)

    for sheet in sheets:
        dialect = Dialect(header_rows=[sheet["header_row"]], controls=[ExcelControl(sheet=sheet["title"])])
        with (Path(output) / f"{sheet['name']}.csv").open("w", encoding="utf-8", newline="") as target:
            writer = csv.writer(target)
            for path in workbooks(folder):
                with Resource(str(path), dialect=dialect, schema=described(sheet), basepath="/") as resource:
                    for row in resource.row_stream:
                        if row.valid and any(row.values()):
                            writer.writerow([path.name, *row.values()])


def _columns(sheet: Declared) -> Iterator[tuple[str, str, bool]]:
    for column in sheet["columns"]:
        required = bool(column["required"])
        yield column["heading"] + (" (*)" if required else ""), _TYPES.get(column["kind"], "string"), required


def by_flatten_tool(folder: str, output: str, sheets: list[Declared]) -> None:
    """Gather with flatten-tool."""
    import flattentool

    for path in workbooks(folder):
        flattentool.unflatten(
            input_name=str(path),
            input_format="xlsx",
            output_name=str(Path(output) / f"{path.stem}.json"),
            root_list_path="rows",
            root_id="",
            default_configuration=f"SkipRows {sheets[0]['header_row'] - 1}",
            include_sheets=[sheet["title"] for sheet in sheets],
        )


def workbooks(folder: str) -> list[Path]:
    """Return the workbooks of a folder."""
    return sorted(Path(folder).resolve().glob("*.xlsx"))


def main(tool: str, folder: str, output: str, schema: str) -> None:
    """Do it."""
    warnings.simplefilter("ignore")
    Path(output).mkdir(exist_ok=True)
    (by_frictionless if tool == "frictionless" else by_flatten_tool)(folder, output, lists(schema))


if __name__ == "__main__":
    main(*sys.argv[1:])
