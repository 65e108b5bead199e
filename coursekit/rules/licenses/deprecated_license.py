"""A license under a name that SPDX no longer uses.

Most such names left open whether later versions may be used as well: `GPL-2.0` became
`GPL-2.0-only` and `GPL-2.0-or-later`. Tools that know only the new names cannot judge the old one.

## Bad

```diff
--- tracks/bread/proofing/references.md
-derived: false
+derived: true
+sources:
+  - title: Slow dough
+    creators: [Ada Miller]
+    url: https://www.loc.gov/slow-dough
+    license: GPL-2.0
+    use: linked
@@
-None: the lesson is our own from end to end.
+- **Title:** Slow dough
+- **Author:** Ada Miller
+- **Link:** [the talk](https://www.loc.gov/slow-dough)
+- **License:** GPL-2.0
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
+    license: GPL-2.0-only
+    use: linked
@@
-None: the lesson is our own from end to end.
+- **Title:** Slow dough
+- **Author:** Ada Miller
+- **Link:** [the talk](https://www.loc.gov/slow-dough)
+- **License:** GPL-2.0-only
+- **Rights:** The text of this lesson is original; all rights in "Slow dough" stay with its owners.
```

## How to fix

Write the name that took its place. Where there are two, read in the source itself whether it says
"or any later version".
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.license import TermState
from coursekit.rules.base import Rule
from coursekit.rules.licenses import mended, named_licenses, wrong_terms
from coursekit.words import listing


def check(course: Course) -> Iterator[Finding]:
    for named in named_licenses(course):
        if old := wrong_terms(named, TermState.DEPRECATED):
            names = listing((term.name for term in old), "and")
            instead = [term.nearest for term in old if term.nearest]
            yield Finding(
                place=named.stated.place,
                message=f"SPDX no longer uses the name {names}",
                help=f"Write {listing(instead, 'and')}."
                if instead
                else "Nothing took its place: read in the source which license it names.",
                fix=mended(named),
            )


RULE = Rule(
    code="LC1102",
    name="deprecated-license",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
