"""`coursekit credits`: whose work the course stands on, as a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from coursekit.cli.options import (
    config_option,
    configuration,
    from_root,
    known_rules,
    output_option,
    paths_argument,
    send,
    send_summary,
)

FORMATS = ("markdown", "html", "json")


@click.command(name="credits")
@paths_argument
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="markdown", help="How to write."
)
@output_option
@click.option(
    "--base",
    metavar="ADDRESS",
    help="Link to the lessons' pages below this address; by default by their paths, from the file "
    "that is written or from the root of the repository.",
)
@config_option
def command(
    paths: tuple[Path, ...],
    format_: str,
    output: Path | None,
    base: str | None,
    config_file: Path | None,
) -> int:
    """Write the credits of the course: works of others with their creators, licenses and lessons.

    PATHS narrow the credits to some tracks or lessons. Errors in the records are told, but do not
    change the exit code: `coursekit lint` reports them.
    """
    from coursekit.building.credits import html, json, markdown
    from coursekit.building.credits.report import render_summary
    from coursekit.pipeline import credits as credits_of
    from coursekit.reading.tree import WorkTree
    from coursekit.reporting.text import render

    config = configuration(config_file, paths)
    with known_rules(config):
        report = credits_of(WorkTree(config.root), config.settings, paths=from_root(paths, config))
    href = _hrefs(base, output, config.root)
    if format_ == "json":
        text = json.render(report.credits)
    else:
        text = (html if format_ == "html" else markdown).render(report.credits, href)
    send(text, output)
    problems = render(report.run)
    summary = render_summary(report)
    send_summary(f"{problems}\n{summary}" if problems else summary, report.run)
    return report.run.exit_code


def _hrefs(base: str | None, output: Path | None, root: Path) -> Callable[[str], str]:
    """How links lead to the files of the repository."""
    from coursekit.building.credits.urls import below, relative_to

    if base:
        return below(base)
    folder = output.parent if output else root
    return relative_to(folder.resolve().as_posix(), root.resolve().as_posix())
