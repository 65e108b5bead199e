"""What the sweeps saw of the web: the lock file `tracks/links.lock` as data."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from coursekit.model.text import Span, Text

SCHEMA = "coursekit/links-lock/v1"

FAILURES = 3
"""How many dates of failures a line keeps."""
LONGEST_TEXT = 200
"""Characters of a reason, a word of a title or a fragment."""
MOST_WORDS = 20
"""Words of a title."""
MOST_FRAGMENTS = 200

PRINTABLE = re.compile(
    r"[^\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffd<>]"
    rf"{{1,{LONGEST_TEXT}}}"
)
"""A text of the lock file: nothing that hides or moves characters, and no tags."""


class Verdict(Enum):
    """What becomes of a URL by all that was seen of it.

    Of two lines of the same day the one whose verdict is the later in this order counts.
    """

    OK = "ok"
    MOVED = "moved"
    """A permanent redirect leads elsewhere."""
    DEAD = "dead"
    FAILING = "failing"
    """On the way to `dead`."""
    BLOCKED = "blocked"
    """The host refuses machines."""
    LIMITED = "limited"
    """The host asks for more patience."""
    UNREACHABLE = "unreachable"
    """No host answered."""
    CHANGED = "changed"
    """Another site stands there now."""
    UNVERIFIED = "unverified"
    """Never seen: no line of a lock file says so, a missing line does."""


class FragmentState(Enum):
    """Whether a page held an anchor or a text when it was last looked at."""

    FOUND = "found"
    MISSING = "missing"
    UNVERIFIED = "unverified"
    """The page is built by a script, or not HTML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the lock file: one URL, without a fragment."""

    url: str
    """As `coursekit.model.url.Url.key` writes it."""
    verdict: Verdict
    checked: dt.date
    """The day of the last observation."""
    since: dt.date
    """The day from which on every observation gave this verdict."""
    failures: tuple[dt.date, ...] = ()
    """The days of the last three failures since the last success, the oldest first."""
    missing: dt.date | None = None
    """The day of the first 404 since the last success."""
    target: str | None = None
    """Where a moved URL leads."""
    reason: str | None = None
    """What was seen, in a few words of coursekit's own."""
    title: tuple[str, ...] = ()
    """Words of the page's title, by which another site is recognised."""
    fragments: Mapping[str, FragmentState] = field(default_factory=dict)
    archive: str | None = None
    """The newest archive copy."""


@dataclass(frozen=True, slots=True)
class LockProblem:
    """Why a part of a lock file was not read, and what to do."""

    span: Span
    message: str
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """A lock file: for each URL the line that counts."""

    path: str
    entries: Mapping[str, Entry] = field(default_factory=dict)
    """By URL, in their order."""
    text: Text = field(default_factory=lambda: Text(""))
    spans: Mapping[str, Span] = field(default_factory=dict)
    """Where the line of each URL stands in the text."""
    problems: tuple[LockProblem, ...] = ()

    def verdict(self, url: str) -> Verdict:
        """The verdict on a URL; `unverified` where no line tells one."""
        entry = self.entries.get(url)
        return entry.verdict if entry else Verdict.UNVERIFIED


def as_data(entry: Entry) -> dict[str, Any]:
    """An entry as the JSON object of its line, with its keys in their order; none is empty."""
    data: dict[str, Any] = {
        "url": entry.url,
        "verdict": entry.verdict.value,
        "checked": entry.checked.isoformat(),
        "since": entry.since.isoformat(),
        "failures": [day.isoformat() for day in entry.failures],
        "missing": entry.missing and entry.missing.isoformat(),
        "target": entry.target,
        "reason": entry.reason,
        "title": list(entry.title),
        "fragments": {name: entry.fragments[name].value for name in sorted(entry.fragments)},
        "archive": entry.archive,
    }
    return {key: value for key, value in data.items() if value}


def as_line(data: Mapping[str, Any]) -> str:
    """A JSON object as a line of the lock file, without its line ending."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def newer(one: Entry, other: Entry) -> Entry:
    """Of two lines for one URL the one that counts.

    The newer observation; of one day the later verdict; of one verdict the later text. So the order
    in which lines are met, and how often, never matters.
    """
    return max(one, other, key=_rank)


def merged(entries: Iterable[Entry]) -> dict[str, Entry]:
    """For each URL the line that counts, by URL in their order."""
    kept: dict[str, Entry] = {}
    for entry in entries:
        known = kept.get(entry.url)
        kept[entry.url] = entry if known is None else newer(known, entry)
    return dict(sorted(kept.items()))


def _rank(entry: Entry) -> tuple[dt.date, int, str]:
    return entry.checked, _ORDER[entry.verdict], as_line(as_data(entry))


_ORDER = {verdict: index for index, verdict in enumerate(Verdict)}
