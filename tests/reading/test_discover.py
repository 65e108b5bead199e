"""Which files are what, in our layout and in others."""

from __future__ import annotations

import dataclasses

import pytest

from coursekit.model.settings import Layout
from coursekit.reading.discover import discover, expected_pages, lesson_home
from coursekit.reading.tree import DictTree
from tests.support.patching import minimal_course


def tree(*paths: str) -> DictTree:
    return DictTree(dict.fromkeys(paths, b""))


def test_our_layout() -> None:
    found = discover(DictTree(minimal_course()), Layout())
    assert found.manifest == "tracks/course.yaml"
    assert found.tracks == {"bread": "tracks/bread/track.yaml"}
    assert set(found.pages) == {
        ("bread", "flour-and-water"),
        ("bread", "proofing"),
        ("bread", "first-loaf"),
    }
    assert found.pages["bread", "proofing"]["brief"] == "tracks/bread/proofing/brief.md"
    assert set(found.pages["bread", "proofing"]) == {"brief", "lesson", "practice", "references"}


def test_an_empty_tree_holds_nothing() -> None:
    found = discover(tree(), Layout())
    assert (found.manifest, found.tracks, found.pages) == (None, {}, {})


def test_pages_outside_the_layout_and_excluded_ones_are_passed_over() -> None:
    paths = (
        "tracks/a/b/brief.md",
        "tracks/old/b/brief.md",
        "tracks/a/b/c/brief.md",
        "a/b/brief.md",
    )
    layout = Layout(exclude=("tracks/old/**",))
    assert discover(tree(*paths), layout).pages == {("a", "b"): {"brief": "tracks/a/b/brief.md"}}


def test_other_markdown_files_are_kept_apart() -> None:
    paths = ("tracks/a/b/notes.md", "tracks/a/README.MD", "tracks/a/b/c/x.mdx", "tracks/a/b/x.svg")
    layout = Layout(exclude=("tracks/*/README.*",))
    found = discover(tree("tracks/a/b/brief.md", "other.md", *paths), layout)
    assert found.others == ("tracks/a/b/c/x.mdx", "tracks/a/b/notes.md")


def test_excluded_manifests_are_passed_over() -> None:
    layout = Layout(exclude=("tracks/old/**",))
    assert discover(tree("tracks/old/track.yaml"), layout).tracks == {}


def test_one_file_for_a_lesson_and_no_manifests() -> None:
    layout = Layout(course="", track="", pages={"brief": ("episodes/{lesson}.md",)})
    found = discover(tree("episodes/intro.md", "episodes/x/deep.md", "index.md"), layout)
    assert (found.manifest, found.tracks) == (None, {})
    assert found.pages == {("course", "intro"): {"brief": "episodes/intro.md"}}


def test_a_track_manifest_for_a_course_without_tracks() -> None:
    layout = Layout(track="syllabus.yaml", pages={"brief": ("{lesson}.md",)})
    found = discover(tree("syllabus.yaml", "a.md"), layout)
    assert found.tracks == {"course": "syllabus.yaml"}
    assert found.pages == {("course", "a"): {"brief": "a.md"}}


def test_a_lesson_without_a_name_in_its_pattern_is_named_by_its_file() -> None:
    layout = Layout(pages={"brief": ("lessons/*/*.en.md",)})
    found = discover(tree("lessons/x/intro.en.md"), layout)
    assert set(found.pages) == {("course", "intro")}


def test_the_first_pattern_that_is_named_wins() -> None:
    layout = Layout(pages={"brief": ("{lesson}/index.md", "{lesson}/brief.md")})
    found = discover(tree("a/brief.md", "a/index.md", "b/brief.md"), layout)
    assert found.pages["course", "a"] == {"brief": "a/index.md"}
    assert found.pages["course", "b"] == {"brief": "b/brief.md"}


def test_a_file_is_one_page() -> None:
    layout = Layout(pages={"lesson": ("{lesson}.md",), "brief": ("{lesson}.md",)})
    assert discover(tree("a.md"), layout).pages == {("course", "a"): {"brief": "a.md"}}


def test_folders_that_hold_each_other_are_walked_once() -> None:
    layout = Layout(
        pages={
            "brief": ("docs/{track}/{lesson}.md",),
            "lesson": ("docs/text/{track}/{lesson}.md",),
            "practice": ("docsx/{track}/{lesson}.md",),
        }
    )
    paths = ("docs/a/b.md", "docs/text/a/b.md", "docsx/a/b.md")
    (pages,) = discover(tree(*paths), layout).pages.values()
    assert pages == dict(zip(("brief", "lesson", "practice"), paths, strict=True))


def test_a_course_manifest_in_the_root() -> None:
    layout = dataclasses.replace(Layout(), course="course.yaml")
    assert discover(tree("course.yaml"), layout).manifest == "course.yaml"


def test_pages_are_expected_where_the_first_pattern_says() -> None:
    layout = Layout(pages={"lesson": ("{track}/{lesson}.md", "x.md"), "brief": ()})
    assert expected_pages(layout, "a", "b") == {"lesson": "a/b.md"}


@pytest.mark.parametrize(
    ("pattern", "home"),
    [
        ("tracks/{track}/{lesson}/brief.md", "tracks/t/l"),
        ("tracks/{track}/{lesson}/en/brief.md", "tracks/t/l"),
        ("tracks/{track}/x-{lesson}.md", "tracks/t/x-l.md"),
        ("tracks/*/brief.md", "tracks/*/brief.md"),
    ],
)
def test_a_lesson_has_a_folder_of_its_own_or_only_its_file(pattern: str, home: str) -> None:
    path = pattern.replace("{track}", "t").replace("{lesson}", "l")
    assert lesson_home(pattern, path) == home
