"""The rules of the sheet *Chỉ tiêu, số liệu*."""

from decimal import Decimal

from kehoach_xlsx.model.predicate import (
    AtMost,
    Between,
    Filled,
    NotAfterFact,
    Positive,
    WithinTotal,
    all_of,
    any_of,
)
from kehoach_xlsx.model.rule import Rule, Severity
from kehoach_xlsx.model.wording import Wording

ZERO = Decimal(0)

CUMULATIVE_BELOW_PERIOD = Rule(
    code="KH231",
    title=Wording("Lũy kế không nhỏ hơn trong kỳ", "Cumulative is not below in-period"),
    severity=Severity.ERROR,
    message=Wording("Số lũy kế nhỏ hơn số trong kỳ ({value}).", "The cumulative figure is below the in-period figure ({value})."),
    remedy=Wording("Lũy kế tính từ đầu kế hoạch và gồm cả số trong kỳ; kiểm tra lại hai số.", "Cumulative counts from the start of the plan and includes the period; check both."),
    require=AtMost("in_period", "cumulative"),
    blames=("in_period", "cumulative"),
    in_workbook=True,
)
ESTIMATE_ABOVE_PERIOD = Rule(
    code="KH232",
    title=Wording("Số ước tính không lớn hơn số trong kỳ", "The estimate is not above in-period"),
    severity=Severity.ERROR,
    message=Wording("Số ước tính ({value}) lớn hơn số trong kỳ, trong khi là một phần của số trong kỳ.", "The estimate ({value}) is above the in-period figure of which it is a part."),
    remedy=Wording("Ghi phần ước tính nằm trong số trong kỳ, hoặc để trống nếu không ước tính.", "Write the estimated part of the in-period figure, or leave it blank."),
    require=AtMost("estimated", "in_period"),
    blames=("estimated", "in_period"),
    in_workbook=True,
)
NEGATIVE_FIGURE = Rule(
    code="KH233",
    title=Wording("Số liệu không âm", "Figures are not negative"),
    severity=Severity.ERROR,
    message=Wording("Số liệu âm ({value}).", "The figure is negative ({value})."),
    remedy=Wording("Ghi số từ 0 trở lên; điều chỉnh giảm so với kỳ trước thì ghi rõ ở tài liệu minh chứng.", "Write 0 or more; explain a downward correction under evidence."),
    require=Between("in_period", ZERO, None),
    blames=("in_period",),
    in_workbook=True,
)
FIGURE_MISSING = Rule(
    code="KH234",
    title=Wording("Chỉ tiêu phải có số trong kỳ", "Every indicator needs its in-period figure"),
    severity=Severity.ERROR,
    message=Wording("Chưa ghi số trong kỳ của chỉ tiêu.", "The indicator has no in-period figure."),
    remedy=Wording("Ghi số thực hiện; không phát sinh thì ghi 0.", "Write the figure; 0 where there was none."),
    when=Filled("indicator_code"),
    require=Filled("in_period"),
    blames=("in_period",),
    in_workbook=True,
)
FAR_ABOVE_TARGET = Rule(
    code="KH235",
    title=Wording("Số thực hiện gấp hơn 10 lần mức giao", "The figure is more than ten times its target"),
    severity=Severity.WARNING,
    message=Wording("Số trong kỳ ({value}) gấp hơn 10 lần mức giao.", "The in-period figure ({value}) is more than ten times the target."),
    remedy=Wording("Kiểm tra đơn vị tính và số chữ số; đúng thì giữ nguyên.", "Check the unit and the number of digits; keep it if right."),
    when=Positive("target"),
    require=AtMost("in_period", "target", 10),
    blames=("in_period", "target"),
    in_workbook=True,
)
PART_NEGATIVE = Rule(
    code="KH236",
    title=Wording("Số ước tính và lũy kế không âm", "Estimate and cumulative are not negative"),
    severity=Severity.ERROR,
    message=Wording("Số ước tính hoặc lũy kế là số âm.", "The estimate or the cumulative figure is negative."),
    remedy=Wording("Ghi số từ 0 trở lên.", "Write 0 or more."),
    require=all_of(Between("estimated", ZERO, None), Between("cumulative", ZERO, None)),
    blames=("estimated", "cumulative"),
    in_workbook=True,
)
PARTS_ABOVE_TOTAL = Rule(
    code="KH237",
    title=Wording("Dòng “trong đó” không vượt dòng tổng", "A part does not exceed its total"),
    severity=Severity.ERROR,
    message=Wording("Số của dòng “trong đó” ({value}) lớn hơn số của dòng tổng.", "The part ({value}) is above its total."),
    remedy=Wording("Kiểm tra lại dòng tổng và dòng “trong đó”; dòng tổng gồm cả dòng này.", "Check the total and its part; the total includes it."),
    when=all_of(Filled("parent_indicator"), Filled("in_period")),
    require=WithinTotal("in_period", "indicator_code", "parent_indicator"),
    blames=("in_period",),
    in_workbook=True,
)
ACHIEVED_BELOW_TARGET = Rule(
    code="KH238",
    title=Wording("Có ngày đạt mức giao thì số phải đạt mức giao", "A date of achievement goes with the target reached"),
    severity=Severity.WARNING,
    message=Wording("Có ngày đạt mức giao ({value}) nhưng số lũy kế, số trong kỳ còn dưới mức giao.", "There is a date of achievement ({value}), but the figures are below the target."),
    remedy=Wording("Kiểm tra lại số thực hiện, hoặc xóa ngày đạt mức giao.", "Check the figures, or remove the date."),
    when=all_of(Filled("achieved_on"), Filled("target")),
    require=any_of(all_of(Filled("cumulative"), AtMost("target", "cumulative")), all_of(Filled("in_period"), AtMost("target", "in_period"))),
    blames=("achieved_on", "in_period", "cumulative"),
    in_workbook=True,
)
ACHIEVED_AFTER_PERIOD = Rule(
    code="KH239",
    title=Wording("Ngày đạt mức giao không sau ngày kết thúc kỳ", "The date of achievement is not after the period"),
    severity=Severity.ERROR,
    message=Wording("Ngày đạt mức giao ({value}) sau ngày kết thúc kỳ báo cáo.", "The date of achievement ({value}) lies after the reporting period."),
    remedy=Wording("Kiểm tra lại ngày, tháng, năm.", "Check the day, month and year."),
    require=NotAfterFact("achieved_on", "period_ends_on"),
    blames=("achieved_on",),
    in_workbook=True,
)

INDICATOR_RULES = (
    FIGURE_MISSING,
    NEGATIVE_FIGURE,
    PART_NEGATIVE,
    ESTIMATE_ABOVE_PERIOD,
    CUMULATIVE_BELOW_PERIOD,
    FAR_ABOVE_TARGET,
    PARTS_ABOVE_TOTAL,
    ACHIEVED_BELOW_TARGET,
    ACHIEVED_AFTER_PERIOD,
)
