"""Sees every attempt to connect, by the audit events of Python itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_seen: list[Any] | None = None
_hooked = False


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if _seen is not None and event == "socket.connect":
        _seen.append(arguments[1])


@contextmanager
def connects() -> Iterator[list[Any]]:
    """The addresses that sockets of this process are connected to meanwhile."""
    global _seen, _hooked
    if not _hooked:  # a hook can never be removed
        sys.addaudithook(_hook)
        _hooked = True
    seen: list[Any] = []
    _seen = seen
    try:
        yield seen
    finally:
        _seen = None
