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
    Wording("Nhập lại cho rõ: {how}.", "Enter it clearly: {how}."),
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
    NOTE,
    Wording("Ngày có kèm giờ", "The date carries a time"),
    Wording("Ngày có kèm giờ; chỉ lấy ngày.", "The date carries a time; only the date was taken."),
    Wording("Không phải sửa.", "Nothing to mend."),
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
)
