from __future__ import annotations

import gzip
import io
import socket
import ssl
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursekit import __version__
from coursekit.linkcheck.answers import Failure, FailureKind, Fetched, Hop, Method
from coursekit.linkcheck.connect import Door
from coursekit.linkcheck.http import MOST_BODY, MOST_REDIRECTS, Declined, user_agent
from tests.linkcheck.servers import (
    PUBLIC,
    Script,
    Server,
    Talk,
    local_fetcher,
    loopback_too,
    serving,
)

MEGABYTE = 1024 * 1024
HTML = "Content-Type: text/html; charset=utf-8"
CRLF = b"\r\n"
TLS = ssl.create_default_context()


def fetched(script: Script, method: Method = Method.GET, **named: float) -> Fetched:
    answer = outcome(script, method, **named)
    assert isinstance(answer, Fetched)
    return answer


def failed(script: Script, method: Method = Method.GET, **named: float) -> Failure:
    failure = outcome(script, method, **named)
    assert isinstance(failure, Failure)
    return failure


def outcome(script: Script, method: Method, deadline: float = 2.0) -> Fetched | Failure:
    with serving(script) as server:
        return local_fetcher().fetch(server.url(), method, deadline=deadline)


def start(value: object) -> str | None:
    """A short name for a case of many bytes."""
    return repr(value[:40]) if isinstance(value, bytes) else None


def raw(*parts: bytes) -> Script:
    """Sends bytes as they are and closes."""

    def script(talk: Talk) -> None:
        for part in parts:
            talk.send(part)

    return script


