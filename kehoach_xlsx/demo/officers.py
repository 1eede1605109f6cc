"""What every unit's officer fills in: the whole progress report, sheet by sheet."""

from collections.abc import Mapping
from datetime import date

from kehoach_xlsx.demo.figures import indicator_rows
from kehoach_xlsx.demo.fill import Overlay
from kehoach_xlsx.demo.other_sheets import (
    assessment_row,
    budget_rows,
    commendation_rows,
    difficulty_rows,
    directive_rows,
    model_rows,
)
from kehoach_xlsx.demo.task_answers import task_rows
from kehoach_xlsx.demo.voice import Desk, Voice, answers_bank, voices
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.planning.roster import Roster

# Two officers sign after the day on which reports are due, 10/12/2024.
LATE: Mapping[str, date] = {"hlg": date(2024, 12, 13), "ubnd-phong-dien": date(2024, 12, 12)}


def progress_answers(roster: Roster) -> dict[str, Overlay]:
    """Return, by unit, what its officer fills into the progress report; every answer keeps the rules."""
    desk = Desk()
    reporting = {unit.code for unit in roster.reporting_units()}
    return {
        voice.unit.code: _answers(desk, voice, roster)
        for voice in voices(roster.plan, answers_bank())
        if voice.unit.code in reporting
    }


def _answers(desk: Desk, voice: Voice, roster: Roster) -> Overlay:
    tasks, directives = tuple(task_rows(desk, voice, roster)), tuple(directive_rows(voice))
    by_code = {str(row["task_code"]): row for row in tasks}
    return {
        "info": (info_row(voice),),
        "directives": directives,
        "tasks": tasks,
        "indicators": tuple(indicator_rows(voice, roster, by_code, documents=len(directives))),
        "models": tuple(model_rows(desk, voice)),
        "budget": tuple(budget_rows(voice)),
        "difficulties": tuple(difficulty_rows(desk, voice)),
        "commendations": tuple(commendation_rows(voice)),
        "assessment": (assessment_row(voice),),
    }


def info_row(voice: Voice) -> Row:
    """Return what the officer says of the submission. Nobody is named: offices and titles only."""
    reporter: Mapping[str, str] = voice.bank["reporters"][voice.group]
    return {
        "submission_no": 1,
        "report_number": voice.report_number,
        "report_date": LATE.get(voice.unit.code, voice.report_date),
        "signatory_title": voice.fact("signatory_title") or reporter["signatory_title"],
        "reporter": voice.say(reporter["reporter"], "info"),
    }
