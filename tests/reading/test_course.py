"""The course as it is assembled: our layout, others, and files that cannot be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

import pytest

from coursekit.model.course import Course, TargetState, UnreadReason
from coursekit.model.document import Document
from coursekit.model.settings import Headings, Layout, Limits, Links, Settings
from coursekit.model.text import Text
from coursekit.model.vocabulary import Words
from coursekit.reading import course as reading
from coursekit.reading import document, together
from coursekit.reading.course import read_course
from coursekit.reading.tree import DictTree
from tests.support.patching import minimal_course


def read(files: Mapping[str, bytes | str | None], settings: Settings = Settings()) -> Course:  # noqa: B008 - frozen
    return read_course(DictTree(files), settings, None)


def test_the_minimal_course() -> None:
    day = dt.date(2026, 1, 2)
    course = read_course(DictTree(minimal_course()), Settings(), day)
    assert course.as_of == day
    assert (course.unread, course.faults) == ((), ())
    assert course.manifest
    assert list(course.lessons) == [
        "bread/flour-and-water",
        "bread/proofing",
        "bread/first-loaf",
        "bread/sourdough",
    ]
    lesson = course.lessons["bread/proofing"]
    assert (lesson.label, lesson.number, lesson.title) == ("lesson 2", 2, "Proofing")
    assert list(lesson.pages) == ["brief", "lesson", "practice", "references"]
    assert lesson.stated_track
    assert lesson.stated_phase
    assert lesson.stated_order
    stated = (lesson.stated_track, lesson.stated_phase, lesson.stated_order, lesson.status)
    assert [one and one.value for one in stated] == ["bread", 1, 2, "published"]
    assert lesson.published
    assert lesson.published.value == dt.date(2026, 3, 2)
    assert lesson.reviewed is None
    assert [one.value for one in lesson.prerequisites] == ["bread/flour-and-water"]
    assert len(lesson.objectives) == 3
    planned = course.lessons["bread/sourdough"]
    assert (planned.present, planned.planned, planned.title) == (False, True, "Sourdough")
    assert {link.state for link in course.links} == {TargetState.FOUND}
    assert len(list(course.records)) == 2 + 12


def test_lessons_that_no_manifest_lists_come_last() -> None:
    files = {**minimal_course(), "tracks/bread/aaa/brief.md": b"", "tracks/zzz/a/lesson.md": b""}
    course = read(files)
    assert list(course.lessons)[-2:] == ["bread/aaa", "zzz/a"]
    lesson = course.lessons["bread/aaa"]
    assert (lesson.label, lesson.listing, lesson.title) == ("lesson bread/aaa", None, None)
    assert course.tracks["zzz"].manifest is None


def test_a_lesson_listed_twice_has_its_first_entry() -> None:
    files = {"tracks/a/track.yaml": "phases:\n- {lessons: [x, y]}\n- {lessons: [x]}\n"}
    lesson = read(files).lessons["a/x"]
    assert lesson.listing
    assert (lesson.listing.phase, lesson.number) == (1, 1)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (None, UnreadReason.UNREADABLE),
        (b"\xff", UnreadReason.NOT_UTF8),
        (b"x" * 2000, UnreadReason.TOO_LARGE),
    ],
)
@pytest.mark.parametrize(
    "path",
    ["tracks/bread/proofing/brief.md", "tracks/bread/track.yaml", "tracks/course.yaml"],
)
def test_a_file_that_cannot_be_read_ends_nothing(
    path: str, data: bytes | None, reason: UnreadReason
) -> None:
    settings = Settings(limits=Limits(page_bytes=1999))
    course = read({**minimal_course(), path: data}, settings)
    assert [(one.path, one.reason) for one in course.unread] == [(path, reason)]
    assert course.lessons["bread/proofing"].present
    assert course.lessons["bread/first-loaf"].pages["brief"].record


def test_an_unread_page_is_there_but_states_nothing() -> None:
    path = "tracks/bread/proofing/brief.md"
    lesson = read({**minimal_course(), path: None}).lessons["bread/proofing"]
    assert lesson.unread == {"brief": path}
    assert (lesson.status, lesson.prerequisites, lesson.objectives) == (None, (), ())


def test_a_page_that_cannot_be_read_is_not_tried_again_for_its_anchors() -> None:
    files = minimal_course()
    files["tracks/bread/proofing/practice.md"] = b"[there](../first-loaf/lesson.md#x)\n"
    files["tracks/bread/first-loaf/lesson.md"] = None
    course = read(files)
    assert [one.path for one in course.unread] == ["tracks/bread/first-loaf/lesson.md"]


def test_a_fault_of_a_reader_is_kept_and_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = "tracks/bread/proofing/lesson.md"
    real = document.read_page

    def read_page(path: str, kind: str, text: Text, settings: Settings) -> Document:
        if path == broken:
            raise ZeroDivisionError("made to fail")
        return real(path, kind, text, settings)

    monkeypatch.setattr(together, "read_page", read_page)
    course = read(minimal_course())
    (fault,) = course.faults
    assert (fault.path, fault.stage) == (broken, "reading")
    assert fault.error == "ZeroDivisionError: made to fail"
    assert "read_page" in fault.traceback
    lesson = course.lessons["bread/proofing"]
    assert lesson.unread == {"lesson": broken}
    assert list(lesson.pages) == ["brief", "practice", "references"]


def test_a_fault_in_a_manifest_leaves_its_lessons(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_manifest(path: str, schema: str, text: Text, settings: Settings) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(reading, "read_manifest", read_manifest)
    course = read(minimal_course())
    assert [fault.path for fault in course.faults] == [
        "tracks/course.yaml",
        "tracks/bread/track.yaml",
    ]
    assert course.manifest is None
    assert course.tracks["bread"].manifest is None
    assert len(course.lessons) == 3


def test_anchors_are_those_of_pages_and_of_the_files_they_link_into() -> None:
    files = {
        "tracks/t/a/brief.md": "# One\n[x](/NOTES.md#two) [y](/OTHER.md) [z](/gone.md#a) [o](../../../../o.md#a)\n",
        "NOTES.md": "# Two\n",
        "OTHER.md": "# Three\n",
    }
    course = read(files)
    assert course.anchors == {"tracks/t/a/brief.md": {"one"}, "NOTES.md": {"two"}}
    assert course.unread == ()


def test_a_linked_file_that_cannot_be_read_is_unread() -> None:
    files = {"tracks/t/a/brief.md": "[x](/NOTES.md#two)\n", "NOTES.md": None}
    course = read(files)
    assert [one.path for one in course.unread] == ["NOTES.md"]
    assert list(course.anchors) == ["tracks/t/a/brief.md"]


FOREIGN = Settings(
    layout=Layout(course="", track="", pages={"brief": ("episodes/{lesson}.md",)}, required=()),
    keys=MappingProxyType(
        {"title": "meta.name", "read_minutes": "teaching", "status": "meta.state"}
    ),
    headings=Headings(objectives=("Goals",), prerequisites=("Needed first",)),
    words=Words(lesson=("episode",)),
    links=Links(root="", suffixes=("", ".md")),
)
EPISODE = """\
---
meta:
  name: Second
  state: draft
