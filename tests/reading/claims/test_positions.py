"""Which place in a phase or track prose says a lesson to have."""

from __future__ import annotations

import pytest

from coursekit.model.claim import Position, Where
from coursekit.model.vocabulary import WORD_SETS, Words
from tests.support.claims import claims_of

FIRST, LAST, MIDDLE, WITHIN = Where.FIRST, Where.LAST, Where.MIDDLE, Where.WITHIN
OWN = None
THE_PHASE = THE_TRACK = None

IN_PHASES = [
    # what the page says of its own lesson
    ("This is the opener of Phase 4, and more.", "opener of Phase 4", FIRST, 4, OWN),
    ("It continues Phase 3 slowly.", "continues Phase 3", WITHIN, 3, OWN),
    ("This lesson opens\nPhase 5.", "opens\nPhase 5", FIRST, 5, OWN),
    ("It *closes* [Phase 2](../x.md).", "closes* [Phase 2", LAST, 2, OWN),
    ("It closes the phase with a song.", "closes the phase", LAST, THE_PHASE, OWN),
    ("It closes this phase.", "closes this phase", LAST, THE_PHASE, OWN),
    ("Here it is the phase’s opener.", "phase’s opener", FIRST, THE_PHASE, OWN),
    ("See lesson 6. This lesson closes Phase 2.", "closes Phase 2", LAST, 2, OWN),
    ("When rested, this lesson closes Phase 2.", "closes Phase 2", LAST, 2, OWN),
    ("This is lesson 6. It closes Phase 2.", "closes Phase 2", LAST, 2, OWN),
    ("It sits at the midpoint of Phase 3.", "midpoint of Phase 3", MIDDLE, 3, OWN),
    ("This is the first lesson in Phase 3.", "first lesson in Phase 3", FIRST, 3, OWN),
    ("This is the first lesson of the phase.", "first lesson of the phase", FIRST, THE_PHASE, OWN),
    # what it says of a lesson with a number
    ("This is lesson 6 of Track 24 (*A b*), the close of Phase 3.", "close of Phase 3", LAST, 3, 6),
    ("This is lesson 6, close of Phase 3.", "close of Phase 3", LAST, 3, 6),
    ("This is lesson 6 and the close of Phase 3.", "close of Phase 3", LAST, 3, 6),
    ("It builds on lesson 5, the start of Phase 3.", "start of Phase 3", FIRST, 3, 5),
    ("It builds on lesson 5, which opens Phase 3.", "opens Phase 3", FIRST, 3, 5),
    ("Lesson 5 (a long one, they say) opens Phase 3.", "opens Phase 3", FIRST, 3, 5),
    ("Lesson 5 of Track 9 (*T*), “U v”, opens Phase 3.", "opens Phase 3", FIRST, 3, 5),
    ("Here then lesson 5 opens Phase 3.", "opens Phase 3", FIRST, 3, 5),
    ("Lesson 9 is the closing of Phase 3.", "closing of Phase 3", LAST, 3, 9),
    ("Lesson 4 comes before this one and closes the phase.", "closes the phase", LAST, None, 4),
    ("Lesson 4 has a song and closes Phase 3.", "closes Phase 3", LAST, 3, 4),
    ("- **Next:** Lesson 8, *T u*, which continues Phase 4.", "continues Phase 4", WITHIN, 4, 8),
    ("The salt is gone; lesson 6 is the middle of Phase 2.", "middle of Phase 2", MIDDLE, 2, 6),
]


@pytest.mark.parametrize(("source", "text", "where", "phase", "subject"), IN_PHASES)
def test_places_in_a_phase(
    source: str, text: str, where: Where, phase: int | None, subject: int | None
) -> None:
    (found,) = _positions(source)
    assert source[found.span.start : found.span.end] == text
    assert (found.where, found.in_track, found.track) == (where, False, None)
    assert (found.phase.numbers.values if found.phase else None) == (phase and (phase,))
    assert (found.subject.numbers.values if found.subject else None) == (subject and (subject,))


