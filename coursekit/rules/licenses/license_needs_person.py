"""Nobody but a person can tell whether a license allows a use.

The table in `docs/licenses.md` does not know every license, and with some that it knows the answer
hangs on what no file tells: whether the course is sold, or whether a page is part of a larger work.
Then nothing passes silently: somebody has to read the license and decide.

## Bad

```diff
--- tracks/bread/proofing/references.md
-derived: false
+derived: true
+sources:
+  - title: Slow dough
+    creators: [Ada Miller]
+    url: https://www.loc.gov/slow-dough
+    license: CC-BY-NC-4.0
+    use: verbatim
@@
-None: the lesson is our own from end to end.
+- **Title:** Slow dough
+- **Author:** Ada Miller
+- **Link:** [the talk](https://www.loc.gov/slow-dough)
+- **License:** CC-BY-NC-4.0
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
+    license: CC-BY-NC-4.0
+    use: linked
@@
-None: the lesson is our own from end to end.
+- **Title:** Slow dough
+- **Author:** Ada Miller
+- **Link:** [the talk](https://www.loc.gov/slow-dough)
+- **License:** CC-BY-NC-4.0
+- **Rights:** The text of this lesson is original; all rights in "Slow dough" stay with its owners.
```

## How to fix

Read the clause that the message names, and decide, or ask somebody who can. If the answer is yes,
write it down: describe it under `licenses` in the course's manifest with its evidence, and write
`CC-BY-NC-4.0 OR LicenseRef-Noncommercial-Course` for the license of the source. If it is no, link to
the source instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.license import Outcome
from coursekit.rules.base import Rule
from coursekit.rules.licenses import allowed_uses, context, manifest_path, own_name, used
from coursekit.rules.rulings import NO_ADVICE, Judged, judged_sources
from coursekit.words import listing


def check(course: Course) -> Iterator[Finding]:
    for judged in judged_sources(course):
        if judged.ruling.outcome is Outcome.ASK:
            yield Finding(
                place=judged.license.place,
                message="a person has to decide whether this license allows the source to be "
                f"{used(judged.use.value)} in a text under {own_name(course, judged)}: "
                f"{judged.ruling.reason} ({judged.ruling.clause})",
                help=_help(course, judged),
                related=context(judged),
                lesson=judged.lesson.id,
            )


def _help(course: Course, judged: Judged) -> str:
    uses = allowed_uses(course, judged)
    other = f"The source may be {listing(uses)} in any case. " if uses else ""
    return (
        f"{other}If the answer is yes, describe it under `licenses` in {manifest_path(course)}, and "
        f"write `OR` with its LicenseRef- name behind this license. {NO_ADVICE}"
    )


RULE = Rule(
    code="LC1105",
    name="license-needs-person",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
