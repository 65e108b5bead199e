"""Lessons that prose names, each with all that it says of it at once.

A number, the title beside it, a link and the word `next` may contradict one another in several
ways. What is wrong is decided here, once, so that one cause gives one finding, by one rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple, TypeVar

from coursekit.model.claim import (
    Direction,
    LessonPlace,
    Neighbour,
    Number,
    Resolved,
    Title,
    TrackPlace,
)
from coursekit.model.course import Course, Lesson, Track
from coursekit.model.text import Span
from coursekit.rules.claims import claims_of, page_of
from coursekit.rules.facts import Facts, facts_of, is_doubtful, other_tracks, titles
from coursekit.words import folded

_WORD = re.compile(r"\w+")
_BESIDE = 40
"""How many characters before and behind the words `next lesson` may deny it: `no next lesson`."""


class WrongTitle(NamedTuple):
    """A title that the lesson does not have of which it is said."""

    at: Resolved
    claim: Title
    meant: Lesson
    title: str
    """The right one."""
    named: Lesson | None
    """The other lesson that has the title, or to which the link leads."""


class Sign(Enum):
    """What tells which lesson a wrong number means."""

    TITLE = "the title beside it"
    LINK = "the link whose text it is"
    PAGE = "the page, which says it of itself"


class WrongNumber(NamedTuple):
    """A lesson's number where another one is meant."""

    at: Resolved
    claim: LessonPlace
    number: Number
    meant: Lesson
    right: int
    sign: Sign
    """What tells which one is meant."""
    named: Lesson | None = None
    """The lesson that has the number, if one has."""


class UnknownNumber(NamedTuple):
    """Numbers that no lesson of a track has."""

    at: Resolved
    claim: LessonPlace
    track: Track
    missing: tuple[int, ...]


class WrongNeighbour(NamedTuple):
    """A lesson that is not next to the page's own, on the side where prose has it."""

    at: Resolved
    claim: Neighbour
    meant: Lesson | None
    """The lesson that is; none where the track ends."""
    named: Lesson | None
    """The one that prose names, where it is known."""


Mistake = WrongTitle | WrongNumber | UnknownNumber | WrongNeighbour
M = TypeVar("M", bound=Mistake)


def mistakes(course: Course, kind: type[M]) -> Iterator[M]:
    """All mistakes of a kind, in the order of the claims."""
    return (one for one in _all_mistakes(course) if isinstance(one, kind))


@lru_cache(maxsize=1)
def _all_mistakes(course: Course) -> tuple[Mistake, ...]:
    return tuple(_Mentions(facts_of(course)).mistakes())