teaching: 10
---

## Goals

- Bake a loaf

## Needed first

The [first](first.md) and, by its route, the [third](/episodes/third). [Setup](setup/index.md) too.
"""


def test_a_foreign_layout_is_read_by_its_configuration() -> None:
    files = {
        "episodes/first.md": "---\nmeta: {name: First}\n---\n",
        "episodes/second.md": EPISODE,
        "episodes/third.md": "",
        "episodes/setup/index.md": "",
        "index.md": "",
    }
    course = read(files, FOREIGN)
    assert list(course.lessons) == ["course/first", "course/second", "course/third"]
    assert (course.manifest, course.tracks["course"].manifest_path) == (None, None)
    lesson = course.lessons["course/second"]
    assert (lesson.label, lesson.title) == ("episode course/second", "Second")
    assert lesson.draft
    assert [one.value for one in lesson.objectives] == ["Bake a loaf"]
    assert [one.value for one in lesson.prerequisites] == ["course/first", "course/third"]


def test_a_planned_lesson_beside_others_is_known_by_its_route() -> None:
    layout = Layout(course="", track="syllabus.yaml", pages={"brief": ("episodes/{lesson}.md",)})
    settings = Settings(layout=layout, links=Links(suffixes=("", ".md")))
    files = {
        "syllabus.yaml": "phases:\n- {lessons: [first, {slug: later, status: planned}]}\n",
        "episodes/first.md": "[later](later) [later](later.md) [gone](gone.md)\n",
    }
    links = read(files, settings).links
    assert [link.lesson for link in links] == ["course/later", "course/later", None]


def test_folders_of_lessons_belong_to_them() -> None:
    files = minimal_course()
    files["tracks/bread/proofing/practice.md"] = (
        b"[a](../sourdough/) [b](figures/x.svg) [c](../track.yaml) [d](../first-loaf/lesson.md)\n"
    )
    links = [link for link in read(files).links if link.page.path.endswith("proofing/practice.md")]
    assert [link.lesson for link in links] == [
        "bread/sourdough",
        "bread/proofing",
        None,
        "bread/first-loaf",
    ]
