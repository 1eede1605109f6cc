"""Rules of the form: how the text was typed."""

from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.workbooks.form_rules.base import NOTE, form_rule

UNICODE = form_rule(
    "KH656",
    NOTE,
    Wording("Chữ có dấu gõ theo kiểu tổ hợp", "Letters are typed as combinations"),
    Wording("Có chữ gõ theo Unicode tổ hợp: {found} ({article}).", "Decomposed letters: {found_en} ({article})."),
    Wording(
        "Chuyển sang Unicode dựng sẵn bằng công cụ chuyển mã của bộ gõ.",
        "Convert to precomposed Unicode with the converter of your keyboard program.",
    ),
)

DOUBLE_SPACE = form_rule(
    "KH657",
    NOTE,
    Wording("Thừa khoảng trắng", "Superfluous spaces"),
    Wording(
        "Có nhiều khoảng trắng liền nhau: {found} (thực tế trình bày).",
        "Several spaces in a row: {found_en} (practice).",
    ),
    Wording(
        "Tìm và thay hai khoảng trắng bằng một; căn vị trí bằng canh lề, không bằng khoảng trắng.",
        "Replace double spaces by one; place text by alignment, not by spaces.",
    ),
)

TABS = form_rule(
    "KH658",
    NOTE,
    Wording("Dùng phím Tab để căn chỗ", "Tabs are used for layout"),
    Wording("Dùng phím Tab để căn chỗ (thực tế trình bày).", "Tabs place the text (practice)."),
    Wording(
        "Bỏ dấu Tab; dùng lùi dòng đầu của đoạn, canh giữa hoặc bảng không viền.",
        "Remove the tabs; use first-line indents, centring or a table without borders.",
    ),
)

BLANK_PARAGRAPHS = form_rule(
    "KH659",
    NOTE,
    Wording("Dùng dòng trống để căn chỗ", "Blank paragraphs are used for layout"),
    Wording("Có {found} dòng trống dùng để giãn chỗ (thực tế trình bày).", "{found_en} blank line(s) used to make room (practice)."),
    Wording(
        "Xóa dòng trống; đặt khoảng cách trước, sau đoạn hoặc ngắt trang.",
        "Delete them; use spacing before and after, or a page break.",
    ),
)
