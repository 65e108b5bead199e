"""From what one probe saw to the line of the lock file: a pure state machine.

`docs/links.md` tells the verdicts. The laws are tested: any success resets; a host that refuses or
does not answer never makes a URL dead; the days never run backwards.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from coursekit.model.lock import (
    FAILURES,
    LONGEST_TEXT,
    MOST_FRAGMENTS,
    MOST_WORDS,
    PRINTABLE,
    Entry,
    FragmentState,
    Verdict,
)

DAYS_TO_DEATH = 3
"""How many days, at least, lie between the first and the last of the failures that make `dead`."""

_UNPRINTABLE = re.compile(r"[^ -~]+|[<>]+")


class Seen(Enum):
    """What one probe saw."""

    ALIVE = "alive"
    MOVED = "moved"
    """It answers, and a permanent redirect leads elsewhere."""
    GONE = "gone"
    """410: removed for good."""
    MISSING = "missing"
    """404."""
    SOFT_MISSING = "soft missing"
    """200, but the page says that there is none."""
    BLOCKED = "blocked"
    LIMITED = "limited"
    UNREACHABLE = "unreachable"
    FAILED = "failed"
    """5xx, and answers that are none."""
    CHANGED = "changed"
    """Another site answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What one probe saw of a URL; texts may be a stranger's and are cleaned before they are kept."""

    kind: Seen
    target: str | None = None
    """Where it leads now, as `coursekit.model.url.Url` writes it; only with `MOVED`."""
    reason: str | None = None
    title: tuple[str, ...] = ()
    fragments: Mapping[str, FragmentState] = field(default_factory=dict)
    archive: str | None = None
    """The newest archive copy, where one was looked for and found."""

    def __post_init__(self) -> None:
        if (self.target is not None) != (self.kind is Seen.MOVED):
            raise ValueError("a target belongs to what has moved, and to nothing else")


_SUCCESSES = {Seen.ALIVE: Verdict.OK, Seen.MOVED: Verdict.MOVED}
_SILENT = {
    Seen.BLOCKED: Verdict.BLOCKED,
    Seen.LIMITED: Verdict.LIMITED,
    Seen.UNREACHABLE: Verdict.UNREACHABLE,
}
"""What tells nothing of the page itself."""
_LASTING = (Verdict.DEAD, Verdict.CHANGED)
"""Verdicts that silence does not take back."""


def observed(entry: Entry | None, url: str, observation: Observation, day: dt.date) -> Entry:
    """The line of a URL after one more observation.

    A day before the last observation counts as that day, whatever a clock says.
    """
    if entry:
        day = max(day, entry.checked)
    kind = observation.kind
    failures, missing = _failures(entry, kind, day)
    verdict = _verdict(entry, kind, day, failures, missing)
    same = entry is not None and entry.verdict is verdict
    success = kind in _SUCCESSES
    reason = observation.reason
    if entry and verdict in _LASTING and kind in _SILENT:
        reason = entry.reason  # why it is dead or changed, not why nobody could look again
    changed = Entry(
        url=url,
        verdict=verdict,
        checked=day,
        since=entry.since if entry and same else day,
        failures=failures,
        missing=missing,
        target=observation.target,
        reason=cleaned(reason) if reason else None,
        title=_words(observation.title) if success else (),
        fragments=_fragments(observation.fragments) if success else {},
        archive=observation.archive or (entry.archive if entry else None),
    )
    return _remembering(changed, entry) if entry else changed


def cleaned(text: str) -> str | None:
    """A short text that holds nothing a terminal or Markdown could stumble over; none if empty."""
    plain = " ".join(_UNPRINTABLE.sub(" ", text[: 10 * LONGEST_TEXT]).split())
    return plain[:LONGEST_TEXT].rstrip() or None


