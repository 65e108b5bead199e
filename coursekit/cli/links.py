"""`coursekit links`: what the sweeps know of the links to the web."""

from __future__ import annotations

import click

from coursekit.cli.lazy import LazyGroup

_COMMANDS = {
    "sweep": "Go online and see.",
    "status": "Show the verdicts by host and age.",
    "explain": "Explain the verdict on a URL.",
    "merge": "Merge lock files.",
}


@click.group(name="links", cls=LazyGroup, lazy=_COMMANDS, prefix="links_")
def command() -> None:
    """See what the sweeps know of the links to the web."""
