"""Baselines of courses in memory."""

from __future__ import annotations

import tomllib

from coursekit.config import settings_from
from coursekit.engine.baseline import BaselineReport
from coursekit.model.baseline import Baseline
from coursekit.model.settings import Settings
from coursekit.pipeline import baseline
from coursekit.reading.baseline import read_baseline
from coursekit.reading.tree import DictTree
from coursekit.reporting.baseline import render_file
from tests.support.linting import AS_OF
from tests.support.patching import Files

PATH = "coursekit-baseline.json"


def compared(files: Files, *, dated: bool = True) -> BaselineReport:
    """The files held against the baseline among them."""
    own = files.get("coursekit.toml")
    settings = settings_from(tomllib.loads(own.decode())) if own else Settings()
    return baseline(DictTree(files), settings, as_of=AS_OF if dated else None)


def with_baseline(files: Files) -> Files:
    """The files with a baseline of all that is found in them."""
    return {**files, PATH: render_file(compared(files).grown(None)).encode()}


def read(text: str | bytes) -> Baseline:
    """A baseline from its text."""
    return read_baseline(PATH, text.encode() if isinstance(text, str) else text)
