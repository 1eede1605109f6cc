"""Rules of the form: the head: components, sizes and looks, number, date, subject, addressee."""

from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.workbooks.form_rules.base import ERROR, MEASURED, NOTE, form_rule

COMPONENT_MISSING = form_rule(
    "KH611",
    ERROR,
    Wording("Thiếu một thành phần thể thức", "A component is missing"),
    Wording("Không thấy {component} ({article}).", "{component_en} was not found ({article})."),
    Wording(
        "Bổ sung thành phần này đúng vị trí theo sơ đồ bố trí của Nghị định.",
        "Add this component in its place, as in the layout plan of the decree.",
    ),
)

NATION_WORDS = form_rule(
    "KH612",
    ERROR,
    Wording("Quốc hiệu viết không đúng", "The national title is not written as prescribed"),
    MEASURED,
    Wording(
        "Viết lại đúng từng chữ: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM.",
        "Write exactly: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM.",
    ),
)

MOTTO_WORDS = form_rule(
    "KH613",
    ERROR,
    Wording("Tiêu ngữ viết không đúng", "The motto is not written as prescribed"),
    MEASURED,
    Wording(
        "Viết lại đúng từng chữ: Độc lập - Tự do - Hạnh phúc (gạch nối ngắn, có khoảng trắng hai bên).",
        "Write exactly: Độc lập - Tự do - Hạnh phúc (hyphens with a space on both sides).",
    ),
)

SIZE = form_rule(
    "KH614",
    ERROR,
    Wording("Cỡ chữ ngoài khoảng quy định", "A size is out of range"),
    MEASURED,
    Wording("Chọn thành phần này và đặt lại cỡ chữ.", "Select this component and correct its size."),
)

WEIGHT = form_rule(
    "KH615",
    ERROR,
    Wording("Chữ đậm, chữ thường không đúng", "Bold or regular type is wrong"),
    MEASURED,
    Wording(
        "Chọn thành phần này, bật hoặc tắt chữ đậm (Ctrl+B).",
        "Select this component and switch bold on or off (Ctrl+B).",
    ),
)

SLOPE = form_rule(
    "KH616",
    ERROR,
    Wording("Chữ đứng, chữ nghiêng không đúng", "Upright or italic type is wrong"),
    MEASURED,
    Wording(
        "Chọn thành phần này, bật hoặc tắt chữ nghiêng (Ctrl+I).",
        "Select this component and switch italics on or off (Ctrl+I).",
    ),
)

CASE = form_rule(
    "KH617",
    ERROR,
    Wording("Chữ hoa, chữ thường không đúng", "Capitals or lower case are wrong"),
    MEASURED,
    Wording(
        "Chọn thành phần này, nhấn Shift+F3 để đổi kiểu chữ hoa hoặc thường.",
        "Select this component and press Shift+F3 to change its case.",
    ),
)

ALIGNMENT = form_rule(
    "KH618",
    ERROR,
    Wording("Canh lề không đúng", "The alignment is wrong"),
    MEASURED,
    Wording(
        "Chọn thành phần này và đặt lại canh giữa, canh trái hoặc canh đều hai bên.",
        "Select this component and set centred, left or justified.",
    ),
)

FAMILY = form_rule(
    "KH619",
    ERROR,
    Wording("Cỡ chữ trong văn bản không thống nhất", "The sizes do not go together"),
    MEASURED,
    Wording(
        "Dùng thống nhất một bộ: 12-13-13 hoặc 13-14-14 cho Quốc hiệu, Tiêu ngữ, địa danh; một cỡ cho toàn bộ nội dung.",
        "Use one set: 12-13-13 or 13-14-14 for title, motto and date, and one size for the whole body.",
    ),
)

RULE_MISSING = form_rule(
    "KH620",
    ERROR,
    Wording("Thiếu đường kẻ ngang", "A rule is missing"),
    Wording(
        "Không có đường kẻ ngang dưới {component} ({article}).", "There is no rule under {component_en} ({article})."
    ),
    Wording(
        "Kẻ một đường nét liền dưới dòng này: viền của đoạn trống hoặc đường thẳng vẽ.",
        "Draw a solid rule under it: a border of an empty paragraph, or a drawn line.",
    ),
)

