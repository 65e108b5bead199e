"""Prose states another time than the front matter of the brief does.

Catalogs show the front matter, learners read "Practice time: about 15 minutes". When a page grows,
often one of the two is corrected. Read times are compared with `read_minutes`, practice times with
`practice_minutes`.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-A short lesson with a short practice, for beginners.
+Practice time: about 15 minutes.
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-A short lesson with a short practice, for beginners.
+Practice time: about 5 minutes.
```

## How to fix

Write the time of the front matter; or, if the prose is right, correct the front matter.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.claim import Activity, Minutes, Resolved
from coursekit.model.course import Course
from coursekit.model.finding import Finding, Related, Severity
from coursekit.model.record import Stated
from coursekit.rules.base import Rule
from coursekit.rules.claims import claims_of, in_front_matter, rewritten
from coursekit.words import counted

_KEYS = {Activity.READ: "read_minutes", Activity.PRACTICE: "practice_minutes"}
_TAKES = {Activity.READ: "reading", Activity.PRACTICE: "the practice"}


def check(course: Course) -> Iterator[Finding]:
    for claim, resolved in claims_of(course, Minutes):
        stated = in_front_matter(course.lessons[resolved.lesson], _KEYS[claim.activity], int)
        if stated and stated.value != claim.number.value:
            yield _finding(course, claim, resolved, stated)


def _finding(course: Course, claim: Minutes, resolved: Resolved, stated: Stated[int]) -> Finding:
    ours = _KEYS[claim.activity]
    key = course.settings.keys.get(ours, ours)
    # One minute, but two minutes: where the word changes too, a number alone does not mend it.
    same = (stated.value == 1) == (claim.number.value == 1)
    return Finding(
        place=resolved.place,
        message=f"by the front matter {_TAKES[claim.activity]} takes "
        f"{counted(stated.value, 'minute')}, not {claim.number.value}",
        help=f"Write {counted(stated.value, 'minute')}, or correct `{key}`.",
        related=(Related(stated.place, f"`{key}` of this lesson"),),
        fix=rewritten(course, resolved, claim.number, stated.value) if same else None,
        lesson=resolved.lesson,
    )


RULE = Rule(
    code="TM702",
    name="time-in-prose",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    requires=("TM701",),
    about_claims=True,
)
