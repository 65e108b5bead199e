"""The policy that ships, against servers that wait for a connection and must not get one."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from coursekit.linkcheck.answers import Failure, FailureKind, Fetched, Method
from coursekit.linkcheck.connect import Door
from coursekit.linkcheck.http import Fetcher
from tests.linkcheck.audit import connects
from tests.linkcheck.servers import PUBLIC, Server, Stage, Talk, serving

SPELLINGS = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "127.000.000.001",
    "0x7f.1",
    "0x7f.0x0.0x0.0x1",
    "0x7f000001",
    "2130706433",
    "017700000001",
    "0177.0.0.1",
    "0",
    "0.0.0.0",  # noqa: S104
    "127%2e0.0.1",
    "１２７.０.０.１",
    "①②⑦.⓪.⓪.①",
    "127。0。0。1",
    "localhost",
    "LocalHost",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::]",
    "[::127.0.0.1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[0:0:0:0:0:ffff:127.0.0.1]",
    "[::ffff:0:127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]",
    "[2002:7f00:0001::1]",
    "[2001:0:7f00:1::]",
    "[fec0::1]",
    "[fe80::1]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[ff02::1]",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "192.168.257",
    "100.64.0.1",
    "169.254.169.254",
    "2852039166",
    "168.63.129.16",
    "192.0.0.8",
    "192.0.0.192",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
]


def welcome(talk: Talk) -> None:
    talk.answer("200 OK", body=b"the treasure")


@pytest.fixture(scope="module")
def _waiting() -> Iterator[list[Server]]:
    with ExitStack() as stack:
        yield [stack.enter_context(serving(welcome, host=host)) for host in ("127.0.0.1", "::1")]


@pytest.fixture
def treasures(_waiting: list[Server]) -> Iterator[list[Server]]:
    """Servers on IPv4 and IPv6 that nobody may reach."""
    yield _waiting
    assert [server.connections for server in _waiting] == [0, 0]


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_spelling_of_a_private_address_is_connected_to(
    spelling: str, method: Method, treasures: list[Server], client_tls: ssl.SSLContext
) -> None:
    for server in treasures:
        fetcher = Fetcher("tests", door=Door(ports=frozenset({server.port})), tls=client_tls)
        with connects() as seen:
            failure = fetcher.fetch(f"http://{spelling}:{server.port}/", method, deadline=2)
        assert isinstance(failure, Failure)
        # Signs that only look like digits are no host names, wherever the library knows them.
        odd = () if spelling.isascii() else (FailureKind.BAD_URL,)
        assert failure.kind in (FailureKind.REFUSED_ADDRESS, *odd)
        assert seen == []


def test_not_even_over_tls(treasures: list[Server]) -> None:
    fetcher = Fetcher("tests", door=Door(ports=None))
    with connects() as seen:
        failure = fetcher.fetch(treasures[0].url(scheme="https"), deadline=2)
    assert isinstance(failure, Failure)
    assert (failure.kind, seen) == (FailureKind.REFUSED_ADDRESS, [])


def test_ports_of_other_services_are_refused_before_anything_is_resolved() -> None:
    stage = Stage({}, {})
    failure = stage.fetcher().fetch("http://course.test:6379/")
    assert isinstance(failure, Failure)
    assert failure.kind is FailureKind.REFUSED_ADDRESS
    assert "6379" in failure.reason
    assert stage.resolved == []


@pytest.mark.parametrize(
    "found",
    [
        ["127.0.0.1"],
        [PUBLIC, "127.0.0.1"],
        ["10.0.0.1", PUBLIC],
        [PUBLIC, "2606:4700::1111", "::ffff:10.0.0.1"],
        [PUBLIC, "fe80::1%eth0"],
    ],
)
def test_a_name_with_any_private_address_is_refused(found: list[str]) -> None:
    stage = Stage({}, {"evil.test": found})
    failure = stage.fetcher().fetch("http://evil.test/")
    assert isinstance(failure, Failure)
    assert failure.kind is FailureKind.REFUSED_ADDRESS
    assert stage.dialled == []


def test_rebinding_does_not_help(treasures: list[Server]) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    with serving(welcome) as server:
        stage = Stage({PUBLIC: server.port}, {})
        stage.resolve = lambda host, port: next(answers)  # type: ignore[method-assign]
        fetcher = stage.fetcher()
        first = fetcher.fetch("http://evil.test/")
        second = fetcher.fetch("http://evil.test/")
    assert isinstance(first, Fetched)
    assert isinstance(second, Failure)
    assert second.kind is FailureKind.REFUSED_ADDRESS
    assert stage.dialled == [PUBLIC]


def test_rebinding_between_two_hops_does_not_help() -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    with serving(lambda talk: talk.answer("302 Found", "Location: /next")) as server:
        stage = Stage({PUBLIC: server.port}, {})
        stage.resolve = lambda host, port: next(answers)  # type: ignore[method-assign]
        failure = stage.fetcher().fetch("http://evil.test/")
    assert isinstance(failure, Failure)
    assert failure.kind is FailureKind.REFUSED_ADDRESS
    assert failure.failed_url == "http://evil.test/next"
    assert server.lines == ["GET /"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    ("location", "kind"),
    [
        ("http://127.0.0.1:{port}/", FailureKind.REFUSED_ADDRESS),
        ("http://127.0.0.1/", FailureKind.REFUSED_ADDRESS),
        ("http://2130706433/", FailureKind.REFUSED_ADDRESS),
        ("//[::ffff:127.0.0.1]/", FailureKind.REFUSED_ADDRESS),
        ("http://inside.test/", FailureKind.REFUSED_ADDRESS),
        ("http://u:secret@public.test/x", FailureKind.BAD_URL),
        ("http://public.test\\@127.0.0.1/", FailureKind.BAD_URL),
        ("file:///etc/passwd", FailureKind.BAD_URL),
        ("javascript:alert(1)", FailureKind.BAD_URL),
        ("gopher://127.0.0.1:6379/_INFO", FailureKind.BAD_URL),
    ],
)
def test_a_redirect_opens_no_door(
    status: int, location: str, kind: FailureKind, treasures: list[Server]
) -> None:
    location = location.format(port=treasures[0].port)
    with serving(lambda talk: talk.answer(f"{status} Over", f"Location: {location}")) as server:
        names = {"public.test": [PUBLIC], "inside.test": ["10.1.2.3"]}
        names |= {"127.0.0.1": ["127.0.0.1"], "2130706433": ["127.0.0.1"]}
        names |= {"::ffff:127.0.0.1": ["::ffff:127.0.0.1"]}
        stage = Stage({PUBLIC: server.port}, dict(names))
        with connects() as seen:
            failure = stage.fetcher().ask("http://public.test/", deadline=2)
    assert isinstance(failure, Failure)
    assert failure.kind is kind
    assert "secret" not in str(failure)
    assert seen == [("127.0.0.1", server.port)]
    assert server.lines == ["HEAD /"]


def test_credentials_in_a_url_are_neither_sent_nor_told() -> None:
    stage = Stage({}, {})
    failure = stage.fetcher().ask("http://user:secret@public.test/")
    assert isinstance(failure, Failure)
    assert failure.kind is FailureKind.BAD_URL
    assert "secret" not in repr(failure)
    assert stage.resolved == []


def test_a_resolver_that_hangs_is_not_waited_for() -> None:
    ended = threading.Event()

    def slow(host: str, port: int) -> list[str]:
        ended.wait(10)
        return [PUBLIC]

    started = time.monotonic()
    failure = Fetcher("tests", door=Door(resolver=slow)).ask("http://public.test/", deadline=0.1)
    assert isinstance(failure, Failure)
    assert failure.kind is FailureKind.TIMEOUT
    assert time.monotonic() - started < 2
    ended.set()
