"""How long a lesson takes and how hard it is, as its pages say."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.claim import Activity, Difficulty, Minutes
from coursekit.reading.claims.labels import labelled
from coursekit.reading.claims.prose import Prose
from coursekit.reading.claims.words import Vocabulary, number_at, phrases

_WORDS_BEFORE = 2
"""How many words may stand between a label and its number: `about`, `no more than`."""
_ENDS = ".,;(!"


def find_minutes(prose: Prose, words: Vocabulary) -> Iterator[Minutes]:
    """`Read time: about 13 minutes`, `a 13-minute read`, `takes 13 minutes to read`."""
    w = words.words
    for texts, activity in ((w.read_time, Activity.READ), (w.practice_time, Activity.PRACTICE)):
        if end := labelled(prose, phrases(texts)):
            yield from _first_minutes(prose, end, words, activity)
            return
    yield from _to_read(prose, words)


def find_difficulties(prose: Prose, words: Vocabulary) -> Iterator[Difficulty]:
    """`Difficulty: standard`."""
    at = labelled(prose, phrases(words.words.difficulty))
    token = prose.token(at) if at else None
    if token is None or not token.text.isalpha():
        return
    if at + 1 == len(prose.tokens) or prose.is_mark(at + 1, _ENDS):
        yield Difficulty(span=prose.span(token.start, token.end), word=token.folded)


def _first_minutes(
    prose: Prose, at: int, words: Vocabulary, activity: Activity
) -> Iterator[Minutes]:
    for first in range(at, at + _WORDS_BEFORE + 1):
        if found := _minutes(prose, first, words, activity):
            yield found
        token = prose.token(first)
        if token is None or not token.text.isalpha() or token.folded in words.number:
            return


def _to_read(prose: Prose, words: Vocabulary) -> Iterator[Minutes]:
    """The time that a page says itself to take; that of other people's pages is none of ours."""
    units = prose.starts(phrases(words.words.minutes).firsts)
    if not units or prose.page == "references" or any("://" in link.href for link in prose.links):
        return
    to_read = phrases(words.words.to_read)
    for at in sorted({number for unit in units for number in (unit - 1, unit - 2)}):
        found = _minutes(prose, at, words, Activity.READ)
        unit = _unit(prose, at, words) if found else None
        behind = to_read.behind(prose, unit) if unit is not None else None
        if found and behind is not None and _ends_clause(prose, behind):
            yield found


def _ends_clause(prose: Prose, at: int) -> bool:
    """Whether a clause ends before a token: else it may go on as `to read the thermometer`."""
    return prose.token(at) is None or prose.is_mark(at, f"{_ENDS}:?)")


def _minutes(prose: Prose, at: int, words: Vocabulary, activity: Activity) -> Minutes | None:
    """The number at a token with the word for minutes; the end of a range is none."""
    number = number_at(prose, at, words)
    unit = _unit(prose, at, words)
    if number is None or unit is None or _ends_range(prose, at, words):
        return None
    span = prose.span(prose.tokens[at].start, prose.tokens[unit - 1].end)
    return Minutes(span=span, number=number, activity=activity)


def _unit(prose: Prose, at: int, words: Vocabulary) -> int | None:
    """The index behind the word for minutes that follows a number, also `13-minute`."""
    hyphen = prose.is_mark(at + 1, "-") and prose.tokens[at + 1].start == prose.tokens[at].end
    return phrases(words.words.minutes).behind(prose, at + 2 if hyphen else at + 1)


def _ends_range(prose: Prose, at: int, words: Vocabulary) -> bool:
    between = prose.token(at - 1)
    return (
        between is not None
        and (between.folded in words.through.firsts or between.folded in words.joins.firsts)
        and number_at(prose, at - 2, words) is not None
    )
