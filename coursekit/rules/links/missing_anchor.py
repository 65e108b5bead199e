"""The part of a link behind `#` leads nowhere in the page that it leads to.

Anchors come from headings, the way GitHub makes them, from `id` and `name` in HTML, and from
attributes such as `{#id}`. A link to an anchor that is not there opens the page at its top, and
the learner has to search for what was meant; mostly a heading was reworded after the link was
written. Letter case counts.

## Bad

```diff
--- tracks/bread/first-loaf/lesson.md
-The dough came from [proofing](../proofing/lesson.md).
+The dough came from [proofing](../proofing/lesson.md#warmth-or-time).
```

## Good

```diff
--- tracks/bread/first-loaf/lesson.md
-The dough came from [proofing](../proofing/lesson.md).
+The dough came from [proofing](../proofing/lesson.md#warmth-and-time).
```

## How to fix

Take the anchor of the heading that is meant; where one is near, it is offered. If others link to an
old anchor from outside the course, put `<a id="old-anchor"></a>` before the heading.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from coursekit.model.course import Course, FileLink, TargetState
from coursekit.model.document import Document
from coursekit.model.finding import Finding, Fix, Related, Safety, Severity
from coursekit.rules.base import Rule
from coursekit.rules.links import (
    MeantAnchor,
    anchor_advice,
    anchor_of,
    fragment_place,
    retarget,
)

_JUDGED = (TargetState.FOUND, TargetState.OTHER_CASE)


def check(course: Course) -> Iterator[Finding]:
    pages = {page.path: page for page in course.documents}
    meant = MeantAnchor()
    for link in course.links:
        known = course.anchors.get(link.path)
        anchor = anchor_of(link.fragment)
        if known is not None and link.state in _JUDGED and anchor and anchor not in known:
            candidate = meant.by(anchor, link.path, known)
            yield _finding(link, anchor, candidate, pages.get(link.path))


def _finding(
    link: FileLink, anchor: str, candidate: str | None, target: Document | None
) -> Finding:
    name = "this page" if link.path == link.page.path else link.path
    return Finding(
        place=fragment_place(link),
        message=f"{name} has no anchor #{anchor}",
        help=anchor_advice(anchor, candidate),
        related=tuple(_headings(target, candidate)) if target and candidate else (),
        fix=_fix(link, candidate) if candidate else None,
        subject=link.link.target,
    )


def _headings(page: Document, slug: str) -> Iterator[Related]:
    for section in page.sections:
        if section.heading.slug == slug:
            yield Related(page.place(section.heading.span), f"#{slug} is this heading")


def _fix(link: FileLink, candidate: str) -> Fix | None:
    place = fragment_place(link)
    if unquote(link.page.text.cut(place.span)) != f"#{link.fragment}":
        return None
    return retarget(place, f"#{candidate}", Safety.UNSAFE)


RULE = Rule(
    code="LK902",
    name="missing-anchor",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
