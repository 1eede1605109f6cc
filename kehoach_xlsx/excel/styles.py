"""How each semantic style looks: one restrained, printable look for an official form.

Times New Roman, thin grey rules; pale yellow where something is to be filled, near-white where it is given.
Only input styles are unlocked. Properties are XlsxWriter's.
"""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from kehoach_xlsx.excel.layout import Style, Value

Properties = Mapping[str, str | int | float | bool]
Changes = dict[str, Any]

RULE = "#8C8C8C"
GIVEN_FILL = "#F5F5F5"
INPUT_FILL = "#FFF8DC"
INK = "#1F3864"

DEFAULT: Final[Properties] = MappingProxyType(
    # Unlocked: pasting from elsewhere brings this style along and would otherwise lock what was pasted.
    {"font_name": "Times New Roman", "font_size": 11, "locked": False}
)

_TEXT: Final[Changes] = {"locked": True, "text_wrap": True, "valign": "top"}
_BOXED: Final[Changes] = _TEXT | {"border": 1, "border_color": RULE}
_LEFT: Final[Changes] = {"align": "left", "indent": 1}
_AS_TEXT: Final[Changes] = {"num_format": "@"}  # keeps leading zeros, and "3/4" from becoming a date
_CENTER: Final[Changes] = {"align": "center"}
_RIGHT: Final[Changes] = {"align": "right"}
_DATE: Final[Changes] = {"align": "center", "num_format": "dd/mm/yyyy"}
_MONEY: Final[Changes] = {"align": "right", "num_format": "#,##0;-#,##0;0"}
_HEADING: Final[Changes] = _BOXED | {"bold": True, "align": "center", "valign": "vcenter"}
_GIVEN: Final[Changes] = _BOXED | {"bg_color": GIVEN_FILL}
_INPUT: Final[Changes] = _BOXED | {"bg_color": INPUT_FILL, "locked": False}
_FORMULA: Final[Changes] = _BOXED | {"bg_color": "#EEF3F8"}
_TILE: Final[Changes] = _BOXED | {"bold": True, "font_size": 20, "align": "center", "valign": "vcenter"}
_TOTAL: Final[Changes] = _BOXED | {"bold": True, "bg_color": "#DCE6F1"}

STYLES: Final[Mapping[Style, Properties]] = MappingProxyType(
    {
        Style.TITLE: _TEXT | {"bold": True, "font_size": 14, "align": "center", "valign": "vcenter"},
        Style.SUBTITLE: _TEXT | {"italic": True, "font_size": 12, "align": "center", "valign": "vcenter"},
        Style.INTRO: _TEXT | {"font_color": "#404040"},
        Style.SECTION: _TEXT | {"bold": True, "bg_color": "#C9D7E8", "font_color": INK, "valign": "vcenter"},
        Style.HEADING: _HEADING | {"bg_color": "#DCE6F1"},
        Style.HEADING_INPUT: _HEADING | {"bg_color": "#FCE4B0"},
        Style.HEADING_REQUIRED: _HEADING | {"bg_color": "#FCE4B0", "font_color": "#9C0006"},
        Style.LABEL: _BOXED | _LEFT | {"bold": True, "bg_color": "#DCE6F1"},
        Style.GIVEN: _GIVEN | _LEFT,
        Style.GIVEN_DATE: _GIVEN | _DATE,
        Style.GIVEN_NUMBER: _GIVEN | _RIGHT,
        Style.GIVEN_CENTER: _GIVEN | _CENTER,
        Style.INPUT: _INPUT | _LEFT | _AS_TEXT,
        Style.INPUT_LONG: _INPUT | _LEFT | _AS_TEXT,
        Style.INPUT_DATE: _INPUT | _DATE,
        Style.INPUT_NUMBER: _INPUT | _RIGHT,
        Style.INPUT_PERCENT: _INPUT | _RIGHT,  # no % format: it would turn a typed 85 into 0.85 here and there
        Style.INPUT_MONEY: _INPUT | _MONEY,
        Style.INPUT_CENTER: _INPUT | _CENTER | _AS_TEXT,
        Style.FORMULA: _FORMULA,
        Style.FORMULA_NUMBER: _FORMULA | _RIGHT,
        Style.FORMULA_PERCENT: _FORMULA | _RIGHT | {"num_format": "0.0"},
        Style.NOTE: _TEXT | _LEFT | {"italic": True, "font_size": 10, "font_color": "#595959"},
        Style.LINK: _TEXT | _LEFT | {"font_color": "#0B5394", "underline": 1},
        Style.GOOD: _BOXED | {"font_color": "#1E6B2E", "bg_color": "#E2F0D9"},
        Style.WARN: _BOXED | {"font_color": "#8A5A00", "bg_color": "#FFE8B3"},
        Style.BAD: _BOXED | {"font_color": "#9C0006", "bg_color": "#FBD5D5"},
        Style.MARKED_BAD: {"bg_color": "#F8CBCB", "border": 2, "border_color": "#C00000", "locked": False},
        Style.MARKED_WARN: {"bg_color": "#FFE8B3", "border": 2, "border_color": "#BF8F00", "locked": False},
        Style.TOTAL: _TOTAL,
        Style.TOTAL_NUMBER: _TOTAL | _RIGHT | {"num_format": "#,##0"},
        Style.BODY: _BOXED | _LEFT,
        Style.BODY_CENTER: _BOXED | _CENTER,
        Style.BODY_NUMBER: _BOXED | _RIGHT,
        Style.BODY_MONEY: _BOXED | _MONEY,
        Style.BODY_DATE: _BOXED | _DATE,
        Style.BODY_LINK: _BOXED | _LEFT | {"font_color": "#0B5394", "underline": 1},
        Style.SIGNATURE: _TEXT | {"bold": True, "align": "center"},
        Style.SIGNATURE_NOTE: _TEXT | {"italic": True, "align": "center"},
        Style.TILE: _TILE | {"font_color": INK, "bg_color": "#EAF1F8"},
        Style.TILE_BAD: _TILE | {"font_color": "#9C0006", "bg_color": "#FBE5E5"},
        Style.TILE_NOTE: _BOXED | _CENTER | {"font_size": 10, "font_color": "#404040", "valign": "vcenter"},
        Style.FAINT: {"font_color": "#B5B5B5", "locked": True},
        Style.IDENTITY: _TEXT | {"font_size": 8, "font_color": "#7F7F7F", "text_wrap": False},
    }
)

# "#,##0.##" would leave a separator behind a whole number, so the format is chosen per value.
BY_VALUE: Final = frozenset({Style.GIVEN_NUMBER, Style.BODY_NUMBER, Style.TOTAL_NUMBER})
WHOLE, BROKEN = NUMBER_FORMATS = ("#,##0", "#,##0.0##")

_CONDITIONAL: Final = frozenset({"font_color", "bg_color", "bold", "italic"})


def number_format(style: Style, value: Value) -> str | None:
    """Return the number format a value needs beyond its style, if any."""
    if style not in BY_VALUE or isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    return WHOLE if value == int(value) else BROKEN


def conditional(style: Style) -> Properties:
    """Return what a conditional format can change of a style: colours and weight, never fonts or borders."""
    return {key: value for key, value in STYLES[style].items() if key in _CONDITIONAL}
