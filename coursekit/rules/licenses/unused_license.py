"""The course defines a license that nothing uses.

A definition that no source names any more keeps people reading and checking terms for nothing. Often
the last source under it is gone; sometimes a source that should name it names something else.

## Bad

```diff
--- tracks/course.yaml
 rights_statement: The text of this lesson is original; all rights in {source} stay with its owners.
+licenses:
+  LicenseRef-Public-Lectures:
+    text: Given in public; the recording may be linked.
+    evidence: https://www.loc.gov/terms
+    seen: 2026-05-04
+    allows: [linked]
```

## Good

```diff
--- tracks/course.yaml
 rights_statement: The text of this lesson is original; all rights in {source} stay with its owners.
+licenses:
+  LicenseRef-Public-Lectures:
+    text: Given in public; the recording may be linked.
+    evidence: https://www.loc.gov/terms
+    seen: 2026-05-04
+    allows: [linked]
--- tracks/bread/proofing/references.md
-derived: false
+derived: true
+sources:
+  - title: Slow dough
+    creators: [Ada Miller]
+    url: https://www.loc.gov/slow-dough
+    license: LicenseRef-Public-Lectures
+    use: linked
@@
-None: the lesson is our own from end to end.
+- **Title:** Slow dough
+- **Author:** Ada Miller
+- **Link:** [the talk](https://www.loc.gov/slow-dough)
+- **License:** LicenseRef-Public-Lectures
+- **Rights:** The text of this lesson is original; all rights in "Slow dough" stay with its owners.
```

## How to fix

Remove the definition, or name it where it belongs.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule
from coursekit.rules.licenses import named_licenses


def check(course: Course) -> Iterator[Finding]:
    record = course.manifest.record if course.manifest else None
    defined = record.at(("licenses",)) if record else None
    if record is None or not isinstance(defined, dict) or course.unread or course.faults:
        return
    terms = [term for named in named_licenses(course) for term in named.license.terms]
    used = {name for term in terms for name in (term.name, term.nearest)}
    wrong = {violation.path[1] for violation in record.violations if len(violation.path) > 1}
    for name in defined:
        if name not in used | wrong and not _is_mentioned(course, name):
            yield Finding(
                place=record.head(("licenses", name)),
                message=f"nothing in the course is under {name}",
                help="Remove the definition, or name it as the license of the source it is for.",
            )


def _is_mentioned(course: Course, name: str) -> bool:
    """Whether a page has the name anywhere: in a record that cannot be read, or in words."""
    return any(name in page.text.content for page in course.documents)


RULE = Rule(
    code="LC1108",
    name="unused-license",
    severity=Severity.NOTE,
    doc=__doc__,
    check=check,
)
