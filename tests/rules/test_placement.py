"""One cause gives one finding, and nothing is said of what is not known: rules about placement."""

from __future__ import annotations

import pytest

from tests.support.edits import BREAD, codes, edited, found, moved, with_cakes
from tests.support.patching import minimal_course, patched


@pytest.mark.parametrize("name", ["profing", "zzz"], ids=["near", "by its number"])
def test_a_renamed_folder_is_one_finding_at_the_entry(name: str) -> None:
    files = moved(minimal_course(), f"{BREAD}/proofing", f"{BREAD}/{name}")
    (finding,) = found(files)
    assert (finding.code, finding.location.path) == ("PL206", f"{BREAD}/track.yaml")
    assert finding.related[0].location.path == f"{BREAD}/{name}/brief.md"
    assert finding.fix
    assert finding.fix.edits[0].text == name


def test_folders_that_swapped_near_names_are_matched_each_once() -> None:
    files = moved(minimal_course(), f"{BREAD}/proofing", f"{BREAD}/proofing-1")
    files = moved(files, f"{BREAD}/first-loaf", f"{BREAD}/first-loaf-1")
    fixes = [finding.fix for finding in found(files)]
    assert [fix.edits[0].text for fix in fixes if fix] == ["proofing-1", "first-loaf-1"]


@pytest.mark.parametrize("follows", [False, True])
def test_a_lesson_moved_to_another_track_is_one_finding(follows: bool) -> None:
    files = moved(with_cakes(), f"{BREAD}/first-loaf", "tracks/cakes/first-loaf")
    if follows:
        files = edited(files, "tracks/cakes/first-loaf/brief.md", "track: bread", "track: cakes")
    (finding,) = found(files)
    assert (finding.code, finding.location.path) == ("PL206", f"{BREAD}/track.yaml")
    assert "tracks/cakes/track.yaml" in finding.help
    assert finding.fix is None


def test_a_lesson_in_a_mistyped_track_folder_is_one_finding() -> None:
    files = moved(minimal_course(), f"{BREAD}/first-loaf", "tracks/braed/first-loaf")
    (finding,) = found(files)
    assert finding.code == "PL211"
    assert "bread" in finding.help


def test_a_renamed_track_folder_is_told_in_each_brief_once() -> None:
    files = moved(minimal_course(), BREAD, "tracks/bred")
    assert codes(files) == ["PL201"] * 3
    assert all(finding.help.startswith("Write bred") for finding in found(files))


def test_a_manifest_left_behind_is_one_finding() -> None:
    files = moved(minimal_course(), BREAD, "tracks/bred")
    files[f"{BREAD}/track.yaml"] = files.pop("tracks/bred/track.yaml")
    assert codes(files) == ["PL211"]


def test_a_mistyped_track_in_a_brief_is_one_finding() -> None:
    path = f"{BREAD}/proofing/brief.md"
    assert codes(edited(minimal_course(), path, "track: bread", "track: brad")) == ["PL201"]


def test_two_lessons_swapped_in_a_phase_are_told_by_their_numbers() -> None:
    patch = f"--- {BREAD}/track.yaml\n-      - flour-and-water\n       - proofing\n+      - flour-and-water"
    assert codes(patched(minimal_course(), patch)) == ["PL205", "PL205"]


def test_lessons_swapped_between_phases_are_told_by_their_phases() -> None:
    files = edited(minimal_course(), f"{BREAD}/track.yaml", "- proofing", "- xxx")
    files = edited(files, f"{BREAD}/track.yaml", "- first-loaf", "- proofing")
    files = edited(files, f"{BREAD}/track.yaml", "- xxx", "- first-loaf")
    first, second = found(files)
    assert (first.code, second.code) == ("PL204", "PL204")
    assert first.fix
    assert [edit.text for edit in first.fix.edits] == ["1", "2"]


def test_a_lesson_listed_twice_moves_no_other_lesson() -> None:
    patch = f"--- {BREAD}/track.yaml\n       - proofing\n+      - proofing"
    assert codes(patched(minimal_course(), patch)) == ["PL208"]
    # The second entry may be the right one: what the brief says is not judged.
    files = edited(
        minimal_course(), f"{BREAD}/track.yaml", "- first-loaf", "- first-loaf\n      - proofing"
    )
    files = edited(files, f"{BREAD}/proofing/brief.md", "phase: 1\norder: 2", "phase: 2\norder: 3")
    assert codes(files) == ["PL208"]


