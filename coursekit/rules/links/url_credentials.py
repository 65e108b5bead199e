"""An address holds a user name or a password.

Everybody who reads the page, or the history of the repository, can use them. Browsers ignore them
or warn, so they do not even help. No report of coursekit shows them.

## Bad

```diff
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [our notes](https://ada:secret@en.wikipedia.org/wiki/Dough).
```

## Good

```diff
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [our notes](https://en.wikipedia.org/wiki/Dough).
```

## How to fix

Change the password first: what was committed stays in the history. Then take everything up to the
`@` out of the address.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.url import BadUrl, UrlFault
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    for citation in course.citations:
        if isinstance(citation.url, BadUrl) and citation.url.fault is UrlFault.CREDENTIALS:
            yield Finding(
                place=citation.place,
                message="this address holds a user name or a password, for everybody to read",
                help="Change the password, then remove everything up to the @ from the address.",
            )


RULE = Rule(
    code="LK914",
    name="url-credentials",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
