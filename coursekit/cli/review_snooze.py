"""`coursekit review snooze`: look at a lesson later than it is due."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from coursekit.cli.options import as_of_option, config_option, configuration, today


@click.command(name="snooze")
@click.argument("lesson")
@click.option(
    "--until",
    required=True,
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day up to which nobody needs to look, 90 days from today at most.",
)
@click.option("--why", required=True, metavar="TEXT", help="The reason, kept in the plan.")
@config_option
@as_of_option
def command(
    lesson: str,
    until: dt.datetime,
    why: str,
    config_file: Path | None,
    as_of: dt.datetime | None,
) -> int:
    """Look at LESSON later than it is due: track/lesson, its slug, or a path inside it.

    The due day stays what it is, and so does `reviewed`. A lesson can be snoozed twice between two
    reviews.
    """
    from coursekit.reading.course import read_course
    from coursekit.reading.tree import WorkTree
    from coursekit.review.refusal import Refused, lesson_named
    from coursekit.review.snooze import plan_text, snoozed
    from coursekit.review.writing import Unwritten, write_all

    config = configuration(config_file, ())
    day = today(as_of)
    course = read_course(WorkTree(config.root), config.settings, day)
    try:
        chosen = lesson_named(course, lesson)
        plan = snoozed(course, chosen, until.date(), why, day)
        write_all({config.root / plan.path: plan_text(plan)})
    except (Refused, Unwritten) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{chosen.label} is snoozed until {until.date()}: written to {plan.path}.", err=True)
    return 0
