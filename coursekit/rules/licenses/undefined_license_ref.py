"""A `LicenseRef-` name that the course does not define.

Such a name stands for terms that are on no list: "published on a public channel, link out only",
"by permission of the author". It says nothing by itself. The course's manifest describes each once:
the terms, where they can be checked, when somebody last read them, and which uses they allow.

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
--- tracks/bread/proofing/references.md
-derived: false
+derived: true
+sources:
+  - title: Slow dough
+    creators: [Ada Miller]
+    url: https://www.loc.gov/slow-dough
+    license: LicenseRef-Public-Lecture
+    use: linked
@@
-None: the lesson is our own from end to end.
+- **Title:** Slow dough
+- **Author:** Ada Miller
+- **Link:** [the talk](https://www.loc.gov/slow-dough)
+- **License:** LicenseRef-Public-Lecture
+- **Rights:** The text of this lesson is original; all rights in "Slow dough" stay with its owners.
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

Correct the name, or describe the terms under `licenses` in the course's manifest.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.license import Term, TermState
from coursekit.rules.base import Rule
from coursekit.rules.licenses import manifest_path, mended, named_licenses, wrong_terms
from coursekit.words import listing, shortened


def check(course: Course) -> Iterator[Finding]:
    if _is_lost(course):
        return
    for named in named_licenses(course):
        undefined = [
            term
            for term in wrong_terms(named, TermState.UNDEFINED)
            if not _is_misnamed(course, term)
        ]
        if undefined:
            names = listing((shortened(term.name) for term in undefined), "and")
            verb = "is" if len(undefined) == 1 else "are"
            yield Finding(
                place=named.stated.place,
                message=f"{names} {verb} not defined in {manifest_path(course)}",
                help=_help(undefined),
                fix=mended(named),
            )


def _is_lost(course: Course) -> bool:
    """Whether the manifest is there but could not be read: another rule tells that."""
    if course.manifest:
        return bool(course.manifest.record.problems)
    lost = {one.path for one in course.unread} | {one.path for one in course.faults}
    return manifest_path(course) in lost


def _is_misnamed(course: Course, term: Term) -> bool:
    """Whether the manifest describes it under a name without `LicenseRef-`, which is told there."""
    record = course.manifest.record if course.manifest else None
    defined = record.at(("licenses",)) if record else None
    return isinstance(defined, dict) and term.name.partition("-")[2] in defined


def _help(undefined: list[Term]) -> str:
    near = [term.nearest for term in undefined if term.nearest]
    if near:
        return f"Did you mean {listing(near, 'and')}?"
    return "Describe the terms there, under `licenses`: their text, evidence, day and allowed uses."


RULE = Rule(
    code="LC1106",
    name="undefined-license-ref",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
