"""Sections that prose names, of the page's own lesson and of others."""

from __future__ import annotations

import pytest

from coursekit.model.claim import SectionMention
from tests.support.claims import claims_of

NUMBERED = [
    ("It is L5 §6 again.", "L5 §6", 6, 5),
    ("It is L2 § 3, with a picture.", "L2 § 3", 3, 2),
    ("It is drawn in §3 of lesson 5.", "§3 of lesson 5", 3, 5),
    ("It is in section 2 of [lesson 6](../a/lesson.md).", "section 2 of [lesson 6", 2, 6),
    ("It is in section four of L6.", "section four of L6", 4, 6),
    ("It is in the L6 section 4.", "L6 section 4", 4, 6),
    ("Use section 4 above.", "section 4 above", 4, None),
    ("Section 6 below has it.", "Section 6 below", 6, None),
    ("Reread §5.", "§5", 5, None),
    ("§5", "§5", 5, None),
    ("Reread [§5](lesson.md#five).", "§5", 5, None),
    ("Reread [§5](./lesson.md#five).", "§5", 5, None),
    ("Reread [this](../b/lesson.md) and §5.", "§5", 5, None),
    ("The loop of §2 is text, lesson 6 has time.", "§2", 2, None),
    ("Okafor et al. wrote. Here §2 is enough.", "§2", 2, None),
    ("In 1999 the bow hold of §2 was enough.", "§2", 2, None),
]


@pytest.mark.parametrize(("source", "text", "number", "lesson"), NUMBERED)
def test_by_number(source: str, text: str, number: int, lesson: int | None) -> None:
    (found,) = _sections(source)
    assert source[found.span.start : found.span.end] == text
    assert found.number is not None
    assert found.number.value == number
    assert (found.heading, found.topic) == (None, None)
    assert (found.lesson.numbers.values if found.lesson else None) == (lesson and (lesson,))


TITLED = [
    ("See section “What it does”, with care.", "section “What it does”", "What it does", None),
    ("See section 'Why steam'.", "section 'Why steam'", "Why steam", None),
    ("See the section *What it does* there.", "section *What it does", "What it does", None),
    ('See section "Why" of lesson 5.', 'section "Why" of lesson 5', "Why", 5),
    ('See section "Why" in this lesson.', 'section "Why"', "Why", None),
    ('See section "Why" in', 'section "Why"', "Why", None),
    ('See the L5 section "Why".', 'L5 section "Why"', "Why", 5),
]


@pytest.mark.parametrize(("source", "text", "heading", "lesson"), TITLED)
def test_by_heading(source: str, text: str, heading: str, lesson: int | None) -> None:
    (found,) = _sections(source)
    assert source[found.span.start : found.span.end] == text
    assert (found.heading, found.number, found.topic) == (heading, None, None)
    assert (found.lesson.numbers.values if found.lesson else None) == (lesson and (lesson,))


ABOUT = [
    ("It is in the L5 section on scope.", "L5 section on scope", "scope"),
    ("The L5 section on world-models is long.", "L5 section on world-models", "world-models"),
    ("The L2 section about salt and pepper", "L2 section about salt", "salt"),
    ("The lesson 5 section on *scope* of it.", "lesson 5 section on *scope", "scope"),
]


@pytest.mark.parametrize(("source", "text", "topic"), ABOUT)
def test_by_topic(source: str, text: str, topic: str) -> None:
    (found,) = _sections(source)
    assert source[found.span.start : found.span.end] == text
    assert (found.topic, found.number, found.heading) == (topic, None, None)
    assert found.lesson is not None


NOTHING = [
    "Section 3 is the loop.",
    "Platforms were shielded by section 230.",
    "The brass section 4 bars later falls silent.",
    "A section on scope.",
    "The L5 section is long.",
    "The L5 section on.",
    "The L5 section on a great many more things.",
    "The L5-L7 section on scope.",
    "It is L5-L7 §3.",
    "It is in §3 of lessons 5 and 6.",
    "It is in section 3 of lessons 5 and 6.",
    "The bound is in §5 (Okafor, 2019).",
    "Okafor (2019) has it in §5.",
    "Okafor (2019, page 3) has it in §5.",
    "Okafor et al. give it in §4.",
    "The Sale of Goods Act has it in §4.",
    "In that paper §3 is the story.",
    'In that paper, section "Why" is the story.',
    "The section *above* is long.",
    "The section",
    "It is §242 then.",
    "It is §3.2 then, or § x.",
    "It is §5(2) then.",
    "It is the BGB §5 then.",
    "It is §5 of the constitution.",
    "Lesson 4 has it in §5.",
    "See [§5](../other/lesson.md#five).",
    'See section "Why" of the talk.',
    'See section "Why" in Booklet 4.',
    'See section "Why" in the manual.',
    "It is §5 in the treaty.",
]


@pytest.mark.parametrize("source", NOTHING)
def test_no_section(source: str) -> None:
    assert _sections(source) == []


def test_joined_sections_are_of_the_same_lesson() -> None:
    source = "See §3, §4 and §5 of lesson 5."
    found = _sections(source)
    texts = [source[one.span.start : one.span.end] for one in found]
    assert texts == ["§3", "§4", "§5 of lesson 5"]
    assert len({one.lesson for one in found}) == 1
    assert len(_sections("See §3 and § of the law.")) == 1
    assert len(_sections("See §1, §2, §3, §4, §5, §6, §7.")) == 7


def test_references_speak_of_the_sections_of_others() -> None:
    assert _sections("The figure is in §3.", "references") == []
    assert len(_sections("The figure is in §3 of lesson 4.", "references")) == 1


def _sections(source: str, page: str = "lesson") -> list[SectionMention]:
    return [claim for claim in claims_of(source, page) if isinstance(claim, SectionMention)]
