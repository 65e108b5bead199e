"""A file that cannot be read, or a fault of ours in it, is a value."""

from __future__ import annotations

from coursekit.model.course import Fault, Unread, UnreadReason
from coursekit.model.settings import Settings
from coursekit.model.text import Text
from coursekit.reading.files import read_file
from coursekit.reading.tree import DictTree

TREE = DictTree({"lesson.md": "# Bread\n", "bad.md": b"\xff", "gone.md": None})


def fails(text: Text) -> None:
    raise ZeroDivisionError("made to fail")


def test_what_the_reader_makes_of_it() -> None:
    assert read_file(TREE, "lesson.md", Settings(), lambda text: text.content) == "# Bread\n"


def test_what_cannot_be_read() -> None:
    for path, reason in (("bad.md", UnreadReason.NOT_UTF8), ("gone.md", UnreadReason.UNREADABLE)):
        outcome = read_file(TREE, path, Settings(), fails)
        assert isinstance(outcome, Unread)
        assert outcome.reason is reason


def test_a_fault_is_a_value() -> None:
    outcome = read_file(TREE, "lesson.md", Settings(), fails)
    assert isinstance(outcome, Fault)
    assert outcome.error == "ZeroDivisionError: made to fail"
