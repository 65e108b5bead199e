"""The course cites addresses that no sweep has asked for yet.

The gate knows the web by the lock file only. What is not in it may be dead or alive: a new link is
no fault, so this is one note for the whole run, with their number; `coursekit lint --verbose` lists
them. A course without a lock file has no sweeps, and gets no note.

## Bad

```diff
+++ tracks/links.lock
+{"schema":"coursekit/links-lock/v1"}
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [a page on dough](https://en.wikipedia.org/wiki/Dough).
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

Wait for the next sweep; `docs/links.md` tells how one is run and committed. What no sweep can ask
for is exempted in the configuration.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.text import Place, Span
from coursekit.rules.base import Rule
from coursekit.words import counted


def check(course: Course) -> Iterator[Finding]:
    if course.lock is None:
        return
    unknown = {url.key for _, url in course.unverified}
    if unknown:
        are = "address is" if len(unknown) == 1 else "addresses are"
        cited = counted(len(unknown), "x").partition(" ")[0]
        yield Finding(
            place=Place(course.lock.path, Span(0, 0)),
            message=f"{cited} cited {are} not in the lock file, so nothing is known of them",
            help="Nothing has to be done before the next sweep; `coursekit lint --verbose` lists "
            "them.",
            subject="unverified",
        )


RULE = Rule(
    code="LK910",
    name="unverified-links",
    severity=Severity.NOTE,
    doc=__doc__,
    check=check,
)
