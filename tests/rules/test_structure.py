"""Sections, headings, titles and files: what is asked for, and of whom."""

from __future__ import annotations

import pytest

from coursekit.model.report import ReportedFinding
from tests.support.edits import BREAD, edited
from tests.support.fixes import fixed
from tests.support.linting import lint_files
from tests.support.patching import Files, minimal_course

BRIEF = f"{BREAD}/proofing/brief.md"
LESSON = f"{BREAD}/proofing/lesson.md"
REFERENCES = f"{BREAD}/proofing/references.md"
OWN = (
    "## Source material\n\nNone: the lesson is our own from end to end.\n\n"
    "## What this lesson draws from each source\n\nNothing.\n\n"
)


def found(files: Files) -> list[ReportedFinding]:
    return [f for f in lint_files(files).findings if f.code.startswith("ST")]


def codes(files: Files) -> list[str]:
    return [finding.code for finding in found(files)]


def configured(text: str) -> Files:
    return {**minimal_course(), "coursekit.toml": text.encode()}


@pytest.mark.parametrize(
    ("derived", "count"), [("true", 2), ("false", 0), ("maybe", 0), ("[", 0), ("", 0)]
)
def test_sections_about_sources_are_asked_for_where_there_are_sources(
    derived: str, count: int
) -> None:
    files = edited(minimal_course(), REFERENCES, OWN, "")
    files = edited(files, REFERENCES, "derived: false", f"derived: {derived}")
    assert codes(files) == ["ST501"] * count


def test_a_course_with_its_own_pages_is_asked_for_nothing() -> None:
    pages = "".join(
        f'{kind} = ["tracks/{{track}}/{{lesson}}/{kind}.md"]\n'
        for kind in ("brief", "lesson", "practice", "references")
    )
    files = configured(f"[layout.pages]\n{pages}")
    files = edited(files, BRIEF, "## Where this fits", "# Anything")
    files = edited(files, f"{BREAD}/proofing/practice.md", "title: Proofing", "title: Practice")
    files[f"{BREAD}/proofing/notes.md"] = b"Notes"
    assert codes(files) == ["ST503"]
    files["coursekit.toml"] = (files["coursekit.toml"] or b"") + (
        b'[structure]\nh1 = "none"\ntitles = "same"\nother_files = "linked"\n'
        b'[structure.sections]\nbrief = ["Where this fits"]\n'
    )
    assert sorted(codes(files)) == ["ST501", "ST504", "ST505", "ST507"]


def test_one_of_several_headings_is_enough() -> None:
    text = (
        '[structure.sections]\nbrief = [["Where it fits", "WHERE THIS FITS"], ["Goals", "Aims"]]\n'
    )
    findings = found(configured(text))
    assert {f.message for f in findings} == {"this brief page has no section 'Goals' or 'Aims'"}
    assert len(findings) == 3


def test_a_mistyped_heading_is_mended() -> None:
    files = edited(minimal_course(), BRIEF, "## Before you start", "Before You Begin\n---")
    (finding,) = found(files)
    assert codes(fixed(files, finding)) == []


def test_sections_of_a_page_that_takes_in_others_may_stand_there() -> None:
    files = edited(minimal_course(), BRIEF, "## Where this fits", "{{#include fits.md}}")
    assert codes(files) == []


@pytest.mark.parametrize("h1", ["one", "any"])
def test_a_page_without_headings_has_none_of_the_first_level(h1: str) -> None:
    files = configured(f'[structure]\nh1 = "{h1}"\n[structure.sections]\nbrief = []\n')
    files = {p: d for p, d in files.items() if "/proofing/" not in p or p == BRIEF}
    files[BRIEF] = (files[BRIEF] or b"").split(b"## What")[0]
    places = [f.location.start.line for f in found(files) if f.location.path == BRIEF]
    assert places == ([1] if h1 == "one" else [])


def test_one_heading_of_the_first_level_and_no_second() -> None:
    files = configured('[structure]\nh1 = "one"\n')
    files = {path: data for path, data in files.items() if path.count("/") < 3}
    files[LESSON] = b"---\ntitle: A\npage: lesson\n---\n\n# A\n\n## B\n\nb\n\n# C\n\nc\n"
    (finding,) = found(files)
    assert (finding.code, finding.location.start.line) == ("ST504", 12)


@pytest.mark.parametrize(
    "title", ["Proofing: at home", "True", "'Proofing'", "12", "Überguss, kalt"]
)
def test_a_title_is_written_so_that_it_is_read_again(title: str) -> None:
    quoted = f'"{title}"'
    files = edited(minimal_course(), BRIEF, "title: Proofing", f"title: {quoted}")
    for kind in ("lesson", "references"):
        path = f"{BREAD}/proofing/{kind}.md"
        files = edited(files, path, "title: Proofing", f"title: {quoted}")
    (finding,) = found(files)
    assert finding.code == "ST505"
    assert lint_files(fixed(files, finding)).findings == ()


def test_a_title_in_the_manifest_is_about_its_lesson() -> None:
    entry = "      - slug: proofing\n        title: Proving"
    files = edited(minimal_course(), f"{BREAD}/track.yaml", "      - proofing", entry)
    (finding,) = found(files)
    assert (finding.code, finding.lesson, finding.source.strip()) == (
        "ST505",
        "bread/proofing",
        "title: Proving",
    )


@pytest.mark.parametrize(("length", "expected"), [(59, 1), (60, 0), (200, 0), (201, 1)])
def test_the_bounds_of_a_description(length: int, expected: int) -> None:
    old = (minimal_course()[BRIEF] or b"").decode().split("\n")[2]
    files = edited(minimal_course(), BRIEF, old, f"description: {'é' * length}")
    assert len(found(files)) == expected


def test_lessons_that_share_a_folder_have_no_unexpected_files() -> None:
    files = configured(
        '[layout]\ntrack = ""\n[layout.pages]\nbrief = ["episodes/{lesson}.md"]\n'
        '[structure]\nother_files = "linked"\n'
    )
    files = {"episodes/a.md": files[BRIEF], "coursekit.toml": files["coursekit.toml"]}
    files["episodes/.hidden.md"] = files["episodes/b.MD"] = b""
    assert codes(files) == []


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("## A", 1),
        ("## A\r\n\r\n## B\r\n\r\nb\r\n", 1),
        ("A\n===\n\n## B\n\nb", 0),
        ("## A\n\n[a]: lesson.md", 0),
        ("## A\n<!-- --> a", 0),
        ("## A\n<!-- never closed", 0),
    ],
)
def test_what_makes_a_section_empty(body: str, count: int) -> None:
    head = "---\ntitle: Proofing\npage: lesson\n---\n\n"
    files = {**minimal_course(), LESSON: f"{head}{body}".encode()}
    assert codes(files).count("ST508") == count
