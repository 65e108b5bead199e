"""A page has no front matter.

What coursekit knows of a page it knows from the keys between two `---` lines at the top: its title,
what kind of page it is and, in a brief, all facts of the lesson. The first `---` has to be the very
first line; below a blank line it is a rule across the page.

## Bad

```diff
--- tracks/bread/proofing/references.md
----
-title: Proofing
-page: references
-derived: false
----
-
 ## Source material
```

## Good

```diff
```

## How to fix

Begin the page with its front matter. `coursekit schema brief` shows the keys of a brief; `practice`,
`references` and, for all other pages, `page` in the place of `brief` show those of the others.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.document import Document, FrontMatterState
from coursekit.model.finding import Finding, Severity
from coursekit.model.text import Span
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    for page in course.documents:
        if page.front_matter is FrontMatterState.ABSENT:
            late = _late(page)
            yield Finding(
                place=page.place(late or page.text.line_span(0)),
                message="front matter must begin on the first line"
                if late
                else "this page has no front matter",
                help="Remove the empty lines above it."
                if late
                else "Begin the page with its keys, between two lines `---`.",
                subject="front matter",
            )


def _late(page: Document) -> Span | None:
    """The first of two `---` lines that only empty lines stand above."""
    lines = [page.text.line(index).rstrip() for index in range(len(page.text.line_starts))]
    first = next((index for index, line in enumerate(lines) if line), 0)
    if first and lines[first] == "---" and "---" in lines[first + 1 :]:
        return page.text.line_span(first)
    return None


RULE = Rule(
    code="FM101",
    name="missing-front-matter",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
