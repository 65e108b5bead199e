"""Prose names a section of a lesson that its lesson page does not have.

`L5 §6` is the sixth heading of the second level on the lesson page of lesson 5. When a section is
removed, merged or reworded, the pages that name it by its number or by its heading stay as they
were, and send learners to nothing. Headings that hold the words of the prose among others count as
meant, and so do numbers that headings write themselves (`## 6. Scope`).

## Bad

```diff
--- tracks/bread/first-loaf/lesson.md
-The dough came from [proofing](../proofing/lesson.md).
+The dough came from [proofing](../proofing/lesson.md), by section 3 of lesson 2.
```

## Good

```diff
--- tracks/bread/first-loaf/lesson.md
-The dough came from [proofing](../proofing/lesson.md).
+The dough came from [proofing](../proofing/lesson.md), by section 1 of lesson 2.
```

## How to fix

Name the section that is meant now. A link to its heading is safer than a number: it breaks in the
open when the heading is reworded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.model.claim import Resolved, SectionMention
from coursekit.model.course import Course, Lesson
from coursekit.model.document import Document, Heading
from coursekit.model.finding import Edit, Finding, Fix, Related, Safety, Severity
from coursekit.model.text import Span
from coursekit.rules.base import Rule
from coursekit.rules.claims import claims_of, page_of, parts_of
from coursekit.rules.facts import facts_of
from coursekit.rules.prerequisites import called
from coursekit.words import Guesses, counted, folded, shortened

_NUMBERED = re.compile(r"[§ ]*([0-9]{1,3})(?![0-9])")


def check(course: Course) -> Iterator[Finding]:
    pages, guesses = _Pages(course), Guesses()
    for claim, resolved in claims_of(course, SectionMention):
        lesson = pages.meant(claim, resolved) if resolved.referents == (None,) else None
        page = lesson.pages.get("lesson") if lesson else None
        if (
            lesson is None
            or page is None
            or not page.whole
            or pages.may_hold(claim, resolved, page)
        ):
            continue
        if claim.number and pages.headings(page).sections:
            yield _no_number(course, resolved, lesson, pages.headings(page), claim.number.value)
        elif claim.heading:
            near = pages.headings(page).nearest(claim.heading, guesses)
            yield _no_heading(course, resolved, lesson, claim.heading, near)


class _Headings:
    """The headings of a page by what prose tells of them."""

    def __init__(self, page: Document) -> None:
        texts = [folded(heading.text) for heading in page.headings]
        self.by_text = {heading.text: heading for heading in page.headings}
        self.sections = parts_of(page)
        self.numbers = {int(found[1]) for text in texts if (found := _NUMBERED.match(text))}
        self._text = "\n".join(f" {text} " for text in texts)

    def hold(self, heading: str) -> bool:
        """Whether the words are one of them, or stand in one."""
        return f" {folded(heading)} " in self._text

    def nearest(self, heading: str, guesses: Guesses) -> Heading | None:
        """The heading that was most likely meant."""
        return self.by_text.get(guesses.nearest(heading, self.by_text) or "")


class _Pages:
    """The lessons and headings of a course, each page looked at once."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._facts = facts_of(course)
        self._headings: dict[str, _Headings] = {}

    def headings(self, page: Document) -> _Headings:
        """The headings of a page."""
        if page.path not in self._headings:
            self._headings[page.path] = _Headings(page)
        return self._headings[page.path]

    def meant(self, claim: SectionMention, resolved: Resolved) -> Lesson | None:
        """The lesson that is spoken of; none where its number is not certain."""
        own = self._course.lessons[resolved.lesson]
        if claim.lesson is None:
            return own
        track = self._facts.track(own, claim.lesson.track)
        return self._facts.lesson(track, claim.lesson.numbers.values[0])

    def may_hold(self, claim: SectionMention, resolved: Resolved, page: Document) -> bool:
        """Whether the section may be there: written otherwise, or on another page of the lesson."""
        own = page_of(self._course, resolved)
        if claim.number:
            value = claim.number.value
            above = claim.lesson is None and len(self.headings(own).sections) >= value
            return above or value in self.headings(page).numbers
        pages = [page] if claim.lesson else self._course.lessons[resolved.lesson].pages.values()
        return any(self.headings(one).hold(claim.heading or "") for one in pages)


def _name(course: Course, resolved: Resolved, lesson: Lesson) -> str:
    if lesson.id == resolved.lesson:
        return "this lesson"
    return called(course, lesson, course.lessons[resolved.lesson].track)


def _no_number(
    course: Course, resolved: Resolved, lesson: Lesson, headings: _Headings, number: int
) -> Finding:
    page, sections = lesson.pages["lesson"], headings.sections
    return Finding(
        place=resolved.place,
        message=f"{_name(course, resolved, lesson)} has no section {number}: "
        f"its lesson page has {counted(len(sections), 'section')}",
        help="Name the section that is meant now, or link to its heading.",
        related=(
            Related(
                page.place(sections[-1].heading.span), f"section {len(sections)}, the last one"
            ),
        ),
        lesson=resolved.lesson,
    )


def _no_heading(
    course: Course,
    resolved: Resolved,
    lesson: Lesson,
    heading: str,
    near: Heading | None,
) -> Finding:
    page = lesson.pages["lesson"]
    span = near.span if near else page.text.line_span(0)
    return Finding(
        place=resolved.place,
        message=f"{_name(course, resolved, lesson)} has no section '{shortened(heading)}'",
        help=f"Did you mean '{shortened(near.text, 100)}'?"
        if near
        else f"Name the section by one of the headings in {page.path}, or link to it.",
        related=(Related(page.place(span), "the nearest heading" if near else "its lesson page"),),
        fix=_renamed(course, resolved, heading, near.text) if near else None,
        lesson=resolved.lesson,
    )


def _renamed(course: Course, resolved: Resolved, heading: str, new: str) -> Fix | None:
    page = page_of(course, resolved)
    at = page.text.cut(resolved.place.span).find(heading)
    if at < 0:
        return None  # it holds markup
    start = resolved.place.span.start + at
    edit = Edit(page.place(Span(start, start + len(heading))), new)
    return Fix(f"Write '{shortened(new, 100)}'", Safety.UNSAFE, (edit,))


RULE = Rule(
    code="XR612",
    name="unknown-section",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
