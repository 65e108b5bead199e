"""Rules about prerequisites, on graphs of any shape."""

from __future__ import annotations

import time

import pytest

from coursekit.model.course import Course, Lesson, Listing, Track
from coursekit.model.finding import Finding
from coursekit.model.record import Stated
from coursekit.model.settings import Settings
from coursekit.model.text import Place, Span
from coursekit.rules.base import Rule
from coursekit.rules.prerequisites import (
    components,
    later_prerequisite,
    prerequisite_cycle,
    redundant_prerequisite,
)
from tests.support.edits import BREAD, codes, edited, found, with_cakes
from tests.support.patching import minimal_course

BRIEF = f"{BREAD}/proofing/brief.md"
LIST = "prerequisites: [bread/flour-and-water]"


def course(graph: dict[str, list[str]]) -> Course:
    """Lessons `track/slug`, listed in the order of the graph, with their prerequisites."""
    tracks: dict[str, Track] = {}
    lessons: dict[str, Lesson] = {}
    numbers: dict[str, int] = {}
    for id_, needed in graph.items():
        track, slug = id_.split("/")
        numbers[track] = numbers.get(track, 0) + 1
        tracks[track] = Track(slug=track, label=f"Track {track}", manifest=None, manifest_path=None)
        lessons[id_] = Lesson(
            id=id_,
            track=track,
            slug=slug,
            label=f"lesson {numbers[track]}",
            listing=Listing(
                track=track,
                slug=slug,
                number=numbers[track],
                phase=1,
                title=None,
                planned=False,
                place=Place(f"{track}.yaml", Span(numbers[track], numbers[track])),
            ),
            pages={},
            unread={},
            expected={},
            prerequisites=tuple(
                Stated(other, Place(id_, Span(at, at + 1))) for at, other in enumerate(needed)
            ),
        )
    return Course(settings=Settings(), tracks=tracks, lessons=lessons)


def chain(length: int) -> dict[str, list[str]]:
    return {f"t/{n}": [f"t/{n - 1}"] if n else [] for n in range(length)}


def judged(rule: Rule, graph: dict[str, list[str]]) -> list[Finding]:
    assert rule.check
    return list(rule.check(course(graph)))


def test_components_come_behind_what_they_lead_to() -> None:
    graph = {"a": ["b", "d"], "b": ["c"], "c": ["b", "d"], "d": [], "e": ["e", "a"]}
    assert components(graph) == [{"d"}, {"b", "c"}, {"a"}, {"e"}]


def test_every_tangle_is_told_once_by_its_shortest_circle() -> None:
    graph = {
        "t/1": ["t/3"],
        "t/2": ["t/1", "t/3"],
        "t/3": ["t/2"],
        "t/4": [],
        "t/5": ["t/6", "t/4"],
        "t/6": ["t/5"],
        "t/7": ["t/7"],
    }
    one, other = judged(prerequisite_cycle.RULE, graph)
    assert one.message.endswith(": lesson 2 -> lesson 3 -> lesson 2")
    assert one.place == Place("t/2", Span(1, 2))
    assert [related.message for related in one.related] == ["lesson 3 needs lesson 2"]
    assert other.message.endswith(": lesson 5 -> lesson 6 -> lesson 5")
    assert judged(later_prerequisite.RULE, graph) == []


def test_a_circle_through_tracks_names_them() -> None:
    (finding,) = judged(prerequisite_cycle.RULE, {"a/1": ["b/1"], "b/1": ["a/1"]})
    assert finding.message.endswith(": lesson 1 -> lesson 1 of Track b -> lesson 1")
    assert finding.related[0].message == "lesson 1 of Track b needs lesson 1"
    assert finding.help == "Remove one of these prerequisites."


def test_long_chains_are_judged_in_little_time_and_told_in_few_words() -> None:
    start = time.perf_counter()
    graph = chain(10_000)
    assert judged(prerequisite_cycle.RULE, graph) == []
    assert judged(later_prerequisite.RULE, graph) == []
    graph["t/9999"].append("t/0")
    (redundant,) = judged(redundant_prerequisite.RULE, graph)
    assert redundant.message == (
        "lesson 9999, also named here, needs lesson 1 already: lesson 9999 -> lesson 9998 -> "
        "lesson 9997 -> lesson 9996 -> (9,991 more) -> lesson 4 -> lesson 3 -> lesson 2 -> lesson 1"
    )
    graph["t/0"].append("t/9999")
    (cycle,) = judged(prerequisite_cycle.RULE, graph)
    assert cycle.place.path == "t/0"
    assert cycle.message.endswith(": lesson 1 -> lesson 10000 -> lesson 1")
    # Ample for a slow machine; what is not linear takes minutes.
    assert time.perf_counter() - start < 20


def test_a_ring_of_ten_thousand_is_told() -> None:
    ring = {f"t/{n}": [f"t/{(n + 1) % 10_000}"] for n in range(10_000)}
    (cycle,) = judged(prerequisite_cycle.RULE, ring)
    assert "(9,993 more)" in cycle.message
    assert len(cycle.related) == 5


