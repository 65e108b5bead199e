"""What git may be found in: hooks, linked work trees, merges under way, objects that are missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.command import Coursekit
from tests.support.history import Caused, History, git
from tests.support.patching import minimal_course

WRONG_FIRST = "--- tracks/bread/first-loaf/brief.md\n-order: 3\n+order: 1\n"
WRONG_PROOFING = "--- tracks/bread/proofing/brief.md\n-order: 2\n+order: 1\n"
FIRST = "PL205 first-loaf/brief.md:7"
PROOFING = "PL205 proofing/brief.md:7"
PAGE = Path("tracks/bread/proofing/lesson.md")


@pytest.fixture
def history(coursekit: Coursekit) -> History:
    return History(coursekit, minimal_course())


def merging(history: History) -> None:
    """Main has a fault of its own, and is being merged into the work."""
    history.git("checkout", "-q", "-b", "work")
    history.patch("--- tracks/bread/proofing/lesson.md\n \n-## Warmth and time\n+## Warmth\n")
    history.commit()
    history.git("checkout", "-q", "main")
    history.patch(WRONG_FIRST)
    history.commit()
    history.git("checkout", "-q", "work")
    history.git("merge", "-q", "--no-ff", "--no-commit", "main")


BROKEN_BY_WORK = [
    "LK902 flour-and-water/lesson.md:10 <- proofing/lesson.md",
    "LK902 proofing/practice.md:10 <- proofing/lesson.md",
]


def test_a_merge_under_way_is_not_blamed_for_what_either_side_had(history: History) -> None:
    merging(history)
    assert history.caused("--staged") == Caused([], 3, 0, 0)


def test_a_merge_under_way_is_blamed_for_what_neither_side_had(history: History) -> None:
    merging(history)
    history.patch(WRONG_PROOFING)
    history.git("add", "--all")
    assert history.caused("--staged") == Caused([PROOFING], 3, 0, 1)


def test_what_is_merged_belongs_to_main_before_the_merge_is_committed(history: History) -> None:
    merging(history)
    expected = Caused(BROKEN_BY_WORK, 1, 0, 1)
    assert history.caused("--since", "main") == expected
    history.commit()
    assert history.caused("--since", "main") == expected


@pytest.mark.parametrize("relative", [False, True])
def test_a_hook_is_told_the_repository_and_the_course_is_below_its_top(
    coursekit: Coursekit, monkeypatch: pytest.MonkeyPatch, relative: bool
) -> None:
    """As git calls hooks of linked work trees: with `GIT_DIR`, from the top of the work tree."""
    top = coursekit.folder
    below = Coursekit(top / "a course", coursekit._monkeypatch, coursekit._capsys)
    below.folder.mkdir()
    (below.folder / "coursekit.toml").write_text("")
    history = History(below, minimal_course())
    repository = below.folder / ".git"
    repository.rename(top / ".git")
    git(top, "add", "--all")
    git(top, "commit", "-q", "-m", "Moved")
    linked = top / "linked"
    git(top, "worktree", "add", "-q", str(linked))
    if relative:
        folder, cwd = ".git", top
    else:
        folder, cwd = git(linked, "rev-parse", "--absolute-git-dir").strip(), linked
    history.folder = cwd / "a course"
    page = history.folder / "tracks/bread/first-loaf/brief.md"
    page.write_text(page.read_text(encoding="utf-8").replace("order: 3", "order: 1"))
    git(cwd, "add", "--all", "a course")
    monkeypatch.setenv("GIT_DIR", folder)
    config = "--config=a course/coursekit.toml"
    for change in ("--staged", "--since=HEAD"):
        outcome = below("lint", change, config, "--format=concise", cwd=cwd)
        assert outcome.out.startswith("tracks/bread/first-loaf/brief.md:7:8: error[PL205]")
        assert "1 error caused by the change.\n0 older findings not shown" in outcome.err


def test_a_repository_that_is_not_where_the_environment_says_is_told(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere/at/all")
    outcome = history.coursekit("lint", "--since", "HEAD")
    assert outcome.code == 2
    assert "is no git repository that can be read" in outcome.err


def test_an_object_that_is_missing_ends_the_run_and_blames_nobody(history: History) -> None:
    name = history.git("rev-parse", "HEAD:tracks/bread/first-loaf/brief.md").strip()
    history.patch(WRONG_FIRST)
    history.commit()
    (history.folder / ".git/objects" / name[:2] / name[2:]).unlink()
    outcome = history.coursekit("lint", "--since", "start")
    assert (outcome.code, outcome.out) == (2, "")
    assert f"what stood there before the change: it has no object {name}." in outcome.err


def test_what_git_cannot_compare_blames_nobody(history: History) -> None:
    name = history.git("rev-parse", "HEAD:tracks/bread").strip()
    history.patch(WRONG_FIRST)
    history.commit()
    (history.folder / ".git/objects" / name[:2] / name[2:]).unlink()
    outcome = history.coursekit("lint", "--since", "start")
    assert (outcome.code, outcome.out) == (2, "")
    assert "Git cannot read what stood there before the change: " in outcome.err
    assert name in outcome.err


def test_another_repository_below_the_course_is_no_part_of_the_change(history: History) -> None:
    inner = history.folder / "tracks/bread/inner"
    inner.mkdir()
    git(inner, "init", "-q")
    (inner / "brief.md").write_text("Nothing.\n")
    assert history.caused().introduced == []


def behind_a_link(history: History) -> Path:
    """The page of lesson 2 is a link to a file, and so committed."""
    page = history.folder / PAGE
    real = page.parent.parent / "text.txt"
    page.rename(real)
    page.symlink_to("../text.txt")
    history.commit()
    return real


def edit_behind_it(history: History) -> None:
    real = behind_a_link(history)
    real.write_text(real.read_text(encoding="utf-8").replace("## Warmth and time", "## Yeast"))


def lead_it_elsewhere(history: History) -> None:
    real = behind_a_link(history)
    other = real.with_name("other.txt")
    other.write_text(real.read_text(encoding="utf-8").replace("## Warmth and time", "## Yeast"))
    history.commit()
    (history.folder / PAGE).unlink()
    (history.folder / PAGE).symlink_to("../other.txt")


def give_it_something_to_lead_to(history: History) -> None:
    real = behind_a_link(history)
    text = real.read_bytes()
    real.unlink()
    history.commit()
    real.write_bytes(text.replace(b"[the first loaf](../first-loaf/", b"[the loaf](../loaf/"))


LINKS: dict[Callable[[History], None], Caused] = {
    edit_behind_it: Caused(
        [
            "LK902 flour-and-water/lesson.md:10 <- text.txt",
            "LK902 proofing/practice.md:10 <- text.txt",
        ],
        0,
        0,
        1,
    ),
    lead_it_elsewhere: Caused(BROKEN_BY_WORK, 0, 0, 1),
    give_it_something_to_lead_to: Caused(["LK901 proofing/lesson.md:10 <- text.txt"], 0, 1, 1),
}


@pytest.mark.parametrize("change", LINKS, ids=lambda change: change.__name__)
@pytest.mark.parametrize("how", ["--since=HEAD", "--staged"])
def test_pages_behind_links_are_judged_by_what_they_lead_to(
    history: History, change: Callable[[History], None], how: str
) -> None:
    change(history)
    history.git("add", "--all")
    assert history.caused(how) == LINKS[change]


def test_links_that_lead_to_one_another_cannot_be_read(history: History) -> None:
    page = history.folder / PAGE
    page.unlink()
    page.symlink_to("circle.md")
    page.with_name("circle.md").symlink_to("lesson.md")
    history.commit()
    page.unlink()
    page.with_name("circle.md").unlink()
    page.write_bytes(minimal_course()[PAGE.as_posix()] or b"")
    found = history.caused("--since", "HEAD")
    assert (found.introduced, found.mended) == ([], 2)


def test_a_repository_without_a_work_tree_has_no_course(
    history: History, tmp_path_factory: pytest.TempPathFactory
) -> None:
    bare = tmp_path_factory.mktemp("bare")
    git(bare, "init", "-q", "--bare")
    outcome = history.coursekit("lint", "--since", "HEAD", cwd=bare)
    assert outcome.code == 2
    assert "is not in a work tree of git." in outcome.err


def test_a_submodule_is_no_part_of_the_change(history: History) -> None:
    head = history.git("rev-parse", "HEAD").strip()
    entry = f"160000,{head},tracks/bread/inner"
    history.git("update-index", "--add", "--cacheinfo", entry)
    assert history.caused("--staged") == Caused([], 0, 0, 0)


def test_a_git_that_does_not_run_is_told(
    history: History, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("bin")
    (folder / "git").write_bytes(b"\0")
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    outcome = history.coursekit("lint", "--staged")
    assert outcome.code == 2
    assert "git does not answer: " in outcome.err
