"""The line that names the lessons which a lesson asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.model.claim import LessonPlace, Prerequisite
from coursekit.reading.claims.labels import labelled
from coursekit.reading.claims.places import Located, Place, find_places
from coursekit.reading.claims.prose import Prose, Style, Token
from coursekit.reading.claims.words import Vocabulary, phrases

_TITLED = (Style.LINK, Style.EMPHASIS, Style.QUOTED)
_BESIDE = ",:–—-()[]“”\"„«»‘’'."
"""The marks that may stand between a lesson, its title and the next lesson."""
_CONNECTORS = ",:–—-("
_TITLE_ENDS = ",;:()"


class _Unclear(Exception):
    """Which lessons are asked for cannot be told."""


def find_prerequisites(
    prose: Prose, words: Vocabulary, places: Sequence[Located[Place]]
) -> Iterator[Prerequisite]:
    """The line **Prerequisite:** where it names lessons, or says that there are none.

    Where the label is all of it, the items of the list that follows name them.
    """
    end = labelled(prose, phrases(words.words.prerequisite))
    if not end:
        return
    try:
        if end < len(prose.tokens):
            lessons = _asked_for(prose, end, words, places)
        else:
            lessons = _listed(prose, words)
    except _Unclear:
        return
    span = prose.span(prose.tokens[0].start, prose.tokens[end - 2].end)
    yield Prerequisite(span=span, lessons=tuple(lessons))


def _listed(prose: Prose, words: Vocabulary) -> list[LessonPlace]:
    """The lessons that the items of the list behind a block ask for."""
    lessons: list[LessonPlace] = []
    named = False
    for inline in prose.following.items():
        item = Prose(prose.page, inline.block, inline)
        places = find_places(item, words)
        if places or _says_none(item, 0, words):
            lessons += _asked_for(item, 0, words, places)
            named = True
    if not named:
        raise _Unclear
    return lessons


def _asked_for(
    prose: Prose, at: int, words: Vocabulary, places: Sequence[Located[Place]]
) -> list[LessonPlace]:
    """The lessons that the sentence with a token asks for.

    They are the first of each item, which ends with a semicolon, and those joined to that one.
    """
    sentence = range(at, prose.whole_sentence_end(at))
    lessons = [
        (place, place.claim)
        for place in places
        if isinstance(place.claim, LessonPlace) and place.first in sentence
    ]
    if bool(lessons) is _says_none(prose, at, words):
        raise _Unclear
    asked: list[LessonPlace] = []
    taken = True
    before = None
    for place, lesson in lessons:
        if _is_choice(prose.tokens[place.first : place.behind], words):
            raise _Unclear
        if before is not None:
            between = _between(prose, before, place.first)
            new = any(token.text == ";" for token in between)
            taken = new or (taken and _joins(between, words))
        if taken:
            asked.append(lesson)
        before = place.behind
    return asked


def _says_none(prose: Prose, at: int, words: Vocabulary) -> bool:
    return phrases(words.words.nothing).behind(prose, at) is not None


def _between(prose: Prose, at: int, stop: int) -> Sequence[Token]:
    """The tokens between two lessons without those of titles."""
    kept: list[Token] = []
    while at < stop:
        token = prose.tokens[at]
        titled = prose.stretch_at(token.start, *_TITLED)
        if titled:
            at = max(prose.first_within(titled.end), at + 1)
        elif token.text[0].isupper() and kept and kept[-1].text in _CONNECTORS:
            at = _plain_title_end(prose, at, stop)
        else:
            kept.append(token)
            at += 1
    return kept


def _plain_title_end(prose: Prose, at: int, stop: int) -> int:
    """The end of a title without marks of its own, which something has to tell."""
    while not prose.is_mark(at, _TITLE_ENDS):
        at += 1
        if at >= stop:
            raise _Unclear
    return at


def _joins(between: Sequence[Token], words: Vocabulary) -> bool:
    """Whether nothing but marks and `and` stands between two lessons."""
    joins = words.joins.firsts
    joined = all(token.text in _BESIDE or token.folded in joins for token in between)
    if joined and _is_choice(between, words):
        raise _Unclear
    return joined


def _is_choice(tokens: Sequence[Token], words: Vocabulary) -> bool:
    either = phrases(words.words.either).firsts
    return any(token.folded in either for token in tokens)
