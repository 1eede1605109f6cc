"""The form *Thông tin báo cáo* of the consolidated workbook: what the plan says of the report, for the coordinator."""

from collections.abc import Iterator
from datetime import date

from kehoach_xlsx.consolidate.comparing import Beside
from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.model.plan import Plan
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.planning.letterheads import parent_agency as above
from kehoach_xlsx.workbooks.shared import OWN_PAPERS


def report_info(collection: Collection) -> Row:
    """Return the record of *Thông tin báo cáo*: the plan and period, and how the plan says the report goes."""
    plan, period = collection.plan, collection.period
    focal = plan.unit(plan.fact("focal_agency"))
    subject = plan.fact("short_subject") or plan.fact("subject")
    return {
        "plan_reference": plan.reference,
        "plan_issued_on": plan.fact("issued_on"),
        "plan_issuer": plan.fact("issuing_agency"),
        "plan_subject": plan.fact("subject"),
        "period_code": period.code,
        "period_name": period.name,
        "starts_on": period.starts_on,
        "ends_on": period.ends_on,
        "cutoff_on": period.cutoff_on,
        "due_on": period.due_on,
        "as_of": collection.as_of,
        "focal_agency": focal.name if focal else "",
        "compared_with": "; ".join(_compared(collection.beside)),
        "parent_agency": plan.fact("report_parent_agency"),
        "issuer": plan.fact("report_issuer"),
        "symbol": plan.fact("report_symbol"),
        "place": plan.fact("report_place"),
        "subject": f"Kết quả {subject[:1].lower()}{subject[1:]}",
        "short_subject": subject,
        "addressees": plan.fact("report_addressees"),
        "authority": plan.fact("report_authority"),
        "title": plan.fact("report_title"),
        "signatory": plan.fact("report_signatory"),
        "recipients": plan.fact("report_recipients"),
        **own_papers(plan),
        **_signed(collection.beside.closed),
        "with_answers": "Có",
    }


def own_papers(plan: Plan) -> Row:
    """Return what the plan says of the focal agency's own papers: the tờ trình, letters, slips, the detailed plan."""
    focal = plan.unit(plan.fact("focal_agency"))
    return {
        **{column.name: plan.fact(column.name) for column in OWN_PAPERS},
        "focal_parent_agency": plan.fact("focal_parent_agency") or (above(plan, focal) if focal else ""),
        "contact": plan.fact("contact"),
    }


def _compared(beside: Beside) -> Iterator[str]:
    """Which workbooks the figures are compared with, by their periods."""
    named = (("kỳ trước", beside.previous), ("cùng kỳ năm trước", beside.last_year), ("bản đã chốt", beside.closed))
    for what, book in named:
        if book is not None:
            yield f"{what}: {book.form('report_info').get('period_name') or book.identity.period}"


def _signed(closed: Book | None) -> Row:
    """Number and day of the report that was signed, where this merge is compared with its workbook."""
    if closed is None:
        return {}
    info = closed.form("report_info")
    number, symbol = str(info.get("report_number") or ""), str(info.get("symbol") or "")
    padded = number.zfill(2) if number.isdecimal() else number
    day = info.get("report_date") or info.get("closed_on")
    return {
        "signed_reference": padded if "/" in padded or not padded else f"{padded}/{symbol}".rstrip("/"),
        "signed_on": day if isinstance(day, date) else None,
    }
