"""The lesson before and the one behind, and what lessons are said to open with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from coursekit.model.claim import Direction, HandOff, LessonPlace, Neighbour
from coursekit.reading.claims.places import Located, Place
from coursekit.reading.claims.prose import Prose, Style
from coursekit.reading.claims.subjects import Subjects, lessons_of
from coursekit.reading.claims.words import Phrases, Vocabulary, firsts, phrases

_LONGEST_TOPIC = 20
_SET_APART = (Style.LINK, Style.EMPHASIS, Style.QUOTED)


def find_neighbours(
    prose: Prose, words: Vocabulary, places: Sequence[Located[Place]]
) -> Sequence[Located[Neighbour]]:
    """All neighbours that a block speaks of, in their order."""
    said = words.words
    starts = prose.starts(firsts(said.next, said.previous, said.comes_next, said.comes_before))
    if not starts:
        return ()
    lessons = lessons_of(places)
    label = _label(prose, words, lessons)
    found = [label] if label else []
    known = [label.claim.lesson] if label else []
    subjects = Subjects(prose, words, lessons)
    named = {lesson.first: lesson.claim for lesson in lessons}
    start = label.behind if label else 0
    for at in starts:
        if at < start:
            continue
        one = _mention(prose, words, at) or _comes(subjects, at, known)
        if one and one.claim.lesson is None:
            one = _named_behind(prose, words, one, named)
        if one:
            found.append(one)
            known.append(one.claim.lesson)
    return found


def _label(
    prose: Prose, words: Vocabulary, lessons: Sequence[Located[LessonPlace]]
) -> Located[Neighbour] | None:
    """`**Next:** Lesson 7`, `**Previous lesson:** [T](…)`."""
    colon = prose.label_end - 1
    if colon < 1:
        return None
    bold = prose.stretch_at(prose.tokens[0].start, Style.STRONG) is not None
    for direction, name in _names(words):
        behind = name.behind(prose, 0)
        if behind is None:
            continue
        lesson = next((one.claim for one in lessons[:1] if one.first == colon + 1), None)
        named = lesson or (bold and _is_set_apart(prose, colon + 1))
        if (bold and _lesson(prose, words, behind) == colon) or (behind == colon and named):
            one = lesson if lesson and lesson.numbers.one else None
            return _located(prose, direction, 0, colon, one)
    return None


def _names(words: Vocabulary) -> Iterator[tuple[Direction, Phrases]]:
    yield Direction.NEXT, phrases(words.words.next)
    yield Direction.PREVIOUS, phrases(words.words.previous)


def _is_set_apart(prose: Prose, at: int) -> bool:
    """Whether a title may begin at a token: `**Next:** *T*`, not `**Next:** fold the dough`."""
    if prose.is_mark(at, "“\"„«»'‘‚"):
        at += 1
    token = prose.token(at)
    apart = prose.stretch_at(token.start, *_SET_APART) if token else None
    return apart is not None and "://" not in apart.href


def _lesson(prose: Prose, words: Vocabulary, at: int) -> int | None:
    """The index behind the word for one lesson."""
    return phrases(words.words.lesson[:1]).behind(prose, at)


def _mention(prose: Prose, words: Vocabulary, at: int) -> Located[Neighbour] | None:
    """`the next lesson`, but not `her next lesson` or `the next lesson of the morning`."""
    for direction, name in _names(words):
        behind = name.behind(prose, at)
        end = _lesson(prose, words, behind) if behind is not None and behind != at else None
        if end is not None and _is_definite(prose, words, at) and _is_ours(prose, words, end):
            return _located(prose, direction, at, end, None)
    return None


def _named_behind(
    prose: Prose,
    words: Vocabulary,
    one: Located[Neighbour],
    lessons: Mapping[int, LessonPlace],
) -> Located[Neighbour]:
    """With the lesson that is said to be the neighbour: `the next lesson is lesson 7`."""
    being = phrases(words.words.being).behind(prose, one.behind)
    lesson = lessons.get(being) if being is not None else None
    if lesson is None or lesson.numbers.one is None:
        return one
    return replace(one, claim=replace(one.claim, lesson=lesson))


def _is_definite(prose: Prose, words: Vocabulary, at: int) -> bool:
    before = prose.token(at - 1)
    if before is None or before.folded in phrases(words.words.this).firsts:
        return True
    return not before.text[0].isalnum() and before.text not in "'’-"


def _is_ours(prose: Prose, words: Vocabulary, behind: int) -> bool:
    """Whether it is not said of something else that the lesson is a part of it."""
    of = prose.token(behind)
    if of is None or of.folded not in words.owning:
        return True
    whole = prose.token(behind + 2)
    return whole is not None and whole.folded in words.parts


def _comes(
    subjects: Subjects, at: int, known: Sequence[LessonPlace | None]
) -> Located[Neighbour] | None:
    """`lesson 6 comes next`, `lesson 4 comes before this one`."""
    prose, words = subjects.prose, subjects.words.words
    for direction, texts in (
        (Direction.NEXT, words.comes_next),
        (Direction.PREVIOUS, words.comes_before),
    ):
        behind = phrases(texts).behind(prose, at)
        lesson = subjects.said_of(at) if behind is not None else None
        if behind is None or lesson is None:
            continue
        this = phrases(words.this).firsts
        explicit = any(token.folded in this for token in prose.tokens[at:behind])
        if explicit or _is_relative_to_us(subjects, lesson, at, known):
            return _located(prose, direction, at, behind, lesson.claim)
    return None


def _is_relative_to_us(
    subjects: Subjects,
    lesson: Located[LessonPlace],
    at: int,
    known: Sequence[LessonPlace | None],
) -> bool:
    """Whether `comes next` means next to our lesson: not where another one was named before."""
    nth = bisect_left(subjects.lessons, lesson.first, key=lambda one: one.first)
    before = subjects.lessons[nth - 1].claim if nth else None
    ours = before is None or before.own or before in known[-1:]
    return ours and subjects.is_attached(lesson, at)


def _located(
    prose: Prose, direction: Direction, first: int, behind: int, lesson: LessonPlace | None
) -> Located[Neighbour]:
    span = prose.span(prose.tokens[first].start, prose.tokens[behind - 1].end)
    return Located(Neighbour(span=span, direction=direction, lesson=lesson), first, behind)


def find_hand_offs(
    prose: Prose, words: Vocabulary, places: Sequence[Located[Place]]
) -> Iterator[HandOff]:
    """All that a block says other lessons open with: `lesson 7 opens with JEPA`."""
    opens_with = phrases(words.words.opens_with)
    starts = prose.starts(opens_with.firsts)
    if not starts:
        return
    subjects = Subjects(prose, words, lessons_of(places))
    for at in starts:
        behind = opens_with.behind(prose, at)
        lesson = subjects.said_of(at) if behind is not None else None
        if behind is None or lesson is None or not subjects.is_attached(lesson, at):
            continue
        start, end = prose.tokens[behind - 1].end, _topic_end(prose, behind)
        if end is not None and prose.text.plain[start:end].strip():
            topic = prose.phrase(start, end)
            first = prose.span(prose.tokens[lesson.first].start, start)
            span = first._replace(end=topic.span.end)
            yield HandOff(span=span, lesson=lesson.claim, topic=topic.text)


def _topic_end(prose: Prose, at: int) -> int | None:
    """The offset at which what stands from a token on ends: at a mark, or with the block.

    None if it is too long to be a topic.
    """
    end = prose.clause_end(at)
    if end - at > _LONGEST_TOPIC:
        return None
    for dash in range(at, end):
        if prose.is_mark(dash, "—[]"):
            end = dash
            break
    token = prose.token(end)
    return token.start if token else len(prose.plain)
