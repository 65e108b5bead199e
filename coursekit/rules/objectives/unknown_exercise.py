"""The practice page maps a heading that it does not have, or an objective that there is not.

The keys of `exercises` are the anchors of headings on the same page, as a link writes them behind
`#`; the numbers are those of the objectives in the brief, counted from 1. Mostly a heading was
reworded, or an objective removed.

## Bad

```diff
--- tracks/bread/proofing/practice.md
-  self-check: [1, 2, 3]
+  selfcheck: [1, 2, 3]
```

## Good

```diff
--- tracks/bread/proofing/practice.md
-  self-check: [1, 2, 3]
+  self-check: [1, 2, 3]
+  flashcards: [1]
```

## How to fix

Take the anchor of the heading that is meant; where one is near, it is offered. Correct or remove the
number of an objective that is no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.model.course import Course, Lesson
from coursekit.model.document import Document, Heading
from coursekit.model.finding import Edit, Finding, Fix, Related, Safety, Severity
from coursekit.model.record import Stated
from coursekit.rules.base import Rule
from coursekit.rules.objectives import exercises, numbered
from coursekit.words import Guesses, counted, shortened

_PLAIN = re.compile(r"[^\W\d_][\w-]*")


def check(course: Course) -> Iterator[Finding]:
    guesses = Guesses()
    for lesson in course.lessons.values():
        practice = lesson.pages.get("practice")
        entries = exercises(lesson)
        if practice is None or entries is None:
            continue
        known = course.anchors.get(practice.path)
        taken = {entry.anchor.value for entry in entries}
        lost = known is not None and not taken <= known
        free = {h.slug: h for h in practice.headings if h.slug not in taken} if lost else {}
        for entry in entries:
            if known is not None and entry.anchor.value not in known:
                meant = free.get(guesses.nearest(entry.anchor.value, free) or "")
                yield _no_heading(practice, entry.anchor, meant)
            for number in entry.objectives:
                yield from _no_objective(lesson, number)


def _no_heading(practice: Document, anchor: Stated[str], meant: Heading | None) -> Finding:
    fix = None
    if meant and _PLAIN.fullmatch(meant.slug):
        fix = Fix(f"Write {meant.slug}", Safety.UNSAFE, (Edit(anchor.place, meant.slug),))
    return Finding(
        place=anchor.place,
        message=f"this page has no heading with the anchor {shortened(anchor.value)}",
        help=f"Did you mean {meant.slug}?" if meant else "Take the anchor of one of its headings.",
        related=(Related(practice.place(meant.span), f"the heading of {meant.slug}"),)
        if meant
        else (),
        fix=fix,
    )


def _no_objective(lesson: Lesson, number: Stated[int]) -> Iterator[Finding]:
    objectives = numbered(lesson)
    if objectives and number.value > len(objectives):
        yield Finding(
            place=number.place,
            message=f"there is no objective {number.value}: {lesson.label} states "
            f"{counted(len(objectives), 'objective')}",
            help="Correct the number, or remove it.",
            related=(Related(objectives[-1].place, f"objective {len(objectives)}, the last"),),
        )


RULE = Rule(
    code="OB407",
    name="unknown-exercise",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