class _Mentions:
    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.course = facts.course
        self.titles: dict[tuple[str, Span], tuple[Title, Resolved]] = {}
        self.neighbours: dict[tuple[str, Span], tuple[Neighbour, Resolved]] = {}
        self.other_tracks = other_tracks(self.course)
        for title, resolved in claims_of(self.course, Title):
            if title.of:
                self.titles[resolved.place.path, title.of.span] = title, resolved
            # In `lesson 6 of Track 24, *T*` it may be the lesson's, and is if a lesson has it.
            number = title.of.numbers.one if isinstance(title.of, TrackPlace) else None
            if number and facts.titled(title.text):
                self.titles[resolved.place.path, number.span] = title, resolved
        for neighbour, resolved in claims_of(self.course, Neighbour):
            if neighbour.lesson:
                self.neighbours[resolved.place.path, neighbour.lesson.span] = neighbour, resolved

    def mistakes(self) -> Iterator[Mistake]:
        for resolved in self.course.claims:
            claim = resolved.claim
            found: Mistake | None = None
            if isinstance(claim, LessonPlace):
                found = self._numbered(claim, resolved)
            elif isinstance(claim, Neighbour) and claim.lesson is None:
                found = self._neighbour(claim, resolved)
            elif isinstance(claim, Title) and claim.of is None:
                lesson = self.course.lessons.get(resolved.referents[0] or "")
                found = self._title(claim, resolved, lesson) if lesson else None
            if found:
                yield found

    def _numbered(self, place: LessonPlace, resolved: Resolved) -> Mistake | None:
        number = place.numbers.one
        page = self.course.lessons[resolved.lesson]
        own = self.facts.place(page)
        if number is None:
            return self._unknown(place, resolved)
        if place.own:
            return self._own(place, number, resolved)
        beside = self.neighbours.get((resolved.place.path, place.span))
        if beside and own and self.facts.track(page, place.track) is own[0]:
            return self._numbered_neighbour(place, number, resolved, *beside)
        return self._other(place, number, resolved)

    def _own(self, place: LessonPlace, number: Number, resolved: Resolved) -> Mistake | None:
        """What is wrong where a page says which lesson it is."""
        page = self.course.lessons[resolved.lesson]
        own = self.facts.place(page)
        if own and own[1] != number.value:
            return self._wrong_number(place, number, resolved, page, Sign.PAGE)
        return self._title_beside(resolved, page) if own else None

    def _other(self, place: LessonPlace, number: Number, resolved: Resolved) -> Mistake | None:
        """What is wrong with a lesson that is not said to be this or next to it."""
        track = self.facts.track(self.course.lessons[resolved.lesson], place.track)
        if track is None or (place.track is None and self.other_tracks.beside(resolved)):
            return None
        lesson = self.facts.lesson(track, number.value)
        title = self._text_beside(resolved)
        named = self.facts.titled_in(track, title.text) if title else None
        if named and not (title and lesson and _has(lesson, title)):
            return self._wrong_number(place, number, resolved, named)
        linked = self._linked(resolved, track) if title is None else None
        if linked and linked is not lesson:
            return self._wrong_number(place, number, resolved, linked, Sign.LINK)
        return self._title_beside(resolved, lesson) if lesson else self._unknown(place, resolved)

    def _wrong_number(
        self,
        place: LessonPlace,
        number: Number,
        resolved: Resolved,
        meant: Lesson,
        sign: Sign = Sign.TITLE,
    ) -> WrongNumber:
        return WrongNumber(
            at=resolved,
            claim=place,
            number=number,
            meant=meant,
            right=meant.number or 0,
            sign=sign,
            named=self.course.lessons.get(resolved.referents[0] or ""),
        )

    def _numbered_neighbour(
        self,
        place: LessonPlace,
        number: Number,
        resolved: Resolved,
        claim: Neighbour,
        beside: Resolved,
    ) -> Mistake | None:
        """What is wrong with a lesson that is said to be the next: `**Next:** Lesson 7, *T*`."""
        page = self.course.lessons[resolved.lesson]
        track = self.facts.tracks[page.track]
        lesson, named = self._next_to(page, claim.direction), self.facts.lesson(track, number.value)
        title = self._text_beside(resolved)
        other = self.facts.titled_in(track, title.text) if title else None
        fits = lesson is not None and title is not None and _has(lesson, title)
        if lesson and lesson is named and (fits or other is None):
            return self._title_beside(resolved, lesson)
        if lesson and fits:
            return self._wrong_number(place, number, resolved, lesson)
        return WrongNeighbour(at=beside, claim=claim, meant=lesson, named=other or named)

    def _neighbour(self, claim: Neighbour, resolved: Resolved) -> Mistake | None:
        """What is wrong with `the next lesson`, maybe with a title, but without a number."""
        page = self.course.lessons[resolved.lesson]
        if self.facts.place(page) is None or self._is_denied(resolved):
            return None
        lesson = self._next_to(page, claim.direction)
        title = self._text_beside(resolved)
        named = self.facts.titled(title.text) if title else self._leads_to(resolved)
        if lesson and (lesson in named or not named):
            return self._title_beside(resolved, lesson)
        if any(other.track != page.track for other in named):
            return None  # the way goes on in another track
        other = named[0] if len(named) == 1 else None
        return WrongNeighbour(at=resolved, claim=claim, meant=lesson, named=other)

    def _title_beside(self, resolved: Resolved, lesson: Lesson) -> WrongTitle | None:
        """The mistake of a title beside a claim, if the lesson that it speaks of has another."""
        beside = self._beside(resolved)
        return self._title(*beside, lesson) if beside else None

    def _title(self, title: Title, at: Resolved, lesson: Lesson) -> WrongTitle | None:
        if not lesson.title or _has(lesson, title):
            return None
        named = self.facts.titled(title.text)
        if not named and is_doubtful(self.course, at, title.text, lesson.title):
            return None
        named = named or [other for other in self._leads_to(at) if other is not lesson]
        return WrongTitle(
            at=at,
            claim=title,
            meant=lesson,
            title=lesson.title,
            named=named[0] if named else None,
        )

    def _beside(self, resolved: Resolved) -> tuple[Title, Resolved] | None:
        """The title beside a claim, or behind the track that is named with it."""
        claim, path = resolved.claim, resolved.place.path
        beside = self.titles.get((path, claim.span))
        if beside is None and isinstance(claim, LessonPlace) and claim.track:
            beside = self.titles.get((path, claim.track.span))
        return beside

    def _text_beside(self, resolved: Resolved) -> Title | None:
        beside = self._beside(resolved)
        return beside[0] if beside else None

    def _unknown(self, place: LessonPlace, resolved: Resolved) -> UnknownNumber | None:
        track = self.facts.track(self.course.lessons[resolved.lesson], place.track)
        pairs = zip(place.numbers.values, resolved.referents, strict=True)
        missing = tuple(number for number, lesson in pairs if lesson is None)
        if track is None or not missing:
            return None
        if place.track is None and self.other_tracks.beside(resolved):
            return None
        if place.short and place.track is None and not any(resolved.referents):
            return None  # it may be something else
        return UnknownNumber(at=resolved, claim=place, track=track, missing=missing)

    def _next_to(self, page: Lesson, direction: Direction) -> Lesson | None:
        step = 1 if direction is Direction.NEXT else -1
        return self.facts.lesson(self.facts.tracks[page.track], (page.number or 0) + step)

    def _leads_to(self, resolved: Resolved) -> list[Lesson]:
        """The other lesson that a link around a claim leads to."""
        link = self.facts.link_at(resolved)
        lesson = self.course.lessons.get(link.lesson or "") if link else None
        return [lesson] if lesson and lesson.id != resolved.lesson else []

    def _linked(self, resolved: Resolved, track: Track) -> Lesson | None:
        """The other lesson of a track to which the link leads whose whole text a claim is."""
        link = self.facts.link_at(resolved)
        text = page_of(self.course, resolved).text.cut(resolved.place.span)
        if link is None or folded(link.link.text) != folded(text):
            return None
        return next((one for one in self._leads_to(resolved) if one.track == track.slug), None)

    def _is_denied(self, resolved: Resolved) -> bool:
        """Whether a word right before or behind says that there is none."""
        text, span = page_of(self.course, resolved).text.content, resolved.place.span
        nothing = {word.casefold() for word in self.course.settings.words.nothing}
        before = _WORD.findall(text[max(span.start - _BESIDE, 0) : span.start])[-1:]
        behind = _WORD.findall(text[span.end : span.end + _BESIDE])[:1]
        return any(word.casefold() in nothing for word in (*before, *behind))


def _has(lesson: Lesson, title: Title) -> bool:
    return folded(title.text) in titles(lesson)
