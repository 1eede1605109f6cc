"""`--json` prints one document and nothing else, in the shape that other programs rely on."""

from pathlib import Path
from typing import Any

import pytest

from .conftest import Desk
from .running import Ran, run

PERIOD = ("--period", "2024")
FINDING = {
    "code",
    "severity",
    "path",
    "sheet",
    "cell",
    "row",
    "column",
    "value",
    "proposal",
    "message",
    "remedy",
    "cells",
}
WORKBOOK = {"path", "kind", "plan", "unit", "period", "submission_no", "valid", "cells_read", "findings"}
SHEET = {"name", "title", "layout", "header_row", "first_row", "max_rows", "columns", "rules"}
COLUMN = {"name", "heading", "kind", "required", "filled_by", "codelist"}
RULE = {"code", "severity", "sentence", "in_workbook"}


def _document(ran: Ran, code: int) -> Any:
    assert (ran.code, ran.err) == (code, "")
    return ran.json


def _sound(finding: dict[str, Any]) -> None:
    assert finding.keys() >= FINDING
    assert finding["severity"] in {"error", "warning", "note"}
    assert finding["message"]
    assert finding["remedy"]
    assert isinstance(finding["cells"], list)


def test_validate(desk: Desk) -> None:
    document = _document(run("validate", desk.mixed, "--plan", desk.plan, *PERIOD, "--json"), 1)
    assert document.keys() >= {"workbooks", "findings"}
    broken, good, bad = document["workbooks"]
    for workbook in (broken, good, bad):
        assert workbook.keys() >= WORKBOOK
        for finding in workbook["findings"]:
            _sound(finding)
    assert (broken["valid"], broken["kind"], broken["unit"]) == (False, None, None)
    assert (good["valid"], good["kind"], good["plan"]) == (True, "progress", "12/KH-UBND")
    assert (good["unit"], good["period"], good["submission_no"]) == ("b", "2024", 1)
    assert good["cells_read"] > 0
    assert bad["valid"] is False


def test_a_finding_names_its_cell(desk: Desk) -> None:
    document = _document(run("validate", desk.mixed / "progress-2024-c.xlsx", "--json"), 1)
    errors = [f for f in document["workbooks"][0]["findings"] if f["severity"] == "error"]
    assert [f["code"] for f in errors] == ["KH212"]
    (finding,) = errors
    assert finding["column"] == "result"
    assert finding["cell"].endswith(str(finding["row"]))
    assert finding["cells"] == [finding["cell"]]
    assert finding["sheet"] == "Kết quả nhiệm vụ"
    assert finding["path"] == str(desk.mixed / "progress-2024-c.xlsx")


def test_merge(desk: Desk, tmp_path: Path) -> None:
    output = tmp_path / "tong-hop.xlsx"
    document = _document(run("merge", desk.mixed, "--plan", desk.plan, "-o", output, *PERIOD, "--json"), 1)
    assert document.keys() >= {"workbooks", "findings", "account", "missing_units", "output"}
    states = {"merged", "superseded", "duplicate", "conflict", "rejected"}
    assert all(one.keys() >= {*WORKBOOK, "state"} and one["state"] in states for one in document["workbooks"])
    account = document["account"]
    assert account["cells_read"] == account["cells_merged"] + account["cells_set_aside"]
    assert account["cells_merged"] > 0
    assert account["cells_set_aside"] > 0
    assert "a" in document["missing_units"]
    assert document["output"] == str(output)
    for finding in document["findings"]:
        _sound(finding)
        assert finding["path"] is None


@pytest.mark.parametrize("kind", ["plan", "tasks", "progress", "consolidated", "consolidated_tasks"])
def test_schema(kind: str) -> None:
    document = _document(run("schema", kind, "--json"), 0)
    assert document["kind"] == kind
    assert document["version"]
    for sheet in document["sheets"]:
        assert sheet.keys() >= SHEET
        assert sheet["layout"] in {"table", "form"}
        assert sheet["columns"]
        assert all(column.keys() >= COLUMN for column in sheet["columns"])
        assert all(column["filled_by"] in {"plan", "officer", "formula"} for column in sheet["columns"])
        assert all(rule.keys() >= RULE and rule["sentence"] for rule in sheet["rules"])


def test_schema_has_the_names_that_others_rely_on() -> None:
    document = _document(run("schema", "progress", "--json"), 0)
    names = {sheet["name"]: {column["name"] for column in sheet["columns"]} for sheet in document["sheets"]}
    assert names["tasks"] >= {
        *("task_code", "group", "text", "role", "deadline", "deliverable"),
        *("status", "progress_percent", "started_on", "finished_on", "result", "evidence", "explanation"),
    }
    assert names["indicators"] >= {
        *("indicator_code", "task_code", "indicator", "unit", "target"),
        *("in_period", "estimated", "cumulative", "achieved_on", "evidence"),
    }
    assert names["budget"] >= {"cost_item", "funding_source", "allocated_vnd", "spent_vnd", "note"}
    assert names["difficulties"] >= {"kind", "text", "task_code", "addressee"}


def test_plan(desk: Desk) -> None:
    checked = _document(run("plan", "check", desk.plan, "--json"), 0)
    assert (checked["plan"], checked["valid"], checked["findings"]) == ("12/KH-UBND", True, [])
    assert isinstance(_document(run("plan", "show", desk.plan, "--json"), 0), dict)


def test_status(desk: Desk) -> None:
    assert _document(run("status", desk.good, "--plan", desk.plan, *PERIOD, "--json"), 0)


def test_english_messages(desk: Desk) -> None:
    path = desk.mixed / "progress-2024-c.xlsx"
    vi, en = (run("validate", path, "--json", language=language).json for language in ("vi", "en"))
    messages = [one["workbooks"][0]["findings"][0]["message"] for one in (vi, en)]
    assert messages[0] != messages[1]
