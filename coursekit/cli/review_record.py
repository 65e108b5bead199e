"""`coursekit review record`: somebody has looked at a lesson."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coursekit.cli.options import config_option, configuration, known_rules, today

if TYPE_CHECKING:
    from coursekit.review.record import Recording


@click.command(name="record")
@click.argument("lesson")
@click.option("--by", required=True, metavar="NAME", help="Who has looked at it.")
@click.option("--note", metavar="TEXT", help="What there is to say of it, kept in the ledger.")
@click.option(
    "--despite", metavar="TEXT", help="Why the review counts although the lesson has errors."
)
@click.option(
    "--date",
    "--as-of",
    "date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day of the review; by default today.",
)
@config_option
def command(
    lesson: str,
    by: str,
    note: str | None,
    despite: str | None,
    date: dt.datetime | None,
    config_file: Path | None,
) -> int:
    """Record that somebody has looked at LESSON: track/lesson, its slug, or a path inside it.

    The ledger tells what was read, the front matter of the brief the day. A lesson with errors or
    dead links is not recorded unless --despite tells why.
    """
    from coursekit import pipeline
    from coursekit.reading.tree import WorkTree
    from coursekit.review.record import Confirmation, recording
    from coursekit.review.refusal import Refused
    from coursekit.review.writing import Unwritten, write_all

    day = today(date)
    if day > today(None):
        raise click.UsageError(f"{day} is still to come: a review has a day on which it was made.")
    config = configuration(config_file, ())
    said = Confirmation(by=by, date=day, note=note, despite=despite)
    try:
        with known_rules(config):
            found = pipeline.lesson_to_review(
                WorkTree(config.root), config.settings, lesson, today=day
            )
        made = recording(found[0], found[1], said, found[2])
        write_all({config.root / path: new for path, new in made.texts.items()})
    except (Refused, Unwritten) as error:
        raise click.ClickException(str(error)) from error
    _tell(made)
    return 0


def _tell(made: Recording) -> None:
    from coursekit.words import visible

    review = made.review
    click.echo(
        f"{made.lesson.label} was reviewed by {review.reviewer} on {review.date}: written to "
        f"{made.ledger} and {made.brief}.",
        err=True,
    )
    for note in made.notes:
        line = next(
            page.text.position(note.span.start).line
            for page in made.lesson.pages.values()
            if page.path == note.path
        )
        click.echo(
            f"{visible(note.path)}:{line}: this still asks for something at the next review.",
            err=True,
        )
