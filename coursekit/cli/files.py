"""Writing files that were named on the command line."""

from __future__ import annotations

from pathlib import Path

import click

from coursekit import files


def write_atomically(path: Path, text: str) -> None:
    """Write a file so that a reader never sees half of it; raises `click.UsageError`."""
    try:
        files.write_atomically(path, text)
    except OSError as error:
        raise click.UsageError(f"{path} cannot be written: {error.strerror}.") from error
