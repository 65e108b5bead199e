"""Counts of what the course lists: `four things:` before a list, `ten flashcards`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.model.claim import Count, Part
from coursekit.reading.claims.nouns import Counted, compound_at, counted_at
from coursekit.reading.claims.parts import part_named, practice_brackets
from coursekit.reading.claims.prose import Prose
from coursekit.reading.claims.words import Vocabulary, phrases

_FEWEST = 2
"""A list of one item mostly is the first piece of one that other blocks cut."""
_LONGEST = 9
"""How many tokens of a phrase, `two hand-picked well-known examples`, are looked at."""
_TAIL = 8
"""How many words behind a phrase may be no sentence: `Ten cards, for a few days from now.`"""


def find_counts(prose: Prose, words: Vocabulary) -> Iterator[Count]:
    """All counts of a block; those that name no list themselves say nothing of how long it is."""
    seen: set[int] = set()
    for finder in (_linked, _practised, _listed, _known):
        for count in finder(prose, words):
            if count.span.start not in seen:
                seen.add(count.span.start)
                yield count


def _linked(prose: Prose, words: Vocabulary) -> Iterator[Count]:
    """In links into a section: `[the five categories of the scope line](lesson.md#scope-line)`."""
    for link in prose.links:
        if "#" not in link.href or "://" in link.href:
            continue
        tokens = range(prose.first_within(link.start), prose.first_within(link.end))
        found = [one for at in tokens if (one := _any_at(prose, at, words))]
        if len(found) == 1 and found[0].behind <= tokens.stop:
            yield _count(prose, found[0], linked=True)


def _any_at(prose: Prose, at: int, words: Vocabulary) -> Counted | None:
    return counted_at(prose, at, words) or compound_at(prose, at, words)


def _practised(prose: Prose, words: Vocabulary) -> Iterator[Count]:
    """In the brackets behind a practice time: `(six questions and ten flashcards)`."""
    for at in practice_brackets(prose, words):
        counted = counted_at(prose, at, words)
        part = part_named(counted.noun, words) if counted else None
        if counted and part:
            yield _count(prose, counted, part=part)


def _listed(prose: Prose, words: Vocabulary) -> Iterator[Count]:
    """Those of the list or table right behind: `It has two parts:`, `Two tests`."""
    if prose.following.size < _FEWEST or not prose.tokens:
        return
    if prose.tokens[-1].text != ":":
        yield from _caption(prose, words)
        return
    for counted in _announced(prose, words):
        yield _count(prose, counted, listed=prose.following.size)


def _announced(prose: Prose, words: Vocabulary) -> Sequence[Counted]:
    """What a block that ends with a colon announces; nothing where its numbers differ.

    Without a phrase at either end of its last sentence, a compound in it tells that the phrases
    which begin earlier sentences are meant: `Five conversations … the five-category scope line:`
    """
    sentence = prose.sentence(len(prose.tokens) - 1)
    found = {one.first: one for one in _at_ends(prose, sentence, words)}
    if not found:
        compounds = [one for at in sentence if (one := compound_at(prose, at, words))]
        named = _beginnings(prose, words) if compounds else []
        found = {one.first: one for one in (*compounds, *named)} if named else {}
    agree = len({one.number.value for one in found.values()}) == 1
    return list(found.values()) if agree else []


def _at_ends(prose: Prose, sentence: range, words: Vocabulary) -> Iterator[Counted]:
    """The phrases that a sentence begins with, and ends with before its last mark."""
    first = _beginning(prose, sentence.start, words)
    rest = range(first.behind, sentence.stop) if first else range(0)
    # `Five models were compared, each with these settings:` counts no settings.
    if first and not any(prose.is_mark(at, ",;–—") for at in rest):
        yield first
    if last := _ending(prose, range(sentence.start, sentence.stop - 1), words):
        yield last


def _ending(prose: Prose, tokens: range, words: Vocabulary) -> Counted | None:
    """The phrase that some tokens end with, unless it is one of two: `two cats and three dogs`."""
    starts = range(max(tokens.start, tokens.stop - 2 * _LONGEST), tokens.stop)
    found = [one for at in starts if (one := counted_at(prose, at, words))]
    last = next((one for one in found if one.behind == tokens.stop), None)
    if last is None or prose.tokens[last.first - 1].folded not in words.joins.firsts:
        return last
    return None if any(one.behind == last.first - 1 for one in found) else last


def _beginnings(prose: Prose, words: Vocabulary) -> Sequence[Counted]:
    """The phrases that sentences begin with."""
    found = []
    at = 0
    while at < len(prose.tokens):
        if counted := _beginning(prose, at, words):
            found.append(counted)
        at = prose.sentence(at).stop
    return found


def _beginning(prose: Prose, at: int, words: Vocabulary) -> Counted | None:
    """The phrase at a token or behind an article there."""
    article = phrases(words.words.articles).behind(prose, at)
    return counted_at(prose, at if article is None else article, words)


def _caption(prose: Prose, words: Vocabulary) -> Iterator[Count]:
    """A block that is no sentence but the phrase, on the practice page of a part of that page."""
    counted = _beginning(prose, 0, words)
    if counted and _is_caption(prose, counted, words):
        part = part_named(counted.noun, words) if prose.page == "practice" else None
        yield _count(prose, counted, listed=prose.following.size, part=part)


def _is_caption(prose: Prose, counted: Counted, words: Vocabulary) -> bool:
    """Whether no sentence follows a phrase: `Four short questions.`, `Ten cards, two minutes`."""
    tail = [token.text for token in prose.tokens[counted.behind :]]
    if tail in ([], ["."]):
        return True
    if counted.first and tail[0].casefold() in words.owning:  # `The seven categories of the line`
        return len(tail) <= _TAIL and all(word[0].isalnum() for word in tail)
    if tail[0] != ",":
        return False
    rest = tail[1:-1] if tail[-1] == "." else tail[1:]
    return len(rest) <= _TAIL and all(word[0].isalnum() for word in rest)


def _known(prose: Prose, words: Vocabulary) -> Iterator[Count]:
    """Compounds that speak of a list elsewhere: `the five-category scope line`."""
    for hyphen in prose.index.get("-", ()):
        before = prose.token(hyphen - 2)
        if before and before.folded == words.definite:
            counted = compound_at(prose, hyphen - 1, words)
            if counted:
                yield _count(prose, counted)


def _count(
    prose: Prose,
    counted: Counted,
    *,
    listed: int | None = None,
    linked: bool = False,
    part: Part | None = None,
) -> Count:
    return Count(
        span=counted.span(prose),
        number=counted.number,
        noun=counted.phrase(prose) if part else counted.noun,
        listed=listed,
        linked=linked,
        part=part,
    )
