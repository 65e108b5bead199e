"""The record does not say, or says wrongly, whether a source was changed.

Licenses that ask for credit ask as well that changes are marked, and the credits page can only mark
what the record states. So what is adapted was modified and says so, what is taken verbatim was not,
and a quotation from a source that may not be adapted stays as it is.

## Bad

```diff
--- tracks/bread/proofing/references.md
-derived: false
+derived: true
+sources:
+  - title: Slow dough
+    creators: [Ada Miller]
+    url: https://www.loc.gov/slow-dough
+    license: CC-BY-4.0
+    use: adapted
@@
-None: the lesson is our own from end to end.
+- **Title:** Slow dough
+- **Author:** Ada Miller
+- **Link:** [the talk](https://www.loc.gov/slow-dough)
+- **License:** CC-BY-4.0
+- **Rights:** The text of this lesson is original; all rights in "Slow dough" stay with its owners.
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
+    use: adapted
+    modified: true
@@
-None: the lesson is our own from end to end.
+- **Title:** Slow dough
+- **Author:** Ada Miller
+- **Link:** [the talk](https://www.loc.gov/slow-dough)
+- **License:** CC-BY-4.0
+- **Rights:** The text of this lesson is original; all rights in "Slow dough" stay with its owners.
```

## How to fix

Write `modified: true` where the lesson changed what it took, and `modified: false` where it did not.
If the two keys contradict each other, look at the page: what was shortened, translated or redrawn
is `adapted`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.document import Document
from coursekit.model.finding import Edit, Finding, Fix, Related, Safety, Severity
from coursekit.model.license import Outcome
from coursekit.model.record import Stated
from coursekit.model.source import Use
from coursekit.model.text import Span
from coursekit.rules.base import Rule
from coursekit.rules.rulings import Judged, judged_sources, ruling_on

_KEY = re.compile(r"( *)(- +)?use:")


def check(course: Course) -> Iterator[Finding]:
    for judged in judged_sources(course):
        modified = judged.source.modified
        if modified:
            yield from _contradicted(course, judged, modified)
        elif judged.use.value is Use.ADAPTED and judged.ruling.marks_changes:
            yield Finding(
                place=judged.use.place,
                message="the source is adapted under a license that asks to mark changes, and "
                "`modified` is missing",
                help="Write `modified: true`, and tell on the page what was changed.",
                fix=_stating(judged),
                lesson=judged.lesson.id,
            )


def _contradicted(course: Course, judged: Judged, modified: Stated[bool]) -> Iterator[Finding]:
    if problem := _problem(course, judged, modified.value):
        yield Finding(
            place=modified.place,
            message=problem,
            help="Look at what the page took from the source, and correct one of the two keys.",
            related=(Related(judged.use.place, "the use on record"),),
            lesson=judged.lesson.id,
        )


def _problem(course: Course, judged: Judged, modified: bool) -> str | None:
    use = judged.use.value
    if use is Use.ADAPTED and not modified:
        return "the source is adapted, and what is adapted is modified"
    if use is Use.VERBATIM and modified:
        return "the source is taken verbatim, and what is verbatim is not modified"
    if use is Use.QUOTED and modified and not _may_be_adapted(course, judged):
        return "the source is quoted, and its license does not allow that what is taken is modified"
    return None


def _may_be_adapted(course: Course, judged: Judged) -> bool:
    theirs, own = (course.licenses[one.value] for one in (judged.license, judged.own))
    ruling = ruling_on(course.license_table, theirs, Use.ADAPTED, own)
    return ruling is None or ruling.outcome is not Outcome.REFUSED


def _stating(judged: Judged) -> Fix | None:
    """`modified: true` on a line of its own below `use`, where that has one."""
    page: Document = judged.lesson.pages["references"]
    line = page.text.position(judged.use.place.span.start).line - 1
    key = _KEY.match(page.text.line(line))
    if not key:
        return None
    indent = " " * len(key[1] + (key[2] or ""))
    end = page.text.line_span(line).end
    newline = "\r\n" if "\r\n" in page.text.content else "\n"
    edit = Edit(page.place(Span(end, end)), f"{newline}{indent}modified: true")
    return Fix("Write `modified: true`", Safety.UNSAFE, (edit,))


RULE = Rule(
    code="LC1107",
    name="modification-unstated",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
