"""The alternative text of an image is its file name, or says again that it is an image.

A screen reader says "image" by itself, and a file name tells nothing of what the image shows.

## Bad

```diff
--- tracks/bread/proofing/lesson.md
-## Warmth and time
+![dough_30.svg](dough_30.svg)
+
+## Warmth and time
+++ tracks/bread/proofing/dough_30.svg
+<svg xmlns="http://www.w3.org/2000/svg"/>
```

## Good

```diff
--- tracks/bread/proofing/lesson.md
-## Warmth and time
+![A dough at 30 degrees, twice as high as before](dough_30.svg)
+
+## Warmth and time
+++ tracks/bread/proofing/dough_30.svg
+<svg xmlns="http://www.w3.org/2000/svg"/>
```

## How to fix

Say in a sentence what the learner should take from the image. What kind of image it is may be said
where it matters: a photograph, a diagram, a screenshot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.rules.accessibility import images
from coursekit.rules.base import Rule
from coursekit.words import shortened

_FILE = re.compile(r"\S+\.(?:avif|bmp|gif|jpe?g|png|svg|tiff?|webp)", re.IGNORECASE)
_IMAGE_OF = re.compile(r"(?:an? |the )?(?:image|picture) of\b", re.IGNORECASE)


def check(course: Course) -> Iterator[Finding]:
    for page, image in images(course):
        text = " ".join(image.text.split())
        if _FILE.fullmatch(text):
            reason = "is a file name and does not say what it shows"
            advice = "Say what the image shows."
        elif begins := _IMAGE_OF.match(text):
            reason = f"begins with '{begins[0]}', which every reader is told anyway"
            advice = f"Leave '{begins[0]}' out."
        else:
            continue
        yield Finding(
            place=page.place(image.span),
            message=f"the alternative text '{shortened(text)}' {reason}",
            help=advice,
            subject=image.target,
        )


RULE = Rule(
    code="AX806",
    name="alt-repeats",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
