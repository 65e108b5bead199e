"""Ask for a URL as a stranger's URL has to be asked for.

Redirects are followed by hand and every hop is vetted; bodies are capped after decompression, and
those of redirects never read; one deadline spans all hops. Nothing is taken from the environment
(proxies, `.netrc`) unless asked, there are no cookies, and the User-Agent says who we are.

`ask` sends HEAD, then GET on doubt. Many servers treat HEAD badly, so every refusal is doubted but
those in `_FINAL`: they say that we are not welcome or too fast, which GET would only repeat.
"""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass

import requests
from requests.utils import DEFAULT_CA_BUNDLE_PATH, get_environ_proxies, get_netrc_auth
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from coursekit import __version__
from coursekit.linkcheck.answers import (
    Failure,
    FailureKind,
    Fetched,
    Hop,
    Method,
    Stopped,
    retry_after,
)
from coursekit.linkcheck.connect import Deadline, Door, GuardedAdapter, WireFull
from coursekit.linkcheck.urls import redirected, vetted

MOST_BODY = 1024 * 1024
"""Bytes of a body that are kept, after decompression."""
MOST_REDIRECTS = 5
KEPT_HEADERS = ("cf-mitigated", "content-language", "content-type", "server", "www-authenticate")
"""What tells a page from a file, and a wall against robots from a page."""

Turn = Callable[[str], AbstractContextManager[object]]
"""Given a vetted URL, waits until its host may be asked, and holds the turn while it is asked."""

_PIECE = 64 * 1024
_REDIRECTS = (301, 302, 303, 307, 308)
_FINAL = (401, 403, 407, 429, 451, 999)
_ENCODINGS = ("", "identity", "gzip", "x-gzip", "deflate")
_PAGES = ("text/html", "application/xhtml+xml")
_NO_TEXT = re.compile(
    r"(?:image|audio|video|font)/(?!svg)"
    r"|application/(?:pdf|zip|gzip|octet-stream|x-tar|vnd\.|epub)",
    re.IGNORECASE,
)
_UNPRINTABLE = re.compile(r"[^\x20-\x7e]+")
_BROKEN = (requests.RequestException, HTTPError, OSError, ValueError)


class Declined(Exception):
    """Raised by a `Turn`: this host shall not be asked now. The reason is for people."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """The answer to a single request."""

    status: int
    location: str | None
    headers: tuple[tuple[str, str], ...]
    retry_after: float | None
    body: bytes
    truncated: bool


class Fetcher:
    """Asks for URLs. One fetcher may serve many threads."""

    def __init__(
        self,
        contact: str,
        *,
        door: Door | None = None,
        turn: Turn = nullcontext,
        tls: ssl.SSLContext | None = None,
        environment: bool = False,
        now: Callable[[], float] = time.time,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Set up; nothing is sent.

        `contact` is told to every server. `environment` lets proxies and `.netrc` count; a proxy
        resolves names itself, so then it decides which addresses are reached.
        """
        self._door = door or Door()
        self._turn = turn
        self._tls = tls or ssl.create_default_context(cafile=DEFAULT_CA_BUNDLE_PATH)
        self._environment = environment
        self._now = now
        self._clock = clock
        self._headers = {
            "User-Agent": user_agent(contact),
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }

    def fetch(
        self, url: str, method: Method = Method.GET, *, deadline: float = 20.0
    ) -> Fetched | Failure:
        """The answer to one URL after redirects, within `deadline` seconds of all.

        Time that is spent in waiting for a turn does not count.
        """
        return self._follow(_Trail(url), method, Deadline(deadline, self._clock))

    def ask(self, url: str, *, page: bool = False, deadline: float = 20.0) -> Fetched | Failure:
        """The answer to HEAD, or to GET where that of HEAD is in doubt.

        With `page`, also to GET where a page can be read. GET goes on from where HEAD was led, with
        the same deadline.
        """
        shared = Deadline(deadline, self._clock)
        trail = _Trail(url)
        seen = self._follow(trail, Method.HEAD, shared)
        if _doubtful(seen) or (page and _is_page(seen)):
            return self._follow(trail, Method.GET, shared)
        return seen

    def _follow(self, trail: _Trail, method: Method, deadline: Deadline) -> Fetched | Failure:
        """Where the trail ends; what it passes stays noted in it."""
        try:
            trail.start()
            while True:
                answer = self._send(trail.url, method, deadline)
                if answer.location is None:
                    return trail.arrived(method, answer)
                trail.go(answer.status, answer.location)
        except Declined as declined:
            return trail.failed(Stopped(FailureKind.POSTPONED, str(declined)))
        except Stopped as stopped:
            return trail.failed(stopped)

    def _send(self, url: str, method: Method, deadline: Deadline) -> _Answer:
        """The answer to one request, without redirects; raises `Stopped`."""
        with ExitStack() as stack:
            with deadline.paused():
                stack.enter_context(self._turn(url))
            adapter = GuardedAdapter(self._door, self._tls, deadline)
            stack.callback(adapter.close)
            try:
                response = adapter.send(
                    self._request(url, method),
                    stream=True,
                    timeout=deadline.left(),
                    proxies=get_environ_proxies(url) if self._environment else None,
                )
                stack.callback(response.close)
                return self._read(response, method)
            except _BROKEN as error:
                raise _stopped(error) from None

    def _request(self, url: str, method: Method) -> requests.PreparedRequest:
        # A password is sent over TLS only, and to the host that it was written down for.
        secret = get_netrc_auth(url) if self._environment and url.startswith("https:") else None
        return requests.Request(method.value, url, self._headers, auth=secret).prepare()

    def _read(self, response: requests.Response, method: Method) -> _Answer:
        raw: BaseHTTPResponse = response.raw
        if raw.status < 200:
            raise Stopped(FailureKind.PROTOCOL, "the server gave no final answer")
        location = _location(raw)
        body, truncated = b"", False
        if method is Method.GET and location is None:
            body, truncated = _body(raw)
        wait = raw.headers.get("retry-after", "")
        return _Answer(
            raw.status, location, _kept(raw), retry_after(wait, self._now()), body, truncated
        )


