"""A lesson is said to be the next or the previous one, and is not.

The story that this rule is about: lesson 6 of a course says "**Previous:** Lesson 5" and "**Next:**
Lesson 7, *JEPA and world modeling*", and lesson 7 says that lesson 6 comes before it. Then a new
lesson is put in between, or lesson 7 is moved. The pages of lesson 6 were not touched, but whoever
follows them skips a lesson.

The next lesson is the one that `track.yaml` lists behind, in the same phase or the one after it;
planned lessons count. A neighbour may be named by its number, by its title or by a link. Where it
has the right title beside a wrong number, [XR604](wrong-lesson-number.md) tells so. The last lesson
has no next one; what it names of another track is not judged.

## Bad

```diff
--- tracks/bread/flour-and-water/brief.md
-Nothing comes before it. Next the dough rests.
+**Next:** Lesson 3, [The first loaf](../first-loaf/brief.md).
```

```diff
--- tracks/bread/flour-and-water/brief.md
-Nothing comes before it. Next the dough rests.
+The previous lesson told how flour is milled.
```

## Good

```diff
--- tracks/bread/flour-and-water/brief.md
-Nothing comes before it. Next the dough rests.
+**Next:** Lesson 2, [Proofing](../proofing/brief.md).
```

## How to fix

Name the lesson that `track.yaml` lists next to this one, and read the sentence again: what it says
about the old neighbour may not hold for the new one. That is why nothing is written for you.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.claim import Direction
from coursekit.model.course import Course, Lesson
from coursekit.model.finding import Finding, Related, Severity
from coursekit.rules.base import Rule
from coursekit.rules.facts import numbered_at, quoted
from coursekit.rules.mentions import WrongNeighbour, mistakes


def check(course: Course) -> Iterator[Finding]:
    for mistake in mistakes(course, WrongNeighbour):
        page = course.lessons[mistake.at.lesson]
        if mistake.meant:
            yield _another(course, mistake, page, mistake.meant)
        else:
            yield _none(course, mistake, page)


def _another(course: Course, mistake: WrongNeighbour, page: Lesson, meant: Lesson) -> Finding:
    named = mistake.named
    word = course.settings.words.lesson[0]
    message = f"the {mistake.claim.direction.value} {word} is {_full(meant)}"
    if named:
        message += f", not {_full(named)}"
    return Finding(
        place=mistake.at.place,
        message=message,
        help=f"Name {_full(meant)}, and read again what is said of it.",
        related=tuple(numbered_at(one) for one in (page, meant, named) if one),
        lesson=page.id,
    )


def _none(course: Course, mistake: WrongNeighbour, page: Lesson) -> Finding:
    word, track = course.settings.words.lesson[0], course.tracks[page.track]
    direction = mistake.claim.direction
    end = "last" if direction is Direction.NEXT else "first"
    return Finding(
        place=mistake.at.place,
        message=f"this is the {end} {word} of {track.label}: there is no {direction.value} one",
        help=f"Take out what is said of another {word}, or list that {word} in "
        f"{track.manifest_path}.",
        related=(Related(numbered_at(page).place, f"{page.label}, the {end} one"),),
        lesson=page.id,
    )


def _full(lesson: Lesson) -> str:
    return f"{lesson.label}, {quoted(lesson.title)}" if lesson.title else lesson.label


RULE = Rule(
    code="XR609",
    name="wrong-neighbour",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
