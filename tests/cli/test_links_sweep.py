"""`coursekit links sweep` as a user meets it."""

from __future__ import annotations

import dataclasses
import functools
import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from coursekit import pipeline
from coursekit.files import UNFINISHED
from coursekit.linkcheck.probes.interface import Probe
from coursekit.linkcheck.swept import Means
from coursekit.linkcheck.web import Ways
from coursekit.reading.lock import read_lock
from tests.linkcheck.servers import Server, Talk, serving
from tests.linkcheck.sweeping import DOOR, HASTE, NO_ARCHIVE, course_citing, page
from tests.support.command import Coursekit

REPOSITORY = Path(__file__).parent.parent.parent
LOCK = "tracks/links.lock"
HTML = "Content-Type: text/html"
HOST = "pages.course-tests.org"


def script(talk: Talk) -> None:
    if talk.path in ("/a", "/b"):
        talk.answer("200 OK", HTML, body=page(f"Page {talk.path}"))
    elif talk.path == "/gone":
        talk.answer("410 Gone")
    else:
        talk.answer("404 Not Found")


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(script) as running:
        yield running


Sweeping = Callable[..., None]


@pytest.fixture
def sweeping(monkeypatch: pytest.MonkeyPatch) -> Sweeping:
    """Lets the command reach local servers: it hands the pipeline nothing but what users say."""
    real = pipeline.sweep

    def allow(**named: Any) -> None:
        @functools.wraps(real)
        def local(tree: Any, settings: Any, plan: Any, ways: Ways, means: Means) -> Any:
            local_ways = Ways(
                contact=ways.contact,
                workers=ways.workers,
                timeout=ways.timeout,
                robots=ways.robots,
                door=DOOR,
                manners=HASTE,
            )
            local_means = dataclasses.replace(means, **{"archive": NO_ARCHIVE, **named})
            return real(tree, settings, plan, local_ways, local_means)

        monkeypatch.setattr(pipeline, "sweep", local)

    allow()
    return allow


def written(coursekit: Coursekit) -> dict[str, str]:
    data = (coursekit.folder / LOCK).read_bytes()
    lock = read_lock(LOCK, data)
    assert lock.problems == ()
    return {url.rpartition("/")[2]: entry.verdict.value for url, entry in lock.entries.items()}


def test_the_first_sweep_writes_the_lock_file(
    coursekit: Coursekit, server: Server, sweeping: Sweeping
) -> None:
    urls = [server.url(path, host=HOST) for path in ("/a", "/b", "/gone", "/lost")]
    coursekit.write(course_citing(urls))
    outcome = coursekit("links", "sweep", "--as-of", "2026-11-21")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == (
        "The course names nobody whom servers may tell that a sweep disturbs: "
        "state a `contact` in its manifest.\n"
        f"dead: {urls[2]}\n"
        "Looked at 4 of 4 URLs: 2 ok, 1 dead, 1 failing. See tracks/links.lock.\n"
    )
    assert written(coursekit) == {"a": "ok", "b": "ok", "gone": "dead", "lost": "failing"}
    again = coursekit("links", "sweep", "--as-of", "2026-11-22")
    assert "dead: " + urls[3] in again.err
    assert "dead: " + urls[2] not in again.err
    assert written(coursekit)["lost"] == "dead"


def test_options_narrow_the_sweep(coursekit: Coursekit, server: Server, sweeping: Sweeping) -> None:
    coursekit.write(course_citing(server.url(path, host=HOST) for path in ("/a", "/b", "/gone")))
    run = functools.partial(coursekit, "links", "sweep", "--as-of", "2026-11-21")
    run("--only", "*/b")
    assert list(written(coursekit)) == ["b"]
    run("--max", "1")
    assert list(written(coursekit)) == ["a", "b"]
    assert "Looked at 1 of 1 URL" in run("--older-than", "30d").err
    nothing = "Nothing to look at: the options leave out all 3 URLs of the course.\n"
    assert run("--older-than", "30d").err.endswith(nothing)
    shards = [run("--shard", f"{part}/2").err for part in (1, 2)]
    assert sorted(err.count("Looked at 3 of 3") for err in shards) == [0, 1]


