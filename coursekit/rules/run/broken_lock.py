"""A line of the lock file cannot be read.

`tracks/links.lock` holds what the sweeps saw of the web, one JSON object on each line. A conflict
marker, a cut line, a value of another type: what it would have said is lost, and every other line
is still read. Of two lines for one address the newer observation counts, so both sides of a
conflict can stay.

## Bad

```diff
+++ tracks/links.lock
+{"schema":"coursekit/links-lock/v1"}
+<<<<<<< sweep
+{"url":"https://en.wikipedia.org/wiki/Dough","verdict":"ok","checked":"2026-05-21","since":"2026-05-21"}
```

## Good

```diff
+++ tracks/links.lock
+{"schema":"coursekit/links-lock/v1"}
+{"url":"https://en.wikipedia.org/wiki/Dough","verdict":"ok","checked":"2026-05-21","since":"2026-05-21"}
```

## How to fix

Do what the message says, or have the whole file written anew from all that can be read:
`coursekit links merge tracks/links.lock --output tracks/links.lock`.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.text import Place
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    if course.lock is None:
        return
    for problem in course.lock.problems:
        yield Finding(
            place=Place(course.lock.path, problem.span),
            message=problem.message,
            help=problem.help,
        )


RULE = Rule(
    code="CK008",
    name="broken-lock",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
