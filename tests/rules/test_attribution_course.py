"""Our own course with one part of a source removed or changed, in the record or where it is repeated.

Every such change gives findings at the part itself, or at the sentence that contradicts it.
"""

from __future__ import annotations

import re

import pytest

from tests.support.own_course import lint_own_course, own_course

TRACK = "tracks/multimodal-ai"
LESSONS = (
    "transformers-in-diffusion",
    "transformers-for-video-generation",
    "jepa-and-world-modeling",
)
REQUIRED = ("title", "creators", "url", "license", "use")
LABELS = {
    "title": "Title",
    "creators": r"Speakers?",
    "url": "Recording",
    "license": "License",
    "date": "Date",
    "event": "Event",
}
"""The labels on the page, by the keys of the record."""
IN_BRIEF = ("title", "creators", "date", "event")
RIGHTS = r"- \*\*Rights:\*\* "
MAPS_TO = r".*\bmaps to "
UNUSED = {"LC1108"}
"""Where no source is left under the terms that the manifest describes, it is said as well."""


def references(lesson: str) -> str:
    return f"{TRACK}/{lesson}/references.md"


def brief(lesson: str) -> str:
    return f"{TRACK}/{lesson}/brief.md"


def lines(path: str) -> list[str]:
    return (own_course()[path] or b"").decode().split("\n")


def line(path: str, pattern: str) -> str:
    (found,) = [one for one in lines(path) if re.match(pattern, one)]
    return found


def recorded(lesson: str, key: str) -> str:
    """The line of the front matter that states a part of the source."""
    return line(references(lesson), rf"  (?:- |  ){key}: ")


def shown(lesson: str, key: str) -> str:
    """The line of the page that repeats it."""
    return line(references(lesson), rf"- \*\*{LABELS[key]}:\*\* ")


Change = tuple[str, str, str | None]
"""The path of a file, lines of it, and what stands in their place."""
Found = set[tuple[str, str, str]]
"""Codes of findings, with the paths and lines at which they stand."""


def found(*changes: Change) -> Found:
    """All findings after changes of several files."""
    patch = ""
    for path, old, new in changes:
        removed = "".join(f"-{one}\n" for one in old.split("\n"))
        added = "" if new is None else "".join(f"+{one}\n" for one in new.split("\n"))
        patch += f"--- {path}\n{removed}{added}"
    return {(f.code, f.location.path, f.source) for f in lint_own_course(patch).findings}


def changed(text: str, key: str) -> str:
    """A line with another value."""
    if key == "creators":
        return re.sub(r"Paul|Brown|Maes", "Miller", text)
    if key == "date":
        return re.sub(r"\b202\d\b", "2019", text)
    if key == "event":
        return re.sub(r"CS25 V\d", "CS25 V9", text)
    if key == "url":
        return re.sub(r"\?v=...", "?v=AAA", text)
    if key == "license":
        return re.sub(r"LicenseRef-.*|as published.*", "CC-BY-4.0", text)
    return text.replace("Transformers", "Convolutions").replace("World", "Word")


@pytest.mark.parametrize("key", REQUIRED)
def test_a_required_part_that_is_removed_is_found_at_its_source(key: str) -> None:
    changes: list[Change] = []
    expected: Found = set()
    for lesson in LESSONS:
        path, old, new = references(lesson), recorded(lesson, key), None
        first = recorded(lesson, "title")
        if old == first:  # the key that opens the entry leaves its dash to the next one
            after = recorded(lesson, "creators")
            old, new = f"{old}\n{after}", after.replace("    ", "  - ", 1)
        changes.append((path, old, new))
        expected.add(("AT1003", path, new or first))
    told = found(*changes)
    assert told >= expected
    assert {code for code, _, _ in told - expected} <= UNUSED


def test_a_source_that_is_removed_is_missed() -> None:
    changes: list[Change] = []
    for lesson in LESSONS:
        page = lines(references(lesson))
        record = page[page.index("sources:") : page.index("---", 1)]
        changes.append((references(lesson), "\n".join(record), None))
    told = found(*changes)
    assert told >= {("AT1002", references(lesson), "derived: true") for lesson in LESSONS}
    assert {code for code, _, _ in told} <= {"AT1002"} | UNUSED


