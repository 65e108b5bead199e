"""What platforms read of this repository is what they can read, and safe."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.steps import REPOSITORY, SCRIPTS, load

WORKFLOWS = sorted(
    path.relative_to(REPOSITORY).as_posix() for path in REPOSITORY.glob(".github/workflows/*.yml")
)
SCHEMAS = {
    "github-actions": ["action.yml"],
    "github-workflows": WORKFLOWS,
    "dependabot": [".github/dependabot.yml"],
    "gitlab-ci": ["templates/gitlab.yml"],
}
DOCS = (REPOSITORY / "docs" / "ci.md").read_text(encoding="utf-8")


def steps(path: str) -> Iterator[dict[str, Any]]:
    """All steps of a workflow or of the action."""
    file = load(path)
    parts = file["jobs"].values() if "jobs" in file else [file["runs"]]
    return (step for part in parts for step in part["steps"])


def test_there_is_a_workflow_for_each_job() -> None:
    assert [Path(path).stem for path in WORKFLOWS] == ["course", "links", "review", "toolkit"]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_files_fit_the_schema_of_their_platform(schema: str) -> None:
    command = [str(SCRIPTS / "check-jsonschema"), "--builtin-schema", f"vendor.{schema}"]
    command += [str(REPOSITORY / path) for path in SCHEMAS[schema]]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", ["action.yml", *WORKFLOWS])
def test_nothing_is_pasted_into_a_script(path: str) -> None:
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("path", ["action.yml", *WORKFLOWS, "docs/ci.md"])
def test_actions_of_others_are_named_by_commit_and_version(path: str) -> None:
    text = (REPOSITORY / path).read_text(encoding="utf-8")
    used = re.findall(r"uses: (.*)", text)
    others = [one for one in used if not one.startswith(("./", "OWNER/"))]
    pinned = re.compile(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [one for one in others if not pinned.fullmatch(one)] == []


def test_an_action_has_the_same_commit_everywhere() -> None:
    commits: dict[str, set[str]] = {}
    for path in ["action.yml", *WORKFLOWS, "docs/ci.md"]:
        text = (REPOSITORY / path).read_text(encoding="utf-8")
        for name, commit in re.findall(r"uses: ([\w/-]+)@(\w{40} .*)", text):
            commits.setdefault(name, set()).add(commit)
    assert len(commits) == 5
    assert [name for name, seen in commits.items() if len(seen) > 1] == []


@pytest.mark.parametrize("path", WORKFLOWS)
def test_a_workflow_has_only_the_permissions_that_its_jobs_name(path: str) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {}
    assert all(job["permissions"]["contents"] for job in workflow["jobs"].values())
    checkouts = [one for one in steps(path) if one.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


def test_the_toolkit_is_checked_by_the_sessions_of_nox() -> None:
    commands = [step["run"] for step in steps(".github/workflows/toolkit.yml") if "run" in step]
    sessions = [word for line in commands for word in line.partition("nox -s ")[2].split()]
    source = (REPOSITORY / "noxfile.py").read_text(encoding="utf-8")
    default = re.search(r"nox\.options\.sessions = \[(.*)\]", source)
    assert default
    assert sorted(sessions) == sorted(re.findall(r'"(\w+)"', default[1]))


@pytest.mark.parametrize("name", ["course", "links", "review"])
def test_the_page_shows_the_workflows_that_this_repository_uses(name: str) -> None:
    blocks = re.findall(r"```yaml\n(name: .*?)```", DOCS, re.DOTALL)
    shown = {re.findall("name: (.*)", block)[0].lower(): block for block in blocks}[name]
    ours = (REPOSITORY / f".github/workflows/{name}.yml").read_text(encoding="utf-8")
    here = shown.replace("uses: OWNER/coursekit@REF", "uses: ./")
    here = here.replace('pip install "git+https://github.com/OWNER/coursekit@REF"', "pip install .")
    assert here == ours


def test_the_page_tells_all_that_the_action_takes_and_gives() -> None:
    action = load("action.yml")
    for kind in ("inputs", "outputs"):
        assert [name for name in action[kind] if f"| `{name}` |" not in DOCS] == []
