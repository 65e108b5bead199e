"""A link has no text, so there is nothing to follow.

Nobody sees such a link, and a screen reader reads out its address (WCAG 2.2, 2.4.4
<https://www.w3.org/TR/WCAG22/#link-purpose-in-context>). A link around an image is read by the
image's alternative text.

## Bad

```diff
--- tracks/bread/first-loaf/lesson.md
-The dough came from [proofing](../proofing/lesson.md).
+The dough came from [](../proofing/lesson.md).
```

## Good

```diff
--- tracks/bread/first-loaf/lesson.md
-The dough came from [proofing](../proofing/lesson.md).
+The dough came from [the lesson on proofing](../proofing/lesson.md).
```

## How to fix

Write what the link leads to between the brackets, or remove the link. MyST puts the title of the
target where a link has no text: a course written in it ignores this rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.document import LinkKind
from coursekit.model.finding import Finding, Severity
from coursekit.rules.accessibility import links
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    for page, link in links(course):
        # `[](){#anchor}` is how Pandoc sets an anchor: it leads nowhere.
        if link.named or not link.target:
            continue
        before = "`</a>`" if link.kind is LinkKind.HTML else "the first `]`"
        yield Finding(
            place=page.place(link.span),
            message="this link has no text",
            help=f"Write what it leads to before {before}, or remove the link.",
            subject=link.target,
        )


RULE = Rule(
    code="AX802",
    name="empty-link-text",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
