"""The rules of the sheets that officers list things on, and of their assessment."""

from kehoach_xlsx.model.predicate import (
    Filled,
    HasDigit,
    LongerThan,
    OneOf,
    Unique,
    all_of,
    any_of,
    blank,
)
from kehoach_xlsx.model.rule import Rule, Severity
from kehoach_xlsx.model.wording import Wording

DIRECTIVE_INCOMPLETE = Rule(
    code="KH221",
    title=Wording("Văn bản đã ban hành phải có số, ngày và trích yếu", "A document needs its number, date and subject"),
    severity=Severity.ERROR,
    message=Wording("Văn bản chưa đủ số, ký hiệu, ngày ban hành hoặc trích yếu.", "The document lacks its number, date or subject."),
    remedy=Wording("Điền đủ số, ký hiệu (ví dụ 215/KH-CATP), ngày ban hành và trích yếu.", "Fill in number and symbol (such as 215/KH-CATP), date and subject."),
    when=any_of(Filled("reference"), Filled("issued_on"), Filled("subject"), Filled("document_kind")),
    require=all_of(Filled("reference"), Filled("issued_on"), Filled("subject")),
    blames=("reference", "issued_on", "subject"),
    in_workbook=True,
)
REFERENCE_WITHOUT_NUMBER = Rule(
    code="KH222",
    title=Wording("Số, ký hiệu văn bản phải có số", "A document reference has a number"),
    severity=Severity.WARNING,
    message=Wording("Số, ký hiệu “{value}” không có chữ số nào.", "The reference “{value}” holds no digit."),
    remedy=Wording("Ghi cả số và ký hiệu, ví dụ 215/KH-CATP.", "Write number and symbol, such as 215/KH-CATP."),
    require=HasDigit("reference"),
    blames=("reference",),
)
DIRECTIVE_TWICE = Rule(
    code="KH223",
    title=Wording("Một văn bản chỉ ghi một lần", "A document is listed once"),
    severity=Severity.ERROR,
    message=Wording("Văn bản số “{value}” được ghi nhiều dòng.", "Document “{value}” is listed more than once."),
    remedy=Wording("Giữ lại một dòng.", "Keep one row."),
    require=Unique(("reference", "issued_on")),
    blames=("reference", "issued_on"),
    in_workbook=True,
)
MODEL_INCOMPLETE = Rule(
    code="KH261",
    title=Wording("Mô hình phải có tên và giai đoạn", "A model site needs a name and a stage"),
    severity=Severity.ERROR,
    message=Wording("Dòng mô hình chưa đủ tên mô hình hoặc giai đoạn.", "The row lacks the model's name or stage."),
    remedy=Wording("Ghi tên mô hình và chọn giai đoạn; không có mô hình thì để trống cả dòng.", "Write the name and choose the stage; leave the row blank if there is none."),
    when=any_of(Filled("name"), Filled("place"), Filled("stage"), Filled("assessment")),
    require=all_of(Filled("name"), Filled("stage")),
    blames=("name", "stage"),
    in_workbook=True,
)
MODEL_TWICE = Rule(
    code="KH263",
    title=Wording("Mỗi mô hình ghi một lần", "A model is listed once"),
    severity=Severity.WARNING,
    message=Wording("Mô hình “{value}” được ghi nhiều dòng.", "Model “{value}” is listed more than once."),
    remedy=Wording("Giữ lại một dòng; làm ở nhiều nơi thì ghi các nơi trong một ô.", "Keep one row; write several places into one cell."),
    require=Unique(("name", "place")),
    blames=("name",),
    in_workbook=True,
)
DIFFICULTY_INCOMPLETE = Rule(
    code="KH251",
    title=Wording("Khó khăn, kiến nghị phải có loại và nội dung", "A difficulty or proposal needs its kind and text"),
    severity=Severity.ERROR,
    message=Wording("Dòng khó khăn, kiến nghị chưa đủ loại hoặc nội dung.", "The row lacks its kind or its text."),
    remedy=Wording("Chọn loại và ghi nội dung; không có thì để trống cả dòng.", "Choose the kind and write the text; leave the whole row blank if there is none."),
    when=any_of(Filled("kind"), Filled("text"), Filled("task_code"), Filled("addressee")),
    require=all_of(Filled("kind"), Filled("text")),
    blames=("text", "kind"),
    in_workbook=True,
)
PROPOSAL_WITHOUT_ADDRESSEE = Rule(
    code="KH252",
    title=Wording("Kiến nghị phải nói rõ gửi cơ quan nào", "A proposal names whom it addresses"),
    severity=Severity.ERROR,
    message=Wording("Kiến nghị, đề xuất chưa ghi cơ quan được kiến nghị.", "The proposal names no addressee."),
    remedy=Wording("Ghi tên cơ quan có thẩm quyền giải quyết.", "Name the agency that can settle it."),
    when=OneOf("kind", ("Kiến nghị, đề xuất",)),
    require=Filled("addressee"),
    blames=("addressee",),
    in_workbook=True,
)
DIFFICULTY_TWICE = Rule(
    code="KH253",
    title=Wording("Mỗi khó khăn, kiến nghị ghi một lần", "A difficulty or proposal is listed once"),
    severity=Severity.WARNING,
    message=Wording("Nội dung này được ghi nhiều dòng.", "This text is listed more than once."),
    remedy=Wording("Giữ lại một dòng.", "Keep one row."),
    require=any_of(
        all_of(OneOf("kind", ("Khó khăn, vướng mắc",)), Unique(("kind", "text"))),
        all_of(OneOf("kind", ("Kiến nghị, đề xuất",)), Unique(("kind", "text", "addressee"))),
        blank("kind"),
    ),
    blames=("text", "kind"),
)
COMMENDATION_INCOMPLETE = Rule(
    code="KH262",
    title=Wording("Khen thưởng phải có đối tượng, tên và hình thức", "A commendation needs its kind, name and form"),
    severity=Severity.ERROR,
    message=Wording("Dòng khen thưởng chưa đủ đối tượng, tên hoặc hình thức.", "The row lacks the kind, name or form of the commendation."),
    remedy=Wording("Điền đủ ba cột; không có thì để trống cả dòng.", "Fill all three; leave the row blank if there is none."),
    when=any_of(Filled("honouree"), Filled("name"), Filled("form"), Filled("award_state"), Filled("decision_no")),
    require=all_of(Filled("honouree"), Filled("name"), Filled("form")),
    blames=("name", "honouree", "form"),
    in_workbook=True,
)
AWARD_WITHOUT_DECISION = Rule(
    code="KH264",
    title=Wording("Đã khen thưởng thì nên có số quyết định", "An award should have its decision"),
    severity=Severity.WARNING,
    message=Wording("Đã khen thưởng nhưng chưa ghi số quyết định.", "The award names no decision."),
    remedy=Wording("Ghi số, ký hiệu quyết định khen thưởng.", "Give number and symbol of the decision."),
    when=OneOf("award_state", ("Đã khen thưởng",)),
    require=Filled("decision_no"),
    blames=("decision_no", "award_state"),
    in_workbook=True,
)
AWARD_STATE_MISSING = Rule(
    code="KH265",
    title=Wording("Khen thưởng phải có kết quả xét", "A commendation says whether it was awarded"),
    severity=Severity.ERROR,
    message=Wording("Chưa chọn “Đã khen thưởng” hoặc “Đề nghị khen thưởng”.", "Neither “Đã khen thưởng” nor “Đề nghị khen thưởng” is chosen."),
    remedy=Wording("Chọn kết quả xét trong danh sách.", "Choose it from the list."),
    when=Filled("name"),
    require=Filled("award_state"),
    blames=("award_state",),
    in_workbook=True,
)
STRENGTHS_MISSING = Rule(
    code="KH271",
    title=Wording("Nên có đánh giá ưu điểm", "Strengths should be assessed"),
    severity=Severity.WARNING,
    message=Wording("Chưa ghi ưu điểm.", "Strengths are blank."),
    remedy=Wording("Ghi ngắn gọn kết quả nổi bật trong kỳ.", "Say briefly what went well."),
    require=Filled("strengths"),
    blames=("strengths",),
    in_workbook=True,
)
CAUSES_MISSING = Rule(
    code="KH272",
    title=Wording("Có hạn chế thì nên nêu nguyên nhân", "Shortcomings should have causes"),
    severity=Severity.WARNING,
    message=Wording("Có ghi tồn tại, hạn chế nhưng chưa nêu nguyên nhân.", "Shortcomings are given, but no causes."),
    remedy=Wording("Ghi nguyên nhân khách quan, chủ quan.", "Give their causes."),
    when=all_of(Filled("shortcomings"), LongerThan("shortcomings", 15)),
    require=Filled("causes"),
    blames=("causes", "shortcomings"),
)
DIRECTIONS_MISSING = Rule(
    code="KH273",
    title=Wording("Nên có phương hướng thời gian tới", "Next steps should be given"),
    severity=Severity.WARNING,
    message=Wording("Chưa ghi phương hướng, nhiệm vụ thời gian tới.", "Next steps are blank."),
    remedy=Wording("Ghi ngắn gọn việc sẽ làm trong kỳ sau.", "Say briefly what will be done next."),
    require=Filled("directions"),
    blames=("directions",),
    in_workbook=True,
)

DIRECTIVE_RULES = (
    DIRECTIVE_INCOMPLETE,
    REFERENCE_WITHOUT_NUMBER,
    DIRECTIVE_TWICE,
)

MODEL_RULES = (
    MODEL_INCOMPLETE,
    MODEL_TWICE,
)

DIFFICULTY_RULES = (
    DIFFICULTY_INCOMPLETE,
    PROPOSAL_WITHOUT_ADDRESSEE,
    DIFFICULTY_TWICE,
)

COMMENDATION_RULES = (
    COMMENDATION_INCOMPLETE,
    AWARD_WITHOUT_DECISION,
    AWARD_STATE_MISSING,
)

ASSESSMENT_RULES = (
    STRENGTHS_MISSING,
    CAUSES_MISSING,
    DIRECTIONS_MISSING,
)
