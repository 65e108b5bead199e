"""The hook, run by pre-commit."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.history import git
from tests.support.patching import minimal_course
from tests.support.steps import REPOSITORY, SCRIPTS, environment, offline_pip

PARTS = ("coursekit", "schemas", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
CONFIGURATION = """\
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - id: coursekit-lint
        name: whole
        alias: whole
      - id: coursekit-lint
        name: staged
        alias: staged
        args: [--staged]
"""


@pytest.fixture
def toolkit(tmp_path: Path) -> Path:
    """A repository with what is installed of this one."""
    folder = tmp_path / "toolkit"
    folder.mkdir()
    for part in PARTS:
        if (REPOSITORY / part).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(REPOSITORY / part, folder / part, ignore=ignored)
        else:
            shutil.copy(REPOSITORY / part, folder / part)
    git(folder, "init", "-q")
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "-m", "The toolkit")
    return folder


@pytest.fixture
def course(tmp_path: Path, toolkit: Path) -> Path:
    """A repository with a course whose links to one lesson are about to break."""
    folder = tmp_path / "course"
    for path, data in minimal_course().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data or b"")
    revision = git(toolkit, "rev-parse", "HEAD").strip()
    (folder / ".pre-commit-config.yaml").write_text(
        CONFIGURATION.format(repository=toolkit, revision=revision), encoding="utf-8"
    )
    git(folder, "init", "-q")
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "-m", "The course")
    return folder


def test_the_hook_runs_on_the_whole_course(tmp_path: Path, course: Path) -> None:
    variables = environment() | offline_pip(tmp_path / "packages")
    variables["PRE_COMMIT_HOME"] = str(tmp_path / "pre-commit")

    def run(*arguments: str) -> tuple[int, str]:
        done = subprocess.run(
            [SCRIPTS / "pre-commit", "run", "--color=never", *arguments],
            cwd=course,
            env=variables,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    code, told = run()
    assert code == 0, told
    assert told.count("Passed") == 2

    brief = course / "tracks/bread/proofing/brief.md"
    brief.write_text(brief.read_text(encoding="utf-8").replace("order: 2", "order: 3"))
    git(course, "commit", "-q", "--all", "-m", "An old fault")
    assert run("whole")[0] == 1
    assert run("staged")[0] == 0

    # Nothing is left that pre-commit could hand on, and yet the hook runs.
    git(course, "rm", "-q", "tracks/bread/flour-and-water/practice.md")
    code, told = run("staged")
    assert code == 1, told
    assert "practice.md" in told
    assert "PL205" not in told
