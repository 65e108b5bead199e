"""What claims speak of, in a small course."""

from __future__ import annotations

import pytest

from coursekit.model.settings import Settings
from coursekit.reading.course import read_course
from coursekit.reading.tree import DictTree

TRACK = """\
number: 2
title: Bread
phases:
  - slug: dough
    title: Dough
    lessons: [flour, yeast]
  - slug: oven
    title: Oven
    lessons:
      - baking
      - {slug: eating, title: Eating the loaf, status: planned}
"""
OTHER = "number: 3\ntitle: Cake\nphases:\n  - {slug: all, title: All, lessons: [sponge]}\n"
LESSON = """\
# Yeast at work

## What it eats

It eats two sugars:

- a
- b

## What it leaves

Gas.
"""


def referents(
    prose: str, page: str = "lesson", **files: str
) -> list[tuple[str, tuple[str | None, ...]]]:
    """Kind and referents of the claims of a page of the second lesson, `t/yeast`."""
    pages = {"brief": "---\ntitle: Yeast at work\n---\n", "lesson": LESSON, **files}
    tree = {f"tracks/t/yeast/{kind}.md": text for kind, text in pages.items()}
    tree[f"tracks/t/yeast/{page}.md"] = pages.get(page, "") + "\n\n" + prose + "\n"
    tree |= {
        "tracks/t/track.yaml": TRACK,
        "tracks/u/track.yaml": OTHER,
        "tracks/t/flour/brief.md": "---\ntitle: Flour and water\n---\n",
        "tracks/t/flour/lesson.md": "# Flour and water\n",
        "tracks/t/baking/lesson.md": "# Baking\n\n## Steps\n\nIts three steps:\n\n1. a\n2. b\n3. c\n",
        "tracks/u/sponge/lesson.md": "# Sponge\n",
    }
    course = read_course(DictTree(tree), Settings(), None)
    own = [claim for claim in course.claims if claim.place.path == f"tracks/t/yeast/{page}.md"]
    skipped = 1 if page == "lesson" and "lesson" not in files else 0  # that of its own list
    return [(claim.claim.kind, claim.referents) for claim in own[skipped:]]


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("Lessons 1 and 3.", [("lesson-place", ("t/flour", "t/baking"))]),
        ("Lesson 9.", [("lesson-place", (None,))]),
        ("Lesson 1 of Track 3.", [("lesson-place", ("u/sponge",)), ("track-place", ("u",))]),
        ("Lesson 1 of Track 9.", [("lesson-place", (None,)), ("track-place", (None,))]),
        ("Phases 2 and 3.", [("phase-place", ("t#2", None))]),
        ("Phase 1 of Track 3.", [("phase-place", ("u#1",)), ("track-place", ("u",))]),
        ("Lesson 1, *Flour*.", [("lesson-place", ("t/flour",)), ("title", ("t/flour",))]),
        ("Lesson 1 (Figure 2).", [("lesson-place", ("t/flour",))]),
        ("Lesson 1 (Flour).", [("lesson-place", ("t/flour",))]),
        ("Lesson 1 (Flour water).", [("lesson-place", ("t/flour",)), ("title", ("t/flour",))]),
        ("The next lesson, *Baking*.", [("neighbour", ("t/baking",)), ("title", ("t/baking",))]),
        ("Read [Flour and water](../flour/brief.md).", [("title", ("t/flour",))]),
        ("Read [Flour with water](../flour/).", [("title", ("t/flour",))]),
        ("Read [Eating the loaf](../flour/lesson.md).", [("title", ("t/flour",))]),
        ("Read [Words on bread](../flour/lesson.md).", []),
        ("Read [Flour and water](../flour/practice.md).", []),
        ("Read [Flour and water](../../../README.md).", []),
        ("Lesson 1, [Words on bread](../flour/practice.md).", [("lesson-place", ("t/flour",))]),
        ("This closes Phase 1.", [("position", ("t#1",)), ("phase-place", ("t#1",))]),
        ("This closes the phase.", [("position", ("t#1",))]),
        ("This closes the track.", [("position", ("t",))]),
        ("Lesson 3 opens the phase.", [("lesson-place", ("t/baking",)), ("position", ("t#2",))]),
        ("Lesson 9 opens the phase.", [("lesson-place", (None,)), ("position", (None,))]),
        ("Lesson 9 opens the track.", [("lesson-place", (None,)), ("position", (None,))]),
        ("The previous lesson.", [("neighbour", ("t/flour",))]),
        ("Lesson 3 opens with steps.", [("hand-off", ("t/baking",)), ("lesson-place", ("t/baking",))]),
        ("See this lesson's summary.", [("page", (None,))]),
        ("See this lesson's brief.", [("page", ("t/yeast/brief",))]),
        ("See §2.", [("section", ("t/yeast#what-it-leaves",))]),
        ("See §9.", [("section", (None,))]),
        ("See the section “What it eats”.", [("section", ("t/yeast#what-it-eats",))]),
        ("See the section “What it sees”.", [("section", (None,))]),
        ("See §1 of lesson 3.", [("section", ("t/baking#steps",)), ("lesson-place", ("t/baking",))]),
        ("See §1 of lesson 4.", [("section", (None,)), ("lesson-place", ("t/eating",))]),
        ("The L3 section on steps.", [("section", ("t/baking#steps",)), ("lesson-place", ("t/baking",))]),
        ("The L3 section on noise.", [("section", (None,)), ("lesson-place", ("t/baking",))]),
        ("See [the three steps](../baking/lesson.md#steps).", [("count", ("t/baking#steps",))]),
        ("See [the three pans](../baking/lesson.md#steps).", []),
        ("See [the three steps](../baking/lesson.md#pans).", []),
        ("See [the three steps](../nowhere/lesson.md#steps).", []),
        ("It is the two-sugar meal.", [("count", ("t/yeast#what-it-eats",))]),
        ("It is the two-salt meal.", []),
    ],
)  # fmt: skip
def test_referents(prose: str, expected: list[tuple[str, tuple[str | None, ...]]]) -> None:
    assert referents(prose) == expected


