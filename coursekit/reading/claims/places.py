"""Lessons, tracks and phases that prose names by number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from coursekit.model.claim import LessonPlace, Numbers, PhasePlace, TrackPlace
from coursekit.model.text import Span
from coursekit.reading.claims.prose import Prose, Style
from coursekit.reading.claims.words import Phrases, Vocabulary, number_at, numbers_at, phrases

C_co = TypeVar("C_co", covariant=True)

Place = LessonPlace | TrackPlace | PhasePlace

_SURE_FROM = 3
"""`L1` and `L2` mostly are norms, losses or caches."""


@dataclass(frozen=True, slots=True)
class Located(Generic[C_co]):
    """A claim with the tokens that make it: from `first` up to `behind`, which is not part."""

    claim: C_co
    first: int
    behind: int


def find_places(prose: Prose, words: Vocabulary) -> Sequence[Located[Place]]:
    """All lessons, tracks and phases that a block names, in their order.

    A track inside of a lesson's or phase's place (`lesson 6 of Track 24`) comes right behind it.
    """
    found: list[Located[Place]] = []
    stop = 0
    for at, token in enumerate(prose.tokens):
        if at < stop:
            continue
        if token.folded in words.places:
            here = _lesson(prose, at, words) or _track(prose, at, words) or _phase(prose, at, words)
        elif token.text[-1].isdigit() and token.text.startswith(words.shorts):
            here = _short_lesson(prose, at, words) or _short_tracks(prose, at, words)
            if not here and (refused := _numbers(prose, at, words, words.words.lesson_short)):
                stop = refused.behind  # of `L5, L6 and L7 norms`, no part is a lesson
        else:
            continue
        found += here
        stop = max((stop, *(one.behind for one in here)))
    return found


def _lesson(prose: Prose, at: int, words: Vocabulary) -> list[Located[Place]]:
    numbers = _named(prose, at, words, words.lesson)
    return _lesson_place(prose, at, numbers, words) if numbers else []


def _short_lesson(prose: Prose, at: int, words: Vocabulary) -> list[Located[Place]]:
    short = words.words.lesson_short
    numbers = _numbers(prose, at, words, short)
    if numbers is None or not _is_sure(prose, at, numbers, words):
        return []
    return _lesson_place(prose, at, numbers, words, short=True)


def _lesson_place(
    prose: Prose, at: int, numbers: Located[Numbers], words: Vocabulary, *, short: bool = False
) -> list[Located[Place]]:
    owned = _owned(prose, at, numbers.behind, words)
    if owned is None:
        return []
    end, track = owned
    place = LessonPlace(
        span=_span(prose, at, end),
        numbers=numbers.claim,
        track=track.claim.numbers.one if track else None,
        short=short,
        own=_is_own(prose, at, words),
    )
    return [Located(place, at, end), *([track] if track else [])]


def _short_tracks(prose: Prose, at: int, words: Vocabulary) -> list[Located[Place]]:
    """`T11, T13 and T20`, or `T24 L6`, which is a lesson."""
    numbers = _numbers(prose, at, words, words.words.track_short)
    if numbers is None:
        return []
    if len(numbers.claim.values) > 1:
        place = TrackPlace(span=_span(prose, at, numbers.behind), numbers=numbers.claim)
        return [Located(place, at, numbers.behind)]
    lesson = _numbers(prose, numbers.behind, words, words.words.lesson_short)
    if lesson is None:
        return []
    one = LessonPlace(
        span=_span(prose, at, lesson.behind),
        numbers=lesson.claim,
        track=numbers.claim.one,
        short=True,
    )
    track = TrackPlace(span=_span(prose, at, numbers.behind), numbers=numbers.claim)
    return [Located(one, at, lesson.behind), Located(track, at, numbers.behind)]


def _track(prose: Prose, at: int, words: Vocabulary) -> list[Located[Place]]:
    numbers = _named(prose, at, words, words.track)
    if numbers is None or _owned(prose, at, numbers.behind, words) is None:
        return []
    place = TrackPlace(span=_span(prose, at, numbers.behind), numbers=numbers.claim)
    return [Located(place, at, numbers.behind)]


def _phase(prose: Prose, at: int, words: Vocabulary) -> list[Located[Place]]:
    numbers = _named(prose, at, words, words.phase)
    owned = _owned(prose, at, numbers.behind, words) if numbers else None
    if numbers is None or owned is None or _is_part_of_number(prose, at, words):
        return []
    _, track = owned
    place = PhasePlace(
        span=_span(prose, at, numbers.behind),
        numbers=numbers.claim,
        track=track.claim.numbers.one if track else None,
    )
    return [Located(place, at, numbers.behind), *([track] if track else [])]


def _is_part_of_number(prose: Prose, at: int, words: Vocabulary) -> bool:
    """Whether it divides what is named before it: `Lesson 8 Phase 2`, but not `Track 24 Phase 2`."""
    before = prose.token(at - 1)
    if before is None or not before.text.isdigit():
        return False
    return not words.track.ends(prose, at - 1)


def _named(prose: Prose, at: int, words: Vocabulary, name: Phrases) -> Located[Numbers] | None:
    """The numbers behind a word for a part of the course."""
    behind = name.behind(prose, at)
    numbers = _numbers(prose, behind, words) if behind is not None else None
    if numbers and len(numbers.claim.written) > 1 and name.is_singular(prose, at):
        first = numbers.claim.written[0]  # `lesson 5 and 72 × 72`
        return Located(Numbers((first,), (first.value,)), numbers.first, numbers.first + 1)
    return numbers


def _numbers(
    prose: Prose, at: int, words: Vocabulary, short: str | None = None
) -> Located[Numbers] | None:
    if short == "":  # the course knows no short form
        return None
    found = numbers_at(prose, at, words, short or "")
    return Located(found[0], at, found[1]) if found else None


def _owned(
    prose: Prose, at: int, behind: int, words: Vocabulary
) -> tuple[int, Located[TrackPlace] | None] | None:
    """Where a place ends, with the track that follows; none where it is not of this course.

    Ours are `lesson 6`, `lesson 6 of Track 24` and `lesson 6 of the track`. `Lesson 3 of the
    fast.ai course` is somebody else's, and `L2 norm` no lesson.
    """
    if _is_something_else(prose, at, behind, words) or _leads_away(prose, at):
        return None
    if _is_theirs(prose, at, words):
        return None
    of = words.of.behind(prose, behind)
    if of is None:
        return behind, None
    numbers = _named(prose, of, words, words.track)
    if numbers and numbers.claim.one:
        track = TrackPlace(span=_span(prose, of, numbers.behind), numbers=numbers.claim)
        return numbers.behind, Located(track, of, numbers.behind)
    if prose.tokens[behind].folded not in words.owning:
        return None if _is_work(prose, of, words) else (behind, None)
    for end in (of, of + 1):
        token = prose.token(end)
        if token and token.folded in words.parts:
            is_track = token.folded in words.track.firsts and not number_at(prose, end + 1, words)
            return (end + 1 if is_track else behind), None
    return None


def _is_work(prose: Prose, at: int, words: Vocabulary) -> bool:
    """Whether a title or name begins at a token: `lesson 3 in the Baker's Atlas`, `in *Bread*`."""
    token = prose.token(at)
    if token is None:
        return False
    if token.folded == words.definite:
        name = prose.token(at + 1)
        return name is not None and name.text[0].isupper() and name.folded not in words.parts
    apart = prose.stretch_at(token.start, Style.EMPHASIS) is not None
    return apart and token.text[0].isupper() and token.folded not in words.parts


def _is_something_else(prose: Prose, at: int, behind: int, words: Vocabulary) -> bool:
    """Whether a word beside it tells so: `L1 loss`, `Phase 3 trials`, `squared L2`, `L1-norm`."""
    following = prose.token(behind)
    if following and following.text == "-" and following.start == prose.tokens[behind - 1].end:
        following = prose.token(behind + 1)
    if following and following.folded in words.words.measures:
        return True  # `each lesson 20 minutes long`
    beside = (prose.token(at - 1), following)
    return any(token is not None and token.folded in words.elsewhere for token in beside)


def _is_own(prose: Prose, at: int, words: Vocabulary) -> bool:
    """Whether `This is` stands right before."""
    this_is = phrases(words.words.this_is)
    return any(this_is.behind(prose, before) == at for before in range(max(at - 3, 0), at))


def _is_theirs(prose: Prose, at: int, words: Vocabulary) -> bool:
    """Whether it is said whose it is: `Ada's lesson 3`, but not `the track's lesson 3`."""
    before = prose.token(at - 1)
    if before is None or not before.folded.endswith("'s"):
        return False
    return before.folded.removesuffix("'s") not in words.parts


def _leads_away(prose: Prose, at: int) -> bool:
    """Whether it stands in a link to another site, which may have lessons of its own."""
    link = prose.link_around(prose.tokens[at].start)
    return link is not None and "://" in link.href


def _is_sure(prose: Prose, at: int, numbers: Located[Numbers], words: Vocabulary) -> bool:
    """Whether `L5` is a lesson: the first few are other things, unless something says more."""
    if len(numbers.claim.values) > 1 or min(numbers.claim.values) >= _SURE_FROM:
        return True
    return (
        prose.is_mark(numbers.behind, "§")
        or prose.is_mark(at - 3, "§")  # `§4 of L2`
        or words.section.behind(prose, numbers.behind) is not None
    )


def _span(prose: Prose, first: int, behind: int) -> Span:
    return prose.span(prose.tokens[first].start, prose.tokens[behind - 1].end)
