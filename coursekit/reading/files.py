"""Read a file; one that cannot be read, or a fault of ours in it, is a value."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import TypeVar

from coursekit.model.course import Fault, Unread, UnreadReason
from coursekit.model.settings import Settings
from coursekit.model.text import Text
from coursekit.reading.document import decode
from coursekit.reading.tree import Tree

T = TypeVar("T")


def read_file(
    tree: Tree, path: str, settings: Settings, read: Callable[[Text], T]
) -> T | Unread | Fault:
    """Read a file with the given reader."""
    limit = settings.limits.page_bytes
    try:
        text = decode(path, tree.read(path, limit), limit)
    except OSError as error:
        return Unread(path, UnreadReason.UNREADABLE, error.strerror or str(error))
    if isinstance(text, Unread):
        return text
    try:
        return read(text)
    except Exception as error:
        # A fault of ours in one file must not keep the others from being read; a rule reports it.
        summary = f"{type(error).__name__}: {error}"
        return Fault(path, "reading", summary, traceback.format_exc())
