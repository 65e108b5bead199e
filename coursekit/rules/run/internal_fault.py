"""coursekit itself failed while it read a file or judged by a rule.

Everything else was still checked, but what the message names was not, so the run cannot be called
clean: its exit code is 3. A log is written that can be pasted into a bug report as it is.

## Bad

A rule that raises an exception (here one is made to):

```diff crash=order-disagrees
```

## Good

```diff
```

## How to fix

Report the fault with the log. Until it is mended, ignore the rule that the message names, or move
the file that it names out of the course.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.exits import ExitStatus
from coursekit.model.course import NOWHERE
from coursekit.model.finding import Finding, Severity
from coursekit.model.text import Place, Span
from coursekit.rules.base import Rule, Run


def check_run(run: Run) -> Iterator[Finding]:
    for fault in run.faults:
        yield Finding(
            place=Place(fault.path, Span(0, 0)) if fault.path else NOWHERE,
            message=f"coursekit failed in {fault.stage}: {fault.error}",
            help="This is no fault of the course: report it with the log that this run wrote.",
            subject=fault.stage,
        )


RULE = Rule(
    code="CK001",
    name="internal-fault",
    severity=Severity.ERROR,
    doc=__doc__,
    check_run=check_run,
    exit_status=ExitStatus.FAULT,
)
