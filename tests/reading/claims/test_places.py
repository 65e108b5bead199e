"""Lessons, tracks and phases by number. The corpus in `tests/claims/` has many more."""

from __future__ import annotations

import pytest

from coursekit.model.claim import LessonPlace, PhasePlace, TrackPlace
from coursekit.model.vocabulary import WORD_SETS, Words
from tests.support.claims import claims_of, shown


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("lesson 6", ["lesson 6"]),
        ("Lessons 5 and 6", ["Lessons 5 and 6"]),
        ("lesson 5 and 72 × 72", ["lesson 5"]),
        ("lesson 6 of Track 24", ["lesson 6 of Track 24", "Track 24"]),
        ("lesson 6 in Track 24", ["lesson 6 in Track 24", "Track 24"]),
        ("lesson 6 of the track", ["lesson 6 of the track"]),
        ("lesson 6 of this course", ["lesson 6"]),
        ("lesson 6 of Phase 3", ["lesson 6", "Phase 3"]),
        ("lesson 6 in detail", ["lesson 6"]),
        ("lesson 6 of the fast.ai course", []),
        ("lesson 2 of Exodus", []),
        ("lesson 3 in the Baker's Atlas", []),
        ("lesson 3 in *Bread and Salt*", []),
        ("lesson 3 in *great* depth", ["lesson 3"]),
        ("lesson 3 in the afternoon", ["lesson 3"]),
        ("lesson 3 in the Phase", ["lesson 3"]),
        ("each lesson 20 minutes long", []),
        ("lesson 6 of Tracks 2 and 3", ["lesson 6", "Tracks 2 and 3"]),
        ("Phase 3 of Track 24", ["Phase 3", "Track 24"]),
        ("Track 24 Phase 3", ["Track 24", "Phase 3"]),
        ("lesson 6, Phase 3", ["lesson 6", "Phase 3"]),
        ("lesson 6 Phase 3", ["lesson 6"]),
        ("Volume 8 Phase 3", []),
        ("Phase 3 trials", []),
        ("Phase 3 of the trial", []),
        ("phase 3", []),
        ("Track 4 of the album", []),
        ("L6", ["L6"]),
        ("L2", []),
        ("L2 norm", []),
        ("L5-norm", []),
        ("squared L5", []),
        ("L1-L7", ["L1-L7"]),
        ("L2 section on scope", ["L2"]),
        ("L2 §4", ["L2"]),
        ("§4 of L2", ["L2"]),
        ("T24 L6", ["T24 L6", "T24"]),
        ("T24", []),
        ("T11, T13 and T20", ["T11, T13 and T20"]),
        ("lesson 5's end", ["lesson 5"]),
    ],
)
def test_places(source: str, expected: list[str]) -> None:
    assert shown(f"We say {source}, and go on.", LessonPlace, TrackPlace, PhasePlace) == expected


def test_a_place_knows_its_track_and_whether_it_is_its_own() -> None:
    (lesson, *_) = claims_of("This is lesson 6 of Track 24.")
    assert isinstance(lesson, LessonPlace)
    assert (lesson.own, lesson.track and lesson.track.value, lesson.short) == (True, 24, False)
    (lesson,) = claims_of("It was L6.")
    assert isinstance(lesson, LessonPlace)
    assert (lesson.own, lesson.track, lesson.short) == (False, None, True)
    phase = claims_of("See Phase 3 of Track 24.")[0]
    assert isinstance(phase, PhasePlace)
    assert phase.track
    assert phase.track.value == 24


def test_code_quotations_html_and_images_hold_no_claims() -> None:
    for source in (
        "`lesson 5`",
        "> lesson 5",
        "```\nlesson 5\n```",
        "<div>lesson 5</div>",
        "![lesson 5](a.png)",
    ):
        assert claims_of(source) == []


def test_a_course_without_short_forms_has_none() -> None:
    assert claims_of("L6 and T24 L6 and T11, T13", words=WORD_SETS["chapters"]) == []


def test_a_course_may_have_a_short_form_of_tracks_alone() -> None:
    words = Words(lesson_short="")
    assert shown("T24 L6 is after T11, T13 and T20", words=words) == ["T11, T13 and T20"]


def test_other_words_name_other_parts() -> None:
    words = Words(lesson=("Lektion",), track=("Kurs",), of=("von",), joins=("und",))
    assert shown("In Lektion 3 und 4 von Kurs 2.", words=words) == [
        "Lektion 3 und 4 von Kurs 2",
        "Kurs 2",
    ]


def test_no_part_of_what_is_something_else_is_a_lesson() -> None:
    assert claims_of("the squared L5, L6 and L7") == []
    assert claims_of("layers L1 to L12") == []
    assert claims_of(f"{'L5, ' * 3000}L5 norm") == []  # each part of it as quick as the first


def test_ranges_stand_for_a_bounded_number_of_lessons() -> None:
    found = [one for one in claims_of("L1-L150, " * 3) if isinstance(one, LessonPlace)]
    assert found
    assert all(len(one.numbers.values) <= 200 for one in found)
