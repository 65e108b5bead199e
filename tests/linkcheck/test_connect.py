from __future__ import annotations

import ipaddress
import socket
import ssl

import pytest

from coursekit.linkcheck.addresses import IPAddress
from coursekit.linkcheck.answers import Failure, FailureKind, Fetched, Stopped
from coursekit.linkcheck.connect import Deadline, Door, dial_tcp, system_resolver
from tests.linkcheck.servers import PUBLIC, Stage, Talk, local_fetcher, loopback_too, serving


def hello(talk: Talk) -> None:
    talk.answer("200 OK", "Content-Type: text/html", body=b"hello")


def test_a_name_is_resolved_once_and_its_address_connected_to() -> None:
    with serving(hello) as server:
        stage = Stage({PUBLIC: server.port}, {"public.test": [PUBLIC]})
        answer = stage.fetcher().fetch("http://public.test/")
    assert isinstance(answer, Fetched)
    assert answer.body == b"hello"
    assert (stage.resolved, stage.dialled) == (["public.test"], [PUBLIC])
    assert server.requests[0].header("Host") == "public.test"


def test_the_next_address_is_tried_where_one_is_dead() -> None:
    dead = "2606:4700::1111"
    with serving(hello) as server, socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
        closed.close()
        stage = Stage({dead: port, PUBLIC: server.port}, {"public.test": [dead, PUBLIC]})
        answer = stage.fetcher().fetch("http://public.test/")
        nowhere = stage.fetcher()
        stage._names = {"public.test": [dead]}
        failure = nowhere.fetch("http://public.test/")
    assert isinstance(answer, Fetched)
    assert stage.dialled[:2] == [dead, PUBLIC]
    assert isinstance(failure, Failure)
    assert (failure.kind, failure.reason) == (
        FailureKind.CONNECT,
        "no connection: Connection refused",
    )


def test_few_addresses_are_tried_and_each_has_its_share_of_the_time() -> None:
    given: list[float] = []

    def swallow(address: object, port: int, seconds: float) -> socket.socket:
        given.append(seconds)
        raise TimeoutError

    found = [f"93.184.215.{n}" for n in range(20)]
    door = Door(resolver=lambda host, port: found, dial=swallow)
    with pytest.raises(Stopped, match="in time") as stopped:
        door.open("public.test", 80, Deadline(8))
    assert stopped.value.kind is FailureKind.TIMEOUT
    assert [round(seconds) for seconds in given] == [2, 3, 4, 5]


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "not known"),
        (OSError(), "OSError"),
        (UnicodeError("label too long"), "looked up"),
    ],
)
def test_a_name_without_address(error: Exception, why: str) -> None:
    def fail(host: str, port: int) -> list[str]:
        raise error

    with pytest.raises(Stopped, match=why) as stopped:
        Door(resolver=fail).open("nowhere.test", 80, Deadline(1))
    assert stopped.value.kind is FailureKind.DNS


@pytest.mark.parametrize("found", [[], ["no address"]])
def test_a_resolver_that_says_nothing_of_use(found: list[str]) -> None:
    with pytest.raises(Stopped) as stopped:
        Door(resolver=lambda host, port: found).open("nowhere.test", 80, Deadline(1))
    assert stopped.value.kind is FailureKind.DNS


def test_the_system_knows_this_machine() -> None:
    assert set(system_resolver("localhost", 80)) <= {"127.0.0.1", "::1"}
    assert system_resolver("0x7f.1", 80) == ["127.0.0.1"]


def test_ipv6() -> None:
    with serving(hello, host="::1") as server:
        door = Door(policy=loopback_too, ports=None)
        answer = local_fetcher(door=door).fetch(f"http://[::1]:{server.port}/")
    assert isinstance(answer, Fetched)
    assert server.requests[0].header("Host") == f"[::1]:{server.port}"


def test_a_socket_that_cannot_connect_is_closed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(OSError, match="refused"):  # an open socket would warn, which is an error
        dial_tcp(ipaddress.ip_address("127.0.0.1"), port, 0.2)


