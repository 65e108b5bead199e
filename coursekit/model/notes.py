"""Notes of pages that ask the next reviewer for something, and those that a review left standing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from coursekit.model.course import Course, Lesson
from coursekit.model.digest import Block, block_digits, digits_of, placed_blocks
from coursekit.model.text import Place, Span


class Note(NamedTuple):
    """A phrase such as "at the next review", and the block of the page that holds it."""

    place: Place
    phrase: str
    """As the page has it."""
    block: Block


class StandingNote(NamedTuple):
    """A note that a review should have cleared."""

    place: Place
    phrase: str
    since: dt.date
    """The day of a recorded review at which it stood there already."""
    left: dt.date
    """The day of the review that left it standing."""


def notes(course: Course, lesson: Lesson) -> Iterator[Note]:
    """The notes of a lesson's pages for the next reviewer."""
    pattern = _pattern(course.settings.words.next_review)
    texts = {page.path: page.text.content for page in lesson.pages.values()}
    words = _last_words(course.settings.words.next_review)
    if not pattern or not any(_holds(text, words, pattern) for text in texts.values()):
        return
    for block in placed_blocks(lesson):
        path, span = block.place.path, block.place.span
        match = None if block.fact else pattern.search(texts[path], *span)
        if match:
            yield Note(Place(path, Span(*match.span())), match[0], block)


def standing_notes(
    course: Course, lesson: Lesson, as_of: dt.date | None = None
) -> Iterator[StandingNote]:
    """The notes that stood already at the last recorded review but one, and stand there still.

    A note that was written in a review asks for something at the one after it; only the second
    tells that it was left. Reviews of one day are one, and those later than `as_of` do not count.
    """
    reviews = course.ledger.of(lesson.id) if course.ledger else ()
    of_days = {one.date: one for one in reviews if as_of is None or one.date <= as_of}
    last_two = list(of_days.values())[-2:]
    if len(last_two) < 2 or not all(review.blocks for review in last_two):
        return
    found = tuple(notes(course, lesson))
    if not found:
        return
    before, last = last_two
    known = digits_of(before.blocks) & digits_of(last.blocks)
    for note in found:
        if block_digits(note.block.text) in known:
            yield StandingNote(note.place, note.phrase, before.date, last.date)


def _holds(text: str, words: tuple[str, ...], pattern: re.Pattern[str]) -> bool:
    """Whether a text holds a phrase; it is searched for only where the last word of one stands."""
    folded = text.casefold()
    return any(word in folded for word in words) and pattern.search(text) is not None


@lru_cache(maxsize=16)
def _last_words(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple({phrase.split()[-1].casefold() for phrase in phrases if phrase.split()})


@lru_cache(maxsize=16)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    """Any of the phrases, however a line is wrapped; none where there are no phrases."""
    if not phrases:
        return None
    spaced = (r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"\b(?:{'|'.join(spaced)})\b", re.IGNORECASE)
