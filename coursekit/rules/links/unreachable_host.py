"""No sweep of the last 30 days could reach the host that a link leads to.

A name that does not resolve, or a server that does not answer, may be back tomorrow, so it never
makes a link dead. But after 30 days without one answer, by the dates in the lock file, somebody
should look. While another page of the same host answers, it is not the host.

## Bad

```diff
+++ tracks/links.lock
+{"schema":"coursekit/links-lock/v1"}
+{"url":"https://en.wikipedia.org/wiki/Dough","verdict":"unreachable","checked":"2026-05-21","since":"2026-04-19","reason":"the name does not resolve"}
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [a page on dough](https://en.wikipedia.org/wiki/Dough).
```

## Good

```diff
+++ tracks/links.lock
+{"schema":"coursekit/links-lock/v1"}
+{"url":"https://en.wikipedia.org/wiki/Dough","verdict":"unreachable","checked":"2026-05-21","since":"2026-05-14","reason":"the name does not resolve"}
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [a page on dough](https://en.wikipedia.org/wiki/Dough).
```

## How to fix

Try it from another network. Link to an archive copy, or to where the authors moved; if only the
sweep is kept out, exempt the host in the configuration.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.lock import Lock, Verdict
from coursekit.model.url import web_url
from coursekit.rules.base import Rule
from coursekit.rules.links import seen_at

_PATIENCE = dt.timedelta(days=30)


def check(course: Course) -> Iterator[Finding]:
    if course.lock is None:
        return
    answering: frozenset[str] | None = None
    for citation, url, entry in course.observed:
        if entry.verdict is Verdict.UNREACHABLE and entry.checked - entry.since >= _PATIENCE:
            answering = _answering(course.lock) if answering is None else answering
            if url.host not in answering:
                archive = f" Its newest archive copy is {entry.archive}" if entry.archive else ""
                yield Finding(
                    place=citation.place,
                    message=f"no sweep from {entry.since} to {entry.checked} could reach "
                    f"{url.host}",
                    help=f"Look whether the host is gone, or exempt it.{archive}",
                    related=tuple(seen_at(course, entry)),
                    subject=citation.target,
                )


def _answering(lock: Lock) -> frozenset[str]:
    """The hosts of which a page gave an answer when it was last asked for."""
    urls = (web_url(e.url) for e in lock.entries.values() if e.verdict is not Verdict.UNREACHABLE)
    return frozenset(url.host for url in urls if url)


RULE = Rule(
    code="LK911",
    name="unreachable-host",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
