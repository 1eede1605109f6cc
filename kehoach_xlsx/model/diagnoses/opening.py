"""What can be wrong with opening a file: its lock, its reach, what its format keeps to itself."""

from kehoach_xlsx.model.rule import Rule, Severity, Stage
from kehoach_xlsx.model.wording import Wording

WRONG_PASSWORD = Rule(
    code="KH017",
    severity=Severity.ERROR,
    stage=Stage.FILE,
    title=Wording("Mật khẩu không đúng", "The password is wrong"),
    message=Wording(
        "Tệp được đặt mật khẩu mở và không mật khẩu nào đã cho mở được tệp.",
        "The file is protected, and none of the given passwords opens it.",
    ),
    remedy=Wording(
        "Hỏi lại đơn vị mật khẩu (chú ý chữ hoa, chữ thường) rồi chạy lại với --password, "
        "hoặc đề nghị đơn vị bỏ mật khẩu rồi gửi lại.",
        "Ask the unit for the password (mind capitals) and run again with --password, or have it removed.",
    ),
)
CELL_TOO_FAR = Rule(
    code="KH018",
    severity=Severity.ERROR,
    stage=Stage.FILE,
    title=Wording("Có ô ở quá xa bảng", "A cell lies too far from the table"),
    message=Wording(
        "Trang “{sheet}” có ô chứa dữ liệu ở quá xa bảng, nên không đọc được tệp.",
        "Sheet “{sheet}” has content too far from its table, so the file cannot be read.",
    ),
    remedy=Wording(
        "Trong trang này bấm Ctrl+End để tới ô cuối cùng, xóa các hàng và cột nằm ngoài bảng, lưu lại rồi gửi lại.",
        "Press Ctrl+End on the sheet to go to its last cell, delete the rows and columns outside the table, save and "
        "send it again.",
    ),
)
ERRORS_UNSEEN = Rule(
    code="KH019",
    severity=Severity.WARNING,
    stage=Stage.FILE,
    title=Wording("Định dạng tệp không cho thấy ô lỗi", "The file's format hides error cells"),
    message=Wording(
        "Tệp dạng {format} không cho biết ô nào đang báo lỗi (#REF!, #N/A …) hoặc có công thức chưa tính; "
        "ô như vậy được đọc là ô trống.",
        "A {format} file does not tell which cells show an error (#REF!, #N/A …) or hold a formula that was never "
        "calculated; they are read as blank.",
    ),
    remedy=Wording(
        "Mở tệp bằng Excel hoặc LibreOffice, lưu lại thành .xlsx rồi gửi lại.",
        "Open it in Excel or LibreOffice, save it as .xlsx and send it again.",
    ),
)
OPENING_RULES: tuple[Rule, ...] = (WRONG_PASSWORD, CELL_TOO_FAR, ERRORS_UNSEEN)
