"""No exercise of the practice page practices an objective.

The mapping `exercises` on the practice page tells which part of it practices which objectives, by
their numbers. What is promised but never asked for, a learner cannot check. Drafts may still lack
exercises.

## Bad

```diff
--- tracks/bread/proofing/practice.md
-  self-check: [1, 2, 3]
+  self-check: [1, 3]
```

## Good

```diff
--- tracks/bread/proofing/practice.md
-  self-check: [1, 2, 3]
+  self-check: [1, 3]
+  flashcards: [2]
```

## How to fix

Add the number of the objective to the exercise that practices it. If none does, write one, or remove
the objective.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course, Lesson
from coursekit.model.finding import Finding, Related, Severity
from coursekit.rules.base import Rule
from coursekit.rules.objectives import exercises, numbered


def check(course: Course) -> Iterator[Finding]:
    for lesson in course.lessons.values():
        objectives, practiced = numbered(lesson), _practiced(lesson)
        practice = lesson.pages.get("practice")
        if lesson.draft or not (objectives and practice and practice.record and practiced):
            continue
        if max(practiced) > len(objectives):
            continue  # a number is mistyped, or the numbers are those of another list
        for number, objective in enumerate(objectives, start=1):
            if number not in practiced:
                yield Finding(
                    place=objective.place,
                    message=f"no exercise of {lesson.label} practices objective {number}",
                    help=f"Add {number} to the exercise in {practice.path} that practices it, "
                    "or write one.",
                    related=(
                        Related(
                            practice.record.head(("exercises",)), "what each of them practices"
                        ),
                    ),
                )


def _practiced(lesson: Lesson) -> set[int] | None:
    """The numbers of all objectives that are practiced; none where the mapping is broken."""
    entries, practice = exercises(lesson), lesson.pages.get("practice")
    if entries is None or practice is None or practice.record is None:
        return None
    wrong = [violation.path for violation in practice.record.violations]
    wrong += [duplicate.path for duplicate in practice.record.duplicates]
    if any(path[:1] == ("exercises",) for path in wrong):
        return None
    return {number.value for entry in entries for number in entry.objectives}


RULE = Rule(
    code="OB406",
    name="unpracticed-objective",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
