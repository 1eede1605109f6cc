"""What can be wrong with the content of a cell."""

from kehoach_xlsx.model.rule import Rule, Severity, Stage
from kehoach_xlsx.model.wording import Wording

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def _value(code: str, severity: Severity, title: Wording, message: Wording, remedy: Wording) -> Rule:
    return Rule(code=code, severity=severity, title=title, message=message, remedy=remedy, stage=Stage.VALUE)


NOT_A_NUMBER = _value(
    "KH101",
    ERROR,
    Wording("Ô số phải là số", "A number cell must hold a number"),
    Wording("Excel không hiểu “{value}” là một số.", "Excel does not take “{value}” for a number."),
    Wording(
        "Xóa ô rồi gõ lại bằng chữ số, không kèm chữ, không có dấu nháy hay dấu chấm{hint}.",
        "Clear the cell and type digits only, without words, apostrophe or dots{hint_en}.",
    ),
)
NOT_A_DATE = _value(
    "KH102",
    ERROR,
    Wording("Ô ngày phải là ngày", "A date cell must hold a date"),
    Wording("Excel không hiểu “{value}” là một ngày.", "Excel does not take “{value}” for a date."),
    Wording(
        "Ô chưa phải ô ngày: xóa ô, đặt định dạng Ngày (Date) rồi gõ lại{hint}.",
        "It is no date cell: clear it, set its format to Date and type the date again{hint_en}.",
    ),
)
NOT_IN_LIST = _value(
    "KH103",
    ERROR,
    Wording("Giá trị phải thuộc danh sách", "The value must be one of the list"),
    Wording("“{value}” không có trong danh sách.", "“{value}” is not in the list."),
    Wording("Chọn một giá trị trong danh sách của ô{hint}.", "Choose a value from the cell's list{hint_en}."),
)
MENDED = _value(
    "KH104",
    NOTE,
    Wording("Đã chuẩn hóa cách gõ", "Typing was tidied"),
    Wording("Đã bỏ dấu cách thừa hoặc chuẩn hóa bảng mã của ô.", "Spaces or the encoding of the text were tidied."),
    Wording("Không phải sửa.", "Nothing to mend."),
)
TWO_READINGS = _value(
    "KH105",
    ERROR,
    Wording("Giá trị có hai cách hiểu", "The value can be read in two ways"),
    Wording("“{value}” có thể hiểu là {readings}.", "“{value}” may mean {readings}."),
    Wording("Nhập lại cho rõ: {how}.", "Enter it clearly: {how_en}."),
)
ERROR_VALUE = _value(
    "KH106",
    ERROR,
    Wording("Ô chứa lỗi công thức", "The cell holds a formula error"),
    Wording("Ô chứa “{value}”, không phải giá trị.", "The cell holds “{value}”, not a value."),
    Wording(
        "Nhập lại giá trị; nếu ô là công thức thì mở bằng Excel và lưu lại.",
        "Enter the value; if the cell is a formula open the file in Excel and save it again.",
    ),
)
UNKNOWN_CODE = _value(
    "KH107",
    ERROR,
    Wording("Mã phải có trong trang được tra", "The code must stand in the sheet it refers to"),
    Wording("Không có mã “{value}” trong trang {sheet}.", "There is no code “{value}” in sheet {sheet}."),
    Wording("Chọn mã trong danh sách của ô.", "Choose a code from the cell's list."),
)
DUPLICATE_KEY = _value(
    "KH108",
    ERROR,
    Wording("Mỗi mã chỉ có một dòng", "Each code has one row"),
    Wording("Mã “{value}” đứng ở nhiều dòng.", "Code “{value}” stands in several rows."),
    Wording("Giữ lại một dòng cho mỗi mã.", "Keep one row for each code."),
)
REQUIRED = _value(
    "KH109",
    ERROR,
    Wording("Ô bắt buộc còn trống", "A required cell is blank"),
    Wording("Chưa điền “{heading}”.", "“{heading}” is blank."),
    Wording("Điền giá trị vào ô.", "Fill in the cell."),
)
FORMULA_INPUT = _value(
    "KH110",
    WARNING,
    Wording("Ô nhập chứa công thức", "An input cell holds a formula"),
    Wording(
        "Ô nhập chứa công thức; đã lấy giá trị {value}.",
        "The cell holds a formula; its value {value} was taken.",
    ),
    Wording("Dán lại dưới dạng giá trị để số không thay đổi.", "Paste it as a value, so that it cannot change."),
)
TIME_DROPPED = _value(
    "KH111",
    WARNING,
    Wording("Ngày có kèm giờ", "The date carries a time"),
    Wording("Ngày có kèm giờ; chỉ lấy ngày.", "The date carries a time; only the date was taken."),
    Wording("Xem lại ngày; ngày đúng thì không phải sửa.", "Look at the date again; if it is right, leave it."),
)
LINKED_INPUT = _value(
    "KH112",
    ERROR,
    Wording("Ô nhập lấy số liệu từ tệp khác", "An input cell takes its value from another file"),
    Wording(
        "Ô lấy giá trị từ tệp khác; giá trị đang lưu là {value}, có thể đã cũ.",
        "The cell takes its value from another file; the value stored is {value} and may be out of date.",
    ),
    Wording(
        "Mở cả hai tệp cho cập nhật, rồi dán lại ô này dưới dạng giá trị (Dán đặc biệt – Giá trị).",
        "Open both files, let them update, then paste the cell as a value (Paste Special – Values).",
    ),
)
SYNONYM = _value(
    "KH114",
    NOTE,
    Wording("Đã hiểu theo giá trị trong danh sách", "Taken for a value of the list"),
    Wording("“{value}” được hiểu là “{meant}”.", "“{value}” was taken for “{meant}”."),
    Wording("Không phải sửa.", "Nothing to mend."),
)
DIGITS_LOST = _value(
    "KH115",
    ERROR,
    Wording("Số dài bị mất chữ số", "A long number has lost digits"),
    Wording(
        "Ô chứa một số có hơn 15 chữ số; Excel đã thay các chữ số cuối bằng 0.",
        "The cell holds a number of more than 15 digits; Excel has replaced the last ones by zeros.",
    ),
    Wording(
        "Đặt định dạng ô là Văn bản (Text) rồi gõ lại đủ các chữ số.",
        "Set the cell's format to Text and type all digits again.",
    ),
)
LEGACY = _value(
    "KH116",
    ERROR,
    Wording("Chữ gõ theo bảng mã cũ", "Text in an encoding of the past"),
    Wording(
        "Chữ trong ô gõ theo bảng mã {encoding}, không phải Unicode, nên đọc không ra tiếng Việt.",
        "The text is encoded in {encoding}, not in Unicode, and does not read as Vietnamese.",
    ),
    Wording(
        "Chuyển sang Unicode rồi dán lại; cơ quan tổng hợp có thể chạy với --convert-legacy để phần mềm tự chuyển.",
        "Convert it to Unicode and paste it again, or run with --convert-legacy to have it converted.",
    ),
)
LEGACY_CONVERTED = _value(
    "KH117",
    NOTE,
    Wording("Đã chuyển từ bảng mã cũ", "Converted from an encoding of the past"),
    Wording(
        "Chữ gõ theo bảng mã {encoding} đã được chuyển sang Unicode: “{meant}”.",
        "The text was converted from {encoding}: “{meant}”.",
    ),
    Wording("Xem lại chữ đã chuyển.", "Look at the converted text."),
)
SWAPPED = _value(
    "KH118",
    WARNING,
    Wording("Ngày và tháng có thể bị đảo", "Day and month may be swapped"),
    Wording(
        "Ngày {value} nằm ngoài thời gian của kế hoạch; đảo ngày và tháng thì thành {proposal}.",
        "{value} lies outside the time of the plan; with day and month swapped it is {proposal}.",
    ),
    Wording(
        "Xem lại; nếu đúng là {proposal} thì gõ lại ngày vào ô.",
        "Look again; if {proposal} is meant, type the date again.",
    ),
)

VALUE_RULES = (
    NOT_A_NUMBER,
    NOT_A_DATE,
    NOT_IN_LIST,
    MENDED,
    TWO_READINGS,
    ERROR_VALUE,
    UNKNOWN_CODE,
    DUPLICATE_KEY,
    REQUIRED,
    FORMULA_INPUT,
    TIME_DROPPED,
    LINKED_INPUT,
    SYNONYM,
    DIGITS_LOST,
    LEGACY,
    LEGACY_CONVERTED,
    SWAPPED,
)
