"""Writing files so that a reader never sees half of one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

UNFINISHED = ".unfinished"
"""How the name of a temporary file ends; before it stand a dot and the name of the target."""


def write_atomically(path: Path, text: str) -> None:
    """Write to a temporary file beside the target and rename it; raises `OSError`.

    What was written is on the disk before the name leads to it, so that not even a loss of power
    leaves half a file. A pipe or a device is written to, not replaced.
    """
    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():
        path.write_text(text, encoding="utf-8", newline="")
        return
    # A temporary file is private; what we write is as readable as any other new file.
    mask = os.umask(0)
    os.umask(mask)
    with _temporary(path) as stream:
        try:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
            os.chmod(stream.name, 0o666 & ~mask)
            os.replace(stream.name, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(stream.name)
            raise
    _sync_folder(path.parent)


def remove_unfinished(path: Path) -> None:
    """Remove what writers that were killed left beside a file; those at work are left alone.

    A writer locks its temporary file, and the system unlocks it when the writer is no more.
    """
    path = Path(os.path.realpath(path))
    names = os.listdir(path.parent) if path.parent.is_dir() else []
    for name in names:
        if name.startswith(f".{path.name}.") and name.endswith(UNFINISHED):
            _remove_if_left(path.parent / name)


def _remove_if_left(path: Path) -> None:
    # What we may not open or lock is in the hands of somebody else, and stays.
    with suppress(OSError), path.open("rb") as stream:
        _lock(stream, wait=False)
        os.unlink(path)


def _lock(stream: IO[Any], *, wait: bool) -> None:
    """Lock an open file until it is closed; raises `OSError`."""
    import fcntl  # not everywhere: only who writes files needs it

    fcntl.flock(stream, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


@contextmanager
def _temporary(path: Path) -> Iterator[IO[str]]:
    """A new file beside another one, locked so that nobody takes it for one that was left."""
    while True:
        with tempfile.NamedTemporaryFile(
            "w",
            encoding="utf-8",
            newline="",
            dir=path.parent,
            prefix=f".{path.name}.",
            suffix=UNFINISHED,
            delete=False,
        ) as stream:
            with suppress(OSError):  # a file system without locks: there nobody removes it either
                _lock(stream, wait=True)
            if os.path.exists(stream.name):  # nobody took it for one before it was locked
                yield stream
                return


def _sync_folder(folder: Path) -> None:
    """Have the new name itself on the disk, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
