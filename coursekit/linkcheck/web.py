"""The fetcher with manners: what all threads of a sweep ask through.

Every single request, each hop of a redirect among them, waits here until its host may be asked.
How a host answered is known only when a request is over, so a host stays busy until then.
"""

from __future__ import annotations

import dataclasses
import ssl
import threading
import zlib
from collections import deque
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from coursekit.linkcheck.answers import Failure, FailureKind, Fetched
from coursekit.linkcheck.connect import Door
from coursekit.linkcheck.http import Declined, Fetcher, Reader
from coursekit.linkcheck.politeness import Manners, Politeness, Robots, Standing, robots_url
from coursekit.linkcheck.urls import host_of

T = TypeVar("T")

AGENT = "coursekit"
"""What robots.txt calls us."""

_RETRIES = 2
"""How often a URL is asked for again where its host wanted a pause."""
_TROUBLES = 5
"""So many requests in a row without an answer of use, and the host is left alone for the run."""
_SILENT = (
    FailureKind.DNS,
    FailureKind.CONNECT,
    FailureKind.TLS,
    FailureKind.TIMEOUT,
    FailureKind.PROTOCOL,
)
_MOST_ROBOTS = 500 * 1024
"""Bytes of a robots.txt that are read (RFC 9309, 2.5)."""
_MOST_PACKED = 16 * 1024 * 1024
"""Bytes of all that are kept; those that find no room are asked for anew."""
_KEPT_OUT = "its robots.txt asks machines to keep out"
_WHY = {
    Standing.LIMITED: "its host asked for a longer wait than a sweep takes",
    Standing.CLOSED: "its host refused the URLs before it",
}


class Postponed(Exception):
    """Nothing was asked, so nothing is known; the reason is for people."""


class KeptOut(Exception):
    """Nothing was asked, because the host's robots.txt says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How the web is asked."""

    contact: str
    """Told to every server."""
    workers: int = 16
    """Requests at the same time."""
    timeout: float = 20.0
    """Seconds that a URL is given, all redirects included and all waiting for turns left out."""
    robots: bool = False
    """Whether robots.txt is obeyed."""
    door: Door | None = None
    tls: ssl.SSLContext | None = None
    """Whose certificates are believed; those of the public web where it is none."""
    manners: Manners | None = None


class _Slots:
    """So many at the same time, first come, first served.

    `threading.Semaphore` lets who has just left come in again before those who wait: then some
    hosts are done early, and the last ones cannot fill the slots.
    """

    def __init__(self, count: int) -> None:
        self._free = count
        self._waiting: deque[threading.Lock] = deque()
        self._lock = threading.Lock()

    @contextmanager
    def one(self) -> Iterator[None]:
        gate = threading.Lock()
        with self._lock:
            if self._free:
                self._free -= 1
            else:
                gate.acquire()
                self._waiting.append(gate)
        gate.acquire()  # waits until whoever leaves opens it
        try:
            yield
        finally:
            with self._lock:
                if self._waiting:
                    self._waiting.popleft().release()
                else:
                    self._free += 1


@dataclass(frozen=True, slots=True)
class _PackedRobots:
    """A robots.txt as it is kept: read it would be twenty times as large."""

    answer: Fetched | None
    """Without its body; none where no answer came."""
    body: bytes = b""

    @classmethod
    def of(cls, answer: Fetched | None) -> _PackedRobots:
        if answer is None:
            return cls(None)
        return cls(dataclasses.replace(answer, body=b""), zlib.compress(answer.body[:_MOST_ROBOTS]))

    def robots(self) -> Robots | None:
        """What it says; none where no answer came."""
        if self.answer is None:
            return None
        return Robots(dataclasses.replace(self.answer, body=zlib.decompress(self.body)))


