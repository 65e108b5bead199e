"""`coursekit review plan`: give every lesson a week and a reviewer."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from coursekit.cli.options import as_of_option, config_option, configuration, send_summary, today


@click.command(name="plan")
@click.option(
    "--capacity",
    type=click.IntRange(min=1, max=1_000),
    default=5,
    show_default=True,
    metavar="N",
    help="The most reviews a week for those of whom the course states no capacity.",
)
@config_option
@as_of_option
def command(capacity: int, config_file: Path | None, as_of: dt.datetime | None) -> int:
    """Level the load: give every lesson a week no later than its day, where that can be.

    The plan is written to its file, and what does not fit is told. Places that lessons have already
    are kept where they can be. `reviewed` is never touched.
    """
    from coursekit import pipeline
    from coursekit.reading.tree import WorkTree
    from coursekit.reporting import text
    from coursekit.reporting.review import levelled
    from coursekit.review.refusal import Refused
    from coursekit.review.snooze import plan_text
    from coursekit.review.writing import Unwritten, write_all

    config = configuration(config_file, ())
    try:
        run, plan, told = pipeline.review_plan(
            WorkTree(config.root), config.settings, today=today(as_of), capacity=capacity
        )
        if not run.exit_code:
            write_all({config.root / plan.path: plan_text(plan)})
    except (Refused, Unwritten) as error:
        raise click.ClickException(str(error)) from error
    if run.exit_code:  # lessons that were not read would lose their places
        send_summary(text.render(run), run)
        click.echo(f"{plan.path} was left as it is: read what stands above.", err=True)
    else:
        click.echo(levelled.render(told, plan.path), nl=False)
    return run.exit_code
