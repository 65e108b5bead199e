"""Our own course in memory, with its own settings."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from coursekit.config import load_config
from coursekit.model.report import Report
from coursekit.pipeline import lint
from coursekit.reading.tree import DictTree
from tests.support.patching import Files, patched

REPOSITORY = Path(__file__).parent.parent.parent
LOCK = REPOSITORY / "tracks" / "links.lock"
AS_OF = dt.date(2026, 12, 1)
"""The day on which our course is judged."""


def own_course() -> Files:
    """Everything that `coursekit lint` reads of our own repository but what the sweeps saw."""
    paths = sorted(path for path in (REPOSITORY / "tracks").rglob("*") if path.is_file())
    paths = [path for path in paths if path != LOCK]
    found: Files = {path.relative_to(REPOSITORY).as_posix(): path.read_bytes() for path in paths}
    found["LICENSE"] = b""
    return found


def lint_own_course(patch: str = "") -> Report:
    """The report on our course after a patch."""
    settings = load_config(REPOSITORY / "pyproject.toml").settings
    return lint(DictTree(patched(own_course(), patch)), settings, as_of=AS_OF)
