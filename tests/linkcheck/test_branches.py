"""Two branches that both sweep are merged by git itself, without a conflict."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from coursekit.linkcheck.lockfile import write
from coursekit.model.lock import Entry, Lock, merged
from coursekit.reading.lock import read_lock
from tests.linkcheck.servers import serving
from tests.linkcheck.sweeping import TODAY, answering, page, swept

REPOSITORY = Path(__file__).parent.parent.parent
LOCK = "tracks/links.lock"
LATER = TODAY + dt.timedelta(days=2)
FINE, LOST = ("200 OK", page("Bread")), ("404 Not Found", b"none")
HERE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}

Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """Git in a repository of its own, with the attributes of this one."""

    def run(*arguments: str) -> str:
        identity = ["-c", "user.name=A", "-c", "user.email=a@b.test"]
        done = subprocess.run(
            ["git", *identity, *arguments],
            cwd=tmp_path,
            env=os.environ | HERE,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    run("init", "--quiet", "--initial-branch=main")
    (tmp_path / "tracks").mkdir()
    (tmp_path / ".gitattributes").write_bytes((REPOSITORY / ".gitattributes").read_bytes())
    return run


@pytest.mark.parametrize(("ours", "theirs"), [("early", "late"), ("late", "early")])
def test_the_newer_observations_are_what_is_read(
    git: Git, tmp_path: Path, ours: str, theirs: str
) -> None:
    path = tmp_path / LOCK

    def commit(entries: dict[str, Entry], branch: str) -> None:
        write(Lock(path=LOCK, entries=entries), path)
        git("add", ".")
        git("commit", "--quiet", "--message", branch)

    pages = {f"/{number}": FINE for number in range(6)}
    with serving(answering(pages)) as server:
        urls = [server.url(name, host=f"h{name[1:]}.course-tests.org") for name in pages]
        _, before = swept(urls[:4], today=TODAY - dt.timedelta(days=9))
        commit(before, "before")
        branches = {}
        for branch, day, cited in (("early", TODAY, urls[:5]), ("late", LATER, urls)):
            git("switch", "--quiet", "--create", branch, "main")
            _, branches[branch] = swept(cited, before, today=day)
            commit(branches[branch], branch)
            pages["/2"] = LOST
    git("switch", "--quiet", ours)
    git("merge", "--quiet", "--no-edit", theirs)
    lock = read_lock(LOCK, path.read_bytes())
    assert lock.problems == ()
    assert lock.entries == branches["late"]
    assert lock.entries == merged(e for entries in branches.values() for e in entries.values())
    assert [url for url, e in lock.entries.items() if e.verdict.value == "failing"] == [urls[2]]
