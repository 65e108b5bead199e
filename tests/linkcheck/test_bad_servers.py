"""One real sweep over real servers of every bad kind: each verdict is the one that docs/links.md tells.

What a request makes of each of them is tested in `test_http.py`; here it is that a sweep with all of
them at once neither hangs nor loses anything, and what they come to in the lock file.
"""

from __future__ import annotations

import gzip
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
import trustme

from coursekit.linkcheck.lockfile import render
from coursekit.linkcheck.plan import Plan
from coursekit.linkcheck.politeness import Manners
from coursekit.linkcheck.swept import Swept
from coursekit.model.lock import Entry, Lock
from coursekit.reading.lock import read_lock
from tests.linkcheck.servers import Script, Server, Talk, serving
from tests.linkcheck.sweeping import page, swept, ways

HTML = "Content-Type: text/html"
DOMAIN = "course-tests.org"
TLS = f"safe.{DOMAIN}"
BOMB = gzip.compress(b"<p>" + b"a" * 100_000_000 + b'<p id="crust">')
PATIENCE = Manners(pause=0.0, longest_wait=2.0, refusals=5, pauses={})


def fine(talk: Talk) -> None:
    talk.answer("200 OK", HTML, body=page(f"Page {talk.path} of {talk.header('Host')}"))


def slow(talk: Talk) -> None:
    threading.Event().wait(0.2)
    fine(talk)


def dripping_headers(talk: Talk) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\n")
    talk.drip(b"X-More: more\r\n")


def dripping_body(talk: Talk) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    if talk.method == "GET":
        talk.drip(b"<p>more</p>")


def circling(talk: Talk) -> None:
    talk.answer("302 Found", f"Location: {'/there' if talk.path == '/' else '/'}")


def bombing(talk: Talk) -> None:
    talk.answer("200 OK", HTML, "Content-Encoding: gzip", body=BOMB)


def promising_more(talk: Talk) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\nhalf")


def promising_less(talk: Talk) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n" + page())


def resetting(talk: Talk) -> None:
    talk.reset()


def resetting_half_way(talk: Talk) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\nhalf")
    if talk.method == "GET":
        talk.reset()


def choosing_agents(talk: Talk) -> None:
    if "coursekit" in talk.header("User-Agent"):
        talk.answer("403 Forbidden", HTML, body=b"no machines")
    else:
        fine(talk)


def preferring_get(talk: Talk) -> None:
    if talk.method == "HEAD":
        talk.answer("405 Method Not Allowed")
    else:
        fine(talk)


def babbling(talk: Talk) -> None:
    talk.send(b"\x00\xff no HTTP at all \r\n\r\n")


def limiting(wait: int, status: str = "429 Too Many Requests") -> Script:
    told: list[str] = []

    def script(talk: Talk) -> None:
        told.append(talk.path)
        if len(told) == 1 or wait > 60:
            talk.answer(status, f"Retry-After: {wait}")
        else:
            fine(talk)

    return script


SERVERS: dict[str, tuple[Callable[[], Script], str]] = {
    "slow": (lambda: slow, "ok"),
    "headers-drip": (lambda: dripping_headers, "unreachable"),
    "body-drips": (lambda: dripping_body, "unreachable"),
    "hangs": (lambda: Talk.hang, "unreachable"),
    "circles": (lambda: circling, "blocked"),
    "bombs": (lambda: bombing, "ok"),
    "promises-more": (lambda: promising_more, "unreachable"),
    "promises-less": (lambda: promising_less, "ok"),
    "resets": (lambda: resetting, "unreachable"),
    "resets-half-way": (lambda: resetting_half_way, "unreachable"),
    "chooses-agents": (lambda: choosing_agents, "blocked"),
    "prefers-get": (lambda: preferring_get, "ok"),
    "babbles": (lambda: babbling, "unreachable"),
    "limits-a-little": (lambda: limiting(1), "ok"),
    "is-back-soon": (lambda: limiting(1, "503 Back Soon"), "ok"),
    "limits-much": (lambda: limiting(7200), "limited"),
}
"""By the first part of the host's name: how it answers, and the verdict."""

Outcome = tuple[Swept, dict[str, Entry]]


def dying(answers: int) -> tuple[Script, list[Server]]:
    """A server that is gone with so many answers to GET; put it into the list."""
    place: list[Server] = []
    given: list[str] = []

    def script(talk: Talk) -> None:
        given.extend([talk.path] if talk.method == "GET" else [])
        if len(given) == answers and place:
            place.pop().stop()
        fine(talk)

    return script, place


def of_host(script: dict[str, Script]) -> Script:
    return lambda talk: script[talk.header("Host").partition(".")[0]](talk)


@pytest.fixture(scope="module")
def outcome() -> Iterator[Outcome]:
    """One sweep over all of them."""
    known, unknown = trustme.CA(), trustme.CA()
    trusting = ssl.create_default_context()
    known.configure_trust(trusting)
    scripts = {name: make() for name, (make, _) in SERVERS.items()}
    script, place = dying(3)
    with ExitStack() as stack:
        plain = stack.enter_context(serving(of_host(scripts)))
        safe = stack.enter_context(serving(fine, tls=certified(known)))
        forged = stack.enter_context(serving(fine, tls=certified(unknown)))
        mortal = stack.enter_context(serving(script))
        place.append(mortal)
        urls = [plain.url("/#crust", host=f"{name}.{DOMAIN}") for name in SERVERS]
        urls += [one.url("/tls", host=TLS, scheme="https") for one in (safe, forged)]
        urls += [mortal.url(f"/{number}", host=f"dies.{DOMAIN}") for number in range(4)]
        yield swept(
            urls,
            plan=Plan(only=f"*.{DOMAIN}:*"),
            ways=ways(timeout=1.0, tls=trusting, manners=PATIENCE),
        )


def certified(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(TLS).configure_cert(context)
    return context


def verdicts(outcome: Outcome, host: str) -> list[str]:
    entries = outcome[1]
    return [entry.verdict.value for url, entry in entries.items() if f"//{host}." in url]


@pytest.mark.parametrize("name", SERVERS)
def test_the_verdict_is_the_documented_one(outcome: Outcome, name: str) -> None:
    assert verdicts(outcome, name) == [SERVERS[name][1]]


def test_only_certificates_that_prove_the_host_are_believed(outcome: Outcome) -> None:
    assert sorted(verdicts(outcome, "safe")) == ["ok", "unreachable"]
    (forged,) = (e for e in outcome[1].values() if TLS in e.url and e.verdict.value != "ok")
    assert (forged.reason or "").startswith("certificate: ")


def test_what_a_server_said_before_it_died_stays(outcome: Outcome) -> None:
    """Three answers: the first page, its host's answer to nonsense, and the second page."""
    assert verdicts(outcome, "dies") == ["ok", "ok", "unreachable", "unreachable"]


def test_what_a_bomb_hides_is_not_called_missing(outcome: Outcome) -> None:
    (entry,) = (entry for url, entry in outcome[1].items() if "//bombs." in url)
    assert {name: state.value for name, state in entry.fragments.items()} == {"crust": "unverified"}


def test_nothing_is_lost(outcome: Outcome) -> None:
    told, entries = outcome
    assert len(entries) == told.planned == len(told.seen) == len(SERVERS) + 6
    assert (told.left, told.faults, told.interrupted) == ({}, (), False)
    lock = read_lock("links.lock", render(Lock(path="links.lock", entries=entries)).encode())
    assert (dict(lock.entries), lock.problems) == (entries, ())
