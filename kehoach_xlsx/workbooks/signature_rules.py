"""What `kxl verify` says of a signed document (.docx or PDF).

An error says that the document is not what was signed, or that the signature proves nothing; a warning, that it proves
less than it seems to; a note, what it was never meant to cover.
"""

from typing import Final

from kehoach_xlsx.model.rule import Rule, Severity, Stage
from kehoach_xlsx.model.wording import Wording

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
_ASK_AGAIN: Final = Wording(
    "Không dùng bản này; đề nghị người ký gửi lại bản gốc đã ký.",
    "Do not use this copy; ask the signer for the original again.",
)


def _rule(code: str, severity: Severity, title: Wording, message: Wording, remedy: Wording = _ASK_AGAIN) -> Rule:
    return Rule(code=code, severity=severity, title=title, message=message, remedy=remedy, stage=Stage.SIGNATURE)


BROKEN = _rule(
    "KH670",
    _ERROR,
    Wording("Chữ ký số không đúng", "The signature is not right"),
    Wording(
        "Chữ ký số không đúng: {found}.",
        "The signature is not right: {found_en}.",
    ),
)
PART_CHANGED = _rule(
    "KH671",
    _ERROR,
    Wording("Nội dung bị sửa sau khi ký", "The content was changed after signing"),
    Wording("{told} bị sửa sau khi ký.", "{told_en} was changed after signing."),
)
RELATIONS_CHANGED = _rule(
    "KH672",
    _ERROR,
    Wording("Liên kết bị sửa sau khi ký", "A relationship was changed after signing"),
    Wording(
        "Liên kết trong {value} bị sửa sau khi ký; các liên kết đã ký: {signed}.",
        "A relationship in {value} was changed after signing; those that were signed: {signed}.",
    ),
)
PART_ADDED = _rule(
    "KH673",
    _ERROR,
    Wording("Có phần không được ký", "A part that was not signed"),
    Wording(
        "{told} không được ký: được thêm sau khi ký, hoặc người ký không ký phần này.",
        "{told_en} was not signed: it was added later, or left out by the signer.",
    ),
)
PART_REMOVED = _rule(
    "KH674",
    _ERROR,
    Wording("Phần đã ký không còn", "A signed part is gone"),
    Wording("{told} đã bị xóa sau khi ký.", "{told_en} was removed after signing."),
)
TYPE_CHANGED = _rule(
    "KH675",
    _ERROR,
    Wording("Loại của phần đã ký bị đổi", "The type of a signed part was changed"),
    Wording(
        "{told} bị đổi loại sau khi ký: nay là “{found}”, khi ký là “{signed}”.",
        "{told_en} changed its type after signing: now “{found}”, signed as “{signed}”.",
    ),
)
RELATION_ADDED = _rule(
    "KH676",
    _ERROR,
    Wording("Có liên kết không được ký", "A relationship that was not signed"),
    Wording(
        "Liên kết {value} của {told} không được ký: được thêm sau khi ký, hoặc người ký không ký.",
        "Relationship {value} of {told_en} was not signed: it was added later, or left out by the signer.",
    ),
)
RELATION_REMOVED = _rule(
    "KH677",
    _ERROR,
    Wording("Liên kết đã ký không còn", "A signed relationship is gone"),
    Wording(
        "Liên kết {value} của {told} đã bị xóa sau khi ký.",
        "Relationship {value} of {told_en} was removed after signing.",
    ),
)
UNSAFE = _rule(
    "KH678",
    _ERROR,
    Wording("Cấu tạo của chữ ký số không an toàn", "The signature is built in an unsafe way"),
    Wording(
        "Cấu tạo của chữ ký số không an toàn: {found}.",
        "The signature is built in an unsafe way: {found_en}.",
    ),
)
NO_PROOF = _rule(
    "KH679",
    _ERROR,
    Wording("Thuật toán ký không được chấp nhận", "An algorithm that is not accepted"),
    Wording(
        "Chữ ký số dùng thuật toán không được chấp nhận: {value}.",
        "The signature uses an algorithm that is not accepted: {value}.",
    ),
    Wording(
        "Đề nghị người ký ký lại bằng SHA-256 trở lên.",
        "Ask the signer to sign again with SHA-256 or better.",
    ),
)
WEAK = _rule(
    "KH680",
    _WARNING,
    Wording("Thuật toán ký yếu", "A weak algorithm"),
    Wording(
        "Chữ ký số dùng thuật toán yếu: {value}; có thể bị làm giả.",
        "The signature uses a weak algorithm: {value}; it may be forged.",
    ),
    Wording(
        "Đề nghị người ký ký lại bằng SHA-256, khóa RSA từ 2048 bit trở lên.",
        "Ask the signer to sign again with SHA-256 and an RSA key of 2048 bits or more.",
    ),
)
METADATA = _rule(
    "KH681",
    _NOTE,
    Wording("Thuộc tính của tệp không được ký", "The properties of the file are not signed"),
    Wording(
        "Chữ ký không gồm thuộc tính của tệp ({value}); nội dung văn bản không bị ảnh hưởng.",
        "The signature leaves out the properties of the file ({value}); the text is not affected.",
    ),
    Wording(
        "Không phải làm gì; không dựa vào tên tác giả, ngày tạo ghi trong thuộc tính của tệp.",
        "Nothing to do; do not rely on the author and dates in the properties of the file.",
    ),
)
NOT_VOUCHED = _rule(
    "KH682",
    _WARNING,
    Wording("Chưa xác nhận được người ký", "Nobody vouches for the signer"),
    Wording(
        "Chưa xác nhận được người ký là ai: {found}.",
        "Who signed is not confirmed: {found_en}.",
    ),
    Wording(
        "Lấy chứng thư số của tổ chức cấp từ nguồn tin cậy, kiểm tra lại với --trust TEP.pem.",
        "Get the issuer's certificate from a source you trust and verify again with --trust FILE.pem.",
    ),
)
UNTRUSTED = _rule(
    "KH683",
    _ERROR,
    Wording("Chứng thư số không thuộc tổ chức được tin cậy", "The certificate leads to nobody who is trusted"),
    Wording(
        "Chứng thư số của người ký không do tổ chức trong --trust cấp, hoặc không dùng để ký được.",
        "The signer's certificate does not lead to one given with --trust, or is not meant for signing.",
    ),
    Wording(
        "Xem lại tệp --trust có đúng tổ chức cấp; nếu đúng thì không tin chữ ký này.",
        "See whether --trust has the right issuer; if so do not trust this signature.",
    ),
)
OUT_OF_TIME = _rule(
    "KH684",
    _ERROR,
    Wording("Ký ngoài thời hạn của chứng thư số", "Signed outside the validity of the certificate"),
    Wording(
        "Thời điểm ký {value} nằm ngoài thời hạn của chứng thư số (từ {first} đến {last}).",
        "The time of signing {value} lies outside the validity of the certificate ({first} to {last}).",
    ),
    Wording(
        "Đề nghị người ký ký lại bằng chứng thư số còn hiệu lực.",
        "Ask the signer to sign again with a certificate that is valid.",
    ),
)
NO_TIME = _rule(
    "KH685",
    _WARNING,
    Wording("Chữ ký không ghi thời điểm ký", "The signature claims no time"),
    Wording("Chữ ký số không ghi thời điểm ký.", "The signature claims no time of signing."),
    Wording("Hỏi người ký đã ký ngày nào.", "Ask the signer when it was signed."),
)
UPDATED = _rule(
    "KH686",
    _ERROR,
    Wording("Tệp PDF được ghi thêm sau khi ký", "The PDF was written on after signing"),
    Wording(
        "Tệp PDF được ghi thêm nội dung sau khi ký: {found}.",
        "The PDF was written on after signing: {found_en}.",
    ),
)
SIGNED_SINCE = _rule(
    "KH687",
    _NOTE,
    Wording("Tệp PDF có ghi thêm được phép", "The PDF was written on as it may be"),
    Wording(
        "Sau chữ ký này tệp PDF chỉ được ghi thêm chữ ký khác hoặc biểu mẫu đã cho phép điền.",
        "After this signature only another signature, or a form that may be filled in, was added to the PDF.",
    ),
    Wording("Không phải làm gì.", "Nothing to do."),
)
TWO_OF_ONE_ID = _rule(
    "KH688",
    _WARNING,
    Wording("Hai liên kết cùng mã", "Two relationships of one Id"),
    Wording(
        "{value} có hai liên kết cùng mã {found}; Word có thể báo tệp hỏng.",
        "{value} has two relationships of one Id {found_en}; Word may call the file damaged.",
    ),
    Wording(
        "Lưu lại văn bản bằng Word rồi ký lại; một số bản LibreOffice ghi sai khi ký.",
        "Save the document with Word and sign it again; some versions of LibreOffice write this when they sign.",
    ),
)
IN_THE_FUTURE = _rule(
    "KH689",
    _WARNING,
    Wording("Thời điểm ký ở tương lai", "Signed in the future"),
    Wording(
        "Thời điểm ký {value} sau thời điểm kiểm tra; đồng hồ máy tính của người ký hoặc của máy này sai.",
        "The time of signing {value} lies in the future; the clock of the signer, or of this computer, is wrong.",
    ),
    Wording(
        "Xem lại ngày, giờ của máy này; nếu đúng thì hỏi người ký đã ký ngày nào.",
        "See to the date of this computer; if it is right ask the signer when it was signed.",
    ),
)

SIGNATURE_RULES: Final = (
    BROKEN,
    PART_CHANGED,
    RELATIONS_CHANGED,
    PART_ADDED,
    PART_REMOVED,
    TYPE_CHANGED,
    RELATION_ADDED,
    RELATION_REMOVED,
    UNSAFE,
    NO_PROOF,
    WEAK,
    METADATA,
    NOT_VOUCHED,
    UNTRUSTED,
    OUT_OF_TIME,
    NO_TIME,
    UPDATED,
    SIGNED_SINCE,
    TWO_OF_ONE_ID,
    IN_THE_FUTURE,
)
"""All rules of signed documents, in the order of their codes."""
