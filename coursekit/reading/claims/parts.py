"""What the brief says that the practice page holds: `(six questions, a quiz and ten cards)`."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.claim import PageMention, Part
from coursekit.reading.claims.labels import labelled
from coursekit.reading.claims.nouns import same_noun
from coursekit.reading.claims.prose import Prose
from coursekit.reading.claims.words import Vocabulary, number_at, phrases

_REACH = 8
"""How far behind a label its brackets may open."""
_LONGEST = 6
"""How many tokens a part has at most: `a short self-check quiz`."""


def find_parts(prose: Prose, words: Vocabulary) -> Iterator[PageMention]:
    """The parts of the practice page that the brackets behind a practice time name, uncounted.

    Brackets that name neither cards nor questions nor exercises are about something else.
    """
    brackets = practice_brackets(prose, words)
    named = [prose.tokens[at].folded for at in brackets]
    if any(is_part(word, words) for word in named):
        for item in _items(prose, brackets, words):
            if mention := _mention(prose, item, words):
                yield mention


def practice_brackets(prose: Prose, words: Vocabulary) -> range:
    """The tokens within the brackets behind the brief's practice time; empty where it has none."""
    if prose.page != "brief":
        return range(0)
    end = labelled(prose, phrases(words.words.practice_time))
    if not end:
        return range(0)
    first = None
    for at in range(end, len(prose.tokens)):
        if prose.is_mark(at, "(") and first is None and at < end + _REACH:
            first = at + 1
        elif prose.is_mark(at, ")"):
            return range(first or at, at)
    return range(0)


def part_named(noun: str, words: Vocabulary) -> Part | None:
    """What of the practice page a noun in the plural, folded, stands for."""
    w = words.words
    named = ((w.cards, Part.CARDS), (w.questions, Part.QUESTIONS), (w.exercises, Part.EXERCISES))
    return next((part for texts, part in named if noun in phrases(texts).firsts), None)


def is_part(word: str, words: Vocabulary) -> bool:
    """Whether a folded word stands for a part of the practice page, or for one of several."""
    w = words.words
    nouns = phrases((*w.cards, *w.questions, *w.exercises)).firsts
    return any(same_noun(word, noun, words) for noun in nouns)


def _items(prose: Prose, brackets: range, words: Vocabulary) -> Iterator[range]:
    """What the brackets list, without commas and what joins."""
    first = brackets.start
    for at in brackets:
        if words.joins.behind(prose, at) is not None:
            yield range(first, at)
            first = at + 1
    yield range(first, brackets.stop)


def _mention(prose: Prose, item: range, words: Vocabulary) -> PageMention | None:
    """A part without a number: with an article, or known by its last word."""
    if not 0 < len(item) <= _LONGEST or any(_tells_more(prose, at, words) for at in item):
        return None
    behind = phrases(words.words.articles).behind(prose, item.start)
    if behind is None and not is_part(prose.tokens[item.stop - 1].folded, words):
        return None
    item = range(behind or item.start, item.stop)
    part = _first_word(prose, item, words)
    if part is None:
        return None
    start, end = prose.tokens[item.start].start, prose.tokens[item.stop - 1].end
    return PageMention(span=prose.span(start, end), page="practice", part=part)


def _tells_more(prose: Prose, at: int, words: Vocabulary) -> bool:
    """Whether a token is a number or an `of`, by which an item is more than a name."""
    return words.of.behind(prose, at) is not None or number_at(prose, at, words) is not None


def _first_word(prose: Prose, item: range, words: Vocabulary) -> str | None:
    """The first word, with all that hyphens join to it, that does not just say `exercise`."""
    if not item:
        return None
    exercises = phrases(words.words.exercises).firsts
    start, end = prose.tokens[item.start].start, prose.tokens[item.stop - 1].end
    for word in prose.plain[start:end].casefold().split():
        if not any(same_noun(word, exercise, words) for exercise in exercises):
            return word
    return None
