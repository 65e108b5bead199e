"""Connections that lead only where they may, and end when their time is over.

`requests` resolves a name when it connects; a check before that is answered by another look-up,
which may answer otherwise (DNS rebinding). So each connection here resolves once, judges all
addresses, and connects to one of those. Certificates are still checked against the host's name.

A time-out of `requests` counts from one received byte to the next, so a server that drips may hold
a request for ever. Here every single wait for the server is given what is left of one deadline.
"""

from __future__ import annotations

import http.client
import io
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.utils import select_proxy
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection, ProxyConfig
from urllib3.util import parse_url

from coursekit.linkcheck.addresses import PUBLIC_ONLY, AddressPolicy, IPAddress
from coursekit.linkcheck.answers import FailureKind, Stopped

Resolver = Callable[[str, int], Sequence[str]]
"""Host and port to addresses; raises OSError where there are none."""
Dial = Callable[[IPAddress, int, float], socket.socket]
"""Connects to an address and port within so many seconds; raises OSError."""

_MOST_HEADERS = 256 * 1024
_MOST_WIRE = 2 * 1024 * 1024
_MOST_ADDRESSES = 4
_LONGEST_CONNECT = 5.0


def system_resolver(host: str, port: int) -> Sequence[str]:
    """The addresses of a host, as the system tells them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def dial_tcp(address: IPAddress, port: int, seconds: float) -> socket.socket:
    """A TCP connection to an address; nothing is resolved here."""
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        sock.settimeout(seconds)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.connect((str(address), port))
    except BaseException:
        sock.close()
        raise
    return sock


@dataclass(frozen=True, slots=True)
class Door:
    """Where connections may lead, and how they are made."""

    policy: AddressPolicy = PUBLIC_ONLY
    resolver: Resolver = system_resolver
    ports: frozenset[int] | None = frozenset({80, 443})
    """None allows every port."""
    dial: Dial = dial_tcp

    def open(self, host: str, port: int, deadline: Deadline) -> socket.socket:
        """A connection to the host, at an address that was judged; raises `Stopped`."""
        if self.ports is not None and port not in self.ports:
            raise Stopped(FailureKind.REFUSED_ADDRESS, f"port {port} is not one of the web")
        addresses = self._judged(_resolve(self.resolver, host, port, deadline))
        stopped = Stopped(FailureKind.DNS, "the host has no address")
        for tried, address in enumerate(addresses[:_MOST_ADDRESSES]):
            share = deadline.left() / (min(len(addresses), _MOST_ADDRESSES) - tried)
            try:
                return self.dial(address, port, min(share, _LONGEST_CONNECT))
            except TimeoutError:
                stopped = Stopped(FailureKind.TIMEOUT, "no connection was made in time")
            except OSError as error:
                stopped = Stopped(FailureKind.CONNECT, f"no connection: {_strerror(error)}")
        raise stopped

    def _judged(self, found: Sequence[str]) -> list[IPAddress]:
        """The addresses, if every one of them may be connected to."""
        addresses = []
        for text in found:
            try:
                address = ipaddress.ip_address(text)
            except ValueError:
                raise Stopped(FailureKind.DNS, "the resolver gave no IP address") from None
            if why := self.policy(address):
                raise Stopped(FailureKind.REFUSED_ADDRESS, f"{address} is {why}")
            addresses.append(address)
        return addresses


class Deadline:
    """The moment when a request has to be over, whoever it waits for."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def left(self) -> float:
        """The seconds left; raises `Stopped` when there are none."""
        left = self._end - self._clock()
        if left <= 0:
            raise Stopped(FailureKind.TIMEOUT, "the answer took too long")
        return left

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Time that does not count: we wait by our own will."""
        started = self._clock()
        try:
            yield
        finally:
            self._end += self._clock() - started


def _resolve(resolver: Resolver, host: str, port: int, deadline: Deadline) -> Sequence[str]:
    """What the resolver says in time. The system's has no time-out of its own."""
    found: list[Sequence[str]] = []
    failed: list[str] = []

    def look_up() -> None:
        try:
            found.append(resolver(host, port))
        except OSError as error:
            failed.append(_strerror(error))
        except UnicodeError:
            failed.append("no name that can be looked up")

    worker = threading.Thread(target=look_up, name="coursekit-resolve", daemon=True)
    worker.start()
    worker.join(deadline.left())
    if failed:
        raise Stopped(FailureKind.DNS, f"the host has no address: {failed[0]}")
    if not found:
        raise Stopped(FailureKind.TIMEOUT, "the host's address was not told in time")
    return found[0]


