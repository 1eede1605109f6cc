"""The kinds of administrative documents and their abbreviations (Nghị định 30/2020/NĐ-CP, Phụ lục III)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

ABBREVIATIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "NGHỊ QUYẾT": "NQ",
        "QUYẾT ĐỊNH": "QĐ",
        "CHỈ THỊ": "CT",
        "QUY CHẾ": "QC",
        "QUY ĐỊNH": "QyĐ",
        "THÔNG CÁO": "TC",
        "THÔNG BÁO": "TB",
        "HƯỚNG DẪN": "HD",
        "CHƯƠNG TRÌNH": "CTr",
        "KẾ HOẠCH": "KH",
        "PHƯƠNG ÁN": "PA",
        "ĐỀ ÁN": "ĐA",
        "DỰ ÁN": "DA",
        "BIÊN BẢN": "BB",
        "BÁO CÁO": "BC",
        "TỜ TRÌNH": "TTr",
        "HỢP ĐỒNG": "HĐ",
        "CÔNG ĐIỆN": "CĐ",
        "BẢN GHI NHỚ": "BGN",
        "BẢN THỎA THUẬN": "BTT",
        "GIẤY ỦY QUYỀN": "GUQ",
        "GIẤY MỜI": "GM",
        "GIẤY GIỚI THIỆU": "GGT",
        "GIẤY NGHỈ PHÉP": "GNP",
        "PHIẾU GỬI": "PG",
        "PHIẾU CHUYỂN": "PC",
        "PHIẾU BÁO": "PB",
    }
)
"""A công văn is the one kind without a name, and so without an abbreviation."""

NO_KIND: Final = frozenset({"CV", "CVHC", "CVĐ"})
"""What offices write into the symbol of a công văn, where the decree has nothing."""

TO_A_SUPERIOR: Final = frozenset({"TỜ TRÌNH"})
"""Kinds that always have "Kính gửi"; a báo cáo has it where it goes to a superior body."""
