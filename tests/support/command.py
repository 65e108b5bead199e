"""Run the command line inside the test process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from coursekit.cli import cli
from coursekit.cli.boundary import run
from tests.support.patching import Files


@dataclass(frozen=True)
class Outcome:
    """What a run of the command left behind."""

    code: int
    out: str
    err: str


class Coursekit:
    """The command, run in a folder of its own."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *arguments: str, cwd: Path | None = None) -> Outcome:
        self._monkeypatch.chdir(cwd or self.folder)
        code = run(cli, arguments)
        captured = self._capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    def write(self, files: Files) -> None:
        for path, data in files.items():
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data or b"")
