"""A `Lock` to the lock file: one line for each URL, made for three-way merges."""

from __future__ import annotations

from pathlib import Path

from coursekit.files import write_atomically
from coursekit.model.lock import SCHEMA, Lock, as_data, as_line


def render(lock: Lock) -> str:
    """The text of the lock file: sorted by URL, keys in their order, the same for equal locks."""
    lines = [as_line({"schema": SCHEMA})]
    lines += [as_line(as_data(lock.entries[url])) for url in sorted(lock.entries)]
    return "".join(f"{line}\n" for line in lines)


def write(lock: Lock, path: Path) -> None:
    """Write the lock file; whoever reads meanwhile, or kills us, finds the old or the new one.

    Raises `OSError`.
    """
    write_atomically(path, render(lock))
