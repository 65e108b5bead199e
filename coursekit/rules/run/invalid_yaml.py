"""Front matter or a manifest is not YAML as coursekit reads it.

Nothing can be known of such a file, so no other rule judges its keys. Besides what no parser takes,
anchors, aliases, tags and merge keys are refused: what a page states has to stand where a reader
and a reviewer look for it. Dates stay text, and so do `on`, `yes` and `13:30`, as in YAML 1.2.

## Bad

```diff
--- tracks/bread/proofing/references.md
-title: Proofing
+title: Proofing: how dough rises
```

## Good

```diff
--- tracks/bread/proofing/references.md
-title: Proofing
+title: "Proofing"
```

## How to fix

The finding points at the place where reading had to stop. Often a text needs quotation marks
because it holds a colon and a space, or begins with one of ``[ ] { } & * ! | > ' " % @ ` #``.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.text import Place
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    for record in course.records:
        for problem in record.problems:
            yield Finding(
                place=Place(record.path, problem.span),
                message=problem.message,
                help=problem.help,
                subject=problem.message,
            )


RULE = Rule(
    code="CK007",
    name="invalid-yaml",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
