"""The smaller commands, and the ways out of the program."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.shell_completion import BashComplete

from coursekit import __version__, pipeline
from coursekit.cli import cli
from coursekit.cli.boundary import run
from coursekit.reading.schemas import SCHEMAS
from coursekit.rules import RULES
from tests.support.command import Coursekit
from tests.support.linting import with_crash


def test_version(coursekit: Coursekit) -> None:
    assert coursekit("--version").out == f"coursekit, version {__version__}\n"


def test_help_lists_every_command_without_importing_it(coursekit: Coursekit) -> None:
    outcome = coursekit("--help")
    assert outcome.code == 0
    for name in ("lint", "claims", "credits", "rules", "explain", "schema", "completion"):
        assert f"  {name} " in outcome.out


def test_an_unknown_command_is_a_usage_error(coursekit: Coursekit) -> None:
    assert coursekit("lnt").code == 2


def test_rules_lists_every_rule(coursekit: Coursekit) -> None:
    lines = coursekit("rules").out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in RULES]


@pytest.mark.parametrize("word", ["PL205", "pl205", "order-disagrees"])
def test_explain_prints_the_page_of_a_rule(coursekit: Coursekit, word: str) -> None:
    outcome = coursekit("explain", word)
    assert outcome.out.startswith("# PL205: order-disagrees\n")
    assert "## How to fix" in outcome.out


def test_explain_offers_the_nearest_rule(coursekit: Coursekit) -> None:
    outcome = coursekit("explain", "PL25")
    assert outcome.code == 2
    assert "Did you mean 'PL205'?" in outcome.err


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_prints_a_schema(coursekit: Coursekit, name: str) -> None:
    assert json.loads(coursekit("schema", name).out)["$id"] == f"urn:coursekit:schema:{name}:v1"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(coursekit: Coursekit, shell: str) -> None:
    assert "_COURSEKIT_COMPLETE" in coursekit("completion", shell).out


def test_completion_offers_rules() -> None:
    completion = BashComplete(cli, {}, "coursekit", "_COURSEKIT_COMPLETE")
    offered = completion.get_completions(["explain"], "order")
    assert [item.value for item in offered] == ["order-disagrees"]


def test_a_wrong_configuration_is_exit_2_with_file_and_line(course: Coursekit) -> None:
    path = course.folder / "coursekit.toml"
    path.write_text('# ours\nselect = ["ALL"]\n\n[layuot]\ncourse = ""\n')
    outcome = course("lint")
    assert outcome.code == 2
    assert f"{path}:4: `layuot` is not a known key. Did you mean `layout`?" in outcome.err


def test_a_fault_in_a_rule_is_exit_3_with_a_log(
    course: Coursekit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(
        pipeline.lint,
        "__kwdefaults__",
        {
            **(pipeline.lint.__kwdefaults__ or {}),
            "rules": with_crash(RULES, "order-disagrees"),
        },
    )
    outcome = course("lint")
    assert outcome.code == 3
    assert "coursekit failed in rule order-disagrees: RuntimeError: made to fail" in outcome.out
    (log,) = tmp_path.glob("coursekit-*.log")
    text = log.read_text(encoding="utf-8")
    assert str(log) in outcome.err
    assert __version__ in text
    assert "Traceback" in text


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt(), 130), (ValueError("x"), 3)])
def test_every_way_out_has_its_code(
    error: BaseException,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    @click.command()
    def failing() -> None:
        raise error

    assert run(failing, []) == code
    logs = list(tmp_path.glob("coursekit-*.log"))
    assert bool(logs) == (code == 3)


def test_a_closed_pipe_is_no_fault() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "coursekit", "rules"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.wait() == 1
        assert process.stderr.read() == ""


def test_a_course_can_be_checked_by_the_module(course: Coursekit) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "coursekit", "lint"],
        cwd=course.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_version_needs_no_slow_import(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from coursekit.cli import cli\n"
        "cli.main(['--version'], standalone_mode=False)\n"
        "slow = {'jsonschema', 'requests', 'rich', 'yaml', 'markdown_it'} & set(sys.modules)\n"
        "assert not slow, slow\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path, capture_output=True)
