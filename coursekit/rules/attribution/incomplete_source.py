"""A source on record lacks a part of what its credit needs.

Credit has four parts: what the work is called (title), who made it (creators), where it is (`url`),
and under which terms (`license`). Creative Commons licenses ask for them, and so do readers: without
the title nobody knows what is meant, without the creators nobody is thanked, without the address
nobody can look it up, without the license nobody knows what may be done with it. What a course may
do also depends on how it uses the work (`use`).

## Bad

```diff
--- tracks/bread/proofing/references.md
-derived: false
+derived: true
+sources:
+  - title: Slow dough
+    creators: [Ada Miller]
+    url: https://www.loc.gov/slow-dough
+    use: linked
@@
-None: the lesson is our own from end to end.
+- **Title:** [Slow dough](https://www.loc.gov/slow-dough)
+- **Author:** Ada Miller
+- **License:** CC BY 4.0
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
+    use: linked
@@
-None: the lesson is our own from end to end.
+- **Title:** [Slow dough](https://www.loc.gov/slow-dough)
+- **Author:** Ada Miller
+- **License:** CC BY 4.0
+- **Rights:** The text of this lesson is original; all rights in "Slow dough" stay with its owners.
```

## How to fix

Look at the source, and add what it states. A work without a stated license has terms all the same:
describe them once under `licenses` in the course manifest, and use their `LicenseRef-` name. A key
that is there but mistyped is found by `unknown-key` alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.record import Record, Violation, dotted
from coursekit.model.text import Place
from coursekit.rules.attribution import lacks_part
from coursekit.rules.base import Rule
from coursekit.rules.sources import WHY
from coursekit.words import shortened


def check(course: Course) -> Iterator[Finding]:
    for page in course.documents:
        if page.record:
            for violation in page.record.violations:
                if lacks_part(violation):
                    yield _finding(page.record, violation)


def _finding(record: Record, violation: Violation) -> Finding:
    *source, key = violation.path
    title = record.at((*source, "title"))
    named = f" '{shortened(title)}'" if isinstance(title, str) else f" `{dotted(tuple(source))}`"
    return Finding(
        place=Place(record.path, violation.span),
        message=f"the source{named} lacks `{key}`: {WHY[str(key)]}",
        help=violation.help,
        subject=dotted(violation.path),
    )


RULE = Rule(
    code="AT1003",
    name="incomplete-source",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