def test_what_is_redundant_is_told_with_its_chain() -> None:
    graph = {
        "t/1": [],
        "t/2": ["t/1"],
        "t/3": ["t/2"],
        "t/4": ["t/1", "t/3"],
        "u/1": ["t/1", "t/2"],
    }
    one, other = judged(redundant_prerequisite.RULE, graph)
    assert one.message == (
        "lesson 3, also named here, needs lesson 1 already: lesson 3 -> lesson 2 -> lesson 1"
    )
    assert other.message == (
        "lesson 2 of Track t, also named here, needs lesson 1 of Track t already"
    )


def test_nothing_is_redundant_through_a_circle() -> None:
    graph = {"t/1": ["t/2"], "t/2": ["t/1"], "t/3": ["t/1", "t/2"]}
    assert judged(redundant_prerequisite.RULE, graph) == []


def test_other_tracks_have_no_later_lessons() -> None:
    assert judged(later_prerequisite.RULE, {"a/1": ["b/2"], "b/1": [], "b/2": []}) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("bread/flour-water", "bread/flour-and-water"),
        ("bred/flour-and-water", "bread/flour-and-water"),
        ("cakes/flour-and-water", "bread/flour-and-water"),
        ("bred/flour-and-watr", "bread/flour-and-water"),
        ("bread/sponge", "cakes/sponge"),
        ("bread/zzz", None),
        ("zzz/sponges", None),
    ],
)
def test_the_nearest_lesson_is_offered(wrong: str, right: str | None) -> None:
    (finding,) = found(edited(with_cakes(), BRIEF, LIST, f"prerequisites: [{wrong}]"))
    assert finding.code == "PR301"
    assert (finding.fix.edits[0].text if finding.fix else None) == right


def test_a_lesson_of_a_broken_manifest_may_be_listed_there() -> None:
    files = edited(with_cakes(), "tracks/cakes/track.yaml", "phases:", "phasess:")
    assert codes(edited(files, BRIEF, LIST, "prerequisites: [cakes/tart]")) == []


def test_a_name_its_schema_refuses_is_told_once() -> None:
    files = edited(minimal_course(), BRIEF, LIST, "prerequisites: [flour-and-water]")
    assert codes(files, "FM106", "PR") == ["FM106"]


def test_a_prerequisite_named_twice_is_not_redundant() -> None:
    twice = "prerequisites: [bread/flour-and-water, bread/flour-and-water]"
    assert codes(edited(minimal_course(), BRIEF, LIST, twice), "PR") == []


def test_a_planned_lesson_with_pages_is_not_unpublished() -> None:
    files = edited(
        minimal_course(),
        f"{BREAD}/track.yaml",
        "- flour-and-water",
        "- {slug: flour-and-water, title: Flour and water, status: planned}",
    )
    assert codes(files) == ["PL209"]


def test_a_later_planned_lesson_is_told_once() -> None:
    assert codes(edited(minimal_course(), BRIEF, LIST, "prerequisites: [bread/sourdough]")) == [
        "PR304"
    ]


def test_an_order_that_disagrees_explains_a_later_prerequisite() -> None:
    files = edited(
        minimal_course(),
        f"{BREAD}/track.yaml",
        "- flour-and-water\n      - proofing",
        "- proofing\n      - flour-and-water",
    )
    assert codes(files) == ["PL205", "PL205"]


OWN = "bread/proofing"
OTHER = "bread/flour-and-water"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"[{OWN}]", "[]"),
        (f"[{OWN}, {OTHER}]", f"[{OTHER}]"),
        (f"[{OTHER}, '{OWN}']", f"[{OTHER}]"),
        (f"\n  - {OWN}", "\n  []"),
        (f"\n  - {OWN}\n  - {OTHER}", f"\n  - {OTHER}"),
        (f"\n  - {OTHER}\n  - {OWN}", f"\n  - {OTHER}"),
        (f"\n  - {OTHER} # first\n  - {OWN}", None),
        (f"[{OWN}, 1]", None),
    ],
)
def test_a_prerequisite_is_taken_out_of_its_list(before: str, after: str | None) -> None:
    files = edited(minimal_course(), BRIEF, LIST, f"prerequisites: {before}".replace(": \n", ":\n"))
    (finding,) = found(files)
    assert finding.code == "PR302"
    assert bool(finding.fix) == (after is not None)
    if finding.fix and after is not None:
        data = files[BRIEF]
        assert data is not None
        (edit,) = finding.fix.edits
        lines = data.decode().splitlines(keepends=True)
        starts = [sum(map(len, lines[:n])) for n in range(len(lines))]
        start, end = (
            starts[at.line - 1] + at.column - 1 for at in (edit.location.start, edit.location.end)
        )
        text = data.decode()
        mended = (text[:start] + edit.text + text[end:]).encode()
        wanted = f"prerequisites: {after}".replace(": \n", ":\n")
        assert mended == edited(minimal_course(), BRIEF, LIST, wanted)[BRIEF]
        assert codes({**files, BRIEF: mended}) == []
