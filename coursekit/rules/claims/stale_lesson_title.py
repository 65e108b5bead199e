"""A lesson is named by a title that it does not have, mostly the one from before it was renamed.

The story that this rule is about: lesson 6 of a course was called *Video generation* when lessons 5
and 7 were written. Lesson 5 ends with "Lesson 6, *Video generation*, adds time", and lesson 7 links
to it under that name. Then lesson 6 is renamed to *Transformers for video generation*: in its own
pages, and nowhere else. A reader of lesson 5 now looks for a lesson that the course does not list.

A title is what stands in italics, in quotation marks, in brackets or as the text of a link right
beside a lesson's number, and the text of a link to a lesson's brief or lesson page. It is compared
with the title in the lesson's brief and in the manifest; case and a full stop do not count. What
nothing sets apart (`lesson 5 (Figure 2)`) counts only if it resembles a title.

Where the title is that of another lesson, not the title but the number is likely wrong:
[XR604](wrong-lesson-number.md) and [XR609](wrong-neighbour.md) tell so.

## Bad

```diff
--- tracks/bread/flour-and-water/lesson.md
-Next the dough rests, in [proofing](../proofing/lesson.md#warmth-and-time).
+The dough rests in lesson 2, *Letting the dough rise*.
```

The text of a link is that of another lesson than the one that it leads to:

```diff
--- tracks/bread/proofing/lesson.md
-Next comes the oven, in [the first loaf](../first-loaf/lesson.md).
+The oven is hot in [Flour and water](../first-loaf/lesson.md).
```

## Good

```diff
--- tracks/bread/flour-and-water/lesson.md
-Next the dough rests, in [proofing](../proofing/lesson.md#warmth-and-time).
+The dough rests in lesson 2, *Proofing*.
```

## How to fix

Write the title as it stands in the lesson's brief, or in the manifest where the lesson is planned.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule
from coursekit.rules.facts import quoted, retitled, titled_at
from coursekit.rules.mentions import WrongTitle, mistakes
from coursekit.rules.prerequisites import called


def check(course: Course) -> Iterator[Finding]:
    for mistake in mistakes(course, WrongTitle):
        yield _finding(course, mistake)


def _finding(course: Course, mistake: WrongTitle) -> Finding:
    meant, named, at = mistake.meant, mistake.named, mistake.at
    track = course.lessons[at.lesson].track
    name, title = called(course, meant, track), quoted(mistake.title)
    other = called(course, named, track) if named else ""
    message = f"{name} has another title: {title}"
    if named is None:
        advice = f"Write the title as it stands in {titled_at(meant).place.path}."
    elif mistake.claim.of is None:
        message = f"this link leads to {name}, but its text is the title of {other}"
        advice = f"Write {title}, or let the link lead to {other}."
    else:
        advice = f"Write that title, or name {other} by its own number and title."
    related = [titled_at(one) for one in (meant, named) if one]
    return Finding(
        place=at.place,
        message=message,
        help=advice,
        related=tuple(related),
        fix=retitled(course, at, mistake.title) if named is None else None,
        lesson=at.lesson,
    )


RULE = Rule(
    code="XR601",
    name="stale-lesson-title",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
