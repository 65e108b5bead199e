"""An exemption of the configuration has outlived its last day.

The pattern still keeps the verdicts of the lock file away from the addresses that it fits, so that
no day of the calendar turns a run red. But whoever wrote it wanted it looked at again by now.

## Bad

```diff
+++ coursekit.toml
+[[links.exempt]]
+pattern = "https://en.wikipedia.org/wiki/*"
+reason = "it refuses machines"
+until = 2026-05-31
```

## Good

```diff
+++ coursekit.toml
+[[links.exempt]]
+pattern = "https://en.wikipedia.org/wiki/*"
+reason = "it refuses machines"
+until = 2026-06-01
```

## How to fix

Look whether the reason still holds. Remove the exemption, or give it another day.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import NOWHERE, Course
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule
from coursekit.words import shortened


def check(course: Course) -> Iterator[Finding]:
    for exemption in course.settings.links.exempt:
        if course.as_of and exemption.until < course.as_of:
            yield Finding(
                place=NOWHERE,
                message=f"the exemption of {shortened(exemption.pattern, 100)} ended on "
                f"{exemption.until}",
                help=f"Look whether this still holds: {shortened(exemption.reason, 200)}",
                subject=exemption.pattern,
            )


RULE = Rule(
    code="LK919",
    name="expired-exemption",
    severity=Severity.NOTE,
    doc=__doc__,
    check=check,
    needs_date=True,
)
