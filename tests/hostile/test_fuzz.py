"""Flipped bits, cut ends and shuffled parts: whatever arrives, a value comes back, never an exception."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from kehoach_xlsx.excel.isolated import read_all
from kehoach_xlsx.excel.limits import MIB, Limits
from kehoach_xlsx.excel.raw import RawContents, Reason, Trouble, Unreadable
from kehoach_xlsx.excel.read import read_bytes
from kehoach_xlsx.excel.write import to_bytes
from tests.excel.crafted import PLAIN
from tests.excel.showcase import SHOWCASE

SHOWN = to_bytes(SHOWCASE)
TIGHT = Limits(seconds=10, memory=500 * MIB)


def flipped(data: bytes, chance: random.Random) -> bytes:
    """A few bits changed, anywhere in the file."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    """The end missing, or a piece in the middle."""
    first = chance.randrange(len(data))
    return data[:first] + data[first + chance.randrange(1, 2000) :] if chance.random() < 0.5 else data[:first]


def gnawed(data: bytes, chance: random.Random) -> bytes:
    """A sound archive, one part of which lost, doubled or exchanged pieces of its XML."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        bitten = chance.choice(old.namelist())
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry.filename, _bitten(content, chance) if entry.filename == bitten else content)
    return target.getvalue()


def _bitten(content: bytes, chance: random.Random) -> bytes:
    tags = content.split(b"<")
    for _ in range(chance.randint(1, 6)):
        here, there = chance.randrange(len(tags)), chance.randrange(len(tags))
        match chance.randrange(4):
            case 0:
                tags[here] = tags[there]
            case 1:
                tags[here] = b""
            case 2:
                tags[here] = flipped(tags[here] or b" ", chance)
            case _:
                tags[here] = tags[here].replace(b'"1"', b'"99999999999"').replace(b"1", b"-1", 1)
    return b"<".join(tags)


@pytest.mark.parametrize("harm", [flipped, cut, gnawed])
@pytest.mark.parametrize("seed", range(8))
def test_a_harmed_file_is_contents_or_trouble(harm, seed: int) -> None:  # type: ignore[no-untyped-def] # one of three
    chance = random.Random(f"{harm.__name__}{seed}")
    for _ in range(25):
        data = harm(chance.choice((PLAIN, SHOWN)), chance)
        assert isinstance(read_bytes(data), RawContents | Trouble)


def test_a_batch_of_harmed_files_leaves_the_sound_ones(tmp_path: Path) -> None:
    chance = random.Random(7)
    paths = [tmp_path / f"{number:03d}.xlsx" for number in range(60)]
    for number, path in enumerate(paths):
        sound = number % 3 == 0
        path.write_bytes(PLAIN if sound else chance.choice((flipped, cut, gnawed))(SHOWN, chance))
    found = list(read_all(paths, limits=TIGHT))
    assert [one.path for one in found] == paths
    assert not any(isinstance(one, Unreadable) for one in found[::3])
    fallen = {Reason.READER_DIED, Reason.TOO_SLOW, Reason.TOO_MUCH_MEMORY}
    assert not [one for one in found if isinstance(one, Unreadable) and one.reason in fallen]
