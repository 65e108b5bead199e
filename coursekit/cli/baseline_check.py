"""`coursekit baseline check`: compare what is found to the baseline."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from coursekit.cli.baseline import baseline_path, compared, save_baseline
from coursekit.cli.options import config_option, configuration, day_option, send_summary


@click.command(name="check")
@click.option("--prune", is_flag=True, help="Strike what is mended from the baseline.")
@click.option("--strict", is_flag=True, help="Fail on what is mended and not struck, too.")
@config_option
@day_option
def command(prune: bool, strict: bool, config_file: Path | None, as_of: dt.datetime | None) -> int:
    """Show for each rule how many findings are known, new and mended.

    The exit code is that of `coursekit lint`: new findings fail, mended ones do not.
    """
    from coursekit.reporting import baseline, summary
    from coursekit.words import counted

    config = configuration(config_file, ())
    path = baseline_path(config)
    result = compared(config, as_of)
    before = result.before
    if before is None:
        click.echo(f"There is no {path}: `coursekit baseline write` writes one.", err=True)
    elif prune and not before.lost and save_baseline(config, result.pruned, before):
        struck = counted(len(result.gone), "finding")
        left = counted(len(result.pruned.known), "finding")
        click.echo(f"Wrote {path}: {struck} struck, {left} left.", err=True)
        result = compared(config, as_of)  # what was wrong with the file itself is mended, too
    elif before.miscounted:
        click.echo(f"The counts in {path} are not its findings': --prune mends that.", err=True)
    click.echo(baseline.render(result), nl=False)
    send_summary(summary.render(result.report), result.report)
    return max(result.report.exit_code, 1 if strict and result.gone else 0)
