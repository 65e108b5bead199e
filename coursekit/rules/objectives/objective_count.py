"""A brief lists fewer or more objectives under their heading than a lesson should have.

One or two objectives are too few to show what a lesson is good for, and nobody keeps more than five
in mind. In front matter the schema counts them; this rule counts those that stand under a heading
instead (which one, says `objectives` under `[headings]`).

## Bad

```diff
+++ coursekit.toml
+ignore = ["missing-key"]
--- tracks/bread/proofing/brief.md
-objectives:
-  - Predict how long a dough needs at a given warmth
-  - Describe what yeast does in a dough
-  - Judge with a finger whether a dough has risen enough
@@
-- Describe what yeast does in a dough
-- Judge with a finger whether a dough has risen enough
--- tracks/bread/proofing/practice.md
-  self-check: [1, 2, 3]
+  self-check: [1]
```

## Good

```diff
+++ coursekit.toml
+ignore = ["missing-key"]
--- tracks/bread/proofing/brief.md
-objectives:
-  - Predict how long a dough needs at a given warmth
-  - Describe what yeast does in a dough
-  - Judge with a finger whether a dough has risen enough
```

## How to fix

Split or join objectives, or split the lesson. A course with other bounds sets them:

```toml
[objectives]
least = 2
most = 6
```
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule
from coursekit.rules.objectives import states
from coursekit.words import counted


def check(course: Course) -> Iterator[Finding]:
    least, most = course.settings.objectives.least, course.settings.objectives.most
    for lesson in course.lessons.values():
        brief = lesson.pages.get("brief")
        if brief is None or not brief.whole or states(lesson):
            continue
        listed = [s for s in brief.under(course.settings.headings.objectives) if s.items]
        count = sum(len(section.items) for section in listed)
        too_many = most is not None and count > most
        if not listed or not (too_many or count < least):
            continue
        bound = f"at most {most}" if too_many else f"at least {least}"
        yield Finding(
            place=brief.place(listed[0].heading.span),
            message=f"{lesson.label} lists {counted(count, 'objective')} here; "
            f"a lesson should have {bound}",
            help="Join those that belong together, or split the lesson."
            if too_many
            else "Add what else a learner can do afterwards, or split an objective.",
        )


RULE = Rule(
    code="OB401",
    name="objective-count",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
