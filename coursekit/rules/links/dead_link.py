"""A link leads to a page that the lock file calls dead.

The sweeps asked for it, and it was removed for good (410), or missing in two sweeps on different
days, or failing in three sweeps over at least three days; `docs/links.md` tells it all. This rule
looks at the lock file only: it asks nobody, and the same files always give the same answer.

## Bad

```diff
+++ tracks/links.lock
+{"schema":"coursekit/links-lock/v1"}
+{"url":"https://en.wikipedia.org/wiki/Doughs","verdict":"dead","checked":"2026-05-21","since":"2026-05-21","reason":"410 Gone"}
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [a page on doughs](https://en.wikipedia.org/wiki/Doughs).
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

Look for where the page went, link to the archive copy that the message names, or remove the link.
If the page lives and only machines are kept out, exempt it in the configuration:

```toml
[[links.exempt]]
pattern = "https://host.tld/*"
reason = "it answers machines with 404"
until = 2027-06-30
```
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
        if entry.verdict is Verdict.DEAD:
            why = f": {entry.reason}" if entry.reason else ""
            archive = f"Its newest archive copy is {entry.archive}" if entry.archive else ""
            yield Finding(
                place=citation.place,
                message=f"{shortened(url.key, 200)} is dead since {entry.since}{why}",
                help=archive or "Look for where it went, link to an archive copy, or remove it.",
                related=tuple(seen_at(course, entry)),
                subject=citation.target,
            )


RULE = Rule(
    code="LK907",
    name="dead-link",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
