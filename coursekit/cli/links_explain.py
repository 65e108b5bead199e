"""`coursekit links explain`: what was seen of one URL, and what would change the verdict."""

from __future__ import annotations

from pathlib import Path

import click

from coursekit.cli.options import config_option, configuration, today


@click.command(name="explain")
@click.argument("url")
@config_option
def command(url: str, config_file: Path | None) -> None:
    """Tell what was seen of a URL and when, and what would change the verdict."""
    from coursekit.model.url import web_url
    from coursekit.pipeline import links_status
    from coursekit.reading.tree import WorkTree
    from coursekit.reporting.links import render_explanation

    wanted = web_url(url)
    if wanted is None:
        raise click.UsageError(
            "This is no address of the web: it must begin with https:// or http://, name a host, "
            "and hold no password."
        )
    config = configuration(config_file, ())
    course, status = links_status(WorkTree(config.root), config.settings, day=today(None))
    entry = course.lock.entries.get(wanted.key) if course.lock else None
    click.echo(render_explanation(wanted.key, status.link(wanted.key), entry), nl=False)
