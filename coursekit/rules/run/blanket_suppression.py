"""A suppression gives no reason, or names no single rule.

Without a reason nobody can tell later whether it still holds, so it suppresses nothing. A family, or
`ALL`, would hide faults that nobody has seen yet: such words count for nothing, and the rules that
are named besides are still suppressed.

## Bad

```diff
--- tracks/bread/proofing/lesson.md
 ## Warmth and time

+<!-- coursekit: ignore LK -- the page on ovens comes with the next phase -->
+
```

## Good

```diff
--- tracks/bread/proofing/lesson.md
 ## Warmth and time

+<!-- coursekit: ignore LK901 -- the page on ovens comes with the next phase -->
+
+See [ovens](../ovens/lesson.md).
+
```

## How to fix

Name each rule by its code or name, and write behind two dashes why its findings can stay. What the
course never wants to hear of belongs under `ignore` in the configuration.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.finding import Finding, Severity
from coursekit.model.suppression import Ruling
from coursekit.rules.base import Rule, Run
from coursekit.words import listing, shortened


def check_run(run: Run) -> Iterator[Finding]:
    for ruling in run.suppressions:
        wrong = list(_wrong(ruling))
        if wrong:
            yield Finding(
                place=ruling.place,
                message=f"{ruling.label} {listing(wrong, 'and')}",
                help="Write what is suppressed and why, such as "
                "`coursekit: ignore LK901 -- the page comes with the next phase`.",
                subject=ruling.subject,
            )


def _wrong(ruling: Ruling) -> Iterator[str]:
    suppression = ruling.suppression
    if suppression.problem:
        return  # another rule tells what is wrong
    if not suppression.rules:
        yield "names no rule"
    if ruling.blanket:
        yield f"names many rules at once ({shortened(', '.join(ruling.blanket))})"
    if not suppression.reason:
        yield "gives no reason"


RULE = Rule(
    code="CK014",
    name="blanket-suppression",
    severity=Severity.ERROR,
    doc=__doc__,
    check_run=check_run,
    needs_all=True,
)
