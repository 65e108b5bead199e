"""An image has no alternative text.

Who cannot see the image hears the alternative text instead; without one, a screen reader skips the
image or reads out its file name. HTML can say that an image only decorates, with `alt=""` (WCAG 2.2,
1.1.1 <https://www.w3.org/TR/WCAG22/#non-text-content>); in Markdown, empty brackets say nothing.

## Bad

```diff
--- tracks/bread/proofing/lesson.md
-## Warmth and time
+![](dough.svg)
+
+## Warmth and time
+++ tracks/bread/proofing/dough.svg
+<svg xmlns="http://www.w3.org/2000/svg"/>
```

## Good

```diff
--- tracks/bread/proofing/lesson.md
-## Warmth and time
+![A dough at 20 and at 30 degrees: the warm one is twice as high](dough.svg)
+
+## Warmth and time
+++ tracks/bread/proofing/dough.svg
+<svg xmlns="http://www.w3.org/2000/svg"/>
```

## How to fix

Say in a sentence what the learner should take from the image. Where the text beside it says so
already, or the image only decorates, write it in HTML, with `alt=""`.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.document import LinkKind
from coursekit.model.finding import Finding, Severity
from coursekit.rules.accessibility import images
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    for page, image in images(course):
        if not image.named:
            in_html = image.kind is LinkKind.HTML
            yield Finding(
                place=page.place(image.span),
                message="this image has no alternative text",
                help='Say what it shows, in `alt="…"`; if it only decorates, write `alt=""`.'
                if in_html
                else "Say what it shows, in the brackets behind the exclamation mark.",
                subject=image.target,
            )


RULE = Rule(
    code="AX801",
    name="missing-alt",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
