"""A heading is more than one level below the one before it.

Screen readers and tables of contents show headings as a tree; where a level is left out, a branch is
missing. Mostly the level was chosen for the size of its letters. The first heading of a page has to
be of the highest level that the page uses.

## Bad

```diff
--- tracks/bread/proofing/lesson.md
-Next comes the oven, in [the first loaf](../first-loaf/lesson.md).
+#### What is next
+
+Next comes the oven, in [the first loaf](../first-loaf/lesson.md).
```

## Good

```diff
--- tracks/bread/proofing/lesson.md
-Next comes the oven, in [the first loaf](../first-loaf/lesson.md).
+### What is next
+
+Next comes the oven, in [the first loaf](../first-loaf/lesson.md).
```

## How to fix

Raise the heading to the level that the help names, or put the heading that is missing above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from coursekit.model.course import Course
from coursekit.model.document import Document, Heading
from coursekit.model.finding import Finding, Related, Severity
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    for page in course.documents:
        headings = page.headings
        if headings and page.whole:
            yield from _first(page, headings)
            for before, heading in pairwise(headings):
                if heading.level > before.level + 1:
                    yield _jump(page, before, heading)


def _first(page: Document, headings: Sequence[Heading]) -> Iterator[Finding]:
    heading, top = headings[0], min(headings, key=attrgetter("level"))
    if heading.level > top.level:
        yield Finding(
            place=page.place(heading.span),
            message=f"the first heading of the page is of level {heading.level}, but others are "
            f"of level {top.level}",
            help=f"Write it with `{'#' * top.level}`, or put a heading of level {top.level} "
            "above it.",
            related=(Related(page.place(top.span), f"the first heading of level {top.level}"),),
        )


def _jump(page: Document, before: Heading, heading: Heading) -> Finding:
    level = before.level + 1
    return Finding(
        place=page.place(heading.span),
        message=f"this heading is of level {heading.level}, but the one before it of level "
        f"{before.level}",
        help=f"Write it with `{'#' * level}`, or put a heading of level {level} above it.",
        related=(Related(page.place(before.span), "the heading before it"),),
    )


RULE = Rule(
    code="ST503",
    name="heading-jump",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    requires=("FM102", "ST504"),
)
