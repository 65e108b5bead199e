"""Tracks, phases and lessons from a manifest."""

from __future__ import annotations

import pytest

from coursekit.model.course import Track
from coursekit.model.settings import Layout, Settings
from coursekit.model.text import Text
from coursekit.model.vocabulary import Words
from coursekit.reading.document import read_manifest
from coursekit.reading.tracks import assemble_track

PATH = "tracks/a/track.yaml"


def track(source: str, settings: Settings = Settings()) -> Track:  # noqa: B008 - frozen
    manifest = read_manifest(PATH, "track", Text(source), settings)
    return assemble_track("a", manifest, PATH, settings)


def phases(source: str) -> Track:
    return track(f"number: 3\ntitle: A\nlevel: x\ndescription: x\nphases:\n{source}")


WHOLE = """\
  - slug: one
    title: One
    lessons:
      - first
      - {slug: second, title: Second, status: planned}
  - slug: two
    title: Two
    lessons: [third]
"""


def test_numbers_are_positions() -> None:
    found = phases(WHOLE)
    assert (found.label, found.title, found.manifest_path) == ("Track 3", "A", PATH)
    assert [(p.number, p.slug, p.title, p.label) for p in found.phases] == [
        (1, "one", "One", "Phase 1"),
        (2, "two", "Two", "Phase 2"),
    ]
    listed = [(n.lesson, n.number, n.phase, n.title, n.planned) for n in found.listings]
    assert listed == [
        ("a/first", 1, 1, None, False),
        ("a/second", 2, 1, "Second", True),
        ("a/third", 3, 2, None, False),
    ]
    assert found.lists_known


def test_places_are_those_of_the_slugs() -> None:
    found = phases(WHOLE)
    assert found.manifest
    cut = found.manifest.text.cut
    assert [cut(p.place.span) for p in found.phases] == ["one", "two"]
    assert [cut(n.place.span) for n in found.listings] == ["first", "second", "third"]
    planned = [n.planned_at and cut(n.planned_at.span) for n in found.listings]
    assert planned == [None, "planned", None]


def test_a_phase_is_found_by_number_and_by_slug() -> None:
    found = phases(WHOLE)
    assert found.phase(2) is found.phase("two") is found.phases[1]
    assert found.phase(3) is found.phase("three") is None


def test_a_lesson_listed_again_moves_no_other() -> None:
    found = phases(
        "  - {slug: one, title: One, lessons: [x, y, x]}\n  - {slug: two, title: Two, lessons: [y, z]}\n"
    )
    assert [(n.slug, n.number) for n in found.listings] == [
        ("x", 1),
        ("y", 2),
        ("x", 1),
        ("y", 2),
        ("z", 3),
    ]


@pytest.mark.parametrize(
    ("entry", "number"), [("12", 3), ("{title: X}", 3), ("[x]", 3), ("", 2), ("~", 2)]
)
def test_what_is_meant_as_a_lesson_has_its_place_in_the_count(entry: str, number: int) -> None:
    found = phases(
        f"  - slug: one\n    title: One\n    lessons:\n      - x\n      - {entry}\n      - y\n"
    )
    assert [(n.slug, n.number) for n in found.listings] == [("x", 1), ("y", number)]
    assert not found.lists_known


def test_a_phase_that_is_no_mapping_keeps_its_number() -> None:
    found = phases("  - one\n  - {slug: two, title: Two, lessons: [x]}\n")
    assert [(p.number, p.slug) for p in found.phases] == [(2, "two")]


def test_a_phase_may_lack_everything() -> None:
    (phase,) = phases("  - {title: ~, slug: 7}\n").phases
    assert (phase.slug, phase.title, phase.listings) == ("1", "", ())
    (phase,) = phases("  - {title: One}\n").phases
    assert phase.slug == "1"


@pytest.mark.parametrize("source", ["phases: none\n", "- a list\n", "", "number: [\n"])
def test_a_manifest_may_hold_no_phases(source: str) -> None:
    found = track(source)
    assert (found.phases, found.listings, found.lists_known) == ((), (), False)
    assert found.label == "Track a"


def test_a_number_its_schema_refuses_is_none() -> None:
    found = track("number: 0\n")
    assert (found.number, found.label) == (None, "Track a")


@pytest.mark.parametrize(
    ("source", "known"),
    [
        ("  - {slug: one, title: One, lessons: [x]}\n", True),
        ("  - {slug: one, lessons: [x]}\n", True),
        ("  - {slug: one, title: One, lessons: [x], more: 1}\n", True),
        ("  - {slug: one, title: One, lessons: [{slug: x, title: X, status: soon}]}\n", True),
        ("  - {slug: one, title: One, title: Two, lessons: [x]}\n", True),
        ("  - {slug: one, title: One, lessons: [X_]}\n", False),
        ("  - {slug: one, title: One, lesson: [x]}\n", False),
        ("  - {slug: one, title: One}\n", False),
        ("  - {slug: one, title: One, lessons: [x], lessons: [y]}\n", False),
        ("  []\n", False),
    ],
)
def test_whether_the_lists_are_known(source: str, known: bool) -> None:
    assert phases(source).lists_known is known


def test_a_track_without_a_manifest() -> None:
    found = assemble_track("a", None, None, Settings())
    assert (found.label, found.number, found.phases) == ("Track a", None, ())
    assert found.manifest_path == PATH
    assert not found.lists_known
    none = Settings(layout=Layout(track=""))
    assert assemble_track("a", None, None, none).manifest_path is None


def test_a_course_has_its_own_words() -> None:
    words = Words(track=("Module", "Track"), phase=("Part",))
    found = track(f"number: 3\nphases:\n{WHOLE}", Settings(words=words))
    assert (found.label, found.phases[0].label) == ("Module 3", "Part 1")
