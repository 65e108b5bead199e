"""Courses and webs for the tests of the sweep."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from coursekit import pipeline
from coursekit.linkcheck.archive import Archive
from coursekit.linkcheck.connect import Door
from coursekit.linkcheck.plan import Plan
from coursekit.linkcheck.politeness import Manners
from coursekit.linkcheck.probes import Cited
from coursekit.linkcheck.swept import Means, Swept
from coursekit.linkcheck.web import Ways, Web
from coursekit.model.lock import Entry, Lock
from coursekit.model.settings import Settings
from coursekit.model.url import Url, web_url
from coursekit.reading.tree import DictTree
from tests.linkcheck.servers import Talk, local_names, loopback_too
from tests.support.patching import minimal_course

TODAY = dt.date(2026, 11, 21)
DOOR = Door(policy=loopback_too, resolver=local_names, ports=None)
HASTE = Manners(pause=0.0, longest_wait=0.3, refusals=5, pauses={})
"""No pauses, and little patience."""
NO_ARCHIVE = Archive(copies="http://127.0.0.1:1/web/")


def ways(**named: Any) -> Ways:
    named = {
        "contact": "https://course.test/contact",
        "timeout": 2.0,
        "door": DOOR,
        "manners": HASTE,
        **named,
    }
    return Ways(**named)


def means(**named: Any) -> Means:
    clocks = {"clock": time.monotonic, "now": time.time}
    return Means(**{"today": TODAY, "archive": NO_ARCHIVE, **clocks, **named})


def local_web(**named: Any) -> Web:
    return Web(ways(**named), time.monotonic, time.time)


def url_of(text: str) -> Url:
    url = web_url(text)
    assert url is not None
    return url


def cited(text: str, *fragments: str, title: tuple[str, ...] = ()) -> Cited:
    return Cited(url_of(text), fragments, title)


def page(title: str = "A page", body: str = "") -> bytes:
    text = body or f"<h1>{title}</h1><p>{title} says this and that.</p>" * 10
    return f"<!doctype html><title>{title}</title>{text}".encode()


def answering(pages: Mapping[str, tuple[str, bytes]]) -> Callable[[Talk], None]:
    """A script: status and body by path; 404 for all others."""

    def script(talk: Talk) -> None:
        status, body = pages.get(talk.path, ("404 Not Found", b"none"))
        talk.answer(status, "Content-Type: text/html", body=body)

    return script


def course_citing(urls: Iterable[str], **files: str) -> dict[str, bytes | None]:
    """The minimal course, whose first lesson cites the URLs and no others of the web."""
    course = dict(minimal_course())
    path = "tracks/bread/proofing/lesson.md"
    text = course[path]
    assert isinstance(text, bytes)
    links = "".join(f"\nSee [this page](<{url}>).\n" for url in urls)
    course[path] = text + links.encode()
    return course | {path: text.encode() for path, text in files.items()}


def swept(
    urls: Iterable[str],
    entries: Mapping[str, Entry] | None = None,
    *,
    plan: Plan | None = None,
    today: dt.date = TODAY,
    tree: DictTree | None = None,
    **named: Any,
) -> tuple[Swept, dict[str, Entry]]:
    """What the whole of a sweep comes to, and the lines of the lock file afterwards."""
    from coursekit.linkcheck.lockfile import render

    course = course_citing(urls)
    if entries:
        text = render(Lock(path="tracks/links.lock", entries=entries))
        course["tracks/links.lock"] = text.encode()
    saved: list[Lock] = []
    outcome = pipeline.sweep(
        tree or DictTree(course),
        Settings(),
        plan or Plan(only="http://*:*"),
        named.pop("ways", None) or ways(),
        means(today=today, save=saved.append, **named),
    )
    return outcome, dict(saved[-1].entries) if saved else dict(entries or {})
