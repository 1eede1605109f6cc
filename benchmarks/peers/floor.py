"""The floor: unzip and parse the sheets that a merge needs, with python-calamine and nothing else.

python floor.py FOLDER
"""

import sys
from pathlib import Path

from python_calamine import CalamineWorkbook

NEEDED = (
    "Thông tin",
    "Chỉ đạo, triển khai",
    "Kết quả nhiệm vụ",
    "Chỉ tiêu, số liệu",
    "Mô hình, cách làm hiệu quả",
    "Kinh phí",
    "Khó khăn, kiến nghị",
    "Thi đua, khen thưởng",
    "Đánh giá, phương hướng",
)


def main(folder: str) -> None:
    """Parse every workbook of a folder, and throw away what was read."""
    for path in sorted(Path(folder).glob("*.xlsx")):
        with CalamineWorkbook.from_path(str(path)) as book:
            for name in NEEDED:
                book.get_sheet_by_name(name).to_python(skip_empty_area=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
