"""A lesson is named by a number that belongs to another lesson.

The story that this rule is about: a course has lessons 5, 6 and 7, and they name one another by
number. Then lesson 5 is split in two. What was lesson 6 is lesson 7 now, and what was lesson 7 is
lesson 8. "Lesson 6, *Transformers for video generation*" now names the second half of what was
lesson 5, and "This is lesson 6" on the page of lesson 7 sends its readers back by one.

The number is wrong where the title beside it is that of another lesson of the track, where it is
the text of a link that leads to another lesson, and where a page says of itself that it is a lesson
that it is not. A number alone tells nothing: no rule can know which lesson was meant.

## Bad

```diff
--- tracks/bread/flour-and-water/lesson.md
-Next the dough rests, in [proofing](../proofing/lesson.md#warmth-and-time).
+The dough rests in lesson 3, *Proofing*.
```

```diff
--- tracks/bread/flour-and-water/lesson.md
-Next the dough rests, in [proofing](../proofing/lesson.md#warmth-and-time).
+The dough rests in [lesson 3](../proofing/lesson.md#warmth-and-time).
```

```diff
--- tracks/bread/proofing/brief.md
-The dough is mixed, and the oven comes next.
+This is lesson 3 of Track 1. The dough is mixed.
```

## Good

```diff
--- tracks/bread/flour-and-water/lesson.md
-Next the dough rests, in [proofing](../proofing/lesson.md#warmth-and-time).
+The dough rests in lesson 2, *Proofing*.
--- tracks/bread/proofing/brief.md
-The dough is mixed, and the oven comes next.
+This is lesson 2 of Track 1. The dough is mixed.
```

## How to fix

Write the number that the lesson has in `track.yaml`. After moving lessons, look at the sentences
that name a lesson by its number alone too.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule
from coursekit.rules.claims import rewritten
from coursekit.rules.facts import numbered_at, quoted, titled_at
from coursekit.rules.mentions import Sign, WrongNumber, mistakes
from coursekit.rules.prerequisites import called


def check(course: Course) -> Iterator[Finding]:
    for mistake in mistakes(course, WrongNumber):
        yield _finding(course, mistake)


def _finding(course: Course, mistake: WrongNumber) -> Finding:
    meant, at = mistake.meant, mistake.at
    name = called(course, meant, course.lessons[at.lesson].track)
    word = f"{course.settings.words.lesson[0]} {mistake.number.value}"
    what = {
        Sign.TITLE: f"{quoted(meant.title)} is",
        Sign.LINK: "the link leads to",
        Sign.PAGE: "this is",
    }
    related = [numbered_at(meant)]
    if mistake.sign is Sign.TITLE:
        related += [titled_at(one) for one in (meant, mistake.named) if one]
    return Finding(
        place=at.place,
        message=f"{what[mistake.sign]} {name}, not {word}",
        help=f"Write {mistake.right}, its number in {related[0].place.path}.",
        related=tuple(related),
        fix=rewritten(course, at, mistake.number, mistake.right),
        lesson=at.lesson,
    )


RULE = Rule(
    code="XR604",
    name="wrong-lesson-number",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
