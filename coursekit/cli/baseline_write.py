"""`coursekit baseline write`: write down what is found now."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coursekit.cli.baseline import baseline_path, compared, save_baseline
from coursekit.cli.options import config_option, configuration, day_option

if TYPE_CHECKING:
    from coursekit.engine.baseline import BaselineReport


@click.command(name="write")
@click.option("--force", is_flag=True, help="Add what is new to a baseline that is there already.")
@click.option("--reason", metavar="TEXT", help="Why; kept in the file.")
@config_option
@day_option
def command(
    force: bool, reason: str | None, config_file: Path | None, as_of: dt.datetime | None
) -> int:
    """Write down what `coursekit lint` reports now, so that from now on only new findings fail.

    A baseline that is there can only shrink: what is mended is struck, and what is new is refused,
    unless it is forced with a reason.
    """
    from coursekit.words import counted

    if force and not (reason or "").strip():
        raise click.UsageError("--force needs --reason TEXT: why are these not mended instead?")
    config = configuration(config_file, ())
    path = baseline_path(config)
    result = compared(config, as_of)
    before = result.before
    if before and before.lost and force:
        result = compared(config, as_of, anew=True)
    elif result.stopped or (before and before.lost):
        _show(result)
        return result.report.exit_code
    if before and result.new and not force:
        _show(result)
        new = counted(len(result.new), "finding")
        click.echo(
            f"Not written: {new} not in {path}, which can only shrink. Mend what is new, or add it "
            "with --force --reason TEXT; `coursekit baseline check --prune` strikes what is mended.",
            err=True,
        )
        return 1
    written = result.grown(reason if result.new else None)
    save_baseline(config, written, before)
    rules = counted(len(written.counts), "rule")
    click.echo(f"Wrote {path}: {counted(len(written.known), 'finding')} of {rules}.", err=True)
    return 0


def _show(result: BaselineReport) -> None:
    from coursekit.reporting import concise

    click.echo(concise.render(result.report), nl=False)
