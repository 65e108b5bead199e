"""Ask for a URL as a stranger's URL has to be asked for.

Redirects are followed by hand and every hop is vetted; bodies are capped after decompression, and
those of redirects never read; one deadline spans all hops. Nothing is taken from the environment
(proxies, `.netrc`) unless asked, there are no cookies, and the User-Agent says who we are.

`ask` sends HEAD, then GET on doubt. Many servers treat HEAD badly, so every refusal is doubted but
those in `_FINAL`: they say that we are not welcome or too fast, which GET would only repeat. Nor is
a 503 that tells when to come again: who asks has to wait so long first.
"""

from __future__ import annotations

import dataclasses
import re
import ssl
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass
from typing import Any

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
from coursekit.linkcheck.broken import meant_by
from coursekit.linkcheck.connect import Deadline, Door, GuardedAdapter, WireFull
from coursekit.linkcheck.urls import redirected, vetted

MOST_BODY = 1024 * 1024
"""Bytes of a body that are kept, after decompression."""
MOST_REDIRECTS = 5
KEPT_HEADERS = ("cf-mitigated", "content-language", "content-type", "server", "www-authenticate")
"""What tells a page from a file, and a wall against robots from a page."""

Turn = Callable[[str], AbstractContextManager[object]]
"""Given a vetted URL, waits until its host may be asked, and holds the turn while it is asked."""

Reader = Callable[[bytes, str, bool], object]
"""Given the body of a page, its content type, and whether it was cut, what is to be known of it."""

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
    facts: Any = None


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
        # One thread for all, because the memory that a thread has had comes back to itself only.
        self._reading = ThreadPoolExecutor(1, "coursekit-read")
        self._headers = {
            "User-Agent": user_agent(contact),
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }

    def fetch(
        self,
        url: str,
        method: Method = Method.GET,
        *,
        deadline: float = 20.0,
        read: Reader | None = None,
    ) -> Fetched | Failure:
        """The answer to one URL after redirects, within `deadline` seconds of all.

        Time that is spent in waiting for a turn does not count. With `read`, pages are read while
        the turn is held, one at a time: so few bodies are kept at once, however many threads ask.
        """
        return self._follow(_Trail(url), method, Deadline(deadline, self._clock), read)

    def ask(
        self,
        url: str,
        *,
        page: bool = False,
        deadline: float = 20.0,
        read: Reader | None = None,
    ) -> Fetched | Failure:
        """The answer to HEAD, or to GET where that of HEAD is in doubt.

        With `page` or `read`, also to GET where a page can be read. GET goes on from where HEAD was
        led, with the same deadline.
        """
        shared = Deadline(deadline, self._clock)
        trail = _Trail(url)
        seen = self._follow(trail, Method.HEAD, shared, None)
        if _doubtful(seen) or ((page or read) and _is_page(seen)):
            return self._follow(trail, Method.GET, shared, read)
        return seen

    def _follow(
        self, trail: _Trail, method: Method, deadline: Deadline, read: Reader | None
    ) -> Fetched | Failure:
        """Where the trail ends; what it passes stays noted in it."""
        try:
            trail.start()
            while True:
                answer = self._send(trail.url, method, deadline, read)
                if answer.location is None:
                    return trail.arrived(method, answer)
                trail.go(answer.status, answer.location)
        except Declined as declined:
            return trail.failed(Stopped(FailureKind.POSTPONED, str(declined)))
        except Stopped as stopped:
            return trail.failed(stopped)

    def _send(self, url: str, method: Method, deadline: Deadline, read: Reader | None) -> _Answer:
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
                answer = self._read(response, method)
                response.close()
            except _BROKEN as error:
                raise meant_by(error) from None
            return self._with_facts(answer, read) if read else answer

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

    def _with_facts(self, answer: _Answer, read: Reader) -> _Answer:
        """The answer with what is to be known of its page, and without its body."""
        content_type = dict(answer.headers).get("content-type", "")
        readable = 200 <= answer.status < 300 and _shows_page(content_type)
        facts = None
        if answer.body and readable:
            done = self._reading.submit(read, answer.body, content_type, answer.truncated)
            facts = done.result()
        return dataclasses.replace(answer, body=b"", facts=facts)


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
            facts=answer.facts,
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
    waits = seen.status == 503 and seen.retry_after
    return seen.status >= 400 and seen.status not in _FINAL and not waits


def _is_page(seen: Fetched | Failure) -> bool:
    return isinstance(seen, Fetched) and 200 <= seen.status < 300 and _shows_page(seen.content_type)


def _shows_page(content_type: str) -> bool:
    kind = content_type.partition(";")[0].strip().lower()
    return kind in _PAGES or not kind


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
    body = bytearray()
    try:
        while len(body) <= MOST_BODY:
            piece = raw.read(min(_PIECE, MOST_BODY + 1 - len(body)), decode_content=True)
            if not piece:
                return bytes(body), False
            body += piece
    except WireFull:
        pass  # what came so far is kept
    del body[MOST_BODY:]
    return bytes(body), True
