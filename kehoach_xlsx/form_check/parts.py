"""The components of a document, each with the lines that it takes up."""

from dataclasses import dataclass

from kehoach_xlsx.form_check.document import Line

Lines = tuple[Line, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Appendix:
    """One appendix: the word "Phụ lục", its title, the line "Kèm theo", and what follows."""

    label: Line
    title: Lines
    note: Lines
    rest: Lines


@dataclass(frozen=True, kw_only=True, slots=True)
class Parts:
    """What was recognised; a component that was not found has no lines.

    `kind` is the name of the type in capitals ("BÁO CÁO"), "" for a công văn. `body` are the lines of the text
    outside ruled tables, headings among them; `text_end` the last line before the signing, in tables or not.
    """

    nation: Lines = ()
    motto: Lines = ()
    parent: Lines = ()
    issuer: Lines = ()
    number: Lines = ()
    place_date: Lines = ()
    type_name: Lines = ()
    subject: Lines = ()
    letter_subject: Lines = ()
    addressee: Lines = ()
    addressees: Lines = ()
    basis: Lines = ()
    body: Lines = ()
    recipients_label: Lines = ()
    recipients: Lines = ()
    authority: Lines = ()
    signatory: Lines = ()
    signing: Lines = ()
    appendices: tuple[Appendix, ...] = ()
    head: Lines = ()
    main: Lines = ()
    kind: str = ""

    @property
    def is_letter(self) -> bool:
        """Whether it is a công văn, the one kind without a name."""
        return bool(self.letter_subject) and not self.type_name
