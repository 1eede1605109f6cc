"""Whatever is done to the bytes of a signed document: a verdict or a clear message, and never a crash."""

import random

import pytest

from kehoach_xlsx.model.errors import UserMistake

from .packages import SIGNATURE, package, parts_of, signed, verified
from .papers import signed_paper, verified_paper

PARTS = (SIGNATURE, "_rels/.rels", "word/_rels/document.xml.rels", "_xmlsignatures/_rels/origin.sigs.rels")
SEEDS = range(40)
TIMES = 20


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """Flip, drop, repeat or overwrite a few bytes."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 3, 10))):
        place = chance.randrange(len(out))
        match chance.randrange(4):
            case 0:
                out[place] ^= 1 << chance.randrange(8)
            case 1:
                del out[place : place + chance.randrange(1, 40)]
            case 2:
                start = chance.randrange(len(out))
                out[place:place] = out[start : start + chance.randrange(1, 200)]
            case _:
                out[place] = chance.randrange(256)
    return bytes(out)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_damaged_package_never_crashes(seed: int) -> None:
    chance = random.Random(seed)
    parts = parts_of(signed())
    for _ in range(TIMES):
        part = chance.choice((*PARTS, "[Content_Types].xml"))
        whole = chance.random() < 0.3
        data = _damaged(signed(), chance) if whole else package({**parts, part: _damaged(parts[part], chance)})
        try:
            document = verified(data)
        except UserMistake:
            continue
        if document.valid:
            assert parts_of(data)["word/document.xml"] == parts["word/document.xml"]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_damaged_pdf_never_crashes(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(TIMES):
        try:
            verified_paper(_damaged(signed_paper(), chance))
        except UserMistake:
            continue
