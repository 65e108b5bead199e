"""Creative Commons terms without their version.

"CC BY-NC" is the name of five licenses, and they differ: what is under CC BY-SA 1.0 may not become
part of a course under CC BY-SA 4.0, what is under 2.0 may. Without its version a license cannot be
linked either, and credit asks for that link.

## Bad

```diff
--- tracks/bread/proofing/references.md
-derived: false
+derived: true
+sources:
+  - title: Slow dough
+    creators: [Ada Miller]
+    url: https://www.loc.gov/slow-dough
+    license: CC BY-NC
+    use: linked
@@
-None: the lesson is our own from end to end.
+- **Title:** Slow dough
+- **Author:** Ada Miller
+- **Link:** [the talk](https://www.loc.gov/slow-dough)
+- **License:** CC BY-NC
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

Look at the source: the link behind its license names the version. Where nothing does, ask whoever
made it. The newest version is only a guess.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.license import TermState
from coursekit.rules.base import Rule
from coursekit.rules.licenses import mended, named_licenses, wrong_terms
from coursekit.words import listing, shortened


def check(course: Course) -> Iterator[Finding]:
    for named in named_licenses(course):
        if bare := wrong_terms(named, TermState.UNVERSIONED):
            names = listing((f"'{shortened(term.name)}'" for term in bare), "and")
            newest = [term.nearest for term in bare if term.nearest]
            yield Finding(
                place=named.stated.place,
                message=f"{names} {_lacks(len(bare), newest)}",
                help=f"If the source names none but the newest, write {listing(newest, 'and')}."
                if newest
                else "Look in the source which one it is, such as CC-BY-4.0 or CC-BY-SA-4.0.",
                fix=mended(named),
            )


def _lacks(count: int, newest: list[str]) -> str:
    verb = "does" if count == 1 else "do"
    return (
        f"{verb} not tell which version of the license"
        if newest
        else (f"{verb} not tell which license of Creative Commons, nor which version")
    )


RULE = Rule(
    code="LC1103",
    name="unversioned-license",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