@pytest.mark.parametrize(
    "option",
    [
        ("--older-than", "soon"),
        ("--shard", "0/2"),
        ("--shard", "3/2"),
        ("--shard", "2"),
        ("--shard", "1/x"),
        ("--max", "0"),
        ("--workers", "0"),
        ("--timeout", "0"),
    ],
)
def test_options_that_make_no_sense(
    course: Coursekit, sweeping: Sweeping, option: tuple[str, str]
) -> None:
    assert course("links", "sweep", *option).code == 2


def test_a_broken_lock_file_is_left_as_it_is(
    coursekit: Coursekit, server: Server, sweeping: Sweeping
) -> None:
    broken = b'{"schema":"coursekit/links-lock/v1"}\nno line\n'
    coursekit.write(course_citing([server.url("/a", host=HOST)]) | {LOCK: broken})
    outcome = coursekit("links", "sweep")
    assert outcome.code == 2
    assert f"{LOCK}:2: " in outcome.err
    assert f"coursekit links merge {LOCK} --output {LOCK}" in outcome.err
    assert (coursekit.folder / LOCK).read_bytes() == broken
    assert server.lines == []


def test_a_lock_file_that_cannot_be_written(
    coursekit: Coursekit, server: Server, sweeping: Sweeping
) -> None:
    coursekit.write(course_citing([server.url("/a", host=HOST)]))
    (coursekit.folder / "coursekit.toml").write_text('[links]\nlock = "none/links.lock"\n')
    outcome = coursekit("links", "sweep")
    assert outcome.code == 2
    assert "links.lock cannot be written" in outcome.err


def test_what_a_killed_sweep_left_is_no_content_and_is_removed(
    coursekit: Coursekit, server: Server, sweeping: Sweeping
) -> None:
    left = f"tracks/.links.lock.q1w2e3r4{UNFINISHED}"
    course = course_citing([server.url("/a", host=HOST)])
    coursekit.write(course)
    before = coursekit("lint", "--format", "json")
    coursekit.write({left: b'{"schema":"coursekit/links-lock/v1"}\nhalf of a li'})
    assert coursekit("lint", "--format", "json") == before
    coursekit("links", "sweep")
    assert not (coursekit.folder / left).exists()
    assert written(coursekit) == {"a": "ok"}


def test_no_course_and_no_addresses(coursekit: Coursekit, sweeping: Sweeping) -> None:
    outcome = coursekit("links", "sweep")
    assert (outcome.code, outcome.err) == (
        2,
        "No lesson was found: run this in the repository of a course, or name its --config.\n",
    )
    coursekit.write(course_citing([]))
    outcome = coursekit("links", "sweep")
    assert (outcome.code, outcome.err) == (
        0,
        "The course cites no address of the web that could be looked at.\n",
    )
    assert not (coursekit.folder / LOCK).exists()


def test_without_a_connection_nothing_is_written(coursekit: Coursekit, sweeping: Sweeping) -> None:
    contact = (REPOSITORY / "tests/minimal/tracks/course.yaml").read_text() + "contact: a@b.test\n"
    urls = [f"http://{HOST}:1/{number}" for number in range(2)]
    coursekit.write(course_citing(urls, **{"tracks/course.yaml": contact}))
    outcome = coursekit("links", "sweep")
    assert outcome.code == 2
    assert outcome.err == (
        "None of 2 URLs was reached: this machine may have no connection (proxies do not count), "
        "so nothing was written.\n"
    )
    assert not (coursekit.folder / LOCK).exists()


def test_many_turns_are_cut_short(coursekit: Coursekit, server: Server, sweeping: Sweeping) -> None:
    server.script = lambda talk: talk.answer("410 Gone")
    coursekit.write(course_citing(server.url(f"/{number}", host=HOST) for number in range(23)))
    err = coursekit("links", "sweep").err
    assert err.count("dead: ") == 20
    assert "and 3 more; `coursekit links status` lists them.\n" in err


