"""Why a lesson is due, in words; what a whole list says of its lessons is in `test_listing.py`."""

from __future__ import annotations

import datetime as dt

import pytest

from coursekit.model.freshness import Basis, Freshness
from coursekit.model.notes import StandingNote
from coursekit.model.review import Review
from coursekit.review.listing import due_list
from coursekit.review.reasons import change_reasons, note_reasons
from tests.support.courses import LEDGER, course_of, entry, ledger_of, patched_course
from tests.support.edits import edited
from tests.support.patching import minimal_course
from tests.support.review_courses import HERE

DAY = dt.date(2026, 5, 4)
PAGE = "tracks/bread/proofing/lesson.md"
NEXT = "Next comes the oven, in [the first loaf](../first-loaf/lesson.md)."


def note(phrase: str = "at the next review") -> StandingNote:
    return StandingNote(HERE, phrase, DAY, DAY)


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.3, "30 % of it changed since the review of 2026-05-04"),
        (0.001, "less than 1 % of it changed since the review of 2026-05-04"),
        (0.0, "it was changed since the review of 2026-05-04"),
        (None, "it was changed since the review of 2026-05-04"),
    ],
)
def test_how_much_has_changed(share: float | None, said: str) -> None:
    review = Review(lesson="a/b", date=DAY, reviewer="Ada", digest="sha256:0")
    fresh = Freshness(basis=Basis.EDITED, date=DAY, recorded=review, share=share)
    assert list(change_reasons(fresh)) == [said]


def test_what_a_review_left_standing() -> None:
    assert list(note_reasons([])) == []
    assert list(note_reasons([note()])) == [
        "'at the next review' still stands there after the review of 2026-05-04"
    ]
    assert list(note_reasons([note(), note(), note()])) == [
        "'at the next review' and 2 more still stand there after the review of 2026-05-04"
    ]


def test_a_note_that_two_reviews_met_is_a_risk() -> None:
    files = edited(minimal_course(), PAGE, NEXT, f"{NEXT} At the next review, weigh it.")
    read = course_of(files)
    files[LEDGER] = ledger_of(entry(read, "2026-04-01"), entry(read, "2026-05-01"))
    rows = {row.lesson: row for row in due_list(course_of(files), DAY, "1.0").lessons}
    row = rows["bread/proofing"]
    assert row.risks == 1
    assert row.reasons[0].startswith("'At the next review' still stands there after")
    assert due_list(patched_course(), DAY, "1.0").lessons[0].risks == 0
