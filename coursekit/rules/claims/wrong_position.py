"""A lesson is said to open, close or continue a phase or track, and does not.

The story that this rule is about: lesson 6 of a course is the last of Phase 3, and says "This is
lesson 6, the close of Phase 3"; lesson 7 "opens Phase 4", and says of the one before that it
"closes Phase 3". Then lesson 7 is moved into Phase 3. All numbers stay as they are, and all three
sentences are wrong: lesson 6 closes nothing any more, and Phase 4 opens with lesson 8.

What opens a phase is its first lesson in `track.yaml`, what closes it the last. What continues it is
any lesson of it but the first. The middle is taken widely: neither the first nor the last, and not
far from the middle third. Planned lessons count.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-The dough is mixed, and the oven comes next.
+This is lesson 2, the opener of Phase 1. The dough is mixed.
```

```diff
--- tracks/bread/proofing/brief.md
-The dough is mixed, and the oven comes next.
+This is lesson 2, the close of Phase 2. The dough is mixed.
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-The dough is mixed, and the oven comes next.
+This is lesson 2, the close of Phase 1. Lesson 3 opens Phase 2.
```

## How to fix

Say what place the lesson has in `track.yaml`, or name the phase in which it has that place.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import NamedTuple

from coursekit.model.claim import Position, Resolved, Title, Where
from coursekit.model.course import Course, Lesson, Listing, Track
from coursekit.model.finding import Finding, Fix, Related, Safety, Severity
from coursekit.model.text import Place
from coursekit.rules.base import Rule
from coursekit.rules.claims import claims_of, rewritten
from coursekit.rules.facts import facts_of
from coursekit.rules.mentions import WrongNeighbour, WrongNumber, mistakes
from coursekit.rules.parts import phase_titles
from coursekit.rules.prerequisites import called

_FEW = 3
"""Of so many lessons just the middle one is in the middle; of fewer, any may be."""


class _Part(NamedTuple):
    """A phase or track in which a lesson is said to have a place."""

    track: Track
    phase: int | None
    lessons: tuple[Listing, ...]
    label: str


def check(course: Course) -> Iterator[Finding]:
    positions = list(claims_of(course, Position))
    judge = _Judge(course) if positions else None
    for claim, resolved in positions:
        if judge and (finding := judge.finding(claim, resolved)):
            yield finding


class _Judge:
    def __init__(self, course: Course) -> None:
        self.course = course
        self.facts = facts_of(course)
        self.told = {stated.place for stated in phase_titles(course) if stated.named}
        self.titled = {
            Place(at.place.path, title.of.span)
            for title, at in claims_of(course, Title)
            if title.of
        }
        self.meant: dict[Place, Lesson | None] = {}
        for mistake in mistakes(course, WrongNumber):
            self.meant[mistake.at.place] = mistake.meant
        for wrong in mistakes(course, WrongNeighbour):
            if wrong.claim.lesson:  # which lesson is meant, is not known
                self.meant[Place(wrong.at.place.path, wrong.claim.lesson.span)] = None

    def finding(self, claim: Position, resolved: Resolved) -> Finding | None:
        lesson = self._subject(claim, resolved)
        part = self._part(claim, resolved, lesson) if lesson else None
        if lesson is None or lesson.listing is None or part is None:
            return None
        index = _index(lesson, part.lessons)
        if index is not None and _holds(claim.where, index, len(part.lessons)):
            return None
        track = self.facts.tracks[lesson.track]
        page = self.course.lessons[resolved.lesson]
        name = called(self.course, lesson, page.track)
        related = [Related(lesson.listing.place, f"{lesson.label}, by its position here")]
        end = part.lessons[-1 if claim.where is Where.LAST else 0]
        if index is None:
            own = self._label(track, None if part.phase is None else lesson.listing.phase, page)
            message = f"{name} is in {own}, not in {part.label}"
        else:
            last = called(self.course, self.course.lessons[end.lesson], page.track)
            message = self._message(claim.where, name, part, last)
            if end is not lesson.listing and claim.where in (Where.FIRST, Where.LAST):
                related.append(Related(end.place, f"{last}, the {claim.where.value} one"))
        fix = self._fix(claim, resolved, lesson, part)
        advice = f"{fix.title}, or say" if fix else "Say"
        return Finding(
            place=resolved.place,
            message=message,
            help=f"{advice} which place {name} has in {track.manifest_path}.",
            related=tuple(related),
            fix=fix,
            lesson=resolved.lesson,
        )

    def _subject(self, claim: Position, resolved: Resolved) -> Lesson | None:
        """The lesson that is said to have the place, where its place in its track is sure.

        Where the lesson's own number is wrong, the one that is meant.
        """
        lesson: Lesson | None = self.course.lessons[resolved.lesson]
        if claim.subject and lesson and not claim.subject.own:
            place = Place(resolved.place.path, claim.subject.span)
            number = claim.subject.numbers.one
            track = self.facts.track(lesson, claim.subject.track)
            lesson = self.facts.lesson(track, number.value) if number else None
            lesson = self.meant.get(place, lesson)
        return lesson if lesson and self.facts.place(lesson) else None

    def _part(self, claim: Position, resolved: Resolved, lesson: Lesson) -> _Part | None:
        page = self.course.lessons[resolved.lesson]
        if claim.phase is None:
            number = claim.track.numbers.one if claim.track else None
            track = self.facts.track(lesson, number)
            own = lesson.listing.phase if lesson.listing and not claim.in_track else None
            return self._known(track, own, page) if track else None
        wanted = claim.phase.numbers.one
        track = self.facts.track(page, claim.phase.track)
        told = Place(resolved.place.path, claim.phase.span) in self.told
        if track is None or wanted is None or told:
            return None  # a title beside it tells that another phase is meant
        return self._known(track, wanted.value, page)

    def _known(self, track: Track, phase: int | None, page: Lesson) -> _Part | None:
        found = track.phase(phase) if phase else None
        lessons = found.listings if found else () if phase else track.listings
        label = self._label(track, phase, page)
        return _Part(track, phase, lessons, label) if lessons else None

    def _label(self, track: Track, phase: int | None, page: Lesson) -> str:
        if phase is None:
            return track.label
        label = f"{self.course.settings.words.phase[0]} {phase}"
        return label if track.slug == page.track else f"{label} of {track.label}"

    def _message(self, where: Where, name: str, part: _Part, end: str) -> str:
        if where is Where.WITHIN:
            return f"{name} opens {part.label}, and does not continue it"
        if where is Where.MIDDLE:
            return f"{name} is not in the middle of {part.label}"
        word = self.course.settings.words.lesson[0]
        return f"{name} is not the {where.value} {word} of {part.label}: that is {end}"

    def _fix(self, claim: Position, resolved: Resolved, lesson: Lesson, part: _Part) -> Fix | None:
        """The lesson's own phase, where the lesson has the place in that one."""
        number = claim.phase.numbers.one if claim.phase else None
        own = part.track.phase(lesson.listing.phase) if lesson.listing else None
        index = _index(lesson, own.listings) if own else None
        if number is None or own is None or index is None or own.number == number.value:
            return None
        if not _holds(claim.where, index, len(own.listings)):
            return None
        fix = rewritten(self.course, resolved, number, own.number)
        # Beside the other number, `Phase 3 (*T*)`, the title would be wrong.
        titled = claim.phase and Place(resolved.place.path, claim.phase.span) in self.titled
        return dataclasses.replace(fix, safety=Safety.UNSAFE) if titled else fix


def _index(lesson: Lesson, lessons: tuple[Listing, ...]) -> int | None:
    return next((at for at, one in enumerate(lessons) if one.lesson == lesson.id), None)


def _holds(where: Where, index: int, count: int) -> bool:
    """Whether the lesson with an index, counted from 0, has the place among so many."""
    if where is Where.FIRST:
        return index == 0
    if where is Where.LAST:
        return index == count - 1
    if where is Where.WITHIN:
        return index > 0
    if count <= _FEW:
        return count < _FEW or index == 1
    wide = count / 3 - 1 <= index + 0.5 <= 2 * count / 3 + 1
    return wide and 0 < index < count - 1


RULE = Rule(
    code="XR608",
    name="wrong-position",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
