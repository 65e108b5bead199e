"""A lesson says that it is derived, and no source is on record.

`derived: true` tells readers that the lesson stands on somebody else's work. Whose it is, stands
nowhere: nobody is credited, and nobody can check whether the work may be used like this. If the
page shows its source by hand, the record of it is offered.

## Bad

```diff
--- tracks/bread/proofing/references.md
-derived: false
+derived: true
```

## Good

```diff
--- tracks/bread/proofing/references.md
-derived: false
+derived: true
+sources:
+  - title: Slow dough
+    creators: [Ada Miller]
+    url: https://www.loc.gov/slow-dough
+    license: CC-BY-4.0
+    use: linked
@@
-None: the lesson is our own from end to end.
+- **Title:** [Slow dough](https://www.loc.gov/slow-dough)
+- **Author:** Ada Miller
+- **License:** CC BY 4.0
+- **Rights:** The text of this lesson is original; all rights in "Slow dough" stay with its owners.
```

## How to fix

List under `sources` what the lesson stands on; `coursekit schema references` shows the keys. If
everything in it is the course's own, write `derived: false`.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.document import Document
from coursekit.model.finding import Finding, Related, Severity
from coursekit.rules.attribution import lacks_sources
from coursekit.rules.base import Rule
from coursekit.rules.recording import recorded
from coursekit.rules.shown_license import ShownLicenses


def check(course: Course) -> Iterator[Finding]:
    licenses = ShownLicenses(course)
    for lesson in course.lessons.values():
        page = lesson.pages.get("references")
        record = page.record if page else None
        if page and record and any(lacks_sources(record, one) for one in record.violations):
            yield _finding(course, licenses, lesson.label, page)


def _finding(course: Course, licenses: ShownLicenses, label: str, page: Document) -> Finding:
    blocks = tuple(block for block in page.shown_sources if not block.own)
    record = page.record
    return Finding(
        place=record.place(("derived",)) if record else page.place(page.text.line_span(0)),
        message=f"{label} is derived from other work, but names no source",
        help="List what it stands on under `sources`, or write `derived: false`.",
        related=tuple(
            Related(page.place(block.span), "a source that the page shows") for block in blocks[:3]
        ),
        fix=recorded(course, licenses, page, blocks) if blocks else None,
    )


RULE = Rule(
    code="AT1002",
    name="derived-without-source",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
