"""The baseline cannot be read, or is left from a merge that met a conflict.

`coursekit-baseline.json` holds the findings that the course lives with for now. Where it cannot be
read, nobody can tell old findings from new ones, so all others are withheld and the exit code is 2:
a red run with one finding, not with all the old ones. What a conflict left can be read: what either
side knew is known, and only the file itself is wrong.

## Bad

```diff
+++ coursekit-baseline.json
+{
+  "schema": "coursekit/baseline/v1",
+<<<<<<< HEAD
+  "counts": {},
+=======
+  "counts": {"LK901": 0},
+>>>>>>> proofing
+  "findings": [
+  ]
+}
```

## Good

```diff
+++ coursekit-baseline.json
+{
+  "schema": "coursekit/baseline/v1",
+  "counts": {},
+  "findings": [
+  ]
+}
```

## How to fix

After a merge, run `coursekit baseline check --prune`: it keeps what either side knew and is still
there. A baseline can only shrink, so nothing is lost by that. Otherwise take the file back from the
last commit in which it was whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.exits import ExitStatus
from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.text import Place
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    if course.baseline is None:
        return
    for problem in course.baseline.problems:
        yield Finding(
            place=Place(course.baseline.path, problem.span),
            message=problem.message,
            help=problem.help,
            subject=problem.message,
        )


RULE = Rule(
    code="CK015",
    name="broken-baseline",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    exit_status=ExitStatus.USAGE,
)
