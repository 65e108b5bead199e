"""The front matter of a page begins but does not end.

A first line `---` opens the front matter, and the next line that is just `---` closes it. Without
that line nobody can tell where the keys end and the text begins, so none of the keys is read.

## Bad

```diff
--- tracks/bread/proofing/references.md
 page: references
 derived: false
----
+--
```

## Good

```diff
--- tracks/bread/proofing/references.md
 page: references
+# Nothing in this lesson stands on the work of others.
 derived: false
 ---
```

## How to fix

Put a line `---` behind the last key. Where a line looks as if it was meant to be that line, the
finding names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.document import Document, FrontMatterState
from coursekit.model.finding import Edit, Finding, Fix, Related, Safety, Severity
from coursekit.model.text import Place
from coursekit.rules.base import Rule

_MEANT = re.compile(r"\s*(?:-{2,}|[–—]-*|\.{3}|_{3,}|\*{3,}|\+{3})\s*")


def check(course: Course) -> Iterator[Finding]:
    for page in course.documents:
        if page.front_matter is FrontMatterState.UNCLOSED:
            meant = _meant(page)
            yield Finding(
                place=page.place(page.text.line_span(0)),
                message="the front matter that begins here is never closed",
                help="Write a line `---` behind its last key.",
                related=(Related(meant, "this may be meant as its end"),) if meant else (),
                fix=Fix("Close it here", Safety.UNSAFE, (Edit(meant, "---"),)) if meant else None,
                subject="front matter",
            )


def _meant(page: Document) -> Place | None:
    """A line that looks like a closing one, and stands where front matter mostly ends."""
    for index in range(1, len(page.text.line_starts)):
        line = page.text.line(index)
        if _MEANT.fullmatch(line):
            return page.place(page.text.line_span(index))
        if not line.strip():  # from here on it is rather a rule across the page
            break
    return None


RULE = Rule(
    code="FM102",
    name="unclosed-front-matter",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
