"""The wheel, installed into an empty environment, checks a course outside this repository."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from coursekit.reading.schemas import SCHEMAS
from tests.support.patching import minimal_course

REPOSITORY = Path(__file__).parent.parent


def _run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def _pip(python: Path, *arguments: str | Path, cwd: Path) -> None:
    done = _run(python, "-m", "pip", *arguments, cwd=cwd)
    if done.returncode == 0:
        return
    offline = "No matching distribution" in done.stderr or "connection" in done.stderr.casefold()
    if offline and "CI" not in os.environ:
        pytest.skip("pip cannot reach a package index")
    pytest.fail(done.stderr)


def test_the_wheel_works_in_any_other_repository(tmp_path: Path) -> None:
    environment = tmp_path / "env"
    venv.create(environment, with_pip=True, symlinks=sys.platform != "win32")
    scripts = environment / ("Scripts" if sys.platform == "win32" else "bin")
    _pip(scripts / "python", "wheel", "--no-deps", "-w", tmp_path, REPOSITORY, cwd=tmp_path)
    (wheel,) = tmp_path.glob("coursekit-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {f"coursekit/schemas/{name}.v1.schema.json" for name in SCHEMAS} <= names
    assert "coursekit/data/licenses.json" in names
    assert {f"coursekit/reporting/review/page.{kind}" for kind in ("css", "js")} <= names
    assert not any(name.startswith(("tests/", "tracks/", "schemas/")) for name in names)

    _pip(scripts / "python", "install", wheel, cwd=tmp_path)
    course = tmp_path / "elsewhere"
    for path, data in minimal_course().items():
        (course / path).parent.mkdir(parents=True, exist_ok=True)
        (course / path).write_bytes(data or b"")
    clean = _run(scripts / "coursekit", "lint", cwd=course)
    assert (clean.returncode, clean.stdout) == (0, ""), clean.stderr
    brief = course / "tracks/bread/proofing/brief.md"
    brief.write_text(brief.read_text(encoding="utf-8").replace("order: 2", "order: two"))
    wrong = _run(scripts / "coursekit", "lint", "--format", "concise", cwd=course)
    assert wrong.returncode == 1
    assert wrong.stdout.startswith("tracks/bread/proofing/brief.md:7:8: error[FM106] `order` ")
