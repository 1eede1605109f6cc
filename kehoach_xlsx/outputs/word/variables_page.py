"""The page that goes out with the Word templates: how to restyle one, and every field that it may print."""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from docx.document import Document
from docx.enum.text import WD_BREAK

from kehoach_xlsx.outputs.word.documents.forms import DOCUMENTS, DocumentForm
from kehoach_xlsx.outputs.word.form import ND30
from kehoach_xlsx.outputs.word.glossary import FILTERS
from kehoach_xlsx.outputs.word.template_frame import blank, finished
from kehoach_xlsx.outputs.word.template_parts import add_row, keep_whole, landscape, table, text
from kehoach_xlsx.outputs.word.variables import Variable, row_fields, variables

NAME = "00-giai-thich-mau.docx"

_STEPS = (
    "Mở tệp mẫu (ví dụ bao-cao.docx) bằng Word hoặc LibreOffice; đổi phông chữ, cỡ chữ, lề, thêm chữ cố định, đổi chỗ "
    "các khối. Mỗi thành phần thể thức có một kiểu đoạn riêng, tên bắt đầu bằng “BC”; sửa kiểu thì mọi đoạn của kiểu "
    "đổi theo.",
    "Giữ nguyên các thẻ trong ngoặc nhọn {{ … }}, {% … %}; muốn chuyển đi đâu thì cắt, dán cả thẻ.",
    "Lưu dạng .docx, rồi chạy lệnh: kxl report tong-hop.xlsx -o bao-cao.docx --template mau-cua-toi.docx",
    "Thẻ viết sai thì lệnh nêu rõ đoạn nào, chữ nào, và không ghi ra văn bản.",
)
_TAGS = (
    ("chữ", "{{ signatory }}", "In trường ra."),
    (
        "có hoặc không, hoặc trường có thể trống",
        "{%p if addressee %}\nKính gửi: {{ addressee }}\n{%p endif %}",
        "Các đoạn ở giữa chỉ có khi trường có nội dung. Mỗi thẻ {%p … %} đứng riêng một đoạn.",
    ),
    ("các dòng", "{%p for text in results %}\n{{ text }}\n{%p endfor %}", "Đoạn ở giữa lặp lại cho từng dòng."),
    (
        "các nhóm",
        "{%p for group in groups %}\n{{ loop.index }}. {{ group.heading }}\n{%p for text in group.paragraphs %}\n"
        "{{ text }}\n{%p endfor %}\n{%p endfor %}",
        "Mỗi nhóm có tên (heading) và các đoạn (paragraphs); loop.index là số thứ tự của lần lặp.",
    ),
    (
        "phụ lục, dòng của bảng",
        "{{ tasks.label }}\n{%tr for row in tasks.rows %}\n{{ row.text }}\n{%tr endfor %}",
        "label là “Phụ lục I”. Dòng bảng ở giữa lặp lại cho từng dòng dữ liệu; mỗi thẻ {%tr … %} đứng riêng một dòng "
        "bảng. row.special là dòng nhóm, dòng cộng hoặc dòng “trong đó”.",
    ),
    (
        "biểu đồ",
        "{%p if charts.budget %}\n{{ charts.budget }}\n{%p endif %}",
        "Đặt riêng một đoạn. Sau khi xuất, bấm chuột phải vào biểu đồ, chọn Edit Data để sửa số liệu.",
    ),
)
_REFUSED = (
    "Mẫu không được chứa macro (.docm), mật khẩu, đối tượng nhúng (OLE), hình hoặc nội dung lấy từ nơi khác, mã trường "
    "INCLUDETEXT, LINK, DDE; thẻ không được gọi hàm. Gặp các phần này, lệnh từ chối mẫu và nêu chỗ phải bỏ."
)


def variables_page() -> bytes:
    """Return the page as a .docx: the same declarations give the same bytes."""
    document = blank()
    text(document, "type_name", "GIẢI THÍCH MẪU WORD")
    text(document, "subject", "Cách sửa mẫu và danh mục các trường")
    _how(document)
    landscape(document, ND30)
    _fields(document)
    _rows(document)
    return finished(document, "Giải thích mẫu Word")


def _how(document: Document) -> None:
    text(document, "part", "I. CÁCH SỬA MẪU")
    for number, step in enumerate(_STEPS, start=1):
        text(document, "body", f"{number}. {step}")
    text(document, "body", _REFUSED)
    text(document, "part", "II. CÁCH VIẾT THẺ")
    _grid(document, (30, 62, 68), ("Loại trường", "Cách viết", "Ý nghĩa"), _TAGS)
    text(document, "closing", "Sau tên trường có thể thêm bộ lọc, ví dụ {{ signatory|upper }}:")
    _grid(document, (60, 100), ("Bộ lọc", "Kết quả"), [(f"|{name}", gives) for name, gives in FILTERS.items()])


def _fields(document: Document) -> None:
    """Every field once, with the templates that have it."""
    found: dict[tuple[str, str], tuple[Variable, list[str]]] = {}
    for one in DOCUMENTS:
        for variable in variables(one):
            found.setdefault((variable.name, variable.kind), (variable, []))[1].append(_stem(one))
    rows = [(v.name, v.meaning, v.kind, v.example, _where(stems)) for v, stems in found.values()]
    text(document, "appendix_title", "III. DANH MỤC CÁC TRƯỜNG")
    text(document, "appendix_note", "(Viết đúng từng chữ, chữ thường, không dấu)")
    _grid(document, (36, 82, 25, 58, 46), ("Tên trường", "Nội dung", "Loại", "Ví dụ", "Có trong mẫu"), rows)


def _rows(document: Document) -> None:
    """The fields of the rows of every table."""
    rows = [
        (
            _stem(one),
            found.rows,
            "; ".join(f"{name}{f' ({heading})' * bool(heading)}" for name, heading in found.columns),
        )
        for one in DOCUMENTS
        for found in row_fields(one.build())
    ]
    text(document, "appendix_title", "IV. CÁC TRƯỜNG CỦA MỘT DÒNG TRONG BẢNG")
    text(document, "appendix_note", "(Dùng giữa hai thẻ {%tr for row in … %} và {%tr endfor %})")
    _grid(document, (46, 40, 161), ("Mẫu", "Bảng", "Tên trường (cột của bảng)"), rows)


def _where(stems: Sequence[str]) -> str:
    """The templates that have a field; what most have is told by those that have it not."""
    others = [stem for one in DOCUMENTS if (stem := _stem(one)) not in stems]
    if len(others) <= 2:
        return f"mọi mẫu{', trừ ' * bool(others)}{', '.join(others)}"
    return ", ".join(stems)


def _stem(one: DocumentForm) -> str:
    return PurePosixPath(one.template).stem


def _grid(document: Document, widths: Sequence[float], heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    grid = table(document, widths, borders=True)
    for cell, head in zip(grid.rows[0].cells, heads, strict=True):
        text(cell, "head", head)
    keep_whole(grid.rows[0], repeat=True)
    for values in rows:
        row = add_row(grid)
        keep_whole(row)
        for cell, value in zip(row.cells, values, strict=True):
            first, *others = value.split("\n")
            run = text(cell, "cell", first).runs[:1]
            for line in others:
                run[0].add_break(WD_BREAK.LINE)
                run[0].add_text(line)
