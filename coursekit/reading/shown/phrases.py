"""Captions that tell in words whose a picture is: `Adapted from …`, `A. Author, CC BY 4.0`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice

from coursekit.model.source import Part, ShownPart
from coursekit.model.vocabulary import Words
from coursekit.reading.shown.credit import is_license, license_in, named_credit, rest_of
from coursekit.reading.shown.labels import Labels, normal
from coursekit.reading.shown.names import find_names, is_name
from coursekit.reading.shown.passage import Passage
from coursekit.words import folded

_TAKEN = "adapted|borrowed|copied|modified|redrawn|reprinted|reproduced|taken"
_MADE = re.compile(
    r"(?:created|designed|drawn|illustrated|made|painted|photographed|recorded)\s+by\s+",
    re.IGNORECASE,
)
_NUMBER = r"(?:\s+\d{1,4}(?:[.-]\d{1,4})*[a-z]?)?"
_CLAUSE = re.compile(r"[.,;:](?=\s)")
_WEB = re.compile(r"https?://|www\.", re.IGNORECASE)
_CITED = re.compile(r"\(([^()]{2,80}(?:et al\.?|\band\b|&)[^()]{0,60}\d{4}[a-z]?)\)\.?\s*$")
_GAP = re.compile(r"[\s,;|/(–—-]+(?:(?:is\s+)?licen[sc]ed\s+)?(?:under\s+)?(?:the\s+)?$")
_PLACE = re.compile(r"\s*\([^()]*\)|,\s[^\W\da-z][^,.]{1,60}")
_NO_NAME = re.compile(r"[\d:]")
_AROUND = "()[]:. "
_LONGEST = 400
"""A longer text is no caption, but goes on with the lesson."""
_MOST = 5
"""How many clauses or phrases of one caption are looked at."""
_NEAR = 60
"""How many characters may stand between `taken from` and the link: `the paper`."""

Told = tuple[int, list[ShownPart]]
"""Where a credit begins, and its parts."""


def phrased_credit(
    passage: Passage, words: Words, labels: Labels, start: int, end: int, starts: Sequence[int]
) -> Told | None:
    """Who is credited in a range, by the first phrase that does; `starts` begin its clauses."""
    if end - start > _LONGEST or _is_own(passage.plain[start:end], words.own_work):
        return None
    reader = _Reader(passage, words, labels, start, end)
    found = chain(
        reader.taken(),
        reader.made(starts[:_MOST]),
        reader.by_and_license(),
        reader.name_and_license(starts[:_MOST]),
        reader.link_and_license(),
        reader.source_links(),
        reader.cited(),
    )
    return next(found, None)


def is_caption_word(text: str, captions: Iterable[str]) -> bool:
    """Whether a text is a word that captions begin with: `Photo`, `Figures`."""
    known = {normal(word) for word in captions}
    return normal(text) in known or normal(text).removesuffix("s") in known


def without_caption_word(text: str, captions: Iterable[str]) -> str:
    """`source` of `Image source`; another text as it is."""
    first, _, rest = text.strip().partition(" ")
    return rest.strip() if rest and is_caption_word(first, captions) else text


class _Reader:
    """Reads one caption; each way of reading yields the credits that it finds."""

    def __init__(
        self, passage: Passage, words: Words, labels: Labels, start: int, end: int
    ) -> None:
        self.passage = passage
        self.words = words
        self.labels = labels
        self.start = start
        self.end = end
        self.license = license_in(passage, start, end)

    def taken(self) -> Iterator[Told]:
        """`Adapted from A. Author`, `Figure 3 from [the paper](…)`."""
        for match in self._first(_taken(self.words.captions)):
            if parts := self._linked(match.end()) or self._named(match.end()):
                yield match.start(), parts

    def made(self, starts: Sequence[int]) -> Iterator[Told]:
        """`Drawn by A. Author`; behind a comma, only what credits tell may follow."""
        for at in starts:
            match = _MADE.match(self.passage.plain, at, self.end)
            parts = self._named(match.end()) if match else []
            stop = _CLAUSE.search(self.passage.plain, match.end(), self.end) if match else None
            if parts and (parts[-1].part is not Part.CREATORS or not stop or stop[0] != ","):
                yield at, parts

    def by_and_license(self) -> Iterator[Told]:
        """`This map is by A. Author and is licensed under CC BY 4.0`."""
        for match in self._first(_by(self.words.by)) if self.license else ():
            parts = self._named(match.end())
            if any(part.part is Part.LICENSE for part in parts):
                yield match.start(), parts

    def name_and_license(self, starts: Sequence[int]) -> Iterator[Told]:
        """`A. Author, CC BY-SA 4.0, via Commons`: just a mark stands between them."""
        for at in starts if self.license else ():
            before = self.passage.plain[at : self.license[0] if self.license else at]
            stop = at + len(_GAP.sub("", before))
            names = find_names(self.passage.plain, at, stop, self.words.joins, several=False)
            makers = [self.passage.part(Part.CREATORS, *name) for name in names]
            whole = bool(names) and not _PLACE.sub("", self.passage.plain[names[-1][1] : stop])
            if whole and all(maker and self._is_maker(maker.text) for maker in makers):
                yield at, [*filter(None, makers), *self._rest(stop)]

    def link_and_license(self) -> Iterator[Told]:
        """`Screenshot of [the film](…), CC BY 4.0`."""
        rest = list(self._rest(self.start)) if self.license else []
        if {Part.LICENSE, Part.URL} <= {part.part for part in rest}:
            yield self.start, rest

    def source_links(self) -> Iterator[Told]:
        """`[Image source](…)`."""
        for link in self.passage.links(self.start, self.end):
            text = self.passage.plain[link.start : link.end].strip(_AROUND)
            named = without_caption_word(text, self.words.captions)
            part = self.passage.part(Part.URL, link.start, link.end)
            told = self.labels.part(named) is Part.URL and not self._is_caption_word(named)
            if part and told and _WEB.match(link.href):
                yield link.start, [part]

    def cited(self) -> Iterator[Told]:
        """`(Author and others, 2023)` at the end."""
        match = _CITED.search(self.passage.plain, self.start, self.end)
        parts = self._named(match.start(1)) if match else []
        if match and parts:
            yield match.start(1), parts

    def _first(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        found = pattern.finditer(self.passage.plain, self.start, self.end)
        return islice(found, _MOST)

    def _named(self, at: int) -> list[ShownPart]:
        parts = named_credit(self.passage, self.words, at, self.end)
        makers = (part.text for part in parts if part.part is Part.CREATORS)
        return parts if all(map(self._is_maker, makers)) else []

    def _linked(self, at: int) -> list[ShownPart]:
        """The link that follows in the same clause, with what is told behind it."""
        for link in self.passage.links(at, self.end):
            between = self.passage.plain[at : link.start]
            part = self.passage.part(Part.URL, link.start, link.end)
            far = len(between) > _NEAR or _CLAUSE.search(between) is not None
            if part is None or far or is_license(link) or not _WEB.match(link.href):
                break
            return [part, *(one for one in self._rest(link.end) if one.part is not Part.URL)]
        return []

    def _rest(self, at: int) -> Iterator[ShownPart]:
        return rest_of(self.passage, self.words, at, self.end)

    def _is_maker(self, text: str) -> bool:
        """Whether a text is a name, and neither a label nor the number of a figure."""
        first = text.partition(" ")[0]
        known = self.labels.part(text) is not None or self._is_caption_word(first)
        return is_name(text) and not (known or _NO_NAME.search(text))

    def _is_caption_word(self, text: str) -> bool:
        return is_caption_word(text, self.words.captions)


def _is_own(text: str, own_work: Iterable[str]) -> bool:
    plain = folded(text)
    return any(folded(one) in plain for one in own_work)


@lru_cache(maxsize=16)
def _taken(captions: tuple[str, ...]) -> re.Pattern[str]:
    """What stands before the work that a picture is taken from."""
    words = "|".join(re.escape(word) for word in captions) or r"(?!)"
    return re.compile(
        rf"\b(?:(?:{_TAKEN})\s+(?:from|after)|(?:{words})s?{_NUMBER}\s+(?:is\s+)?from)"
        r"\s+(?:the\s+|this\s+|an?\s+)?",
        re.IGNORECASE,
    )


@lru_cache(maxsize=16)
def _by(by: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in by) or r"(?!)"
    return re.compile(rf"\b(?:{words})\s+(?=\S)", re.IGNORECASE)
