"""From the course to a sweep, and from what was seen to the new lock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from coursekit.linkcheck.archive import Archive
from coursekit.linkcheck.probes import PROBES, Cited, Probe
from coursekit.linkcheck.sweep import ProbeFault, Sweep
from coursekit.linkcheck.verdicts import Observation, Seen, observed
from coursekit.model.course import Course, OwnFile
from coursekit.model.lock import Entry, Lock, Verdict
from coursekit.model.url import Url

SAVE_EVERY = 2.0
"""Seconds, at least, between two writings of the lock file while a sweep runs."""
_CONTACTS = ("contact", "repository", "site")


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What whoever starts a sweep gives it."""

    today: dt.date
    clock: Callable[[], float]
    """Monotonic."""
    now: Callable[[], float]
    """In seconds since the epoch."""
    save: Callable[[Lock], None]
    """Called again and again while the sweep runs."""
    follow: Callable[[int, int], None] = lambda done, planned: None
    """Told how many URLs are done, and how many there are."""
    probes: tuple[Probe, ...] = PROBES
    archive: Archive = field(default_factory=Archive)
    every: float = SAVE_EVERY


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a sweep finds to do in a course."""

    lessons: int
    """How many the course has; with none, there was no course to read."""
    lock: Lock
    """From which it starts."""
    cited: tuple[Cited, ...]
    """What may be looked at, each URL once."""
    own: Mapping[str, OwnFile]
    """Those of them that the tree itself can tell of: they get no line, for `lint` asks it anew."""
    contact: str
    """Whom a server may tell that it is disturbed; empty where the course names nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """What a sweep came to."""

    lessons: int
    """How many the course has; with none, there was no course to read."""
    found: int
    """How many URLs of the course could be looked at."""
    planned: int
    """How many of them were to be looked at this time."""
    seen: Mapping[str, Verdict]
    """The verdict on each URL that was looked at."""
    before: Mapping[str, Verdict]
    """The verdicts that these had before."""
    left: Mapping[str, str] = field(default_factory=dict)
    """URLs that were not asked for although it was planned, with the reason."""
    faults: tuple[ProbeFault, ...] = ()
    contact: str = ""
    """What servers were told; empty where the course states nothing."""
    unheard: bool = False
    """Whether hosts were asked and none answered, so that nothing was written."""
    interrupted: bool = False


class LockUnusable(Exception):
    """The lock file holds what cannot be read: writing it anew would lose that."""


def task_of(course: Course, path: str) -> Task:
    """What there is to do, with the lock file at a path; raises `LockUnusable`."""
    lock = usable_lock(course, path)
    cited, own = citations_of(course)
    return Task(
        lessons=len(course.lessons), lock=lock, cited=cited, own=own, contact=contact_of(course)
    )


def contact_of(course: Course) -> str:
    """Whom a server may tell that a sweep disturbs; empty where the course names nobody."""
    record = course.manifest.record if course.manifest else None
    values = (record.at((key,)) for key in _CONTACTS) if record else ()
    return next((value for value in values if isinstance(value, str) and value.strip()), "")


def citations_of(course: Course) -> tuple[tuple[Cited, ...], dict[str, OwnFile]]:
    """What a sweep may look at, each URL once, and which of these the tree itself can tell of.

    What the configuration exempts, and what waits to be replaced by an address, is left out.
    """
    entries = course.lock.entries if course.lock else {}
    fragments: dict[str, set[str]] = {}
    urls: dict[str, Url] = {}
    own: dict[str, OwnFile] = {}
    for citation, url in course.cited:
        if citation.own:
            own[url.key] = citation.own
        elif citation.exempt or citation.placeholder:
            continue
        urls.setdefault(url.key, url)
        fragments.setdefault(url.key, set()).update(filter(None, [url.fragment]))
    cited = tuple(
        Cited(
            urls[key],
            fragments=tuple(sorted(fragments[key])),
            title=entries[key].title if key in entries else (),
        )
        for key in sorted(urls)
    )
    return cited, own


def usable_lock(course: Course, path: str) -> Lock:
    """The lock that a sweep starts from; raises `LockUnusable`."""
    if any(unread.path == path for unread in course.unread):
        raise LockUnusable(f"{path} cannot be read.")
    lock = course.lock or Lock(path=path)
    if lock.problems:
        first = lock.problems[0]
        line = lock.text.position(first.span.start).line
        raise LockUnusable(f"{path}:{line}: {first.message}. {first.help}")
    return lock


def credible(
    seen: Sequence[tuple[str, Observation]], own: Collection[str]
) -> list[tuple[str, Observation]]:
    """What was seen of others, once anybody at all has answered.

    Before that it may be ourselves who are not connected, and no host is to blame.
    """
    others = [(url, one) for url, one in seen if url not in own]
    return others if any(one.kind is not Seen.UNREACHABLE for _, one in others) else []


def learnt(
    entries: Mapping[str, Entry], seen: Iterable[tuple[str, Observation]], day: dt.date
) -> dict[str, Entry]:
    """The lines after a sweep; the same however often it is asked for."""
    new = {url: observed(entries.get(url), url, observation, day) for url, observation in seen}
    return dict(sorted({**entries, **new}.items()))


class Keeper:
    """Writes the lock file while a sweep runs, and when it is over."""

    def __init__(self, task: Task, means: Means) -> None:
        """Set up; the first writing is due `means.every` seconds from now."""
        self._task = task
        self._means = means
        self._saved = 0
        self._last = means.clock()

    def follow(self, sweep: Sweep) -> None:
        """Write if it is time to."""
        if self._means.clock() - self._last >= self._means.every:
            self.finish(sweep)

    def finish(self, sweep: Sweep) -> None:
        """Write whatever was not written yet."""
        seen = credible(sweep.seen[:], self._task.own)
        if len(seen) > self._saved:
            lock = self._task.lock
            entries = learnt(lock.entries, seen, self._means.today)
            self._means.save(Lock(path=lock.path, entries=entries))
            self._saved = len(seen)
        self._last = self._means.clock()


def followed(sweep: Sweep, keeper: Keeper, follow: Callable[[int], None]) -> bool:
    """Run a sweep to its end and save what it sees; whether somebody interrupted it."""
    try:
        with sweep:
            for done, _ in enumerate(sweep, start=1):
                keeper.follow(sweep)
                follow(done)
    except KeyboardInterrupt:
        return True
    finally:
        keeper.finish(sweep)
    return False


def make_swept(
    task: Task, sweep: Sweep, day: dt.date, *, planned: int, contact: str, interrupted: bool
) -> Swept:
    """What a sweep came to, when it is over."""
    entries = learnt(task.lock.entries, sweep.seen, day)
    seen = {url: entries[url].verdict for url, _ in sweep.seen}
    return Swept(
        lessons=task.lessons,
        found=len(task.cited),
        planned=planned,
        seen=seen,
        before={url: task.lock.verdict(url) for url in seen},
        left={url: why for url, why in sweep.left.items() if url not in seen},
        faults=tuple(sweep.faults),
        contact=contact,
        unheard=not seen.keys() <= set(task.own) and not credible(sweep.seen, task.own),
        interrupted=interrupted,
    )
