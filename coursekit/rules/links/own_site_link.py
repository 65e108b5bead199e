"""A link to the course's own repository or site leads to a file that is not in the tree.

What `repository` and `site` in the course's manifest name can be checked here, and must be: a
request would tell what the published course holds, and not what this change makes of it. Checked
are what GitHub shows of the main branch (`HEAD`, `main`, `master`), and routes of the site that
begin as a folder of the repository does.

## Bad

```diff
--- tracks/course.yaml
 language: en
+repository: https://github.com/coursekit/baking
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [the oven](https://github.com/coursekit/baking/blob/main/tracks/bread/first-lof/lesson.md).
```

## Good

```diff
--- tracks/course.yaml
 language: en
+repository: https://github.com/coursekit/baking
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [the oven](https://github.com/coursekit/baking/blob/main/tracks/bread/first-loaf/lesson.md).
```

## How to fix

Correct the path; where a name is near, it is offered. A link between pages of the course is better
written as a path: it then works in a fork, on a branch and without a network.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Citation, Course, TargetState
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    for citation in course.citations:
        own = citation.own
        if own and own.state is not TargetState.FOUND and not citation.exempt:
            yield Finding(
                place=citation.place,
                message=f"this leads to our own {own.path}, {_what(own.state)}",
                help=_help(citation),
                subject=citation.target,
            )


def _what(state: TargetState) -> str:
    if state is TargetState.OTHER_CASE:
        return "but writes it in another letter case"
    return "which is not there"


def _help(citation: Citation) -> str:
    nearest = citation.own and citation.own.nearest
    return f"Did you mean {nearest}?" if nearest else "Correct the path, or remove the link."


RULE = Rule(
    code="LK918",
    name="own-site-link",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
