"""Why a lesson is due, in words: its date, what happened to it since, what it stands on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from coursekit.model.course import Course, Lesson
from coursekit.model.freshness import Basis, Freshness
from coursekit.model.lock import Entry, Verdict
from coursekit.model.notes import StandingNote
from coursekit.model.review import Cadence, Snooze
from coursekit.words import counted, shortened, visible

FORWARD = (Verdict.DEAD, Verdict.CHANGED, Verdict.MOVED)
"""The verdicts on a link that bring a review forward, the weightiest first."""

_HAPPENED = {
    Verdict.DEAD: ("died", "died"),
    Verdict.CHANGED: ("leads to another site now", "lead to other sites now"),
    Verdict.MOVED: ("moved", "moved"),
}
_MOST_URLS = 2
_URL_LENGTH = 80


def broken_links(course: Course, as_of: dt.date) -> Mapping[str, Sequence[Entry]]:
    """By lesson, what it cites that the sweeps found dead, changed or moved by `as_of`."""
    owners = {
        path: lesson.id for lesson in course.lessons.values() for path in lesson.expected.values()
    }
    found: dict[str, dict[str, Entry]] = {}
    for citation, _, entry in course.observed:
        lesson = owners.get(citation.place.path)
        if lesson and entry.verdict in FORWARD and entry.since <= as_of:
            found.setdefault(lesson, {})[entry.url] = entry
    return {lesson: [urls[url] for url in sorted(urls)] for lesson, urls in found.items()}


def link_reasons(links: Sequence[Entry], lesson: Lesson, fresh: Freshness) -> Iterator[str]:
    """What happened to the links of a lesson, those first that are gone."""
    since = " since it was published" if lesson.published else ""
    since = " since the last review" if fresh.date else since
    for verdict in FORWARD:
        urls = [_shown(entry.url) for entry in links if entry.verdict is verdict]
        if urls:
            happened = _HAPPENED[verdict][len(urls) > 1]
            more = f" and {len(urls) - _MOST_URLS} more" if len(urls) > _MOST_URLS else ""
            shown = ", ".join(urls[:_MOST_URLS])
            yield f"{counted(len(urls), 'link')} {happened}{since}: {shown}{more}"


def change_reasons(fresh: Freshness) -> Iterator[str]:
    """Why the date of the last review is worth less than it looks."""
    recorded, stated = fresh.recorded, fresh.stated
    if recorded and fresh.basis is Basis.EDITED:
        yield f"{_share(fresh)} since the review of {recorded.date}"
    elif recorded and stated and fresh.basis is Basis.EDITED_UNRECORDED:
        yield (
            f"{_share(fresh)} since the last recorded review of {recorded.date}, and that of "
            f"{stated.value} is not on record"
        )
    elif recorded and stated and fresh.basis is Basis.BUMPED:
        yield (
            f"`reviewed` was moved to {stated.value}, but nothing has changed since the recorded "
            f"review of {recorded.date}, which counts"
        )


def note_reasons(notes: Sequence[StandingNote]) -> Iterator[str]:
    """What the last review left standing."""
    if notes:
        stood = "stands" if len(notes) == 1 else "stand"
        more = f" and {len(notes) - 1} more" if len(notes) > 1 else ""
        phrase = shortened(visible(notes[0].phrase))
        yield f"'{phrase}'{more} still {stood} there after the review of {notes[0].left}"


def age_reason(fresh: Freshness, cadence: Cadence | None, lesson: Lesson, as_of: dt.date) -> str:
    """When somebody looked at the lesson last, and how often that is asked for."""
    last = _last(fresh, lesson, as_of)
    if cadence is None:
        return f"{last}; nothing says how often"
    tier = f" ({cadence.tier})" if cadence.tier else ""
    return f"{last}; {cadence.said_by} asks for a review every {_every(cadence)}{tier}"


def snooze_reason(snooze: Snooze) -> str:
    """Until when nobody needs to look, and why."""
    return f"snoozed until {snooze.until}: {shortened(visible(snooze.why), 120)}"


def _last(fresh: Freshness, lesson: Lesson, as_of: dt.date) -> str:
    if fresh.date:
        unrecorded = fresh.basis is Basis.UNRECORDED
        return f"last reviewed {fresh.date}{', without a record' if unrecorded else ''}"
    if lesson.reviewed and lesson.reviewed.value > as_of:
        return f"never reviewed: `reviewed` says {lesson.reviewed.value}, a day still to come"
    published = f", published {lesson.published.value}" if lesson.published else ""
    return f"never reviewed{published}"


def _every(cadence: Cadence) -> str:
    every = cadence.every
    return every.unit.value if every.count == 1 else str(every)


def _share(fresh: Freshness) -> str:
    if not fresh.share:
        return "it was changed"
    percent = round(fresh.share * 100)
    return f"{percent} % of it changed" if percent else "less than 1 % of it changed"


def _shown(url: str) -> str:
    return shortened(visible(url), _URL_LENGTH)