RULE_LENGTH = form_rule(
    "KH621",
    ERROR,
    Wording("Độ dài đường kẻ không đúng", "A rule has the wrong length"),
    MEASURED,
    Wording(
        "Kéo lại độ dài đường kẻ: dưới Tiêu ngữ bằng dòng chữ; dưới tên cơ quan và trích yếu từ 1/3 đến 1/2 dòng chữ.",
        "Set its length: as long as the line under the motto, 1/3 to 1/2 of the line under the agency and the subject.",
    ),
)

RULE_KIND = form_rule(
    "KH622",
    ERROR,
    Wording("Đường kẻ không phải nét liền", "A rule is not a solid line"),
    MEASURED,
    Wording(
        "Bỏ gạch chân hoặc nét đứt; thay bằng đường kẻ ngang nét liền.",
        "Remove the underline or broken line and draw a solid rule.",
    ),
)

NUMBER_PADDING = form_rule(
    "KH623",
    ERROR,
    Wording("Số văn bản dưới 10 phải thêm số 0", "A number below 10 needs a leading zero"),
    MEASURED,
    Wording("Thêm số 0 vào trước số văn bản.", "Put a 0 before the number."),
)

SYMBOL = form_rule(
    "KH624",
    ERROR,
    Wording("Số, ký hiệu viết không đúng", "Number and symbol are not written as prescribed"),
    MEASURED,
    Wording(
        "Viết lại: “Số: ”, số, dấu “/”, chữ viết tắt tên loại, dấu “-”, chữ viết tắt cơ quan; không có khoảng trắng.",
        "Write: “Số: ”, the number, “/”, the abbreviation of the type, “-”, that of the agency; no spaces.",
    ),
)

DATE_PADDING = form_rule(
    "KH625",
    ERROR,
    Wording("Ngày dưới 10, tháng 1, tháng 2 phải thêm số 0", "Days below 10 and months 1 and 2 need a leading zero"),
    MEASURED,
    Wording("Thêm số 0 vào trước ngày hoặc tháng.", "Put a 0 before the day or the month."),
)

DATE_WORDS = form_rule(
    "KH626",
    ERROR,
    Wording("Địa danh, thời gian viết không đúng", "Place and date are not written as prescribed"),
    MEASURED,
    Wording(
        "Viết lại: địa danh, dấu phẩy, rồi “ngày … tháng … năm …”.", "Write: place, comma, then “ngày … tháng … năm …”."
    ),
)

TRACES = form_rule(
    "KH627",
    NOTE,
    Wording("Còn dấu vết sửa chữa, ghi chú", "Traces of editing are left"),
    Wording("Văn bản còn {found} (thực tế trình ký).", "The document still has {found_en} (practice before signing)."),
    Wording(
        "Thẻ Xem lại (Review): chấp nhận hoặc từ chối mọi thay đổi, xóa mọi ghi chú.",
        "Review: accept or reject all changes, delete all comments.",
    ),
)

LETTER_SUBJECT_WORDS = form_rule(
    "KH628",
    ERROR,
    Wording("Trích yếu công văn viết không đúng", "The subject of the letter is not written as prescribed"),
    MEASURED,
    Wording(
        "Viết trích yếu dưới số, ký hiệu, bắt đầu bằng “V/v ”.",
        "Write the subject under the number, beginning with “V/v ”.",
    ),
)

ADDRESSEE_WORDS = form_rule(
    "KH629",
    ERROR,
    Wording("Phần “Kính gửi” viết không đúng", "“Kính gửi” is not written as prescribed"),
    MEASURED,
    Wording(
        "Viết “Kính gửi: ” có dấu hai chấm; nhiều nơi thì mỗi nơi một dòng, gạch đầu dòng, cuối dòng dấu “;”, dòng cuối dấu “.”.",
        "Write “Kính gửi: ” with a colon; several addressees one to a line with a dash, “;” at the end, “.” after the last.",
    ),
)

ADDRESSEE_MISSING = form_rule(
    "KH630",
    ERROR,
    Wording("Thiếu “Kính gửi”", "“Kính gửi” is missing"),
    Wording("{component} phải có phần “Kính gửi” ({article}).", "{component_en} needs “Kính gửi” ({article})."),
    Wording("Thêm “Kính gửi: …” dưới trích yếu.", "Add “Kính gửi: …” under the subject."),
)
