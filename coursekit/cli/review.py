"""`coursekit review`: which lessons are due, why, and what people decide about it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from coursekit.cli.lazy import LazyGroup
from coursekit.cli.options import (
    as_of_option,
    config_option,
    configuration,
    output_option,
    send,
    send_summary,
    today,
)
from coursekit.exits import ExitStatus
from coursekit.words import counted

if TYPE_CHECKING:
    from coursekit.model.report import Report
    from coursekit.review.due import DueList

FORMATS = ("text", "markdown", "json", "csv", "html", "ics")
_COMMANDS = {
    "plan": "Give every lesson a week and a reviewer.",
    "record": "Record that somebody has looked at a lesson.",
    "snooze": "Look at a lesson later than it is due.",
}


@click.group(
    name="review", cls=LazyGroup, lazy=_COMMANDS, prefix="review_", invoke_without_command=True
)
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="text", help="How to report."
)
@output_option
@click.option(
    "--track",
    "tracks",
    multiple=True,
    metavar="TRACK",
    help="Only lessons of this track, by its folder or number; may be given several times.",
)
@click.option(
    "--owner",
    "owners",
    multiple=True,
    metavar="NAME",
    help="Only lessons that this person looks after, or nobody; may be given several times.",
)
@click.option(
    "--due-within",
    type=click.IntRange(0, 3660),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="The days within which a lesson is due soon.",
)
@click.option(
    "--fail-on-overdue", is_flag=True, help="Make the exit code 1 where a lesson is overdue."
)
@config_option
@as_of_option
@click.pass_context
def command(
    ctx: click.Context,
    format_: str,
    output: Path | None,
    tracks: tuple[str, ...],
    owners: tuple[str, ...],
    due_within: int,
    fail_on_overdue: bool,
    config_file: Path | None,
    as_of: dt.datetime | None,
) -> int | None:
    """Tell which lessons are due for review, why, and who looks after them.

    Age never changes the exit code unless --fail-on-overdue asks for it.
    """
    if ctx.invoked_subcommand:
        _refuse_options(ctx)
        return None
    from coursekit import pipeline
    from coursekit.reading.tree import WorkTree
    from coursekit.reporting.review import render
    from coursekit.review.choice import UnknownName

    config = configuration(config_file, ())
    try:
        run, due = pipeline.review(
            WorkTree(config.root),
            config.settings,
            today=today(as_of),
            due_within=due_within,
            tracks=tracks,
            owners=owners,
        )
    except UnknownName as error:
        raise click.UsageError(str(error)) from error
    send(render(due, format_), output)
    return _told(run, due, fail_on_overdue=fail_on_overdue)


def _refuse_options(ctx: click.Context) -> None:
    """Options of the report, before the name of a command, would be passed over in silence."""
    for option in ctx.command.params:
        if ctx.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE:
            raise click.UsageError(
                f"{option.opts[0]} belongs to the report: with `{ctx.invoked_subcommand}`, write its "
                "own options behind it."
            )


def _told(run: Report, due: DueList, *, fail_on_overdue: bool) -> int:
    """Tell what kept the list from being whole, and return the exit code."""
    from coursekit.reporting import text

    send_summary(text.render(run), run)
    if not (fail_on_overdue and due.overdue):
        return run.exit_code
    are = "is" if due.overdue == 1 else "are"
    click.echo(f"{counted(due.overdue, 'lesson')} {are} overdue.", err=True)
    return max(run.exit_code, ExitStatus.FINDINGS.value)
