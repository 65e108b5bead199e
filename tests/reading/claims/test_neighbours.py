"""The lesson before, the one behind, and what lessons are said to open with."""

from __future__ import annotations

import pytest

from coursekit.model.claim import Direction, HandOff, Neighbour
from tests.support.claims import claims_of

NEXT, PREVIOUS = Direction.NEXT, Direction.PREVIOUS

NEIGHBOURS = [
    ("The next lesson is wet.", "next lesson", NEXT, None),
    ("Wait for the [next lesson](../x/lesson.md).", "next lesson", NEXT, None),
    ("It was in the previous\n**lesson**.", "previous\n**lesson", PREVIOUS, None),
    ("Previous lesson: see there.", "Previous lesson", PREVIOUS, None),
    ("It is in the next lesson of the track.", "next lesson", NEXT, None),
    ("**Next:** Lesson 7, Tides.", "Next", NEXT, 7),
    ("**Next**: Lesson 7, Tides.", "Next", NEXT, 7),
    ("- **Up next:** L7", "Up next", NEXT, 7),
    ("**Previous: Lesson 3**", "Previous", PREVIOUS, 3),
    ("**Next:** Lessons 7 and 8.", "Next", NEXT, None),
    ("**Previous lesson:** [Taking a history](../h/lesson.md)", "Previous lesson", PREVIOUS, None),
    ("**Next:** *Fog signals*", "Next", NEXT, None),
    ("Next: Lesson 5.", "Next", NEXT, 5),
    ("- *Previous:* L4", "Previous", PREVIOUS, 4),
    ("The next lesson is lesson 7.", "next lesson", NEXT, 7),
    ("The next lesson is lessons 7 and 8.", "next lesson", NEXT, None),
    ("The next lesson is short.", "next lesson", NEXT, None),
    ("**Next:** “Fog signals”", "Next", NEXT, None),
    ("Lesson 6, [Some traits](../t/lesson.md), comes next.", "comes next", NEXT, 6),
    ("This is lesson 5. Lesson 6 comes next.", "comes next", NEXT, 6),
    ("Lesson 4 comes before this one.", "comes before this one", PREVIOUS, 4),
    ("Lesson 2 comes before it, in calm.", "comes before it", PREVIOUS, 2),
    ("Lesson 2 is calm and comes before this one.", "comes before this one", PREVIOUS, 2),
    ("Lesson 8 comes after this one.", "comes after this one", NEXT, 8),
    ("In lesson 2 is salt. Lesson 8 follows this one.", "follows this one", NEXT, 8),
]


@pytest.mark.parametrize(("source", "text", "direction", "lesson"), NEIGHBOURS)
def test_neighbours(source: str, text: str, direction: Direction, lesson: int | None) -> None:
    (found,) = _neighbours(source)
    assert source[found.span.start : found.span.end] == text
    assert found.direction is direction
    assert (found.lesson.numbers.values if found.lesson else None) == (lesson and (lesson,))


def test_both_neighbours_in_a_sentence() -> None:
    found = _neighbours("Lesson 4 comes before this one, and lesson 6 comes next.")
    assert [one.direction for one in found] == [PREVIOUS, NEXT]


NO_NEIGHBOUR = [
    "The next lessons need a bowl.",
    "The lesson is next.",
    "It is her next lesson.",
    "A previous lesson said so.",
    "The next lesson of the morning was swimming.",
    "The next lesson of",
    "Nobody at sea knows what comes next in a lesson.",
    "Lesson 6 shows what comes next.",
    "Lessons 6 and 7 come next, and all that comes next.",
    "Lesson 3 is dry. Lesson 4 comes next.",
    "Next, lesson 3 has salt.",
    "**Next** we read lesson 5: it is short.",
    "**Next:** fold the dough of this lesson.",
    "**Next:**",
    "**Next:** [Sails](https://example.org/lesson)",
    "**Next steps:** Lesson 5.",
    "Next: *Rising*",
    "The word is **next:** Lesson 5.",
    "The lesson is one that comes next.",
]


@pytest.mark.parametrize("source", NO_NEIGHBOUR)
def test_no_neighbour(source: str) -> None:
    assert _neighbours(source) == []


HAND_OFFS = [
    ("Lesson 7 opens with JEPA, a thing.", "Lesson 7 opens with JEPA", "JEPA"),
    (
        "The shore is near; lesson 5 begins with the\nopen sea.",
        "lesson 5 begins with the\nopen sea",
        "the open sea",
    ),
    ("[Lesson 6](../x/l.md) opens with *intent*: so.", "Lesson 6](../x/l.md) opens with *intent", "intent"),
    ("Lesson 6, *T u*, opens with rye", "Lesson 6, *T u*, opens with rye", "rye"),
    ("Lesson 6 starts with rye — not wheat.", "Lesson 6 starts with rye", "rye"),
    ("Lesson 6 opens with the `tokio` runtime.", "Lesson 6 opens with the `tokio` runtime", None),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "topic"), HAND_OFFS)
def test_hand_offs(source: str, text: str, topic: str | None) -> None:
    (found,) = _hand_offs(source)
    assert source[found.span.start : found.span.end] == text
    assert found.topic == (topic or "the tokio runtime")


NO_HAND_OFF = [
    "The concerto opens with a lesson.",
    "The proof of lesson 5 opens with a picture.",
    "Lesson 5 has a proof that opens with a picture.",
    "Lessons 5 and 6 open, and lesson opens with none.",
    "Lesson 5 opens with.",
    "Lesson 5 opens with, say, rye.",
    "Lesson 5 opens with " + "a very " * 20 + "long story.",
]


@pytest.mark.parametrize("source", NO_HAND_OFF)
def test_no_hand_off(source: str) -> None:
    assert _hand_offs(source) == []


def _neighbours(source: str) -> list[Neighbour]:
    return [claim for claim in claims_of(source) if isinstance(claim, Neighbour)]


def _hand_offs(source: str) -> list[HandOff]:
    return [claim for claim in claims_of(source) if isinstance(claim, HandOff)]
