"""Who signs the focal agency's own papers: the tờ trình, the reminder letters, the reconciliation slips."""

from collections.abc import Iterator

from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.outputs.word import head
from kehoach_xlsx.outputs.word.documents.letterhead import DOTS, short_name
from kehoach_xlsx.outputs.word.draft import field

BLANK = "…"
"""A part of a symbol that the data do not tell."""


def focal_info(book: Book, *, symbol: str) -> Row:
    """Return the facts of a paper of the focal agency, by the names of *Thông tin báo cáo*; addressees are to be added.

    Number and date are blank: the clerk writes them at signing. Before that the month is that of `as_of`.
    """
    info = facts_of(book)
    drafter = field(info, "focal_drafter")
    others = head.entries(info, "focal_recipients")
    filed = [one for one in others if one.casefold().startswith("lưu")] or [
        f"Lưu: VT{f', {drafter}' if drafter else ''}"
    ]
    return {
        "parent_agency": info.get("focal_parent_agency"),
        "issuer": focal_name(info),
        "symbol": symbol,
        "as_of": info.get("as_of"),
        "place": info.get("place"),
        "authority": info.get("focal_authority"),
        "title": field(info, "focal_title") or DOTS,
        "signatory": info.get("focal_signatory"),
        "recipients": "; ".join((*(one for one in others if one not in filed), *filed)),
    }


def facts_of(book: Book) -> Row:
    """Return the form in which a consolidated workbook, of reports or of plans, says who signs."""
    return book.form("report_info") or book.form("plan_info")


def focal_name(info: Row) -> str:
    """The focal agency's name as its own papers have it."""
    return field(info, "focal_issuer") or short_name(field(info, "focal_agency"))


def abbreviation(info: Row) -> str:
    """The focal agency's own abbreviation, with which its symbols end."""
    return field(info, "focal_symbol") or BLANK


def letter_symbol(info: Row) -> str:
    """The symbol of a letter: the agency and who drafted it, without a type (Phụ lục I, Mục II.3)."""
    return f"{abbreviation(info)}-{field(info, 'focal_drafter') or BLANK}"


def missing(book: Book, *, letter: bool = False) -> Iterator[Wording]:
    """Yield what the workbook does not tell of the focal agency's own papers; letters need more of their symbol."""
    info = facts_of(book)
    names = (
        *(
            (("focal_drafter", "đơn vị soạn thảo (trong ký hiệu)", "drafting office (in the symbol)"),)
            if letter
            else ()
        ),
        ("focal_parent_agency", "cơ quan chủ quản của đầu mối", "the focal agency's parent"),
        ("focal_symbol", "chữ viết tắt tên cơ quan đầu mối", "the focal agency's abbreviation"),
        ("focal_title", "chức vụ người ký của đầu mối", "title of the focal agency's signatory"),
        ("focal_signatory", "họ và tên người ký của đầu mối", "name of the focal agency's signatory"),
    )
    yield from (Wording(vi, en) for name, vi, en in names if not field(info, name))
