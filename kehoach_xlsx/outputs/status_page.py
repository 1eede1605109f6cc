"""`kxl status --html`: the standing of a collection as one page to be mailed or put on an intranet.

The page holds everything it needs: no script, no network, no clock. It names no person: who filled a workbook in,
and by which telephone to reach him, stays in the register.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from urllib.parse import quote

from kehoach_xlsx.model.status import CollectionStatus, Standing, UnitStatus
from kehoach_xlsx.outputs.status_style import STYLE
from kehoach_xlsx.outputs.status_view import first_trouble, warnings
from kehoach_xlsx.outputs.status_words import (
    TITLES,
    clean,
    day,
    next_step,
    punctuality,
    remarks,
    summary,
    time_left,
    what_is_wrong,
)
from kehoach_xlsx.vietnamese.numbers import format_count
from kehoach_xlsx.vietnamese.phrasing import upper_first

_TITLE = "Tình hình gửi báo cáo"
_CLASSES = {Standing.MISSING: "missing", Standing.TO_MEND: "mend", Standing.SENT: "sent"}
_SIGNS = {Standing.MISSING: "○", Standing.TO_MEND: "!", Standing.SENT: "✓"}
_BAR = (Standing.SENT, Standing.TO_MEND, Standing.MISSING)
_EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")

_Column = tuple[str, str, Callable[[UnitStatus], str]]  # heading, class, the cell's HTML


def status_page(status: CollectionStatus) -> str:
    """Return the page. All that comes from outside is escaped; the same status gives the same page."""
    reference = _text(status.plan.reference)
    body = "\n".join(filter(None, [*_head(status), *_groups(status), _unplaced(status), _foot(status)]))
    return f"""<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="robots" content="noindex" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
<title>{_TITLE} · Kế hoạch số {reference} · {_text(status.period.name)}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def _text(value: str) -> str:
    """Text from outside, fit to stand in HTML and in its attributes."""
    return escape(clean(value), quote=True)


def _name(value: str) -> str:
    """A name from outside, kept from turning the direction of what follows it."""
    return f"<bdi>{_text(value)}</bdi>"


# --- totals ---------------------------------------------------------------------------------------------


def _head(status: CollectionStatus) -> Iterator[str]:
    subject = clean(status.plan.fact("short_subject") or status.plan.fact("subject"))
    about = f"Thực hiện Kế hoạch số {clean(status.plan.reference)}{f' về {subject}' if subject else ''}"
    yield f"""<header>
<h1>{_TITLE}</h1>
<p class="about">{_text(about)}</p>
<p class="due"><span>Kỳ báo cáo: <b>{_text(upper_first(status.period.name))}</b></span>
<span>Hạn gửi: <b>{day(status.period.due_on)}</b></span>
<span>Thời hạn tính đến: <b>{day(status.as_of)}</b> ({time_left(status.days_left)})</span></p>
</header>
<section class="panel" aria-label="Tổng số">
{_figures(status)}
{_bar(status)}
<p>{_text(summary(status))}</p>
</section>"""


def _figures(status: CollectionStatus) -> str:
    figures = [(_CLASSES[s], _SIGNS[s], TITLES[s][0], status.count(s)) for s in _BAR]
    figures.append(("late", "▸", "Gửi muộn", status.late))
    of = f'<span class="of">/{status.expected}</span>'
    items = "\n".join(
        f'<li class="{name}"><span class="figure">{number}{of if name == "sent" else ""}</span>'
        f'<span class="sign" aria-hidden="true">{sign}</span>{title}</li>'
        for name, sign, title, number in figures
    )
    return f'<ul class="totals">\n{items}\n</ul>'


def _bar(status: CollectionStatus) -> str:
    """The shares of the three groups as widths; the figures stand above it, so that it may stay unread."""
    parts = "".join(
        f'<span class="{_CLASSES[standing]}" style="flex: {status.count(standing)} 0 0"></span>'
        for standing in _BAR
        if status.count(standing)
    )
    return f'<div class="bar" aria-hidden="true">{parts}</div>' if parts else ""


# --- the three groups -----------------------------------------------------------------------------------


def _groups(status: CollectionStatus) -> Iterator[str]:
    for standing in TITLES:
        units = status.those(standing)
        if units:
            yield f"""<section class="panel group {_CLASSES[standing]}">
<h2><span class="sign" aria-hidden="true">{_SIGNS[standing]}</span>{TITLES[standing][0]}: {_count(len(units))}</h2>
{_table(_columns(standing, status), units)}
</section>"""


def _count(number: int) -> str:
    return f"{format_count(number)} đơn vị"


