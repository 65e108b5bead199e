"""A page says that it is in another track, or a track's title stands beside another number.

A lesson that was moved or copied from another track often keeps the sentence that tells where it
is: "This is lesson 6 of Track 25". And when tracks get new numbers, "Track 25 (*Multimodal AI*)"
keeps the old one: the title tells which track is meant.

A track that the course does not have may be one of another course: its number alone is no mistake.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-The dough is mixed, and the oven comes next.
+This is lesson 2 of Track 3. The dough is mixed.
```

```diff
--- tracks/bread/proofing/brief.md
-The dough is mixed, and the oven comes next.
+The dough is mixed, as Track 3 (*Bread at home*) asks for.
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-The dough is mixed, and the oven comes next.
+This is lesson 2 of Track 1 (*Bread at home*). The dough is mixed.
```

## How to fix

Write the `number` of the track as its `track.yaml` states it.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.claim import LessonPlace
from coursekit.model.course import Course
from coursekit.model.finding import Finding, Related, Severity
from coursekit.model.text import Place
from coursekit.rules.base import Rule
from coursekit.rules.claims import claims_of, rewritten
from coursekit.rules.facts import quoted
from coursekit.rules.parts import Titled, TrackTitle, track_titles


def check(course: Course) -> Iterator[Finding]:
    words = course.settings.words
    told: set[Place] = set()
    for claim, resolved in claims_of(course, LessonPlace):
        track = course.tracks[course.lessons[resolved.lesson].track]
        if claim.own and claim.track and track.number:
            told.add(Place(resolved.place.path, claim.track.span))
            if claim.track.value != track.number.value:
                yield Finding(
                    place=resolved.place,
                    message=f"this {words.lesson[0]} is in {track.label}, "
                    f"not in {words.track[0]} {claim.track.value}",
                    help=f"Write {track.number.value}, the number in {track.manifest_path}.",
                    related=(Related(track.number.place, f"the number of {track.label}"),),
                    fix=rewritten(course, resolved, claim.track, track.number.value),
                    lesson=resolved.lesson,
                )
    for stated in track_titles(course):
        if stated.named and Place(stated.place.path, stated.number.span) not in told:
            yield _titled(course, stated, stated.named)


def _titled(course: Course, stated: TrackTitle, named: Titled) -> Finding:
    word, label = course.settings.words.track[0], named.track.label
    return Finding(
        place=stated.place,
        message=f"{quoted(named.title)} is {label}, not {word} {stated.number.value}",
        help=f"Write {named.number.value}, the number in {named.place.path}.",
        related=(
            Related(named.number.place, f"the number of {label}"),
            Related(named.place, f"the title of {label}"),
        ),
        fix=rewritten(course, stated.at, stated.number, named.number.value),
        lesson=stated.at.lesson,
    )


RULE = Rule(
    code="XR607",
    name="wrong-track",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
