"""The summary of a sweep, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from coursekit.linkcheck.swept import Swept
from coursekit.model.lock import Verdict
from coursekit.words import counted, visible

_SHOWN = 20
_TOLD = (Verdict.DEAD, Verdict.CHANGED)


def render(swept: Swept, lock: str) -> str:
    """What was seen, by verdict, and what was not looked at; the last line may be shown alone."""
    return "".join(f"{line}\n" for line in _lines(swept, lock))


def _lines(swept: Swept, lock: str) -> Iterator[str]:
    if not swept.lessons:
        yield "No lesson was found: run this in the repository of a course, or name its --config."
        return
    if not swept.found:
        yield "The course cites no address of the web that could be looked at."
        return
    if not swept.contact:
        yield (
            "The course names nobody whom servers may tell that a sweep disturbs: "
            "state a `contact` in its manifest."
        )
    if swept.unheard:
        yield (
            f"None of {counted(len(swept.seen), 'URL')} was reached: this machine may have no "
            "connection (proxies do not count), so nothing was written."
        )
        return
    if not swept.planned:
        yield (
            f"Nothing to look at: the options leave out all {counted(swept.found, 'URL')} "
            "of the course."
        )
        return
    yield from _turns(swept)
    for why, count in sorted(Counter(swept.left.values()).items()):
        yield f"Not asked for: {counted(count, 'URL')}, because {why}."
    seen = Counter(swept.seen.values())
    parts = [f"{seen[verdict]} {verdict.value}" for verdict in Verdict if seen[verdict]]
    looked = f"Looked at {len(swept.seen)} of {counted(swept.planned, 'URL')}"
    yield f"{looked}: {', '.join(parts)}. See {lock}." if parts else f"{looked}."


def _turns(swept: Swept) -> Iterator[str]:
    """The URLs whose verdict asks for a person now, and did not before."""
    told = [
        f"{verdict.value}: {visible(url)}"
        for url, verdict in sorted(swept.seen.items())
        if verdict in _TOLD and swept.before[url] is not verdict
    ]
    yield from told[:_SHOWN]
    if len(told) > _SHOWN:
        yield f"and {len(told) - _SHOWN} more; `coursekit links status` lists them."
