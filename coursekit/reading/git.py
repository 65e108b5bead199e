"""What git knows of a repository: its commits, what changed since one, and what stood there."""

from __future__ import annotations

import datetime as dt
import io
import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

_TIMEOUT = 60
"""Seconds after which git counts as not answering."""
_LINK = "120000"
_SUBMODULE = "160000"
_NOTHING = "0"
"""The object of a side that has no file, cut to its first digit."""


class GitError(Exception):
    """Git cannot tell what was asked; the message says why and what to do."""


class FileChange(NamedTuple):
    """A file that is not what it was: `old` is where it stood, `new` where it stands."""

    old: str | None
    """A path from the root of the course's repository; none where the file is new."""
    new: str | None
    """None where the file is gone."""
    blob: str | None
    """The object that held it before."""
    linked: bool = False
    """Whether it was a symbolic link."""


def head_date(root: Path) -> dt.date | None:
    """The committer's date of HEAD in the committer's own time zone; none without git or commit."""
    arguments = ("-c", "log.showSignature=false", "show", "--no-patch", "--format=%cs", "HEAD")
    try:
        return dt.date.fromisoformat(_run(root, *arguments).strip())
    except (GitError, ValueError):
        return None


def path_from_top(root: Path) -> str:
    """Where a folder stands in its repository: a path with a slash behind it, empty at the top.

    Empty without git, too.
    """
    try:
        return _run(root, "rev-parse", "--show-prefix").removesuffix("\n")
    except GitError:
        return ""


def _run(root: Path, *arguments: str) -> str:
    """What git prints, as text; raises `GitError`."""
    return os.fsdecode(_output(root, *arguments))


def _environment() -> dict[str, str]:
    """The variables for git, with which it finds the repository that we were called in.

    A hook of a linked work tree is told the repository by `GIT_DIR`, and git takes the folder that
    it runs in for the top of the work tree then. We run it in the folder of the course.
    """
    known = dict(os.environ)
    if "GIT_DIR" not in known:
        return known
    command = ("git", "rev-parse", "--absolute-git-dir", "--show-toplevel")
    try:
        done = subprocess.run(command, capture_output=True, timeout=_TIMEOUT, check=True)
    except (OSError, subprocess.SubprocessError):
        return known  # git says what is wrong when it is asked for more
    folder, top = os.fsdecode(done.stdout).splitlines()
    return {**known, "GIT_DIR": folder, "GIT_WORK_TREE": top}


def _output(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git prints; raises `GitError` with what it complains of."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments],
            input=given,
            env=_environment(),
            capture_output=True,
            timeout=_TIMEOUT,
            check=False,
        )
    except FileNotFoundError as error:
        raise GitError("git is not installed, or not in PATH") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitError(f"git does not answer: {error}") from error
    if done.returncode:
        raise GitError(os.fsdecode(done.stderr).strip() or f"git ended with {done.returncode}")
    return done.stdout