def test_unreadable_pages_are_there() -> None:
    files = minimal_course()
    for kind in ("brief", "lesson", "practice", "references"):
        files[f"{BREAD}/proofing/{kind}.md"] = None
    assert codes(files) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("phases:", "phasess:"),
        ("    lessons:\n      - flour-and-water", "    lesson:\n      - flour-and-water"),
        (
            "    lessons:\n      - flour-and-water",
            "    lessons:\n    lessons:\n      - flour-and-water",
        ),
        ("- proofing", "- 12"),
        ("- proofing", "- {title: Proofing}"),
        ("- proofing", "- [proofing"),
        ("number: 1", "- number: 1"),
        ("status: planned", "status: plannd"),
        ("status: planned", "staus: planned"),
    ],
)
def test_a_broken_manifest_is_told_where_it_is_broken(old: str, new: str) -> None:
    assert codes(edited(minimal_course(), f"{BREAD}/track.yaml", old, new)) == []


@pytest.mark.parametrize("data", [None, b"\xff"])
def test_an_unreadable_manifest_is_not_missing(data: bytes | None) -> None:
    assert codes({**minimal_course(), f"{BREAD}/track.yaml": data}) == []


def test_other_faults_of_a_manifest_hide_nothing() -> None:
    files = edited(minimal_course(), f"{BREAD}/track.yaml", "    title: Dough\n", "")
    files = edited(files, f"{BREAD}/proofing/brief.md", "phase: 1", "phase: 2")
    assert codes(files) == ["PL204"]


@pytest.mark.parametrize(
    "line", ["track: Bread", "track: 0", "phase: Dough", "phase: 0", "order: 0"]
)
def test_a_value_its_schema_refuses_is_told_once(line: str) -> None:
    key = line.partition(":")[0]
    old = {"track": "track: bread", "phase": "phase: 1", "order": "order: 2"}[key]
    files = edited(minimal_course(), f"{BREAD}/proofing/brief.md", old, line)
    assert codes(files, "PL", "PR", "FM106") == ["FM106"]


def test_a_number_may_be_that_of_a_track_whose_manifest_is_broken() -> None:
    files = edited(with_cakes(), "tracks/cakes/track.yaml", "number: 2", "number: two")
    files = edited(files, f"{BREAD}/proofing/brief.md", "track: bread", "track: 7")
    assert codes(files) == []


def test_a_lesson_whose_own_track_has_no_number_may_have_any() -> None:
    files = edited(with_cakes(), f"{BREAD}/track.yaml", "number: 1", "number: one")
    files = edited(files, f"{BREAD}/proofing/brief.md", "track: bread", "track: 2")
    assert codes(files) == []


def test_an_unlisted_lesson_without_a_number_is_told_at_its_first_page() -> None:
    files = with_cakes()
    files["tracks/cakes/pies/lesson.md"] = b"---\ntitle: Pies\npage: lesson\n---\n"
    finding = next(f for f in found(files) if f.code == "PL207")
    assert (finding.location.path, finding.location.start.line) == (
        "tracks/cakes/pies/lesson.md",
        1,
    )


def test_pages_of_a_lesson_that_may_be_a_draft_are_not_asked_for() -> None:
    files = minimal_course()
    del files[f"{BREAD}/proofing/practice.md"]
    assert codes(files) == ["PL210"]
    brief = f"{BREAD}/proofing/brief.md"
    assert codes({**files, brief: None}) == []
    assert codes({**files, brief: b"no front matter\n"}) == []
    assert codes(edited(files, brief, "status: published", "status: publishd")) == []
    del files[brief]
    (finding,) = found(files)
    assert finding.message == "lesson 2 has no brief page"


def test_a_course_without_statuses_shows_all_its_lessons() -> None:
    files = edited(minimal_course(), f"{BREAD}/proofing/brief.md", "status: published\n", "")
    del files[f"{BREAD}/proofing/practice.md"]
    assert codes(files) == ["PL210"]


def test_a_layout_without_tracks_or_manifests_is_not_asked_for_them() -> None:
    brief = minimal_course()[f"{BREAD}/proofing/brief.md"]
    config = (
        b'[layout]\ncourse = ""\ntrack = ""\n[layout.pages]\nbrief = ["episodes/{lesson}.md"]\n'
    )
    assert codes({"episodes/proofing.md": brief, "coursekit.toml": config}, "PL") == []
    without = config.replace(b'track = ""\n', b"")
    assert codes({"episodes/proofing.md": brief, "coursekit.toml": without}, "PL") == []


def test_where_nothing_matched_no_lesson_is_missing() -> None:
    files = {path: data for path, data in minimal_course().items() if path.endswith(".yaml")}
    assert codes(files) == []
