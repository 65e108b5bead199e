"""Manners between threads."""

from __future__ import annotations

import threading
import time
from itertools import pairwise

import pytest

from coursekit.linkcheck.answers import Failure, FailureKind, Fetched
from coursekit.linkcheck.politeness import Manners
from coursekit.linkcheck.web import KeptOut, Postponed
from tests.linkcheck.servers import Talk, serving
from tests.linkcheck.sweeping import HASTE, local_web, page

HTML = "Content-Type: text/html"


def hello(talk: Talk) -> None:
    talk.answer("200 OK", HTML, body=page())


def test_one_request_at_a_time_to_a_host_with_a_pause() -> None:
    times: list[float] = []
    under_way: list[int] = []
    guard = threading.Lock()

    def script(talk: Talk) -> None:
        with guard:
            times.append(time.monotonic())
            under_way.append(1)
            assert len(under_way) == 1
        time.sleep(0.02)
        with guard:
            under_way.pop()
        hello(talk)

    with serving(script) as server:
        web = local_web(manners=Manners(pause=0.05, pauses={}))
        threads = [
            threading.Thread(target=web.ask, args=(server.url(f"/{number}", host="a.org"),))
            for number in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(5)
    gaps = [later - sooner for sooner, later in pairwise(times)]
    assert len(times) == 4
    assert min(gaps) >= 0.05


def test_no_more_requests_at_the_same_time_than_there_are_workers() -> None:
    under_way: set[str] = set()
    most: list[int] = []
    guard = threading.Lock()

    def script(talk: Talk) -> None:
        with guard:
            under_way.add(talk.header("Host"))
            most.append(len(under_way))
        time.sleep(0.02)
        with guard:
            under_way.discard(talk.header("Host"))
        hello(talk)

    with serving(script) as server:
        web = local_web(workers=3)
        threads = [
            threading.Thread(target=web.ask, args=(server.url("/", host=f"h{number}.org"),))
            for number in range(10)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(5)
    assert len(most) == 10
    assert max(most) == 3


def test_a_redirect_waits_for_the_turn_of_its_own_host() -> None:
    def script(talk: Talk) -> None:
        if talk.path == "/":
            port = talk.header("Host").rpartition(":")[2]
            talk.answer("302 Found", f"Location: http://b.org:{port}/there")
        else:
            hello(talk)

    with serving(script) as server:
        web = local_web(manners=Manners(pause=0.1, pauses={}))
        web.ask(server.url("/x", host="b.org"))
        started = time.monotonic()
        answer = web.ask(server.url("/", host="a.org"))
    assert isinstance(answer, Fetched)
    assert answer.final_url.endswith("/there")
    assert time.monotonic() - started >= 0.09


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Back Soon"])
def test_retry_after_is_obeyed_and_the_url_asked_again(status: str) -> None:
    """GET too has to wait where the answer to HEAD tells how long."""
    times: list[float] = []

    def script(talk: Talk) -> None:
        times.append(time.monotonic())
        if len(times) == 1:
            talk.answer(status, "Retry-After: 1")
        else:
            hello(talk)

    with serving(script) as server:
        answer = local_web(manners=Manners(pause=0.0, longest_wait=5, pauses={})).ask(
            server.url(host="a.org")
        )
    assert isinstance(answer, Fetched)
    assert answer.status == 200
    assert server.lines == ["HEAD /", "GET /"]
    assert times[1] - times[0] >= 0.95


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Back Soon"])
def test_a_host_that_asks_for_too_much_patience_is_left(status: str) -> None:
    def script(talk: Talk) -> None:
        talk.answer(status, "Retry-After: 3600")

    with serving(script) as server:
        web = local_web()
        answer = web.ask(server.url("/a", host="a.org"))
        with pytest.raises(Postponed, match="longer wait"):
            web.ask(server.url("/b", host="a.org"))
        assert web.refusal("a.org") is not None
        assert web.refusal("b.org") is None
    assert isinstance(answer, Fetched)
    assert answer.status == int(status[:3])
    assert server.lines == ["HEAD /a"]


def test_a_host_that_never_answers_is_left_after_a_few_urls() -> None:
    with serving(lambda talk: talk.reset()) as server:
        web = local_web()
        seen = [web.ask(server.url(f"/{number}", host="a.org")) for number in range(5)]
        with pytest.raises(Postponed, match="did not answer"):
            web.ask(server.url("/5", host="a.org"))
    assert {one.kind for one in seen if isinstance(one, Failure)} == {FailureKind.PROTOCOL}


def test_who_waits_for_a_turn_is_told_when_the_sweep_ends() -> None:
    with serving(hello) as server:
        web = local_web(manners=Manners(pause=30, pauses={}))
        web.ask(server.url(host="a.org"))
        threading.Timer(0.1, web.stop).start()
        started = time.monotonic()
        with pytest.raises(Postponed, match="ended"):
            web.ask(server.url(host="a.org"))
    assert time.monotonic() - started < 5


class TestRobots:
    @staticmethod
    def script(talk: Talk) -> None:
        if talk.path == "/robots.txt":
            talk.answer("200 OK", body=b"User-agent: coursekit\nDisallow: /private\n")
        else:
            hello(talk)

    def test_obeyed_on_request_and_asked_for_once(self) -> None:
        with serving(self.script) as server:
            web = local_web(robots=True)
            assert isinstance(web.ask(server.url("/open", host="a.org")), Fetched)
            with pytest.raises(KeptOut, match=r"robots\.txt"):
                web.ask(server.url("/private/x", host="a.org"))
        assert server.lines.count("GET /robots.txt") == 1
        assert not any("/private" in line for line in server.lines)

    def test_asked_for_anew_where_others_fill_the_room(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("coursekit.linkcheck.web._MOST_PACKED", 1)
        with serving(self.script) as server:
            web = local_web(robots=True)
            for host in ("a.org", "a.org", "b.org", "b.org"):
                assert isinstance(web.ask(server.url("/open", host=host)), Fetched)
                with pytest.raises(KeptOut):
                    web.ask(server.url("/private/x", host=host))
        asked = [talk for talk in server.requests if talk.path == "/robots.txt"]
        hosts = [talk.header("Host").partition(":")[0] for talk in asked]
        assert hosts.count("a.org") == 1
        assert hosts.count("b.org") > 1

    def test_not_asked_for_otherwise(self) -> None:
        with serving(self.script) as server:
            assert isinstance(local_web().ask(server.url("/private", host="a.org")), Fetched)
        assert server.lines == ["HEAD /private"] or "GET /robots.txt" not in server.lines

    def test_where_no_answer_comes_the_request_itself_tells(self) -> None:
        def script(talk: Talk) -> None:
            talk.reset() if talk.path == "/robots.txt" else hello(talk)

        with serving(script) as server:
            assert isinstance(local_web(robots=True).ask(server.url("/", host="a.org")), Fetched)

    def test_a_host_that_is_left_is_not_asked_for_robots_either(self) -> None:
        def script(talk: Talk) -> None:
            talk.answer("429 Too Many Requests", "Retry-After: 3600")

        with serving(script) as server:
            web = local_web(robots=True)
            with pytest.raises(Postponed):
                web.ask(server.url("/", host="a.org"))
            with pytest.raises(Postponed):
                web.ask(server.url("/", host="a.org"))
        assert server.lines == ["GET /robots.txt"]


def test_patience_ends_between_two_tries() -> None:
    """The first answer is the one that counts."""

    def script(talk: Talk) -> None:
        talk.answer("503 Busy")

    with serving(script) as server:
        web = local_web(manners=Manners(pause=0.05, longest_wait=0.3, pauses={}))
        answer = web.ask(server.url("/", host="a.org"))
    assert isinstance(answer, Fetched)
    assert answer.status == 503
    assert server.lines == ["HEAD /", "GET /", "GET /", "GET /"]


def test_the_contact_is_told() -> None:
    with serving(hello) as server:
        local_web(contact="mail@course.test", manners=HASTE).ask(server.url(host="a.org"))
    assert "contact: mail@course.test" in server.requests[0].header("User-Agent")
