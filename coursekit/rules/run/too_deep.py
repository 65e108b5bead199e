"""A page nests quotations or lists deeper than is read.

Such depth is mostly an accident: a list that slips one step further with each entry, or a mail
thread that was pasted in. A quotation takes one level and a list takes two. What stands beyond the
limit was not read, so links and headings in it were not checked. Front matter and manifests obey the same limit; there `invalid-yaml` reports it.

## Bad

```diff
+++ coursekit.toml
+[limits]
+nesting = 6
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+> > > > > > Everything in this lesson is our own.
```

## Good

```diff
+++ coursekit.toml
+[limits]
+nesting = 6
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+> > Everything in this lesson is our own.
```

## How to fix

Take the text out of some of the quotations or lists around it. If the depth is meant, and the limit
is below 100, raise `nesting` under `[limits]` in the configuration.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    limit = course.settings.limits.nesting
    for page in course.documents:
        if page.too_deep is not None:
            yield Finding(
                place=page.place(page.too_deep),
                message=f"this is {limit} levels deep (a list counts as two), so what it holds "
                "was not read",
                help="Take it out of some of the lists and quotations around it"
                f"{', or raise `nesting` under `[limits]` in coursekit.toml' if limit < 100 else ''}.",
            )


RULE = Rule(
    code="CK006",
    name="too-deep",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
