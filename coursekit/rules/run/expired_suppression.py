"""A suppression has outlived its last day.

It suppresses nothing any more, so what it hid is reported again. The day that counts is the one that
the run judges by: that of the last commit, or what `--as-of` says. So a branch turns red with a new
commit, and never by itself.

## Bad

```diff
--- tracks/bread/proofing/lesson.md
 ## Warmth and time

+<!-- coursekit: ignore LK901 until=2026-05-31 -- the page on ovens comes with the next phase -->
+
```

## Good

```diff
--- tracks/bread/proofing/lesson.md
 ## Warmth and time

+<!-- coursekit: ignore LK901 until=2026-06-01 -- the page on ovens comes with the next phase -->
+
+See [ovens](../ovens/lesson.md).
+
```

## How to fix

Mend what the suppression hid and remove it, or give it another day if the reason still holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule, Run
from coursekit.words import shortened


def check_run(run: Run) -> Iterator[Finding]:
    for ruling in run.suppressions:
        if ruling.ended(run.course.as_of):
            reason = shortened(ruling.suppression.reason, 200) or "no reason was given"
            yield Finding(
                place=ruling.place,
                message=f"{ruling.label} ended on {ruling.suppression.until}",
                help=f"Mend what it hid and remove it, or look whether this still holds: {reason}",
                subject=ruling.subject,
            )


RULE = Rule(
    code="CK012",
    name="expired-suppression",
    severity=Severity.WARNING,
    doc=__doc__,
    check_run=check_run,
    needs_all=True,
    needs_date=True,
)
