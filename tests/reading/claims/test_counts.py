"""Counts before lists, in links and on the brief."""

from __future__ import annotations

import pytest

from coursekit.model.claim import Count, Part
from tests.support.claims import claims_of, shown

LIST = "\n\n- a\n- b\n- c\n"
TABLE = "\n\n| A | B |\n| - | - |\n| 1 | 2 |\n| 3 | 4 |\n"


def _counts(source: str, page: str = "lesson") -> list[Count]:
    return [claim for claim in claims_of(source, page) if isinstance(claim, Count)]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("It has three parts:", ["three parts"]),
        ("**It has three parts:**", ["three parts"]),
        ("First. Three knots are enough:", ["Three knots"]),
        ("These three knots are enough:", ["three knots"]),
        ("Three sails do three jobs:", ["Three sails", "three jobs"]),
        ("Two crews need four things:", []),
        ("Three things are odd. Look here:", []),
        ("It works in three moves per block:", []),
        ("Three moves make it. The list:", []),
        ("Three talks matter. It is the three-talk line:", ["Three talks", "three-talk"]),
        ("Two talks matter. It is the three-talk line:", ["three-talk"]),
        ("A three-talk line follows:", []),
        ("Keep one thing:", []),
        ("Here they are:", []),
        ("It saw two cats and three dogs:", []),
        ("It saw cats and three dogs:", ["three dogs"]),
        ("three dogs:", ["three dogs"]),
        ("Three parts", ["Three parts"]),
        ("Three parts.", ["Three parts"]),
        ("Three parts, for a few days.", ["Three parts"]),
        ("Three parts, for later", ["Three parts"]),
        ("Three parts, tired, came.", []),
        ("Three parts, and so on and so on and so on and on.", []),
        ("Three parts fit.", []),
        ("The three parts of the line", ["three parts"]),
        ("The three parts of it. All.", []),
        ("Three parts of the line", []),
        ("All of it", []),
        ("\\\n:", []),
        ("![Three parts](a.png)", []),
    ],
)
def test_before_a_list(text: str, counted: list[str]) -> None:
    assert shown(text + LIST, Count) == counted


def test_what_follows_is_counted() -> None:
    (count,) = _counts(f"It has four sorts of parts. Here are two parts:{LIST}")
    assert (count.number.value, count.noun, count.listed, count.linked) == (2, "parts", 3, False)
    (count,) = _counts(f"## Two tests{TABLE}")
    assert (count.number.value, count.noun, count.listed) == (2, "tests", 2)
    assert _counts("It has two parts:\n\nThis and that.") == []
    assert _counts("Two parts.") == []


@pytest.mark.parametrize(
    ("source", "page", "noun", "listed", "part"),
    [
        (f"Ten cards, two minutes.{TABLE}", "practice", "cards", 2, Part.CARDS),
        (f"Four short questions.{LIST}", "practice", "short questions", 3, Part.QUESTIONS),
        (f"Four short questions.{LIST}", "lesson", "questions", 3, None),
        (f"Four loaves.{LIST}", "practice", "loaves", 3, None),
    ],
)
def test_parts_of_the_practice_page(
    source: str, page: str, noun: str, listed: int, part: Part | None
) -> None:
    (count,) = _counts(source, page)
    assert (count.noun, count.listed, count.part) == (noun, listed, part)


def test_behind_a_practice_time() -> None:
    source = "Practice time: 15 minutes (a check of six odd questions, 3 exercises, ten cards)."
    assert [(count.noun, count.part, count.listed) for count in _counts(source, "brief")] == [
        ("odd questions", Part.QUESTIONS, None),
        ("exercises", Part.EXERCISES, None),
        ("cards", Part.CARDS, None),
    ]
    assert _counts(source, "lesson") == []
    assert _counts("Practice time: 15 minutes (six loaves).", "brief") == []


@pytest.mark.parametrize(
    ("source", "counted"),
    [
        ("See [the five categories of it](a/lesson.md#line).", ["five categories"]),
        ("See [a five-category line](#line).", ["five-category"]),
        ("See [*five* categories](#line).", ["five* categories"]),
        ("See [the five categories](a/lesson.md).", []),
        ("See [the five categories](https://a.org/#line).", []),
        ("See [two sorts and two lines](#line).", []),
        ("See [all the five](#line) categories.", []),
        ("See [the line](#line).", []),
    ],
)
def test_in_links(source: str, counted: list[str]) -> None:
    assert shown(source, Count) == counted
    assert all(count.linked and count.listed is None for count in _counts(source))


def test_a_link_before_a_list_counts_the_section() -> None:
    (count,) = _counts(f"It has [three parts](#parts):{LIST}")
    assert (count.linked, count.listed) == (True, None)


def test_compounds_that_speak_of_a_known_list() -> None:
    (count,) = _counts("It is the five-category line.")
    assert (count.number.value, count.noun, count.listed, count.linked) == (
        5,
        "category",
        None,
        False,
    )
    assert _counts("It is a five-category line.") == []
    assert _counts("It is the five-year-old.") == []


ANSWER = "<details>\n\nIt is.\n\n</details>"


@pytest.mark.parametrize(
    ("source", "listed"),
    [
        (f"1. a\n\n{ANSWER}\n\n2. b\n\n{ANSWER}\n\n3. c\n\n{ANSWER}", 3),
        (f"1. a\n\n{ANSWER}\n\n1. b", None),
        (f"1. a\n\n{ANSWER}\n\n## Next\n\n2. b", None),
        ("1. a\n2. b\n\nTwo more:\n\n3. c\n4. d", 2),
        ("\n\n- - x\n\n- y", 2),
        ("\n\n".join(f"{n}. a\n\n{ANSWER}" for n in range(1, 30)), 20),
    ],
)
def test_an_ordered_list_that_answers_cut_in_pieces(source: str, listed: int | None) -> None:
    """One item alone may be the first of such pieces, and tells nothing."""
    first = next(iter(_counts(f"Three questions:\n\n{source}\n")), None)
    assert (first and first.listed) == listed


def test_a_list_ends_with_the_item_that_holds_it() -> None:
    (count,) = _counts("- Two questions:\n\n  1. a\n  2. b\n\n- 3. c\n")
    assert count.listed == 2
