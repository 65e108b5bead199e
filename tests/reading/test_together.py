"""Several processes read what one reads, whatever happens to them."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from coursekit.model.course import Unread
from coursekit.model.settings import Settings
from coursekit.reading import together
from coursekit.reading.tree import DictTree

TREE = DictTree(
    {
        **{f"{number}/lesson.md": f"---\ntitle: t\n---\n\n# {number}\n" for number in range(20)},
        "bad/lesson.md": b"\xff",
        "gone/lesson.md": None,
    }
)
PAGES = [(path, "lesson") for path in sorted(TREE.files)]

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")

SETUP = """
import os, signal, time
from coursekit.model.settings import Settings
from coursekit.reading import together
from tests.reading.test_together import PAGES, TREE

together.CHUNK = 3
together.WORTH_A_PROCESS = 10
together._cores = lambda: 8
parent, real = os.getpid(), together.read_page
alone = dict(together._read_share(TREE, PAGES, Settings()))
"""


def run(code: str) -> str:
    """Run code in a process of its own: forking one that has threads, as a test runner may, is
    unsafe."""
    root = Path(__file__).parent.parent.parent
    done = subprocess.run(
        [sys.executable, "-c", SETUP + code], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@ON_LINUX
def test_many_processes_read_what_one_reads() -> None:
    run(
        "with together.reading(TREE, PAGES, Settings()) as read:\n"
        "    found = read()\n"
        "assert found == alone and len(found) == 22\n"
    )


@ON_LINUX
def test_helpers_read_while_this_process_sees_to_something_else() -> None:
    """Here it does so until nothing is left: what it gets was handed over."""
    run(
        "def read_page(path, kind, text, settings):\n"
        "    assert os.getpid() != parent\n"
        "    return real(path, kind, text, settings)\n"
        "together.read_page = read_page\n"
        "with together.reading(TREE, PAGES, Settings()) as read:\n"
        "    os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)\n"
        "    found = read()\n"
        "assert found == alone\n"
    )


@ON_LINUX
@pytest.mark.parametrize("nth", [1, 3, 5])
def test_a_killed_process_costs_time_and_no_page(nth: int) -> None:
    run(
        "pages = 0\n"
        "def read_page(path, kind, text, settings):\n"
        "    global pages\n"
        "    pages += 1\n"
        f"    if os.getpid() != parent and pages == {nth}:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return real(path, kind, text, settings)\n"
        "together.read_page = read_page\n"
        "with together.reading(TREE, PAGES, Settings()) as read:\n"
        "    assert read() == alone\n"
    )


@ON_LINUX
def test_a_chunk_that_was_cut_off_is_read_once_more() -> None:
    run(
        "def hand_over(shares, file):\n"
        "    os.read(shares.numbers, 1)\n"
        "    os.write(file, (1000).to_bytes(8, 'little') + b'x' * 99)\n"
        "    os._exit(0)\n"
        "together._hand_over = hand_over\n"
        "with together.reading(TREE, PAGES, Settings()) as read:\n"
        "    assert read() == alone\n"
    )


@ON_LINUX
def test_no_helper_outlives_what_it_helps() -> None:
    run(
        "def read_page(path, kind, text, settings):\n"
        "    time.sleep(60)\n"
        "together.read_page = read_page\n"
        "try:\n"
        "    with together.reading(TREE, PAGES, Settings()) as read:\n"
        "        raise KeyboardInterrupt\n"
        "except KeyboardInterrupt:\n"
        "    pass\n"
        "try:\n"
        "    os.waitpid(-1, os.WNOHANG)\n"
        "except ChildProcessError:\n"
        "    pass  # there is none\n"
        "else:\n"
        "    raise SystemExit('a helper is left')\n"
    )


@ON_LINUX
@pytest.mark.parametrize("lacking", ["os.fork", "tempfile.TemporaryFile"])
def test_without_room_for_helpers_this_process_reads(lacking: str) -> None:
    run(
        "import errno, tempfile\n"
        "def refused(*_):\n"
        "    raise OSError(errno.EAGAIN, 'no room')\n"
        f"{lacking} = refused\n"
        "with together.reading(TREE, PAGES, Settings()) as read:\n"
        "    assert read() == alone\n"
    )


@ON_LINUX
def test_helpers_that_nobody_need_wait_for() -> None:
    """Where this process was started with SIGCHLD ignored, they leave nothing behind."""
    run(
        "signal.signal(signal.SIGCHLD, signal.SIG_IGN)\n"
        "with together.reading(TREE, PAGES, Settings()) as read:\n"
        "    assert read() == alone\n"
        "with together.reading(TREE, PAGES, Settings()):\n"
        "    time.sleep(0.5)\n"
    )


@ON_LINUX
def test_an_interrupt_right_behind_the_fork_ends_only_the_helper() -> None:
    assert (
        run(
            "fork = os.fork\n"
            "def interrupted():\n"
            "    process = fork()\n"
            "    if process == 0:\n"
            "        os.kill(os.getpid(), signal.SIGINT)\n"
            "    return process\n"
            "os.fork = interrupted\n"
            "try:\n"
            "    with together.reading(TREE, PAGES, Settings()) as read:\n"
            "        assert read() == alone\n"
            "finally:\n"
            "    os.write(1, b'once')\n"
        )
        == "once"
    )


def test_a_chunk_is_taken_in_once_and_when_all_of_it_is_there() -> None:
    shares = [together._read_share(TREE, PAGES[start : start + 2], Settings()) for start in (0, 2)]
    written = b"".join(len(data).to_bytes(8, "little") + data for data in map(pickle.dumps, shares))
    expected = [page for share in shares for page in share]
    with tempfile.TemporaryFile(buffering=0) as file:
        helper = together._Helper(0, file.fileno())
        found: list[tuple[str, together.Outcome]] = []
        for byte in range(0, len(written), 7):
            file.write(written[byte : byte + 7])
            found += helper.handed_over()
            assert found == expected[: len(found)]
        assert found == expected
        assert list(helper.handed_over()) == []


def test_what_no_helper_reads_is_read_here() -> None:
    chunks = [PAGES[:5], PAGES[5:]]
    with together._numbers(len(chunks)) as numbers:
        assert os.read(numbers, 1) == b"\0"  # somebody took the first, and was never heard of again
        shares = together._Shares(TREE, chunks, Settings(), numbers)
        assert together._read_together(shares, []) == dict(
            together._read_share(TREE, PAGES, Settings())
        )


def test_few_pages_are_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(together, "_helper")
    with together.reading(TREE, PAGES, Settings()) as read:
        found = read()
    assert len(found) == 22
    assert isinstance(found["bad/lesson.md"], Unread)
    assert isinstance(found["gone/lesson.md"], Unread)


@pytest.mark.parametrize(("cores", "helpers"), [(8, 2), (2, 1), (1, 0)])
def test_many_pages_are_read_together(
    cores: int, helpers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many processes as pay, and no more than there are cores."""
    begun: list[together._Shares] = []

    @contextmanager
    def helper(shares: together._Shares) -> Iterator[together._Helper]:
        begun.append(shares)
        yield together._Helper(0, 0)

    def read_together(
        shares: together._Shares, helpers: Sequence[together._Helper]
    ) -> Mapping[str, together.Outcome]:
        return {}

    monkeypatch.setattr(together, "WORTH_A_PROCESS", 10)
    monkeypatch.setattr(together, "_cores", lambda: cores)
    monkeypatch.setattr(together, "_helper", helper)
    monkeypatch.setattr(together, "_read_together", read_together)
    with together.reading(TREE, PAGES, Settings()) as read:
        read()
    assert len(begun) == helpers


def test_cores_are_those_this_process_may_use() -> None:
    expected = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    assert together._cores() == expected
