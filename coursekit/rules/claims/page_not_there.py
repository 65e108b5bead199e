"""Prose points to a page of its own lesson that the lesson does not have.

A learner who reads "there is a table in this lesson's cheatsheet" looks for it. The page was
dropped, or never written. What the words may mean besides, a section with that name on a page of
the lesson, counts as there; a link to the missing file is told once, by LK901, and of a page
that every lesson must have PL210 tells.

## Bad

```diff
--- tracks/bread/proofing/lesson.md
-Yeast turns sugar into gas, and the dough rises because gluten holds it.
+Yeast turns sugar into gas, and the dough rises because gluten holds it. All times are in this lesson's cheatsheet.
```

## Good

```diff
--- tracks/bread/proofing/lesson.md
-Yeast turns sugar into gas, and the dough rises because gluten holds it.
+Yeast turns sugar into gas, and the dough rises because gluten holds it. All times are in this lesson's cheatsheet.
+++ tracks/bread/proofing/cheatsheet.md
+---
+title: Proofing
+page: cheatsheet
+---
+
+## Times
+
+At 24 °C, one hour.
```

## How to fix

Write the page, or point to the page that holds what is meant now.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from coursekit.model.claim import PageMention, Resolved
from coursekit.model.course import Course, Lesson, TargetState
from coursekit.model.finding import Finding, Related, Severity
from coursekit.model.text import Place, Span
from coursekit.rules.base import Rule
from coursekit.rules.claims import claims_of


def check(course: Course) -> Iterator[Finding]:
    links = _missing_links(course)
    sections: dict[tuple[str, str], bool] = {}
    for claim, resolved in claims_of(course, PageMention):
        lesson = course.lessons[resolved.lesson]
        if resolved.referents != (None,) or claim.part or _is_told(course, lesson, claim.page):
            continue
        key = (lesson.id, claim.page)
        if key not in sections:
            sections[key] = _is_section(course, lesson, claim.page)
        if not sections[key] and not _is_linked(resolved.place, links):
            yield _finding(lesson, claim, resolved)


def _missing_links(course: Course) -> Mapping[str, Sequence[Span]]:
    """The links to files that are missing, by their pages and in order."""
    found: dict[str, list[Span]] = {}
    for link in course.links:
        if link.state is TargetState.MISSING:
            found.setdefault(link.page.path, []).append(link.link.span)
    return {path: sorted(spans) for path, spans in found.items()}


def _is_told(course: Course, lesson: Lesson, kind: str) -> bool:
    """Whether the layout has no such pages, or asks for this one: another rule tells of it."""
    return kind not in lesson.expected or kind in course.settings.layout.required


def _is_section(course: Course, lesson: Lesson, kind: str) -> bool:
    """Whether a page of the lesson has a section with the name of the page."""
    names = course.settings.words.pages.get(kind, ())
    return any(
        heading.is_one_of(names) for page in lesson.pages.values() for heading in page.headings
    )


def _is_linked(place: Place, links: Mapping[str, Sequence[Span]]) -> bool:
    """Whether the words stand in one of the links, or hold it."""
    spans = links.get(place.path, ())
    before = bisect_left(spans, place.span.end, key=lambda span: span.start)
    return before > 0 and spans[before - 1].end > place.span.start


def _finding(lesson: Lesson, claim: PageMention, resolved: Resolved) -> Finding:
    path = lesson.expected[claim.page]
    return Finding(
        place=resolved.place,
        message=f"{lesson.label} has no {claim.page} page",
        help=f"Write {path}, or point to the page that holds what is meant.",
        related=_others(lesson),
        lesson=lesson.id,
    )


def _others(lesson: Lesson) -> tuple[Related, ...]:
    first = lesson.first_place
    names = ", ".join(page.path.rpartition("/")[2] for page in lesson.pages.values())
    return (Related(first, f"the pages that it has: {names}"),)


RULE = Rule(
    code="XR615",
    name="page-not-there",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
