"""A table has columns without a header.

A screen reader says the header of the column before each cell; without one, the learner hears values
that stand for nothing (WCAG 2.2, 1.3.1 <https://www.w3.org/TR/WCAG22/#info-and-relationships>). The
first column may have none: what stands there names the rows.

## Bad

```diff
--- tracks/bread/proofing/lesson.md
-## Warmth and time
+|  | Time |  |
+| --- | --- | --- |
+| Cold dough | 12 hours | sour |
+
+## Warmth and time
```

## Good

```diff
--- tracks/bread/proofing/lesson.md
-## Warmth and time
+|  | Time | Taste |
+| --- | --- | --- |
+| Cold dough | 12 hours | sour |
+
+## Warmth and time
```

## How to fix

Write in the first row of the table what each column holds. What is no table but only arranged like
one is better a list, or paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule
from coursekit.words import listing


def check(course: Course) -> Iterator[Finding]:
    for page in course.documents:
        for table in page.tables:
            if table.header and all(table.header):
                continue
            empty = [number for number, text in enumerate(table.header, start=1) if not text]
            if empty in ([], [1]) and len(table.header) > len(empty):
                continue
            yield Finding(
                place=page.place(table.span),
                message=_message(empty, len(table.header)),
                help="Write in this row what each column holds.",
                subject=" | ".join(table.header),
            )


def _message(empty: list[int], columns: int) -> str:
    if len(empty) == columns:
        return "no column of this table has a header"
    numbers = listing(map(str, empty), "and")
    many = len(empty) > 1
    return f"column{'s' * many} {numbers} of this table {'have' if many else 'has'} no header"


RULE = Rule(
    code="AX804",
    name="table-header",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
