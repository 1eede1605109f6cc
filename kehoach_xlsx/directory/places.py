"""The provinces before and since Nghị quyết 202/2025/QH15 (new ones work since 1/7/2025), with what became of which."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from kehoach_xlsx.directory.entries import TWO_TIERS
from kehoach_xlsx.vietnamese.text import fold

MERGED: Mapping[str, tuple[str, ...]] = {
    "Tuyên Quang": ("Hà Giang",),
    "Lào Cai": ("Yên Bái",),
    "Thái Nguyên": ("Bắc Kạn",),
    "Phú Thọ": ("Vĩnh Phúc", "Hòa Bình"),
    "Bắc Ninh": ("Bắc Giang",),
    "Hưng Yên": ("Thái Bình",),
    "Hải Phòng": ("Hải Dương",),
    "Ninh Bình": ("Hà Nam", "Nam Định"),
    "Quảng Trị": ("Quảng Bình",),
    "Đà Nẵng": ("Quảng Nam",),
    "Quảng Ngãi": ("Kon Tum",),
    "Gia Lai": ("Bình Định",),
    "Khánh Hòa": ("Ninh Thuận",),
    "Lâm Đồng": ("Đắk Nông", "Bình Thuận"),
    "Đắk Lắk": ("Phú Yên",),
    "Hồ Chí Minh": ("Bà Rịa - Vũng Tàu", "Bình Dương"),
    "Đồng Nai": ("Bình Phước",),
    "Cần Thơ": ("Sóc Trăng", "Hậu Giang"),
    "Vĩnh Long": ("Bến Tre", "Trà Vinh"),
    "Đồng Tháp": ("Tiền Giang",),
    "Cà Mau": ("Bạc Liêu",),
    "An Giang": ("Kiên Giang",),
    "Tây Ninh": ("Long An",),
}
"""Every province of 2025 that took in others, with those that ended: the new one has the name that stands first."""

UNCHANGED = (
    "Hà Nội", "Huế", "Lai Châu", "Điện Biên", "Sơn La", "Lạng Sơn", "Quảng Ninh", "Thanh Hóa", "Nghệ An", "Hà Tĩnh",
    "Cao Bằng",
)  # fmt: skip
FORMER = {"Huế": "Thừa Thiên Huế"}
"""The name of a place before it became a city under the central government (Huế: 1/1/2025)."""
CITIES = ("Hà Nội", "Huế", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Hồ Chí Minh")
HUE_A_CITY = date(2025, 1, 1)


def provinces_on(day: date) -> tuple[str, ...]:
    """The provinces and cities under the central government on a day: 63 until 30/6/2025, then 34.

    >>> len(provinces_on(date(2024, 5, 1))), len(provinces_on(date(2026, 1, 1)))
    (63, 34)
    """
    kept = (*UNCHANGED, *MERGED)
    if day >= TWO_TIERS:
        return kept
    ended = tuple(name for names in MERGED.values() for name in names)
    before = tuple(FORMER.get(name, name) if day < HUE_A_CITY else name for name in kept)
    return (*before, *ended)


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", fold(name)))


_NAMES = {
    _key(name): name
    for name in (*UNCHANGED, *MERGED, *FORMER.values(), *(name for names in MERGED.values() for name in names))
}


def province_named(text: str) -> str:
    """The province that a place name means, "" where it is none.

    >>> province_named("LẠNG SƠN"), province_named("TP. Hồ Chí Minh"), province_named("Tứ Kỳ")
    ('Lạng Sơn', 'Hồ Chí Minh', '')
    """
    return _NAMES.get(re.sub("^(?:tỉnh|thành phố|tp) ", "", _key(text)), "")


def became(province: str) -> str:
    """The province of 2025 that a province of before belongs to now; itself where it kept its name.

    >>> became("Bình Phước"), became("Cà Mau")
    ('Đồng Nai', 'Cà Mau')
    """
    renamed = {former: name for name, former in FORMER.items()}
    return renamed.get(province) or next((new for new, ended in MERGED.items() if province in ended), province)
