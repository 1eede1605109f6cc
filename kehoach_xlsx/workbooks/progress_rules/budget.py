"""The rules of the sheet *Kinh phí*; amounts in đồng."""

from decimal import Decimal

from kehoach_xlsx.model.predicate import (
    AtMost,
    Between,
    Filled,
    OneOf,
    Positive,
    Unique,
    Whole,
    all_of,
    any_of,
    blank,
)
from kehoach_xlsx.model.rule import Rule, Severity
from kehoach_xlsx.model.wording import Wording

ZERO = Decimal(0)

MANNER_MISSING = Rule(
    code="KH240",
    title=Wording("Dòng kinh phí phải có cách bố trí", "A budget row says how the money was provided"),
    severity=Severity.ERROR,
    message=Wording("Dòng kinh phí chưa chọn cách bố trí.", "The budget row does not say how the money was provided."),
    remedy=Wording("Chọn “Bố trí riêng” hoặc “Lồng ghép, không tách riêng”; dòng thừa thì xóa trắng.", "Choose one of the two; clear a row that is not needed."),
    when=any_of(*(Filled(n) for n in ("cost_item", "funding_source", "allocated_vnd", "spent_vnd", "in_kind", "note"))),
    require=Filled("manner"),
    blames=("manner",),
    in_workbook=True,
)
BUDGET_INCOMPLETE = Rule(
    code="KH241",
    title=Wording("Dòng kinh phí bố trí riêng phải đủ nội dung chi, nguồn, số giao và số chi", "A budget row needs item, source, allocation and spending"),
    severity=Severity.ERROR,
    message=Wording("Dòng kinh phí chưa đủ nội dung chi, nguồn, kinh phí được giao hoặc đã chi.", "The budget row lacks its item, source, allocation or spending."),
    remedy=Wording("Điền đủ các cột; chưa chi thì ghi 0; chi chung với nhiệm vụ khác thì chọn “Lồng ghép, không tách riêng”.", "Fill the columns; 0 if nothing was spent; choose “Lồng ghép, không tách riêng” if it was not separate."),
    when=OneOf("manner", ("Bố trí riêng",)),
    require=all_of(Filled("cost_item"), Filled("funding_source"), Filled("allocated_vnd"), Filled("spent_vnd")),
    blames=("cost_item", "funding_source", "allocated_vnd", "spent_vnd"),
    in_workbook=True,
)
OVERSPENT = Rule(
    code="KH242",
    title=Wording("Đã chi vượt kinh phí được giao", "Spending is above the allocation"),
    severity=Severity.WARNING,
    message=Wording("Số đã chi ({value} đồng) lớn hơn kinh phí được giao.", "Spending ({value} đồng) is above the allocation."),
    remedy=Wording("Kiểm tra lại số tiền; nếu đúng thì ghi lý do ở cột ghi chú.", "Check the amounts; if right give the reason in the note."),
    when=all_of(Filled("allocated_vnd"), Filled("spent_vnd"), blank("note")),
    require=AtMost("spent_vnd", "allocated_vnd"),
    blames=("spent_vnd", "allocated_vnd"),
    in_workbook=True,
)
MONEY_TOO_SMALL = Rule(
    code="KH243",
    title=Wording("Số tiền có thể không tính bằng đồng", "The amount may not be in đồng"),
    severity=Severity.WARNING,
    message=Wording("Kinh phí ghi {value}, quá nhỏ so với đơn vị tính là đồng.", "The amount is {value}, too small for đồng."),
    remedy=Wording("Ghi số tiền bằng đồng (ví dụ 15000000), không ghi bằng triệu đồng.", "Write the amount in đồng (such as 15000000), not in millions."),
    when=Positive("allocated_vnd"),
    require=Between("allocated_vnd", Decimal(10_000), None),
    blames=("allocated_vnd",),
    in_workbook=True,
)
NEGATIVE_MONEY = Rule(
    code="KH244",
    title=Wording("Số tiền không âm", "Amounts are not negative"),
    severity=Severity.ERROR,
    message=Wording("Số tiền âm ({value}).", "The amount is negative ({value})."),
    remedy=Wording("Ghi số tiền từ 0 đồng trở lên.", "Write 0 or more."),
    require=all_of(Between("allocated_vnd", ZERO, None), Between("spent_vnd", ZERO, None)),
    blames=("allocated_vnd", "spent_vnd"),
    in_workbook=True,
)
INTEGRATED_WITH_AMOUNT = Rule(
    code="KH245",
    title=Wording("Kinh phí lồng ghép thì không ghi số tiền riêng", "Integrated money has no amounts of its own"),
    severity=Severity.WARNING,
    message=Wording("Dòng “Lồng ghép, không tách riêng” nhưng có ghi số tiền.", "The row is integrated, but gives amounts."),
    remedy=Wording("Tách được số tiền thì chọn “Bố trí riêng”; không tách được thì xóa số tiền.", "Choose “Bố trí riêng” if the amount can be told apart; otherwise remove it."),
    when=OneOf("manner", ("Lồng ghép, không tách riêng",)),
    require=all_of(Between("allocated_vnd", None, ZERO), Between("spent_vnd", None, ZERO)),
    blames=("allocated_vnd", "spent_vnd"),
    in_workbook=True,
)
BUDGET_TWICE = Rule(
    code="KH246",
    title=Wording("Mỗi nội dung chi, nguồn nên ghi một dòng", "One row for each item and source"),
    severity=Severity.WARNING,
    message=Wording("Nội dung chi “{value}” cùng một nguồn được ghi nhiều dòng.", "Item “{value}” of one source is listed more than once."),
    remedy=Wording("Gộp thành một dòng, hoặc ghi rõ ở cột ghi chú vì sao tách.", "Put them together, or say in the note why they are apart."),
    when=blank("note"),
    require=Unique(("manner", "cost_item", "funding_source")),
    blames=("cost_item", "funding_source", "manner"),
    in_workbook=True,
)
MONEY_NOT_WHOLE = Rule(
    code="KH247",
    title=Wording("Số tiền là số nguyên đồng", "Amounts are whole đồng"),
    severity=Severity.ERROR,
    message=Wording("Số tiền có phần thập phân, trong khi đơn vị tính là đồng.", "The amount has a fraction, but its unit is đồng."),
    remedy=Wording("Ghi số tiền bằng đồng, không ghi bằng triệu đồng, không có dấu phẩy.", "Write the amount in đồng, not in millions, without a decimal."),
    require=all_of(Whole("allocated_vnd"), Whole("spent_vnd")),
    blames=("allocated_vnd", "spent_vnd"),
    in_workbook=True,
)
MONEY_TOO_LARGE = Rule(
    code="KH248",
    title=Wording("Số tiền lớn bất thường", "The amount is unusually large"),
    severity=Severity.WARNING,
    message=Wording("Kinh phí ghi {value} đồng, lớn bất thường với một nội dung chi.", "The amount is {value} đồng, unusually large for one item."),
    remedy=Wording("Kiểm tra xem có thừa chữ số 0 hoặc đã nhân lên một nghìn, một triệu lần.", "Check for extra zeros, or a factor of a thousand or a million."),
    require=Between("allocated_vnd", None, Decimal(100_000_000_000)),
    blames=("allocated_vnd",),
    in_workbook=True,
)

BUDGET_RULES = (
    MANNER_MISSING,
    BUDGET_INCOMPLETE,
    OVERSPENT,
    MONEY_TOO_SMALL,
    NEGATIVE_MONEY,
    INTEGRATED_WITH_AMOUNT,
    BUDGET_TWICE,
    MONEY_NOT_WHOLE,
    MONEY_TOO_LARGE,
)
