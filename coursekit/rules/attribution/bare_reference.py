"""A reference for further reading says nothing but its title.

A list of links leaves the choice to those who cannot know yet. One sentence on what a learner finds
there, how hard it is, or which part to read, makes a list of links a reading list.

Looked at are the items of lists under "Going deeper" or "Further reading"; the headings are
configured as `headings.references`. Names, dates and numbers beside the link are no annotation.

## Bad

```diff
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+- [Slow dough](https://www.loc.gov/slow-dough), Ada Miller, 2024
```

## Good

```diff
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+- [Slow dough](https://www.loc.gov/slow-dough), Ada Miller, 2024: why a cold night makes better bread.
```

## How to fix

Add what a learner finds there, and why it is worth the time.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    for page in course.documents:
        for reference in page.references:
            if reference.linked and not reference.annotated:
                yield Finding(
                    place=page.place(reference.span),
                    message="this reference does not tell what a learner finds there",
                    help="Add a sentence on what it holds, or which part of it to read.",
                )


RULE = Rule(
    code="AT1011",
    name="bare-reference",
    severity=Severity.NOTE,
    doc=__doc__,
    check=check,
)
