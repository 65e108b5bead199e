"""The real sweep against real local servers."""

from __future__ import annotations

import datetime as dt
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from coursekit.linkcheck.archive import Archive
from coursekit.linkcheck.lockfile import render
from coursekit.linkcheck.plan import Plan
from coursekit.linkcheck.politeness import Manners
from coursekit.linkcheck.probes import PROBES, Cited
from coursekit.linkcheck.probes.interface import Asker
from coursekit.linkcheck.probes.web_page import WebPage
from coursekit.linkcheck.sweep import Sweep
from coursekit.linkcheck.swept import LockUnusable
from coursekit.linkcheck.verdicts import Observation
from coursekit.model.lock import Entry, Lock, Verdict, merged
from coursekit.model.url import Url
from coursekit.reading.lock import read_lock
from coursekit.reading.tree import DictTree
from tests.linkcheck.audit import connects
from tests.linkcheck.servers import Server, Talk, serving
from tests.linkcheck.sweeping import (
    NO_ARCHIVE,
    TODAY,
    answering,
    cited,
    course_citing,
    local_web,
    means,
    page,
    swept,
    ways,
)

MOMENTS = 100
"""At which the sweep is killed; each run takes a fifth of a second."""
HTML = "Content-Type: text/html"
LOCK = "tracks/links.lock"


def crowd(server: Server, hosts: int = 6, each: int = 5) -> list[str]:
    """URLs of several hosts, all of them on one server."""
    return [
        server.url(f"/{number}", host=f"h{host}.course-tests.org")
        for host in range(hosts)
        for number in range(each)
    ]


def by_path(talk: Talk) -> None:
    """A page for every number, and a 404 for all else."""
    if re.fullmatch(r"/\d+", talk.path):
        talk.answer("200 OK", HTML, body=page(f"Number {talk.path[1:]} of {talk.header('Host')}"))
    else:
        talk.answer("404 Not Found", HTML, body=b"none")


def known(url: str, day: dt.date, verdict: Verdict = Verdict.OK) -> Entry:
    return Entry(url=url, verdict=verdict, checked=day, since=day)


def test_every_url_gets_its_verdict() -> None:
    pages = {
        "/ok": ("200 OK", page("Bread", '<p id="crust">Crust</p>')),
        "/gone": ("410 Gone", b""),
        "/wall": ("403 Forbidden", b""),
        "/broken": ("500 Oops", b""),
        "/lost": ("404 Not Found", b""),
    }
    with serving(answering(pages)) as server:
        hosts = [f"{path[1:]}.course-tests.org" for path in pages]
        urls = [server.url(path, host=host) for path, host in zip(pages, hosts, strict=True)]
        outcome, entries = swept([f"{urls[0]}#crust", f"{urls[0]}#crumb", *urls])
    verdicts = {url.rpartition("/")[2]: entry.verdict.value for url, entry in entries.items()}
    assert verdicts == {
        "ok": "ok",
        "gone": "dead",
        "wall": "blocked",
        "broken": "failing",
        "lost": "failing",
    }
    fragments = entries[urls[0]].fragments
    assert {name: state.value for name, state in fragments.items()} == {
        "crust": "found",
        "crumb": "missing",
    }
    assert outcome.planned == len(outcome.seen) == 5


def test_a_host_is_asked_in_the_order_of_the_plan() -> None:
    with serving(by_path) as server:
        urls = [server.url(f"/{number}", host="h.course-tests.org") for number in range(4)]
        entries = {
            urls[0]: known(urls[0], TODAY - dt.timedelta(days=1)),
            urls[1]: known(urls[1], TODAY - dt.timedelta(days=9)),
            urls[3]: known(urls[3], TODAY - dt.timedelta(days=3)),
        }
        swept(urls, entries)
    asked = [talk.path for talk in server.requests if re.fullmatch(r"/\d", talk.path)]
    assert list(dict.fromkeys(asked)) == ["/2", "/1", "/3", "/0"]


def test_hosts_do_not_wait_for_each_other() -> None:
    """Five hosts with four URLs each, every answer late: as fast as one host."""

    def script(talk: Talk) -> None:
        time.sleep(0.03)
        by_path(talk)

    with serving(script) as server:
        urls = crowd(server, hosts=5, each=4)
        started = time.monotonic()
        outcome, _ = swept(urls)
        taken = time.monotonic() - started
    assert len(outcome.seen) == 20
    assert taken < 20 * 2 * 0.03


