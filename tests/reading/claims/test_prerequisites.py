"""The line that names what a lesson asks for."""

from __future__ import annotations

import pytest

from coursekit.model.claim import Prerequisite
from tests.support.claims import claims_of

ONE = "**Prerequisite:**"


def _asked(source: str) -> list[list[int]] | None:
    """The numbers of each lesson place; nothing where there is no claim."""
    found = [claim for claim in claims_of(source, "brief") if isinstance(claim, Prerequisite)]
    if not found:
        return None
    (claim,) = found
    return [list(lesson.numbers.values) for lesson in claim.lessons]


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        (f"{ONE} Lesson 5.", [[5]]),
        ("Prerequisite: [Lesson 5](../a/brief.md), *A title*. Lesson 4 helps.", [[5]]),
        ("**Prerequisites**: Lessons 2 and 3; Lesson 5.", [[2, 3], [5]]),
        (f"{ONE} Lesson 2, *Why? And how; then*, and lesson 3.", [[2], [3]]),
        (f"{ONE} Lesson 2, Weighing, and lesson 3 (Mixing), lesson 4.", [[2], [3], [4]]),
        (f"{ONE} [Lesson 2: Weighing](a.md), [Lesson 3: Mixing](b.md).", [[2], [3]]),
        (f"{ONE} Lesson 6 and through it lesson 5; lesson 4, and lesson 3.", [[6], [4], [3]]),
        (f"{ONE} Lesson 6 and through it lesson 5, lesson 4.", [[6]]),
        (f"{ONE} what lesson 3 of Track 2 told.", [[3]]),
        (f"{ONE} none in this track.", []),
        (f"{ONE} No earlier lesson. Lesson 4 helps.", []),
        (f"{ONE} none beyond lesson 4.", None),
        (f"{ONE} basic arithmetic.", None),
        (f"{ONE} Lesson 4 or lesson 5.", None),
        (f"{ONE} Lessons 4 or 5.", None),
        (f"{ONE} Lesson 4 (or what you know already).", [[4]]),
        (f"{ONE} Lesson 4, Reading a chart and lesson 5.", None),
        (ONE, None),
        ("The only **prerequisite** is lesson 5.", None),
        (f"{ONE}\n\n- Lesson 2, *Scales*\n- Lesson 4; lesson 5\n- A pencil", [[2], [4], [5]]),
        (f"{ONE}\n\n- none", []),
        (f"{ONE}\n\n- a pencil\n- paper", None),
        (f"{ONE}\n\n- # Lesson 2\n- Lesson 3", [[3]]),
        (f"{ONE}\n\n- Lesson 2\n- Lesson 4 or lesson 5", None),
        (f"{ONE}\n\n| Lesson 2 |\n| - |\n| Lesson 3 |", None),
    ],
)
def test_lessons(source: str, asked: list[list[int]] | None) -> None:
    assert _asked(source) == asked


def test_span_is_the_label() -> None:
    source = "- **Prerequisites:** none\n"
    (claim,) = claims_of(source, "brief")
    assert source[slice(*claim.span)] == "Prerequisites"


def test_lessons_of_a_list_keep_their_places() -> None:
    source = f"{ONE}\n\n1. A word, then lesson 7\n"
    (claim,) = (one for one in claims_of(source, "brief") if isinstance(one, Prerequisite))
    assert [source[slice(*lesson.span)] for lesson in claim.lessons] == ["lesson 7"]
