"""The foot: signature block and recipients."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kehoach_xlsx.decree.profile import Profile
from kehoach_xlsx.form_check.document import Line
from kehoach_xlsx.form_check.parts import Parts
from kehoach_xlsx.form_check.telling import Departure, depart, measured, of, quoted
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.workbooks.form_rules import end as rules

_PREFIX: Final = re.compile(r"^(?P<words>T ?/? ?M|K ?/? ?T|T ?/? ?L|T ?/? ?U ?/? ?Q|Q)(?P<mark>\W*)(?P<rest>\S.*)$")
_RIGHT: Final = re.compile(r"^(?:TM|KT|TL|TUQ|Q)\. \S")
_TITLED: Final = ("TM", "KT", "TL", "TUQ")
_ACADEMIC: Final = re.compile(
    r"^((?:(?:gs|pgs|ts|tskh|ths|cn|ks|ktskh|bs|bsck[i12]+|ds|cử nhân|thạc sĩ|thạc sỹ|tiến sĩ|tiến sỹ|giáo sư"
    r"|phó giáo sư|kỹ sư|bác sĩ|nhà giáo \w+ \w+|nghệ sĩ \w+ \w+|nsnd|nsưt|ngnd|ngưt)\b[.\s,-]*)+)",
)
_ROOM_PT: Final = 56.0  # about 20 mm: a signature and a third of a seal
_RECIPIENT: Final = re.compile(r"^[-–] \S.*;$")
_FILED: Final = re.compile(r"^[-–] ?lưu\b")
_FILED_RIGHT: Final = re.compile(r"^- Lưu: ?VT\b.*\.$")
_AS_ABOVE: Final = re.compile(r"^[-–]? ?như trên\b")


def ends(parts: Parts, profile: Profile) -> Iterator[Departure]:
    """All departures of the foot but for looks."""
    yield from _authority(parts, profile)
    yield from _name(parts, profile)
    yield from _room(parts, profile)
    yield from _kept(parts)
    yield from _recipients(parts, profile)
    yield from _as_above(parts, profile)


def _authority(parts: Parts, profile: Profile) -> Iterator[Departure]:
    component = profile.components["authority"]
    yield from _deputy(parts, profile)
    for at, line in enumerate(parts.authority):
        text = line.text
        found = _PREFIX.match(text)
        if found is None or (not found["mark"] and not found["rest"][:1].isspace() and "/" not in found["words"]):
            continue
        words = re.sub(r"\W", "", found["words"])
        if not _RIGHT.match(text):
            yield of(rules.AUTHORITY_WORDS, line, component, quoted(text), quoted(f"{words}. {found['rest']}"))
        if words in _TITLED and at + 1 == len(parts.authority):
            wanted = Wording("dòng chức vụ người trực tiếp ký ở dưới", "the signer's own title on the next line")
            yield of(rules.TITLE_MISSING, line, component, quoted(text), wanted)


def _deputy(parts: Parts, profile: Profile) -> Iterator[Departure]:
    """A deputy signs in the place of the head and says so; the office of a committee's head elsewhere does not."""
    first = next((line for line in parts.authority if not line.text.startswith("TM")), None)
    if first is not None and first.text.startswith("PHÓ ") and "PHỤ TRÁCH" not in first.text:
        wanted = f"KT. {first.text.removeprefix('PHÓ ').removesuffix(' THƯỜNG TRỰC')}"
        above = Wording(f"dòng “{wanted}” ở trên", f"“{wanted}” on the line above")
        yield of(rules.AUTHORITY_WORDS, first, profile.components["authority"], quoted(first.text), above)


def _name(parts: Parts, profile: Profile) -> Iterator[Departure]:
    component = profile.components["signatory"]
    if parts.authority and not parts.signatory:
        yield depart(rules.NO_NAME, parts.authority[-1], article=component.article)
    for line in parts.signatory:
        found = _ACADEMIC.match(line.folded)
        if found:
            bare = line.text[len(found[1]) :].strip()
            yield of(rules.ACADEMIC_TITLE, line, component, quoted(line.text), quoted(bare))


