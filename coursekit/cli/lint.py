"""`coursekit lint`: the main job."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import click

from coursekit.cli.choices import rule_words
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
from coursekit.model.report import Report
from coursekit.model.settings import Settings

FORMATS = ("text", "concise", "json")


@click.command(name="lint")
@paths_argument
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="text", help="How to report."
)
@output_option
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    shell_complete=rule_words,
    help="Report these codes, families or names only (several with commas).",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    shell_complete=rule_words,
    help="Leave these out, besides those that the configuration ignores.",
)
@click.option(
    "--fail-on",
    type=click.Choice(("error", "warning", "note", "never")),
    help="The least severity that makes the exit code 1.",
)
@click.option(
    "--verbose",
    is_flag=True,
    help="Show each lesson's objectives with their Bloom level, and the URLs that no sweep saw.",
)
@click.option("--statistics", is_flag=True, help="Add the number of findings for each rule.")
@config_option
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day that rules about dates judge by; by default that of the last commit.",
)
def command(
    paths: tuple[Path, ...],
    format_: str,
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    verbose: bool,
    statistics: bool,
    config_file: Path | None,
    as_of: dt.datetime | None,
) -> int:
    """Check the whole course; PATHS narrow what is reported, never what is read."""
    from coursekit.pipeline import lint
    from coursekit.reading.git import head_date
    from coursekit.reading.tree import WorkTree

    config = configuration(config_file, paths)
    with known_rules(config):
        report = lint(
            WorkTree(config.root),
            _settings(config.settings, _split(select), _split(ignore), fail_on),
            as_of=as_of.date() if as_of else head_date(config.root),
            paths=from_root(paths, config),
        )
    _write(report, format_, output, statistics)
    if verbose:
        from coursekit.reporting import objectives, unverified

        click.echo(objectives.render(report) + unverified.render(report), nl=False, err=True)
    return report.exit_code


def _settings(
    settings: Settings, select: tuple[str, ...], ignore: tuple[str, ...], fail_on: str | None
) -> Settings:
    """The configured settings with what the command line changes."""
    return dataclasses.replace(
        settings,
        select=select or settings.select,
        ignore=settings.ignore + ignore,
        fail_on=fail_on or settings.fail_on,
    )


def _split(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.strip() for group in words for word in group.split(",") if word.strip())


def _write(report: Report, format_: str, output: Path | None, statistics: bool) -> None:
    """Send the report to standard output or a file, the summary to the error stream."""
    from coursekit.reporting import FORMATS as RENDERERS
    from coursekit.reporting import summary

    chosen = RENDERERS[format_]
    send(chosen.with_statistics(report) if statistics else chosen.render(report), output)
    send_summary(summary.render(report), report)
