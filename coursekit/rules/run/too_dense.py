"""A paragraph, heading or table cell holds more pieces than is read.

Pieces are marks of Markdown, or words where it may speak of the course. No text that people read
has thousands of them without a break: it is data mostly, or the output of a program, that lost its
line breaks or its code block. Such a block takes long to read, so it was not, and its links and
claims were not checked. What a drawing's paths or an image in a link's address is made of does not
count, and what can hold neither link nor claim is not counted at all.

## Bad

```diff
+++ coursekit.toml
+[limits]
+pieces = 40
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+[[0, 21.5], [1, 21.9], [2, 22.4], [3, 22.8], [4, 23.1], [5, 23.3], [6, 23.4], [7, 23.4],
+ [8, 23.3], [9, 23.2], [10, 23.2], [11, 23.1], [12, 22.9], [13, 22.8], [14, 22.8],
+ [15, 22.7], [16, 22.7], [17, 22.6], [18, 22.6], [19, 22.6], [20, 22.5], [21, 22.5],
+ [22, 22.5], [23, 22.5], [24, 22.5], [25, 22.4], [26, 22.4], [27, 22.4], [28, 22.4],
+ [29, 22.4], [30, 22.4], [31, 22.4], [32, 22.4], [33, 22.4], [34, 22.3], [35, 22.3]]
```

## Good

```diff
+++ coursekit.toml
+[limits]
+pieces = 40
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+    [[0, 21.5], [1, 21.9], [2, 22.4], [3, 22.8], [4, 23.1], [5, 23.3], [6, 23.4], [7, 23.4],
+     [8, 23.3], [9, 23.2], [10, 23.2], [11, 23.1], [12, 22.9], [13, 22.8], [14, 22.8],
+     [15, 22.7], [16, 22.7], [17, 22.6], [18, 22.6], [19, 22.6], [20, 22.5], [21, 22.5],
+     [22, 22.5], [23, 22.5], [24, 22.5], [25, 22.4], [26, 22.4], [27, 22.4], [28, 22.4],
+     [29, 22.4], [30, 22.4], [31, 22.4], [32, 22.4], [33, 22.4], [34, 22.3], [35, 22.3]]
```

## How to fix

Put data into a code block, or into a file that the page links to, and a component or a drawing into
a file of its own; put empty lines between what are several paragraphs. If one has to be that long,
raise the limit:

```toml
[limits]
pieces = 20000
```
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    most = course.settings.limits.pieces
    for page in course.documents:
        if page.too_dense is not None:
            yield Finding(
                place=page.place(page.too_dense),
                message=f"what begins here holds more than {most:,} marks of Markdown, or words, "
                "without a break, so its links and claims were not read",
                help="Put data into a code block or a file of its own, break text into paragraphs, "
                "or raise `pieces` under `[limits]` in coursekit.toml.",
            )


RULE = Rule(
    code="CK016",
    name="too-dense",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
