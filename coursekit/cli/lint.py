"""`coursekit lint`: the main job."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path

import click

from coursekit.cli.boundary import report_faults
from coursekit.cli.choices import rule_words
from coursekit.config import Config, ConfigError, find_config, load_config
from coursekit.model.report import Report
from coursekit.model.settings import Settings

FORMATS = ("text", "concise", "json")


@click.command(name="lint")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="text", help="How to report."
)
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to a file."
)
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
    "--verbose", is_flag=True, help="Show each lesson's objectives with their Bloom level as well."
)
@click.option("--statistics", is_flag=True, help="Add the number of findings for each rule.")
@click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Use this configuration file; its folder is the root of the course's repository.",
)
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
    from coursekit.engine.select import UnknownRule
    from coursekit.pipeline import lint
    from coursekit.reading.git import head_date
    from coursekit.reading.tree import WorkTree

    try:
        config = _config(config_file, paths)
        report = lint(
            WorkTree(config.root),
            _settings(config.settings, _split(select), _split(ignore), fail_on),
            as_of=as_of.date() if as_of else head_date(config.root),
            paths=[_relative(path, config) for path in paths],
        )
    except ConfigError as error:
        raise click.ClickException(str(error)) from error
    except UnknownRule as error:
        # A word of the command line is checked like one of the file: say where it may stand.
        where = f" (on the command line, or in {config.path})" if config.path else ""
        raise click.ClickException(f"{error}{where}") from error
    _write(report, format_, output, statistics)
    if verbose:
        from coursekit.reporting import objectives

        click.echo(objectives.render(report), nl=False, err=True)
    return report.exit_code


def _config(file: Path | None, paths: Sequence[Path]) -> Config:
    """The configuration that was named, or the one for the first path or the current folder."""
    if file:
        return load_config(file.absolute())
    # Not through the parents of a path with `..` in it: those would lead somewhere else.
    return find_config(Path(os.path.abspath(paths[0])) if paths else Path.cwd())


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


def _relative(path: Path, config: Config) -> str:
    """The path from the root, as it is written or, where a link leads there, as it really is."""
    for resolved in (os.path.abspath, os.path.realpath):
        relative = Path(os.path.relpath(resolved(path), resolved(config.root)))
        if relative.parts[:1] != ("..",):
            return relative.as_posix()
    raise click.UsageError(f"{path} is outside the course's repository at {config.root}.")


def _write(report: Report, format_: str, output: Path | None, statistics: bool) -> None:
    """Send the report to standard output or a file, the summary to the error stream."""
    from coursekit.cli.files import write_atomically
    from coursekit.reporting import FORMATS as RENDERERS
    from coursekit.reporting import summary

    chosen = RENDERERS[format_]
    text = chosen.with_statistics(report) if statistics else chosen.render(report)
    if output:
        write_atomically(output, click.unstyle(text))
    else:
        click.echo(text, nl=False)
    click.echo(summary.render(report), nl=False, err=True)
    if report.tracebacks:
        report_faults(report.tracebacks, "see the findings of `internal-fault`.")
