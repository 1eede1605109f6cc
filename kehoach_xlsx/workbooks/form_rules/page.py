"""Rules of the form: paper, margins, font, colour and page number."""

from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.workbooks.form_rules.base import ERROR, MEASURED, NOTE, form_rule

UNREADABLE = form_rule(
    "KH601",
    ERROR,
    Wording("Không đọc được văn bản Word", "The Word document cannot be read"),
    Wording(
        "Tệp không phải là văn bản Word (.docx) đọc được: {found}.",
        "The file is no readable Word document (.docx): {found_en}.",
    ),
    Wording(
        "Mở tệp trong Word hoặc LibreOffice, lưu lại dạng .docx rồi kiểm tra lại.",
        "Open the file in Word or LibreOffice, save it as .docx and check again.",
    ),
)

PAPER = form_rule(
    "KH602",
    ERROR,
    Wording("Khổ giấy phải là A4", "The paper must be A4"),
    MEASURED,
    Wording(
        "Bố cục trang (Layout), Khổ giấy (Size): chọn A4 cho cả văn bản.",
        "Layout, Size: choose A4 for the whole document.",
    ),
)

ORIENTATION = form_rule(
    "KH603",
    NOTE,
    Wording("Phần chính của văn bản quay ngang", "The main text is landscape"),
    Wording(
        "{component} trình bày theo chiều ngang ({article}).", "{component_en} is laid out across the page ({article})."
    ),
    Wording(
        "Trình bày theo chiều dọc; bảng rộng thì đưa vào phụ lục riêng, quay ngang riêng phần đó.",
        "Use portrait; put wide tables into an appendix and turn only that section.",
    ),
)

MARGIN = form_rule(
    "KH604",
    ERROR,
    Wording("Lề trang ngoài khoảng quy định", "A margin is out of range"),
    MEASURED,
    Wording(
        "Bố cục trang (Layout), Lề (Margins): đặt trên, dưới 20-25 mm; trái 30-35 mm; phải 15-20 mm.",
        "Layout, Margins: top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm.",
    ),
)

FONT = form_rule(
    "KH605",
    ERROR,
    Wording("Phông chữ không phải Times New Roman", "The font is not Times New Roman"),
    MEASURED,
    Wording(
        "Chọn toàn bộ văn bản (Ctrl+A), đổi phông sang Times New Roman; sửa cả phông của kiểu Normal.",
        "Select all (Ctrl+A), set Times New Roman; correct the font of the Normal style too.",
    ),
)

COLOUR = form_rule(
    "KH606",
    ERROR,
    Wording("Chữ không phải màu đen", "Text is not black"),
    MEASURED,
    Wording("Chọn phần chữ, đặt màu chữ đen hoặc Tự động.", "Select the text and make its colour black or automatic."),
)

PAGE_NUMBER_MISSING = form_rule(
    "KH607",
    ERROR,
    Wording("Thiếu số trang", "No page number"),
    Wording(
        "{component} không có số trang ở lề trên ({article}).",
        "{component_en} has no page number in the top margin ({article}).",
    ),
    Wording(
        "Chèn (Insert), Số trang (Page Number), Đầu trang (Top of Page), căn giữa.",
        "Insert, Page Number, Top of Page, centred.",
    ),
)

PAGE_NUMBER_PLACE = form_rule(
    "KH608",
    ERROR,
    Wording("Số trang sai vị trí", "The page number stands in the wrong place"),
    MEASURED,
    Wording(
        "Xóa số trang đang có; chèn lại ở đầu trang, căn giữa.",
        "Remove the page number and insert it again at the top, centred.",
    ),
)

PAGE_NUMBER_LOOK = form_rule(
    "KH609",
    ERROR,
    Wording("Kiểu số trang không đúng", "The page number is not set as prescribed"),
    MEASURED,
    Wording(
        "Mở đầu trang, chọn số trang, đặt cỡ 13 hoặc 14, kiểu đứng, chữ số Ả Rập.",
        "Open the header and set the number in 13 or 14 pt, upright, Arabic digits.",
    ),
)

PAGE_NUMBER_ON_FIRST = form_rule(
    "KH610",
    ERROR,
    Wording("Trang đầu hiển thị số trang", "Page 1 shows its number"),
    Wording(
        "Trang 1 hiển thị số trang; trang 1 không ghi số ({article}).",
        "Page 1 shows a page number, which it must not ({article}).",
    ),
    Wording(
        "Mở đầu trang, đánh dấu Trang đầu khác biệt (Different First Page) và xóa số ở trang đầu.",
        "Open the header, tick Different First Page and clear the number there.",
    ),
)
