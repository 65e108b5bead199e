"""`coursekit baseline`: live with old findings, and fail on new ones."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from coursekit.cli.files import write_atomically
from coursekit.cli.lazy import LazyGroup
from coursekit.cli.options import known_rules
from coursekit.config import Config

if TYPE_CHECKING:
    from coursekit.engine.baseline import BaselineReport
    from coursekit.model.baseline import Baseline

_COMMANDS = {
    "write": "Write down what is found now.",
    "check": "Compare what is found to the baseline.",
}


@click.group(name="baseline", cls=LazyGroup, lazy=_COMMANDS, prefix="baseline_")
def command() -> None:
    """Live with the findings that are there, and fail on new ones."""


def baseline_path(config: Config) -> str:
    """Where the baseline stands; raises `click.UsageError` where the course keeps none."""
    if not config.settings.baseline:
        raise click.UsageError(f"`baseline` is empty in {config.path}: the course keeps none.")
    return config.settings.baseline


def compared(config: Config, as_of: dt.datetime | None, *, anew: bool = False) -> BaselineReport:
    """The course held against its baseline, on the day that was named or that of the last commit."""
    from coursekit.pipeline import baseline
    from coursekit.reading.git import head_date
    from coursekit.reading.tree import WorkTree

    day = as_of.date() if as_of else head_date(config.root)
    with known_rules(config):
        return baseline(WorkTree(config.root), config.settings, as_of=day, anew=anew)


def save_baseline(config: Config, baseline: Baseline, before: Baseline | None) -> bool:
    """Write the baseline, and tell whether it was another one before."""
    from coursekit.reporting.baseline import render_file

    text = render_file(baseline)
    if before and before.text.content == text:
        return False
    write_atomically(config.root / baseline.path, text)
    return True
