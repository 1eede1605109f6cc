"""A predicate read as a sentence, for the reference and for `kxl schema`."""

from typing import assert_never

from kehoach_xlsx.model.predicate import (
    ALWAYS,
    AllOf,
    AnyOf,
    AtMost,
    Between,
    Filled,
    HasDigit,
    KnownIn,
    LongerThan,
    Not,
    NotAfterFact,
    NotBefore,
    NotBeforeFact,
    OneOf,
    Positive,
    Predicate,
    Readable,
    Unique,
    Whole,
    WithinTotal,
)
from kehoach_xlsx.model.rule import Rule
from kehoach_xlsx.model.schema import SheetSchema
from kehoach_xlsx.model.wording import Language

_FACTS = {
    "period_starts_on": ("ngày bắt đầu kỳ báo cáo", "the start of the period"),
    "period_ends_on": ("ngày kết thúc kỳ báo cáo", "the end of the period"),
    "cutoff_on": ("ngày chốt số liệu", "the cut-off"),
    "plan_starts_on": ("ngày bắt đầu kế hoạch", "the start of the plan"),
    "plan_ends_on": ("ngày kết thúc kế hoạch", "the end of the plan"),
}


def rule_sentence(rule: Rule, sheet: SheetSchema, language: Language = "vi") -> str:
    """Return a rule as one sentence: "Nếu … thì …", or its title where it has no predicate."""
    if rule.require is None:
        return rule.title.in_(language)
    require = sentence(rule.require, sheet, language)
    if rule.when == ALWAYS:
        return f"{require[0].upper()}{require[1:]}."
    when = sentence(rule.when, sheet, language)
    return f"Nếu {when} thì {require}." if language == "vi" else f"If {when}, then {require}."


def sentence(node: Predicate, sheet: SheetSchema, language: Language = "vi") -> str:
    """Return a predicate as a clause that names columns by their headings."""
    return _Speaker(sheet, language).say(node)


class _Speaker:
    def __init__(self, sheet: SheetSchema, language: Language) -> None:
        self.sheet = sheet
        self.vi = language == "vi"

    def say(self, node: Predicate) -> str:
        match node:
            case Filled(column):
                return self._pick("{0} được điền", "{0} is filled", column)
            case OneOf(column, values):
                listed = ", ".join(f"“{v}”" for v in values)
                return self._pick("{0} là " + listed, "{0} is one of " + listed, column)
            case Between() | Positive() | Whole() | AtMost():
                return self._number(node)
            case NotBefore(column, other):
                return self._pick("{0} không trước {1}", "{0} is not before {1}", column, other)
            case NotAfterFact(column, fact):
                return self._fact("{0} không sau {1}", "{0} is not after {1}", column, fact)
            case NotBeforeFact(column, fact):
                return self._fact("{0} không trước {1}", "{0} is not before {1}", column, fact)
            case LongerThan(column, length):
                return self._pick(f"{{0}} dài hơn {length} ký tự", f"{{0}} has more than {length} characters", column)
            case HasDigit(column):
                return self._pick("{0} có chữ số", "{0} holds a digit", column)
            case KnownIn(column, sheet):
                return self._pick(f"{{0}} có trong trang “{sheet}”", f"{{0}} stands in sheet “{sheet}”", column)
            case Unique(columns):
                both = (" và " if self.vi else " and ").join(self._name(c) for c in columns)
                return f"{both} không lặp lại" if self.vi else f"{both} is not repeated"
            case WithinTotal(column, _, parent):
                return self._pick(
                    "{0} không lớn hơn số của dòng nêu ở {1}", "{0} is not above that of {1}", column, parent
                )
            case Readable(column):
                return self._pick("{0} đúng kiểu", "{0} is of its kind", column)
            case Not(inner):
                return self._negated(inner)
            case AllOf(parts):
                return (" và " if self.vi else " and ").join(self.say(p) for p in parts)
            case AnyOf(parts):
                return (" hoặc " if self.vi else " or ").join(self.say(p) for p in parts)
            case _:
                assert_never(node)

    def _negated(self, inner: Predicate) -> str:
        if isinstance(inner, Filled):
            return self._pick("{0} để trống", "{0} is blank", inner.column)
        return f"không phải là {self.say(inner)}" if self.vi else f"not: {self.say(inner)}"

    def _number(self, node: Between | Positive | Whole | AtMost) -> str:
        match node:
            case Between(column, low, None):
                return self._pick(f"{{0}} từ {low:f} trở lên", f"{{0}} is at least {low:f}", column)
            case Between(column, None, high):
                return self._pick(f"{{0}} không quá {high:f}", f"{{0}} is at most {high:f}", column)
            case Between(column, low, high) if low == high:
                return self._pick(f"{{0}} là {low:f}", f"{{0}} is {low:f}", column)
            case Between(column, low, high):
                return self._pick(f"{{0}} từ {low:f} đến {high:f}", f"{{0}} lies between {low:f} and {high:f}", column)
            case Positive(column):
                return self._pick("{0} lớn hơn 0", "{0} is above 0", column)
            case Whole(column):
                return self._pick("{0} là số nguyên", "{0} is a whole number", column)
            case AtMost(column, other, 1):
                return self._pick("{0} không lớn hơn {1}", "{0} is not above {1}", column, other)
            case AtMost(column, other, times):
                return self._pick(
                    f"{{0}} không quá {times} lần {{1}}",
                    f"{{0}} is at most {times} times {{1}}",
                    column,
                    other,
                )
            case _:
                assert_never(node)

    def _name(self, column: str) -> str:
        return f"“{self.sheet.column(column).heading}”"

    def _pick(self, vi: str, en: str, *columns: str) -> str:
        return (vi if self.vi else en).format(*(self._name(c) for c in columns))

    def _fact(self, vi: str, en: str, column: str, fact: str) -> str:
        names = _FACTS.get(fact, (fact, fact))
        return (vi if self.vi else en).format(self._name(column), names[0] if self.vi else names[1])
