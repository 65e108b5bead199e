"""`coursekit links merge`: several lock files, or the two sides of a conflict, as one."""

from __future__ import annotations

from pathlib import Path

import click

from coursekit.cli.files import write_atomically


@click.command(name="merge")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the lock file there; it may be one of those that are merged.",
)
def command(files: tuple[Path, ...], output: Path | None) -> int:
    """Merge lock files into one: of two lines for one URL the newer observation counts.

    Lines that cannot be read are told and left out; the exit code is then 1.
    """
    from coursekit.linkcheck.lockfile import render
    from coursekit.model.lock import Lock, merged
    from coursekit.reading.lock import LOCK_BYTES, read_lock
    from coursekit.words import counted, visible

    locks = []
    for file in files:
        try:
            with file.open("rb") as stream:
                locks.append(read_lock(str(file), stream.read(LOCK_BYTES + 1)))
        except OSError as error:
            raise click.UsageError(f"{file} cannot be read: {error.strerror}.") from error
    entries = merged(entry for lock in locks for entry in lock.entries.values())
    text = render(Lock(path=str(output or ""), entries=entries))
    if output:
        write_atomically(output, text)
    else:
        click.echo(text, nl=False)
    problems = [(lock, problem) for lock in locks for problem in lock.problems]
    for lock, problem in problems:
        line = lock.text.position(problem.span.start).line
        click.echo(f"{visible(lock.path)}:{line}: {visible(problem.message)}", err=True)
    click.echo(f"Merged {counted(len(files), 'file')}: {counted(len(entries), 'URL')}.", err=True)
    return 1 if problems else 0
