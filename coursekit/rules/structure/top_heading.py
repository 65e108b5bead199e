"""A page has more, or fewer, headings of the first level than the course wants.

By default a page has none: its title stands in its front matter, and whatever shows the page makes
the heading of it, so that a second one would be shown twice. A course whose pages carry their title
themselves says so with `h1 = "one"` under `[structure]`, and with `"any"` that it does not care.

## Bad

```diff
--- tracks/bread/proofing/lesson.md
-## Warmth and time
+# Proofing
+
+## Warmth and time
```

## Good

```diff
+++ coursekit.toml
+[structure]
+h1 = "any"
--- tracks/bread/proofing/lesson.md
-## Warmth and time
+# Proofing
+
+## Warmth and time
```

## How to fix

Remove a heading that repeats the title; write another one with `##`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.model.course import Course
from coursekit.model.document import Document, FrontMatterState, Heading
from coursekit.model.finding import Finding, Related, Severity
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    for page in course.documents:
        top = [one.heading for one in page.sections if one.heading.level == 1]
        if course.settings.structure.h1 == "none":
            yield from _none(page, top)
        elif course.settings.structure.h1 == "one" and page.whole:
            yield from _one(page, top)


def _none(page: Document, top: Sequence[Heading]) -> Iterator[Finding]:
    if page.front_matter is not FrontMatterState.PRESENT or page.record is None:
        return  # the title may stand nowhere else
    title = page.record.at(("title",))
    for heading in top:
        same = isinstance(title, str) and heading.text.casefold() == title.casefold()
        yield Finding(
            place=page.place(heading.span),
            message="this heading is of level 1, which is kept for the title of the page",
            help="Remove it: the title stands in the front matter."
            if same
            else "Write it with `##`.",
            related=(Related(page.record.place(("title",)), "the title"),) if title else (),
        )


def _one(page: Document, top: Sequence[Heading]) -> Iterator[Finding]:
    if not top:
        first = page.headings[0].span if page.headings else page.text.line_span(0)
        yield Finding(
            place=page.place(first),
            message="this page has no heading of level 1",
            help="Write its title above this, with `#`.",
            subject="no heading",
        )
    for heading in top[1:]:
        yield Finding(
            place=page.place(heading.span),
            message="this page has a heading of level 1 already",
            help="Write this one with `##`.",
            related=(Related(page.place(top[0].span), "the first one"),),
        )


RULE = Rule(
    code="ST504",
    name="top-heading",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
