"""The references page shows a source that is not on record.

A source under "Source material" that the front matter does not state is credited to readers, and
unknown to everything else: whether its license allows what the lesson does, is not checked, and the
list of credits cannot tell how it is used. The record is offered, made of what the page shows; which
use the lesson makes of the source, you have to decide.

A source that says it is the course's own work is not meant, and neither is one by the lesson's own
authors. One that lacks a part of its credit is told of by `incomplete-shown-source`.

## Bad

```diff
--- tracks/bread/proofing/references.md
-None: the lesson is our own from end to end.
+- **Title:** [Slow dough](https://www.loc.gov/slow-dough)
+- **Author:** Ada Miller
+- **License:** CC BY 4.0
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

Put it under `sources` in the front matter of the page. If the lesson does not stand on it, list it
among the further reading instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Fix, Related, Severity
from coursekit.model.record import Record, ViolationKind
from coursekit.model.source import ShownSource
from coursekit.rules.attribution import lacks_sources
from coursekit.rules.base import Rule
from coursekit.rules.recording import recorded
from coursekit.rules.shown_license import ShownLicenses
from coursekit.rules.sources import Pairing, called, head, owed, unrecorded


def check(course: Course) -> Iterator[Finding]:
    licenses = ShownLicenses(course)
    for pairing, blocks in unrecorded(course):
        if not _is_told(pairing.page.record):
            whole = [block for block in blocks if not any(owed(block))]
            fix = recorded(course, licenses, pairing.page, whole) if whole else None
            for at, block in enumerate(whole):
                yield _finding(pairing, block, None if at else fix)


def _is_told(record: Record | None) -> bool:
    """Whether another rule says what is wrong with the record of the sources."""
    return record is not None and any(
        lacks_sources(record, one)
        or (one.kind is ViolationKind.UNKNOWN_KEY and one.replacement in ("derived", "sources"))
        or (one.kind is ViolationKind.INVALID_VALUE and one.path == ("sources",))
        for one in record.violations
    )


def _finding(pairing: Pairing, block: ShownSource, fix: Fix | None) -> Finding:
    derived = pairing.lesson.derived
    ours = "this says that the lesson stands on no other work"
    return Finding(
        place=pairing.page.place(head(block).span),
        message=f"the source {called(block)} is shown here, but is not on record",
        help="Put it under `sources` in the front matter, so that its license is checked.",
        related=(Related(derived.place, ours),) if derived and not derived.value else (),
        fix=fix,
    )


RULE = Rule(
    code="AT1006",
    name="unrecorded-source",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