IN_TRACKS = [
    ("Think of it as the track's closer.", "track's closer", LAST, THE_TRACK),
    ("Lesson 12 is the close of the track.", "close of the track", LAST, THE_TRACK),
    ("You are in the first lesson of Track 12.", "first lesson of Track 12", FIRST, 12),
    ("Lesson 1 opens Track 14 with a song.", "opens Track 14", FIRST, 14),
]


@pytest.mark.parametrize(("source", "text", "where", "track"), IN_TRACKS)
def test_places_in_a_track(source: str, text: str, where: Where, track: int | None) -> None:
    (found,) = _positions(source)
    assert source[found.span.start : found.span.end] == text
    assert (found.where, found.in_track, found.phase) == (where, True, None)
    assert (found.track.numbers.values if found.track else None) == (track and (track,))


def test_each_verb_has_its_own_subject() -> None:
    found = _positions("Lesson 4 closes Phase 1 and lesson 5 opens Phase 2.")
    subjects = [one.subject.numbers.values for one in found if one.subject]
    assert subjects == [(4,), (5,)]


NOTHING = [
    # when or where, but of no lesson
    "By the end of Phase 2 you can read.",
    "You rest at the start of Phase 3.",
    "The close of Phase 3 asked for a plan.",
    "Nobody signs before the close of Phase 3.",
    "In lesson 5 we spoke of the close of Phase 3.",
    "This is lesson 5, and here you see the close of Phase 3.",
    "Lessons 4 and 5, the close of Phase 3, are short.",
    # of which lesson is unclear
    "The exam closes Phase 3.",
    "Once it is over, the exam closes Phase 3.",
    "Lesson 6 adds time. It closes Phase 3.",
    "[Tides at sea](../tides/lesson.md) adds time. It closes Phase 3.",
    "Lesson 6 adds time. Think of it as the closer of Phase 3.",
    "It is as long as the last lesson of Phase 3.",
    "And now the next one opens Phase 4.",
    "This lesson is short and the next one opens Phase 4.",
    "The exam is the close of Phase 3.",
    "The next lesson opens Phase 4.",
    "Unlike lesson 3, the next lesson opens Phase 4.",
    "**Next:** [Tides at sea](../tides/lesson.md), which opens Phase 4.",
    "It builds on [Tides at sea](../tides/lesson.md), which opens Phase 4.",
    "Lesson 5 builds on [Tides at sea](../tides/lesson.md), which opens Phase 4.",
    "Lessons 5 and 6 make pictures; this one closes Phase 3.",
    "It takes the loop of lesson 5 and closes Phase 3.",
    "It takes the loop of lesson 5, and closes Phase 3.",
    "Lesson 5 shows how it opens Phase 3.",
    "The long proof from lesson 4 closes Phase 3.",
    "The loop of lesson 4 closes Phase 3.",
    "The loop (lesson 4) closes Phase 3.",
    "Lesson 5 (" + "a word and " * 12 + "a last one), the end of Phase 3.",
    # of no part of the course
    "It closes phase 2 of the synthesis.",
    "It closes the phase 2 valve.",
    "It opens the phase-locked loop.",
    "It opens Phases 3 and 4.",
    "It opens the door.",
    "It is the track's best part.",
    "It is the opener of the concert.",
    "It is the opening in Phase 3 of all things.",
    "It is the opener, Phase 3 comes.",
    "This is a lesson on the close",
    "It opens `Phase 3`.",
    "The track opens",
]


@pytest.mark.parametrize("source", NOTHING)
def test_no_position(source: str) -> None:
    assert _positions(source) == []


def test_words_of_another_course() -> None:
    source = "This is the last chapter of Part 2, and it closes the book."
    phase, track = _positions(source, WORD_SETS["chapters"])
    assert source[phase.span.start : phase.span.end] == "last chapter of Part 2"
    assert source[track.span.start : track.span.end] == "closes the book"


def test_a_course_without_phases() -> None:
    assert len(_positions("It closes the track, not the phase.", Words(phase=()))) == 1


def _positions(source: str, words: Words = WORD_SETS["lessons"]) -> list[Position]:
    return [claim for claim in claims_of(source, words=words) if isinstance(claim, Position)]
