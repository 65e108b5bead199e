"""`coursekit lint`: the main job."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import click

from coursekit.cli.choices import rule_words
from coursekit.cli.options import (
    change_of,
    config_option,
    configuration,
    day_option,
    from_root,
    known_rules,
    output_option,
    paths_argument,
    send_summary,
    told_by_git,
)
from coursekit.cli.reports import Target, format_option, report_option, targets, write
from coursekit.model.settings import Settings


@click.command(name="lint")
@paths_argument
@format_option
@output_option
@report_option
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
    "--preview",
    multiple=True,
    metavar="RULE",
    shell_complete=rule_words,
    help="Show besides what these rules would say about the whole course, ignored or not; the exit "
    "code does not count it.",
)
@click.option(
    "--since",
    metavar="REV",
    help="Report only what was caused since the work left this branch, tag or commit.",
)
@click.option(
    "--staged", is_flag=True, help="Report only what the staged changes cause: for a commit hook."
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
@day_option
def command(
    paths: tuple[Path, ...],
    format_: str | None,
    output: Path | None,
    reports: list[Target],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preview: tuple[str, ...],
    since: str | None,
    staged: bool,
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
    from coursekit.reporting import summary

    wanted = targets(format_, output, reports)
    config = configuration(config_file, paths)
    tree = WorkTree(config.root)
    change = change_of(tree, since, staged)
    with known_rules(config), told_by_git():  # what stood there before is read only when judged
        report = lint(
            change.new if change else tree,
            _settings(config.settings, _split(select), _split(ignore), fail_on),
            as_of=as_of.date() if as_of else head_date(config.root),
            paths=from_root(paths, config),
            change=change,
            preview=_split(preview),
        )
    write(report, wanted, statistics, config.root)
    send_summary(summary.render(report), report)
    if preview:
        from coursekit.reporting import previews

        click.echo(previews.render(report), nl=False, err=True)
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
