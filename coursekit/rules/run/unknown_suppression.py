"""A suppression names a rule that does not exist or cannot be suppressed, or cannot be understood.

Whoever wrote it wanted something hidden, and it is not. The rules that it names rightly besides are
still suppressed; one whose last day is no day suppresses nothing. Findings that make the run itself
worthless, such as a fault of coursekit, and those about suppressions cannot be suppressed.

## Bad

```diff
--- tracks/bread/proofing/lesson.md
 ## Warmth and time

+<!-- coursekit: ignore missing-flie -- the page on ovens comes with the next phase -->
+
```

## Good

```diff
--- tracks/bread/proofing/lesson.md
 ## Warmth and time

+<!-- coursekit: ignore missing-file -- the page on ovens comes with the next phase -->
+
+See [ovens](../ovens/lesson.md).
+
```

## How to fix

Write the code or the name of the rule as `coursekit rules` lists it, several with commas, and the
last day as `until=2027-03-01`. The reason stands behind two dashes.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.finding import Finding, Severity
from coursekit.model.suppression import Ruling
from coursekit.rules.base import Rule, Run
from coursekit.words import shortened


def check_run(run: Run) -> Iterator[Finding]:
    for ruling in run.suppressions:
        for message, help_ in _wrong(ruling):
            subject = ruling.subject or message
            yield Finding(place=ruling.place, message=message, help=help_, subject=subject)


def _wrong(ruling: Ruling) -> Iterator[tuple[str, str]]:
    problem = ruling.suppression.problem
    if problem:
        yield f"this suppression cannot be understood: {problem.message}", problem.help
    where = "" if ruling.suppression.in_source else f"{ruling.where}, as the configuration states"
    for word, hint in ruling.unknown:
        yield (
            f"there is no rule '{shortened(word, 40)}' to be suppressed{where}",
            f"`coursekit rules` lists all rules.{hint}",
        )
    for code in ruling.unsuppressible:
        yield (
            f"{code} cannot be suppressed{where}",
            "Remove it: what it finds has to be mended.",
        )


RULE = Rule(
    code="CK013",
    name="unknown-suppression",
    severity=Severity.ERROR,
    doc=__doc__,
    check_run=check_run,
    needs_all=True,
)
