"""Which lesson a sentence is about: of what `closes Phase 3` or `comes next` is said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from coursekit.model.claim import LessonPlace
from coursekit.reading.claims.places import Located, Place
from coursekit.reading.claims.prose import Prose, Style
from coursekit.reading.claims.words import Vocabulary, firsts, phrases

_OPENING = ",(:–—“\"„«»'‘‚"
_CLOSING = "”\"»’')"
_MOST_IN_BRACKETS = 30
_FEW = 2
"""How many words may stand before a lesson of which the verb behind it speaks: `then lesson 6`."""


@dataclass(frozen=True)
class Subjects:
    """The lessons of a block and everything else that its sentences may speak of."""

    prose: Prose
    words: Vocabulary
    lessons: Sequence[Located[LessonPlace]]

    def before(self, at: int) -> Located[LessonPlace] | None:
        """The nearest lesson place before a token in its sentence."""
        nth = bisect_left(self.lessons, at, key=lambda lesson: lesson.first) - 1
        if nth < 0 or self.lessons[nth].first < self.prose.sentence(at).start:
            return None
        return self.lessons[nth]

    def said_of(self, at: int) -> Located[LessonPlace] | None:
        """The lesson of which a verb at a token speaks: `lesson 6, *T*, comes next`.

        None where that is unclear, as in `the end of lesson 5 comes next`.
        """
        lesson = self.before(at)
        if lesson is None or lesson.claim.numbers.one is None:
            return None
        end = behind_title(self.prose, lesson)
        if self._others(end, at) or self._own(end, at):
            return None
        if self._is_attached(lesson, end, at) or self._is_relative(end, at):
            return lesson
        return lesson if lesson.claim.own or self._stands_behind(lesson, 0) else None

    def is_attached(self, lesson: Located[LessonPlace], at: int) -> bool:
        """Whether a verb stands right behind a lesson, or its title, that may be its subject."""
        return self._is_attached(lesson, behind_title(self.prose, lesson), at)

    def is_itself(self, at: int) -> bool:
        """Whether the page's own lesson is the subject of a verb at a token.

        It is where a sentence begins with `this` or `it`, or the verb stands right behind; but
        `it` may be another lesson if one was named before.
        """
        first = self.prose.sentence(at).start
        for own in {first, at - 1, at - 2}:
            if own < first or not self._own(own, min(own + 1, at)):
                continue
            if self.words.lesson.behind(self.prose, own + 1) is not None:
                return not self._others(first, at)
            return self.is_alone(at)
        return False

    def is_alone(self, at: int) -> bool:
        """Whether a block speaks of no lesson but the page's own up to a token."""
        other = self._first_other
        return not self._others(0, at) and (other is None or at <= other)

    def _is_attached(self, lesson: Located[LessonPlace], end: int, at: int) -> bool:
        comma = end + 1 == at and self.prose.is_mark(end, ",")
        return (end == at or comma) and self._stands_behind(lesson, _FEW)

    def _is_relative(self, end: int, at: int) -> bool:
        """Whether a comma and one word stand between: `lesson 6, which closes`."""
        if end + 2 != at or not self.prose.is_mark(end, ","):
            return False
        return self.words.joins.behind(self.prose, end + 1) is None

    def _stands_behind(self, lesson: Located[LessonPlace], most: int) -> bool:
        """Whether a lesson stands behind so many words of its clause, and no preposition."""
        before = self.prose.token(lesson.first - 1)
        if before is None or before.text == "(" or before.folded in self._prepositions:
            return before is None
        for at in range(lesson.first - 1, lesson.first - 2 - most, -1):
            token = self.prose.token(at)
            if token is None or not token.text[0].isalnum():
                return True
            if token.folded in self.words.joins.firsts:
                return True
        return False

    @cached_property
    def _prepositions(self) -> frozenset[str]:
        words = self.words.words
        return firsts(words.of, words.about, words.by)

    def _own(self, first: int, behind: int) -> bool:
        return _any_within(self._itself, first, behind)

    def _others(self, first: int, behind: int) -> bool:
        return _any_within(self._elsewhere, first, behind)

    @cached_property
    def _first_other(self) -> int | None:
        return next((lesson.first for lesson in self.lessons if not lesson.claim.own), None)

    @cached_property
    def _itself(self) -> Sequence[int]:
        """Where the page speaks of itself, but for `comes before this one`."""
        return self._starts((self.words.words.itself,))

    @cached_property
    def _elsewhere(self) -> Sequence[int]:
        """Where links stand, and words for what is next: `the next one opens Phase 4`."""
        links = (self.prose.first_within(link.start) for link in self.prose.links)
        beside = self._starts((self.words.words.next, self.words.words.previous))
        return sorted((*links, *beside))

    def _starts(self, wanted: Iterable[tuple[str, ...]]) -> Sequence[int]:
        """Where one of the texts begins, but for `comes before it` and `comes next`."""
        comes = (self.words.words.comes_next, self.words.words.comes_before)
        found = []
        stop = 0
        for at in self.prose.starts(firsts(*wanted, *comes)):
            behind = _behind(self.prose, at, comes)
            if at >= stop and behind == at and _behind(self.prose, at, wanted) > at:
                found.append(at)
            stop = max(behind, stop)
        return found


def lessons_of(places: Iterable[Located[Place]]) -> list[Located[LessonPlace]]:
    """The lesson places alone."""
    return [
        Located(place.claim, place.first, place.behind)
        for place in places
        if isinstance(place.claim, LessonPlace)
    ]


def behind_title(prose: Prose, place: Located[Place]) -> int:
    """The index behind a place and the titles beside it: `lesson 6 of Track 24 (*T*), "U"`."""
    return _behind_aside(prose, _behind_aside(prose, place.behind))


def _behind_aside(prose: Prose, at: int) -> int:
    inner = at
    while inner < at + 2 and prose.is_mark(inner, _OPENING):
        inner += 1
    token = prose.token(inner)
    if token is None or inner == at:
        return at
    apart = prose.stretch_at(token.start, Style.LINK, Style.EMPHASIS, Style.QUOTED)
    if apart:
        end = prose.first_within(apart.end)
        while prose.is_mark(end, _CLOSING):
            end += 1
        return end
    if prose.is_mark(at, "("):
        for end in range(at, min(at + _MOST_IN_BRACKETS, len(prose.tokens))):
            if prose.is_mark(end, ")"):
                return end + 1
    return at


def _behind(prose: Prose, at: int, several: Iterable[tuple[str, ...]]) -> int:
    """The index behind the phrase that begins at a token; the token's own where none does."""
    ends = (phrases(texts).behind(prose, at) for texts in several)
    return next((end for end in ends if end is not None), at)


def _any_within(places: Sequence[int], first: int, behind: int) -> bool:
    nth = bisect_left(places, first)
    return nth < len(places) and places[nth] < behind
