"""A lesson is named by a number that no lesson of the track has.

The numbers of lessons are their positions in `track.yaml`. A number behind the last is mistyped, or
the lesson was taken out, or it is one of another track: then the track has to be named with it.

`L12` without the word for a lesson may mean something else; it counts only with a track (`T24 L12`)
or beside the number of a lesson that there is (`L5 and L12`). Where another track is named in the
same paragraph, the lesson may be one of that track, and nothing is said.

## Bad

```diff
--- tracks/bread/proofing/lesson.md
-Next comes the oven, in [the first loaf](../first-loaf/lesson.md).
+The oven is hot in lesson 12.
```

## Good

```diff
--- tracks/bread/proofing/lesson.md
-Next comes the oven, in [the first loaf](../first-loaf/lesson.md).
+The oven is hot in lesson 3.
```

## How to fix

Write the number that the lesson has in `track.yaml`. A lesson that is still to be written can be
listed there with `status: planned`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Related, Severity
from coursekit.rules.base import Rule
from coursekit.rules.mentions import UnknownNumber, mistakes
from coursekit.words import counted, listing

_SHOWN = 6


def check(course: Course) -> Iterator[Finding]:
    word, *plurals = course.settings.words.lesson
    for mistake in mistakes(course, UnknownNumber):
        track = mistake.track
        missing = listing(_shown(word, mistake.missing))
        last = track.listings[-1:]
        yield Finding(
            place=mistake.at.place,
            message=f"{track.label} has {counted(len(track.listings), word, *plurals[:1])}, "
            f"there is no {missing}",
            help=f"Write a number that {track.manifest_path} gives to a {word}.",
            related=tuple(Related(one.place, f"{word} {one.number}, the last one") for one in last),
            lesson=mistake.at.lesson,
        )


def _shown(word: str, numbers: Sequence[int]) -> Iterator[str]:
    """The lessons that a message names; a range may imply many."""
    yield from (f"{word} {number}" for number in numbers[:_SHOWN])
    if len(numbers) > _SHOWN:
        yield f"any of {len(numbers) - _SHOWN} more"


RULE = Rule(
    code="XR605",
    name="unknown-lesson-number",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
