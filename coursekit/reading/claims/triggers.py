"""Which lines of a page may hold a claim: all of its text is searched once, so it has to be quick.

Most blocks hold none of the course's words; they are neither parsed nor cut into tokens.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from coursekit.model.vocabulary import Words

_GAP = r"(?:[^\w/-]|&#?\w{1,8};|\]\([^()]{0,300}\)){1,12}"
"""What may stand between two words: spaces, markup, entities, the destination of a link."""
_FILE_LINK = re.compile(r"\]\((?![a-z]+:)[^\s()]*[/#]")
"""A link that may lead to another lesson, or into a section."""
_BEFORE = 30
"""How far before a part of the course stands what makes it a neighbour or a place in it."""
_LABEL = 40
"""A label ends within so many characters."""
_LONGEST_NUMBER = 12


class Triggers:
    """What makes blocks of one page worth a look; `source` is all of its text."""

    def __init__(self, words: Words, page: str, source: str) -> None:
        texts = _texts(words, page)
        if "\r" in source:
            source = source.replace("\r\n", "\n").replace("\r", "\n")
        folded = source.casefold().replace("’", "'")
        self._numbers = texts.numbers
        self._lines = sorted(
            {*_lines(folded, _hits(folded, texts)), *_lines(source, _short_hits(source, texts))}
        )

    def hold(self, first: int, behind: int) -> bool:
        """Whether the lines from the first (counted from 0) up to another may hold a claim."""
        nth = bisect_left(self._lines, first)
        return nth < len(self._lines) and self._lines[nth] < behind

    def count(self, source: str) -> bool:
        """Whether a block before a list or table may say how many items follow."""
        if source.rstrip("*_ ").endswith(":"):
            return True
        first = source[:_LABEL].casefold().replace("*", " ").replace("_", " ").split()[:2]
        return any(word in self._numbers or word.isdigit() for word in first)


@dataclass(frozen=True, slots=True)
class _Texts:
    """What to look for, folded."""

    plain: tuple[tuple[str, tuple[str, ...]], ...]
    """What alone makes a block worth a look, by first words: most pages hold few of these."""
    labels: tuple[str, ...]
    """What does so before a colon."""
    parts: tuple[str, ...]
    """What does so with a number behind it or one of `before` before it."""
    before: re.Pattern[str]
    numbered: re.Pattern[str]
    endings: tuple[str, ...]
    """How numbers end: `five-category`."""
    shorts: tuple[str, ...]
    numbers: frozenset[str]


@lru_cache(maxsize=16)
def _texts(words: Words, page: str) -> _Texts:
    plain = [
        words.section, ("§",), words.this, words.prerequisite, words.read_time, words.practice_time,
        words.difficulty, words.opens, words.closes, words.comes_next, words.comes_before,
        [text for text in words.minutes if len(text) > len("min")],
        [text for texts in words.pages.values() for text in texts if " " in text],
    ]  # fmt: skip
    if page == "brief":
        plain.append(words.maps_to)
    nouns = (*words.opener, *words.closer, *words.midpoint)
    numbers = frozenset(word.casefold() for word in words.numbers)
    return _Texts(
        plain=_by_first_word(_distinct(text for texts in plain for text in texts)),
        labels=_distinct((*words.next, *words.previous)),
        parts=_distinct((*words.lesson, *words.track, *words.phase)),
        before=re.compile(rf"\b(?:{_any((*words.next, *words.previous, *nouns))})\b"),
        numbered=re.compile(rf"\w{{0,4}}(?:'s|{_GAP}(?:\d|{_any(words.numbers)}))"),
        endings=(*"0123456789", *numbers),
        shorts=tuple(text for text in (words.lesson_short, words.track_short) if text),
        numbers=numbers,
    )


def _hits(folded: str, texts: _Texts) -> Iterator[int]:
    """Where in the folded text of a page something is that a claim needs."""
    for word, phrases in texts.plain:
        if word in folded:
            for text in phrases:
                yield from _finds(folded, text)
    for text in texts.labels:
        yield from (at for at in _finds(folded, text) if _is_label(folded[at : at + _LABEL]))
    for text in texts.parts:
        for at in _finds(folded, text):
            if texts.numbered.match(folded, at + len(text)) or texts.before.search(
                folded, max(at - _BEFORE, 0), at
            ):
                yield at
    for at in _finds(folded, "-"):
        if folded.endswith(texts.endings, max(at - _LONGEST_NUMBER, 0), at):
            yield at
    yield from (match.start() for match in _FILE_LINK.finditer(folded))


def _short_hits(source: str, texts: _Texts) -> Iterator[int]:
    """Where `L5` stands, or anything that looks like it."""
    for short in texts.shorts:
        for at in _finds(source, short):
            if source[at + len(short) : at + len(short) + 1].isdigit():
                yield at


def _is_label(text: str) -> bool:
    return ":" in text.partition("\n")[0]


def _finds(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _lines(text: str, offsets: Iterable[int]) -> Iterator[int]:
    """The lines, counted from 0, of offsets of a text."""
    line = before = 0
    for offset in sorted(offsets):
        line += text.count("\n", before, offset)
        before = offset
        yield line


def _by_first_word(texts: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = {}
    for text in texts:
        found.setdefault(text.split(" ")[0], []).append(text)
    return tuple((word, tuple(phrases)) for word, phrases in found.items())


def _any(texts: Iterable[str]) -> str:
    return "|".join(map(re.escape, _distinct(texts)))


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts, folded, without those that hold another one."""
    folded = {text.casefold() for text in texts}
    return tuple(sorted(t for t in folded if not any(o != t and o in t for o in folded)))
