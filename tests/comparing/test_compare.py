"""What a change means for a course, by two states of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursekit.comparing.compare import compare
from coursekit.comparing.data import CourseDiff, Kind, LessonDiff, Side, StaleReview, TrackDiff
from coursekit.model.course import Course
from coursekit.model.settings import Layout, Settings
from tests.support.courses import LEDGER, PROOFING, course_of, entry, ledger_of, patched_course
from tests.support.edits import CAKES, edited, moved, with_cakes
from tests.support.patching import Files, minimal_course, patched

MINIMAL = patched_course()
FLOUR, LOAF, SOUR = "bread/flour-and-water", "bread/first-loaf", "bread/sourdough"


def change(patch: str) -> CourseDiff:
    return compare(MINIMAL, patched_course(patch), {})


def told(found: CourseDiff) -> list[tuple[str, str]]:
    return [(one.state.id, one.kind.value) for one in found.lessons]


def movers(found: CourseDiff) -> set[str]:
    return {one.state.id for one in found.lessons if one.moved}


def only(found: CourseDiff) -> LessonDiff:
    (lesson,) = found.lessons
    return lesson


def listed(*phases: str) -> Files:
    """The minimal course with lists of its own; a phase is a slug and its lessons."""
    text = ["number: 1", "title: Bread at home", "phases:"]
    for phase in phases:
        slug, *lessons = phase.split()
        text += [
            f"  - slug: {slug}",
            f"    title: The {slug}",
            f"    lessons: [{', '.join(lessons)}]",
        ]
    return {**minimal_course(), "tracks/bread/track.yaml": "\n".join(text).encode()}


def moves(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """The slugs of the lessons and of the phases that moved."""
    found = compare(course_of(listed(*before)), course_of(listed(*after)), {})
    phases = {one.after.slug for one in found.tracks[0].phases if one.moved and one.after}
    return {name.partition("/")[2] for name in movers(found)}, phases


def test_an_unchanged_course_says_so() -> None:
    found = change("")
    assert found.unchanged
    assert (found.lessons, found.facts, found.unread) == ((), (), ())
    assert [track.resized for track in found.tracks] == [False]


@pytest.mark.parametrize(
    ("before", "after", "lessons", "phases"),
    [
        (("one a b c", "two d e"), ("one x a b c", "two d e"), set(), set()),
        (("one a b c", "two d e"), ("one b c", "two d e"), set(), set()),
        (("one a b c", "two d e"), ("one b c a", "two d e"), {"a"}, set()),
        (("one a b c", "two d e"), ("one a b", "two c d e"), {"c"}, set()),
        (("one a b c", "two d e"), ("one a b c d", "two e"), {"d"}, set()),
        (("one a b c", "two d e"), ("zero x", "one a b c", "two d e"), set(), set()),
        (("one a b", "two c d"), ("two c d", "one a b"), set(), {"one"}),
        # A phase with another slug is the one with most of its lessons.
        (("one a b c", "two d e"), ("first a b c", "two d e"), set(), set()),
        (("one a b c", "two d e"), ("first a b", "second c d e"), {"c"}, set()),
        (("one a b c", "two d e"), ("two d e a b c",), {"a", "b", "c"}, set()),
        (("one a", "two b"), ("three x", "four y"), set(), set()),
        # Of two entries for a lesson the first counts.
        (("one a b a",), ("one a b",), set(), set()),
    ],
)
def test_only_what_itself_moved_is_told(
    before: tuple[str, ...], after: tuple[str, ...], lessons: set[str], phases: set[str]
) -> None:
    assert moves(before, after) == (lessons, phases)


def test_a_lesson_that_is_listed_now_has_moved() -> None:
    found = compare(course_of(listed("one flour-and-water")), MINIMAL, {})
    assert {"bread/proofing", LOAF} <= movers(found)


@pytest.mark.parametrize(
    ("before", "after", "phases"),
    [
        (("one a", "two b"), ("one a",), [("two", None)]),
        (("one a",), ("one a", "two b"), [(None, "two")]),
        (("one a", "two b"), ("first a", "two b"), [("one", "first")]),
        (("one a", "two"), ("three", "one a"), [(None, "three"), ("two", None)]),
    ],
)
def test_what_became_of_phases(
    before: tuple[str, ...], after: tuple[str, ...], phases: list[tuple[str | None, str | None]]
) -> None:
    found = compare(course_of(listed(*before)), course_of(listed(*after)), {})
    assert [
        (one.before and one.before.slug, one.after and one.after.slug)
        for one in found.tracks[0].phases
    ] == phases


WRITTEN = """\
+++ tracks/bread/sourdough/lesson.md
+---
+title: Sourdough
+page: lesson
+---
"""
UNWRITTEN = "".join(
    f"--- tracks/bread/first-loaf/{page}.md\ndeleted file\n"
    for page in ("brief", "lesson", "practice", "references")
)
UNLISTED = "--- tracks/bread/track.yaml\n-      - first-loaf\n"


@pytest.mark.parametrize(
    ("patch", "expected"),
    [
        (WRITTEN, [(SOUR, "written")]),
        (UNWRITTEN, [(LOAF, "unwritten")]),
        (UNWRITTEN + UNLISTED, [(LOAF, "removed")]),
        (UNLISTED, [(LOAF, "changed")]),
        ("--- tracks/bread/track.yaml\n       - first-loaf\n+      - toast\n", [("bread/toast", "added")]),
    ],
)  # fmt: skip
def test_what_became_of_a_lesson_as_a_whole(patch: str, expected: list[tuple[str, str]]) -> None:
    assert told(change(patch)) == expected


def test_what_a_new_lesson_brings_is_told() -> None:
    found = only(compare(patched_course(UNWRITTEN + UNLISTED), MINIMAL, {}))
    assert found.kind is Kind.ADDED
    assert [one.before for one in found.objectives] == [None, None, None]
    assert [(one.lesson, one.title) for one in found.needs_more] == [(PROOFING, "Proofing")]
    assert (found.needs_no_more, found.text, found.stale_review) == ((), None, None)


@pytest.mark.parametrize(
    ("patch", "more", "less"),
    [
        ("-prerequisites: [bread/proofing]\n+prerequisites: []\n", [], [(PROOFING, "Proofing")]),
        (
            "-prerequisites: [bread/proofing]\n+prerequisites: [bread/a, bread/proofing, bread/a]\n",
            [("bread/a", None)],
            [],
        ),
    ],
)
def test_prerequisites(
    patch: str, more: list[tuple[str, str | None]], less: list[tuple[str, str | None]]
) -> None:
    found = only(change(f"--- tracks/bread/first-loaf/brief.md\n{patch}"))
    assert [(one.lesson, one.title) for one in found.needs_more] == more
    assert [(one.lesson, one.title) for one in found.needs_no_more] == less


def test_facts_of_the_brief_status_and_time() -> None:
    found = only(
        change(
            "--- tracks/bread/proofing/brief.md\n-read_minutes: 1\n+read_minutes: 4\n"
            "@@\n-difficulty: intro\n+difficulty: deep\n@@\n-status: published\n+status: draft\n"
        )
    )
    assert found.status_changed
    assert found.time_changed
    assert [(one.name, one.before, one.after) for one in found.facts] == [
        ("difficulty", "intro", "deep")
    ]


def test_text_that_is_only_spaced_otherwise_is_the_same() -> None:
    found = change("--- tracks/bread/proofing/lesson.md\n ## Warmth and time\n+\n")
    assert found.unchanged


def test_blocks_in_another_order_are_no_share_of_the_text() -> None:
    found = only(
        change(
            "--- tracks/bread/proofing/lesson.md\n"
            "-Yeast turns sugar into gas, and the dough rises because gluten holds it.\n"
            "-\n"
            " Next comes the oven, in [the first loaf](../first-loaf/lesson.md).\n"
            "+\n"
            "+Yeast turns sugar into gas, and the dough rises because gluten holds it.\n"
        )
    )
    assert found.text == 0


def renamed_folder(files: Files) -> Course:
    files = moved(files, "tracks/bread/proofing", "tracks/bread/rising")
    files = edited(files, "tracks/bread/track.yaml", "- proofing", "- rising")
    old, new = "[bread/proofing]", "[bread/rising]"
    return course_of(edited(files, "tracks/bread/first-loaf/brief.md", old, new))


def test_a_renamed_lesson_is_the_same_and_so_is_who_needs_it() -> None:
    found = compare(MINIMAL, renamed_folder(minimal_course()), {PROOFING: "bread/rising"})
    lesson, other = found.lessons
    assert (lesson.readdressed, lesson.renamed, lesson.moved) == (True, False, False)
    assert (other.state.id, other.needs_more, other.needs_no_more) == (LOAF, (), ())


def test_of_two_lessons_that_became_one_the_other_is_gone() -> None:
    files = moved(minimal_course(), "tracks/bread/proofing", "tracks/bread/dough")
    files = {p: d for p, d in files.items() if not p.startswith("tracks/bread/flour-and-water")}
    lists = "      - flour-and-water\n      - proofing\n"
    files = edited(files, "tracks/bread/track.yaml", lists, "      - dough\n")
    found = compare(MINIMAL, course_of(files), {PROOFING: "bread/dough", FLOUR: "bread/dough"})
    assert [one for one in told(found) if one[0] != LOAF] == [
        ("bread/dough", "changed"),
        (PROOFING, "removed"),
    ]


@settings(max_examples=30)
@given(st.lists(st.permutations("abcdef"), min_size=2, max_size=2), st.integers(0, 6))
def test_back_again_everything_is_the_other_way_round(rows: list[list[str]], cut: int) -> None:
    one, other = (
        course_of(listed(f"one {' '.join(row[:cut])}", f"two {' '.join(row[cut:])}"))
        for row in rows
    )
    there, back = compare(one, other, {}), compare(other, one, {})
    assert len(movers(there)) == len(movers(back))
    assert compare(one, one, {}).unchanged
    assert there.unchanged == back.unchanged


def reviewed(patch: str = "", date: str = "2026-03-20") -> Files:
    """The minimal course after a patch, with a review of what it holds."""
    files = patched(minimal_course(), patch)
    return {**files, LEDGER: ledger_of(entry(course_of(files), date))}


EDIT = "--- tracks/bread/proofing/lesson.md\n-## Warmth and time\n+## Warmth\n"


@pytest.mark.parametrize(
    ("after", "date"),
    [
        (reviewed(), None),
        (patched(reviewed(), EDIT), "2026-03-20"),
        # It was reviewed again.
        (reviewed(EDIT, "2026-04-01"), None),
        # The ledger is gone, with the text as it was and with another.
        (minimal_course(), "2026-03-20"),
        (patched(minimal_course(), EDIT), "2026-03-20"),
    ],
)
def test_reviews_that_a_change_makes_stale(after: Files, date: str | None) -> None:
    found = compare(course_of(reviewed()), course_of(after), {})
    stale = [one.stale_review.date.isoformat() for one in found.lessons if one.stale_review]
    assert stale == ([date] if date else [])


def test_a_review_that_was_stale_before_is_not_told() -> None:
    before = patched(reviewed(), EDIT)
    after = edited(before, "tracks/bread/proofing/lesson.md", "## Warmth", "## Cold")
    assert only(compare(course_of(before), course_of(after), {})).stale_review is None


def test_a_review_under_the_old_name_is_lost() -> None:
    found = compare(course_of(reviewed()), renamed_folder(reviewed()), {PROOFING: "bread/rising"})
    stale = found.lessons[0].stale_review
    assert isinstance(stale, StaleReview)
    assert (stale.lost, stale.reviewer) == (True, "Ada")


def test_course_and_track_facts() -> None:
    found = change(
        "--- tracks/course.yaml\n-  code: MIT\n+  code: Apache-2.0\n"
        "--- tracks/bread/track.yaml\n-level: beginner\n+level: expert\n"
    )
    assert [(one.name, one.before, one.after) for one in found.facts] == [
        ("license.code", "MIT", "Apache-2.0")
    ]
    assert [(one.name, one.before, one.after) for one in found.tracks[0].facts] == [
        ("level", "beginner", "expert")
    ]
    assert not found.unchanged


def track(found: CourseDiff, slug: str) -> TrackDiff:
    return next(one for one in found.tracks if one.state.slug == slug)


def test_tracks_that_come_and_go() -> None:
    cakes = course_of(with_cakes())
    added, removed = compare(MINIMAL, cakes, {}), compare(cakes, MINIMAL, {})
    assert (track(added, "cakes").before, track(removed, "cakes").after) == (None, None)
    assert told(added) == [("cakes/sponge", "added")]
    assert told(removed) == [("cakes/sponge", "removed")]
    assert track(added, "cakes").told
    assert track(added, "cakes").resized


def test_a_track_without_a_number_comes_last() -> None:
    files = {**with_cakes(), "tracks/aaa/track.yaml": CAKES.replace("number: 2\n", "").encode()}
    found = compare(course_of(files), course_of(files), {})
    assert [one.state.slug for one in found.tracks] == ["bread", "cakes", "aaa"]


def test_a_renamed_track_takes_its_planned_lessons_along() -> None:
    files = moved(minimal_course(), "tracks/bread", "tracks/loaves")
    ids = {f"bread/{slug}": f"loaves/{slug}" for slug in ("flour-and-water", "proofing")}
    found = compare(MINIMAL, course_of(files), {"bread": "loaves", **ids})
    assert {one.kind for one in found.lessons} == {Kind.CHANGED}
    assert {one.state.id for one in found.lessons} == {
        f"loaves/{slug}" for slug in ("flour-and-water", "proofing", "first-loaf", "sourdough")
    }
    assert movers(found) == set()


def test_a_lesson_that_goes_to_another_track_has_moved() -> None:
    files = moved(with_cakes(), "tracks/bread/proofing", "tracks/cakes/proofing")
    found = compare(course_of(with_cakes()), course_of(files), {PROOFING: "cakes/proofing"})
    assert "cakes/proofing" in movers(found)


def test_time_of_a_track_is_known_as_far_as_its_lessons_are() -> None:
    page = "tracks/bread/proofing/lesson.md"
    after = course_of({**minimal_course(), page: b"\xff"})
    found = compare(MINIMAL, after, {})
    before, now = found.tracks[0].before, found.tracks[0].after
    assert before
    assert now
    assert (before.unmeasured, now.unmeasured) == (0, 1)
    assert before.minutes.measured
    assert now.minutes.measured
    assert now.minutes.measured < before.minutes.measured
    assert (before.minutes.declared, now.minutes.declared) == (3, 3)
    assert [(one.path, one.side) for one in found.unread] == [(page, Side.AFTER)]
    assert (only(found).text, only(found).time_changed) == (None, True)


def test_a_course_without_manifests_is_compared_too() -> None:
    layout = Layout(course="", track="", pages={"brief": ("episodes/{lesson}.md",)})
    settings = Settings(layout=layout)
    page = b"---\ntitle: %s\n---\n\nText.\n"
    before = course_of({"episodes/one.md": page % b"One"}, settings)
    after = course_of({"episodes/one.md": page % b"Two", "episodes/b.md": page % b"B"}, settings)
    found = compare(before, after, {})
    assert sorted(one.kind.value for one in found.lessons) == ["added", "changed"]
    assert movers(found) == set()
    assert found.title is None


def test_what_is_on_neither_side_is_no_lesson_and_no_track() -> None:
    with pytest.raises(ValueError, match="one side"):
        _ = LessonDiff(kind=Kind.CHANGED, before=None, after=None).state
    with pytest.raises(ValueError, match="one side"):
        _ = TrackDiff(before=None, after=None).state
