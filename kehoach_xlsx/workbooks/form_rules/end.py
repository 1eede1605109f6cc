"""Rules of the form: the end: signature block, recipients, appendices."""

from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.workbooks.form_rules.base import ERROR, MEASURED, NOTE, form_rule

AUTHORITY_WORDS = form_rule(
    "KH640",
    ERROR,
    Wording("Quyền hạn người ký viết không đúng", "The authority to sign is not written as prescribed"),
    MEASURED,
    Wording(
        "Viết đúng: TM., KT., TL., TUQ. hoặc Q., có dấu chấm và một khoảng trắng rồi mới đến tên cơ quan, chức vụ.",
        "Write TM., KT., TL., TUQ. or Q. with a full stop and one space before the agency or title.",
    ),
)

ACADEMIC_TITLE = form_rule(
    "KH641",
    ERROR,
    Wording("Ghi học hàm, học vị trước họ tên người ký", "An academic title before the signatory's name"),
    MEASURED,
    Wording("Chỉ ghi họ và tên người ký.", "Write the name alone."),
)

NO_NAME = form_rule(
    "KH642",
    NOTE,
    Wording("Chưa ghi họ tên người ký", "The signatory's name is blank"),
    Wording("Khối chữ ký chưa có họ tên người ký ({article}).", "The signature block has no name ({article})."),
    Wording(
        "Ghi họ tên người ký dưới chức vụ khi đã xác định người ký.",
        "Write the signatory's name under the title when it is known.",
    ),
)

TITLE_MISSING = form_rule(
    "KH643",
    ERROR,
    Wording("Thiếu chức vụ của người ký", "The signer's own title is missing"),
    MEASURED,
    Wording(
        "Sau dòng TM., KT., TL., TUQ. ghi chức vụ của người trực tiếp ký.",
        "After the line TM., KT., TL. or TUQ. write the title of the person who signs.",
    ),
)

SIGNING_ROOM = form_rule(
    "KH644",
    NOTE,
    Wording("Chưa chừa đủ chỗ ký, đóng dấu", "Too little room for signature and seal"),
    MEASURED,
    Wording("Chừa khoảng 25 mm giữa chức vụ và họ tên.", "Leave about 25 mm between title and name."),
)

SIGNING_ALONE = form_rule(
    "KH645",
    NOTE,
    Wording("Khối chữ ký có thể đứng một mình ở trang sau", "The signature block may stand alone on a page"),
    Wording(
        "Câu cuối không được giữ cùng khối chữ ký; chữ ký có thể rơi một mình sang trang sau (thực tế trình bày).",
        "The last sentence is not kept with the signature block, which may stand alone on a page (practice).",
    ),
    Wording(
        "Chọn câu cuối, Đoạn văn (Paragraph), đánh dấu Giữ cùng đoạn sau (Keep with next).",
        "Select the last sentence, Paragraph, tick Keep with next.",
    ),
)

RECIPIENT_MARKS = form_rule(
    "KH646",
    ERROR,
    Wording("Danh sách nơi nhận viết không đúng", "The recipients are not written as prescribed"),
    MEASURED,
    Wording(
        "Viết “Nơi nhận:” có dấu hai chấm; mỗi nơi một dòng, có gạch đầu dòng, cuối dòng dấu chấm phẩy.",
        "Write “Nơi nhận:” with a colon, one recipient to a line with a dash, a semicolon at the end.",
    ),
)

FILING = form_rule(
    "KH647",
    ERROR,
    Wording("Dòng “Lưu” thiếu hoặc không đúng", "The line “Lưu” is missing or wrong"),
    MEASURED,
    Wording(
        "Dòng cuối của nơi nhận ghi “- Lưu: VT, đơn vị soạn thảo” và kết thúc bằng dấu chấm.",
        "The last line of the recipients: “- Lưu: VT, …” with a full stop.",
    ),
)

AS_ABOVE = form_rule(
    "KH648",
    ERROR,
    Wording("“Như trên” và “Kính gửi” không khớp", "“Như trên” does not go with “Kính gửi”"),
    MEASURED,
    Wording(
        "Có “Kính gửi” thì nơi nhận mở đầu bằng “- Như trên;”; không có thì bỏ dòng đó.",
        "With “Kính gửi” the recipients begin with “- Như trên;”, without it they do not.",
    ),
)

APPENDIX_LABEL = form_rule(
    "KH649",
    ERROR,
    Wording("Đánh số phụ lục không đúng", "Appendices are not numbered as prescribed"),
    MEASURED,
    Wording(
        "Từ hai phụ lục trở lên ghi Phụ lục I, Phụ lục II… liên tục; một phụ lục thì ghi “Phụ lục”.",
        "With two or more write Phụ lục I, Phụ lục II…; a lone one is “Phụ lục”.",
    ),
)

APPENDIX_TITLE = form_rule(
    "KH650",
    ERROR,
    Wording("Phụ lục không có tên", "An appendix has no title"),
    Wording("{component} không có tên ở dưới ({article}).", "{component_en} has no title under it ({article})."),
    Wording(
        "Dưới dòng “Phụ lục” ghi tên phụ lục, in hoa, đậm, canh giữa.",
        "Under “Phụ lục” write its title in bold capitals, centred.",
    ),
)

APPENDIX_NOTE = form_rule(
    "KH651",
    ERROR,
    Wording("Dòng “Kèm theo” của phụ lục không đúng", "The line “Kèm theo” of an appendix is wrong"),
    MEASURED,
    Wording(
        "Dưới tên phụ lục ghi “(Kèm theo … số …/… ngày … tháng … năm … của …)”.",
        "Under the title write “(Kèm theo … số …/… ngày … tháng … năm … của …)”.",
    ),
)

APPENDIX_PAGE = form_rule(
    "KH652",
    ERROR,
    Wording("Phụ lục không bắt đầu ở trang mới", "An appendix does not begin on a new page"),
    MEASURED,
    Wording(
        "Chèn ngắt phần sang trang mới trước dòng “Phụ lục”.", "Insert a section break (next page) before “Phụ lục”."
    ),
)

APPENDIX_NUMBERING = form_rule(
    "KH653",
    ERROR,
    Wording("Số trang của phụ lục không đánh riêng", "An appendix is not numbered separately"),
    MEASURED,
    Wording(
        "Đặt phụ lục trong phần (Section) riêng; Định dạng số trang (Format Page Numbers): bắt đầu từ 1.",
        "Put the appendix in a section of its own; Format Page Numbers: start at 1.",
    ),
)

APPENDIX_REFERENCE = form_rule(
    "KH654",
    ERROR,
    Wording("Nội dung không nhắc đến phụ lục", "The body does not refer to an appendix"),
    Wording(
        "Nội dung văn bản không có chỗ nào dẫn đến {component} ({article}).",
        "The body refers nowhere to {component_en} ({article}).",
    ),
    Wording(
        "Thêm chỉ dẫn trong nội dung, như “chi tiết tại Phụ lục I”.",
        "Refer to it in the body, such as “chi tiết tại Phụ lục I”.",
    ),
)

APPENDIX_END = form_rule(
    "KH655",
    NOTE,
    Wording("Phụ lục không kết thúc bằng “./.”", "An appendix does not end with “./.”"),
    MEASURED,
    Wording("Ghi “./.” ở cuối phụ lục.", "Write “./.” at the end of the appendix."),
)
