"""A link leads to a page in whose place the sweeps met another site.

It redirects to another registrable domain, and no word of the old title is left. So ends a domain
that nobody renewed: it is parked, or a casino took it over. Status codes tell nothing of it, for
everything is "200 OK".

## Bad

```diff
+++ tracks/links.lock
+{"schema":"coursekit/links-lock/v1"}
+{"url":"https://en.wikipedia.org/wiki/Dough","verdict":"changed","checked":"2026-05-21","since":"2026-05-21","reason":"another site answers","title":["dough","wikipedia"]}
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [a page on dough](https://en.wikipedia.org/wiki/Dough).
```

## Good

```diff
+++ tracks/links.lock
+{"schema":"coursekit/links-lock/v1"}
+{"url":"https://en.wikipedia.org/wiki/Dough","verdict":"ok","checked":"2026-05-21","since":"2026-05-21","title":["dough","wikipedia"]}
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [a page on dough](https://en.wikipedia.org/wiki/Dough).
```

## How to fix

Open the page. If it is what was meant, the next sweep that finds a word of the title says so, or an
exemption in the configuration does; otherwise link to an archive copy or remove the link.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.lock import Verdict
from coursekit.rules.base import Rule
from coursekit.rules.links import seen_at
from coursekit.words import shortened


def check(course: Course) -> Iterator[Finding]:
    for citation, url, entry in course.observed:
        if entry.verdict is Verdict.CHANGED:
            archive = f" Its newest archive copy is {entry.archive}" if entry.archive else ""
            yield Finding(
                place=citation.place,
                message=f"{shortened(url.key, 200)} seems to be another site since {entry.since}",
                help=f"Look at it before a learner does: it may be parked or taken over.{archive}",
                related=tuple(seen_at(course, entry)),
                subject=citation.target,
            )


RULE = Rule(
    code="LK908",
    name="changed-link",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