def test_a_page_may_name_a_list_of_its_own_or_of_the_lesson_page() -> None:
    assert referents("It is the two-sugar meal.", "summary") == [
        ("count", ("t/yeast#what-it-eats",))
    ]
    assert referents("It is the two-sugar meal.", "summary", lesson="") == []
    assert referents("Two salts:\n\n- a\n- b\n\nIt is the two-salt meal.", "summary") == [
        ("count", ("list",)),
        ("count", ("t/yeast",)),
    ]


@pytest.mark.parametrize(
    ("sources", "referent"),
    [
        ("[{title: Crumbs, url: 'https://a.test/'}]", "https://a.test/"),
        ("[{title: X, url: 'https://a.test/'}, {title: crumbs, url: 'https://b.test/'}]", "https://b.test/"),
        ("[{title: X, url: 'https://a.test/'}, {title: Y, url: 'https://b.test/'}]", None),
        ("[]", None),
        ("[1, {title: Crumbs}]", None),
        ("none", None),
    ],
)  # fmt: skip
def test_a_source_is_told_by_its_title_or_is_the_only_one(
    sources: str, referent: str | None
) -> None:
    mention = (
        "The lesson maps to *Crumbs*, a talk by Ada Miller, given in Bread Week on 3 May 2026."
    )
    front = f"---\ntitle: Yeast at work\nderived: true\nsources: {sources}\n---\n"
    brief = "---\ntitle: Yeast at work\n---\n"
    assert referents(mention, "brief", brief=brief, references=front) == [("source", (referent,))]
    assert referents(mention, "brief", brief=brief) == [("source", (None,))]


def test_counts_of_the_practice_page_need_one() -> None:
    stated = "Practice time: about 15 minutes (two questions)."
    assert referents(stated, "brief") == [("time", ("practice",)), ("count", (None,))]
    assert referents(stated, "brief", practice="") == [
        ("time", ("practice",)),
        ("count", ("questions",)),
    ]


def test_a_lesson_that_no_manifest_lists_has_neither_neighbours_nor_place() -> None:
    tree = DictTree(
        {"tracks/t/x/lesson.md": "The next lesson.\n\nThis closes the phase.\n\nLesson 2.\n"}
    )
    claims = read_course(tree, Settings(), None).claims
    assert [claim.referents for claim in claims] == [(None,)] * 3


def test_lines_with_a_label() -> None:
    lines = "**Prerequisites:** lessons 1 and 9.\n\nDifficulty: standard.\n"
    assert referents(lines, "brief") == [
        ("prerequisite", ("t/flour", None)),
        ("lesson-place", ("t/flour", None)),
        ("difficulty", ("standard",)),
    ]