@pytest.mark.parametrize("key", LABELS)
def test_a_part_that_the_record_changes_is_found_where_it_is_repeated(key: str) -> None:
    changes: list[Change] = []
    expected: Found = set()
    for lesson in LESSONS:
        path, old = references(lesson), recorded(lesson, key)
        changes.append((path, old, changed(old, key)))
        expected.add(("AT1005", path, shown(lesson, key)))
        if key in IN_BRIEF:
            expected.add(("AT1001", brief(lesson), line(brief(lesson), MAPS_TO)))
        if key == "title":
            expected.add(("AT1007", path, line(path, RIGHTS)))
    told = found(*changes)
    assert told >= expected
    assert {code for code, _, _ in told - expected} <= UNUSED


@pytest.mark.parametrize("key", LABELS)
def test_a_part_that_the_page_changes_is_found_there(key: str) -> None:
    old = [(references(lesson), shown(lesson, key)) for lesson in LESSONS]
    changes = [(path, one, changed(one, key)) for path, one in old]
    assert all(one != new for _, one, new in changes)
    assert found(*changes) == {("AT1005", path, new) for path, _, new in changes}


@pytest.mark.parametrize("key", IN_BRIEF)
def test_a_part_that_the_brief_changes_is_found_there(key: str) -> None:
    old = [(brief(lesson), line(brief(lesson), MAPS_TO)) for lesson in LESSONS]
    changes = [(path, one, changed(one, key)) for path, one in old]
    assert all(one != new for _, one, new in changes)
    assert found(*changes) == {("AT1001", path, new) for path, _, new in changes}


@pytest.mark.parametrize(
    ("old", "new"),
    [("are original", "are ours"), ("its owners", "us"), ("linked, not copied", "copied")],
)
def test_another_rights_statement_is_found_there(old: str, new: str) -> None:
    stated = [(references(lesson), line(references(lesson), RIGHTS)) for lesson in LESSONS]
    changes = [(path, one, one.replace(old, new)) for path, one in stated]
    assert found(*changes) == {("AT1007", path, other) for path, _, other in changes}


def test_a_rights_statement_that_is_removed_is_missed() -> None:
    stated = [(references(lesson), line(references(lesson), RIGHTS)) for lesson in LESSONS]
    expected = {("AT1007", references(one), recorded(one, "title")) for one in LESSONS}
    assert found(*((path, one, None) for path, one in stated)) == expected


def test_a_block_that_is_removed_is_missed() -> None:
    changes: list[Change] = []
    expected: Found = set()
    for lesson in LESSONS:
        path, title = references(lesson), recorded(lesson, "title")
        page = lines(path)
        start = page.index("## Source material") + 2
        stop = page.index("## What this lesson draws from each source") - 1
        changes.append((path, "\n".join(page[start:stop]), "The source is a talk."))
        expected |= {("AT1004", path, title), ("AT1007", path, title)}
    assert found(*changes) == expected


@pytest.mark.parametrize("key", ["title", "creators", "url"])
def test_a_part_that_the_page_leaves_out_may_stand_elsewhere_in_the_section(key: str) -> None:
    """The title stands in the rights statement too, creators and address nowhere else."""
    changes = [(references(lesson), shown(lesson, key), None) for lesson in LESSONS]
    missed = () if key == "title" else LESSONS
    assert found(*changes) == {
        ("AT1004", references(lesson), recorded(lesson, "title")) for lesson in missed
    }


def test_the_manifest_names_what_pages_call_the_terms() -> None:
    path = "tracks/course.yaml"
    name = line(path, r"    name: ")
    told = found((path, name, name.replace("public CS25", "secret CS25")))
    assert told == {("AT1005", references(one), shown(one, "license")) for one in LESSONS}
    assert found((path, name, None)) == set()


def test_a_figure_that_is_not_declared_is_found_where_it_is_shown() -> None:
    path = "tracks/course.yaml"
    glob = line(path, r"  - glob: ")
    told = found((path, glob, glob.replace("*/figures", "jepa-and-world-modeling/figures")))
    assert {code for code, _, _ in told} == {"AT1008"}
    assert {page for _, page, _ in told} == {f"{TRACK}/{one}/lesson.md" for one in LESSONS[:2]}
