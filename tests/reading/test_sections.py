"""Facts that stand under a heading."""

from __future__ import annotations

import pytest

from coursekit.model.document import Document
from coursekit.model.settings import Headings, Settings
from coursekit.model.text import Text
from coursekit.reading.course import read_course
from coursekit.reading.document import read_page
from coursekit.reading.sections import stated_objectives
from coursekit.reading.tree import DictTree


def brief(source: str, headings: Headings = Headings()) -> Document:  # noqa: B008 - frozen
    return read_page("a.md", "brief", Text(source), Settings(headings=headings))


def objectives(source: str, headings: Headings = Headings()) -> list[str]:  # noqa: B008 - frozen
    page = brief(source, headings)
    return [stated.value for stated in stated_objectives(page, headings)]


LISTED = "## objectives\n\nYou can:\n\n- *Bake* bread\n- Knead\n\n## Next\n\n- Not this\n"


def test_objectives_stand_in_front_matter_or_under_their_heading() -> None:
    assert stated_objectives(None, Headings()) == ()
    assert objectives("---\nobjectives: [a, b]\n---\n" + LISTED) == ["a", "b"]
    assert objectives("---\ntitle: A\n---\n" + LISTED) == ["Bake bread", "Knead"]
    assert objectives(LISTED) == ["Bake bread", "Knead"]
    assert objectives("## Other\n\n- x\n") == []


def test_an_empty_list_in_front_matter_counts() -> None:
    assert objectives("---\nobjectives: []\n---\n" + LISTED) == []


def test_a_course_names_its_headings() -> None:
    assert objectives(LISTED, Headings(objectives=("Next",))) == ["Not this"]


def test_objectives_under_a_heading_know_their_place() -> None:
    page = brief(LISTED)
    (_, knead) = stated_objectives(page, Headings())
    assert (knead.place.path, page.text.cut(knead.place.span)) == ("a.md", "Knead")


LINKED = """\
## Before you start

First [b](../b/lesson.md#x), then [b again](../b/brief.md), [the first](/tracks/t/a/), [this](practice.md),
[the web](https://example.org) and [a file](../../README.md).

### More

[c](../c/lesson.md)

## After

[d](../d/brief.md)
"""


@pytest.mark.parametrize(
    ("front_matter", "needed"),
    [
        ("", ["t/b", "t/a", "t/c"]),
        ("---\ntitle: E\n---\n", ["t/b", "t/a", "t/c"]),
        ("---\nprerequisites: []\n---\n", []),
        ("---\nprerequisites: [t/d]\n---\n", ["t/d"]),
        ("---\nprerequisites: none\n---\n", []),
    ],
)
def test_prerequisites_are_links_where_front_matter_states_none(
    front_matter: str, needed: list[str]
) -> None:
    files = {f"tracks/t/{slug}/brief.md": b"" for slug in "abcd"}
    files["tracks/t/e/brief.md"] = (front_matter + LINKED).encode()
    lesson = read_course(DictTree(files), Settings(), None).lessons["t/e"]
    assert [stated.value for stated in lesson.prerequisites] == needed


def test_a_linked_prerequisite_stands_where_its_link_leads() -> None:
    files = {"tracks/t/b/brief.md": b"", "tracks/t/e/brief.md": LINKED.encode()}
    lesson = read_course(DictTree(files), Settings(), None).lessons["t/e"]
    (stated,) = lesson.prerequisites
    page = lesson.pages["brief"]
    assert (stated.place.path, page.text.cut(stated.place.span)) == (
        "tracks/t/e/brief.md",
        "../b/lesson.md#x",
    )


def test_a_lesson_without_a_brief_states_nothing() -> None:
    files = {"tracks/t/b/brief.md": b"", "tracks/t/e/lesson.md": LINKED.encode()}
    assert read_course(DictTree(files), Settings(), None).lessons["t/e"].prerequisites == ()
