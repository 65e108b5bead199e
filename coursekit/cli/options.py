"""What several commands take from the command line, and how they read and write."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coursekit.cli.boundary import report_faults
from coursekit.cli.files import write_atomically
from coursekit.config import Config, ConfigError, find_config, load_config
from coursekit.model.report import Report

if TYPE_CHECKING:
    from coursekit.reading.changes import Change
    from coursekit.reading.tree import WorkTree

paths_argument = click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
output_option = click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to a file."
)
config_option = click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Use this configuration file; its folder is the root of the course's repository.",
)
as_of_option = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day from which ages are counted; by default today.",
)

day_option = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day that rules about dates judge by; by default that of the last commit.",
)


def today(as_of: dt.datetime | None) -> dt.date:
    """The day that was named, or the one that the clock tells."""
    return as_of.date() if as_of else dt.date.today()


def configuration(file: Path | None, paths: Sequence[Path]) -> Config:
    """The configuration that was named, or the one for the first path or the current folder.

    Raises `click.ClickException` where it cannot be used.
    """
    try:
        if file:
            return load_config(file.absolute())
        # Not through the parents of a path with `..` in it: those would lead somewhere else.
        return find_config(Path(os.path.abspath(paths[0])) if paths else Path.cwd())
    except ConfigError as error:
        raise click.ClickException(str(error)) from error


@contextmanager
def known_rules(config: Config) -> Iterator[None]:
    """Where a rule is named that does not exist: a `click.ClickException` that says where."""
    from coursekit.engine.select import UnknownRule

    try:
        yield
    except UnknownRule as error:
        # A word of the command line is checked like one of the file: say where it may stand.
        where = f" (on the command line, or in {config.path})" if config.path else ""
        raise click.ClickException(f"{error}{where}") from error


def from_root(paths: Sequence[Path], config: Config) -> list[str]:
    """The paths from the root of the repository; raises `click.UsageError` for one outside."""
    return [_from_root(path, config) for path in paths]


def _from_root(path: Path, config: Config) -> str:
    """The path from the root, as it is written or, where a link leads there, as it really is."""
    for resolved in (os.path.abspath, os.path.realpath):
        relative = Path(os.path.relpath(resolved(path), resolved(config.root)))
        if relative.parts[:1] != ("..",):
            return relative.as_posix()
    raise click.UsageError(f"{path} is outside the course's repository at {config.root}.")


def change_of(tree: WorkTree, since: str | None, staged: bool) -> Change | None:
    """The change that was asked for, if one was; raises `click.ClickException` where git fails."""
    if since is None and not staged:
        return None
    if since is not None and staged:
        raise click.UsageError("--since and --staged ask for two different changes: give one.")
    from coursekit.reading import changes
    from coursekit.reading.git import Repository

    with told_by_git():
        repository = Repository(tree.root)
        if since is None:
            return changes.staged(repository, tree)
        return changes.since(repository, tree, since)


@contextmanager
def told_by_git() -> Iterator[None]:
    """Where git cannot tell what is asked of it: a `click.ClickException` with its reason."""
    from coursekit.reading.git import GitError

    try:
        yield
    except GitError as error:
        raise click.ClickException(str(error)) from error


def send(text: str, output: Path | None) -> None:
    """Send a report to standard output, or to a file without its colors."""
    if output:
        write_atomically(output, click.unstyle(text))
    else:
        click.echo(text, nl=False)


def send_summary(text: str, report: Report) -> None:
    """Send a summary to the error stream, with faults of ours below it."""
    click.echo(text, nl=False, err=True)
    if report.tracebacks:
        report_faults(report.tracebacks, "see the findings of `internal-fault`.")
