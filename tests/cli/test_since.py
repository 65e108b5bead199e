"""Real histories of a course: which findings a change introduced, and which it only met."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CalledProcessError

import pytest

from tests.support.command import Coursekit
from tests.support.history import Caused, History, git
from tests.support.patching import minimal_course, patched

OLD_FAULTS = """
--- tracks/bread/proofing/brief.md
-order: 2
+order: 3
--- tracks/bread/proofing/lesson.md
-Next comes the oven, in [the first loaf](../first-loaf/lesson.md).
+Next comes the oven, in [the first loaf](../first-loaf/bake.md).
"""
OTHER_PAGES = ("lesson", "practice", "references")


@pytest.fixture
def history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> History:
    """The minimal course with two old faults in lesson 2."""
    coursekit = Coursekit(tmp_path, monkeypatch, capsys)
    return History(coursekit, patched(minimal_course(), OLD_FAULTS))


def nothing(history: History) -> None:
    """No change at all."""


def lines_above(history: History) -> None:
    above = "".join(f"+Line {n} of a hundred.\n+\n" for n in range(100))
    history.patch(f"--- tracks/bread/proofing/lesson.md\n ## Warmth and time\n+\n{above}")


def edit(history: History) -> None:
    history.patch("--- tracks/bread/first-loaf/brief.md\n-order: 3\n+order: 1\n")


def mend(history: History) -> None:
    history.patch("--- tracks/bread/proofing/brief.md\n-order: 3\n+order: 2\n")


def same_fault_again_above(history: History) -> None:
    history.patch(
        "--- tracks/bread/proofing/lesson.md\n"
        " ## Warmth and time\n"
        " \n"
        "+See [the loaf](../first-loaf/bake.md).\n"
        "+\n"
    )


def rename_a_lesson(history: History) -> None:
    history.git("mv", "tracks/bread/proofing", "tracks/bread/rising")
    history.patch(
        "--- tracks/bread/track.yaml\n"
        "-      - proofing\n"
        "+      - rising\n"
        "--- tracks/bread/first-loaf/brief.md\n"
        "-prerequisites: [bread/proofing]\n"
        "+prerequisites: [bread/rising]\n"
    )


def move_between_phases(history: History) -> None:
    history.patch(
        "--- tracks/bread/track.yaml\n"
        "       - flour-and-water\n"
        "-      - proofing\n"
        "@@\n"
        "     title: Oven\n"
        "     lessons:\n"
        "+      - proofing\n"
    )


def delete_a_section(history: History) -> None:
    history.patch("--- tracks/bread/proofing/lesson.md\n-## Warmth and time\n+## Yeast at work\n")


def delete_a_page(history: History) -> None:
    history.patch("--- tracks/bread/first-loaf/lesson.md\ndeleted file\n")


def change_a_title(history: History) -> None:
    history.patch(
        "--- tracks/bread/first-loaf/brief.md\n-title: The first loaf\n+title: A first loaf\n"
    )


def add_a_page(history: History) -> None:
    history.patch("+++ tracks/bread/first-loaf/notes.md\n+Notes.\n")


def merge_what_mends(history: History) -> None:
    """Main goes on while the work is done, and is merged into it."""
    history.git("checkout", "-q", "-b", "work")
    edit(history)
    history.commit()
    history.git("checkout", "-q", "main")
    mend(history)
    history.commit()
    history.git("checkout", "-q", "work")
    history.git("merge", "-q", "--no-edit", "main")


def revert(history: History) -> None:
    edit(history)
    history.commit()
    history.git("revert", "--no-edit", "HEAD")


def untracked_and_ignored(history: History) -> None:
    add_a_page(history)
    (history.folder / ".gitignore").write_text("*.txt\n")
    (history.folder / "tracks" / "x.txt").write_text("x")


def rewrap(history: History) -> None:
    history.patch(
        "--- tracks/bread/proofing/lesson.md\n"
        "-Next comes the oven, in [the first loaf](../first-loaf/bake.md).\n"
        "+Next comes the oven,\n"
        "+in\n"
        "+[the first loaf](../first-loaf/bake.md).\n"
    )


LOAF = "first-loaf/lesson.md"
HISTORIES: dict[Callable[[History], None], Caused] = {
    nothing: Caused([], 2, 0, 0),
    lines_above: Caused([], 2, 0, 0),
    rewrap: Caused([], 2, 0, 0),
    edit: Caused(["PL205 first-loaf/brief.md:7"], 2, 0, 1),
    mend: Caused([], 1, 1, 0),
    same_fault_again_above: Caused(["LK901 proofing/lesson.md:8"], 2, 0, 1),
    rename_a_lesson: Caused(
        [
            "LK901 first-loaf/lesson.md:10 <- rising/lesson.md",
            "LK901 flour-and-water/lesson.md:10 <- rising/lesson.md",
        ],
        2,
        0,
        1,
    ),
    # The wrong number is not judged until the phase is right.
    move_between_phases: Caused(["PL204 proofing/brief.md:6 <- track.yaml"], 1, 0, 1),
    delete_a_section: Caused(
        [
            "LK902 flour-and-water/lesson.md:10 <- proofing/lesson.md",
            "LK902 proofing/practice.md:10 <- proofing/lesson.md",
        ],
        2,
        0,
        1,
    ),
    delete_a_page: Caused(
        [
            f"LK901 first-loaf/brief.md:23 <- {LOAF}",
            f"LK901 first-loaf/practice.md:10 <- {LOAF}",
            f"PL210 track.yaml:14 <- {LOAF}",
        ],
        2,
        0,
        1,
    ),
    change_a_title: Caused(
        [f"ST505 first-loaf/{page}.md:2 <- first-loaf/brief.md" for page in OTHER_PAGES],
        2,
        0,
        1,
    ),
    add_a_page: Caused(["ST507 first-loaf/notes.md:1"], 2, 0, 0),
    untracked_and_ignored: Caused(["ST507 first-loaf/notes.md:1"], 2, 0, 0),
    merge_what_mends: Caused(["PL205 first-loaf/brief.md:7"], 1, 1, 1),
    revert: Caused([], 2, 0, 0),
}


@pytest.mark.parametrize("change", HISTORIES, ids=lambda change: change.__name__)
@pytest.mark.parametrize("committed", [False, True], ids=["work tree", "commit"])
def test_a_change_is_blamed_for_what_it_caused(
    history: History, change: Callable[[History], None], committed: bool
) -> None:
    change(history)
    if committed:
        history.commit()
    assert history.caused() == HISTORIES[change]


@pytest.mark.parametrize("change", [edit, rename_a_lesson, delete_a_page, delete_a_section])
def test_staged_changes_are_judged_as_they_are_staged(
    history: History, change: Callable[[History], None]
) -> None:
    change(history)
    history.git("add", "--all")
    # What is not staged neither hides nor adds anything.
    (history.folder / "tracks" / "bread" / "flour-and-water" / "brief.md").write_text("Nothing.\n")
    (history.folder / "tracks" / "bread" / "flour-and-water" / "stray.md").write_text("Stray.\n")
    assert history.caused("--staged") == HISTORIES[change]


def test_before_the_first_commit_all_that_is_staged_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    coursekit = Coursekit(tmp_path, monkeypatch, capsys)
    coursekit.write(patched(minimal_course(), OLD_FAULTS))
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "--all")
    outcome = coursekit("lint", "--staged", "--format", "concise")
    assert [line.split(":")[0] for line in outcome.out.splitlines()] == [
        "tracks/bread/proofing/brief.md",
        "tracks/bread/proofing/lesson.md",
    ]


def test_main_may_go_on_without_being_blamed_on_the_work(history: History) -> None:
    history.git("checkout", "-q", "-b", "work")
    edit(history)
    history.commit()
    history.git("checkout", "-q", "main")
    mend(history)
    history.commit()
    history.git("checkout", "-q", "--detach", "work")
    assert history.caused("--since", "main") == HISTORIES[edit]


def test_a_course_may_be_a_folder_of_its_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    course = tmp_path / "the course"
    course.mkdir()
    (course / "coursekit.toml").write_text("")
    history = History(Coursekit(course, monkeypatch, capsys), patched(minimal_course(), OLD_FAULTS))
    (tmp_path / "other.md").write_text("Another file of the repository.\n")
    rename_a_lesson(history)
    assert history.caused() == HISTORIES[rename_a_lesson]


def test_paths_narrow_what_a_change_is_told_of(history: History) -> None:
    delete_a_section(history)
    found = history.caused("--since", "start", "tracks/bread/flour-and-water")
    assert found.introduced == ["LK902 flour-and-water/lesson.md:10 <- proofing/lesson.md"]


def test_text_says_what_broke_a_page_that_nobody_touched(history: History) -> None:
    rename_a_lesson(history)
    outcome = history.coursekit("lint", "--since", "start")
    assert (
        "   = because: tracks/bread/proofing/lesson.md was renamed to tracks/bread/rising/lesson.md"
        in outcome.out
    )
    assert outcome.err.startswith(
        "Checked 3 lessons in 1 track (14 files): 2 errors caused by the change.\n"
        "2 older findings not shown; the change mended 0 findings.\n"
    )


def test_a_link_that_was_a_file_is_read_as_what_it_was(history: History) -> None:
    """A page that was a symbolic link before the change counts with what it led to."""
    page = history.folder / "tracks" / "bread" / "proofing" / "lesson.md"
    text = page.read_text(encoding="utf-8")
    page.rename(page.with_name("text.txt"))
    page.symlink_to("text.txt")
    history.commit()
    history.git("tag", "linked")
    page.unlink()
    page.write_text(text, encoding="utf-8")
    assert history.caused("--since", "linked") == Caused([], 2, 0, 0)


UNUSABLE = {
    "no-such-branch": "There is no revision 'no-such-branch' in this repository. Fetch it",
    "--output=x": "There is no revision '--output=x'",
    "orphan": "'orphan' and HEAD have no commit in common",
}


@pytest.mark.parametrize("revision", UNUSABLE)
def test_a_revision_that_cannot_be_compared_to_is_a_usage_error(
    history: History, revision: str
) -> None:
    history.git("checkout", "-q", "--orphan", "orphan")
    history.git("commit", "-q", "-m", "Another beginning")
    history.git("checkout", "-q", "main")
    outcome = history.coursekit("lint", f"--since={revision}")
    assert (outcome.code, outcome.out) == (2, "")
    assert UNUSABLE[revision] in outcome.err


def test_a_shallow_clone_says_how_to_get_the_rest(
    history: History, tmp_path_factory: pytest.TempPathFactory
) -> None:
    edit(history)
    history.commit()
    history.git("checkout", "-q", "-b", "other", "start")
    history.git("commit", "-q", "--allow-empty", "-m", "Another")
    clone = tmp_path_factory.mktemp("clone")
    source = f"file://{history.folder}"
    git(clone, "clone", "-q", "--depth", "1", "--no-single-branch", source, "shallow")
    folder = clone / "shallow"
    for revision, advice in (
        ("origin/main", "This clone is shallow: the commit at which the work left 'origin/main'"),
        ("start", "This clone is shallow: fetch it (in GitHub Actions, `fetch-depth: 0`)"),
    ):
        if revision == "start":
            git(folder, "tag", "-d", "start")
        outcome = history.coursekit("lint", "--since", revision, cwd=folder)
        assert outcome.code == 2
        assert advice in outcome.err


def test_without_a_repository_or_with_two_changes_nothing_is_judged(
    history: History, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = tmp_path_factory.mktemp("alone")
    outcome = history.coursekit("lint", "--since", "main", cwd=alone)
    assert outcome.code == 2
    assert "is no git repository that can be read" in outcome.err
    outcome = history.coursekit("lint", "--since", "main", "--staged")
    assert outcome.code == 2
    assert "give one" in outcome.err
    monkeypatch.setenv("PATH", str(alone))
    outcome = history.coursekit("lint", "--staged")
    assert outcome.code == 2
    assert "git is not installed" in outcome.err


def test_conflicts_of_a_merge_have_to_be_resolved_first(history: History) -> None:
    history.git("checkout", "-q", "-b", "work")
    edit(history)
    history.commit()
    history.git("checkout", "-q", "-b", "other", "start")
    history.patch("--- tracks/bread/first-loaf/brief.md\n-order: 3\n+order: 2\n")
    history.commit()
    with pytest.raises(CalledProcessError):
        history.git("merge", "-q", "work")
    outcome = history.coursekit("lint", "--staged")
    assert outcome.code == 2
    assert "has conflicts of a merge" in outcome.err
