"""What is true of a lesson's last review."""

from __future__ import annotations

import datetime as dt

import pytest

from coursekit.model.course import Course
from coursekit.model.freshness import Basis, Freshness, freshness
from coursekit.model.notes import notes, standing_notes
from coursekit.model.settings import Settings
from coursekit.model.vocabulary import Words
from tests.support.courses import LEDGER, PROOFING, course_of, entry, ledger_of, patched_course
from tests.support.edits import edited
from tests.support.patching import Files, minimal_course

BRIEF, PAGE = "tracks/bread/proofing/brief.md", "tracks/bread/proofing/lesson.md"
NEXT = "Next comes the oven, in [the first loaf](../first-loaf/lesson.md)."
NOTE = "At the next\n  review, weigh it."
MINIMAL = patched_course()


def files(*dates: str, stated: str = "", body: str = "", blocks: bool = True) -> Files:
    """The minimal course with reviews of a lesson, a stated day, and a change after them."""
    found = minimal_course()
    if dates:
        found[LEDGER] = ledger_of(*(entry(MINIMAL, date, blocks=blocks) for date in dates))
    if stated:
        found = edited(found, BRIEF, "status: published", f"status: published\nreviewed: {stated}")
    return edited(found, PAGE, NEXT, body) if body else found


def fresh(course: Course, as_of: str | None = None) -> Freshness:
    day = dt.date.fromisoformat(as_of) if as_of else None
    return freshness(course, course.lessons[PROOFING], day)


@pytest.mark.parametrize(
    ("given", "basis", "date"),
    [
        (files(), Basis.UNTRACKED, None),
        (files(stated="2026-05-01"), Basis.UNRECORDED, "2026-05-01"),
        (files("2026-05-01"), Basis.RECORDED, "2026-05-01"),
        (files("2026-05-03", "2026-05-01"), Basis.RECORDED, "2026-05-03"),
        (files("2026-05-01", stated="2026-05-01"), Basis.RECORDED, "2026-05-01"),
        (files("2026-05-03", stated="2026-05-01"), Basis.RECORDED, "2026-05-03"),
        (files("2026-05-01", stated="2026-05-03"), Basis.BUMPED, "2026-05-01"),
        (files("2026-05-01", body="New."), Basis.EDITED, "2026-05-01"),
        (files("2026-05-03", stated="2026-05-01", body="New."), Basis.EDITED, "2026-05-03"),
        (
            files("2026-05-01", stated="2026-05-03", body="New."),
            Basis.EDITED_UNRECORDED,
            "2026-05-03",
        ),
    ],
)
def test_what_the_last_review_rests_on(given: Files, basis: Basis, date: str | None) -> None:
    found = fresh(course_of(given))
    assert (found.basis, found.date and found.date.isoformat()) == (basis, date)
    assert found.edited == (basis in (Basis.EDITED, Basis.EDITED_UNRECORDED))
    assert (found.share is not None) == found.edited


def test_how_much_has_changed_is_known_by_the_sketch_only() -> None:
    known = fresh(course_of(files("2026-05-01", body="New."))).share
    assert known is not None
    assert 0 < known < 0.1
    assert fresh(course_of(files("2026-05-01", body="New.", blocks=False))).share is None


def test_what_is_later_than_the_day_does_not_count() -> None:
    course = course_of(files("2026-05-01", "2026-05-10", stated="2026-05-20"))
    assert fresh(course).basis is Basis.BUMPED
    assert fresh(course, "2026-05-15").basis is Basis.RECORDED
    assert fresh(course, "2026-05-05").date == dt.date(2026, 5, 1)
    assert fresh(course, "2026-04-30").basis is Basis.UNTRACKED


def test_reading_digests_what_the_ledger_names() -> None:
    course = course_of(files("2026-05-01"))
    assert list(course.digests) == [PROOFING]


def standing(
    text: str, *reviews: str, words: Words | None = None, days: str = "123", as_of: int = 9
) -> list[tuple[str, str]]:
    """The notes that stand in a page with a text, after reviews of one with another."""
    given = edited(minimal_course(), PAGE, NEXT, text)
    entries = []
    for day, body in zip(days, reviews, strict=False):
        read = course_of(edited(minimal_course(), PAGE, NEXT, body)) if body else MINIMAL
        entries.append(entry(read, f"2026-05-0{day}"))
    settings = Settings(words=words) if words else Settings()
    course = course_of({**given, **({LEDGER: ledger_of(*entries)} if entries else {})}, settings)
    found = standing_notes(course, course.lessons[PROOFING], dt.date(2026, 5, as_of))
    return [(note.phrase, f"{note.since:%d} {note.left:%d}") for note in found]


def test_a_note_that_stood_at_two_reviews_was_left_standing() -> None:
    assert standing(NOTE, NOTE, NOTE) == [("At the next\n  review", "01 02")]
    assert standing(f"Other.\n\n{NOTE}", "", NOTE, NOTE) == [("At the next\n  review", "02 03")]


def test_reviews_of_one_day_are_one() -> None:
    assert standing(NOTE, NOTE, NOTE, days="11") == []
    assert standing(NOTE, "", NOTE, NOTE, days="122") == []
    assert standing(NOTE, NOTE, "", NOTE, days="122") == [("At the next\n  review", "01 02")]


def test_of_a_day_before_later_reviews_nothing_is_known() -> None:
    assert standing(NOTE, NOTE, NOTE, as_of=1) == []
    assert standing(NOTE, NOTE, NOTE, as_of=2) == [("At the next\n  review", "01 02")]


@pytest.mark.parametrize(
    ("text", "reviews"),
    [
        (NOTE, ()),
        (NOTE, (NOTE,)),
        (NOTE, ("", NOTE)),
        (NOTE, (NOTE, "")),
        (f"{NOTE} More.", (NOTE, NOTE)),
        ("Done.", (NOTE, NOTE)),
    ],
)
def test_a_note_may_wait_for_its_review(text: str, reviews: tuple[str, ...]) -> None:
    assert standing(text, *reviews) == []


def test_without_sketches_nothing_is_known_of_notes() -> None:
    given = edited(minimal_course(), PAGE, NEXT, NOTE)
    read = course_of(given)
    entries = [entry(read, f"2026-05-0{day}", blocks=False) for day in (1, 2)]
    course = course_of({**given, LEDGER: ledger_of(*entries)})
    assert list(standing_notes(course, course.lessons[PROOFING])) == []


def test_the_phrases_are_the_course_s_own() -> None:
    german = Words(next_review=("bei der nächsten Durchsicht",))
    text = "Bei der nächsten Durchsicht wiegen."
    assert standing(text, text, text, words=german) == [("Bei der nächsten Durchsicht", "01 02")]
    assert standing(NOTE, NOTE, NOTE, words=german) == []
    assert standing(NOTE, NOTE, NOTE, words=Words(next_review=())) == []


def test_front_matter_holds_no_notes() -> None:
    given = edited(minimal_course(), BRIEF, "Proofing\n", "Proofing at the next review\n")
    course = course_of(given)
    assert list(notes(course, course.lessons[PROOFING])) == []
