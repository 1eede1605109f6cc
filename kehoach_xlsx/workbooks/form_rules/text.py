"""Rules of the form: the text: legal bases, paragraphs, numbering, and the mark that ends it."""

from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.workbooks.form_rules.base import ERROR, MEASURED, form_rule

BASIS_MARKS = form_rule(
    "KH631",
    ERROR,
    Wording("Dấu câu sau căn cứ không đúng", "The mark after a legal basis is wrong"),
    MEASURED,
    Wording(
        "Cuối mỗi căn cứ đặt dấu chấm phẩy, cuối căn cứ sau cùng đặt dấu chấm.",
        "End each legal basis with a semicolon, the last with a full stop.",
    ),
)

FIRST_LINE = form_rule(
    "KH632",
    ERROR,
    Wording("Chữ đầu dòng lùi vào không đúng", "The first line is not indented as prescribed"),
    MEASURED,
    Wording(
        "Đoạn văn (Paragraph), Đặc biệt (Special), Dòng đầu (First line): 1 cm hoặc 1,27 cm.",
        "Paragraph, Special, First line: 1 cm or 1.27 cm.",
    ),
)

GAP = form_rule(
    "KH633",
    ERROR,
    Wording("Khoảng cách giữa các đoạn dưới 6 pt", "Less than 6 pt between paragraphs"),
    MEASURED,
    Wording("Đoạn văn (Paragraph), Khoảng cách (Spacing): sau (After) 6 pt.", "Paragraph, Spacing: 6 pt after."),
)

LINE_SPACING = form_rule(
    "KH634",
    ERROR,
    Wording("Khoảng cách dòng ngoài khoảng quy định", "The line spacing is out of range"),
    MEASURED,
    Wording(
        "Đoạn văn (Paragraph), Giãn dòng (Line spacing): từ 1 đến 1,5 dòng.",
        "Paragraph, Line spacing: between 1 and 1.5 lines.",
    ),
)

NUMBERING_GAP = form_rule(
    "KH635",
    ERROR,
    Wording("Đánh số nhảy cóc hoặc trùng", "Numbering skips or repeats"),
    MEASURED,
    Wording("Đánh số lại cho liên tục.", "Number anew without gaps."),
)

NUMBERING_LETTER = form_rule(
    "KH636",
    ERROR,
    Wording("Chữ cái của điểm không theo bảng chữ cái tiếng Việt", "Letters do not follow the Vietnamese alphabet"),
    MEASURED,
    Wording(
        "Dùng a), b), c), d), đ), e), g), h), i), k)…; không dùng f, j, w, z và không bỏ đ.",
        "Use a), b), c), d), đ), e), g), h), i), k)…; no f, j, w, z, and never leave out đ.",
    ),
)

NUMBERING_SHAPE = form_rule(
    "KH637",
    ERROR,
    Wording("Dấu sau số của mục, điểm không đúng", "The mark after a number is wrong"),
    MEASURED,
    Wording(
        "Viết “I.”, “1.” với dấu chấm và “a)” với dấu đóng ngoặc.",
        "Write “I.” and “1.” with a full stop and “a)” with a bracket.",
    ),
)

END_MARK_MISSING = form_rule(
    "KH638",
    ERROR,
    Wording("Thiếu dấu “./.” kết thúc văn bản", "The mark “./.” that ends the text is missing"),
    MEASURED,
    Wording("Ghi “./.” ngay sau câu cuối cùng của nội dung.", "Write “./.” right after the last sentence of the body."),
)

END_MARK_WRONG = form_rule(
    "KH639",
    ERROR,
    Wording("Dấu kết thúc văn bản viết không đúng", "The mark that ends the text is wrong"),
    MEASURED,
    Wording(
        "Viết đúng “./.”, liền sau chữ cuối, một lần duy nhất ở cuối nội dung.",
        "Write “./.” right after the last word, once, at the end of the body.",
    ),
)
