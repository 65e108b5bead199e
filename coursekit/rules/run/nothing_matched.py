"""No page of any lesson was found where the layout looks for them.

A check of nothing must not look like a check that passed: the exit code is 2. Either the command
was run in another repository, or the course keeps its pages elsewhere than the layout says.

## Bad

```diff
+++ coursekit.toml
+[layout.pages]
+brief = ["lessons/{track}/{lesson}/brief.md"]
```

## Good

```diff
+++ coursekit.toml
+[layout.pages]
+brief = ["tracks/{track}/{lesson}/brief.md"]
```

## How to fix

Run coursekit inside the course's repository, or set `pages` in the table `[layout]` of
`coursekit.toml` to where the pages are.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.exits import ExitStatus
from coursekit.model.course import NOWHERE
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule, Run


def check_run(run: Run) -> Iterator[Finding]:
    if any(lesson.present for lesson in run.course.lessons.values()):
        return
    patterns = [pattern for kind in run.course.settings.layout.pages.values() for pattern in kind]
    looked = f"{patterns[0]}" if patterns else "no pattern at all"
    yield Finding(
        place=NOWHERE,
        message=f"no lesson was found: nothing here matches {looked}",
        help="Run coursekit in the course's repository, or set `pages` under `[layout]` in "
        "coursekit.toml to where the pages are.",
    )


RULE = Rule(
    code="CK002",
    name="nothing-matched",
    severity=Severity.ERROR,
    doc=__doc__,
    check_run=check_run,
    exit_status=ExitStatus.USAGE,
)
