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

import re
from collections.abc import Iterator
from urllib.parse import unquote

from coursekit.model.course import Course, FileLink, TargetState
from coursekit.model.document import Document
from coursekit.model.finding import Finding, Fix, Related, Safety, Severity
from coursekit.rules.base import Rule
from coursekit.rules.links import fragment_place, retarget
from coursekit.words import Guesses

_JUDGED = (TargetState.FOUND, TargetState.OTHER_CASE)
_NO_ANCHOR = re.compile(r"top|L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?|[/!?].*", re.IGNORECASE)
"""The top of a page, the lines of a file as GitHub counts them, and routes of scripts."""


def check(course: Course) -> Iterator[Finding]:
    pages = {page.path: page for page in course.documents}
    meant = _Meant()
    for link in course.links:
        known = course.anchors.get(link.path)
        anchor = _anchor(link)
        if known is not None and link.state in _JUDGED and anchor and anchor not in known:
            candidate = meant.by(anchor, link.path, known)
            yield _finding(link, anchor, candidate, pages.get(link.path))


def _anchor(link: FileLink) -> str:
    """The anchor that a link asks for; nothing where its fragment is none or a browser's own."""
    # What stands behind `:~:` is text that the browser looks for.
    anchor = link.fragment.partition(":~:")[0].removeprefix("user-content-")
    return "" if _NO_ANCHOR.fullmatch(anchor) else anchor


class _Meant:
    """Tells which anchor was most likely meant; first of all one in another letter case."""

    def __init__(self) -> None:
        self.folded: dict[str, dict[str, str]] = {}
        self.guesses = Guesses()

    def by(self, anchor: str, path: str, known: frozenset[str]) -> str | None:
        if path not in self.folded:
            self.folded[path] = {other.casefold(): other for other in sorted(known)}
        folded = self.folded[path]
        return folded.get(anchor.casefold()) or self.guesses.nearest(anchor, folded.values())


def _finding(
    link: FileLink, anchor: str, candidate: str | None, target: Document | None
) -> Finding:
    name = "this page" if link.path == link.page.path else link.path
    advice = "Take the anchor of one of its headings, or link to the page as a whole."
    if candidate:
        same = candidate.casefold() == anchor.casefold()
        advice = (
            f"Write #{candidate}: letter case counts." if same else f"Did you mean #{candidate}?"
        )
    return Finding(
        place=fragment_place(link),
        message=f"{name} has no anchor #{anchor}",
        help=advice,
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
