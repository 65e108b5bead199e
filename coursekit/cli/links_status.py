"""`coursekit links status`: the verdicts by host and age."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from coursekit.cli.options import (
    as_of_option,
    config_option,
    configuration,
    output_option,
    send,
    today,
)

FORMATS = ("text", "json", "markdown")


@click.command(name="status")
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="text", help="How to report."
)
@output_option
@config_option
@as_of_option
def command(
    format_: str, output: Path | None, config_file: Path | None, as_of: dt.datetime | None
) -> None:
    """Show what the lock file says of the addresses that the course cites, by host and age."""
    from coursekit.pipeline import links_status
    from coursekit.reading.tree import WorkTree
    from coursekit.reporting import links

    config = configuration(config_file, ())
    _, status = links_status(WorkTree(config.root), config.settings, day=today(as_of))
    renderers = {"text": links.render, "json": links.render_json, "markdown": links.render_markdown}
    send(renderers[format_](status), output)
