"""Which lines of a page may hold a claim: all of its text is searched once, so it has to be quick.

Most blocks hold none of the course's words; they are neither parsed nor cut into tokens.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from coursekit.model.vocabulary import Words
from coursekit.reading.claims.words import Vocabulary, firsts, practice_names

_GAP = r"(?:[^\w/-]|&#?\w{1,8};|\]\([^()]{0,300}\)){1,12}"
"""What may stand between two words: spaces, markup, entities, the destination of a link."""
_FILE_LINK = r"\]\((?![a-z]+:)(?=[^\s()]*[/#])"
"""A link that may lead to another lesson, or into a section."""
_BEFORE = 30
"""How far before a part of the course stands what makes it a neighbour or a place in it."""
_LABEL = 40
"""A label ends within so many characters."""


class Triggers:
    """What makes blocks of one page worth a look; `source` is all of its text."""

    def __init__(self, words: Vocabulary, page: str, source: str) -> None:
        texts = _texts(words, page)
        if "\r" in source:
            source = source.replace("\r\n", "\n").replace("\r", "\n")
        folded = source.casefold().replace("’", "'")
        self._words = words
        self._lines = sorted(
            {*_lines(folded, _hits(folded, texts)), *_lines(source, _short_hits(source, texts))}
        )

    def hold(self, first: int, behind: int) -> bool:
        """Whether the lines from the first (counted from 0) up to another may hold a claim."""
        return bisect_left(self._lines, first) < bisect_left(self._lines, behind)

    def count(self, source: str) -> bool:
        """Whether a block before a list or table may say how many items follow."""
        if source.rstrip("*_ ").endswith(":"):
            return True
        articles = firsts(self._words.words.articles)
        words = source[:_LABEL].casefold().replace("*", " ").replace("_", " ").split(maxsplit=2)
        if words and words[0].isalnum() and words[0] not in articles:
            del words[1:]  # `Part 2` counts nothing, `The 2 tests` may
        return any(word in self._words.number or word.isdigit() for word in words[:2])


@dataclass(frozen=True, slots=True)
class _Texts:
    """What to look for."""

    folded: Mapping[str, re.Pattern[str]]
    """By their first characters, what is looked for in folded text.

    A match with a group counts only where one of `places` is near before it.
    """
    places: re.Pattern[str]
    shorts: Mapping[str, re.Pattern[str]]
    """What is looked for in the text as it is written."""


@lru_cache(maxsize=16)
def _texts(vocabulary: Vocabulary, page: str) -> _Texts:
    words = vocabulary.words
    places = (*words.opener, *words.closer, *words.midpoint, *words.opens, *words.closes)
    whole = "|".join(sorted({re.escape(text.casefold()) for text in places}))
    wanted = (
        *map(re.escape, _plain(words, page)),
        *_labels(words),
        *_neighbours(words),
        *_compounds(words),
        _FILE_LINK,
        *_parts(words),  # last: behind one that does not count, no other is looked for
    )
    return _Texts(
        folded=_by_first_character(wanted),
        places=re.compile(rf"\b(?:{whole})\b"),
        shorts=_by_first_character(f"{re.escape(t)}(?=[0-9])" for t in vocabulary.shorts),
    )


def _plain(words: Words, page: str) -> Sequence[str]:
    """What alone makes a block worth a look."""
    owners = [f"{part}'s" for part in _distinct(words.lesson)]  # found with the parts
    return _distinct(
        (
            *words.section,
            "§",
            *(text for text in words.this if not any(owner in text for owner in owners)),
            *(text for text in words.minutes if len(text) > len("min")),
            *practice_names(words),
            *(words.maps_to if page == "brief" else ()),
        )
    )


def _labels(words: Words) -> Iterator[str]:
    """What has to stand before a colon."""
    labels = (*words.prerequisite, *words.read_time, *words.practice_time, *words.difficulty)
    for text in _distinct(labels):
        yield rf"{re.escape(text)}(?={_colon(text)})"


def _neighbours(words: Words) -> Iterator[str]:
    """What has to stand before a colon, or near before the word for a lesson."""
    for text in _distinct((*words.next, *words.previous)):
        between = rf"(?:.|\n(?!\n)){{0,{max(_BEFORE - len(text), 0)}}}"
        yield rf"{re.escape(text)}(?={_colon(text)}|{between}(?:{_any(words.lesson)}))"


def _colon(text: str) -> str:
    """The colon that ends a label which begins with a text."""
    return rf"[^\n:]{{0,{max(_LABEL - len(text) - 1, 0)}}}:"


def _parts(words: Words) -> Iterator[str]:
    """The words for parts of the course before a number or `'s`, or behind one of `places`."""
    numbered = rf"(?=\w{{0,4}}(?:'s|{_GAP}(?:[0-9]|{_any(words.numbers)})))"
    for text in map(re.escape, _distinct(words.lesson)):
        yield f"{text}{numbered}"
    for text in map(re.escape, _distinct((*words.track, *words.phase))):
        yield f"{text}(?:{numbered}|(?<![/-]{text})())"


def _compounds(words: Words) -> Iterator[str]:
    """The hyphen behind a number: `five-category`."""
    yield r"-(?<=[0-9]-)"
    # What is looked for behind another text has to have one length.
    for _, texts in groupby(sorted(_distinct(words.numbers), key=len), key=len):
        yield rf"-(?<=(?:{_any(texts)})-)"


def _by_first_character(patterns: Iterable[str]) -> Mapping[str, re.Pattern[str]]:
    """One pattern for all that begin with the same character: that is searched for quickly."""
    several: dict[str, list[str]] = {}
    for pattern in patterns:
        several.setdefault(pattern.lstrip("\\")[0], []).append(pattern)
    return {first: re.compile("|".join(alike)) for first, alike in several.items()}


def _hits(folded: str, texts: _Texts) -> Iterator[int]:
    """Where in the folded text of a page something is that a claim needs."""
    for match in _matches(folded, texts.folded):
        at = match.start()
        if match.lastindex is None or texts.places.search(folded, max(at - _BEFORE, 0), at):
            yield at


def _short_hits(source: str, texts: _Texts) -> Iterator[int]:
    """Where `L5` stands, or anything that looks like it."""
    return (match.start() for match in _matches(source, texts.shorts))


def _matches(text: str, patterns: Mapping[str, re.Pattern[str]]) -> Iterator[re.Match[str]]:
    for first, pattern in patterns.items():
        if first in text:
            yield from pattern.finditer(text)


def _lines(text: str, offsets: Iterable[int]) -> Iterator[int]:
    """The lines, counted from 0, of offsets of a text."""
    line = before = 0
    for offset in sorted(offsets):
        line += text.count("\n", before, offset)
        before = offset
        yield line


def _any(texts: Iterable[str]) -> str:
    return "|".join(map(re.escape, _distinct(texts)))


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts, folded, without those that hold another one."""
    folded = {text.casefold() for text in texts}
    return tuple(sorted(t for t in folded if not any(o != t and o in t for o in folded)))
