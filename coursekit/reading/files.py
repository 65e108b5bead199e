"""Read files one by one, or many pages with the help of more processes."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

from coursekit.model.course import Fault, Unread, UnreadReason
from coursekit.model.document import Document
from coursekit.model.settings import Settings
from coursekit.model.text import Text
from coursekit.reading.document import decode, read_page
from coursekit.reading.tree import Tree

T = TypeVar("T")

Page = tuple[str, str]
"""Path and page kind."""

WORTH_A_PROCESS = 150
"""Pages for which one more process pays: it costs about as much as reading twenty."""

CHUNK = 16
"""Pages that go to the same process together."""


def read_file(
    tree: Tree, path: str, settings: Settings, read: Callable[[Text], T]
) -> T | Unread | Fault:
    """Read a file with the given reader; a file that cannot be read, or a fault, is a value."""
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


def read_pages(
    tree: Tree, pages: Sequence[Page], settings: Settings
) -> Mapping[str, Document | Unread | Fault]:
    """Read all pages, by path; on more than one core where there are many."""
    processes = min(_cores(), len(pages) // WORTH_A_PROCESS + 1)
    if processes > 1:
        return _read_together(tree, pages, settings, processes)
    return dict(_read_share(tree, pages, settings))


def _read_share(
    tree: Tree, pages: Sequence[Page], settings: Settings
) -> list[tuple[str, Document | Unread | Fault]]:
    read = []
    with _uncollected():
        for path, kind in pages:
            reader = partial(read_page, path, kind, settings=settings)
            read.append((path, read_file(tree, path, settings, reader)))
    return read


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector: what is read is kept, so there is little for it to find."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read_together(
    tree: Tree, pages: Sequence[Page], settings: Settings, processes: int
) -> Mapping[str, Document | Unread | Fault]:
    """Every process reads its share, this one too: what the others read has to be sent here."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # Dealt in chunks: page by page, one process could get all the long ones of every lesson.
    chunks = [pages[start : start + CHUNK] for start in range(0, len(pages), CHUNK)]
    shares = [
        [page for chunk in chunks[first::processes] for page in chunk] for first in range(processes)
    ]
    _read_share(tree, pages[:1], settings)  # so that what is slow to import is there to be forked
    with _uncollected(), ProcessPoolExecutor(processes - 1, mp_context=get_context("fork")) as pool:
        others = [pool.submit(_read_share, tree, share, settings) for share in shares[1:]]
        read = dict(_read_share(tree, shares[0], settings))
        for share, other in zip(shares[1:], others, strict=True):
            try:
                read.update(other.result())
            except BrokenProcessPool:  # killed from outside, for want of memory perhaps
                read.update(_read_share(tree, share, settings))
    return read


def _cores() -> int:
    """How many processes may read at once. Forking is safe on Linux only."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
