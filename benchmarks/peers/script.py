"""What people would write instead: pandas over a folder. Reads, concatenates, checks a little, writes.

    python script.py openpyxl|calamine FOLDER OUT.xlsx

No protection, no ledger, no mending, no comparison of submissions: it does far less than `kxl merge`.
"""

import sys
from pathlib import Path

import pandas as pd

TABLES = {
    "Chỉ đạo, triển khai": "Số, ký hiệu",
    "Kết quả nhiệm vụ": "Mã nhiệm vụ",
    "Chỉ tiêu, số liệu": "Mã chỉ tiêu",
    "Mô hình, cách làm hiệu quả": "Tên mô hình, cách làm",
    "Kinh phí": "Cách bố trí",
    "Khó khăn, kiến nghị": "Nội dung",
    "Thi đua, khen thưởng": "Đối tượng",
}
FORMS = ("Thông tin", "Đánh giá, phương hướng")
EXTRA_LINES = {"Chỉ đạo, triển khai", "Kết quả nhiệm vụ"}


def heading_row(frame: pd.DataFrame, heading: str) -> int | None:
    """Return the number of the row in which a heading stands."""
    for number, row in enumerate(frame.itertuples(index=False)):
        if heading in {str(value).removesuffix(" (*)") for value in row}:
            return number
    return None


def main(engine: str, folder: str, output: str) -> None:
    """Merge every workbook of a folder."""
    gathered: dict[str, list[pd.DataFrame]] = {name: [] for name in (*TABLES, *FORMS)}
    for path in sorted(Path(folder).glob("*.xlsx")):
        sheets = pd.read_excel(path, sheet_name=list(gathered), header=None, engine=engine)
        for name, frame in sheets.items():
            if name in TABLES:
                top = heading_row(frame, TABLES[name])
                if top is None:
                    continue
                frame.columns = [str(heading).removesuffix(" (*)") for heading in frame.iloc[top]]
                frame = frame.iloc[top + 1 :]
            gathered[name].append(frame.assign(file=path.name))
    merged = {name: pd.concat(frames, ignore_index=True) for name, frames in gathered.items() if frames}
    tasks, figures = merged["Kết quả nhiệm vụ"], merged["Chỉ tiêu, số liệu"]
    blank = tasks[tasks["Tình trạng thực hiện"].isna()]
    unproven = tasks[(tasks["Tình trạng thực hiện"] == "Đã hoàn thành") & tasks["Kết quả đạt được"].isna()]
    started, finished = (pd.to_datetime(tasks[c], errors="coerce") for c in ("Ngày bắt đầu", "Ngày hoàn thành"))
    figures["number"] = pd.to_numeric(figures["Thực hiện trong kỳ"], errors="coerce")
    merged["Lỗi"] = pd.concat([blank, unproven, tasks[finished < started], figures[figures["number"].isna()]])
    merged["Tổng"] = figures.groupby("Mã chỉ tiêu", as_index=False)["number"].sum()
    with pd.ExcelWriter(output, engine="openpyxl") as writer:
        for name, frame in merged.items():
            frame.to_excel(writer, sheet_name=name, index=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
