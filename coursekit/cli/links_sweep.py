"""`coursekit links sweep`: go online and see."""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coursekit.cli.boundary import report_faults
from coursekit.cli.files import write_atomically
from coursekit.cli.options import as_of_option, config_option, configuration, today
from coursekit.exits import ExitStatus
from coursekit.files import remove_unfinished

if TYPE_CHECKING:
    from coursekit.linkcheck.swept import Swept


def _days(ctx: click.Context, param: click.Parameter, value: str) -> int:
    text = value.removesuffix("d")
    if not (text.isascii() and text.isdigit() and len(text) <= 5):
        raise click.BadParameter(f"{value!r} is no number of days such as 30d.")
    return int(text)


def _shard(ctx: click.Context, param: click.Parameter, value: str) -> tuple[int, int]:
    part, _, parts = value.partition("/")
    numbers = [int(text) for text in (part, parts) if text.isascii() and text.isdigit()]
    if len(numbers) != 2 or not 1 <= numbers[0] <= numbers[1]:
        raise click.BadParameter(f"{value!r} is no part such as 2/4: the second of four.")
    return numbers[0], numbers[1]


@click.command(name="sweep")
@click.option(
    "--max", "most", type=click.IntRange(1), metavar="N", help="Look at so many URLs at most."
)
@click.option(
    "--older-than",
    callback=_days,
    default="0d",
    metavar="DAYS",
    help="Leave alone what was seen less than so many days ago (30d). New URLs are looked at.",
)
@click.option("--only", metavar="PATTERN", help="Only URLs of this pattern; * is any text.")
@click.option(
    "--shard",
    callback=_shard,
    default="1/1",
    metavar="I/N",
    help="Only part I of N, for several machines; a host stays in one part.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=16,
    show_default=True,
    help="How many requests at the same time; never more than one to a host.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 300),
    default=20.0,
    show_default=True,
    metavar="SECONDS",
    help="How long a URL may take, pauses left out.",
)
@click.option("--robots", is_flag=True, help="Obey robots.txt, and ask each host for it.")
@config_option
@as_of_option
def command(
    most: int | None,
    older_than: int,
    only: str | None,
    shard: tuple[int, int],
    workers: int,
    timeout: float,
    robots: bool,
    config_file: Path | None,
    as_of: dt.datetime | None,
) -> int:
    """Ask for the addresses that the course cites, and write what was seen to the lock file.

    New URLs come first, then those that were not looked at for longest. The verdicts do not change
    the exit code: `coursekit lint` judges by them. Ctrl-C keeps what was learnt.
    """
    from coursekit import pipeline
    from coursekit.linkcheck.lockfile import render
    from coursekit.linkcheck.plan import Plan
    from coursekit.linkcheck.swept import LockUnusable, Means
    from coursekit.linkcheck.web import Ways
    from coursekit.reading.tree import WorkTree

    config = configuration(config_file, ())
    path = config.root / config.settings.links.lock
    remove_unfinished(path)
    gc.enable()  # unlike other commands it runs for hours
    try:
        with _progress() as follow:
            swept = pipeline.sweep(
                WorkTree(config.root),
                config.settings,
                Plan(most=most, older_than=older_than, only=only, shard=shard),
                Ways(contact="", workers=workers, timeout=timeout, robots=robots),
                Means(
                    today=today(as_of),
                    clock=time.monotonic,
                    now=time.time,
                    save=lambda lock: write_atomically(path, render(lock)),
                    follow=follow,
                ),
            )
    except LockUnusable as error:
        near = os.path.relpath(path)
        raise click.ClickException(
            f"{error}\nMend the lock file first; `coursekit links merge {near} --output {near}` "
            "keeps all lines that can be read."
        ) from error
    return _told(swept, config.settings.links.lock)


@contextlib.contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield lambda done, planned: None
        return
    with contextlib.ExitStack() as stack:
        bars: list[Any] = []

        def follow(done: int, planned: int) -> None:
            if not bars:
                bar = click.progressbar(length=planned, label="Sweeping", file=sys.stderr)
                bars.append(stack.enter_context(bar))
            bars[0].update(done - bars[0].pos)

        yield follow


def _told(swept: Swept, lock: str) -> int:
    from coursekit.reporting.sweep import render

    click.echo(render(swept, lock), nl=False, err=True)
    if swept.faults:
        report_faults(
            [f"{fault.url}\n{fault.traceback}" for fault in swept.faults], "a probe failed."
        )
        return ExitStatus.FAULT.value
    if swept.interrupted:
        click.echo("Interrupted.", err=True)
        return ExitStatus.INTERRUPTED.value
    if not swept.lessons or swept.unheard:
        return ExitStatus.USAGE.value
    return ExitStatus.CLEAN.value
