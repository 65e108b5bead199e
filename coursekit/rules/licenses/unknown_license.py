"""A license that SPDX does not list, or that is no license expression at all.

Everything that coursekit can say of a license hangs on knowing which one is meant. The SPDX License
List gives each a short name; several are joined with `AND`, `OR` and `WITH`. It counts for the
course's own licenses, for that of a brief, and for those of sources on record. Terms that no list
has are defined once in the course's manifest, under a name that begins with `LicenseRef-`.

## Bad

```diff
--- tracks/bread/proofing/references.md
-derived: false
+derived: true
+sources:
+  - title: Slow dough
+    creators: [Ada Miller]
+    url: https://www.loc.gov/slow-dough
+    license: CC BY 4.0
+    use: linked
@@
-None: the lesson is our own from end to end.
+- **Title:** Slow dough
+- **Author:** Ada Miller
+- **Link:** [the talk](https://www.loc.gov/slow-dough)
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
+- **Title:** Slow dough
+- **Author:** Ada Miller
+- **Link:** [the talk](https://www.loc.gov/slow-dough)
+- **License:** CC-BY-4.0
+- **Rights:** The text of this lesson is original; all rights in "Slow dough" stay with its owners.
```

## How to fix

Look up the identifier at <https://spdx.org/licenses/>, and write it as it stands there. For terms in
words ("all rights reserved", "by permission"), describe them under `licenses` in the course's
manifest and name them here.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.license import TermState
from coursekit.rules.base import Rule
from coursekit.rules.licenses import Named, manifest_path, mended, named_licenses, wrong_terms
from coursekit.words import folded, listing, shortened


def check(course: Course) -> Iterator[Finding]:
    for named in named_licenses(course):
        unknown = [term.name for term in wrong_terms(named, TermState.UNKNOWN)]
        if unknown or named.license.problem:
            yield Finding(
                place=named.stated.place,
                message=_message(named, unknown),
                help=_help(course, named),
                fix=mended(named),
            )


_PUBLIC_DOMAIN = ("public domain", "the public domain", "publicdomain", "public-domain")


def _message(named: Named, unknown: list[str]) -> str:
    written = shortened(named.stated.value)
    if not unknown:
        return f"nobody can tell which license '{written}' is: {named.license.problem}"
    names = listing((f"'{shortened(name)}'" for name in unknown), "and")
    verb = "is no identifier" if len(unknown) == 1 else "are no identifiers"
    return f"{names} {verb} of the SPDX License List"


def _help(course: Course, named: Named) -> str:
    if folded(named.stated.value) in _PUBLIC_DOMAIN:
        return "Write CC0-1.0 where its makers gave up their rights, CC-PDM-1.0 where these have ended."
    if named.license.nearest:
        return f"Did you mean {named.license.nearest}?"
    return (
        "Look the identifier up at https://spdx.org/licenses/, or describe the terms under "
        f"`licenses` in {manifest_path(course)} and write their LicenseRef- name."
    )


RULE = Rule(
    code="LC1101",
    name="unknown-license",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
