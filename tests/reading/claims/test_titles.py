"""Titles beside numbers, and as the texts of links. The corpus has many more."""

from __future__ import annotations

import pytest

from coursekit.model.claim import LessonPlace, Neighbour, PhasePlace, Title, TrackPlace
from tests.support.claims import claims_of, shown


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("lesson 5, *Rising*", ["Rising"]),
        ("lesson 5, “Rising”", ["Rising"]),
        ('lesson 5: "Rising"', ["Rising"]),
        ("lesson 5 ([Rising](../rising/brief.md))", ["Rising"]),
        ("lesson 5 *Rising*", ["Rising"]),
        ("lesson 5, *again*", []),
        ("lesson 5, Rising", []),
        ("lesson 5 (Rising)", ["Rising"]),
        ("lesson 5 (see above)", []),
        ("lesson 5 (Rising", []),
        ("lesson 5 (Rising and *falling*)", []),
        ("Track 24 (*Bread*)", ["Bread"]),
        ("lesson 5 of Track 24 (*Bread*)", ["Bread"]),
        ("Phase 3 (*Baking*)", ["Baking"]),
        ("lessons 5 and 6, *Rising*", []),
        ("[Lesson 5: Rising](../rising/brief.md)", ["Rising"]),
        ("[Rising and falling](../rising/brief.md) (lesson 5)", ["Rising and falling"]),
        ("*Rising and falling* (lesson 5)", ["Rising and falling"]),
        ("the *rising dough* (lesson 5)", []),
        ("*Rising* (lesson 5)", []),
        ("(lesson 5)", []),
        ("it rises (lesson 5)", []),
        ("the next lesson, *Rising*", ["Rising"]),
        ("the next lesson *Rising*", []),
        ("[Rising and falling](../rising/lesson.md)", ["Rising and falling"]),
        ("[Rising and falling](../rising/lesson.md#yeast)", []),
        ("[Rising and falling](https://example.org/rising)", []),
        ("[Rising and falling](practice.md)", []),
        ("[rising and falling](../rising/lesson.md)", []),
        ("[Rising](../rising/lesson.md)", []),
        ("[The next lesson](../rising/lesson.md)", []),
        ("lesson 5, “", []),
        ("lesson 5,", []),
    ],
)
def test_titles(source: str, expected: list[str]) -> None:
    assert shown(f"We say {source}.", Title) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# Lesson 5: Rising, and *falling*", ["Rising, and falling"]),
        ("**Prerequisite:** Lesson 5, Rising dough; and patience.", ["Rising dough"]),
        ("**Next:** Lesson 5: Rising dough.", ["Rising dough"]),
        ("Next lesson: Lesson 5, Rising dough.", ["Rising dough"]),
        ("Remember: Lesson 5, Rising dough.", []),
        ("Next: the dough of lesson 5, which rises.", []),
    ],
)
def test_labels_and_headings_need_no_marks(source: str, expected: list[str]) -> None:
    titles = [claim.text for claim in claims_of(source) if isinstance(claim, Title)]
    assert titles == expected


def test_a_title_knows_whose_it_is() -> None:
    source = (
        "Lesson 5 (*A*) of it; Track 2 (*B*); Phase 3 (*C*); the next lesson, *D*; [E f](../e/)."
    )
    kinds = [type(claim.of) for claim in claims_of(source) if isinstance(claim, Title)]
    assert kinds == [LessonPlace, TrackPlace, PhasePlace, Neighbour, type(None)]
    linked = [(c.linked, c.certain) for c in claims_of(source) if isinstance(c, Title)]
    assert linked == [(False, True)] * 4 + [(True, False)]
