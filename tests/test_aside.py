"""Work done aside comes to the same as work done here, whatever becomes of the copy of the process that does it."""

import os
import signal
import threading

import pytest

from kehoach_xlsx import aside
from kehoach_xlsx.aside import Aside

HERE = os.getpid()


@pytest.fixture(params=[True, False], ids=["by a copy", "here"])
def _done(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param and not hasattr(os, "fork"):
        pytest.skip("this system copies no processes")
    monkeypatch.setattr(aside, "can_copy", lambda: request.param)


def children() -> bool:
    """Whether a copy is left that nobody has asked for its end."""
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return False
    return True


@pytest.mark.usefixtures("_done")
def test_the_result_is_what_the_work_came_to() -> None:
    held = {"xã": [1, 2]}
    with Aside(lambda: {name: sum(numbers) for name, numbers in held.items()}) as beside:
        assert beside.result() == {"xã": 3}


@pytest.mark.usefixtures("_done")
def test_what_the_work_raises_is_raised_here() -> None:
    def failing() -> int:
        raise ValueError("dòng 7")

    with pytest.raises(ValueError, match="dòng 7"), Aside(failing) as beside:
        beside.result()


@pytest.mark.skipif(not aside.can_copy(), reason="this system copies no processes, or has one processor")
def test_a_copy_does_the_work_and_large_answers_come_whole() -> None:
    with Aside(lambda: (os.getpid(), "ệ" * 10**6)) as beside:
        number, text = beside.result()
    assert number != HERE
    assert text == "ệ" * 10**6


@pytest.mark.skipif(not aside.can_copy(), reason="this system copies no processes, or has one processor")
def test_work_of_a_copy_that_falls_is_done_here() -> None:
    def falling() -> str:
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return "xong"

    with Aside(falling) as beside:
        assert beside.result() == "xong"


@pytest.mark.skipif(not aside.can_copy(), reason="this system copies no processes, or has one processor")
def test_what_cannot_be_told_is_made_here() -> None:
    with Aside(threading.Lock) as beside:  # no lock can be sent anywhere
        assert not beside.result().locked()


def test_nothing_is_left_of_work_that_nobody_asked_for() -> None:
    before = children()
    with pytest.raises(RuntimeError, match="other"), Aside(lambda: threading.Event().wait(60)):
        raise RuntimeError("something other failed meanwhile")
    assert children() == before


def test_little_work_is_done_here() -> None:
    with Aside(os.getpid, worth_it=False) as beside:
        assert beside.result() == HERE
