"""Workbooks to measure with: a plan of 40 tasks, and the progress reports of as many communes as are wanted.

Everything is made by our own templates and filled in by rule, so that the same number gives the same bytes on every
machine. A corpus is made once and kept in its folder; a second benchmark finds it there.
"""

import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path

from kehoach_xlsx.demo.chance import below, happens, pick
from kehoach_xlsx.demo.fill import filled_workbook
from kehoach_xlsx.model.plan import Unit
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.pipeline import LoadedPlan, choose_period, load_plan, plan_from_source
from kehoach_xlsx.workbooks import codelists as lists
from kehoach_xlsx.workbooks.plan import PLAN
from kehoach_xlsx.workbooks.progress import PROGRESS

TASKS, INDICATORS = 40, 20
_DECLARED = f"{PLAN.digest} {PROGRESS.digest}"
_THEMES = ("tuyên truyền", "tập huấn", "rà soát", "kiểm tra", "xây dựng mô hình", "phối hợp", "hướng dẫn", "sơ kết")
_FIELDS = ("an toàn giao thông", "phòng cháy", "hòa giải ở cơ sở", "trợ giúp pháp lý", "chuyển đổi số")
_DONE = (
    "Đã tổ chức {n} cuộc với {m} lượt người dự tại nhà văn hóa các thôn, phát {k} tờ gấp",
    "Ban hành văn bản chỉ đạo, thành lập tổ công tác {n} người, kiểm tra {k} cơ sở, nhắc nhở {m} trường hợp",
    "Phối hợp với trường học, đoàn thể mở {n} buổi nói chuyện chuyên đề cho {m} học sinh, phụ huynh",
    "Đăng {k} tin, bài trên trang thông tin điện tử; phát thanh {n} lượt trên hệ thống loa cơ sở, {m} lượt nghe lại",
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Where a corpus lies: the plan workbook, and the folder with one filled workbook per unit."""

    folder: Path

    @property
    def plan(self) -> Path:
        """The plan workbook."""
        return self.folder / "plan.xlsx"

    @property
    def received(self) -> Path:
        """The folder of filled workbooks."""
        return self.folder / "received"

    @property
    def paths(self) -> tuple[Path, ...]:
        """The filled workbooks, sorted."""
        return tuple(sorted(self.received.glob("*.xlsx")))


def corpus(folder: Path, number: int, workers: int = 2) -> Corpus:
    """Return a corpus of so many units, making what is not there yet or was made with other declarations."""
    made = Corpus(folder / f"{number}")
    done = made.folder / "done"
    if done.exists() and done.read_text() == _DECLARED:
        return made
    shutil.rmtree(made.folder, ignore_errors=True)
    made.received.mkdir(parents=True)
    plan_from_source(plan_text(number), made.plan)
    chunks = [range(first, min(first + 25, number)) for first in range(0, number, 25)]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for _ in pool.map(_fill, [made] * len(chunks), chunks):
            pass
    done.write_text(_DECLARED)
    return made


def saved_by_openpyxl(made: Corpus, number: int) -> Corpus:
    """Return the first workbooks of a corpus as openpyxl saves them."""
    import openpyxl

    again = Corpus(made.folder / f"openpyxl-{number}")
    if not (again.folder / "done").exists():
        again.received.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(made.plan, again.plan)
        for path in made.paths[:number]:
            openpyxl.load_workbook(path).save(again.received / path.name)
        (again.folder / "done").touch()
    return again


def saved_by_libreoffice(made: Corpus, number: int) -> Corpus | None:
    """Return the first workbooks of a corpus as LibreOffice saves them, None where it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        return None
    again = Corpus(made.folder / f"libreoffice-{number}")
    if not (again.folder / "done").exists():
        again.received.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(made.plan, again.plan)
        profile = f"-env:UserInstallation={(again.folder / 'profile').absolute().as_uri()}"
        convert = [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(again.received)]
        subprocess.run([*convert, *map(str, made.paths[:number])], check=True, capture_output=True)
        shutil.rmtree(again.folder / "profile", ignore_errors=True)
        (again.folder / "done").touch()
    return again


# --- the plan -------------------------------------------------------------------------------------------


def plan_text(number: int) -> str:
    """Return the source of a plan of 40 tasks and 20 indicators for so many communes."""
    return "\n".join([_HEAD, *_groups(), *_tasks(), *_indicators(), *_units(number), _TAIL])


def _groups() -> Iterator[str]:
    for group in range(1, 5):
        yield _table("groups", group_code=f"N{group}", title=f"Nhóm nhiệm vụ {_THEMES[group]}")


def _tasks() -> Iterator[str]:
    for task in range(1, TASKS + 1):
        theme, field = _THEMES[task % len(_THEMES)], _FIELDS[task % len(_FIELDS)]
        yield _table(
            "tasks",
            task_code=f"NV{task:02d}",
            group_code=f"N{(task - 1) // 10 + 1}",
            text=f"Tổ chức {theme} về {field} cho cán bộ, nhân dân trên địa bàn, đợt {task}",
            lead_agencies=["Ủy ban nhân dân các xã"],
            assignment="Từng đơn vị thực hiện",
            timeframe_text="Năm 2026",
            timeframe_kind="year",
            starts_on=date(2026, 1, 1),
            ends_on=date(2026, 12, 31),
        )


def _indicators() -> Iterator[str]:
    for indicator in range(1, INDICATORS + 1):
        yield _table(
            "indicators",
            indicator_code=f"CT{indicator:02d}",
            task_code=f"NV{indicator * 2:02d}",
            indicator=f"Số {('cuộc', 'lượt người', 'mô hình', 'tin bài')[indicator % 4]} của nhiệm vụ {indicator * 2}",
            unit=("cuộc", "lượt người", "mô hình", "tin")[indicator % 4],
            reported_by="Mọi đơn vị thực hiện",
            across_units="Cộng dồn",
            across_periods="Cộng dồn",
        )


def _units(number: int) -> Iterator[str]:
    yield _table(
        "units", unit_code="stp", name="Sở Tư pháp", category="Cơ quan chuyên môn", level="Tỉnh", must_report="Không"
    )
    for unit in range(1, number + 1):
        name = f"Ủy ban nhân dân xã Số {unit}"
        short = f"UBND xã Số {unit}"
        yield _table(
            "units",
            unit_code=_code(unit),
            name=name,
            short_name=short,
            category="Ủy ban nhân dân",
            level="Xã",
            must_report="Có",
        )


def _code(unit: int) -> str:
    return f"xa-{unit:05d}"


def _table(name: str, /, **values: object) -> str:
    return "\n".join([f"[[{name}]]", *(f"{key} = {_toml(value)}" for key, value in values.items()), ""])


def _toml(value: object) -> str:
    match value:
        case list():
            return "[" + ", ".join(map(_toml, value)) + "]"
        case date():
            return value.isoformat()
    return f'"{value}"'


_HEAD = """
[document]
reference = "77/KH-UBND"
issued_on = "2026-01-05"
issuing_agency = "ỦY BAN NHÂN DÂN TỈNH MẪU"
place = "Mẫu"
subject = "Phổ biến, giáo dục pháp luật ở cơ sở năm 2026"
period_text = "năm 2026"
starts_on = 2026-01-01
ends_on = 2026-12-31
signatory_authority = "TM. ỦY BAN NHÂN DÂN"
signatory_title = "CHỦ TỊCH"
signatory_name = "Trần Thị Mai"
focal_agency = "stp"
report_issuer = "ỦY BAN NHÂN DÂN TỈNH MẪU"
report_addressees = ["Bộ Tư pháp"]
report_symbol = "BC-UBND"
report_place = "Mẫu"
report_authority = "TM. ỦY BAN NHÂN DÂN"
report_title = "CHỦ TỊCH"
report_signatory = "Trần Thị Mai"
report_recipients = ["Như trên", "Lưu: VT"]
short_subject = "phổ biến pháp luật năm 2026"
"""
_TAIL = """
[[unit_groups]]
phrase = "Ủy ban nhân dân các xã"
group_kind = "Theo loại và cấp"
categories = ["Ủy ban nhân dân"]
level = "Xã"

[[periods]]
period_code = "2026"
name = "Năm 2026"
starts_on = 2026-01-01
ends_on = 2026-12-31
cutoff_on = 2026-12-05
due_on = 2026-12-10
due_text = "trước ngày 10/12/2026"
"""


# --- what the officers write ----------------------------------------------------------------------------


def _fill(made: Corpus, chunk: Sequence[int]) -> None:
    loaded = load_plan(made.plan)
    period = choose_period(loaded.plan)
    for number in chunk:
        unit = loaded.plan.unit(_code(number + 1))
        assert unit is not None
        answers = officer(loaded, unit)
        name = f"progress_{unit.code}.xlsx"
        (made.received / name).write_bytes(filled_workbook(loaded, "progress", unit, period, answers))


def send_again(made: Corpus, paths: Sequence[Path], number: int) -> None:
    """Let the officers of some reports mend them, and send them for the `number`-th time, from 2."""
    loaded = load_plan(made.plan)
    period = choose_period(loaded.plan)
    for path in paths:
        unit = loaded.plan.unit(path.stem.removeprefix("progress_"))
        assert unit is not None
        path.write_bytes(filled_workbook(loaded, "progress", unit, period, mended(officer(loaded, unit), number)))


def mended(told: Mapping[str, Sequence[Row]], number: int) -> Mapping[str, Sequence[Row]]:
    """Return a report as it is sent again: a task is done by now, two results are told anew, a figure is another."""
    tasks = list(told["tasks"])
    waiting = [at for at, row in enumerate(tasks) if row["status"] == lists.UNDER_WAY]
    for at in waiting[:1]:
        tasks[at] = {**tasks[at], "status": lists.DONE, "finished_on": date(2026, 11, 30)}
    for at in (number % len(tasks), (number + 7) % len(tasks)):
        tasks[at] = {**tasks[at], "result": f"{tasks[at]['result']}; số liệu rà soát lại lần {number}"}
    first, *others = told["indicators"]
    value = Decimal(number) + sum(v for v in (first["in_period"],) if isinstance(v, Decimal))
    return {
        **told,
        "info": ({**told["info"][0], "submission_no": Decimal(number)},),
        "tasks": tasks,
        "indicators": ({**first, "in_period": value, "cumulative": value}, *others),
    }


def officer(loaded: LoadedPlan, unit: Unit) -> Mapping[str, Sequence[Row]]:
    """Return what the officer of a unit fills in; every answer keeps the rules."""
    code = unit.code
    return {
        "info": (
            {
                "submission_no": Decimal(1),
                "report_number": f"{100 + below(800, code)}/BC-UBND",
                "report_date": date(2026, 12, 1) + timedelta(days=below(8, code, "date")),
                "signatory_title": "Chủ tịch Ủy ban nhân dân",
                "reporter": "Công chức Tư pháp - Hộ tịch",
            },
        ),
        "directives": tuple(_directive(code, n) for n in range(2 + below(4, code, "directives"))),
        "tasks": tuple(_task(code, task.code) for task, _ in loaded.roster.tasks_of(code)),
        "indicators": tuple(_indicator(code, i.code) for i in loaded.roster.indicators_of(code)),
        "models": (_model(code),) if happens(40, code, "model") else (),
        "budget": tuple(_money(code, n) for n in range(1 + below(3, code, "budget"))),
        "difficulties": ({"kind": lists.DIFFICULTY_KIND.values[0], "text": _difficulty(code)},),
        "assessment": (
            {
                "strengths": f"Nhân dân xã {code} hưởng ứng, cán bộ thôn nắm việc, các đợt tuyên truyền đúng tiến độ.",
                "shortcomings": f"Một số thôn của xã {code} ở xa, tỷ lệ người dự còn thấp vào mùa vụ.",
                "causes": "Kinh phí hạn hẹp, cán bộ kiêm nhiệm nhiều việc.",
                "directions": f"Tiếp tục lồng ghép tại các thôn của xã {code}, ưu tiên hình thức trực tuyến.",
            },
        ),
    }


def _directive(code: str, number: int) -> Row:
    return {
        "document_kind": "Kế hoạch",
        "reference": f"{10 + number + 7 * below(20, code, 'd')}/KH-UBND",
        "issued_on": date(2026, 2, 2) + timedelta(days=below(200, code, "d", str(number))),
        "subject": f"Triển khai {_THEMES[number]} về {pick(_FIELDS, code, str(number))} tại xã {code}",
    }


def _task(code: str, task: str) -> Row:
    numbers = {"n": 1 + below(9, code, task), "m": 40 + below(400, code, task, "m"), "k": 20 + below(90, task, code)}
    result = pick(_DONE, code, task).format(**numbers) + f" (xã {code}, {task})"
    started = date(2026, 2, 1) + timedelta(days=below(120, code, task, "s"))
    row: Row = {"task_code": task, "started_on": started, "result": result}
    if happens(80, code, task):
        finished = started + timedelta(days=30 + below(120, code, task, "f"))
        evidence = f"Báo cáo số {10 + below(300, code, task)}/BC-UBND ngày {finished:%d/%m/%Y}"
        return {**row, "status": lists.DONE, "finished_on": finished, "evidence": evidence}
    return {**row, "status": lists.UNDER_WAY, "evidence": f"Kế hoạch số {10 + below(99, code, task)}/KH-UBND"}


def _indicator(code: str, indicator: str) -> Row:
    value = Decimal(below(60, code, indicator))
    return {"indicator_code": indicator, "in_period": value, "cumulative": value}


def _model(code: str) -> Row:
    return {
        "name": f"Tủ sách pháp luật điện tử thôn {1 + below(12, code)} ({code})",
        "place": f"Thôn {1 + below(12, code)}",
        "stage": pick(lists.MODEL_STAGE.values, code),
        "assessment": "Người dân tra cứu ngay tại nhà văn hóa, giảm lượt hỏi trực tiếp.",
    }


def _money(code: str, number: int) -> Row:
    allocated = 1_000_000 * (2 + below(30, code, "money", str(number)))
    return {
        "manner": lists.BUDGET_MANNER.values[0],
        "cost_item": lists.COST_ITEM.values[number],
        "funding_source": lists.FUNDING_SOURCE.values[0],
        "allocated_vnd": Decimal(allocated),
        "spent_vnd": Decimal(allocated * (50 + below(50, code, str(number))) // 100),
    }


def _difficulty(code: str) -> str:
    return f"Xã {code} có {1 + below(6, code, 'hard')} thôn xa trung tâm, khó tập hợp người dân vào ngày mùa."


def take(paths: Sequence[Path], number: int) -> tuple[Path, ...]:
    """Return so many paths, the same ones again where there are fewer."""
    return tuple(islice(cycle(paths), number))
