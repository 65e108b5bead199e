"""Where the reports of a run go: several formats at once, each to a file or to standard output."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from coursekit.cli.options import send
from coursekit.model.report import Report
from coursekit.words import did_you_mean, listing

FORMATS = (
    "text",
    "concise",
    "json",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjson",
    "markdown",
)
STANDARD_OUTPUT = "-"


class Target(NamedTuple):
    """A format, and the file that it is written to; none for standard output."""

    format: str
    path: Path | None

    @property
    def where(self) -> str:
        """The same for all targets that lead to one place."""
        return os.path.realpath(self.path) if self.path else STANDARD_OUTPUT


def _parsed(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> list[Target]:
    return [_target(value) for value in values]


def _target(value: str) -> Target:
    name, _, path = value.partition("=")
    if name not in FORMATS:
        guess = did_you_mean(name, FORMATS)
        raise click.BadParameter(
            f"there is no format '{name}'.{guess} It is {listing(FORMATS)}, then = and a file: "
            "sarif=report.sarif"
        )
    if not path:
        raise click.BadParameter(
            f"'{value}' names no file: write {name}=FILE, or {name}=- for standard output."
        )
    return Target(name, None if path == STANDARD_OUTPUT else Path(path))


format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="How to report; by default as text, unless --report writes to standard output.",
)
report_option = click.option(
    "--report",
    "reports",
    multiple=True,
    callback=_parsed,
    metavar="FORMAT=FILE",
    help="Report in this format to this file as well (several times; - is standard output).",
)


def targets(format_: str | None, output: Path | None, reports: Sequence[Target]) -> list[Target]:
    """Where to send which format.

    The text for people goes to standard output unless something else does. Raises
    `click.UsageError` where a report could not be written, before anything is checked.
    """
    wanted = list(reports)
    if format_ or output or all(target.path for target in reports):
        wanted.insert(0, Target(format_ or "text", output))
    for problem in _problems(wanted):
        raise click.UsageError(problem)
    return wanted


def _problems(wanted: Sequence[Target]) -> Iterator[str]:
    for where, number in Counter(target.where for target in wanted).items():
        if number > 1:
            names = listing([target.format for target in wanted if target.where == where], "and")
            place = "standard output" if where == STANDARD_OUTPUT else where
            yield f"{names} would all go to {place}: give each a file of its own."
    for path in (target.path for target in wanted if target.path):
        if path.is_dir():
            yield f"{path} cannot be written: it is a folder."
        elif not path.parent.is_dir():
            yield f"{path} cannot be written: there is no folder {path.parent}."


def write(report: Report, wanted: Sequence[Target], statistics: bool, root: Path) -> None:
    """Send a report in all formats, to files first: whoever reads our output may close it.

    `root` is the folder that its paths begin at.
    """
    from coursekit.reading.git import path_from_top
    from coursekit.reporting import FORMATS as RENDERERS
    from coursekit.reporting.from_top import FORMATS as FROM_TOP
    from coursekit.reporting.from_top import from_top

    moved = report
    if any(target.format in FROM_TOP for target in wanted):
        moved = from_top(report, path_from_top(root))
    rendered = []
    for target in sorted(wanted, key=lambda target: target.path is None):
        chosen = RENDERERS[target.format]
        shown = moved if target.format in FROM_TOP else report
        text = chosen.with_statistics(shown) if statistics else chosen.render(shown)
        rendered.append((text, target.path))
    for text, path in rendered:
        send(text, path)
