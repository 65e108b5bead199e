"""A link runs a script, or leads to a file of its author's machine.

`javascript:`, `vbscript:` and `data:` make the page do what no reader can check, and browsers and
site generators take them out. `file:` leads to the learner's own disk. A picture that is written
out in `data:` is left alone.

## Bad

```diff
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [a page on dough](file:///home/ada/dough.html).
```

## Good

```diff
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [a page on dough](https://en.wikipedia.org/wiki/Dough).
```

## How to fix

Link to where the page stands in the repository or on the web.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.url import BadUrl, UrlFault
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    for citation in course.citations:
        if isinstance(citation.url, BadUrl) and citation.url.fault is UrlFault.SCHEME:
            yield Finding(
                place=citation.place,
                message=f"a link must not begin with {citation.url.why}:",
                help="Link to where it stands in the repository or on the web.",
                subject=citation.target,
            )


RULE = Rule(
    code="LK915",
    name="url-scheme",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
