"""An address is written so that no browser can know where it leads.

It names no host, or one that cannot be; its port is no number; it holds a space, or a backslash,
which browsers and other programs read differently.

## Bad

```diff
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in <a href="https:/en.wikipedia.org/wiki/Dough">a page on dough</a>.
```

## Good

```diff
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in <a href="https://en.wikipedia.org/wiki/Dough">a page on dough</a>.
```

## How to fix

Copy the address from the browser's address bar once more.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.url import BadUrl, UrlFault
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    for citation in course.citations:
        if isinstance(citation.url, BadUrl) and citation.url.fault is UrlFault.MALFORMED:
            yield Finding(
                place=citation.place,
                message=f"this is no address of the web: {citation.url.why}",
                help="Copy it once more from where it was found.",
                subject=citation.target,
            )


RULE = Rule(
    code="LK913",
    name="url-malformed",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
