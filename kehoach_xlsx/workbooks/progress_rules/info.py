"""The rules of the form *Thông tin*."""

from decimal import Decimal

from kehoach_xlsx.model.predicate import (
    Between,
    HasDigit,
    NotBefore,
    Whole,
    all_of,
    any_of,
    blank,
)
from kehoach_xlsx.model.rule import Rule, Severity
from kehoach_xlsx.model.wording import Wording

SUBMISSION_NO = Rule(
    code="KH201",
    title=Wording("Lần báo cáo là số nguyên từ 1", "Submission number is a whole number from 1"),
    severity=Severity.ERROR,
    message=Wording("Lần báo cáo là “{value}”, không phải số nguyên từ 1 đến 99.", "Submission number is “{value}”, not a whole number from 1 to 99."),
    remedy=Wording("Ghi 1 cho lần gửi đầu; mỗi lần gửi lại thì tăng thêm 1.", "Write 1 for the first submission; add 1 for each resubmission."),
    require=all_of(Whole("submission_no"), Between("submission_no", Decimal(1), Decimal(99))),
    blames=("submission_no",),
    in_workbook=True,
)
REPORT_DATE_AFTER_START = Rule(
    code="KH202",
    title=Wording("Báo cáo được ký sau khi kỳ báo cáo bắt đầu", "The report is signed after its period begins"),
    severity=Severity.WARNING,
    message=Wording("Ngày ký báo cáo ({value}) trước ngày bắt đầu kỳ báo cáo.", "The report's date ({value}) lies before its period begins."),
    remedy=Wording("Kiểm tra lại ngày, tháng, năm ký báo cáo.", "Check the day, month and year of the report."),
    require=any_of(blank("report_date"), NotBefore("report_date", "period_starts_on")),
    blames=("report_date",),
)
REPORT_NUMBER_WITHOUT_DIGIT = Rule(
    code="KH203",
    title=Wording("Số, ký hiệu báo cáo phải có số", "The report's reference has a number"),
    severity=Severity.WARNING,
    message=Wording("Số, ký hiệu báo cáo “{value}” không có chữ số nào.", "The report's reference “{value}” holds no digit."),
    remedy=Wording("Ghi cả số và ký hiệu, ví dụ 345/BC-STP; chưa có số thì để trống.", "Write number and symbol, such as 345/BC-STP; leave it blank if there is none yet."),
    require=HasDigit("report_number"),
    blames=("report_number",),
)
PHONE_WITHOUT_DIGIT = Rule(
    code="KH204",
    title=Wording("Điện thoại phải có chữ số", "A telephone number has digits"),
    severity=Severity.WARNING,
    message=Wording("Điện thoại “{value}” không có chữ số nào.", "The telephone number “{value}” holds no digit."),
    remedy=Wording("Ghi số điện thoại để cơ quan đầu mối liên hệ khi cần.", "Give a number at which questions can be asked."),
    require=HasDigit("phone"),
    blames=("phone",),
)

INFO_RULES = (
    SUBMISSION_NO,
    REPORT_DATE_AFTER_START,
    REPORT_NUMBER_WITHOUT_DIGIT,
    PHONE_WITHOUT_DIGIT,
)
