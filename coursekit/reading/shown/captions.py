"""Captions that credit somebody for what is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from coursekit.model.source import Part, ShownPart, ShownSource
from coursekit.model.vocabulary import Words
from coursekit.reading.shown.credit import (
    at_boundary,
    named_credit,
    titled_credits,
    with_address,
)
from coursekit.reading.shown.labels import labels_of, normal
from coursekit.reading.shown.passage import Passage
from coursekit.reading.shown.phrases import phrased_credit, without_caption_word

_NUMBER = r"(?:\s+\d{1,4}(?:[.-]\d{1,4})*[a-z]?)?"
_TOLD = {Part.LICENSE, Part.URL, Part.RIGHTS}
_LABEL = re.compile(r"\s*([^\W\d_][\w ]{1,25}):\s+(?=\S)")
_SENTENCE = re.compile(r"[.:;|—–]\s+|\(")
_LONGEST = 2_000


class Captions:
    """Reads the text by an image, a recording or an embedded page."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.labels = labels_of(words)

    def leads(self, passage: Passage) -> bool:
        """Whether a text begins as captions do, or is set apart as a whole."""
        whole = passage.trimmed(0, len(passage.plain))
        first = next(iter(passage.stretches), None)
        apart = first is not None and (first.start, first.end) == whole
        return apart or _lead(self.words.captions).match(passage.plain, whole[0]) is not None

    def credits(self, passage: Passage, start: int, end: int) -> tuple[ShownSource, ...]:
        """Who is credited in a range: by title, by name, or with labels."""
        start, end = passage.trimmed(start, end)
        if start >= end or end - start > _LONGEST:
            return ()
        lead = _lead(self.words.captions).match(passage.plain, start, end)
        told = lead.end() if lead else start
        return tuple(
            self._titled(passage, told, end)
            or self._named(passage, start, end)
            or self._labeled(passage, start, end)
            or self._phrased(passage, start, end)
        )

    def _titled(self, passage: Passage, start: int, end: int) -> list[ShownSource]:
        """`*Title* by A. Author, …`, behind other sentences too."""

        def fits(before: str) -> bool:
            lead = before.rsplit(".")[-1].rsplit(":")[-1].rsplit(";")[-1]
            return at_boundary(before) or self.labels.part(lead) is Part.TITLE

        found = titled_credits(passage, self.words, start, end, fits)
        if not found:
            found = titled_credits(passage, self.words, start, end, lambda _: True)
            found = [one for one in found if any(p.part is Part.LICENSE for p in one[1])][:1]
        stops = [at for at, _ in found[1:]] + [end]
        return [
            _source(passage, at, stop, parts)
            for (at, parts), stop in zip(found, stops, strict=False)
        ]

    def _named(self, passage: Passage, start: int, end: int) -> list[ShownSource]:
        """`Photo by A. Author, …`, `Photo: A. Author, license`, `© 2020 A. Author`."""
        opener = _opener(self.words.captions, self.words.by)
        for at in self._starts(passage, start, end):
            match = opener.match(passage.plain, at, end)
            parts = named_credit(passage, self.words, match.end(), end) if match else []
            surely = match and match[1] is None
            if parts and (surely or any(part.part in _TOLD for part in parts)):
                return [_source(passage, at, end, parts)]
        return []

    def _starts(self, passage: Passage, start: int, end: int) -> list[int]:
        """Where sentences, clauses, brackets and lines begin."""
        starts = {match.end() for match in _SENTENCE.finditer(passage.plain, start, end)}
        starts |= {at + 1 for at in passage.breaks if start <= at < end}
        return sorted({start, *starts})

    def _labeled(self, passage: Passage, start: int, end: int) -> list[ShownSource]:
        """`Credit: A. Author. License: CC BY 4.0`, as sentences or lines."""
        found = list(self._labels(passage, start, end))
        stops = [match.start() for match, _ in found[1:]] + [end]
        parts: list[ShownPart] = []
        for (match, part), stop in zip(found, stops, strict=False):
            parts += self._value(passage, part, match.end(), stop)
        if not any(part.part in (Part.CREATORS, Part.URL) for part in parts):
            return []
        return [_source(passage, found[0][0].start(1), end, parts)]

    def _phrased(self, passage: Passage, start: int, end: int) -> list[ShownSource]:
        """`Adapted from …`, `A. Author, license`, `[Image source](…)`."""
        starts = self._starts(passage, start, end)
        found = phrased_credit(passage, self.words, self.labels, start, end, starts)
        return [_source(passage, found[0], end, found[1])] if found else []

    def _labels(
        self, passage: Passage, start: int, end: int
    ) -> Iterator[tuple[re.Match[str], Part]]:
        """The labels at the start of sentences and lines; `Video:` announces what is seen."""
        captions = {normal(word) for word in self.words.captions}
        for at in self._starts(passage, start, end):
            match = _LABEL.match(passage.plain, at, end)
            named = without_caption_word(match[1], self.words.captions) if match else ""
            part = self.labels.part(named)
            if match and part and normal(match[1]) not in captions:
                yield match, part

    def _value(self, passage: Passage, part: Part, start: int, end: int) -> Sequence[ShownPart]:
        start, end = passage.trimmed(start, end)
        links = list(passage.links(start, end))
        if part is Part.CREATORS or (part is Part.URL and not links):
            return named_credit(passage, self.words, start, end)
        if part is Part.URL:
            found = passage.part(part, links[0].start, links[0].end)
        else:
            end -= passage.plain[start:end].endswith(".")
            found = passage.part(part, *passage.unquoted(start, end))
        return [found] if found else []


def _source(passage: Passage, start: int, end: int, parts: list[ShownPart]) -> ShownSource:
    return ShownSource(passage.span(start, end), tuple(with_address(parts)))


@lru_cache(maxsize=16)
def _lead(captions: tuple[str, ...]) -> re.Pattern[str]:
    """What a caption begins with: `Figure 1.`, `Photo:`, `Video 2 –`."""
    words = "|".join(re.escape(word) for word in captions) or r"(?!)"
    return re.compile(
        rf"(?:{words}){_NUMBER}(?:\s*[.:|–—-](?=\s|$)|(?<=\d)(?=\s))\s*", re.IGNORECASE
    )


@lru_cache(maxsize=16)
def _opener(captions: tuple[str, ...], by: tuple[str, ...]) -> re.Pattern[str]:
    """What stands before a name; the group tells that it may stand before other things too."""
    words = "|".join(re.escape(word) for word in captions) or r"(?!)"
    made = "|".join(re.escape(word) for word in by) or r"(?!)"
    return re.compile(
        rf"(?:(?:{words}){_NUMBER}(?:\s+credits?)?"
        rf"(?:\s*(:)(?:\s+(?:{made})\b)?|\s+(?:{made}|courtesy\s+of)\b|\s*©(?:\s+\d{{4}})?)"
        rf"|courtesy\s+of\b|(?:©|\(c\)|Copyright)(?:\s+\d{{4}})?)\s+",
        re.IGNORECASE,
    )