def _room(parts: Parts, profile: Profile) -> Iterator[Departure]:
    """Room between title and name, whether it is made of blank lines or of space."""
    if not parts.authority or not parts.signatory:
        return
    title, name = parts.authority[-1], parts.signatory[0]
    between = [line for line in parts.signing if title.number < line.number < name.number]
    room = title.after + name.before + sum(line.height for line in between)
    if room < _ROOM_PT:
        component = Wording("Khoảng giữa chức vụ và họ tên", "Room between title and name")
        found, required = measured(round(room / 72 * 25.4), "mm"), Wording("khoảng 25 mm", "about 25 mm")
        article = profile.components["signatory"].article
        yield depart(rules.SIGNING_ROOM, name, component=component, found=found, required=required, article=article)


def _kept(parts: Parts) -> Iterator[Departure]:
    """The last sentence stays with the signature: on its own line, or as a heading does."""
    text = [line for line in parts.main if not line.blank]
    if text and parts.signing and not text[-1].keep_next and text[-1].cell is None:
        yield depart(rules.SIGNING_ALONE, text[-1])


def _recipients(parts: Parts, profile: Profile) -> Iterator[Departure]:
    label, component = profile.components["recipients_label"], profile.components["recipients"]
    for line in parts.recipients_label:
        if line.text.lower().replace(" ", "") != "nơinhận:":
            yield of(rules.RECIPIENT_MARKS, line, label, quoted(line.text), quoted("Nơi nhận:"))
    entries = _entries(parts.recipients)
    if not parts.recipients_label:
        return
    filed = [at for at, (_, text) in enumerate(entries) if _FILED.match(text.lower())]
    for at, (line, text) in enumerate(entries):
        if at not in filed and not _RECIPIENT.match(text):
            yield of(rules.RECIPIENT_MARKS, line, component, quoted(text), quoted("- …;"))
    yield from _filing(entries, filed, parts, profile)


def _filing(
    entries: Sequence[tuple[Line, str]], filed: Sequence[int], parts: Parts, profile: Profile
) -> Iterator[Departure]:
    component = profile.components["recipients"]
    wanted = Wording("“- Lưu: VT, ….” ở dòng cuối", "“- Lưu: VT, ….” as the last line")
    if not filed:
        missing = Wording("không có dòng “Lưu”", "there is no line “Lưu”")
        yield of(rules.FILING, parts.recipients_label[0], component, missing, wanted)
    elif filed[-1] != len(entries) - 1 or not _FILED_RIGHT.match(entries[filed[-1]][1]):
        line, text = entries[filed[-1]]
        yield of(rules.FILING, line, component, quoted(text), wanted)


def _entries(lines: Sequence[Line]) -> list[tuple[Line, str]]:
    """The recipients one by one; a line that goes on with the one above belongs to it."""
    out: list[tuple[Line, str]] = []
    for line in lines:
        text = line.text
        if out and not text.startswith(("-", "–")) and not out[-1][1].endswith((";", ".")):
            out[-1] = (out[-1][0], f"{out[-1][1]} {text}")
        else:
            out.append((line, text))
    return out


def _as_above(parts: Parts, profile: Profile) -> Iterator[Departure]:
    if not parts.recipients:
        return
    component, first = profile.components["recipients"], parts.recipients[0]
    said = [line for line in parts.recipients if _AS_ABOVE.match(line.folded)]
    if parts.addressee and said != [first]:
        found, required = quoted(first.text), Wording("“- Như trên;” ở dòng đầu", "“- Như trên;” as the first line")
        yield of(rules.AS_ABOVE, first, component, found, required)
    elif said and not parts.addressee:
        required = Wording("tên nơi nhận: văn bản không có “Kính gửi”", "names: there is no “Kính gửi”")
        yield of(rules.AS_ABOVE, said[0], component, quoted(said[0].text), required)
