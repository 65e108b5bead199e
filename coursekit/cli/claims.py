"""`coursekit claims`: what the prose says of the course."""

from __future__ import annotations

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
from coursekit.model.claim import CLAIM_KINDS
from coursekit.model.report import Verdict

FORMATS = ("text", "json")


@click.command(name="claims")
@paths_argument
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="text", help="How to list."
)
@output_option
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="KIND",
    type=click.Choice(CLAIM_KINDS),
    help=f"List claims of this kind only (may be repeated): {', '.join(CLAIM_KINDS)}.",
)
@click.option(
    "--verdict",
    "verdicts",
    multiple=True,
    type=click.Choice([verdict.value for verdict in Verdict]),
    help="List claims with this verdict only (may be repeated).",
)
@config_option
def command(
    paths: tuple[Path, ...],
    format_: str,
    output: Path | None,
    kinds: tuple[str, ...],
    verdicts: tuple[str, ...],
    config_file: Path | None,
) -> int:
    """List what the prose says of the course, and whether it holds.

    PATHS narrow what is listed, never what is read. Claims that are refuted do not change the exit
    code: `coursekit lint` reports them.
    """
    from coursekit.pipeline import claims
    from coursekit.reading.tree import WorkTree
    from coursekit.reporting.claims import render, render_json, render_summary

    config = configuration(config_file, paths)
    with known_rules(config):
        report = claims(
            WorkTree(config.root),
            config.settings,
            paths=from_root(paths, config),
            kinds=kinds,
            verdicts=[Verdict(word) for word in verdicts],
        )
    send(render_json(report) if format_ == "json" else render(report), output)
    send_summary(render_summary(report), report.run)
    return report.run.exit_code
