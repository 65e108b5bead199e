from __future__ import annotations

import pytest

from coursekit.model.course import Citation, TargetState
from coursekit.model.settings import Settings
from coursekit.model.url import BadUrl, Url
from coursekit.reading.course import read_course
from coursekit.reading.tree import DictTree
from tests.support.edits import edited
from tests.support.patching import Files, minimal_course

COURSE = "tracks/course.yaml"
REFERENCES = "tracks/bread/proofing/references.md"
OWN = "Everything in this lesson is our own."


def with_text(text: str, course: str = "") -> Files:
    files = edited(minimal_course(), REFERENCES, OWN, text)
    return edited(files, COURSE, "language: en", f"language: en\n{course}")


def citations(files: Files) -> list[Citation]:
    course = read_course(DictTree(files), Settings(), None)
    return sorted(course.citations, key=lambda one: one.place)


def targets(files: Files) -> list[str]:
    return [one.text.cut(one.place.span) for one in citations(files)]


def test_links_of_every_kind_are_citations_where_they_are_written() -> None:
    text = (
        "[a](https://a.org/1), <https://a.org/2>, [c][c], ![d](https://a.org/4)\n\n"
        '<a href="https://a.org/5">e</a> and `https://a.org/6`, [f](mailto:a@b.org), [g](brief.md)'
        "\n\n[c]: https://a.org/3\n"
    )
    assert targets(with_text(text)) == [f"https://a.org/{n}" for n in (1, 2, 4, 5, 3)]


def test_front_matter_and_manifests_state_addresses_too() -> None:
    files = with_text(
        "Nothing.", "site: https://a.org/\nrepository: https://b.org/c\ncontact: d@e.f"
    )
    source = "derived: true\nsources:\n  - {title: A, url: https://c.org/x, evidence: docs/a.txt}"
    files = edited(files, REFERENCES, "derived: false", source)
    assert targets(files) == ["https://c.org/x", "https://a.org/", "https://b.org/c"]


def test_a_picture_in_its_own_address_cites_nothing() -> None:
    (found,) = citations(with_text("![a](data:image/png;base64,AA) [b](data:image/png;base64,AA)"))
    assert isinstance(found.url, BadUrl)


def test_what_markdown_may_refuse_is_a_citation_all_the_same() -> None:
    found = citations(with_text("[a](javascript:a) [b](file:///b) [c](vbscript:c)"))
    assert all(isinstance(one.url, BadUrl) for one in found)
    assert len(found) == 3


REPOSITORY = "repository: https://github.com/o/r.git"
SITE = "site: https://a.org/course"


@pytest.mark.parametrize(
    ("url", "state"),
    [
        ("https://github.com/o/r/blob/main/tracks/course.yaml", TargetState.FOUND),
        ("https://github.com/O/R/blob/master/tracks/course.yaml#L3", TargetState.FOUND),
        ("https://github.com/o/r/tree/HEAD/tracks", TargetState.FOUND),
        ("https://github.com/o/r/tree/main", TargetState.FOUND),
        ("https://github.com/o/r/blob/refs/heads/main/tracks/a.md", TargetState.MISSING),
        ("https://github.com/o/r/-/blob/main/tracks/a.md", TargetState.MISSING),
        ("https://raw.githubusercontent.com/o/r/main/tracks/course.yaml", TargetState.FOUND),
        ("https://raw.githubusercontent.com/o/x/main/tracks/course.yaml", None),
        ("https://github.com/o/r/blob/main/Tracks", TargetState.OTHER_CASE),
        ("https://github.com/o/r/blob/main/%00", None),
        ("https://github.com/o/r/blob/v1/tracks/a.md", None),
        ("https://github.com/o/r/issues/1", None),
        ("https://github.com/o/rest/blob/main/tracks/a.md", None),
        ("https://github.com/o/r", None),
        ("https://www.a.org/course/tracks/bread/proofing", TargetState.FOUND),
        ("https://a.org/course/tracks/bread/proofing/lesson/", TargetState.FOUND),
        ("https://a.org/course/tracks/bread/proofing/lessons/", TargetState.MISSING),
        ("https://a.org/course/tracks/bread/proofin", TargetState.MISSING),
        ("https://a.org/course/tracks/bread/proofing/old.html", None),
        ("https://a.org/course/about", None),
        ("https://a.org/course/", None),
        ("https://a.org/tracks/bread/proofin", None),
        ("https://a.org:8080/course/tracks/x", None),
    ],
)
def test_what_the_tree_can_tell_of_our_own(url: str, state: TargetState | None) -> None:
    files = {**with_text(f"<{url}>", f"{REPOSITORY}\n{SITE}"), ".git/HEAD": b""}
    found = next(one for one in citations(files) if one.target == url)
    assert (found.own and found.own.state) == state
    assert isinstance(found.url, Url)


@pytest.mark.parametrize(
    ("url", "rendered"),
    [
        ("https://github.com/o/r/blob/main/tracks/a.md", True),
        ("https://github.com/o/r/blob/main/tracks/a.md?plain=1", False),
        ("https://github.com/o/r/edit/main/tracks/a.md", False),
        ("https://raw.githubusercontent.com/o/r/main/tracks/a.md", False),
        ("https://a.org/course/tracks/bread/proofing", True),
    ],
)
def test_where_our_own_is_shown_as_a_page(url: str, rendered: bool) -> None:
    files = {**with_text(f"<{url}>", f"{REPOSITORY}\n{SITE}"), ".git/HEAD": b""}
    found = next(one for one in citations(files) if one.target == url)
    assert found.own
    assert found.own.rendered is rendered


@pytest.mark.parametrize(("path", "known"), [("tracks/a.md", True), ("a.md", False)])
def test_below_a_folder_that_is_no_repository_only_known_folders_count(
    path: str, known: bool
) -> None:
    url = f"https://github.com/o/r/blob/main/{path}"
    found = next(o for o in citations(with_text(f"<{url}>", REPOSITORY)) if o.target == url)
    assert (found.own is not None) is known
