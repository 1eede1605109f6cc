"""What is known of a signed document: who signed, when, what the signature covers and what was changed since."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from typing import Final

from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.rule import Severity

VIETNAM: Final = timezone(timedelta(hours=7))
"""The time of Viet Nam, in which people are told when something was signed."""


class Trust(StrEnum):
    """Whether somebody vouches for the signer's certificate."""

    NOT_ASKED = "not_asked"  # no certificate was given that is trusted
    TRUSTED = "trusted"  # a chain leads to one that was given
    UNTRUSTED = "untrusted"  # none does


@dataclass(frozen=True, kw_only=True, slots=True)
class Signer:
    """Who signed, as the certificate says; whether it says the truth is what `trust` tells.

    `subject` and `issuer` are distinguished names, `serial` is hexadecimal in capitals.
    """

    subject: str
    issuer: str
    serial: str
    valid_from: datetime
    valid_until: datetime
    self_signed: bool
    trust: Trust


@dataclass(frozen=True, kw_only=True, slots=True)
class Signature:
    """One signature. `name` is its part of the package, or its field in the PDF.

    `signed_at` is what the signature itself claims, unless `timestamped`: then an authority vouches for it.
    `covered` names what it covers, `not_covered` what it does not, and may leave out (such as the properties of the
    file); whatever else is wrong is a finding.
    """

    name: str
    signer: Signer | None = None
    signed_at: datetime | None = None
    timestamped: bool = False
    comment: str = ""
    algorithm: str = ""
    covered: tuple[str, ...] = ()
    not_covered: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def valid(self) -> bool:
        """Whether the content is what was signed, and nothing speaks against the signer."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)


@dataclass(frozen=True, kw_only=True, slots=True)
class SignedDocument:
    """A document with at least one signature; `kind` is "docx" or "pdf"."""

    path: str
    kind: str
    signatures: tuple[Signature, ...]

    @property
    def valid(self) -> bool:
        """Whether every signature is valid."""
        return all(signature.valid for signature in self.signatures)
