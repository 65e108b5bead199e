"""A source that only the page tells of lacks a part of its credit.

Where the front matter has no record of a source, the block under "Source material" is all there is.
It owes readers what the work is called (title), who made it (creators), where it is (url), and under
which terms (license). What stands in the record as well, other rules compare.

## Bad

```diff
--- tracks/bread/proofing/references.md
-None: the lesson is our own from end to end.
+- **Title:** [Slow dough](https://www.loc.gov/slow-dough)
+- **Author:** Ada Miller
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

Look at the source, and add what it states. docs/attribution.md tells the forms and the labels by
which the parts are known; a course's own labels are configured under `[words.source_labels]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.document import Document
from coursekit.model.finding import Finding, Severity
from coursekit.model.source import ShownSource
from coursekit.rules.base import Rule
from coursekit.rules.recording import recorded
from coursekit.rules.shown_license import ShownLicenses
from coursekit.rules.sources import called, head, owed, unrecorded
from coursekit.words import listing


def check(course: Course) -> Iterator[Finding]:
    licenses = ShownLicenses(course)
    for pairing, blocks in unrecorded(course):
        for block in blocks:
            lacking = tuple(owed(block))
            if lacking:
                yield _finding(course, licenses, pairing.page, block, lacking)


def _finding(
    course: Course,
    licenses: ShownLicenses,
    page: Document,
    block: ShownSource,
    lacking: tuple[tuple[str, str], ...],
) -> Finding:
    parts = listing((part for part, _ in lacking), "and")
    reasons = "; ".join(why for _, why in lacking)
    return Finding(
        place=page.place(head(block).span),
        message=f"the source {called(block)} is shown without {parts}, and no record tells more",
        help=f"Add what the source states: {reasons}.",
        fix=recorded(course, licenses, page, (block,)),
    )


RULE = Rule(
    code="AT1012",
    name="incomplete-shown-source",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
