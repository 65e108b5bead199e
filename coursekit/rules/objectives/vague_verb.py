"""An objective begins with a verb for what nobody can observe: know, understand, learn.

No exercise can ask whether a learner *understands* something; it can ask to explain it, to classify
examples of it, to compare it with something else. `be aware of`, `be familiar with` and `gain an
understanding of` hide as much. Objectives in another language than English are not judged.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-  - Describe what yeast does in a dough
+  - Understand what yeast does in a dough
@@
-- Describe what yeast does in a dough
+- Understand what yeast does in a dough
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-  - Describe what yeast does in a dough
+  - Explain what yeast does in a dough, and so show that you understand it
@@
-- Describe what yeast does in a dough
+- Explain what yeast does in a dough, and so show that you understand it
```

## How to fix

Ask what a learner who understands can do that others cannot, and write that. Where one of these
verbs means something that can be observed, name it under `[objectives.verbs]` in the configuration:

```toml
[objectives.verbs]
analyze = ["explore"]
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.model.bloom import VAGUE, level_of, vague_opening
from coursekit.model.course import Course, Lesson
from coursekit.model.finding import Finding, Severity
from coursekit.model.record import Stated
from coursekit.rules.base import Rule
from coursekit.rules.objectives import begin_with, beginning, english_objectives
from coursekit.words import listing

_HOW_TO = re.compile(r"\s+(?:how\s+)?to\s+([^\W\d_]+)")


def check(course: Course) -> Iterator[Finding]:
    for lesson, objective in english_objectives(course):
        vague = vague_opening(objective.value, course.settings.objectives.verbs)
        if vague:
            yield _finding(course, lesson, objective, *vague)


def _finding(
    course: Course, lesson: Lesson, objective: Stated[str], words: str, verb: str
) -> Finding:
    advice, fix = f"Write what shows it, such as {listing(VAGUE[verb])}.", None
    end = objective.value.index(words) + len(words)
    how = _HOW_TO.match(objective.value, end)
    if how and level_of(how[1], course.settings.objectives.verbs):
        advice = f"Begin with '{how[1]}', which is what the learner does."
        fix = begin_with(course, lesson, objective, f"{words}{how[0]}", how[1])
    return Finding(
        place=beginning(lesson, objective, words),
        message=f"'{words}' names nothing that anybody can observe",
        help=advice,
        fix=fix,
        subject=objective.value,
    )


RULE = Rule(
    code="OB403",
    name="vague-verb",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
