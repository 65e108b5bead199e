"""Titles that prose gives to phases and tracks, and what the manifests say of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from coursekit.model.claim import LessonPlace, Number, PhasePlace, Resolved, Title, TrackPlace
from coursekit.model.course import Course, Phase, Track
from coursekit.model.record import Stated
from coursekit.model.text import Place
from coursekit.rules.claims import claims_of, page_of
from coursekit.rules.facts import facts_of
from coursekit.words import folded

P = TypeVar("P", PhasePlace, TrackPlace)


class PhaseTitle(NamedTuple):
    """A title that a phase does not have."""

    at: Resolved
    text: str
    place: Place
    """The place of the phase that is named."""
    number: Number
    track: Track
    phase: Phase | None
    """The phase with the number, if there is one."""
    named: Phase | None
    """The other phase of the track that has the title."""


class TrackTitle(NamedTuple):
    """A title that a track does not have."""

    at: Resolved
    text: str
    place: Place
    """The place of the track that is named."""
    number: Number
    track: Titled | None
    """The track with the number, if there is one."""
    named: Titled | None
    """The other track that has the title."""
    sure: bool
    """Whether nothing else can have it: `lesson 6 of Track 24, *T*` may tell the lesson's title."""


class Titled(NamedTuple):
    """A track with its title, and where they stand."""

    track: Track
    title: str
    number: Stated[int]
    place: Place


def phase_titles(course: Course) -> Iterator[PhaseTitle]:
    """All titles beside the number of one phase that are not its title."""
    facts = facts_of(course)
    for title, of, number, at in _numbered(course, PhasePlace):
        track = facts.track(course.lessons[at.lesson], of.track)
        phase = track.phase(number.value) if track else None
        if track is None or (phase and (not phase.title or _same(phase.title, title.text))):
            continue
        same = [one for one in track.phases if _same(one.title, title.text)]
        yield PhaseTitle(
            at=at,
            text=title.text,
            place=Place(at.place.path, of.span),
            number=number,
            track=track,
            phase=phase,
            named=same[0] if len(same) == 1 else None,
        )


def track_titles(course: Course) -> Iterator[TrackTitle]:
    """All titles beside the number of one track that are not its title."""
    facts = facts_of(course)
    by_title: dict[str, list[Titled]] = {}
    by_number: dict[int, list[Titled | None]] = {}
    for track in course.tracks.values():
        known = _titled(track)
        if track.number:
            by_number.setdefault(track.number.value, []).append(known)
        if known:
            by_title.setdefault(folded(known.title), []).append(known)
    phases = {folded(phase.title) for track in course.tracks.values() for phase in track.phases}
    lesson_tracks, phase_tracks = _inner(course, LessonPlace), _inner(course, PhasePlace)
    for title, of, number, at in _numbered(course, TrackPlace):
        numbered = by_number.get(number.value, [])
        same = by_title.get(folded(title.text), [])
        if len(numbered) > 1 or None in numbered:
            continue  # what its title is, is not known
        inner = Place(at.place.path, number.span)
        of_lesson = inner in lesson_tracks and facts.titled(title.text)
        of_phase = inner in phase_tracks and folded(title.text) in phases
        if of_lesson or of_phase or (numbered and numbered[0] in same):
            continue
        before = page_of(course, at).text.content[of.span.end : at.place.span.start]
        yield TrackTitle(
            at=at,
            text=title.text,
            place=Place(at.place.path, of.span),
            number=number,
            track=numbered[0] if numbered else None,
            named=same[0] if len(same) == 1 else None,
            sure="(" in before or inner not in lesson_tracks | phase_tracks,
        )


def _inner(course: Course, kind: type[LessonPlace] | type[PhasePlace]) -> set[Place]:
    """The numbers of the tracks that stand inside of other places: `lesson 6 of Track 24`."""
    found = claims_of(course, kind)
    return {Place(at.place.path, claim.track.span) for claim, at in found if claim.track}


def _numbered(course: Course, kind: type[P]) -> Iterator[tuple[Title, P, Number, Resolved]]:
    """All titles beside a number of a kind."""
    for title, resolved in claims_of(course, Title):
        number = title.of.numbers.one if isinstance(title.of, kind) else None
        if isinstance(title.of, kind) and number:
            yield title, title.of, number, resolved


def _titled(track: Track) -> Titled | None:
    if track.manifest is None or track.number is None or not track.title:
        return None
    return Titled(track, track.title, track.number, track.manifest.record.place(("title",)))


def _same(one: str, other: str) -> bool:
    return folded(one) == folded(other)
