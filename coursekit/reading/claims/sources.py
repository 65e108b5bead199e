"""The sentence of the brief that tells which work a lesson stands on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coursekit.model.claim import Phrase, SourceMention
from coursekit.model.dates import date_of_words
from coursekit.reading.claims.prose import Prose, Stretch, Style
from coursekit.reading.claims.words import Vocabulary, phrases

_TITLED = (Style.LINK, Style.EMPHASIS, Style.QUOTED)
_NAME_ENDS = ",;:()"
_LONGEST_NAME = 8
_LONGEST_EVENT = 12
_PARTICLE = 3
"""How long a word in small letters may be inside of a name: `van`, `de`."""


class _Piece(NamedTuple):
    """Tokens from `first` up to `behind`, which is not part."""

    first: int
    behind: int


class _Date(NamedTuple):
    date: dt.date
    piece: _Piece


def find_sources(prose: Prose, words: Vocabulary) -> Iterator[SourceMention]:
    """`The lesson maps to the talk *T* by A. Author, given in E on 3 June 2025`: on the brief."""
    if prose.page != "brief":
        return
    maps_to = phrases(words.words.maps_to)
    stop = 0
    for at in prose.starts(maps_to.firsts):
        behind = maps_to.behind(prose, at) if at >= stop else None
        if behind is not None and behind < len(prose.tokens):
            stop = prose.whole_sentence_end(behind)
            if mention := _mention(prose, range(behind, stop), words):
                yield mention


def _mention(prose: Prose, sentence: range, words: Vocabulary) -> SourceMention | None:
    """What a sentence tells of a source, if it is more than one thing."""
    title = _title(prose, sentence, words)
    behind = prose.first_within(title.end) if title else sentence.start
    rest = range(behind, sentence.stop)
    date = next((date for at in rest if (date := _date_at(prose, at, words))), None)
    rest = range(behind, date.piece.first if date else sentence.stop)
    names = _names(prose, rest, words)
    event = _event(prose, rest, words)
    told = [*names, *([event] if event else []), *([date.piece] if date else [])]
    if len(told) + bool(title) <= 1 or not (title or names):
        return None
    start = title.start if title else prose.tokens[names[0].first].start
    end = prose.tokens[max(piece.behind for piece in told) - 1].end
    return SourceMention(
        span=prose.span(start, end),
        title=prose.phrase(title.start, title.end) if title else None,
        creators=tuple(_phrase(prose, name) for name in names),
        event=_phrase(prose, event) if event else None,
        date=date.date if date else None,
        date_span=_phrase(prose, date.piece).span if date else None,
    )


def _phrase(prose: Prose, piece: _Piece) -> Phrase:
    return prose.phrase(prose.tokens[piece.first].start, prose.tokens[piece.behind - 1].end)


def _title(prose: Prose, sentence: range, words: Vocabulary) -> Stretch | None:
    """The first text that is set apart, before anybody is named."""
    by = phrases(words.words.by)
    for at in sentence:
        token = prose.tokens[at]
        if by.behind(prose, at) is not None:
            return None
        stretch = prose.stretch_at(token.start, *_TITLED)
        if stretch:
            return stretch
    return None


def _date_at(prose: Prose, at: int, words: Vocabulary) -> _Date | None:
    """`27 May 2025` or `May 27, 2025`, if there is such a day."""
    behind = at + 3 + prose.is_mark(at + 2, ",")
    texts = [token.text for token in prose.tokens[at:behind]]
    date = date_of_words(texts, words.words.months)
    return _Date(date, _Piece(at, behind)) if date else None


def _names(prose: Prose, rest: range, words: Vocabulary) -> Sequence[_Piece]:
    """Who made it: behind `by`, else before `gave`."""
    by, gave = phrases(words.words.by), phrases(words.words.gave)
    for at in rest:
        behind = by.behind(prose, at)
        if behind is not None:
            return _names_from(prose, behind, rest.stop, words)
        if gave.behind(prose, at) is not None:
            return _names_before(prose, at, rest.start, words)
    return ()


def _names_from(prose: Prose, at: int, stop: int, words: Vocabulary) -> Sequence[_Piece]:
    """`A`, `A and B`, `A (place), B and C`; behind a comma without an `and` come other things."""
    names: list[_Piece] = []
    sure = 0
    closing = True
    while (name := _name_from(prose, at, stop, words)) is not None:
        names.append(name)
        sure = len(names) if closing else sure
        join = _behind_brackets(prose, name.behind, stop)
        at = _behind_joins(prose, join, words)
        closing = at > join and prose.tokens[at - 1].text != ","
        if at == join:
            break
    return names[:sure]


def _behind_joins(prose: Prose, at: int, words: Vocabulary) -> int:
    """The index behind `,`, `and` or both."""
    for _ in range(2):
        at = words.joins.behind(prose, at) or at
    return at


def _name_from(prose: Prose, at: int, stop: int, words: Vocabulary) -> _Piece | None:
    """A name that begins at a token, up to what cannot be in it."""
    others = (words.joins, phrases(words.words.at), phrases(words.words.about))
    end = at
    while end < stop and not prose.is_mark(end, _NAME_ENDS):
        if any(other.behind(prose, end) is not None for other in others):
            break
        end += 1
        if end - at > _LONGEST_NAME:
            return None
    while end > at and prose.tokens[end - 1].text in ".!?" and not _is_initial(prose, end - 1):
        end -= 1
    return _Piece(at, end) if end > at and prose.tokens[at].text[0].isupper() else None


def _is_initial(prose: Prose, at: int) -> bool:
    """Whether a full stop ends a single letter."""
    before = prose.token(at - 1)
    return before is not None and len(before.text) == 1 and before.end == prose.tokens[at].start


def _names_before(prose: Prose, at: int, start: int, words: Vocabulary) -> Sequence[_Piece]:
    """The names that end before a token: `that A (place) and B gave`."""
    names: list[_Piece] = []
    while name := _name_before(prose, _before_brackets(prose, at, start), start):
        names.insert(0, name)
        at = name.first - 1
        join = prose.token(at)
        if at <= start or join is None or join.folded not in words.joins.firsts:
            break
        if join.text == "," and len(names) == 1:
            break  # `In the spring, A gave`
        if prose.is_mark(at - 1, ","):
            at -= 1
    return names


def _name_before(prose: Prose, at: int, start: int) -> _Piece | None:
    """Words with capitals up to a token, with short words between them."""
    first = at
    for before in range(at - 1, max(at - 1 - _LONGEST_NAME, start - 1), -1):
        text = prose.tokens[before].text
        if text[0].isupper():
            first = before
        elif text not in ".-" and (len(text) > _PARTICLE or not text.isalpha()):
            break
    return _Piece(first, at) if first < at else None


def _before_brackets(prose: Prose, at: int, start: int) -> int:
    """The index of the bracket that closes right before a token and opens there."""
    if prose.is_mark(at - 1, ")"):
        for before in range(at - 1, start - 1, -1):
            if prose.is_mark(before, "("):
                return before
    return at


def _behind_brackets(prose: Prose, at: int, stop: int) -> int:
    """The index behind the brackets that open at a token."""
    if prose.is_mark(at, "("):
        for end in range(at, stop):
            if prose.is_mark(end, ")"):
                return end + 1
    return at


def _event(prose: Prose, rest: range, words: Vocabulary) -> _Piece | None:
    """What it was given at, up to a mark or the date."""
    given_at, on = phrases(words.words.at), phrases((*words.words.about, *words.words.of))
    first = next((end for at in rest if (end := given_at.behind(prose, at)) is not None), None)
    if first is None:
        return None
    first = phrases(words.words.articles).behind(prose, first) or first
    end = first
    while end < rest.stop and not prose.is_mark(end, ",;:()"):
        end += 1
    while end > first and (prose.is_mark(end - 1, ".!?") or on.behind(prose, end - 1) == end):
        end -= 1
    name = 0 < end - first <= _LONGEST_EVENT and not prose.tokens[first].text[0].islower()
    return _Piece(first, end) if name else None
