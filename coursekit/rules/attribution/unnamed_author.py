"""The author of the course's own assets is nobody: a placeholder stands in the place of a name.

Readers who want to reuse a figure have to name whoever made it, and `TODO` made nothing. The author
may be a person, a team or an organization.

## Bad

```diff
--- tracks/course.yaml
 language: en
+own_assets:
+  - glob: tracks/bread/*/figures/*.svg
+    author: TODO
--- tracks/bread/proofing/lesson.md
-Yeast turns sugar into gas, and the dough rises because gluten holds it.
+![Dough in a bowl, risen to twice its size](figures/dough.svg)
+++ tracks/bread/proofing/figures/dough.svg
+<svg xmlns="http://www.w3.org/2000/svg"/>
```

## Good

```diff
--- tracks/course.yaml
 language: en
+own_assets:
+  - glob: tracks/bread/*/figures/*.svg
+    author: The bakers of this test
--- tracks/bread/proofing/lesson.md
-Yeast turns sugar into gas, and the dough rises because gluten holds it.
+![Dough in a bowl, risen to twice its size](figures/dough.svg)
+++ tracks/bread/proofing/figures/dough.svg
+<svg xmlns="http://www.w3.org/2000/svg"/>
```

## How to fix

Write the name as the credits should show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule
from coursekit.rules.own_assets import own_assets
from coursekit.words import folded, shortened

_NOBODY = frozenset(
    (
        "todo", "tbd", "fixme", "tba", "xxx", "n/a", "na", "none", "nobody", "null", "unknown",
        "anonymous", "author", "the author", "authors", "the authors", "name", "your name",
        "author name", "me", "myself", "i", "we", "us", "you", "self", "own", "own work", "ours",
        "someone", "somebody", "john doe", "jane doe", "test", "placeholder", "various",
    )
)  # fmt: skip
_LETTER = re.compile(r"[^\W\d_]")


def check(course: Course) -> Iterator[Finding]:
    for asset in own_assets(course):
        author = asset.author
        if author and _is_nobody(author.value):
            yield Finding(
                place=author.place,
                message=f"'{shortened(author.value)}' is not the name of an author",
                help="Name the person, the team or the organization that made these files.",
            )


def _is_nobody(author: str) -> bool:
    return folded(author).strip("<>[]{}() ") in _NOBODY or not _LETTER.search(author)


RULE = Rule(
    code="AT1013",
    name="unnamed-author",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