def test_a_host_that_limits_is_left_and_the_rest_is_not_called_seen() -> None:
    def script(talk: Talk) -> None:
        if talk.header("Host").startswith("h0"):
            talk.answer("429 Too Many Requests", "Retry-After: 7200")
        else:
            by_path(talk)

    with serving(script) as server:
        urls = crowd(server, hosts=2, each=3)
        outcome, entries = swept(urls)
    assert [entry.verdict for entry in entries.values()] == [Verdict.LIMITED] + [Verdict.OK] * 3
    assert set(outcome.left) == set(urls[1:3])
    assert set(outcome.left.values()) == {"its host asked for a longer wait than a sweep takes"}


class _Faulty:
    """A probe with a fault of ours."""

    def fits(self, url: Url) -> bool:
        return url.path == "/3"

    def host(self, url: Url) -> str:
        return url.host

    def look(self, cited: Cited, web: Asker) -> Observation:
        raise ZeroDivisionError


def test_a_fault_in_a_probe_loses_nothing_else() -> None:
    with serving(by_path) as server:
        urls = crowd(server, hosts=2)
        outcome, entries = swept(urls, probes=(_Faulty(), *PROBES))
    assert len(entries) == 8
    assert sorted(fault.url for fault in outcome.faults) == [
        url for url in urls if url.endswith("/3")
    ]
    assert "ZeroDivisionError" in outcome.faults[0].traceback


