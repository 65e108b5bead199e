"""What a request came to: the answer of a server, or why there is none."""

from __future__ import annotations

import datetime as dt
import email.utils
from dataclasses import dataclass
from enum import Enum
from typing import Any

LONGEST_WAIT = 86_400.0
"""Seconds. No `Retry-After` is taken for longer than a day."""


class Method(Enum):
    """The two methods that change nothing on a server."""

    HEAD = "HEAD"
    GET = "GET"


class FailureKind(Enum):
    """Why there is no answer."""

    DNS = "dns"
    """The host name has no address."""
    CONNECT = "connect"
    """No connection could be made."""
    TLS = "tls"
    """No encrypted connection could be made, or its certificate does not prove the host."""
    TIMEOUT = "timeout"
    REFUSED_ADDRESS = "refused_address"
    """We refused: the address, or the port, is not one that links may lead to."""
    TOO_MANY_REDIRECTS = "too_many_redirects"
    REDIRECT_LOOP = "redirect_loop"
    BAD_URL = "bad_url"
    """The URL, or one that it redirects to, is none that may be asked for."""
    PROTOCOL = "protocol"
    """The connection broke, or what came was not HTTP."""
    POSTPONED = "postponed"
    """Nothing was asked: the turn of this host was not given, see `http.Declined`."""


class Stopped(Exception):
    """A request ends here; becomes a `Failure`. The reason never holds what a server sent."""

    def __init__(self, kind: FailureKind, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect."""

    url: str
    status: int
    target: str

    @property
    def permanent(self) -> bool:
        """Whether the server says that the old URL need not be asked again (RFC 9110, 15.4)."""
        return self.status in (301, 308)


@dataclass(frozen=True, slots=True)
class Fetched:
    """The answer to a request, after all redirects.

    URLs are as they were asked for: ASCII, without fragment and credentials.
    """

    url: str
    final_url: str
    hops: tuple[Hop, ...]
    method: Method
    """The method of the last request."""
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    """Those of `http.KEPT_HEADERS`, names in lower case, values printable and cut."""
    body: bytes = b""
    """Decompressed and capped; empty for HEAD and for what is no text."""
    truncated: bool = False
    """Whether the server had more to send than `body` holds."""
    retry_after: float | None = None
    """Seconds to wait before the host may be asked again, at most `LONGEST_WAIT`."""
    facts: Any = None
    """What an `http.Reader` made of the body of a page, which is not kept then."""

    def header(self, name: str) -> str:
        """The value of a kept header; empty where the server sent none."""
        return dict(self.headers).get(name, "")

    @property
    def content_type(self) -> str:
        """The media type without parameters, in lower case."""
        return self.header("content-type").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Failure:
    """A request without an answer."""

    url: str
    """Empty where it was none that may be asked for: it might hold a password."""
    failed_url: str
    """The URL that failed: `url`, or the one that the last hop leads to."""
    hops: tuple[Hop, ...]
    kind: FailureKind
    reason: str
    """Printable, in our own words."""


def retry_after(value: str, now: float) -> float | None:
    """The seconds that a `Retry-After` header asks for (RFC 9110, 10.2.3); none if unreadable.

    `now` is in seconds since the epoch; what lies in the past is 0.
    """
    value = value.strip()[:64]
    if value.isascii() and value.isdigit():
        return min(float(value), LONGEST_WAIT)
    try:
        moment = email.utils.parsedate_to_datetime(value)
        if moment.tzinfo is None:  # "-0000": UTC, of unknown place
            moment = moment.replace(tzinfo=dt.UTC)
        return min(max(moment.timestamp() - now, 0.0), LONGEST_WAIT)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