def prospects(entry: Entry | None) -> tuple[str, ...]:
    """What would change the verdict, in sentences."""
    if entry is None:
        return ("The first sweep that asks for it tells what it is.",)
    if entry.verdict is Verdict.DEAD:
        return ("An answer that succeeds makes it `ok`, or `moved`; nothing else revives it.",)
    if entry.verdict is Verdict.CHANGED:
        return ("An answer with words of the old title makes it `ok`.", _gone())
    if entry.verdict is Verdict.FAILING:
        return ("Any answer that succeeds makes it `ok`.", *_deaths(entry))
    if entry.verdict in (Verdict.OK, Verdict.MOVED):
        return ("A permanent redirect makes it `moved`, a failure `failing`.", _gone())
    never = f"It never becomes `dead` by being {entry.verdict.value}, however long."
    return (never, "Any answer that succeeds makes it `ok`.", *_deaths(entry))


def _gone() -> str:
    return "A 410 makes it `dead` at once."


def _deaths(entry: Entry) -> list[str]:
    """How little is missing until it is dead."""
    told = [_gone()]
    if entry.missing:
        told.append(f"A 404 on a day after {entry.missing} makes it `dead`.")
    else:
        told.append("A 404 in two sweeps on different days makes it `dead`.")
    if entry.failures:
        first = _first_failure(entry.failures, entry)
        more = max(FAILURES - len(entry.failures), 1)
        sweeps = "one more failure" if more == 1 else f"failures on {more} more days"
        told.append(
            f"It becomes `dead` by {sweeps}, not before {first + dt.timedelta(days=DAYS_TO_DEATH)}."
        )
    else:
        told.append(
            f"Failures in {FAILURES} sweeps over at least {DAYS_TO_DEATH} days make it `dead`."
        )
    return told


def _failures(
    entry: Entry | None, kind: Seen, day: dt.date
) -> tuple[tuple[dt.date, ...], dt.date | None]:
    """The days of the failures since the last success, and that of the first 404 among them."""
    if kind in _SUCCESSES or kind is Seen.CHANGED:
        return (), None
    before = entry.failures if entry else ()
    missing = entry.missing if entry else None
    if kind in _SILENT:
        return before, missing
    if kind is Seen.MISSING:
        missing = missing or day
    return tuple(sorted({*before, day}))[-FAILURES:], missing


def _verdict(
    entry: Entry | None,
    kind: Seen,
    day: dt.date,
    failures: tuple[dt.date, ...],
    missing: dt.date | None,
) -> Verdict:
    if kind in _SUCCESSES:
        return _SUCCESSES[kind]
    if kind is Seen.CHANGED:
        return Verdict.CHANGED
    known = entry.verdict if entry else None
    if kind in _SILENT:
        return known if known in _LASTING else _SILENT[kind]
    if kind is Seen.GONE or known is Verdict.DEAD:
        return Verdict.DEAD
    if kind is Seen.MISSING and missing is not None and missing < day:
        return Verdict.DEAD
    lasted = day - _first_failure(failures, entry)
    if len(failures) == FAILURES and lasted >= dt.timedelta(days=DAYS_TO_DEATH):
        return Verdict.DEAD
    return Verdict.FAILING


def _first_failure(failures: tuple[dt.date, ...], entry: Entry | None) -> dt.date:
    """The day of the first failure that is known: daily sweeps push it out of the last three."""
    days = [failures[0]]
    if entry and entry.verdict is Verdict.FAILING:
        days.append(entry.since)
    if entry and entry.missing:
        days.append(entry.missing)
    return min(days)


def _remembering(entry: Entry, before: Entry) -> Entry:
    """With what earlier sweeps knew of the page, where this one saw nothing of it."""
    return dataclasses.replace(
        entry,
        title=entry.title or before.title,
        fragments=entry.fragments or before.fragments,
    )


def _words(title: tuple[str, ...]) -> tuple[str, ...]:
    words = (word[:LONGEST_TEXT] for word in title)
    return tuple(word for word in words if PRINTABLE.fullmatch(word))[:MOST_WORDS]


def _fragments(fragments: Mapping[str, FragmentState]) -> dict[str, FragmentState]:
    known = [name for name in sorted(fragments) if PRINTABLE.fullmatch(name)]
    return {name: fragments[name] for name in known[:MOST_FRAGMENTS]}
