"""Tasks that a plan gives as a table: columns known by their headings, groups by rows that only have a title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kehoach_xlsx.plan_import.blocks import Block
from kehoach_xlsx.plan_import.deliverables import quantities
from kehoach_xlsx.plan_import.drafts import DraftGroup, DraftTask
from kehoach_xlsx.plan_import.prose import agencies_in, list_in, partners_in, roles_in

_COLUMNS: tuple[tuple[str, str], ...] = (
    ("ordinal", r"(?:s(?:ố )?)?tt\b|số thứ tự"),
    ("cooperating", r".*(?:phối hợp|tham gia)"),
    ("time", r".*(?:thời gian|thời hạn|tiến độ|hoàn thành|thời điểm|lộ trình)"),
    ("output", r".*(?:sản phẩm|kết quả|đầu ra|chỉ tiêu)"),
    ("lead", r".*(?:chủ trì|đơn vị|cơ quan|phân công|người|bộ phận|(?:^|\s)thực hiện\s*$)"),
    ("note", r"ghi chú"),
    ("text", r".*(?:nội dung|nhiệm vụ|công việc|hoạt động|giải pháp|tên|việc|mục tiêu)"),
)
_ORDINAL = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?")
_GROUP = re.compile(r"(?P<number>[IVX]{1,5}|[A-HĐ])[.)]?")
_LED = re.compile(r"(?P<number>[IVX]{1,5}|[A-HĐ])[.)]\s+(?P<title>\S.*)")
_ENDS = " .;:,-–"
_LEADS = re.compile(r"(?:(?:cơ quan|đơn vị) )?chủ trì", re.IGNORECASE)
_OTHERS = re.compile(r"(?:(?:cơ quan|đơn vị) )?phối hợp", re.IGNORECASE)
_WHO = re.compile(r"(?:phân công|cơ quan|đơn vị|tổ chức thực hiện|trách nhiệm)", re.IGNORECASE)
_LONGEST_HEADING = 45  # characters


@dataclass(frozen=True, kw_only=True, slots=True)
class _Columns:
    """Which cell holds what."""

    at: dict[str, int]

    def value(self, row: Block, name: str) -> str:
        """The text of a cell in one line, "" where the table has no such column or the row no such cell."""
        place = self.at.get(name)
        if place is None or place >= len(row.cells):
            return ""
        return " ".join(row.cells[place].split())


def read_tables(rows: Sequence[Block], prefix: str, title: str) -> tuple[tuple[DraftGroup, ...], tuple[DraftTask, ...]]:
    """Return the groups and tasks of the task tables among `rows`; none where no row is a heading that names tasks.

    `prefix` begins every code ("II", "" for an appendix); `title` names the group of tasks above the first group row.
    """
    groups: list[DraftGroup] = []
    tasks: list[DraftTask] = []
    columns: _Columns | None = None
    for row in rows:
        found = _columns(row)
        if found is not None:
            columns = found
        elif columns is not None:
            _take(row, columns, prefix, title, groups, tasks)
    return _used(groups, tasks), tuple(tasks)


def _columns(row: Block) -> _Columns | None:
    """The columns that a heading row announces: short cells, nearly all of them known, tasks and a lead or a time."""
    row = _one_head(row)
    at: dict[str, int] = {}
    filled = [(place, " ".join(cell.split()).casefold()) for place, cell in enumerate(row.cells) if cell.strip()]
    for place, heading in filled:
        name = next((n for n, pattern in _COLUMNS if n not in at and re.match(pattern, heading)), None)
        if name is not None and len(heading) < _LONGEST_HEADING:
            at[name] = place
    known = "text" in at and {"lead", "time"} & set(at) and len(at) * 3 >= len(filled) * 2
    return _Columns(at=at) if known and not _ORDINAL.fullmatch(filled[0][1]) else None


def _one_head(row: Block) -> Block:
    """A head of two lines that a web page put behind each other: "Thực hiện | Thời gian | Chủ trì | Phối hợp"."""
    cells = [" ".join(cell.split()) for cell in row.cells]
    if len(cells) < 5 or not (_LEADS.fullmatch(cells[-2]) and _OTHERS.fullmatch(cells[-1])):
        return row
    place = next((n for n, cell in enumerate(cells[:-2]) if _WHO.match(cell)), None)
    if place is None:
        return row
    return replace(row, cells=(*row.cells[:place], *row.cells[-2:], *row.cells[place + 1 : -2]))


def _take(
    row: Block, columns: _Columns, prefix: str, title: str, groups: list[DraftGroup], tasks: list[DraftTask]
) -> None:
    if group := _group(row, columns, prefix, len(groups)):
        groups.append(group)
        return
    text = columns.value(row, "text")
    ordinal = columns.value(row, "ordinal").rstrip(".)")
    if not text or _is_numbering(row):
        return
    if (
        not ordinal
        and tasks
        and "ordinal" in columns.at
        and not columns.value(row, "lead")
        and not columns.value(row, "time")
    ):
        tasks[-1] = replace(tasks[-1], detail=f"{tasks[-1].detail} {text}".strip())
        return
    if not groups:
        groups.append(DraftGroup(code=prefix or "1", title=title, first=row.first, last=row.first))
    tasks.append(_task(row, columns, groups[-1].code, ordinal or _next(groups[-1].code, tasks)))


def _is_numbering(row: Block) -> bool:
    """Whether the row only numbers the columns: (1) | (2) | (3)."""
    return all(re.fullmatch(r"\(?\d{1,2}\)?", cell.strip()) for cell in row.cells if cell.strip())


def _next(group: str, tasks: Sequence[DraftTask]) -> str:
    return str(sum(task.group == group for task in tasks) + 1)


def _group(row: Block, columns: _Columns, prefix: str, count: int) -> DraftGroup | None:
    """The group that a row announces: it has a title, and nothing in the columns of a task."""
    filled = [" ".join(cell.split()) for cell in row.cells if cell.strip()]
    if any(columns.value(row, name) for name in ("lead", "time", "cooperating", "output")) and len(set(filled)) > 2:
        return None
    number, title = _numbered_title(filled)
    if not title:
        return None
    code = ".".join(part for part in (prefix, number or str(count + 1)) if part)
    return DraftGroup(code=code, title=title.strip(_ENDS), first=row.first, last=row.last)


def _numbered_title(filled: Sequence[str]) -> tuple[str, str]:
    if len(filled) >= 2 and (found := _GROUP.fullmatch(filled[0])):
        return found["number"], filled[1]
    if filled and len(set(filled)) == 1 and (found := _LED.fullmatch(filled[0])):
        return found["number"], found["title"]
    if filled and len(set(filled)) == 1 and not _ORDINAL.fullmatch(filled[0]):
        return "", filled[0]
    return "", ""


def _task(row: Block, columns: _Columns, group: str, ordinal: str) -> DraftTask:
    leads, others = _agencies(row, columns)
    output = columns.value(row, "output").strip(_ENDS)
    text = columns.value(row, "text")
    place = (row.first, row.last)
    return DraftTask(
        code=f"{group}.{ordinal}",
        group=group,
        text=text.strip(_ENDS),
        leads=leads,
        cooperating=tuple(name for name in others if name not in leads),
        time_text=columns.value(row, "time").strip(" .;,"),
        output_text=output,
        deliverables=quantities(output, labelled=True) or quantities(text, labelled=False),
        note=columns.value(row, "note"),
        lines=tuple((name, *place) for name in ("text", "lead", "cooperating", "time", "output")),
    )


def _agencies(row: Block, columns: _Columns) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(leads, cooperating); a cell of leads may say the roles itself, or go on with those who cooperate."""
    cell = row.cells[columns.at["lead"]] if columns.value(row, "lead") else ""
    others = list_in(row.cells[columns.at["cooperating"]]) if columns.value(row, "cooperating") else ()
    roles = roles_in(" ".join(cell.split()))
    if roles is not None:
        return roles.leads, (*others, *roles.cooperating)
    partners = partners_in(cell)
    return (agencies_in(cell) if partners else list_in(cell) if cell else ()), (*others, *partners)


def _used(groups: Sequence[DraftGroup], tasks: Sequence[DraftTask]) -> tuple[DraftGroup, ...]:
    used = {task.group for task in tasks}
    return tuple(group for group in groups if group.code in used)
