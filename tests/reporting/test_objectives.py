"""Objectives for people, on the error stream."""

from __future__ import annotations

from coursekit.reporting.objectives import render
from tests.support.linting import lint_files
from tests.support.patching import minimal_course

CONFIG = b'[objectives.verbs]\ncreate = ["knead"]\n'
BRIEF = b"---\ntitle: |\n  A \x1b\nobjectives:\n  - Knead a dough\n  - Bread\n---\n"


def test_a_lesson_is_shown_with_what_it_teaches() -> None:
    files = {
        **minimal_course(),
        "coursekit.toml": CONFIG,
        "tracks/x/a/brief.md": BRIEF.replace(b"\x1b", "\u202e".encode()),
        "tracks/x/b/lesson.md": b"",
        "tracks/x/c/lesson.md": b"\xff",
    }
    shown = render(lint_files(files))
    assert shown.endswith(
        "\n"
        "lesson x/a: A \\u202e\n"
        "  create      Knead a dough\n"
        "  ?           Bread\n"
        "\n"
        "lesson x/b\n"
        "  no objectives\n"
    )
    assert shown.count("\n\n") == 4
    assert shown.startswith("\nTrack 1, lesson 1: Flour and water\n")
