"""`coursekit diff`: what a change means for the course rather than for its lines."""

from __future__ import annotations

from pathlib import Path

import click

from coursekit.cli.options import (
    config_option,
    configuration,
    output_option,
    send,
    send_summary,
    told_by_git,
)
from coursekit.exits import ExitStatus

FORMATS = ("text", "markdown", "json")


@click.command(name="diff")
@click.argument("revision", metavar="REV")
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="text", help="How to report."
)
@output_option
@config_option
def command(revision: str, format_: str, output: Path | None, config_file: Path | None) -> int:
    """Tell what has changed for the course since the work left a branch, tag or commit REV.

    Whatever has changed, the exit code is 0: `coursekit lint --since REV` judges.
    """
    from coursekit.pipeline import diff
    from coursekit.reading import changes
    from coursekit.reading.git import Repository
    from coursekit.reading.tree import WorkTree
    from coursekit.reporting import text
    from coursekit.reporting.diff import render

    config = configuration(config_file, ())
    with told_by_git():
        change = changes.since(Repository(config.root), WorkTree(config.root), revision)
        run, found = diff(change, config.settings, revision)
    send(render(found, format_), output)
    send_summary(text.render(run), run)
    # What `lint` would fail on is told only; an empty course and faults of ours are no answer.
    return run.exit_code if run.exit_code != ExitStatus.FINDINGS.value else ExitStatus.CLEAN.value
