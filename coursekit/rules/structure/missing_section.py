"""A page lacks a section that every page of its kind must have.

Learners find their way by sections that stand on every page in the same place. Which ones a page
must have stands in the configuration (`[structure.sections]`), as headings of the second level; by
default they are those of coursekit's own course. Drafts may lack any, and a lesson that derives from
no source need not have those about sources (`if_derived`).

## Bad

```diff
--- tracks/bread/proofing/brief.md
-## Before you start
-
-A mixed dough is needed, and a warm place.
-
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-## Before you start
+## BEFORE you start
```

## How to fix

Write the section where the help says. A course with other headings names them; of a list in the
list, one is enough:

```toml
[structure.sections]
brief = ["What you will learn", ["Before you start", "Prerequisites"]]
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.model.course import Course, Lesson
from coursekit.model.document import Document, Heading
from coursekit.model.finding import Edit, Finding, Fix, Safety, Severity
from coursekit.model.text import Place
from coursekit.rules.base import Rule
from coursekit.rules.structure import LEVEL, Group, heading_of, with_sections
from coursekit.words import Guesses, listing


def check(course: Course) -> Iterator[Finding]:
    guesses = Guesses()
    for lesson, kind, page, groups, found in with_sections(course):
        if None not in found or lesson.draft or not page.whole:
            continue
        optional = set(course.settings.structure.if_derived) if _is_original(lesson) else set()
        for index, group in enumerate(groups):
            if found[index] is None and not optional & set(group):
                yield _finding(kind, page, groups, index, guesses)


def _is_original(lesson: Lesson) -> bool:
    """Whether a lesson derives from no source, or cannot be asked whether it does."""
    references = lesson.pages.get("references")
    if references is None:
        return "references" in lesson.unread
    return references.record is None or references.record.at(("derived",)) is not True


def _finding(
    kind: str, page: Document, groups: Sequence[Group], index: int, guesses: Guesses
) -> Finding:
    group = groups[index]
    names = listing(f"'{name}'" for name in group)
    place, advice, fix = _advice(page, groups, index, guesses)
    return Finding(
        place=place,
        message=f"this {kind} page has no section {names}",
        help=advice,
        fix=fix,
        subject=group[0],
    )


def _advice(
    page: Document, groups: Sequence[Group], index: int, guesses: Guesses
) -> tuple[Place, str, Fix | None]:
    """The place for the section, what to do there, and a fix where a heading was mistyped."""
    group = groups[index]
    if deeper := next(page.under(group), None):
        place = page.place(deeper.heading.span)
        return place, f"Write it with `{'#' * LEVEL}`.", None
    if meant := _meant(page, groups, group, guesses):
        place = page.place(meant.span)
        fix = Fix(f"Write {group[0]}", Safety.UNSAFE, (Edit(place, group[0]),))
        return place, f"Did you mean this heading? Then write '{group[0]}'.", fix
    written = f"`{'#' * LEVEL} {group[0]}`"
    for other in reversed(groups[:index]):
        if before := heading_of(page, other):
            return page.place(before.span), f"Write {written} behind '{before.text}'.", None
    for other in groups[index + 1 :]:
        if after := heading_of(page, other):
            return page.place(after.span), f"Write {written} before '{after.text}'.", None
    return page.place(page.text.line_span(0)), f"Write {written}.", None


def _meant(
    page: Document, groups: Sequence[Group], group: Group, guesses: Guesses
) -> Heading | None:
    """A heading of the right level, none of those asked for, that is near to the one missing."""
    known = {name.casefold() for other in groups for name in other}
    free = {h.text: h for h in page.headings if h.level == LEVEL and h.text.casefold() not in known}
    near = guesses.nearest(group[0], free)
    return free[near] if near else None


RULE = Rule(
    code="ST501",
    name="missing-section",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
