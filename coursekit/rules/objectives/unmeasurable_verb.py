"""An objective does not begin with a verb that says what a learner does.

Whether a learner can *explain*, *calculate* or *compare* shows in what they write, so a practice
page can ask for it. Such verbs stand in lists by the six levels of Bloom's revised taxonomy, from
remember to create. Objectives in another language than English (`language` in the manifest of the
course) are not judged.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-  - Describe what yeast does in a dough
+  - Basics of what yeast does in a dough
@@
-- Describe what yeast does in a dough
+- Basics of what yeast does in a dough
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-  - Describe what yeast does in a dough
+  - Thoroughly analyse what yeast does in a dough
@@
-- Describe what yeast does in a dough
+- Thoroughly analyse what yeast does in a dough
```

## How to fix

Begin with what the learner does. `coursekit lint --verbose` shows the level of every objective.
Verbs of your own field go into the configuration, at the level where they belong:

```toml
[objectives.verbs]
apply = ["bake", "knead"]
```
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from coursekit.model.bloom import known_verbs, level_of, opening, vague_opening
from coursekit.model.course import Course, Lesson
from coursekit.model.finding import Finding, Severity
from coursekit.model.record import Stated
from coursekit.rules.base import Rule
from coursekit.rules.objectives import begin_with, beginning, english_objectives

_LEAD = re.compile(
    r"(?:(?:the|you|students?|learners?|participants?|will|shall|should|can|be|able|how|to)\s+)+"
    r"([^\W\d_]+)",
    re.IGNORECASE,
)
_GUESSES = 200
"""For how many objectives a verb is looked for that may be meant; nobody reads more."""


def check(course: Course) -> Iterator[Finding]:
    own = course.settings.objectives.verbs
    guesses = _GUESSES
    for lesson, objective in english_objectives(course):
        word = opening(objective.value, own)
        if word and not level_of(word, own) and not vague_opening(objective.value, own):
            guesses -= 1
            yield _finding(course, lesson, objective, word, guess=guesses >= 0)


def _finding(
    course: Course, lesson: Lesson, objective: Stated[str], word: str, *, guess: bool
) -> Finding:
    own = course.settings.objectives.verbs
    verbs = known_verbs(own) if guess else ()
    near = difflib.get_close_matches(word.casefold()[:60], verbs, n=1, cutoff=0.8)
    lead = _LEAD.match(objective.value)
    advice = (
        "Begin with what the learner does, such as explain, apply or compare; verbs of your own "
        "go under `[objectives.verbs]` in the configuration."
    )
    fix = None
    if lead and level_of(lead[1], own):
        advice = f"Begin with '{lead[1]}'."
        fix = begin_with(course, lesson, objective, lead[0], lead[1])
    elif near:
        advice = f"Did you mean '{near[0]}'?"
        fix = begin_with(course, lesson, objective, word, near[0])
    return Finding(
        place=beginning(lesson, objective, word),
        message=f"the objective begins with '{word}', which is not in the list of measurable verbs",
        help=advice,
        fix=fix,
        subject=objective.value,
    )


RULE = Rule(
    code="OB402",
    name="unmeasurable-verb",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
