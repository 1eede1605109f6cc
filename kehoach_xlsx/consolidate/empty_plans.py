"""An implementation plan in which a lead plans nothing: no plan at all."""

from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.plan import Role
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.workbooks.activity_rules import NO_ACTIVITY

_SHOWN = 5  # task codes named in the message


def with_activities(submission: Submission) -> Submission:
    """Return an implementation plan, told (KH435) where no activity stands under any task that its unit leads.

    A unit that only cooperates may leave its plan empty. Nothing is said where other findings say it: the sheet is
    gone, or an activity lacks its task.
    """
    incoming = submission.incoming
    if submission.kind != "tasks" or not {"tasks", "activities"} <= incoming.tables.keys():
        return submission
    led = [
        str(row["task_code"])
        for row in submission.sheets.get("tasks", ())
        if row.get("role") == Role.LEAD.value and row.get("task_code")
    ]
    rows = incoming.tables["activities"].rows
    given = {str(row.get("task_code") or "") for row in submission.sheets.get("activities", ()) if row.get("text")}
    unclear = any("task_code" not in raw.cells for raw in rows if raw.cells)
    if not led or unclear or given & set(led):
        return submission
    named = ", ".join(led[:_SHOWN]) + (", …" if len(led) > _SHOWN else "")
    finding = Finding(rule=NO_ACTIVITY, origin=incoming.tables["activities"].origin, value=named)
    return submission.with_state(submission.state, finding)