@dataclass(frozen=True)
class Repository:
    """The git repository that holds a folder; all paths are relative to the folder.

    Raises `GitError` where there is none.
    """

    root: Path

    def __post_init__(self) -> None:
        try:
            inside = _run(self.root, "rev-parse", "--is-inside-work-tree").strip()
        except GitError as error:
            raise GitError(
                f"{self.root} is no git repository that can be read ({error}). What a change "
                "caused can only be told of a course that is kept in git."
            ) from error
        if inside != "true":
            raise GitError(f"{self.root} is not in a work tree of git.")

    def base(self, revision: str) -> str:
        """The commit at which the present work left a revision; a merge under way is part of it."""
        commit = self._commit(revision)
        try:
            return _run(self.root, "merge-base", commit, "HEAD", *self.merged()).strip()
        except GitError as error:
            if self._shallow():
                raise GitError(
                    f"This clone is shallow: the commit at which the work left '{revision}' is "
                    "not in it. Run `git fetch --unshallow`; in GitHub Actions, give "
                    "actions/checkout `fetch-depth: 0`."
                ) from error
            raise GitError(
                f"'{revision}' and HEAD have no commit in common, so there is no change to judge."
            ) from error

    def head(self) -> str:
        """The commit that is checked out; before the first one, a tree without files."""
        try:
            return self._commit("HEAD")
        except GitError:
            return _run(self.root, "hash-object", "-t", "tree", os.devnull).strip()

    def merged(self) -> list[str]:
        """The commits that a merge under way brings in."""
        path = _run(self.root, "rev-parse", "--git-path", "MERGE_HEAD").rstrip("\n")
        try:
            return (self.root / path).read_text(encoding="ascii").split()
        except FileNotFoundError:
            return []

    def _commit(self, revision: str) -> str:
        wanted = f"{revision}^{{commit}}"
        try:
            return _run(
                self.root, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted
            ).strip()
        except GitError as error:
            advice = "Fetch it"
            if self._shallow():
                advice = "This clone is shallow: fetch it (in GitHub Actions, `fetch-depth: 0`)"
            raise GitError(
                f"There is no revision '{revision}' in this repository. {advice}, or name another; "
                "`git branch --all` lists the branches."
            ) from error

    def _shallow(self) -> bool:
        return _run(self.root, "rev-parse", "--is-shallow-repository").strip() == "true"

    def changed_since(self, commit: str) -> list[FileChange]:
        """What differs between a commit and the work tree, new files that git ignores left out."""
        return [*self._changes(commit), *self._untracked()]

    def staged(self, commit: str) -> list[FileChange]:
        """What differs between a commit and the index."""
        return self._changes("--cached", commit)

    def unstaged(self) -> list[FileChange]:
        """What differs between the index and the work tree."""
        return [*self._changes(), *self._untracked()]

    def _changes(self, *arguments: str) -> list[FileChange]:
        options = ("--raw", "-z", "--no-abbrev", "--find-renames", "--relative", "--no-ext-diff")
        with _before_the_change():
            listed = _run(self.root, "diff", *options, *arguments, "--")
        return list(_changes(iter(listed.split("\0"))))

    def _untracked(self) -> Iterator[FileChange]:
        listed = _run(self.root, "ls-files", "--others", "--exclude-standard", "-z")
        # A name that ends in a slash is another repository: what it holds is no part of this one.
        paths = (path for path in listed.split("\0") if path and not path.endswith("/"))
        return (FileChange(None, path, None) for path in paths)

    def blobs(self, names: Iterable[str], limit: int) -> dict[str, bytes]:
        """The first `limit` + 1 bytes of objects; those of larger ones are only zeros.

        Raises `GitError` where one is not there: nothing could be said of what stood in it.
        """
        with _before_the_change():
            return self._blobs(names, limit)

    def _blobs(self, names: Iterable[str], limit: int) -> dict[str, bytes]:
        known: dict[str, bytes] = {}
        for line in self._batch("--batch-check", names).splitlines():
            name, _, size = line.decode("ascii", "replace").partition(" blob ")
            if not size:
                raise GitError(f"it has no object {name.split()[0]}")
            known[name] = bytes(limit + 1) if int(size) > limit else b""
        rest = io.BytesIO(self._batch("--batch", (name for name in known if not known[name])))
        for head in iter(rest.readline, b""):
            name, _, size = head.decode("ascii").partition(" blob ")
            known[name] = rest.read(int(size))
            rest.readline()  # the line feed behind it
        return known

    def _batch(self, how: str, names: Iterable[str]) -> bytes:
        asked = "".join(f"{name}\n" for name in names)
        return _output(self.root, "cat-file", how, given=asked.encode())


@contextmanager
def _before_the_change() -> Iterator[None]:
    """Where git lacks an object: a `GitError` that says what to do."""
    try:
        yield
    except GitError as error:
        raise GitError(
            f"Git cannot read what stood there before the change: {error}. `git fsck` tells what "
            "is missing; a partial clone fetches it from where it was cloned."
        ) from error


def _changes(fields: Iterator[str]) -> Iterator[FileChange]:
    """The entries of `git diff --raw -z`: `:100644 100644 OLD NEW M`, path, and for `R` another."""
    for head in fields:
        if not head:
            continue
        old_mode, new_mode, blob, _, status = head.lstrip(":").split(" ")
        path = next(fields)
        new = next(fields) if status[0] in "RC" else path
        if _SUBMODULE in (old_mode, new_mode):
            continue
        if status[0] == "U":
            raise GitError(f"{path} has conflicts of a merge. Resolve them first.")
        known = blob.strip(_NOTHING) != ""
        yield FileChange(
            old=path if known and status[0] != "C" else None,
            new=None if status[0] == "D" else new,
            blob=blob if known and status[0] != "C" else None,
            linked=old_mode == _LINK,
        )
