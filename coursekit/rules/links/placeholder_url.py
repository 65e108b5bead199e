"""An address was put in for another one, or leads where only its author can go.

Hosts for examples (`example.org`, `*.test`), `localhost` and private networks, `TODO`, and parts
such as `your-name` lead a learner nowhere.

## Bad

```diff
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [a page on dough](https://example.org/dough).
```

## Good

```diff
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [a page on dough](https://en.wikipedia.org/wiki/Dough).
```

## How to fix

Write the address that was meant. Where the lesson really speaks of such an address, write it as
code, or exempt it in the configuration.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule
from coursekit.words import shortened


def check(course: Course) -> Iterator[Finding]:
    for citation in course.citations:
        if citation.placeholder and not citation.exempt:
            yield Finding(
                place=citation.place,
                message=f"this address leads a learner nowhere: "
                f"{shortened(citation.placeholder, 100)}",
                help="Write the address that was meant; as an example, write it as code.",
                subject=citation.target,
            )


RULE = Rule(
    code="LK916",
    name="placeholder-url",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
