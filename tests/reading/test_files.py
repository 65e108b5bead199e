"""Files are read one by one, or by several processes with the same outcome."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from coursekit.model.course import Fault, Unread
from coursekit.model.document import Document
from coursekit.model.settings import Settings
from coursekit.model.text import Text
from coursekit.reading import files
from coursekit.reading.tree import DictTree, Tree

TREE = DictTree(
    {
        **{f"{number}/lesson.md": f"---\ntitle: t\n---\n\n# {number}\n" for number in range(20)},
        "bad/lesson.md": b"\xff",
        "gone/lesson.md": None,
    }
)
PAGES = [(path, "lesson") for path in sorted(TREE.files)]


ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")


@ON_LINUX
def test_many_processes_read_what_one_reads() -> None:
    # In a process of its own: forking one that has threads, as a test runner may, is unsafe.
    code = (
        "from coursekit.reading import files\n"
        "from coursekit.model.settings import Settings\n"
        "from tests.reading.test_files import PAGES, TREE\n"
        "alone = dict(files._read_share(TREE, PAGES, Settings()))\n"
        "files.CHUNK = 3\n"
        "together = files._read_together(TREE, PAGES, Settings(), 3)\n"
        "assert together == alone, 'they differ'\n"
        "assert len(together) == 22\n"
    )
    root = Path(__file__).parent.parent.parent
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)


def test_few_pages_are_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(files, "_read_together")
    read = files.read_pages(TREE, PAGES, Settings())
    assert isinstance(read["bad/lesson.md"], Unread)
    assert isinstance(read["gone/lesson.md"], Unread)


def test_many_pages_are_read_together(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def read_together(
        tree: Tree, pages: Sequence[files.Page], settings: Settings, count: int
    ) -> Mapping[str, Document]:
        seen.append(count)
        return {}

    monkeypatch.setattr(files, "WORTH_A_PROCESS", 10)
    monkeypatch.setattr(files, "_cores", lambda: 8)
    monkeypatch.setattr(files, "_read_together", read_together)
    files.read_pages(TREE, PAGES, Settings())
    assert seen == [3]


@ON_LINUX
def test_a_killed_process_costs_time_and_no_page() -> None:
    code = (
        "import os, signal\n"
        "from coursekit.reading import files\n"
        "from coursekit.model.settings import Settings\n"
        "from tests.reading.test_files import PAGES, TREE\n"
        "parent, real = os.getpid(), files.read_page\n"
        "def read_page(path, kind, text, settings):\n"
        "    if os.getpid() != parent:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return real(path, kind, text, settings)\n"
        "files.read_page = read_page\n"
        "assert len(files._read_together(TREE, PAGES, Settings(), 2)) == 22\n"
    )
    root = Path(__file__).parent.parent.parent
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)


def test_a_fault_is_a_value() -> None:
    def read(text: Text) -> None:
        raise ZeroDivisionError("made to fail")

    outcome = files.read_file(TREE, "0/lesson.md", Settings(), read)
    assert isinstance(outcome, Fault)
    assert outcome.error == "ZeroDivisionError: made to fail"


def test_cores_are_those_this_process_may_use() -> None:
    expected = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    assert files._cores() == expected
