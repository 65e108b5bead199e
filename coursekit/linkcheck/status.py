"""What the lock file says of the addresses that a course cites, by host and age."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coursekit.model.course import Course
from coursekit.model.lock import Entry, FragmentState, Verdict
from coursekit.model.report import Location
from coursekit.model.url import Url, web_url

URGENCY = (
    Verdict.DEAD,
    Verdict.CHANGED,
    Verdict.MOVED,
    Verdict.FAILING,
    Verdict.UNREACHABLE,
    Verdict.BLOCKED,
    Verdict.LIMITED,
    Verdict.UNVERIFIED,
    Verdict.OK,
)
"""The verdicts, those first that need a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedUrl:
    """An address without its fragment, what is known of it, and where the course cites it."""

    url: Url
    entry: Entry | None
    exempt: bool
    places: tuple[Location, ...]

    @property
    def verdict(self) -> Verdict:
        """The verdict; `unverified` where the lock file has no line."""
        return self.entry.verdict if self.entry else Verdict.UNVERIFIED

    @property
    def missing_fragments(self) -> tuple[str, ...]:
        """The fragments that its page did not hold when it was last looked at."""
        known = self.entry.fragments if self.entry else {}
        return tuple(name for name in sorted(known) if known[name] is FragmentState.MISSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """The addresses of one host in numbers."""

    name: str
    verdicts: Mapping[Verdict, int]
    oldest: dt.date | None
    """The day of the oldest observation of one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What the lock file says of all that a course cites."""

    version: str
    day: dt.date
    """The day from which ages are counted."""
    links: tuple[CitedUrl, ...]
    """Those first that need a person, then by address."""
    hosts: tuple[Host, ...]
    """Those first that have most to look at."""
    has_lock: bool = True

    def count(self, verdict: Verdict) -> int:
        """How many addresses have a verdict."""
        return sum(link.verdict is verdict for link in self.links)

    def age(self, day: dt.date) -> int:
        """The days that have passed since a day; none where it lies ahead."""
        return max((self.day - day).days, 0)

    def link(self, url: str) -> CitedUrl | None:
        """The address that a text spells, if the course cites it."""
        wanted = web_url(url)
        if wanted is None:
            return None
        return next((link for link in self.links if link.url.key == wanted.key), None)


def make_status(course: Course, day: dt.date, version: str) -> Status:
    """The status of a course's addresses; those are left out that no sweep asks for."""
    places: dict[str, set[Location]] = {}
    urls: dict[str, tuple[Url, bool]] = {}
    for citation, url in course.cited:
        if not citation.own and not citation.placeholder:
            span = citation.place.span
            start, end = citation.text.position(span.start), citation.text.position(span.end)
            places.setdefault(url.key, set()).add(Location(citation.place.path, start, end))
            urls[url.key] = url, citation.exempt
    entries = course.lock.entries if course.lock else {}
    links = [
        CitedUrl(url=url, entry=entries.get(key), exempt=exempt, places=tuple(sorted(places[key])))
        for key, (url, exempt) in urls.items()
    ]
    links.sort(key=lambda link: (URGENCY.index(link.verdict), link.url.key))
    return Status(
        version=version,
        day=day,
        links=tuple(links),
        hosts=_hosts(links),
        has_lock=course.lock is not None,
    )


def _hosts(links: Sequence[CitedUrl]) -> tuple[Host, ...]:
    by_host: dict[str, list[CitedUrl]] = {}
    for link in links:
        by_host.setdefault(link.url.host, []).append(link)
    hosts = [_host(name, members) for name, members in by_host.items()]
    return tuple(
        sorted(
            hosts,
            key=lambda host: ([-host.verdicts[verdict] for verdict in URGENCY], host.name),
        )
    )


def _host(name: str, links: Sequence[CitedUrl]) -> Host:
    days = [link.entry.checked for link in links if link.entry]
    counts = Counter(link.verdict for link in links)
    return Host(
        name=name,
        verdicts={verdict: counts[verdict] for verdict in Verdict},
        oldest=min(days, default=None),
    )
