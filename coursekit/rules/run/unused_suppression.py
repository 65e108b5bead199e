"""A suppression names a rule that finds nothing there.

The fault was mended, or the comment stands at another block than the fault. One that is left behind
would hide the next fault of its kind from everybody.

## Bad

```diff
--- tracks/bread/proofing/lesson.md
 ## Warmth and time

+<!-- coursekit: ignore LK901 -- the page on ovens comes with the next phase -->
+
```

## Good

A comment that stands alone speaks of the next block: a paragraph, a heading, a whole list or table.

```diff
--- tracks/bread/proofing/lesson.md
 ## Warmth and time

+<!-- coursekit: ignore LK901 -- the page on ovens comes with the next phase -->
+
+See [ovens](../ovens/lesson.md).
+
```

## How to fix

Remove the comment, or the code of the rule from it. Where the fault is still there, put the comment
right above the block that the finding points at; `ignore-page` speaks of the whole page. Nothing is
called unused while files cannot be read, and no rule that needs a day is where none is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.finding import Finding, Severity
from coursekit.model.suppression import Ruling
from coursekit.rules.base import Rule, Run
from coursekit.words import listing


def check_run(run: Run) -> Iterator[Finding]:
    for ruling in run.suppressions:
        if ruling.unused:
            verb = "finds" if len(ruling.unused) == 1 else "find"
            who, help_ = _words(ruling)
            yield Finding(
                place=ruling.place,
                message=f"{listing(ruling.unused, 'and')} {verb} nothing{ruling.where} that {who} could hide",
                help=help_,
                subject=ruling.subject,
            )


def _words(ruling: Ruling) -> tuple[str, str]:
    if ruling.suppression.in_source:
        advice = "Remove what is not needed, or put it right above the block that is meant."
        return "this suppression", advice
    return "the configuration", "Remove what is not needed from `suppress`, or mend its paths."


RULE = Rule(
    code="CK011",
    name="unused-suppression",
    severity=Severity.WARNING,
    doc=__doc__,
    check_run=check_run,
    needs_all=True,
)