class Web:
    """Asks for URLs, politely. One serves all threads of a sweep."""

    def __init__(self, ways: Ways, clock: Callable[[], float], now: Callable[[], float]) -> None:
        """Set up; nothing is sent. `clock` is monotonic, `now` in seconds since the epoch."""
        self._ways = ways
        self._politeness = Politeness(clock, ways.manners)
        self._changed = threading.Condition()
        self._slots = _Slots(ways.workers)
        self._thread = threading.local()
        self._memory: dict[Hashable, Any] = {}
        self._packed: dict[str, _PackedRobots] = {}
        self._reading = threading.Lock()
        """One robots.txt at a time, for read they are large."""
        self._troubles: dict[str, int] = {}
        self._stopped = False
        self._fetcher = Fetcher(
            ways.contact, door=ways.door, turn=self._turn, tls=ways.tls, now=now, clock=clock
        )

    def ask(self, url: str, *, read: Reader | None = None) -> Fetched | Failure:
        """What `Fetcher.ask` says; that of GET after a pause where the host wanted one.

        Raises `Postponed` and `KeptOut` where nothing was asked.
        """
        timeout = self._ways.timeout
        first = self._once(lambda: self._fetcher.ask(url, deadline=timeout, read=read))
        return self._patiently(first, url, read)

    def get(self, url: str) -> Fetched | Failure:
        """The same for GET alone, for interfaces that have nothing to say to HEAD."""
        return self._patiently(self._got(url), url)

    def remember(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made for a key before, or is made now; to be small, for it is kept."""
        if key not in self._memory:
            self._memory[key] = make()
        kept: T = self._memory[key]
        return kept

    def queue_of(self, host: str) -> str:
        """The name under which a host is paced."""
        return self._politeness.queue_of(host)

    def wait(self, host: str) -> float:
        """The seconds until a host may be asked, as far as they are known now."""
        with self._changed:
            return self._politeness.wait(host) or 0.0

    def refusal(self, host: str) -> str | None:
        """Why a host is left alone for the rest of the run; none where it is not."""
        with self._changed:
            return self._refusal(host)

    def stop(self) -> None:
        """Send nothing more; who waits for a turn is told so."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def _patiently(
        self, answer: Fetched | Failure, url: str, read: Reader | None = None
    ) -> Fetched | Failure:
        """An answer, or that after a pause where the host wanted one."""
        for _ in range(_RETRIES):
            if not isinstance(answer, Fetched) or answer.status not in (429, 503):
                break
            try:
                answer = self._got(url, read)
            except Postponed:
                break
        return answer

    def _got(self, url: str, read: Reader | None = None) -> Fetched | Failure:
        timeout = self._ways.timeout
        return self._once(lambda: self._fetcher.fetch(url, deadline=timeout, read=read))

    def _once(self, send: Callable[[], Fetched | Failure]) -> Fetched | Failure:
        answer = None
        try:
            answer = send()
        finally:
            self._over(answer)
        if isinstance(answer, Failure) and answer.kind is FailureKind.POSTPONED:
            raise KeptOut(answer.reason) if answer.reason == _KEPT_OUT else Postponed(answer.reason)
        return answer

    @contextmanager
    def _turn(self, url: str) -> Iterator[None]:
        self._over(None)  # a hop before this one, or a HEAD that leaves doubt
        if self._ways.robots and not self._is_asking_robots:
            self._obey(url)
        host = host_of(url)
        with self._changed:
            while wait := self._wait_for_turn(host):
                self._changed.wait(wait if wait < float("inf") else None)
            self._politeness.begin(host)
        self._thread.host = host
        with self._slots.one():
            yield

    def _wait_for_turn(self, host: str) -> float:
        """The seconds to wait, infinite until somebody else is done; raises `Declined`."""
        if self._stopped:
            raise Declined("the sweep was ended")
        if why := self._refusal(host):
            raise Declined(why)
        wait = self._politeness.wait(host)
        return float("inf") if wait is None else wait

    def _over(self, answer: Fetched | Failure | None) -> None:
        """Give back the turn that this thread holds, if any."""
        host = getattr(self._thread, "host", None)
        if host is None:
            return
        self._thread.host = None
        status, wait = (
            (answer.status, answer.retry_after) if isinstance(answer, Fetched) else (None, None)
        )
        with self._changed:
            self._politeness.end(host, status, wait)
            if answer is not None:
                name = self._politeness.queue_of(host)
                self._troubles[name] = self._troubles.get(name, 0) + 1 if _is_trouble(answer) else 0
            self._changed.notify_all()

    def _refusal(self, host: str) -> str | None:
        if self._troubles.get(self._politeness.queue_of(host), 0) >= _TROUBLES:
            return "its host did not answer for the URLs before it"
        return _WHY.get(self._politeness.standing(host))

    @property
    def _is_asking_robots(self) -> bool:
        return getattr(self._thread, "robots", False)

    def _obey(self, url: str) -> None:
        """Do as the robots.txt says that counts for a URL; raises `Declined`."""
        where = robots_url(url)
        known = self._packed.get(where) or self._pack(where)
        with self._reading:
            robots = known.robots()
            if robots is None:
                return
            allowed, pause = robots.allows(AGENT, url), robots.pause(AGENT)
        if not allowed:
            raise Declined(_KEPT_OUT)
        with self._changed:
            self._politeness.slow_down(host_of(url), pause)

    def _pack(self, where: str) -> _PackedRobots:
        """The robots.txt at an address, kept for later unless those of others fill the room."""
        known = _PackedRobots.of(self._robots(where))
        with self._changed:
            if sum(len(other.body) for other in self._packed.values()) < _MOST_PACKED:
                self._packed[where] = known
        return known

    def _robots(self, where: str) -> Fetched | None:
        """The answer for robots.txt; none where no answer came: the request itself will tell why."""
        self._thread.robots = True
        answer: Fetched | Failure | None = None
        try:
            answer = self._fetcher.fetch(where, deadline=self._ways.timeout)
        finally:
            self._thread.robots = False
            self._over(answer)
        if isinstance(answer, Failure):
            if answer.kind is FailureKind.POSTPONED:
                raise Declined(answer.reason)
            return None
        return answer


def _is_trouble(answer: Fetched | Failure) -> bool:
    if isinstance(answer, Failure):
        return answer.kind in _SILENT
    return answer.status == 503
