from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursekit.linkcheck.answers import Failure, FailureKind, Fetched, Method
from coursekit.linkcheck.politeness import Manners, Politeness, Robots, Standing, robots_url

HOST = "course.test"


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Run:
    """A host that is asked again and again."""

    def __init__(self, manners: Manners | None = None, seed: int = 0) -> None:
        self.clock = Clock()
        self.politeness = Politeness(self.clock, manners, seed)

    def ask(self, status: int | None = 200, retry: float | None = None, host: str = HOST) -> float:
        """Wait, ask once for a tenth of a second, and tell the wait that follows."""
        self.clock.now += self.politeness.wait(host) or 0.0
        self.politeness.begin(host)
        self.clock.now += 0.1
        self.politeness.end(host, status, retry)
        left = self.politeness.wait(host)
        return -1.0 if left is None else round(left, 6)


def test_a_new_host_may_be_asked_at_once() -> None:
    assert Politeness(Clock()).wait(HOST) == 0
    assert Politeness(Clock()).standing(HOST) is Standing.OPEN


def test_one_request_at_a_time_and_a_pause_behind_it() -> None:
    run = Run()
    run.politeness.begin(HOST)
    assert run.politeness.wait(HOST) is None
    with pytest.raises(ValueError, match="may not be asked now"):
        run.politeness.begin(HOST)
    assert run.politeness.wait("other.test") == 0
    run.clock.now += 5
    run.politeness.end(HOST, 200)
    assert run.politeness.wait(HOST) == 1
    with pytest.raises(ValueError, match="may not be asked now"):
        run.politeness.begin(HOST)
    run.clock.now += 1
    assert run.politeness.wait(HOST) == 0


def test_arxiv_is_asked_once_in_three_seconds_by_whatever_name() -> None:
    run = Run()
    assert run.ask(host="arxiv.org") == 3
    assert run.politeness.wait("export.ArXiv.org.") == pytest.approx(3)
    assert run.politeness.wait("notarxiv.org") == 0
    assert run.politeness.queue_of("www.arxiv.org") == "arxiv.org"
    assert run.politeness.queue_of("WWW.Course.test.") == "www.course.test"


def test_retry_after_is_obeyed() -> None:
    run = Run()
    assert run.ask(429, 30.0) == 30
    assert run.ask(503, 0.0) == 1
    assert run.ask(200, 12.0) == 12
    assert run.politeness.standing(HOST) is Standing.OPEN


def test_a_host_that_asks_for_too_long_is_left_alone() -> None:
    run = Run()
    assert run.ask(429, 61.0) == -1
    assert run.politeness.standing(HOST) is Standing.LIMITED
    assert run.politeness.wait(HOST) is None


def test_back_off_grows_to_its_bound_and_ends_with_success() -> None:
    run = Run(Manners(refusals=100))
    waits = [run.ask(429) for _ in range(12)]
    assert all(2**n <= wait <= 1.5 * 2**n for n, wait in enumerate(waits[:5], start=1))
    assert waits[-1] == 60
    assert run.ask(200) == 1
    assert run.ask(503) < 3.1


def test_jitter_is_seeded_and_differs_by_host() -> None:
    assert Run(seed=1).ask(429) == Run(seed=1).ask(429) != Run(seed=2).ask(429)
    assert Run().ask(429) != Run().ask(429, host="other.test")


@pytest.mark.parametrize("status", [403, 429])
def test_a_host_that_goes_on_refusing_is_left_alone(status: int) -> None:
    run = Run(Manners(refusals=3))
    run.ask(status)
    run.ask(status)
    run.ask(404)
    run.ask(status)
    run.ask(429)
    assert run.politeness.standing(HOST) is Standing.OPEN
    run.ask(403)
    assert run.politeness.standing(HOST) is Standing.CLOSED
    assert run.politeness.standing("other.test") is Standing.OPEN


def test_no_answer_is_no_refusal() -> None:
    run = Run(Manners(refusals=2))
    assert [run.ask(status) for status in (403, None, 403, None)] == [1, 1, 1, 1]


def test_robots_may_ask_for_longer_pauses() -> None:
    run = Run()
    run.politeness.slow_down(HOST, 7)
    assert run.ask() == 7
    run.politeness.slow_down(HOST, 1e9)
    assert run.ask() == 60
    assert run.politeness.standing(HOST) is Standing.OPEN


@given(
    st.lists(
        st.tuples(
            st.sampled_from([200, 301, 403, 404, 429, 500, 503, None]),
            st.none() | st.floats(0, 86_400),
        )
    )
)
def test_no_host_is_asked_sooner_than_after_its_pause(
    answers: list[tuple[int | None, float | None]],
) -> None:
    run = Run()
    for status, retry in answers:
        wait = run.ask(status, retry)
        if wait < 0:
            assert run.politeness.standing(HOST) is not Standing.OPEN
            return
        assert max(1.0, (retry or 0.0) - 1e-5) <= wait <= 60


class TestRobots:
    URL = "https://course.test/private/page"

    def robots(self, body: str, status: int = 200) -> Robots:
        url = robots_url(self.URL)
        return Robots(Fetched(url, url, (), Method.GET, status, body=body.encode()))

    def test_where_they_stand(self) -> None:
        assert robots_url("http://course.test:8080/a?b#c") == "http://course.test:8080/robots.txt"

    def test_rules(self) -> None:
        robots = self.robots(
            "\ufeffUser-agent: *\nDisallow: /private\nCrawl-delay: 5\n\nUser-agent: coursekit\nAllow: /"
        )
        assert not robots.allows("other", self.URL)
        assert robots.allows("coursekit/1.0 (x)", self.URL)
        assert robots.allows("other", "https://course.test/public")
        assert (robots.pause("other"), robots.pause("coursekit")) == (5.0, 0.0)

    @pytest.mark.parametrize(
        ("status", "allowed"), [(404, True), (401, True), (301, True), (500, False)]
    )
    def test_without_rules(self, status: int, allowed: bool) -> None:
        robots = self.robots("User-agent: *\nDisallow: /", status)
        assert robots.allows("coursekit", self.URL) == allowed
        assert robots.pause("coursekit") == 0

    def test_without_answer(self) -> None:
        failure = Failure("", "", (), FailureKind.TIMEOUT, "")
        assert not Robots(failure).allows("coursekit", self.URL)

    @pytest.mark.parametrize(
        "body",
        ["", "\0\xff", "User-agent: *\nDisallow: //[", "User-agent: *\nCrawl-delay: ²", "<html>"],
    )
    def test_nonsense_forbids_nothing(self, body: str) -> None:
        robots = self.robots(body)
        assert robots.allows("coursekit", self.URL)
        assert robots.pause("coursekit") == 0

    @given(st.text())
    def test_anything_is_read(self, body: str) -> None:
        robots = self.robots(body.encode("utf-8", "replace").decode())
        robots.allows("coursekit", self.URL)
        assert robots.pause("coursekit") >= 0