class TestTls:
    def test_the_certificate_is_that_of_the_name(
        self, server_tls: ssl.SSLContext, client_tls: ssl.SSLContext
    ) -> None:
        with serving(hello, tls=server_tls) as server:
            fetcher = local_fetcher(tls=client_tls)
            good = fetcher.fetch(server.url(host="course.test", scheme="https"))
            other = fetcher.fetch(server.url(host="other.test", scheme="https"))
        assert isinstance(good, Fetched)
        assert isinstance(other, Failure)
        assert other.kind is FailureKind.TLS
        assert "not valid for 'other.test'" in other.reason

    def test_an_authority_that_nobody_knows(self, server_tls: ssl.SSLContext) -> None:
        with serving(hello, tls=server_tls) as server:
            failure = local_fetcher().fetch(server.url(host="course.test", scheme="https"))
        assert isinstance(failure, Failure)
        assert failure.kind is FailureKind.TLS
        assert failure.reason.startswith("certificate: ")

    def test_a_handshake_may_take_what_is_left_of_the_deadline(
        self, server_tls: ssl.SSLContext, client_tls: ssl.SSLContext
    ) -> None:
        def dial(address: IPAddress, port: int, seconds: float) -> socket.socket:
            sock = dial_tcp(ipaddress.ip_address("127.0.0.1"), server.port, seconds)
            sock.settimeout(0.02)  # as if connecting had been given little time
            return sock

        with serving(hello, tls=server_tls) as server:
            server.delay = 0.1
            door = Door(resolver=lambda host, port: [PUBLIC], dial=dial)
            answer = local_fetcher(door=door, tls=client_tls).fetch("https://course.test/")
        assert isinstance(answer, Fetched)

    def test_a_server_that_speaks_no_tls(self, client_tls: ssl.SSLContext) -> None:
        with serving(hello) as server:
            server.script = lambda talk: talk.send(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            failure = local_fetcher(tls=client_tls).fetch(
                server.url(host="course.test", scheme="https"), deadline=0.3
            )
        assert isinstance(failure, Failure)
        assert failure.kind in (FailureKind.TLS, FailureKind.TIMEOUT)

    def test_a_reset_within_the_handshake(self, client_tls: ssl.SSLContext) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listening:
            listening.settimeout(2)

            def dial(address: object, port: int, seconds: float) -> socket.socket:
                sock = socket.create_connection(listening.getsockname(), seconds)
                listening.accept()[0].close()
                return sock

            door = Door(resolver=lambda host, port: [PUBLIC], dial=dial)
            failure = local_fetcher(door=door, tls=client_tls).fetch("https://course.test/")
        assert isinstance(failure, Failure)
        assert failure.kind in (FailureKind.TLS, FailureKind.PROTOCOL)

    def test_a_handshake_that_never_ends(self, client_tls: ssl.SSLContext) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listening:
            port = listening.getsockname()[1]
            failure = local_fetcher(tls=client_tls).fetch(
                f"https://course.test:{port}/", deadline=0.2
            )
        assert isinstance(failure, Failure)
        assert failure.kind is FailureKind.TIMEOUT


class TestProxy:
    """Only where it is asked for; then the proxy resolves and connects."""

    def test_the_environment_does_not_count(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with serving(hello) as server, serving(hello) as proxy:
            monkeypatch.setenv("http_proxy", proxy.url())
            monkeypatch.setenv("all_proxy", proxy.url())
            assert isinstance(local_fetcher().fetch(server.url(host="course.test")), Fetched)
        assert (server.connections, proxy.connections) == (1, 0)

    def test_unless_asked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("no_proxy", "")
        with serving(hello) as proxy:
            address = f"user:pass@127.0.0.1:{proxy.port}"
            monkeypatch.setenv("http_proxy", address)
            answer = local_fetcher(environment=True).fetch("http://course.test/x")
        assert isinstance(answer, Fetched)
        assert proxy.lines == ["GET http://course.test/x"]
        assert proxy.requests[0].header("Proxy-Authorization").startswith("Basic ")

    def test_tls_goes_through_a_tunnel(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("no_proxy", "")
        with serving(lambda talk: talk.answer("403 Forbidden")) as proxy:
            monkeypatch.setenv("https_proxy", proxy.url())
            failure = local_fetcher(environment=True).fetch("https://course.test/x")
        assert isinstance(failure, Failure)
        assert failure.kind is FailureKind.PROTOCOL
        assert proxy.lines == ["CONNECT course.test:443"]

    def test_other_kinds_of_proxies_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("no_proxy", "")
        monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:1080")
        failure = local_fetcher(environment=True).fetch("http://course.test/x")
        assert isinstance(failure, Failure)
        assert (failure.kind, failure.reason) == (
            FailureKind.CONNECT,
            "only http proxies are supported",
        )
