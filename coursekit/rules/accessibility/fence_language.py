"""A fenced code block does not say what language it is in.

Without its language a block is shown without colors, a screen reader that could read code as code
does not know it, and whatever runs or checks the examples of a course passes it over. What a program
prints is `text`. A block of lines such as `Title: …` and `License: …` is no code, and not meant.

## Bad

```diff
--- tracks/bread/proofing/lesson.md
-## Warmth and time
+```
+hours = 24 / degrees
+```
+
+## Warmth and time
```

## Good

```diff
--- tracks/bread/proofing/lesson.md
-## Warmth and time
+```python
+hours = 24 / degrees
+```
+
+## Warmth and time
```

## How to fix

Write the language behind the opening marks; `text` where it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.document import Fence
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule

_CREDIT = re.compile(
    r"^[ \t]*(?:title|creators?|authors?|speakers?|source|url|licen[sc]e|rights|copyright|date)"
    r"[ \t]*:[ \t]*\S",
    re.IGNORECASE | re.MULTILINE,
)


def check(course: Course) -> Iterator[Finding]:
    for page in course.documents:
        for fence in page.fences:
            if not fence.info and fence.text.strip() and not _is_credit(fence):
                yield Finding(
                    place=page.place(fence.span),
                    message="this code block does not say what language it is in",
                    help="Write the language behind the opening marks; `text` where it is none.",
                    subject=fence.text,
                )


def _is_credit(fence: Fence) -> bool:
    return len(_CREDIT.findall(fence.text)) > 1


RULE = Rule(
    code="AX805",
    name="fence-language",
    severity=Severity.NOTE,
    doc=__doc__,
    check=check,
)
