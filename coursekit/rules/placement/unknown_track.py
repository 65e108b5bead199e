"""The brief names a track that the course does not have.

A track is a folder; the brief says by its slug, or by its number, in which one the lesson belongs.
With a name that nothing has, whoever builds a page of the track leaves the lesson out.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-track: bread
+track: braed
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-track: bread
+track: 1
```

## How to fix

Write the slug or the number of the track whose folder the lesson lies in. If the folder of the
track was renamed, the briefs of all its lessons have to follow.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course, Track
from coursekit.model.finding import Edit, Finding, Fix, Safety, Severity
from coursekit.rules.base import Rule
from coursekit.rules.placement import named, names_tracks
from coursekit.words import nearest


def check(course: Course) -> Iterator[Finding]:
    if not names_tracks(course):
        return
    for lesson in course.lessons.values():
        stated = lesson.stated_track
        if stated is None or _may_exist(course, stated.value):
            continue
        own = course.tracks[lesson.track]
        near = nearest(str(stated.value), course.tracks)
        right = str(_name(own, stated.value))
        other = near is not None and near != own.slug
        folder = f"the lesson lies in the folder of {named(own)}"
        yield Finding(
            place=stated.place,
            message=f"the course has no track {stated.value}",
            help=f"Did you mean {near}? But {folder}." if other else f"Write {right}: {folder}.",
            fix=None
            if other
            else Fix(f"Write {right}", Safety.UNSAFE, (Edit(stated.place, right),)),
        )


def _may_exist(course: Course, name: int | str) -> bool:
    """Whether a track has that name, or one whose number is not known may have it."""
    if isinstance(name, str):
        return name in course.tracks
    numbers = [track.number for track in course.tracks.values()]
    return any(number is None or number.value == name for number in numbers)


def _name(track: Track, like: int | str) -> int | str:
    """The track's number where a number was stated, else its slug."""
    return track.number.value if isinstance(like, int) and track.number else track.slug


RULE = Rule(
    code="PL201",
    name="unknown-track",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
