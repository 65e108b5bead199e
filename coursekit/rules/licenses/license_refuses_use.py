"""The license of a source does not allow how the lesson uses it.

What may be done with a source depends on three things: its license, the use, and the license that
the lesson's own text is published under. A table of them is kept as data; `docs/licenses.md` shows
it with the clause for each verdict. It is no legal advice.

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
+    use: adapted
+    modified: true
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
+    use: quoted
@@
-None: the lesson is our own from end to end.
+- **Title:** Slow dough
+- **Author:** Ada Miller
+- **Link:** [the talk](https://www.loc.gov/slow-dough)
+- **License:** CC-BY-NC-4.0
+- **Rights:** The text of this lesson is original; all rights in "Slow dough" stay with its owners.
```

## How to fix

Use the source in a way that its license allows: link to it, or quote a passage. Or ask whoever holds
the rights. Their permission is a license of its own: describe it under `licenses` in the course's
manifest, and write `CC-BY-NC-4.0 OR LicenseRef-Permission` for the license of the source.
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
        if judged.ruling.outcome is Outcome.REFUSED:
            yield Finding(
                place=judged.license.place,
                message=f"this license does not allow the source to be {used(judged.use.value)} "
                f"in a text under {own_name(course, judged)}: {judged.ruling.reason} "
                f"({judged.ruling.clause})",
                help=_help(course, judged),
                related=context(judged),
                lesson=judged.lesson.id,
            )


def _help(course: Course, judged: Judged) -> str:
    uses = allowed_uses(course, judged)
    other = f"The source may be {listing(uses)}. Or ask" if uses else "Ask"
    return (
        f"{other} whoever holds the rights, and describe their permission under `licenses` in "
        f"{manifest_path(course)}. {NO_ADVICE}"
    )


RULE = Rule(
    code="LC1104",
    name="license-refuses-use",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
