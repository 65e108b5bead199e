"""The line `reviewed` of a brief: changed or added, and not a byte besides."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from coursekit.model.course import Lesson
from coursekit.model.settings import Settings
from coursekit.review.refusal import Refused
from coursekit.review.stamp import stamped
from tests.support.courses import PROOFING, course_of

BRIEF = "tracks/bread/proofing/brief.md"
DAY = dt.date(2026, 5, 2)
BODY = "\nWords with reviewed: 2020-01-01.\n"


def lesson(front: str, settings: Settings | None = None) -> Lesson:
    return course_of({BRIEF: (front + BODY).encode()}, settings).lessons[PROOFING]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("reviewed: 2025-01-01", "reviewed: 2026-05-02"),
        ("reviewed:   '2025-01-01'   # by us", "reviewed:   2026-05-02   # by us"),
        ("reviewed: soon", "reviewed: 2026-05-02"),
        ("reviewed:", "reviewed: 2026-05-02"),
        ("reviewed: # when?", "reviewed: 2026-05-02 # when?"),
        ('"reviewed": 2025-01-01', '"reviewed": 2026-05-02'),
        (
            "published: 2024-01-01 # first\nstatus: draft",
            "published: 2024-01-01 # first\nreviewed: 2026-05-02\nstatus: draft",
        ),
        ("title: A\n# the end", "title: A\nreviewed: 2026-05-02\n# the end"),
        ("  title: A", "  title: A\n  reviewed: 2026-05-02"),
        ("objectives:\n  - a\n  - b", "objectives:\n  - a\n  - b\nreviewed: 2026-05-02"),
        ("title: >\n  many\n  words", "title: >\n  many\n  words\nreviewed: 2026-05-02"),
        ("{reviewed: 2025-01-01, title: A}", "{reviewed: 2026-05-02, title: A}"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_day_is_written(before: str, after: str, ending: str) -> None:
    old, new = (f"---\n{text}\n---\n{BODY}".replace("\n", ending) for text in (before, after))
    found = course_of({BRIEF: old.encode()}).lessons[PROOFING]
    page, text = stamped(found, DAY, Settings())
    assert page.path == BRIEF
    assert text == new


@pytest.mark.parametrize(
    "front",
    ["", "---\ntitle: [\n---\n", "---\n- a\n---\n", "---\n---\n", "---\ntitle: A\n"],
)
def test_where_there_is_no_front_matter_it_is_refused(front: str) -> None:
    with pytest.raises(Refused, match=r"has no brief with front matter to write `reviewed` in\."):
        stamped(lesson(front), DAY, Settings())


def test_a_lesson_without_a_brief_is_refused() -> None:
    found = course_of({BRIEF.replace("brief", "lesson"): b"Words."}).lessons[PROOFING]
    with pytest.raises(Refused, match="has no brief"):
        stamped(found, DAY, Settings())


def test_a_flow_mapping_gets_no_line() -> None:
    with pytest.raises(Refused, match=r"`reviewed` cannot be written in tracks/bread/.*brief\.md"):
        stamped(lesson("---\n{title: A}\n---\n"), DAY, Settings())


def test_a_key_of_the_course_s_own() -> None:
    settings = dataclasses.replace(Settings(), keys={"reviewed": "checked", "published": "out.on"})
    _, text = stamped(
        lesson("---\nout:\n  on: 2024-01-01\n  by: A\n---\n", settings), DAY, settings
    )
    assert text.startswith("---\nout:\n  on: 2024-01-01\n  by: A\nchecked: 2026-05-02\n---\n")


def test_a_nested_key_is_changed_but_not_added() -> None:
    settings = dataclasses.replace(Settings(), keys={"reviewed": "dates.seen"})
    _, text = stamped(lesson("---\ndates:\n  seen: soon\n---\n", settings), DAY, settings)
    assert "  seen: 2026-05-02\n" in text
    with pytest.raises(Refused, match=r"`dates\.seen` cannot be written"):
        stamped(lesson("---\ntitle: A\n---\n", settings), DAY, settings)
