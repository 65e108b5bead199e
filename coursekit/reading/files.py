"""Read files one by one, or many pages with the help of more processes."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from coursekit.model.course import Fault, Unread, UnreadReason
from coursekit.model.document import Document
from coursekit.model.settings import Settings
from coursekit.model.text import Text
from coursekit.reading.document import decode, read_page
from coursekit.reading.tree import Tree

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")

Page = tuple[str, str]
"""Path and page kind."""

WORTH_A_PROCESS = 150
"""Pages for which one more process pays: it costs about as much as reading twenty."""

CHUNK = 16
"""Pages that a process takes together, at least."""
CHUNKS = 200
"""How many chunks there are at most."""


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
    for path, kind in pages:
        reader = partial(read_page, path, kind, settings=settings)
        read.append((path, read_file(tree, path, settings, reader)))
    return read


def _read_together(
    tree: Tree, pages: Sequence[Page], settings: Settings, processes: int
) -> Mapping[str, Document | Unread | Fault]:
    """Every process, this one too, takes chunks until none is left; the others send what they read.

    Beside `concurrent.futures` this saves a fifth of the time: nothing is sent to the others, and
    no thread of this process competes with its reading.
    """
    from multiprocessing import get_context

    _read_share(tree, pages[:1], settings)  # so that what is slow to import is there to be forked
    size = max(CHUNK, len(pages) // CHUNKS)
    chunks = [pages[start : start + size] for start in range(0, len(pages), size)]
    context = get_context("fork")
    with _numbers(len(chunks)) as numbers:
        helpers = []
        for _ in range(processes - 1):
            receiver, sender = context.Pipe(duplex=False)
            work = (receiver, sender, tree, chunks, numbers, settings)
            helper = context.Process(target=_send_chunks, args=work, daemon=True)
            helper.start()
            sender.close()
            helpers.append((helper, receiver))
        read: dict[str, Document | Unread | Fault] = {}
        for number in iter(lambda: os.read(numbers, 1), b""):
            read.update(_read_share(tree, chunks[number[0]], settings))
        for helper, receiver in helpers:
            # Nothing comes from one that was killed, for want of memory perhaps.
            with suppress(EOFError, OSError):
                for part in receiver.recv():
                    read.update(pickle.loads(part))  # noqa: S301  (made by our own process)
            helper.join()
    rest = [page for page in pages if page[0] not in read]
    return read | dict(_read_share(tree, rest, settings))


@contextmanager
def _numbers(count: int) -> Iterator[int]:
    """A pipe that gives each of so many numbers, a byte, to one of the processes that read it.

    One that is killed leaves it usable, where a lock would stay taken.
    """
    numbers, source = os.pipe()
    os.write(source, bytes(range(count)))
    os.close(source)
    try:
        yield numbers
    finally:
        os.close(numbers)


def _send_chunks(
    receiver: Connection,
    sender: Connection,
    tree: Tree,
    chunks: Sequence[Sequence[Page]],
    numbers: int,
    settings: Settings,
) -> None:
    """What a helper does. It ends without a word when it is interrupted, or nobody listens."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    receiver.close()
    taken = iter(lambda: os.read(numbers, 1), b"")
    sender.send([pickle.dumps(_read_share(tree, chunks[n[0]], settings)) for n in taken])


def _cores() -> int:
    """How many processes may read at once. Forking is safe on Linux only."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
