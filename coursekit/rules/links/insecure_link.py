"""A link begins with `http`, and the lock file knows the same page under `https`.

On the way to an `http` page anybody can read and change what the learner gets, even when it only
redirects. What the lock file does not know is left alone: some old servers know no `https`.

## Bad

```diff
+++ tracks/links.lock
+{"schema":"coursekit/links-lock/v1"}
+{"url":"http://en.wikipedia.org/wiki/Dough","verdict":"moved","checked":"2026-05-21","since":"2026-05-21","target":"https://en.wikipedia.org/wiki/Dough"}
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [a page on dough](http://en.wikipedia.org/wiki/Dough).
```

## Good

```diff
+++ tracks/links.lock
+{"schema":"coursekit/links-lock/v1"}
+{"url":"https://en.wikipedia.org/wiki/Dough","verdict":"ok","checked":"2026-05-21","since":"2026-05-21"}
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [a page on dough](https://en.wikipedia.org/wiki/Dough).
```

## How to fix

Write `https`. Where the sweep was led there by a permanent redirect the fix is safe; where both
addresses are in the lock file and answer, it wants a look.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Safety, Severity
from coursekit.model.lock import Entry, Lock, Verdict
from coursekit.model.url import Url, web_url
from coursekit.rules.base import Rule
from coursekit.rules.links import is_secured, readdressed, seen_at
from coursekit.words import shortened


def check(course: Course) -> Iterator[Finding]:
    if course.lock is None:
        return
    for citation, url in course.cited:
        if url.scheme == "http" and not citation.exempt:
            secure, entry, safety = _secure(course.lock, url)
            if secure and entry:
                yield Finding(
                    place=citation.place,
                    message=f"{shortened(url.key, 200)} is there under https as well",
                    help=f"Write {shortened(secure.key, 200)}",
                    related=tuple(seen_at(course, entry)),
                    fix=readdressed(citation, url, secure, safety),
                    subject=citation.target,
                )


def _secure(lock: Lock, url: Url) -> tuple[Url | None, Entry | None, Safety]:
    """The same page under https, and the line of the lock file that knows it."""
    entry = lock.entries.get(url.key)
    target = web_url(entry.target) if entry else None
    if target and is_secured(url, target):
        return target, entry, Safety.SAFE
    twin = web_url(f"https{url.key.removeprefix('http')}") if url.port is None else None
    known = lock.entries.get(twin.key) if twin else None
    answers = known is not None and known.verdict is Verdict.OK
    moved = entry is not None and entry.verdict is Verdict.MOVED
    return (twin, known, Safety.UNSAFE) if answers and not moved else (None, None, Safety.UNSAFE)


RULE = Rule(
    code="LK912",
    name="insecure-link",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
