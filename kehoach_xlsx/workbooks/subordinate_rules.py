"""What is to be said about figures that a unit reports for the units below it."""

from kehoach_xlsx.model.rule import Rule, Severity, Stage
from kehoach_xlsx.model.wording import Wording

SUM_DIFFERS = Rule(
    code="KH468",
    severity=Severity.WARNING,
    stage=Stage.FILE,
    title=Wording("Cộng số của các đơn vị trực thuộc khác số của đơn vị", "The units below do not add up to the unit's own figure"),
    message=Wording(
        "Chỉ tiêu {indicator}: các đơn vị trực thuộc cộng lại là {value}{blank}, nhưng số trong kỳ của đơn vị ở trang Chỉ tiêu, số liệu là {own}.",
        "Indicator {indicator}: the units below add up to {value}{blank_en}, but the unit's own in-period figure is {own}.",
    ),
    remedy=Wording(
        "Kiểm tra lại từng cột và số trong kỳ; số ở trang Chỉ tiêu, số liệu là số được tổng hợp. Đơn vị có phần làm riêng thì giữ nguyên.",
        "Check the columns and the in-period figure, which is the one that is merged; keep both where the unit does a part itself.",
    ),
)
BELOW_ZERO = Rule(
    code="KH469",
    severity=Severity.WARNING,
    stage=Stage.FILE,
    title=Wording("Số của đơn vị trực thuộc là số âm", "A figure of a unit below is negative"),
    message=Wording("{unit}: số của đơn vị trực thuộc là số âm ({value}).", "{unit}: the figure is negative ({value})."),
    remedy=Wording("Ghi số từ 0 trở lên; không phát sinh thì ghi 0.", "Write 0 or more."),
)

SUBORDINATE_RULES = (SUM_DIFFERS, BELOW_ZERO)
