"""Run steps of workflows in a real shell, with what a runner gives them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml

REPOSITORY = Path(__file__).parent.parent.parent
SCRIPTS = Path(sys.executable).parent
_EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")


class Done(NamedTuple):
    """What a step left behind."""

    code: int
    out: str
    err: str
    outputs: dict[str, str]


def load(path: str) -> Any:
    """A YAML file of this repository; `on` is a key like others."""
    text = (REPOSITORY / path).read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (it makes texts only)


def named(steps: list[dict[str, Any]], name: str) -> dict[str, Any]:
    """The step with a name."""
    (step,) = (step for step in steps if step.get("name") == name)
    return step


def environment() -> dict[str, str]:
    """The variables of this process without those that lead to a repository or configuration."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


def offline_pip(folder: Path) -> dict[str, str]:
    """Variables by which pip finds what this environment holds, coursekit left out, and no index."""
    folder.mkdir()
    for place in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        for path in Path(place).iterdir():
            ours = "coursekit" in path.name or path.name.startswith(("pip", "__pycache__"))
            if not ours and path.suffix != ".pth" and not (folder / path.name).exists():
                (folder / path.name).symlink_to(path)
    # Pip turns this option around where it stands in a variable: 0 asks for no isolation.
    return {"PYTHONPATH": str(folder), "PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0"}


@dataclass
class Runner:
    """A machine that runs the steps of a job, one after the other, in `workspace`."""

    workspace: Path
    temp: Path
    values: Mapping[str, str] = field(default_factory=dict)
    """What the expressions yield that stand in `env` of steps."""
    variables: dict[str, str] = field(default_factory=dict)
    summary: str = ""

    def __post_init__(self) -> None:
        (self.temp / "bin").mkdir(parents=True)

    def command(self, name: str, script: str) -> None:
        """Give the machine a command."""
        path = self.temp / "bin" / name
        path.write_text(script, encoding="utf-8")
        path.chmod(0o755)

    def run(self, step: Mapping[str, Any]) -> Done:
        """Run a step as `shell: bash` does; its files are read as the platform reads them."""
        files = {name: self.temp / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.write_text("")
        done = self.shell(
            step["run"],
            {name: str(file) for name, file in files.items()}
            | {name: self._value(value) for name, value in step.get("env", {}).items()},
        )
        self.summary += files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        lines = files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines()
        outputs = {name: value for name, _, value in (line.partition("=") for line in lines)}
        return done._replace(outputs=outputs)

    def shell(self, script: str, variables: Mapping[str, str]) -> Done:
        """Run a script that ends with its first command that fails."""
        path = f"{self.temp / 'bin'}{os.pathsep}{SCRIPTS}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.workspace,
            env={
                **environment(),
                "PATH": path,
                "RUNNER_TEMP": str(self.temp),
                "GITHUB_ACTION_PATH": str(REPOSITORY),
                **self.variables,
                **variables,
            },
            capture_output=True,
            text=True,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr, {})

    def _value(self, text: str) -> str:
        return _EXPRESSION.sub(lambda match: self.values[match[1]], text)
