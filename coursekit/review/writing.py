"""Write several files so that all of them are new, or none, and nobody's change is lost."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from coursekit.files import write_atomically

_MARK = "\ufeff"


class Unwritten(Exception):
    """Why nothing was written."""


class NewText(NamedTuple):
    """What a file is to hold."""

    text: str
    before: str | None
    """What it held when it was read; none where there was no such file."""


def write_all(texts: Mapping[Path, NewText]) -> None:
    """Write every text to its path; where one fails, put back those before it.

    A byte order mark stays. Raises `Unwritten` where a file holds something else than when it was
    read, cannot be written, or does not hold what was written.
    """
    before = {path: _read(path) for path in texts}
    for path, new in texts.items():
        if _text(before[path]) != new.before:
            raise Unwritten(f"{path} was changed meanwhile: nothing was written, so run it again.")
    for path, new in texts.items():
        data = before[path]
        text = _MARK + new.text if data and data.startswith(_MARK.encode()) else new.text
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, text)
            if path.read_bytes() != text.encode("utf-8"):
                raise Unwritten(f"{path} does not hold what was written to it.")
        except (OSError, Unwritten) as error:
            _put_back(before)
            reason = error.strerror if isinstance(error, OSError) else error
            raise Unwritten(f"{path} cannot be written: {reason}.") from error


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.exists() else None
    except OSError as error:
        raise Unwritten(f"{path} cannot be read: {error.strerror}.") from error


def _text(data: bytes | None) -> str | None:
    """The text as it was read; what is no UTF-8 was never read."""
    return None if data is None else data.decode("utf-8", "replace").removeprefix(_MARK)


def _put_back(before: Mapping[Path, bytes | None]) -> None:
    for path, data in before.items():
        with suppress(OSError):  # the file that could not be written: it holds what it held
            if data is None:
                path.unlink(missing_ok=True)
            elif path.read_bytes() != data:
                write_atomically(path, data.decode("utf-8"))
