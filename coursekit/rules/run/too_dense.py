"""A paragraph, heading or table cell holds more signs than is read.

Signs are spaces, punctuation and the marks of Markdown; no text that people read has thousands of
them without a break. It is data mostly, or the output of a program, that lost its line breaks or its
code block. Such a block takes long to read, so it was not: its links and claims were not checked.
Data in a URL, such as an image that is written into the page, does not count.

## Bad

```diff
+++ coursekit.toml
+[limits]
+signs = 100
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+[[0, 21.5], [1, 21.9], [2, 22.4], [3, 22.8], [4, 23.1], [5, 23.3], [6, 23.4], [7, 23.4],
+ [8, 23.3], [9, 23.2], [10, 23.2], [11, 23.1], [12, 22.9], [13, 22.8], [14, 22.8], [15, 22.7]]
```

## Good

```diff
+++ coursekit.toml
+[limits]
+signs = 100
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+    [[0, 21.5], [1, 21.9], [2, 22.4], [3, 22.8], [4, 23.1], [5, 23.3], [6, 23.4], [7, 23.4],
+     [8, 23.3], [9, 23.2], [10, 23.2], [11, 23.1], [12, 22.9], [13, 22.8], [14, 22.8], [15, 22.7]]
```

## How to fix

Put data into a code block, or into a file that the page links to; put empty lines between what are
several paragraphs. If one has to be that long, raise the limit:

```toml
[limits]
signs = 50000
```
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    most = course.settings.limits.signs
    for page in course.documents:
        if page.too_dense is not None:
            yield Finding(
                place=page.place(page.too_dense),
                message=f"what begins here holds more than {most:,} spaces, punctuation marks and "
                "marks of Markdown without a break, so it was not read",
                help="Put data into a code block, break text into paragraphs, or raise `signs` "
                "under `[limits]` in coursekit.toml.",
            )


RULE = Rule(
    code="CK016",
    name="too-dense",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