def _columns(standing: Standing, status: CollectionStatus) -> tuple[_Column, ...]:
    unit: _Column = ("Đơn vị", "unit", lambda one: _unit(one, status))
    number: _Column = ("Lần gửi", "count", _number)
    sent_on: _Column = ("Ngày gửi", "date", _sent_on)
    left: _Column = ("Thời gian", "left", _left)
    step: _Column = ("Việc tiếp theo", "", next_step)
    match standing:
        case Standing.MISSING:
            return (unit, ("Hạn gửi", "date", lambda one: day(one.due_on)), left, step)
        case Standing.TO_MEND:
            return (unit, number, sent_on, ("Phải sửa", "strong", what_is_wrong), left, step)
        case Standing.SENT:
            return (unit, number, sent_on, ("So với hạn", "left", _punctuality), ("Ghi chú", "", _warnings))


def _table(columns: Sequence[_Column], units: Sequence[UnitStatus]) -> str:
    heads = "".join(f'<th scope="col"{_class(name)}>{heading}</th>' for heading, name, _ in columns)
    rows = "\n".join(
        f'<tr><td class="no">{number}</td>{"".join(_cell(column, one) for column in columns)}</tr>'
        for number, one in enumerate(units, start=1)
    )
    return f"""<table>
<thead><tr><th scope="col" class="no">STT</th>{heads}</tr></thead>
<tbody>
{rows}
</tbody>
</table>"""


def _cell(column: _Column, one: UnitStatus) -> str:
    heading, name, content = column
    label = "" if name == "unit" else f' data-label="{heading}"'
    return f"<td{_class(name)}{label}>{_boxed(content(one), bool(label))}</td>"


def _boxed(html: str, labelled: bool) -> str:
    """On a phone a cell is a label beside one box."""
    return f"<span>{html}</span>" if html and labelled else html


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""


# --- cells ----------------------------------------------------------------------------------------------


def _unit(one: UnitStatus, status: CollectionStatus) -> str:
    more = [_text(upper_first("; ".join(remarks(one))))]
    if one.standing is not Standing.SENT:
        more.append(_mail(one, status))
    return _name(one.unit.label) + "".join(f'<span class="more">{part}</span>' for part in more if part)


def _mail(one: UnitStatus, status: CollectionStatus) -> str:
    """A link that opens a letter to the unit, where the plan has an address that is nothing but one."""
    address = one.unit.email.strip()
    if not _EMAIL.fullmatch(address):
        return ""
    wish = "Đề nghị gửi" if one.standing is Standing.MISSING else "Đề nghị sửa, gửi lại"
    subject = f"{wish} báo cáo kết quả thực hiện Kế hoạch số {clean(status.plan.reference)}"
    return f'<a href="mailto:{escape(address)}?subject={quote(subject, safe="")}">{escape(address)}</a>'


def _number(one: UnitStatus) -> str:
    return str(one.submission.number) if one.submission and one.submission.number else "–"


def _sent_on(one: UnitStatus) -> str:
    incoming = f'<span class="more">số đến {_name(one.incoming_no)}</span>' if one.incoming_no else ""
    return (day(one.sent_on) or "chưa rõ") + incoming


def _left(one: UnitStatus) -> str:
    words = time_left(one.days_left)
    return f'<span class="strong">{words}</span>' if one.overdue else words


def _punctuality(one: UnitStatus) -> str:
    words = punctuality(one)
    return f"<b>{words}</b>" if one.late else words


def _warnings(one: UnitStatus) -> str:
    number = warnings(one.submission) if one.submission else 0
    return f"{format_count(number)} cảnh báo" if number else ""


# --- the rest -------------------------------------------------------------------------------------------


def _unplaced(status: CollectionStatus) -> str:
    if not status.unplaced:
        return ""
    items = []
    for number, submission in enumerate(status.unplaced, start=1):
        first = first_trouble(submission)
        why = f'<span class="more">{_text(first.message())}</span>' if first else ""
        items.append(
            f'<tr><td class="no">{number}</td><td class="unit">{_name(submission.incoming.name)}{why}</td></tr>'
        )
    rows = "\n".join(items)
    return f"""<section class="panel group late">
<h2><span class="sign" aria-hidden="true">?</span>Tệp chưa xác định được đơn vị gửi: {format_count(len(items))} tệp</h2>
<table>
<thead><tr><th scope="col" class="no">STT</th><th scope="col">Tệp</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
</section>"""


def _foot(status: CollectionStatus) -> str:
    focal = status.plan.unit(status.plan.fact("focal_agency"))
    contact = status.plan.fact("contact")
    address = [
        f"Nơi nhận báo cáo: {_text(focal.name)}" if focal else "",
        f"Liên hệ: {_text(contact)}" if contact else "",
    ]
    register = f" Ngày nhận và gia hạn theo tệp {_name(status.register)}." if status.register else ""
    lines = [
        " · ".join(filter(None, address)),
        f"Lập từ {format_count(status.received)} tệp đã nhận.{register}",
        "Đúng hạn hay muộn tính theo ngày nhận; không có ngày nhận thì theo ngày ký báo cáo. "
        "Chưa báo cáo không có nghĩa là chưa thực hiện.",
    ]
    return "<footer>\n" + "\n".join(f"<p>{line}</p>" for line in lines if line) + "\n</footer>"
