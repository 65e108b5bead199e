"""When a host may be asked: one request at a time, with pauses, and never against its word.

Pure logic: the clock is given, nothing sleeps and nothing is sent. It is not locked; whoever shares
it between threads locks it.
"""

from __future__ import annotations

import random
import urllib.robotparser
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import urlsplit

from coursekit.linkcheck.answers import Failure, Fetched

ARXIV_PAUSE = 3.0
"""Seconds; arXiv's terms of use: no more than one request in three seconds, one at a time."""


class Standing(Enum):
    """Whether a host may still be asked in this run."""

    OPEN = "open"
    LIMITED = "limited"
    """It asked for a longer wait than this run will wait."""
    CLOSED = "closed"
    """It refused so often in a row that asking on would be rude."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How polite to be; times in seconds."""

    pause: float = 1.0
    """Between the end of a request to a host and the next to it."""
    longest_wait: float = 60.0
    """A host that asks for more than this is left alone for the run."""
    refusals: int = 5
    """So many 403 or 429 in a row, and the host is left alone for the run."""
    pauses: Mapping[str, float] = field(default_factory=lambda: {"arxiv.org": ARXIV_PAUSE})
    """Longer pauses for hosts by name, which hold for all hosts below them together."""


@dataclass
class _Host:
    busy: bool = False
    ready: float = float("-inf")
    refused: int = 0
    pressed: int = 0
    pause: float = 0.0
    standing: Standing = Standing.OPEN


class Politeness:
    """Keeps for each host when it may be asked next."""

    def __init__(
        self, clock: Callable[[], float], manners: Manners | None = None, seed: int = 0
    ) -> None:
        self._clock = clock
        self._manners = manners or Manners()
        self._seed = seed
        self._hosts: dict[str, _Host] = {}

    def queue_of(self, host: str) -> str:
        """The name under which a host is paced: its own, or that of a group in `pauses`."""
        host = host.lower().rstrip(".")
        for group in self._manners.pauses:
            if host == group or host.endswith(f".{group}"):
                return group
        return host

    def standing(self, host: str) -> Standing:
        """Whether the host may still be asked in this run."""
        return self._host(host).standing

    def wait(self, host: str) -> float | None:
        """The seconds until the host may be asked; none while it is being asked or left alone."""
        state = self._host(host)
        if state.busy or state.standing is not Standing.OPEN:
            return None
        return max(state.ready - self._clock(), 0.0)

    def begin(self, host: str) -> None:
        """A request to the host goes out; raises ValueError if none may."""
        if self.wait(host) != 0:
            raise ValueError(f"{host} may not be asked now")
        self._host(host).busy = True

    def end(self, host: str, status: int | None, retry_after: float | None = None) -> None:
        """The request is over. `status` is none where there was no answer."""
        state = self._host(host)
        state.busy = False
        pressed = status in (429, 503)
        state.refused = state.refused + 1 if status in (403, 429) else 0
        state.pressed = state.pressed + 1 if pressed else 0
        pause = max(self._pause(host), retry_after or 0.0)
        if pressed and retry_after is None:
            pause = self._back_off(host, state.pressed)
        if pause > self._manners.longest_wait:
            state.standing = Standing.LIMITED
        elif state.refused >= self._manners.refusals:
            state.standing = Standing.CLOSED
        state.ready = self._clock() + pause

    def slow_down(self, host: str, pause: float) -> None:
        """Pause longer for a host, as its robots.txt asks; at most `longest_wait`."""
        self._host(host).pause = min(pause, self._manners.longest_wait)

    def _host(self, host: str) -> _Host:
        return self._hosts.setdefault(self.queue_of(host), _Host())

    def _pause(self, host: str) -> float:
        named = self._manners.pauses.get(self.queue_of(host), 0.0)
        return max(self._manners.pause, named, self._host(host).pause)

    def _back_off(self, host: str, times: int) -> float:
        """Twice as long each time, and not at the same moment as everybody else."""
        name = self.queue_of(host)
        jitter = random.Random(f"{self._seed} {name} {times}").uniform(1.0, 1.5)  # noqa: S311
        pause = self._pause(host) * 2.0 ** min(times, 20) * jitter
        return max(min(pause, self._manners.longest_wait), self._pause(host))


class Robots:
    """What the robots.txt of one origin allows (RFC 9309)."""

    def __init__(self, answer: Fetched | Failure) -> None:
        """Read the answer to a request for robots.txt.

        Where there is none (4xx), all is allowed; where the server cannot tell (5xx, no answer),
        nothing is (RFC 9309, 2.3.1).
        """
        self._parser = urllib.robotparser.RobotFileParser()
        self._all = True
        if isinstance(answer, Failure) or answer.status >= 500:
            self._all = False
        elif answer.status < 300:
            self._parse(answer.body.decode("utf-8-sig", "replace"))

    def allows(self, agent: str, url: str) -> bool:
        """Whether the agent may ask for the URL."""
        return self._parser.can_fetch(agent, url) if self._parser.mtime() else self._all

    def pause(self, agent: str) -> float:
        """The seconds between requests that the origin asks for; 0 if it does not."""
        return float(self._parser.crawl_delay(agent) or 0.0)

    def _parse(self, text: str) -> None:
        with suppress(ValueError):  # its own, on what it cannot read: the rules before it count
            self._parser.parse(text.splitlines())


def robots_url(url: str) -> str:
    """Where the robots.txt stands that counts for a URL."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"
