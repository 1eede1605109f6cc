"""What is said of a file that could not be opened, or only in part."""

from kehoach_xlsx.excel.read import Format, RawWorkbook, Reason, Unreadable
from kehoach_xlsx.model import diagnoses
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.wording import Wording

_REASONS = {
    Reason.NOT_FOUND: Wording("không tìm thấy tệp", "there is no such file"),
    Reason.EMPTY: Wording("tệp rỗng", "it is empty"),
    Reason.NOT_A_WORKBOOK: Wording("tệp không phải bảng tính", "it is no spreadsheet"),
    Reason.HTML: Wording("tệp là trang web (HTML) đổi đuôi", "it is a web page under another name"),
    Reason.CSV: Wording("tệp là văn bản CSV đổi đuôi", "it is a CSV text under another name"),
    Reason.DAMAGED: Wording("tệp bị hỏng hoặc thiếu phần cuối", "it is damaged or cut off"),
    Reason.TOO_LARGE: Wording("tệp quá lớn", "it is too large"),
    Reason.TOO_MANY_FORMATS: Wording("tệp có quá nhiều định dạng ô", "it has too many formats of cells"),
    Reason.HOSTILE: Wording("tệp có cấu trúc bất thường, không an toàn", "its structure is unusual and unsafe"),
    Reason.READER_FAILED: Wording("nội dung tệp bị hỏng", "its content is damaged"),
    Reason.READER_DIED: Wording(
        "chương trình đọc dừng đột ngột vì nội dung bất thường của tệp", "the reader died of its unusual content"
    ),
    Reason.TOO_SLOW: Wording("đọc tệp quá thời gian cho phép", "reading it took longer than is allowed"),
    Reason.TOO_MUCH_MEMORY: Wording(
        "đọc tệp tốn quá nhiều bộ nhớ của máy", "reading it took more memory than is allowed"
    ),
}


def unreadable(workbook: Unreadable, name: str) -> Finding:
    """Return the finding for a file that could not be read. Findings: KH001, KH002, KH017, KH018."""
    match workbook.reason:
        case Reason.ENCRYPTED:
            return Finding(rule=diagnoses.ENCRYPTED, origin=Origin(path=name))
        case Reason.WRONG_PASSWORD:
            return Finding(rule=diagnoses.WRONG_PASSWORD, origin=Origin(path=name))
        case Reason.TOO_FAR:
            origin = Origin(path=name, sheet=workbook.sheet)
            return Finding(rule=diagnoses.CELL_TOO_FAR, origin=origin, context={"sheet": workbook.sheet})
    return cannot_read(_REASONS.get(workbook.reason, _REASONS[Reason.READER_FAILED]), Origin(path=name))


def unseen(workbook: RawWorkbook, name: str) -> tuple[Finding, ...]:
    """Say so where a format keeps its error cells to itself. Findings: KH019."""
    if workbook.format not in {Format.XLS, Format.XLSB}:
        return ()
    context = {"format": f".{workbook.format.value}"}
    return (Finding(rule=diagnoses.ERRORS_UNSEEN, origin=Origin(path=name), context=context),)


def cannot_read(reason: Wording, origin: Origin) -> Finding:
    """Return the finding that a file cannot be read, for a reason. Findings: KH001."""
    return Finding(rule=diagnoses.UNREADABLE, origin=origin, context={"reason": reason.vi, "reason_en": reason.en})
