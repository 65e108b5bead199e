"""A course in a real git repository, changed step by step."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.support.command import Coursekit
from tests.support.patching import Files, patched

_ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_DATE": "2026-04-01T12:00:00+00:00",
    "GIT_COMMITTER_DATE": "2026-04-01T12:00:00+00:00",
}
_IDENTITY = ("-c", "user.name=Test", "-c", "user.email=test@example.org")


class Caused(NamedTuple):
    """What a run with `--since` or `--staged` says."""

    introduced: list[str]
    """`CODE path:line`, sorted; of findings in files that the change did not touch, followed by
    `<- ` and the files that broke them."""
    old: int
    mended: int
    code: int


def git(folder: Path, *arguments: str) -> str:
    """Run git as somebody whose own configuration does not matter."""
    done = subprocess.run(
        ["git", *_IDENTITY, *arguments],
        cwd=folder,
        env=_ENVIRONMENT,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


@dataclass
class History:
    """A repository whose first commit, `start`, is the minimal course with a patch."""

    coursekit: Coursekit
    files: Files
    folder: Path = field(init=False)

    def __post_init__(self) -> None:
        self.folder = self.coursekit.folder
        self.git("init", "-q", "-b", "main")
        self.coursekit.write(self.files)
        self.commit()
        self.git("tag", "start")

    def git(self, *arguments: str) -> str:
        return git(self.folder, *arguments)

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "-q", "--allow-empty", "-m", "A step")

    def patch(self, patch: str) -> None:
        """Change files of the work tree; the patch fits what stands there now."""
        paths = sorted(p for p in (self.folder / "tracks").rglob("*") if p.is_file())
        before: Files = {p.relative_to(self.folder).as_posix(): p.read_bytes() for p in paths}
        after = patched(before, patch)
        for path in before.keys() - after.keys():
            (self.folder / path).unlink()
        self.coursekit.write({p: d for p, d in after.items() if before.get(p) != d})

    def caused(self, *arguments: str) -> Caused:
        """Lint with a format for machines."""
        outcome = self.coursekit("lint", "--format", "json", *(arguments or ("--since", "start")))
        assert outcome.out, outcome.err
        report = json.loads(outcome.out)
        found = [
            f"{one['code']} {one['path'].removeprefix('tracks/bread/')}:{one['line']}"
            + "".join(
                f" <- {cause['path'].removeprefix('tracks/bread/')}" for cause in one["caused_by"]
            )
            for one in report["findings"]
        ]
        summary = report["summary"]
        return Caused(sorted(found), summary["old"], summary["mended"], outcome.code)
