"""The whole story on the built-in example, from the plan to the signed report's draft, step by step.

    for event in run(Path("demo")):
        print(event.text())

Every file has its own place below the folder; a second run writes the same bytes over it. Nothing is deleted.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kehoach_xlsx import pipeline
from kehoach_xlsx.demo import telling
from kehoach_xlsx.demo.collection import MISSING, Sent, own_plans, progress_reports
from kehoach_xlsx.demo.telling import Event, told
from kehoach_xlsx.files import write_atomically
from kehoach_xlsx.pipeline import LoadedPlan
from kehoach_xlsx.resources import examples_dir

__all__ = ["Event", "Places", "run"]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the story's files lie below its folder."""

    folder: Path

    @property
    def plan(self) -> Path:
        """The plan workbook."""
        return self.folder / "1-ke-hoach" / "ke-hoach-58-KH-UBND.xlsx"

    @property
    def templates(self) -> Path:
        """The workbooks as they were handed out, below it one folder per kind."""
        return self.folder / "2-bieu-mau"

    @property
    def filled(self) -> Path:
        """The workbooks as they came back, below it one folder per kind."""
        return self.folder / "3-da-dien"

    @property
    def consolidated(self) -> Path:
        """The consolidated workbook."""
        return self.folder / "4-tong-hop" / "tong-hop-2024.xlsx"

    @property
    def report(self) -> Path:
        """The official report."""
        return self.folder / "5-bao-cao" / "bao-cao-58-KH-UBND.docx"


def run(folder: Path) -> Iterator[Event]:
    """Tell the story, step by step, making its files below `folder` on the way.

    Raises UserMistake where a file cannot be written, such as one that is open in Excel.
    """
    places = Places(folder)
    source = (examples_dir() / "can-tho-2024" / "plan.toml").read_text(encoding="utf-8")
    pipeline.plan_from_source(source, places.plan)
    loaded = pipeline.usable_plan(places.plan)
    yield telling.of_plan(loaded.plan, places.plan)
    yield from _hand_out(loaded, places)
    reports = _written(progress_reports(loaded), places.filled / "progress")
    plans = _written(own_plans(loaded), places.filled / "tasks")
    yield from _collected(loaded, reports, plans)
    yield from telling.of_checked(pipeline.check([*reports, *plans], loaded=loaded))
    merged = pipeline.merge(reports, loaded, places.consolidated, fresh=True)
    yield from telling.of_merged(loaded.plan, merged, places.consolidated)
    pipeline.publish(places.consolidated, places.report)
    yield told(
        6,
        "Báo cáo bằng Word, đúng thể thức, để đọc lại và trình ký.",
        "The Word report, ready to be signed.",
        places.report,
    )
    yield from _closing(places)


def _hand_out(loaded: LoadedPlan, places: Places) -> Iterator[Event]:
    progress = pipeline.make_templates(loaded, "progress", places.templates / "progress")
    tasks = pipeline.make_templates(loaded, "tasks", places.templates / "tasks")
    yield told(
        2,
        f"Biểu mẫu báo cáo kết quả cho {len(progress)} đơn vị: {places.templates / 'progress'}",
        f"Progress workbooks for {len(progress)} units: {places.templates / 'progress'}",
        *progress,
    )
    yield told(
        2,
        f"Biểu mẫu kế hoạch triển khai cho {len(tasks)} đơn vị: {places.templates / 'tasks'}",
        f"Implementation plan workbooks for {len(tasks)} units: {places.templates / 'tasks'}",
        *tasks,
    )


def _written(files: Iterable[Sent], folder: Path) -> tuple[Path, ...]:
    paths: list[Path] = []
    for sent in files:
        write_atomically(folder / sent.name, sent.data)
        paths.append(folder / sent.name)
    return tuple(paths)


def _collected(loaded: LoadedPlan, reports: tuple[Path, ...], plans: tuple[Path, ...]) -> Iterator[Event]:
    units = [u for u in loaded.roster.reporting_units() if u.code not in MISSING]
    yield told(
        3,
        f"{len(units)} đơn vị gửi {len(reports)} báo cáo kết quả: {reports[0].parent}",
        f"{len(units)} units send {len(reports)} progress reports: {reports[0].parent}",
        *reports,
    )
    yield told(
        3,
        f"{len(plans)} đơn vị gửi kế hoạch triển khai: {plans[0].parent}",
        f"{len(plans)} units send their implementation plans: {plans[0].parent}",
        *plans,
    )


def _closing(places: Places) -> Iterator[Event]:
    yield told(
        7,
        f"Mở trước: {places.consolidated} (trang Tổng quan), rồi {places.report}.",
        f"Open first: {places.consolidated} (sheet Tổng quan), then {places.report}.",
    )
    commands = "\n".join(f"  {command}" for command in commands_of(places))
    yield told(7, f"Tự làm từng bước:\n{commands}", f"The same, step by step:\n{commands}")


def commands_of(places: Places) -> tuple[str, ...]:
    """Return the commands that do what the story did."""
    plan, filled = _quoted(places.plan), _quoted(places.filled / "progress")
    return (
        f"kxl plan check {plan}",
        f"kxl template progress {plan} -o {_quoted(places.templates / 'progress')}",
        f"kxl validate {filled} --plan {plan}",
        f"kxl merge {filled} --plan {plan} -o {_quoted(places.consolidated)}",
        f"kxl report {_quoted(places.consolidated)} -o {_quoted(places.report)}",
    )


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
