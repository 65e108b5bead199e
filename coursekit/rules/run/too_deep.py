"""A page nests lists, quotations or brackets deeper than is read.

Such depth is mostly an accident: a list that slips one step further with each entry, a mail thread
that was pasted in, or data with brackets by the hundred. What stands beyond the limit was not read,
so links and headings in it were not checked. A quotation takes one level and a list takes two; of
brackets, 100 may stay open in a paragraph. Front matter and manifests obey the same limit, but
there `invalid-yaml` reports it.

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

Take the text out of some of the lists and quotations around it, and put data with many brackets
into a code block. If the depth is meant, and your configuration sets a limit below 100, raise
`nesting` under `[limits]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    raising = ""
    if course.settings.limits.nesting < 100:
        raising = ", or raise `nesting` under `[limits]` in coursekit.toml"
    for page in course.documents:
        if page.too_deep is not None:
            yield Finding(
                place=page.place(page.too_deep),
                message="lists, quotations or brackets nest too deep here, so what they hold was "
                "not read",
                help=f"Take the text out of some of them{raising}.",
            )


RULE = Rule(
    code="CK006",
    name="too-deep",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