def _strerror(error: OSError) -> str:
    return (error.strerror or type(error).__name__)[:120]


class WireFull(Stopped):
    """More came over the wire than any page that we read needs."""


class _Meter(io.RawIOBase):
    """What a socket receives, until the deadline and up to an allowance of bytes."""

    def __init__(self, source: io.RawIOBase, sock: socket.socket, deadline: Deadline) -> None:
        self._source = source
        self._sock = sock
        self._deadline = deadline
        self._allowance = _MOST_HEADERS
        self.ended = False

    def allow(self, allowance: int) -> None:
        self._allowance = allowance

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int | None:
        if self._allowance <= 0:
            raise WireFull(FailureKind.PROTOCOL, "the server sends without end")
        self._sock.settimeout(self._deadline.left())
        try:
            count = self._source.readinto(buffer)
        except TimeoutError:
            raise Stopped(FailureKind.TIMEOUT, "the answer took too long") from None
        self._allowance -= count or 0
        self.ended = not count
        return count

    def close(self) -> None:
        self._source.close()
        super().close()


class _Response(http.client.HTTPResponse):
    """A response that is read through a meter."""

    def __init__(self, deadline: Deadline, sock: socket.socket, *args: Any, **named: Any) -> None:
        super().__init__(sock, *args, **named)
        self._meter = _Meter(self.fp.detach(), sock, deadline)
        self.fp = io.BufferedReader(self._meter)

    def begin(self) -> None:
        super().begin()
        if self._meter.ended:  # http.client takes the end of the stream for the end of the headers
            raise Stopped(FailureKind.PROTOCOL, "the connection ended within the headers")
        self._meter.allow(_MOST_WIRE)


class _Guarded:
    """Connects through a door; reads through a meter."""

    response_class: Any

    def __init__(self, *args: Any, door: Door, deadline: Deadline, **named: Any) -> None:
        super().__init__(*args, **named)
        self._door = door
        self._deadline = deadline
        self.response_class = partial(_Response, deadline)

    def _new_conn(self) -> socket.socket:
        host, port = self._dns_host, self.port  # type: ignore[attr-defined]
        sock = self._door.open(host, port, self._deadline)
        sock.settimeout(self._deadline.left())  # the whole handshake of TLS is given this
        return sock


class _GuardedHTTP(_Guarded, HTTPConnection):
    pass


class _GuardedHTTPS(_Guarded, HTTPSConnection):
    pass


class _HTTPPool(HTTPConnectionPool):
    ConnectionCls = _GuardedHTTP


class _HTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _GuardedHTTPS


class GuardedAdapter(HTTPAdapter):
    """Sends one request through a door before a deadline; to be closed afterwards.

    Errors of the door and of the deadline are raised as `Stopped`, all others as `requests` does.
    """

    def __init__(self, door: Door, tls: ssl.SSLContext, deadline: Deadline) -> None:
        super().__init__(pool_connections=1, pool_maxsize=1)
        self._door = door
        self._tls = tls
        self._deadline = deadline
        self._pool: HTTPConnectionPool | None = None

    def get_connection_with_tls_context(
        self, request: requests.PreparedRequest, verify: Any, proxies: Any = None, cert: Any = None
    ) -> HTTPConnectionPool:
        parts = urlsplit(request.url or "")
        named: dict[str, Any] = {"door": self._door, "deadline": self._deadline}
        host, port = parts.hostname or "", parts.port
        if proxy := select_proxy(request.url or "", proxies):
            # Who asks for a proxy lets it resolve and connect: our door leads to the proxy alone.
            named |= self._proxy(proxy)
            if parts.scheme == "http":
                host, port = named["_proxy"].host, named["_proxy"].port
        if parts.scheme == "https":
            self._pool = _HTTPSPool(host, port or 443, ssl_context=self._tls, **named)
        else:
            self._pool = _HTTPPool(host, port or 80, **named)
        return self._pool

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        """The TLS context verifies; `requests` would read its bundle for each connection anew."""

    def close(self) -> None:
        super().close()
        if self._pool:
            self._pool.close()

    def _proxy(self, proxy: str) -> dict[str, Any]:
        proxy = proxy if "://" in proxy else f"http://{proxy}"
        url = parse_url(proxy)
        if url.scheme != "http" or not url.host:
            raise Stopped(FailureKind.CONNECT, "only http proxies are supported")
        return {
            "door": replace(self._door, policy=_any_address, ports=None),
            "_proxy": url,
            "_proxy_headers": self.proxy_headers(proxy),
            "_proxy_config": ProxyConfig(None, False, None, None),
        }


def _any_address(address: IPAddress, /) -> str | None:
    return None
