"""The steps of the action, run in a shell."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.support.command import Coursekit
from tests.support.history import History
from tests.support.patching import minimal_course, patched
from tests.support.steps import SCRIPTS, Done, Runner, load, named, offline_pip

ACTION = load("action.yml")
STEPS = ACTION["runs"]["steps"]
OLD_FAULT = """\
--- tracks/bread/first-loaf/brief.md
-order: 3
+order: 4
"""
NEW_FAULT = """\
--- tracks/bread/proofing/brief.md
-order: 2
+order: 3
"""


@pytest.fixture
def history(coursekit: Coursekit) -> History:
    """A course with an old fault, and a branch of a pull request."""
    history = History(coursekit, patched(minimal_course(), OLD_FAULT))
    history.git("update-ref", "refs/remotes/origin/main", "HEAD")
    history.git("switch", "-q", "-c", "topic")
    return history


@pytest.fixture
def runner(history: History, tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """A machine on which coursekit is installed where the action puts it."""
    runner = Runner(history.folder, tmp_path_factory.mktemp("runner"))
    (runner.temp / "coursekit").mkdir()
    (runner.temp / "coursekit" / "bin").symlink_to(SCRIPTS)
    return runner


def lint(runner: Runner, **given: str) -> Done:
    """Run the step that checks, with inputs as the action's user writes them."""
    inputs = {name: one["default"] for name, one in ACTION["inputs"].items()} | {"since": ""}
    inputs |= {name.replace("_", "-"): value for name, value in given.items()}
    runner.values = {f"inputs.{name}": value for name, value in inputs.items()}
    return runner.run(named(STEPS, "Check the course"))


def verdict(runner: Runner, done: Done) -> int:
    runner.values = {"steps.lint.outputs.exit-code": done.outputs["exit-code"]}
    return runner.run(named(STEPS, "Give the verdict")).code


def test_a_change_without_fault_is_green_though_the_course_has_an_old_one(runner: Runner) -> None:
    done = lint(runner, since="origin/main")
    assert (done.code, done.outputs["exit-code"], verdict(runner, done)) == (0, "0", 0)
    assert "::error" not in done.out
    assert "1 older finding not shown" in done.err


def test_what_a_change_causes_is_shown_everywhere_and_fails_the_job(
    history: History, runner: Runner
) -> None:
    history.patch(NEW_FAULT)
    history.commit()
    done = lint(runner, since="origin/main")
    assert (done.code, done.outputs["exit-code"], verdict(runner, done)) == (0, "1", 1)
    (command,) = (line for line in done.out.splitlines() if line.startswith("::error"))
    assert "file=tracks/bread/proofing/brief.md,line=7" in command
    assert "PL205" in runner.summary
    report = json.loads(Path(done.outputs["json"]).read_text(encoding="utf-8"))
    sarif = json.loads(Path(done.outputs["sarif"]).read_text(encoding="utf-8"))
    assert [one["code"] for one in report["findings"]] == ["PL205"]
    assert [one["ruleId"] for one in sarif["runs"][0]["results"]] == ["PL205"]
    assert history.git("status", "--porcelain") == ""


def test_without_a_revision_the_whole_course_is_judged(runner: Runner) -> None:
    done = lint(runner)
    assert done.outputs["exit-code"] == "1"
    assert "tracks/bread/first-loaf/brief.md" in runner.summary


def test_the_report_can_stay_in_the_log(runner: Runner) -> None:
    done = lint(runner, annotations="false", summary="false", fail_on="never")
    assert (done.outputs["exit-code"], runner.summary) == ("0", "")
    assert "error[PL205]" in done.out
    assert "::error" not in done.out


def test_options_are_taken_line_by_line(runner: Runner) -> None:
    done = lint(runner, arguments="--ignore\nPL205\n\n--as-of=2026-05-01\n")
    assert done.outputs["exit-code"] == "0", done.err
    odd = lint(runner, arguments="--ignore $(touch pwned); touch pwned")
    assert odd.outputs["exit-code"] == "2"
    assert not (runner.workspace / "pwned").exists()


def test_a_revision_that_is_not_there_fails_and_leaves_no_reports(runner: Runner) -> None:
    done = lint(runner, since="origin/elsewhere")
    assert done.outputs == {"exit-code": "2"}
    assert "There is no revision 'origin/elsewhere'" in done.err
    assert (runner.summary, verdict(runner, done)) == ("", 2)


@pytest.mark.parametrize("name", ["$(touch${IFS}pwned)", '";touch${IFS}pwned;"', "`touch\tpwned`"])
def test_the_name_of_a_branch_is_never_run(history: History, runner: Runner, name: str) -> None:
    if "\t" not in name:
        history.git("update-ref", f"refs/remotes/origin/{name}", "HEAD")
    done = lint(runner, since=f"origin/{name}")
    assert done.outputs["exit-code"] == ("2" if "\t" in name else "0"), done.err
    assert history.git("status", "--porcelain") == ""


def test_forks_send_nothing_to_code_scanning() -> None:
    step = named(STEPS, "Send the report to code scanning")
    assert "inputs.upload-sarif == 'true'" in step["if"]
    assert "steps.lint.outputs.sarif != ''" in step["if"]
    assert "!github.event.pull_request.head.repo.fork" in step["if"]


def test_the_action_installs_itself(tmp_path: Path) -> None:
    runner = Runner(tmp_path, tmp_path / "temp")
    runner.values = {
        "steps.python.outputs.python-path": sys.executable,
        "runner.temp": str(runner.temp),
    }
    digest = runner.run(named(STEPS, "Name what is to be downloaded")).outputs["digest"]
    assert len(digest) == 64
    runner.variables = offline_pip(tmp_path / "packages")
    done = runner.run(named(STEPS, "Install coursekit"))
    assert done.code == 0, done.err
    script = (
        '"$RUNNER_TEMP/coursekit/bin/python" -P -c "import coursekit; print(coursekit.__file__)"'
    )
    assert runner.shell(script, {}).out.startswith(str(runner.temp / "coursekit"))
    assert "lint" in runner.shell('"$RUNNER_TEMP/coursekit/bin/coursekit" --help', {}).out
