"""A link by reference, `[text][label]`, names a label that the page does not define.

CommonMark leaves such text as it stands, with its brackets, so the learner sees `[text][label]` and
has nothing to follow. It may be meant that way; then a backslash before the first bracket, or a
code span, says so.

## Bad

```diff
--- tracks/bread/first-loaf/lesson.md
-The dough came from [proofing](../proofing/lesson.md).
+The dough came from [proofing][last].
```

## Good

```diff
--- tracks/bread/first-loaf/lesson.md
-The dough came from [proofing](../proofing/lesson.md).
+The dough came from [proofing][last].
+
+[last]: ../proofing/lesson.md
```

## How to fix

Define the label on a line of its own, `[label]: destination`, or correct it; where a label of the
page is near, it is offered.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.document import Document, UndefinedReference
from coursekit.model.finding import Finding, Fix, Safety, Severity
from coursekit.rules.base import Rule
from coursekit.rules.links import retarget
from coursekit.words import Guesses, shortened


def check(course: Course) -> Iterator[Finding]:
    guesses = Guesses()
    for page in course.documents:
        for reference in page.undefined:
            known = (label.lower() for label in page.labels)
            yield _finding(page, reference, guesses.nearest(reference.label, known))


def _finding(page: Document, reference: UndefinedReference, candidate: str | None) -> Finding:
    label = shortened(reference.label)
    advice = f"Did you mean [{candidate}]?" if candidate else f"Define it: [{label}]: destination."
    return Finding(
        place=page.place(reference.span),
        message=f"this page does not define the label [{label}]",
        help=advice,
        fix=_fix(page, reference, candidate) if candidate else None,
    )


def _fix(page: Document, reference: UndefinedReference, label: str) -> Fix:
    written = page.text.cut(reference.span)
    text = written[: written.rindex("[")]
    return retarget(page.place(reference.span), f"{text}[{label}]", Safety.UNSAFE)


RULE = Rule(
    code="LK904",
    name="undefined-reference",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