def test_an_interrupt_loses_nothing_that_was_learnt() -> None:
    def interrupt(done: int, planned: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with serving(by_path) as server:
        outcome, entries = swept(
            crowd(server),
            follow=interrupt,
            every=1000.0,
            ways=ways(manners=Manners(pause=0.05, pauses={})),
        )
    assert outcome.interrupted
    assert 4 <= len(entries) < 30
    assert set(entries) == set(outcome.seen)
    assert set(outcome.left) | set(outcome.seen) == set(crowd(server))


def test_an_interrupt_by_signal_while_all_wait() -> None:
    """Ctrl-C reaches us while the main thread waits for a host that never answers."""

    def script(talk: Talk) -> None:
        if talk.path == "/4":
            talk.hang()
        by_path(talk)

    with serving(script) as server:
        timer = threading.Timer(1.0, signal.raise_signal, [signal.SIGINT])
        timer.start()
        started = time.monotonic()
        try:
            outcome, entries = swept(crowd(server, hosts=2), ways=ways(timeout=30.0))
        finally:
            timer.cancel()
    assert outcome.interrupted
    assert time.monotonic() - started < 5
    assert len(entries) == 8


def test_what_a_failing_save_raises_is_told() -> None:
    def fail(lock: Lock) -> None:
        raise OSError("disk full")

    import coursekit.pipeline as pipeline
    from coursekit.model.settings import Settings

    with serving(by_path) as server, pytest.raises(OSError, match="disk full"):
        pipeline.sweep(
            DictTree(course_citing(crowd(server, 1, 1))),
            Settings(),
            Plan(),
            ways(),
            means(save=fail),
        )


def test_shards_merged_are_one_sweep() -> None:
    with serving(by_path) as server:
        urls = crowd(server)
        _, whole = swept(urls)
        parts = [swept(urls, plan=Plan(shard=(part, 3)))[1] for part in (1, 2, 3)]
    assert sum(map(len, parts)) == len(urls)
    together = merged(entry for part in parts for entry in part.values())
    assert render(Lock(path=LOCK, entries=together)) == render(Lock(path=LOCK, entries=whole))


def test_what_was_known_stays_where_it_was_not_looked_at() -> None:
    with serving(by_path) as server:
        urls = crowd(server, hosts=1, each=3)
        old = known("https://elsewhere.org/", TODAY - dt.timedelta(days=400), Verdict.DEAD)
        _, entries = swept(urls, {old.url: old}, plan=Plan(most=1))
    assert len(entries) == 2
    assert entries[old.url] == old


def test_where_nobody_answers_nobody_is_blamed() -> None:
    """It may be us who are not connected; one answer is enough to know better."""
    dead = ["http://h1.course-tests.org:1/", "http://h2.course-tests.org:1/"]
    outcome, entries = swept(dead)
    assert outcome.unheard
    assert entries == {}
    with serving(by_path) as server:
        outcome, entries = swept([*dead, *crowd(server, 1, 1)])
    assert not outcome.unheard
    assert [entries[url].verdict for url in dead] == [Verdict.UNREACHABLE] * 2


def test_what_robots_forbid_is_blocked_and_the_nonsense_path_left_alone() -> None:
    def script(talk: Talk) -> None:
        if talk.path == "/robots.txt":
            talk.answer("200 OK", body=b"User-agent: *\nDisallow: /2\nDisallow: /coursekit-asks\n")
        else:
            by_path(talk)

    with serving(script) as server:
        _, entries = swept(crowd(server, hosts=1, each=3), ways=ways(robots=True))
    assert [entry.verdict.value for entry in entries.values()] == ["ok", "ok", "blocked"]
    assert not any("coursekit-asks" in line or "/2" in line for line in server.lines)


def test_the_lock_is_saved_while_the_sweep_runs() -> None:
    from coursekit import pipeline
    from coursekit.model.settings import Settings

    saved: list[int] = []
    with serving(by_path) as server:
        pipeline.sweep(
            DictTree(course_citing(crowd(server, hosts=1, each=3))),
            Settings(),
            Plan(only="http://*:*"),
            ways(),
            means(save=lambda lock: saved.append(len(lock.entries)), every=0.0),
        )
    assert saved[-1] == 3
    assert saved == sorted(set(saved))


class TestArchive:
    COPY = "/web/20240102030405/http://h.org/"

    def script(self, talk: Talk) -> None:
        if talk.path.startswith("/web/http"):
            talk.answer("302 Found", f"Location: {self.COPY}")
        elif talk.path == self.COPY:
            talk.answer("200 OK", HTML, body=page())
        elif talk.path == "/gone":
            talk.answer("410 Gone")
        else:
            by_path(talk)

    def test_a_copy_is_looked_for_only_where_a_url_is_dead(self) -> None:
        with serving(self.script) as server:
            urls = [
                server.url(path, host="h.course-tests.org") for path in ("/gone", "/1", "/lost")
            ]
            archive = Archive(copies=server.url("/web/"))
            _, entries = swept(urls, archive=archive)
        assert entries[urls[0]].archive == server.url(self.COPY)
        assert [entries[url].archive for url in urls[1:]] == [None, None]
        asked = {talk.path for talk in server.requests if talk.path.startswith("/web/http")}
        assert asked == {f"/web/{urls[0]}"}

    def test_no_copy_and_no_archive(self) -> None:
        with serving(self.script) as server, serving(lambda t: t.answer("404 None")) as empty:
            web = local_web()
            assert Archive(copies=empty.url("/web/")).newest("http://h.org/", web) is None
            assert Archive(copies=server.url("/7?")).newest("http://h.org/", web) is None
            web.stop()
            assert Archive(copies=server.url("/web/")).newest("http://h.org/", web) is None


class TestOwnFiles:
    COURSE = (
        "title: Home Baking\nlanguage: en\nlicense: {text: CC-BY-SA-4.0, code: MIT}\n"
        "rights_statement: 'Ours; {source}'\nrepository: https://github.com/us/course\n"
        "contact: bread@course.test\n"
    )

    def test_they_are_answered_by_the_tree_and_leave_no_line(self) -> None:
        urls = [
            "https://github.com/us/course/blob/main/tracks/course.yaml",
            "https://github.com/us/course/blob/main/tracks/none.md",
        ]
        files = course_citing(urls, **{"tracks/course.yaml": self.COURSE})
        with connects() as attempts:
            outcome, entries = swept(
                [], tree=DictTree(files), plan=Plan(only="*/blob/*"), ways=ways(contact="")
            )
        assert attempts == []
        assert [verdict.value for verdict in outcome.seen.values()] == ["ok", "failing"]
        assert entries == {}
        assert outcome.contact == "bread@course.test"


def test_exempt_and_placeholder_urls_are_not_asked_for() -> None:
    with connects() as attempts:
        outcome, _ = swept(["https://example.org/x", "http://localhost/y"], plan=Plan())
    assert (outcome.found, attempts) == (0, [])


def test_a_lock_file_that_cannot_be_read_whole_is_not_written_anew() -> None:
    files = course_citing(["https://a.course-tests.org/"], **{LOCK: "<<<<<<< ours\n"})
    with pytest.raises(LockUnusable, match=r"links\.lock:1: "):
        swept([], tree=DictTree(files))
    files[LOCK] = None
    with pytest.raises(LockUnusable, match="cannot be read"):
        swept([], tree=DictTree(files))


def test_what_comes_after_the_end_is_not_heard() -> None:
    """So the list of what was seen is whole when the lock is written for the last time."""
    with serving(by_path) as server:
        web = local_web(manners=Manners(pause=0.1, pauses={}))
        urls = [cited(url) for url in crowd(server, hosts=1)]
        running = Sweep(urls, web, entries={}, today=TODAY, probes=(WebPage(),), archive=NO_ARCHIVE)
        with running:
            next(iter(running))
        seen = list(running.seen)
        running.stop()
        time.sleep(0.25)
        assert running.seen == seen
        assert len(running.left) >= 4


KILLED = '''
import os, random, ssl, sys
from pathlib import Path

from coursekit import pipeline
from coursekit.linkcheck import archive, probes, sweep, swept, web  # before the moments are counted
from coursekit.linkcheck.lockfile import write
from coursekit.linkcheck.plan import Plan
from coursekit.linkcheck.probes import own_file
from coursekit.model.settings import Settings
from coursekit.reading.course import read_course
from coursekit.reading.tree import WorkTree
from tests.linkcheck.sweeping import means, ways

root, told, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
lock = root / "tracks/links.lock"
before = lock.read_bytes()
read_course(WorkTree(root), Settings(), None)  # what is slow the first time is done once for all
no_tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
armed, events, moment = False, 0, 0


def hook(event, arguments):
    """Dies at one of the events of Python itself: open, rename, connect, and all others."""
    global armed, events
    if event == "socket.connect" and moment:
        armed = True  # the course is read; from here on there is something to lose
    if armed:
        events += 1
        if events == moment:
            os.kill(os.getpid(), 9)


sys.addaudithook(hook)


def saved(value):
    write(value, lock)
    os.write(told, (",".join(value.entries) + "\\n").encode())


def run():
    pipeline.sweep(
        WorkTree(root), Settings(), Plan(only="http://*:*"), ways(tls=no_tls),
        means(save=saved, every=0.0),
    )


for number in range(int(sys.argv[4])):
    lock.write_bytes(before)
    child = os.fork()
    if child == 0:
        moment = random.Random(seed + number).randint(1, 65)  # of some 70
        run()
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    os.write(told, f"={number},{status}\\n".encode())
    (root / f"lock-{number}").write_bytes(lock.read_bytes())
'''


def test_killed_at_any_moment_it_leaves_a_valid_lock_with_what_was_learnt(tmp_path: Path) -> None:
    """Between write and rename too: the moments are events within the process, not of the clock."""
    with serving(by_path) as server:
        urls = crowd(server, hosts=3, each=2)
        old = known("https://elsewhere.org/", TODAY, Verdict.DEAD)
        files = course_citing(urls, **{LOCK: render(Lock(path=LOCK, entries={old.url: old}))})
        for path, data in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(data or b"")
        reader, writer = os.pipe()
        os.set_inheritable(writer, True)
        told: list[str] = []

        def listen() -> None:
            with os.fdopen(reader) as lines:
                told.extend(lines)

        listening = threading.Thread(target=listen)
        listening.start()
        seed = random.Random("sweep").randint(0, 10**6)  # noqa: S311
        subprocess.run(
            [sys.executable, "-c", KILLED, tmp_path, str(writer), str(seed), str(MOMENTS)],
            cwd=Path(__file__).parents[2],
            pass_fds=[writer],
            check=True,
            timeout=240,
        )
        os.close(writer)
        listening.join(5)
    killed, most, learnt = 0, 0, {old.url}
    for line in (line.strip() for line in told):
        if not line.startswith("="):
            learnt = set(line.split(","))
            continue
        number, status = map(int, line[1:].split(","))
        lock = read_lock(LOCK, (tmp_path / f"lock-{number}").read_bytes())
        assert lock.problems == ()
        assert learnt <= set(lock.entries) <= {old.url, *urls}
        assert lock.entries[old.url] == old
        killed += os.WIFSIGNALED(status)
        most = max(most, len(learnt)) if os.WIFSIGNALED(status) else most
        learnt = {old.url}
    assert killed > MOMENTS // 2
    assert most > 1, "all of them died before anything was learnt"
    unfinished = list((tmp_path / "tracks").glob(".links.lock.*"))
    assert unfinished, "none of them died between write and rename"
