"""The two sides of a change: which lesson, track and phase is which, and which of them moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from coursekit.comparing.order import moved
from coursekit.model.course import Course, Lesson, Phase, Track

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

PhaseKey = tuple[str, str]
"""The slugs of a track and of a phase."""


@dataclass
class Sides:
    """A course before and behind a change. Names before it are translated by `renamed`."""

    before: Course
    after: Course
    renamed: Mapping[str, str]
    lessons: tuple[tuple[Lesson | None, Lesson | None], ...] = field(init=False)
    tracks: tuple[tuple[Track | None, Track | None], ...] = field(init=False)
    phases: Mapping[PhaseKey, PhaseKey] = field(init=False)
    """Each phase before that is still there, with the one that it became."""
    moved_phases: frozenset[PhaseKey] = field(init=False)
    """As they are called behind the change."""
    moved_lessons: frozenset[str] = field(init=False)
    """Likewise; those among them that have another place in the same phase."""

    def __post_init__(self) -> None:
        self.renamed = {**dict(self._followers()), **self.renamed}
        self.lessons = tuple(_paired(self.before.lessons, self.after.lessons, self.renamed))
        self.tracks = tuple(_paired(self.before.tracks, self.after.tracks, self.renamed))
        self.phases = {old: new for pair in self.tracks for old, new in self._phases(*pair)}
        self.moved_phases = frozenset(self._moved_phases())
        self.moved_lessons = frozenset(self._moved_lessons())

    def _followers(self) -> Iterator[tuple[str, str]]:
        """Lessons whose track was renamed although none of their own pages tells it."""
        taken = set(self.renamed.values())
        for lesson in self.before.lessons.values():
            heir = f"{self.renamed.get(lesson.track, lesson.track)}/{lesson.slug}"
            if heir != lesson.id and heir not in taken and heir in self.after.lessons:
                yield lesson.id, heir

    def moved(self, old: Lesson, new: Lesson) -> bool:
        """Whether a lesson itself has another place; others that it passes have not."""
        if self.renamed.get(old.track, old.track) != new.track:
            return True
        if old.listing is None or new.listing is None:
            return old.listing is not new.listing
        before, after = self._phase_of(self.before, old), self._phase_of(self.after, new)
        return self.phases.get(before) != after or new.id in self.moved_lessons

    def _phase_of(self, course: Course, lesson: Lesson) -> PhaseKey:
        phase = course.tracks[lesson.track].phase(lesson.listing.phase) if lesson.listing else None
        return lesson.track, phase.slug if phase else ""

    def _phases(self, old: Track | None, new: Track | None) -> Iterator[tuple[PhaseKey, PhaseKey]]:
        """The phases of a track on both sides: by slug, or else by most of their lessons."""
        if old is None or new is None:
            return
        slugs = {phase.slug for phase in new.phases}
        gone = [phase for phase in old.phases if phase.slug not in slugs]
        kept = {phase.slug for phase in old.phases} & slugs
        yield from (((old.slug, slug), (new.slug, slug)) for slug in sorted(kept))
        heirs = {
            self._translated(listing.lesson): phase.slug
            for phase in new.phases
            if phase.slug not in kept
            for listing in phase.listings
        }
        for phase in gone:
            if heir := self._heir(phase, heirs):
                heirs = {lesson: slug for lesson, slug in heirs.items() if slug != heir}
                yield (old.slug, phase.slug), (new.slug, heir)

    def _translated(self, lesson: str) -> str:
        return self.renamed.get(lesson, lesson)

    def _heir(self, phase: Phase, heirs: Mapping[str, str]) -> str | None:
        names = (self._translated(listing.lesson) for listing in phase.listings)
        counts = Counter(heirs[name] for name in names if name in heirs)
        return counts.most_common(1)[0][0] if counts else None

    def _moved_phases(self) -> Iterator[PhaseKey]:
        for old, new in self.tracks:
            if old and new:
                was = [self.phases.get((old.slug, phase.slug)) for phase in old.phases]
                now = [(new.slug, phase.slug) for phase in new.phases]
                yield from moved(_once(key for key in was if key), _once(now))

    def _moved_lessons(self) -> Iterator[str]:
        was, now = self._rows(self.before), self._rows(self.after)
        for key, heir in self.phases.items():
            names = (self._translated(lesson) for lesson in was.get(key, ()))
            yield from moved(_once(names), now.get(heir, ()))

    def _rows(self, course: Course) -> Mapping[PhaseKey, Sequence[str]]:
        """The lessons of each phase in their order, by the first entry that lists each."""
        rows: dict[PhaseKey, list[str]] = {}
        listed = (one for one in course.lessons.values() if one.listing)
        for lesson in sorted(listed, key=lambda one: one.number or 0):
            rows.setdefault(self._phase_of(course, lesson), []).append(lesson.id)
        return rows


def _paired(
    before: Mapping[str, V], after: Mapping[str, V], renamed: Mapping[str, str]
) -> Iterator[tuple[V | None, V | None]]:
    """What is on both sides or on one of them only; of two with one heir the first became it."""
    heirs: dict[str, str] = {}
    for old in before:
        heirs.setdefault(renamed.get(old, old), old)
    for name, now in after.items():
        yield before.get(heirs.get(name, "")), now
    kept = {old for name, old in heirs.items() if name in after}
    yield from ((then, None) for old, then in before.items() if old not in kept)


def _once(keys: Iterable[K]) -> list[K]:
    return list(dict.fromkeys(keys))