class _Trail:
    """The URLs that a request passes."""

    def __init__(self, url: str) -> None:
        self._asked = url
        self.url = ""
        self._hops: list[Hop] = []

    def start(self) -> None:
        self.url = self.url or vetted(self._asked)

    def go(self, status: int, location: str) -> None:
        """Take a redirect; raises `Stopped` if it leads nowhere."""
        target = redirected(self.url, location)
        if target == self.url or any(target == hop.url for hop in self._hops):
            raise Stopped(FailureKind.REDIRECT_LOOP, "the redirects lead in a circle")
        if len(self._hops) == MOST_REDIRECTS:
            raise Stopped(FailureKind.TOO_MANY_REDIRECTS, f"more than {MOST_REDIRECTS} redirects")
        self._hops.append(Hop(self.url, status, target))
        self.url = target

    def arrived(self, method: Method, answer: _Answer) -> Fetched:
        return Fetched(
            url=self._hops[0].url if self._hops else self.url,
            final_url=self.url,
            hops=tuple(self._hops),
            method=method,
            status=answer.status,
            headers=answer.headers,
            body=answer.body,
            truncated=answer.truncated,
            retry_after=answer.retry_after,
        )

    def failed(self, stopped: Stopped) -> Failure:
        hops = tuple(self._hops)
        url = hops[0].url if hops else self.url
        return Failure(url, self.url, hops, stopped.kind, stopped.reason[:300])


def user_agent(contact: str) -> str:
    """Who we are, and whom to tell if we disturb."""
    contact = _UNPRINTABLE.sub(" ", contact).strip()[:200]
    return f"coursekit/{__version__} (link check of a course; contact: {contact or 'none given'})"


def _doubtful(seen: Fetched | Failure) -> bool:
    """Whether GET may see more than HEAD."""
    if isinstance(seen, Failure):
        return seen.kind is FailureKind.PROTOCOL
    return seen.status >= 400 and seen.status not in _FINAL


def _is_page(seen: Fetched | Failure) -> bool:
    return (
        isinstance(seen, Fetched)
        and 200 <= seen.status < 300
        and (seen.content_type in _PAGES or not seen.content_type)
    )


def _location(raw: BaseHTTPResponse) -> str | None:
    """Where a redirect leads; none for all other answers."""
    if raw.status not in _REDIRECTS:
        return None
    found = set(raw.headers.getlist("location"))
    if len(found) > 1:
        raise Stopped(FailureKind.PROTOCOL, "a redirect to several places")
    return found.pop() if found else None


def _kept(raw: BaseHTTPResponse) -> tuple[tuple[str, str], ...]:
    values = ((name, raw.headers.get(name)) for name in KEPT_HEADERS)
    return tuple((name, _UNPRINTABLE.sub(" ", value)[:300]) for name, value in values if value)


def _body(raw: BaseHTTPResponse) -> tuple[bytes, bool]:
    """What is kept of a body, and whether there was more.

    What is no text is not read, nor what is packed in a way that we did not offer to unpack.
    """
    encoding = raw.headers.get("content-encoding", "").strip().lower()
    if encoding not in _ENCODINGS or _NO_TEXT.match(raw.headers.get("content-type", "")):
        return b"", True
    pieces: list[bytes] = []
    room = MOST_BODY + 1
    try:
        while room and (piece := raw.read(min(_PIECE, room), decode_content=True)):
            pieces.append(piece)
            room -= len(piece)
    except WireFull:
        return b"".join(pieces)[:MOST_BODY], True
    return b"".join(pieces)[:MOST_BODY], room == 0


def _stopped(error: Exception) -> Stopped:
    """What an error of the libraries means. What a server sent is not repeated."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Stopped(FailureKind.TLS, f"certificate: {cause.verify_message}")
        if isinstance(cause, ssl.SSLError):
            return Stopped(FailureKind.TLS, "no encrypted connection could be made")
        if isinstance(cause, TimeoutError):
            return Stopped(FailureKind.TIMEOUT, "the answer took too long")
        if isinstance(cause, ConnectionError):
            return Stopped(FailureKind.PROTOCOL, "the connection broke")
    return Stopped(FailureKind.PROTOCOL, "the answer is not valid HTTP")


def _causes(error: BaseException) -> list[BaseException]:
    """An error and those that it wraps, however they are wrapped."""
    found: list[BaseException] = []
    waiting = [error]
    while waiting and len(found) < 20:
        one = waiting.pop()
        found.append(one)
        inner = (one.__cause__, one.__context__, getattr(one, "reason", None), *one.args)
        waiting += [each for each in inner if isinstance(each, BaseException) and each not in found]
    return found
