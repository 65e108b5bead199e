"""What place a lesson has in its phase or track: `the opener of Phase 4`, `closes the phase`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from coursekit.model.claim import LessonPlace, PhasePlace, Position, TrackPlace, Where
from coursekit.reading.claims.places import Located, Place
from coursekit.reading.claims.prose import Prose
from coursekit.reading.claims.subjects import Subjects, behind_title, lessons_of
from coursekit.reading.claims.words import Phrases, Vocabulary, firsts, number_at, phrases


class _Part(NamedTuple):
    """A phase or track, and the index behind it."""

    behind: int
    phase: PhasePlace | None = None
    track: TrackPlace | None = None
    in_track: bool = False


class _Found(NamedTuple):
    """A place in a part, and the lesson that has it; without one, the page's own."""

    where: Where
    part: _Part
    lesson: Located[LessonPlace] | None


class _Reader(NamedTuple):
    prose: Prose
    words: Vocabulary
    parts: Mapping[int, Located[Place]]
    """The phases and tracks that have a number, by their first tokens."""
    subjects: Subjects


def find_positions(
    prose: Prose, words: Vocabulary, places: Sequence[Located[Place]]
) -> Iterator[Position]:
    """All places in a phase or track that a block says its own or another lesson to have."""
    starts = prose.starts(_first_words(words))
    if not starts:
        return
    parts = {place.first: place for place in places if not isinstance(place.claim, LessonPlace)}
    reader = _Reader(prose, words, parts, Subjects(prose, words, lessons_of(places)))
    for at in starts:
        found = _verb(reader, at) or _noun(reader, at) or _possessive(reader, at)
        if found:
            end = prose.tokens[found.part.behind - 1].end
            yield Position(
                span=prose.span(prose.tokens[at].start, end),
                where=found.where,
                phase=found.part.phase,
                in_track=found.part.in_track,
                track=found.part.track,
                subject=found.lesson.claim if found.lesson else None,
            )


@lru_cache(maxsize=8)
def _first_words(words: Vocabulary) -> frozenset[str]:
    """What a place in a phase or track begins with."""
    said = words.words
    verbs_and_nouns = firsts(
        said.opens, said.closes, said.continues, said.opener, said.closer, said.midpoint
    )
    return verbs_and_nouns | {f"{part}'s" for part in firsts(said.track, said.phase)}


def _verb(reader: _Reader, at: int) -> _Found | None:
    """`closes Phase 3`, `opens the track`."""
    words = reader.words.words
    verbs = {Where.FIRST: words.opens, Where.LAST: words.closes, Where.WITHIN: words.continues}
    for where, texts in verbs.items():
        behind = phrases(texts).behind(reader.prose, at)
        part = _part_at(reader, behind) if behind is not None else None
        if part:
            return _of_subject(reader, at, where, part)
    return None


def _noun(reader: _Reader, at: int) -> _Found | None:
    """`close of Phase 3`, `last lesson in the track`."""
    named = _named(reader, at)
    if named is None:
        return None
    where, behind = named
    of = reader.words.of.behind(reader.prose, behind)
    if of is None:
        return None
    single = behind == at + 1
    if single and reader.prose.tokens[behind].folded not in reader.words.owning:
        return None  # `the opening in Phase 3` may be anyone's
    part = _part_at(reader, of)
    return _of_predicate(reader, at, where, part) if part else None


def _possessive(reader: _Reader, at: int) -> _Found | None:
    """`track's closer`."""
    in_track = reader.words.track.possessive(reader.prose, at)
    if not in_track and not reader.words.phase.possessive(reader.prose, at):
        return None
    named = _named(reader, at + 1)
    if named is None:
        return None
    where, behind = named
    return _of_predicate(reader, at, where, _Part(behind, in_track=in_track))


def _named(reader: _Reader, at: int) -> tuple[Where, int] | None:
    """The noun for a place that begins at a token, and the index behind it."""
    words = reader.words.words
    nouns = {Where.FIRST: words.opener, Where.LAST: words.closer, Where.MIDDLE: words.midpoint}
    for where, texts in nouns.items():
        behind = phrases(texts).behind(reader.prose, at)
        if behind is not None:
            return where, behind
    return None


def _part_at(reader: _Reader, at: int) -> _Part | None:
    """The part of the course at a token: `Phase 3`, `Track 12`, `the phase`, `this track`."""
    place = reader.parts.get(at)
    if place is None:
        return _unnumbered(reader, at)
    if isinstance(place.claim, LessonPlace) or place.claim.numbers.one is None:
        return None
    if isinstance(place.claim, PhasePlace):
        return _Part(place.behind, phase=place.claim)
    return _Part(place.behind, track=place.claim, in_track=True)


def _unnumbered(reader: _Reader, at: int) -> _Part | None:
    prose, words = reader.prose, reader.words
    article = prose.token(at)
    if article is None or article.folded not in phrases(words.words.this).firsts:
        return None
    for texts, in_track in ((words.words.phase, False), (words.words.track, True)):
        behind = _singular(texts).behind(prose, at + 1)
        if behind is not None and not _goes_on(reader, behind):
            return _Part(behind, in_track=in_track)
    return None


def _singular(texts: tuple[str, ...]) -> Phrases:
    """The word for one part, in any case."""
    return phrases(tuple(text.casefold() for text in texts[:1]))


def _goes_on(reader: _Reader, behind: int) -> bool:
    """Whether a part's word is none: `the phase 3`, `the phase-locked loop`."""
    return (
        reader.prose.is_mark(behind, "-")
        or number_at(reader.prose, behind, reader.words) is not None
    )


def _of_subject(reader: _Reader, at: int, where: Where, part: _Part) -> _Found | None:
    """What is said by a verb at a token; none where it is unclear of which lesson."""
    if reader.subjects.before(at):
        lesson = reader.subjects.said_of(at)
        return _Found(where, part, lesson) if lesson else None
    return _Found(where, part, None) if reader.subjects.is_itself(at) else None


def _of_predicate(reader: _Reader, at: int, where: Where, part: _Part) -> _Found | None:
    """What is said by a noun: behind `is`, or beside a lesson (`lesson 6, the close of Phase 3`).

    Elsewhere it only tells when or where: `by the end of Phase 3`.
    """
    article = reader.prose.token(at - 1)
    if article and article.folded in phrases(reader.words.words.articles).firsts:
        at -= 1
    first = _begin(reader, reader.words.words.being, at)
    if first is not None:
        return _of_subject(reader, first, where, part)
    if _begin(reader, reader.words.words.we_are, at) is not None:
        return _Found(where, part, None) if reader.subjects.is_alone(at) else None
    lesson = reader.subjects.before(at)
    if lesson is None or lesson.claim.numbers.one is None:
        return None
    end = behind_title(reader.prose, lesson)
    if end + 1 == at and reader.prose.is_mark(end, ",(–—"):
        return _Found(where, part, lesson)
    joined = reader.words.joins.behind(reader.prose, at - 1) == at
    return _Found(where, part, lesson) if lesson.claim.own and joined else None


def _begin(reader: _Reader, texts: tuple[str, ...], behind: int) -> int | None:
    """Where one of the texts begins that ends right before a token."""
    known = phrases(texts)
    starts = range(max(behind - 3, 0), behind)
    return next((at for at in starts if known.behind(reader.prose, at) == behind), None)