class TestOrdinary:
    def test_a_page(self) -> None:
        headers = (HTML, "Server: nginx", "Set-Cookie: a=b", "Content-Language: de\xe9")
        answer = fetched(lambda talk: talk.answer("200 OK", *headers, body=b"<h1>Hi</h1>"))
        assert (answer.status, answer.body, answer.truncated) == (200, b"<h1>Hi</h1>", False)
        assert answer.content_type == "text/html"
        assert answer.header("server") == "nginx"
        assert answer.header("content-language") == "de "
        assert answer.header("set-cookie") == ""
        assert (answer.hops, answer.method, answer.retry_after) == ((), Method.GET, None)
        assert answer.url == answer.final_url

    def test_the_request_says_who_we_are_and_nothing_else(self) -> None:
        with serving(lambda talk: talk.answer("200 OK")) as server:
            local_fetcher().fetch(server.url("/a?b#c"), Method.HEAD)
        (talk,) = server.requests
        assert (talk.method, talk.path) == ("HEAD", "/a?b")
        agent = talk.header("User-Agent")
        assert agent.startswith(f"coursekit/{__version__} (")
        assert "https://course.test/contact" in agent
        names = {line.split(b":")[0] for line in talk.request.split(CRLF)[1:] if line}
        assert names == {b"Host", b"User-Agent", b"Accept", b"Accept-Encoding", b"Connection"}

    def test_a_contact_cannot_add_headers(self) -> None:
        assert user_agent("a@b.test\r\nX: y") == user_agent("a@b.test X: y")
        assert "none given" in user_agent(" \n")

    def test_cookies_are_not_kept(self) -> None:
        with serving(
            lambda talk: talk.answer("302 Found", "Set-Cookie: a=b", f"Location: {talk.path}x")
        ) as server:
            fetcher = local_fetcher()
            fetcher.fetch(server.url())
            fetcher.fetch(server.url())
        assert len(server.requests) == 12
        assert not any(talk.header("Cookie") for talk in server.requests)

    def test_many_threads_share_a_fetcher(self) -> None:
        with serving(lambda talk: talk.answer("200 OK", HTML, body=talk.path.encode())) as server:
            fetcher = local_fetcher()
            bodies: dict[int, bytes] = {}

            def run(number: int) -> None:
                answer = fetcher.fetch(server.url(f"/{number}"))
                assert isinstance(answer, Fetched)
                bodies[number] = answer.body

            threads = [threading.Thread(target=run, args=(n,)) for n in range(20)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        assert bodies == {n: f"/{n}".encode() for n in range(20)}

    @pytest.mark.parametrize("kind", ["application/pdf", "image/png", "video/mp4"])
    def test_what_is_no_text_is_not_read(self, kind: str) -> None:
        answer = fetched(
            lambda talk: talk.answer("200 OK", f"Content-Type: {kind}", body=b"1" * 99)
        )
        assert (answer.body, answer.truncated) == (b"", True)

    @pytest.mark.parametrize(
        ("encoding", "pack"),
        [("gzip", gzip.compress), ("x-gzip", gzip.compress), ("deflate", zlib.compress)],
    )
    def test_packed_bodies(self, encoding: str, pack: Callable[[bytes], bytes]) -> None:
        body, header = b"text " * 1000, f"Content-Encoding: {encoding}"
        answer = fetched(lambda talk: talk.answer("200 OK", HTML, header, body=pack(body)))
        assert (answer.body, answer.truncated) == (body, False)

    @pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "compress", "nonsense"])
    def test_other_ways_to_pack_are_not_unpacked(self, encoding: str) -> None:
        header = f"Content-Encoding: {encoding}"
        answer = fetched(lambda talk: talk.answer("200 OK", HTML, header, body=b"packed"))
        assert (answer.status, answer.body, answer.truncated) == (200, b"", True)

    def test_chunks(self) -> None:
        body = b"4\r\nab\r\n\r\n3;x=y\r\ncde\r\n0\r\nTrailer: x\r\n\r\n"
        answer = fetched(raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", body))
        assert answer.body == b"ab\r\ncde"

    def test_an_agent_may_be_treated_otherwise(self) -> None:
        def picky(talk: Talk) -> None:
            known = "Mozilla" in talk.header("User-Agent")
            talk.answer("200 OK" if known else "403 Forbidden", "cf-mitigated: challenge")

        answer = fetched(picky)
        assert (answer.status, answer.header("cf-mitigated")) == (403, "challenge")

    def test_it_is_told_with_the_answer(self) -> None:
        with serving(lambda talk: talk.answer("429 Slow", "Retry-After: 7")) as server:
            answer = local_fetcher().fetch(server.url())
        assert isinstance(answer, Fetched)
        assert (answer.status, answer.retry_after) == (429, 7.0)


class TestNetrc:
    @pytest.fixture(autouse=True)
    def _secrets(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        secrets = tmp_path / "netrc"
        secrets.write_text("machine course.test login me password secret\n", encoding="utf-8")
        secrets.chmod(0o600)
        monkeypatch.setenv("NETRC", str(secrets))

    @pytest.mark.parametrize("environment", [False, True])
    @pytest.mark.parametrize("scheme", ["http", "https"])
    def test_passwords_are_sent_only_where_asked_and_over_tls(
        self,
        scheme: str,
        environment: bool,
        server_tls: ssl.SSLContext,
        client_tls: ssl.SSLContext,
    ) -> None:
        tls = server_tls if scheme == "https" else None
        with serving(lambda talk: talk.answer("200 OK"), tls=tls) as server:
            fetcher = local_fetcher(tls=client_tls, environment=environment)
            fetcher.fetch(server.url(host="course.test", scheme=scheme))
        secret = server.requests[0].header("Authorization")
        assert bool(secret) == (environment and scheme == "https")

    def test_and_never_down_a_redirect(
        self, server_tls: ssl.SSLContext, client_tls: ssl.SSLContext
    ) -> None:
        with serving(lambda talk: talk.answer("200 OK")) as plain:
            target = plain.url(host="course.test")
            with serving(
                lambda talk: talk.answer("302 Found", f"Location: {target}"), tls=server_tls
            ) as server:
                fetcher = local_fetcher(tls=client_tls, environment=True)
                fetcher.fetch(server.url(host="course.test", scheme="https"))
        assert server.requests[0].header("Authorization")
        assert plain.requests[0].header("Authorization") == ""
        assert plain.requests[0].header("Referer") == ""


class TestAsk:
    """HEAD, then GET on doubt."""

    def ask(self, status: str, *headers: str, page: bool = False) -> tuple[Fetched, list[str]]:
        def script(talk: Talk) -> None:
            if talk.method == "HEAD":
                talk.answer(status, *headers)
            else:
                talk.answer("200 OK", *headers, body=b"body")

        with serving(script) as server:
            answer = local_fetcher().ask(server.url(), page=page)
        assert isinstance(answer, Fetched)
        return answer, [talk.method for talk in server.requests]

    @pytest.mark.parametrize("status", [200, 204, 304, 401, 403, 407, 429, 451, 999])
    def test_head_is_believed(self, status: int) -> None:
        answer, methods = self.ask(f"{status} Some")
        assert (answer.status, methods) == (status, ["HEAD"])

    @pytest.mark.parametrize("status", [400, 404, 405, 406, 410, 418, 500, 501, 503, 520])
    def test_head_is_doubted(self, status: int) -> None:
        answer, methods = self.ask(f"{status} Some")
        assert (answer.status, answer.method, methods) == (200, Method.GET, ["HEAD", "GET"])

    def test_head_is_believed_where_it_tells_when_to_come_again(self) -> None:
        answer, methods = self.ask("503 Back Soon", "Retry-After: 7")
        assert (answer.status, answer.retry_after, methods) == (503, 7.0, ["HEAD"])
        assert self.ask("503 Back Soon", "Retry-After: 0")[1] == ["HEAD", "GET"]

    def test_a_page_is_read_where_it_is_wanted(self) -> None:
        assert self.ask("200 OK", HTML, page=True)[0].body == b"body"
        assert self.ask("200 OK", page=True)[0].body == b"body"
        assert self.ask("200 OK", "Content-Type: application/pdf", page=True)[1] == ["HEAD"]

    def test_a_server_that_breaks_on_head_is_asked_again(self) -> None:
        def script(talk: Talk) -> None:
            if talk.method == "GET":
                talk.answer("200 OK", body=b"body")
            else:
                talk.reset()

        with serving(script) as server:
            answer = local_fetcher().ask(server.url())
        assert isinstance(answer, Fetched)
        assert server.lines == ["HEAD /", "GET /"]

    def test_a_server_that_is_silent_is_not(self) -> None:
        with serving(lambda talk: talk.hang()) as server:
            failure = local_fetcher().ask(server.url(), deadline=0.15)
        assert isinstance(failure, Failure)
        assert server.lines == ["HEAD /"]

    def test_get_goes_on_where_head_was_led(self) -> None:
        def script(talk: Talk) -> None:
            if talk.path == "/old":
                talk.answer("301 Moved", "Location: /new")
            else:
                talk.answer("200 OK" if talk.method == "GET" else "405 No", body=b"x")

        with serving(script) as server:
            answer = local_fetcher().ask(server.url("/old"))
        assert isinstance(answer, Fetched)
        assert server.lines == ["HEAD /old", "HEAD /new", "GET /new"]
        assert answer.hops == (Hop(server.url("/old"), 301, server.url("/new")),)
        assert (answer.url, answer.final_url) == (server.url("/old"), server.url("/new"))


class TestRedirects:
    def test_permanent_and_temporary_hops_are_told_apart(self) -> None:
        ways = {"/a": (301, "/b"), "/b": (302, "/c"), "/c": (303, "d"), "/d": (307, "/e")}
        ways["/e"] = (308, "//127.0.0.1:{port}/f#part")

        def script(talk: Talk) -> None:
            if talk.path in ways:
                status, target = ways[talk.path]
                talk.answer(f"{status} Over", f"Location: {target.format(port=server.port)}")
            else:
                talk.answer("200 OK")

        with serving(script) as server:
            answer = local_fetcher().fetch(server.url("/a"))
        assert isinstance(answer, Fetched)
        assert [hop.permanent for hop in answer.hops] == [True, False, False, False, True]
        assert answer.final_url == server.url("/f")

    def test_at_most_five_are_followed(self) -> None:
        with serving(lambda talk: talk.answer("302 On", f"Location: {talk.path}x")) as server:
            failure = local_fetcher().fetch(server.url("/"))
        assert isinstance(failure, Failure)
        assert failure.kind is FailureKind.TOO_MANY_REDIRECTS
        assert len(failure.hops) == MOST_REDIRECTS
        assert len(server.lines) == MOST_REDIRECTS + 1

    @pytest.mark.parametrize("circle", [["/"], ["/b", "/"], ["/b", "/c", "/b#x"]])
    def test_circles(self, circle: list[str]) -> None:
        ways = dict(zip(["/", *circle], [*circle, circle[0]], strict=False))
        failure = failed(lambda talk: talk.answer("301 On", f"Location: {ways[talk.path]}"))
        assert failure.kind is FailureKind.REDIRECT_LOOP

    def test_a_redirect_to_nowhere_is_an_answer(self) -> None:
        assert fetched(lambda talk: talk.answer("302 Found")).status == 302
        assert fetched(lambda talk: talk.answer("300 Choose", "Location: /x")).status == 300

    def test_a_redirect_to_two_places_is_none(self) -> None:
        headers = ("Location: /a", "Location: /b")
        failure = failed(lambda talk: talk.answer("302 Found", *headers))
        assert failure.kind is FailureKind.PROTOCOL

    def test_the_deadline_spans_all_hops(self) -> None:
        def slow(talk: Talk) -> None:
            time.sleep(0.1)
            talk.answer("302 On", f"Location: {talk.path}x")

        started = time.monotonic()
        assert failed(slow, deadline=0.25).kind is FailureKind.TIMEOUT
        assert time.monotonic() - started < 2


class TestDeadline:
    """Nothing that a server does makes a request last longer."""

    @pytest.mark.parametrize("method", Method)
    @pytest.mark.parametrize(
        "script",
        [
            pytest.param(lambda talk: talk.hang(), id="silence"),
            pytest.param(lambda talk: talk.drip(b"H"), id="dripped status line"),
            pytest.param(
                lambda talk: (talk.send(b"HTTP/1.1 200 OK\r\nX: "), talk.drip(b"x")),
                id="dripped header",
            ),
            pytest.param(
                lambda talk: (talk.send(b"HTTP/1.1 200 OK\r\n"), talk.drip(b"X: y\r\n")),
                id="dripped headers",
            ),
            pytest.param(
                lambda talk: talk.drip(b"HTTP/1.1 100 Continue\r\n\r\n", 0.005), id="100 Continue"
            ),
        ],
    )
    def test_headers(self, script: Script, method: Method) -> None:
        started = time.monotonic()
        assert failed(script, method, deadline=0.2).kind is FailureKind.TIMEOUT
        assert time.monotonic() - started < 2

    @pytest.mark.parametrize(
        ("header", "drop"),
        [
            (b"Content-Length: 100000", b"x"),
            (b"X: until closed", b"x"),
            (b"Transfer-Encoding: chunked", b"1\r\nx\r\n"),
            (b"Transfer-Encoding: chunked", b"0"),
            (b"Transfer-Encoding: chunked\r\nX: y", b"0\r\n" + b"T: x\r\n" * 10),
        ],
    )
    def test_bodies(self, header: bytes, drop: bytes) -> None:
        def script(talk: Talk) -> None:
            talk.send(b"HTTP/1.1 200 OK\r\n" + header + b"\r\n\r\n")
            talk.drip(drop)

        started = time.monotonic()
        assert failed(script, deadline=0.2).kind is FailureKind.TIMEOUT
        assert time.monotonic() - started < 2

    def test_over_tls(self, server_tls: ssl.SSLContext, client_tls: ssl.SSLContext) -> None:
        started = time.monotonic()
        with serving(lambda talk: talk.drip(b"HTTP/1.1 200 OK"), tls=server_tls) as server:
            failure = local_fetcher(tls=client_tls).fetch(
                server.url(host="course.test", scheme="https"), deadline=0.25
            )
        assert isinstance(failure, Failure)
        assert failure.kind is FailureKind.TIMEOUT
        assert time.monotonic() - started < 2

    def test_waiting_for_a_turn_does_not_count(self) -> None:
        held: list[str] = []
        waited = 0.0

        @contextmanager
        def turn(url: str) -> Iterator[None]:
            nonlocal waited
            waited += 1000
            held.append(url)
            yield
            held.append("done")

        with serving(lambda talk: talk.answer("200 OK")) as server:
            answer = local_fetcher(turn=turn, clock=lambda: time.monotonic() + waited).fetch(
                server.url()
            )
        assert isinstance(answer, Fetched)
        assert held == [server.url(), "done"]

    def test_a_turn_may_be_declined(self) -> None:
        @contextmanager
        def turn(url: str) -> Iterator[None]:
            if url.endswith("/closed"):
                raise Declined("the host asked us to stop")
            yield

        with serving(lambda talk: talk.answer("301 On", "Location: /closed")) as server:
            failure = local_fetcher(turn=turn).fetch(server.url("/open"))
        assert isinstance(failure, Failure)
        assert (failure.kind, failure.reason) == (
            FailureKind.POSTPONED,
            "the host asked us to stop",
        )
        assert (len(failure.hops), server.lines) == (1, ["GET /open"])


class TestNonsense:
    """What is not HTTP, or only half of it."""

    @pytest.mark.parametrize("method", Method)
    @pytest.mark.parametrize(
        "said",
        [
            b"",
            b"H",
            b"HTTP/1.1",
            b"garbage\r\n\r\n",
            b"\x00\xff\xfe\r\n\r\n",
            b"SSH-2.0-OpenSSH_9.6\r\n",
            b"<html>HTTP 0.9</html>",
            b"HTTP/1.1 abc OK\r\n\r\n",
            b"HTTP/1.1 99 Low\r\n\r\n",
            b"HTTP/1.1 1000 High\r\n\r\n",
            b"HTTP/1.1 -200 Less\r\n\r\n",
            b"HTTP/9.9 200 OK\r\n\r\n",
            b"HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
            b"HTTP/1.1 101 Switching\r\n\r\n",
            b"HTTP/1.1 200 OK",
            b"HTTP/1.1 200 OK\r\n",
            b"HTTP/1.1 200 OK\r\nContent-Le",
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n",
            b"HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\nabcdef",
            b"HTTP/1.1 200 " + b"O" * 70_000 + b"\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\n",
            b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        ],
        ids=start,
    )
    def test_it_is_no_answer(self, said: bytes, method: Method) -> None:
        failure = failed(raw(said), method)
        assert failure.kind is FailureKind.PROTOCOL
        assert failure.reason.isprintable()
        assert "garbage" not in failure.reason

    @pytest.mark.parametrize(
        "body",
        [
            b"Content-Length: 100\r\n\r\nonly this",
            b"Content-Length: 100\r\n\r\n",
            b"Transfer-Encoding: chunked\r\n\r\n5\r\nab",
            b"Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n",
            b"Transfer-Encoding: chunked\r\n\r\nnonsense\r\nab",
            b"Transfer-Encoding: chunked\r\n\r\n-5\r\nabcde\r\n",
            b"Transfer-Encoding: chunked\r\n\r\n" + b"0" * 70_000,
            b"Content-Encoding: gzip\r\n\r\nthis is not gzip",
            b"Content-Encoding: gzip\r\nContent-Length: 50\r\n\r\n"
            + gzip.compress(b"a" * 999, mtime=0)[:12],
        ],
        ids=start,
    )
    def test_half_a_body_is_no_answer(self, body: bytes) -> None:
        assert failed(raw(b"HTTP/1.1 200 OK\r\n" + body)).kind is FailureKind.PROTOCOL

    @pytest.mark.parametrize("before", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"])
    def test_resets(self, before: bytes) -> None:
        def script(talk: Talk) -> None:
            talk.send(before)
            time.sleep(0.05)
            talk.reset()

        failure = failed(script)
        assert failure.kind is FailureKind.PROTOCOL
        assert failure.reason == "the connection broke"

    @pytest.mark.parametrize(
        ("length", "body"), [(b"3", b"abc"), (b"0", b""), (b"-1", b"abcdef"), (b"x", b"abcdef")]
    )
    def test_a_length_that_is_too_short_is_believed(self, length: bytes, body: bytes) -> None:
        answer = fetched(raw(b"HTTP/1.1 200 OK\r\nContent-Length: " + length + b"\r\n\r\nabcdef"))
        assert answer.body == body

    def test_a_body_after_head_is_not_read(self) -> None:
        script = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nwrong too")
        assert fetched(script, Method.HEAD).body == b""

    def test_headers_that_are_no_headers(self) -> None:
        said = b"HTTP/1.1 200 OK\r\nno colon here\r\n: no name\r\nServer: \xff\x01\r\n\r\n"
        assert fetched(raw(said)).status == 200

    PIECES = st.sampled_from(
        [
            b"HTTP/1.1 ",
            b"200 ",
            b"302 ",
            b"OK",
            b"\r\n",
            b"\n",
            b"\r\n\r\n",
            b"0",
            b"-1",
            b"5",
            b"Location: ",
            b"/",
            b"//[",
            b"http://",
            b"\xff",
            b"\x00",
            b": ",
            b"Content-Length: ",
            b"Transfer-Encoding: chunked\r\n",
            b"Content-Encoding: gzip\r\n",
            b"Retry-After: ",
            gzip.compress(b"abc", mtime=0),
            b"Content-Type: text/html\r\n",
            b"x" * 9,
            b" ",
        ]
    )

    @pytest.mark.filterwarnings("error")
    @settings(deadline=None)
    @given(st.lists(PIECES | st.binary(max_size=4), max_size=14), st.booleans(), st.booleans())
    def test_anything_is_an_answer_or_none(
        self, said: list[bytes], begun: bool, head: bool
    ) -> None:
        start = b"HTTP/1.1 200 OK\r\n" if begun else b""

        def dial(address: object, port: int, seconds: float) -> socket.socket:
            ours, theirs = socket.socketpair()
            with theirs:
                theirs.sendall(start + b"".join(said))
                theirs.shutdown(socket.SHUT_WR)
                theirs.settimeout(0.2)
            return ours

        door = Door(resolver=lambda host, port: [PUBLIC], dial=dial)
        method = Method.HEAD if head else Method.GET
        outcome = local_fetcher(door=door, tls=TLS).fetch("http://course.test/", method, deadline=1)
        assert isinstance(outcome, Fetched | Failure)

    def test_a_status_of_nobody(self) -> None:
        assert fetched(raw(b"HTTP/1.1 999 Request denied\r\n\r\n")).status == 999


def packed(size: int, pack: Callable[[bytes], bytes] = gzip.compress) -> bytes:
    return pack(bytes(size))


@contextmanager
def little_memory(most: int = 12 * MEGABYTE) -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < most
    finally:
        tracemalloc.stop()


class TestFloods:
    """Whatever a server sends, little of it is kept, and little of it is read."""

    BOMB = packed(100 * MEGABYTE)

    @pytest.mark.parametrize("status", ["200 OK", "404 Not Found", "500 Broken"])
    def test_a_bomb_is_not_unpacked(self, status: str) -> None:
        def script(talk: Talk) -> None:
            talk.answer(status, HTML, "Content-Encoding: gzip", body=self.BOMB)

        with little_memory():
            answer = fetched(script)
        assert (len(answer.body), answer.truncated) == (MOST_BODY, True)

    def test_nor_one_of_deflate_in_chunks(self) -> None:
        bomb = packed(50 * MEGABYTE, zlib.compress)

        def script(talk: Talk) -> None:
            talk.send(b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n")
            talk.send(b"Transfer-Encoding: chunked\r\n\r\n")
            for start in range(0, len(bomb), 1000):
                piece = bomb[start : start + 1000]
                talk.send(b"%x\r\n%b\r\n" % (len(piece), piece))
            talk.send(b"0\r\n\r\n")

        with little_memory():
            assert fetched(script).truncated

    def test_nor_one_on_a_redirect(self) -> None:
        def script(talk: Talk) -> None:
            if talk.path == "/":
                location = "Location: /next"
                talk.answer("302 Found", location, "Content-Encoding: gzip", body=self.BOMB)
            else:
                talk.answer("200 OK", body=b"arrived")

        with little_memory():
            assert fetched(script).body == b"arrived"

    def test_the_body_of_a_redirect_is_not_waited_for(self) -> None:
        def script(talk: Talk) -> None:
            if talk.path == "/":
                talk.send(b"HTTP/1.1 302 Found\r\nLocation: /next\r\n\r\n")
                talk.hang()
            else:
                talk.answer("200 OK")

        assert fetched(script, deadline=1.0).status == 200

    @pytest.mark.parametrize(
        ("head", "flood"),
        [
            (b"Content-Length: 99999999999", b"x"),
            (b"Content-Length: " + b"9" * 30, b"x"),
            (b"X: until closed", b"x"),
            (b"Transfer-Encoding: chunked", b"400\r\n" + b"x" * 1024 + b"\r\n"),
            (b"Transfer-Encoding: chunked", b"FFFFFFFFFFFF\r\n" + b"x" * 10_000),
        ],
        ids=start,
    )
    def test_a_body_without_end_is_cut(self, head: bytes, flood: bytes) -> None:
        def script(talk: Talk) -> None:
            talk.send(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\n")
            talk.flood(flood)

        with little_memory():
            answer = fetched(script, deadline=10)
        assert (len(answer.body), answer.truncated) == (MOST_BODY, True)

    def test_tiny_chunks_without_end_end_in_time(self) -> None:
        def script(talk: Talk) -> None:
            talk.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            talk.flood(b"1\r\nx\r\n")

        with little_memory():
            assert failed(script, deadline=0.2).kind is FailureKind.TIMEOUT

    def test_chunks_of_less_than_nothing_are_cut(self) -> None:
        def script(talk: Talk) -> None:
            talk.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n")
            talk.flood(b"x")

        with little_memory():
            assert outcome(script, Method.GET, deadline=10)

    @pytest.mark.parametrize("encoding", ["gzip", "deflate"])
    def test_packed_nothing_without_end_is_cut(self, encoding: str) -> None:
        # Empty blocks, which unpack to nothing however many there are.
        head = b"\x1f\x8b\x08\0\0\0\0\0\0\xff" if encoding == "gzip" else b"\x78\x9c"

        def script(talk: Talk) -> None:
            talk.send(b"HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding.encode() + b"\r\n\r\n")
            talk.send(head)
            talk.flood(b"\0\0\0\xff\xff")

        with little_memory():
            answer = fetched(script, deadline=10)
        assert (answer.body, answer.truncated) == (b"", True)

    @pytest.mark.parametrize("method", Method)
    @pytest.mark.parametrize(
        ("before", "flood"),
        [
            (b"", b"H"),
            (b"HTTP/1.1 200 OK\r\n", b"X"),
            (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
            (b"HTTP/1.1 200 OK\r\n", b"X: " + b"y" * 60_000 + b"\r\n"),
            (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        ],
        ids=start,
    )
    def test_headers_without_end_are_no_answer(
        self, before: bytes, flood: bytes, method: Method
    ) -> None:
        def script(talk: Talk) -> None:
            talk.send(before)
            talk.flood(flood)

        with little_memory():
            assert failed(script, method, deadline=10).kind is FailureKind.PROTOCOL

    def test_small_members_of_gzip(self) -> None:
        buffer = io.BytesIO()
        for _ in range(20_000):
            buffer.write(gzip.compress(b"", 1))
        body = buffer.getvalue() + gzip.compress(b"the end")
        answer = fetched(lambda talk: talk.answer("200 OK", "Content-Encoding: gzip", body=body))
        assert answer.body == b"the end"


def test_a_connection_is_left_behind_by_no_request() -> None:
    """Warnings are errors here, those about open sockets too."""
    with serving(lambda talk: talk.drip(b"HTTP/1.1 200 OK\r\n")) as server:
        door = Door(policy=loopback_too, ports=frozenset({server.port}))
        for _ in range(3):
            local_fetcher(door=door).fetch(server.url(), deadline=0.03)
    assert isinstance(server, Server)
