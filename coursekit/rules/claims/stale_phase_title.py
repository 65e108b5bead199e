"""A phase is named by a title that it does not have in its track's manifest.

Briefs often say where a lesson stands: "the close of Phase 3 (*Generative multimodal models*)".
When a phase is renamed, or a phase is put in before it, every such sentence is wrong, and nothing
in the lessons themselves has changed that would make anyone look.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-The dough is mixed, and the oven comes next.
+The dough is mixed. Phase 2 (*Heat*) comes after this.
```

The title of another phase tells that the number is wrong:

```diff
--- tracks/bread/proofing/brief.md
-The dough is mixed, and the oven comes next.
+The dough is mixed. Phase 1 (*Oven*) comes after this.
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-The dough is mixed, and the oven comes next.
+The dough is mixed. Phase 2 (*Oven*) comes after this.
```

## How to fix

Write the title as it stands in `track.yaml`, or the number of the phase that is meant.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from coursekit.model.course import Course, Phase
from coursekit.model.finding import Finding, Related, Safety, Severity
from coursekit.rules.base import Rule
from coursekit.rules.claims import rewritten
from coursekit.rules.facts import is_doubtful, quoted, retitled
from coursekit.rules.parts import PhaseTitle, phase_titles


def check(course: Course) -> Iterator[Finding]:
    for stated in phase_titles(course):
        if stated.named:
            yield _wrong_number(course, stated, stated.named)
        elif stated.phase and not is_doubtful(course, stated.at, stated.text, stated.phase.title):
            yield _stale(course, stated, stated.phase)


def _wrong_number(course: Course, stated: PhaseTitle, named: Phase) -> Finding:
    number = stated.number
    word = course.settings.words.phase[0]
    related = [Related(named.place, f"{named.label}, by its position here")]
    if stated.phase:
        title = quoted(stated.phase.title)
        related.append(Related(stated.phase.place, f"{stated.phase.label} is {title}"))
    fix = rewritten(course, stated.at, number, named.number)
    return Finding(
        place=stated.place,
        message=f"{quoted(named.title)} is {named.label} of {stated.track.label}, "
        f"not {word} {number.value}",
        help=f"Write {word} {named.number}, or the title of the phase that is meant.",
        related=tuple(related),
        fix=dataclasses.replace(fix, safety=Safety.UNSAFE),
        lesson=stated.at.lesson,
    )


def _stale(course: Course, stated: PhaseTitle, phase: Phase) -> Finding:
    return Finding(
        place=stated.at.place,
        message=f"{phase.label} of {stated.track.label} has another title: {quoted(phase.title)}",
        help=f"Write the title as it stands in {phase.place.path}.",
        related=(Related(phase.place, f"{phase.label}, {quoted(phase.title)}"),),
        fix=retitled(course, stated.at, phase.title),
        lesson=stated.at.lesson,
    )


RULE = Rule(
    code="XR602",
    name="stale-phase-title",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
