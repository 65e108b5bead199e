"""Real servers on loopback that do as they are told, however bad."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import socketserver
import ssl
import struct
import threading
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Any

from coursekit.linkcheck.addresses import PUBLIC_ONLY, IPAddress
from coursekit.linkcheck.connect import Door, dial_tcp
from coursekit.linkcheck.http import Fetcher

Script = Callable[["Talk"], None]
PUBLIC = "93.184.215.14"
"""An address that the policy that ships lets pass; no test ever connects to it."""


class Talk:
    """One connection of a server: the request it read, and how to answer."""

    def __init__(self, sock: socket.socket, request: bytes, ended: threading.Event) -> None:
        self._sock = sock
        self._ended = ended
        self.request = request
        line = request.split(b"\r\n", 1)[0].decode("latin-1").split(" ")
        self.method = line[0]
        self.path = line[1] if len(line) > 1 else ""

    def header(self, name: str) -> str:
        """A header of the request; empty where it holds none."""
        for line in self.request.decode("latin-1").split("\r\n")[1:]:
            key, _, value = line.partition(": ")
            if key.lower() == name.lower():
                return value
        return ""

    def send(self, data: bytes) -> None:
        self._sock.sendall(data)

    def answer(self, status: str, *headers: str, body: bytes = b"") -> None:
        """A whole and honest answer; without a body where the request was HEAD."""
        lines = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}", "", ""]
        self.send("\r\n".join(lines).encode("latin-1") + (body if self.method == "GET" else b""))

    def drip(self, data: bytes, pause: float = 0.02) -> None:
        """Send byte after byte, for ever, until the other side or the test is over."""
        while not self._ended.is_set():
            for byte in data:
                self.send(bytes([byte]))
                if self._ended.wait(pause):
                    return

    def hang(self) -> None:
        self._ended.wait(10)

    def flood(self, data: bytes, most: int = 400 * 1024 * 1024) -> None:
        """Send as fast as the other side takes it."""
        block = data * max(1, 65536 // len(data))
        for _ in range(0, most, len(block)):
            if self._ended.is_set():
                return
            self.send(block)

    def reset(self) -> None:
        """End with a TCP reset."""
        self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._sock.close()


class _Handler(socketserver.BaseRequestHandler):
    server: Server

    def handle(self) -> None:
        self.server.connections += 1
        with contextlib.suppress(OSError):
            sock = self.request
            if self.server.tls:
                self.server.ended.wait(self.server.delay)
                sock = self.server.tls.wrap_socket(sock, server_side=True)
            with contextlib.closing(sock):
                talk = Talk(sock, _head(sock), self.server.ended)
                self.server.requests.append(talk)
                self.server.script(talk)


class Server(socketserver.ThreadingTCPServer):
    """Runs a script for every request that it gets; a context manager."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 32

    def __init__(
        self, script: Script, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1"
    ) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, 0), _Handler)
        self.script = script
        self.tls = tls
        self.ended = threading.Event()
        self.requests: list[Talk] = []
        self.connections = 0
        self.delay = 0.0
        """Seconds before a handshake of TLS."""
        self.port: int = self.server_address[1]

    def url(self, path: str = "/", host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    @property
    def lines(self) -> list[str]:
        """Method and path of every request."""
        return [f"{talk.method} {talk.path}" for talk in self.requests]

    def stop(self) -> None:
        """Be gone: no more connections are taken."""
        self.shutdown()
        self.server_close()

    def __enter__(self) -> Server:
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.ended.set()
        self.stop()


def _head(sock: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data and (piece := sock.recv(65536)):
        data += piece
    return data


def loopback_too(address: IPAddress, /) -> str | None:
    """The policy for tests of ordinary behaviour."""
    return None if address.is_loopback else PUBLIC_ONLY(address)


def local_names(host: str, port: int) -> Sequence[str]:
    """Every name is this machine."""
    return ["127.0.0.1"]


def local_fetcher(**named: Any) -> Fetcher:
    """A fetcher that may reach the servers of a test, by any name."""
    named.setdefault("door", Door(policy=loopback_too, resolver=local_names, ports=None))
    return Fetcher("https://course.test/contact", **named)


class Stage:
    """The policy that ships on a stage: public addresses are played by local servers."""

    def __init__(self, cast: dict[str, int], names: dict[str, Sequence[str]]) -> None:
        self._cast = cast
        self._names = names
        self.dialled: list[str] = []
        self.resolved: list[str] = []

    def resolve(self, host: str, port: int) -> Sequence[str]:
        self.resolved.append(host)
        return self._names[host]

    def dial(self, address: IPAddress, port: int, seconds: float) -> socket.socket:
        self.dialled.append(str(address))
        return dial_tcp(ipaddress.ip_address("127.0.0.1"), self._cast[str(address)], seconds)

    def fetcher(self, **named: Any) -> Fetcher:
        door = Door(resolver=self.resolve, dial=self.dial)
        return Fetcher("https://course.test/contact", door=door, **named)


@contextlib.contextmanager
def serving(script: Script, **named: Any) -> Iterator[Server]:
    with Server(script, **named) as server:
        yield server
