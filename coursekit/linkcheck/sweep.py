"""Look at many URLs at once: a pool of threads, and for each host a queue of its own.

What was seen is kept in a list that only grows, so nothing is lost when a probe fails, when
somebody interrupts, or when whoever reads it stops half-way.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import threading
import traceback
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType

from coursekit.linkcheck.archive import Archive
from coursekit.linkcheck.probes import PROBES, Cited, Probe, probe_for
from coursekit.linkcheck.verdicts import Observation, Seen, observed
from coursekit.linkcheck.web import KeptOut, Postponed, Web
from coursekit.model.lock import Entry, Verdict

MOST_THREADS = 128
"""Most of them wait for a turn, which costs little; `Ways.workers` bounds those that ask."""

_GLANCE = 0.2
"""Seconds. A signal that another thread received is noticed only when the main one is awake."""


@dataclass(frozen=True, slots=True)
class ProbeFault:
    """A fault of ours: a probe that raised."""

    url: str
    traceback: str


def queue_of(web: Web, probes: tuple[Probe, ...], cited: Cited) -> str:
    """The name under which the host is paced that a URL is asked of; empty where nobody is."""
    return web.queue_of(probe_for(cited.url, probes).host(cited.url))


class Sweep:
    """One run over some URLs, in their order as far as politeness allows; a context manager."""

    def __init__(
        self,
        cited: Sequence[Cited],
        web: Web,
        *,
        entries: Mapping[str, Entry],
        today: dt.date,
        probes: tuple[Probe, ...] = PROBES,
        archive: Archive | None = None,
    ) -> None:
        """Set up; nothing is asked before it is entered."""
        self.seen: list[tuple[str, Observation]] = []
        """What was seen, in the order in which it was."""
        self.left: dict[str, str] = {}
        """URLs that were not asked for although it was planned, with the reason."""
        self.faults: list[ProbeFault] = []
        self._web = web
        self._entries = entries
        self._today = today
        self._probes = probes
        self._archive = archive or Archive()
        self._queues: dict[str, deque[tuple[int, Cited]]] = {}
        for rank, one in enumerate(cited):
            name = queue_of(web, probes, one)
            self._queues.setdefault(name, deque()).append((rank, one))
        self._taken: set[str] = set()
        self._changed = threading.Condition()
        self._stopped = False
        self._working = 0

    def __enter__(self) -> Sweep:
        threads = [
            threading.Thread(target=self._work, name=f"coursekit-sweep-{number}", daemon=True)
            for number in range(min(len(self._queues), MOST_THREADS))
        ]
        self._working = len(threads)
        for thread in threads:
            thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def __iter__(self) -> Iterator[tuple[str, Observation]]:
        """What is seen, one by one, as soon as it is."""
        given = 0
        while True:
            with self._changed:
                while given == len(self.seen) and self._working:
                    self._changed.wait(_GLANCE)
                if given == len(self.seen):
                    return
            yield self.seen[given]
            given += 1

    def stop(self) -> None:
        """Ask for nothing more. Requests under way are left to end by themselves, unheard."""
        with self._changed:
            if self._stopped:
                return
            self._stopped = True
            for queue in self._queues.values():
                for _, one in queue:
                    self.left.setdefault(one.url.key, "the sweep was ended")
        self._web.stop()

    def _work(self) -> None:
        try:
            while (name := self._take()) is not None:
                try:
                    self._look(self._queues[name][0][1])
                finally:
                    with self._changed:
                        self._queues[name].popleft()
                        self._taken.discard(name)
        finally:
            with self._changed:
                self._working -= 1
                self._changed.notify_all()

    def _take(self) -> str | None:
        """The queue to go on with: one that need not wait, and of these the first in order.

        None where all are empty or in the hands of others, who go on with them themselves.
        """
        with self._changed:
            if self._stopped:
                return None
            free = [
                (self._web.wait(name), queue[0][0], name)
                for name, queue in self._queues.items()
                if queue and name not in self._taken
            ]
            if not free:
                return None
            name = min(free)[2]
            self._taken.add(name)
            return name

    def _look(self, cited: Cited) -> None:
        url = cited.url.key
        try:
            observation = self._observation(cited)
        except Postponed as postponed:
            with self._changed:
                self.left.setdefault(url, str(postponed))
        except Exception:
            with self._changed:
                self.faults.append(ProbeFault(url, traceback.format_exc()))
        else:
            self._keep(url, observation)

    def _observation(self, cited: Cited) -> Observation:
        try:
            seen = probe_for(cited.url, self._probes).look(cited, self._web)
        except KeptOut as kept_out:
            return Observation(kind=Seen.BLOCKED, reason=str(kept_out))
        entry = self._entries.get(cited.url.key)
        after = observed(entry, cited.url.key, seen, self._today)
        if after.verdict is Verdict.DEAD and not after.archive:
            return dataclasses.replace(seen, archive=self._archive.newest(cited.url.key, self._web))
        return seen

    def _keep(self, url: str, observation: Observation) -> None:
        with self._changed:
            if not self._stopped:
                self.seen.append((url, observation))
                self._changed.notify_all()
