"""Sources that were added, removed or changed."""

from __future__ import annotations

import pytest

from coursekit.comparing.sources import source_changes
from coursekit.model.source import Source
from tests.support.courses import course_of
from tests.support.edits import edited
from tests.support.patching import minimal_course

PAGE = "tracks/bread/proofing/references.md"
TALK = "{title: A talk, creators: [Ruth], url: https://a.org/talk, license: CC-BY-4.0, use: linked}"
BOOK = "{title: A book, creators: [Ann, Bob], url: https://a.org/book, license: MIT, use: quoted}"


def sources(*entries: str) -> tuple[Source, ...]:
    """Sources as a references page has them on record."""
    listed = "".join(f"\n  - {entry}" for entry in entries)
    text = f"derived: true\nsources:{listed}" if entries else "derived: false"
    course = course_of(edited(minimal_course(), PAGE, "derived: false", text))
    return course.lessons["bread/proofing"].sources


def changes(before: list[str], after: list[str]) -> list[str]:
    return [
        f"-{one.before.title}"
        if one.before and not one.after
        else f"+{one.after.title}"
        if one.after and not one.before
        else " ".join(f"{field.name}:{field.before}->{field.after}" for field in one.fields)
        for one in source_changes(sources(*before), sources(*after))
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([], [], []),
        ([TALK, BOOK], [BOOK, TALK], []),
        ([TALK], [TALK, BOOK], ["+A book"]),
        ([TALK, BOOK], [TALK], ["-A book"]),
        ([TALK], [BOOK], ["+A book", "-A talk"]),
        ([TALK], [TALK.replace("CC-BY", "CC-BY-SA")], ["license:CC-BY-4.0->CC-BY-SA-4.0"]),
        ([TALK], [TALK.replace("A talk", "The talk")], ["title:A talk->The talk"]),
        # The same place, written otherwise.
        ([TALK], [TALK.replace("https://a", "https://www.a")], ["url:https://a.org/talk->https://www.a.org/talk"]),
        ([TALK], [TALK.replace("a.org", "b.org")], ["url:https://a.org/talk->https://b.org/talk"]),
        ([BOOK], [BOOK.replace(", Bob", "")], ["creators:Ann, Bob->Ann"]),
        ([BOOK], [BOOK.replace("creators: [Ann, Bob], ", "")], ["creators:Ann, Bob->None"]),
        (
            [TALK],
            [TALK.replace("linked", "adapted, modified: true, date: 2024-05-01, files: [a/*, b.svg]")],
            ["use:linked->adapted date:None->2024-05-01 modified:None->true files:None->a/*, b.svg"],
        ),
        # Two uses of one work.
        (
            [TALK, TALK.replace("linked", "quoted")],
            [TALK.replace("linked", "verbatim"), TALK],
            ["use:quoted->verbatim"],
        ),
        (["{use: linked}"], ["{use: quoted}"], ["+None", "-None"]),
    ],
)  # fmt: skip
def test_what_became_of_sources(before: list[str], after: list[str], expected: list[str]) -> None:
    assert changes(before, after) == expected