def test_ctrl_c_keeps_what_was_learnt(
    coursekit: Coursekit, server: Server, sweeping: Sweeping
) -> None:
    def interrupt(done: int, planned: int) -> None:
        raise KeyboardInterrupt

    coursekit.write(course_citing(server.url(path, host=HOST) for path in ("/a", "/b", "/gone")))
    sweeping(follow=interrupt)
    outcome = coursekit("links", "sweep")
    assert outcome.code == 130
    assert outcome.err.endswith("Interrupted.\n")
    assert "because the sweep was ended" in outcome.err
    assert "a" in written(coursekit)


class _Faulty:
    def fits(self, url: Any) -> bool:
        return bool(url.path == "/a")

    def host(self, url: Any) -> str:
        return str(url.host)

    def look(self, cited: Any, web: Any) -> Any:
        raise ZeroDivisionError


def test_a_fault_of_ours_is_told_and_loses_nothing(
    coursekit: Coursekit, server: Server, sweeping: Sweeping
) -> None:
    from coursekit.linkcheck.probes import PROBES

    faulty: Probe = _Faulty()
    coursekit.write(course_citing(server.url(path, host=HOST) for path in ("/a", "/b")))
    sweeping(probes=(faulty, *PROBES))
    outcome = coursekit("links", "sweep")
    assert outcome.code == 3
    assert "Please report it" in outcome.err
    assert written(coursekit) == {"b": "ok"}
    log = Path(outcome.err.rstrip().rpartition(" ")[2])
    assert "ZeroDivisionError" in log.read_text()
    log.unlink()


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_is_shown_on_a_terminal_only(
    coursekit: Coursekit, server: Server, sweeping: Sweeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    coursekit.write(course_citing(server.url(path, host=HOST) for path in ("/a", "/b")))
    assert "Sweeping" not in coursekit("links", "sweep").err
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    coursekit("links", "sweep")
    assert "Sweeping" in terminal.getvalue()
    assert "100%" in terminal.getvalue()


def test_lint_and_status_read_what_the_sweep_wrote(
    coursekit: Coursekit, server: Server, sweeping: Sweeping
) -> None:
    coursekit.write(course_citing(server.url(path, host=HOST) for path in ("/a", "/gone")))
    coursekit("links", "sweep")
    outcome = coursekit("lint", "--select", "LK", "--format", "concise")
    assert outcome.code == 1
    assert "/gone" in outcome.out
    assert "/a" not in outcome.out
    assert coursekit("links", "status").code == 0


AUDITED = """
import os, sys

attempts = os.open(sys.argv[1], os.O_WRONLY | os.O_APPEND)


def hook(event, arguments):
    if event in ("os.fork", "socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        os.write(attempts, f"{os.getpid()} {event} {arguments}\\n".encode())


sys.addaudithook(hook)  # children that are forked inherit it
from coursekit.cli import cli
from coursekit.cli.boundary import run

sys.exit(run(cli, sys.argv[2:]))
"""


def audited(log: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    log.touch()
    return subprocess.run(
        [sys.executable, "-c", AUDITED, str(log), *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_lint_connects_to_nothing_in_any_process(coursekit: Coursekit, tmp_path: Path) -> None:
    """Neither on our own course nor on one that is read by several processes."""
    for number in range(300):
        lesson = tmp_path / f"tracks/many/lesson-{number}/lesson.md"
        lesson.parent.mkdir(parents=True)
        lesson.write_text(f"# One\n\nSee [it](https://pages.course-tests.org/{number}).\n" * 40)
    log = tmp_path / "attempts"
    for folder in (REPOSITORY, tmp_path):
        done = audited(log, folder, "lint", "--format", "json")
        assert done.returncode in (0, 1), done.stderr
    events = {line.split()[1] for line in log.read_text().splitlines()}
    several = sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1
    assert events == ({"os.fork"} if several else set())


def test_the_hook_of_that_test_sees_what_connects(coursekit: Coursekit, tmp_path: Path) -> None:
    coursekit.write(course_citing(["http://0x7f.1/"]))
    log = tmp_path / "attempts"
    started = time.monotonic()
    done = audited(log, tmp_path, "links", "sweep", "--timeout", "2")
    assert done.returncode == 2, done.stderr
    assert "socket.getaddrinfo" in log.read_text()
    assert time.monotonic() - started < 60
