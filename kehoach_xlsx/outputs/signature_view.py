"""What `kxl verify` prints: each signature, who made it, when, what it covers, and what is wrong."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.signature import VIETNAM, Signature, SignedDocument, Signer, Trust
from kehoach_xlsx.model.wording import Language, Wording
from kehoach_xlsx.outputs.json_view import finding_json
from kehoach_xlsx.outputs.text_view import SEVERITY_WORDS
from kehoach_xlsx.vietnamese.dates import format_date

_TRUST = {
    Trust.NOT_ASKED: Wording("chưa xác nhận", "not confirmed"),
    Trust.TRUSTED: Wording("thuộc tổ chức đã nêu trong --trust", "leads to a certificate given with --trust"),
    Trust.UNTRUSTED: Wording("không thuộc tổ chức nào nêu trong --trust", "leads to none given with --trust"),
}
_LIMITS = (
    Wording(
        "Chưa kiểm tra chứng thư số có bị thu hồi không: phần mềm làm việc không cần mạng.",
        "Whether a certificate was revoked is not asked: nothing is fetched from the network.",
    ),
    Wording(
        "Kết quả cho biết tệp có đúng như lúc ký và ai ký; không thay việc kiểm tra chữ ký số công vụ bằng phần mềm "
        "của cơ quan có thẩm quyền.",
        "This tells whether the file is as it was signed, and by whom; it does not stand in for the State's own check "
        "of public-service signatures.",
    ),
)


def signature_json(document: SignedDocument, language: Language = "vi") -> dict[str, Any]:
    """Return a signed document with its signatures and findings; times are ISO 8601."""
    return {
        "path": document.path,
        "kind": document.kind,
        "valid": document.valid,
        "revocation_checked": False,
        "signatures": [_one_json(signature, document.path, language) for signature in document.signatures],
    }


def _one_json(signature: Signature, path: str, language: Language) -> dict[str, Any]:
    return {
        "name": signature.name,
        "valid": signature.valid,
        "signer": _signer_json(signature.signer) if signature.signer else None,
        "signed_at": signature.signed_at.isoformat() if signature.signed_at else None,
        "timestamped": signature.timestamped,
        "comment": signature.comment or None,
        "algorithm": signature.algorithm or None,
        "covered": list(signature.covered),
        "not_covered": list(signature.not_covered),
        "findings": [finding_json(finding, path, language) for finding in signature.findings],
    }


def _signer_json(signer: Signer) -> dict[str, Any]:
    return {
        "subject": signer.subject,
        "issuer": signer.issuer,
        "serial": signer.serial,
        "valid_from": signer.valid_from.isoformat(),
        "valid_until": signer.valid_until.isoformat(),
        "self_signed": signer.self_signed,
        "trust": signer.trust.value,
    }


def signed_text(place: Path, made: Signature, language: Language = "vi") -> list[str]:
    """Return what was signed, by whom and when, and how anybody can look at it."""
    who = made.signer.subject if made.signer else ""
    vi = language == "vi"
    lines = [
        str(place),
        f"  {'Người ký' if vi else 'Signer'}: {who}",
        *([f"  {_time_line(made, language)}"] if made.signed_at else []),
        f"  {'Kiểm tra lại' if vi else 'Check it'}: kxl verify {place}",
    ]
    return [lines[0], *(_plain(line) for line in lines[1:])]


def signature_text(document: SignedDocument, language: Language = "vi") -> list[str]:
    """Return a signed document as lines for people; nothing that could move a cursor gets through."""
    wrong = sum(not signature.valid for signature in document.signatures)
    count = len(document.signatures)
    if language == "vi":
        verdict = f"{count} chữ ký số, " + (f"{wrong} không đúng" if wrong else "đúng, nội dung như lúc ký")
    else:
        verdict = f"{count} signature{'s' if count > 1 else ''}, "
        verdict += f"{wrong} invalid" if wrong else "valid, the content is as it was signed"
    lines = [f"{'✗' if wrong else '✓'} {document.path}: {verdict}"]
    for number, signature in enumerate(document.signatures, start=1):
        lines += _one_text(signature, number, document.kind, language)
    return [_plain(line) for line in (*lines, *(f"  {limit.in_(language)}" for limit in _LIMITS))]


def _one_text(signature: Signature, number: int, kind: str, language: Language) -> list[str]:
    vi = language == "vi"
    verdict = ("ĐÚNG" if signature.valid else "KHÔNG ĐÚNG") if vi else ("VALID" if signature.valid else "INVALID")
    facts = [
        *(_signer_lines(signature.signer, language) if signature.signer else []),
        *([_time_line(signature, language)] if signature.signed_at else []),
        *([f"{'Mục đích' if vi else 'Purpose'}: {signature.comment}"] if signature.comment else []),
        *([f"{'Thuật toán' if vi else 'Algorithm'}: {signature.algorithm}"] if signature.algorithm else []),
        *_coverage_lines(signature, kind, language),
    ]
    return [
        f"  {'Chữ ký' if vi else 'Signature'} {number} ({signature.name}): {verdict}",
        *(f"      {fact}" for fact in facts),
        *finding_lines(signature.findings, language),
    ]


def _signer_lines(signer: Signer, language: Language) -> list[str]:
    trust = _TRUST[signer.trust].in_(language)
    if language == "vi":
        issued = "tự ký" if signer.self_signed else f"do {signer.issuer} cấp"
        limits = f"từ {_day(signer.valid_from)} đến {_day(signer.valid_until)}"
        return [
            f"Người ký: {signer.subject} ({trust})",
            f"Chứng thư số: {issued}, số {signer.serial}, có hiệu lực {limits}",
        ]
    issued = "self-signed" if signer.self_signed else f"issued by {signer.issuer}"
    limits = f"{signer.valid_from:%Y-%m-%d} to {signer.valid_until:%Y-%m-%d}"
    return [f"Signer: {signer.subject} ({trust})", f"Certificate: {issued}, serial {signer.serial}, valid {limits}"]


def _day(moment: datetime) -> str:
    return format_date(moment.astimezone(VIETNAM).date())


def _time_line(signature: Signature, language: Language) -> str:
    assert signature.signed_at is not None
    local = signature.signed_at.astimezone(VIETNAM)
    if language == "vi":
        source = "có dấu thời gian" if signature.timestamped else "theo máy tính của người ký"
        return f"Thời điểm ký: {local:%H:%M:%S} ngày {format_date(local.date())}, giờ Việt Nam ({source})"
    source = "timestamped by an authority" if signature.timestamped else "by the clock of the signer's computer"
    return f"Signed at: {local.isoformat(sep=' ')} ({source})"


def _coverage_lines(signature: Signature, kind: str, language: Language) -> list[str]:
    vi = language == "vi"
    if not signature.covered:
        return []
    if kind == "pdf":
        whole = signature.covered == ("entire file",)
        told = (
            ("toàn bộ tệp" if whole else "tệp như lúc ký, sau đó có ghi thêm") if vi else ", ".join(signature.covered)
        )
        return [f"{'Đã ký' if vi else 'Covers'}: {told}"]
    count, listed = len(signature.covered), ", ".join(signature.covered)
    lines = [f"Đã ký {count} phần: {listed}" if vi else f"Covers {count} parts: {listed}"]
    if signature.not_covered:
        left = ", ".join(signature.not_covered)
        lines.append(f"Không ký: {left}" if vi else f"Leaves out: {left}")
    return lines


def finding_lines(findings: Sequence[Finding], language: Language) -> list[str]:
    """Return what is wrong, the worst first, each with what to do; what is said of several is said once."""
    order = list(SEVERITY_WORDS)
    listed = sorted(findings, key=lambda finding: order.index(finding.severity))
    lines: list[str] = []
    for position, finding in enumerate(listed):
        lines.append(
            f"      {SEVERITY_WORDS[finding.severity].in_(language)} {finding.code}: {finding.message(language)}"
        )
        following = listed[position + 1] if position + 1 < len(listed) else None
        if following is None or following.remedy(language) != finding.remedy(language):
            lines.append(f"          → {finding.remedy(language)}")
    return lines


def _plain(line: str) -> str:
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line)
