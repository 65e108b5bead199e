"""Sources as courses write them by hand: in lists, fences, paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from coursekit.model.source import Part, ShownPart, ShownSource
from coursekit.model.text import Span
from coursekit.model.vocabulary import Words
from coursekit.reading.claims.prose import Style
from coursekit.reading.shown.credit import titled_credits, with_address
from coursekit.reading.shown.labels import Labeled, labels_of
from coursekit.reading.shown.names import find_names
from coursekit.reading.shown.passage import Passage
from coursekit.words import folded

_NAMING = {Part.TITLE, Part.CREATORS, Part.URL}
_LEAST_LABELED, _LEAST_CREDIT = 2, 3
"""How many kinds of parts make a source."""
_LONGEST_LEAD = 40
_SET_APART = (Style.EMPHASIS, Style.STRONG, Style.QUOTED, Style.LINK)
_DOI = re.compile(r"(?:doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_BARE = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,12}/\S+", re.IGNORECASE)
_BEHIND_TITLE = re.compile(r"[\"'”“»’]?\s*(?:$|[(,;.–—-]|by\s)")


class _Draft:
    """A source that is being gathered."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.parts: list[ShownPart] = []
        self.kinds: set[Part] = set()
        self.own = False

    def add(self, parts: Iterable[ShownPart]) -> None:
        for part in parts:
            self.parts.append(part)
            self.kinds.add(part.part)

    def source(self, least: int) -> ShownSource | None:
        """What was gathered, if it is enough to be a source."""
        parts = with_address(self.parts)
        self.kinds = {part.part for part in parts}
        if not self.own and (len(self.kinds) < least or not self.kinds & _NAMING):
            return None
        span = Span(min(one.start for one in self.spans), max(one.end for one in self.spans))
        return ShownSource(span, tuple(parts), self.own)


class SourceBlocks:
    """Reads blocks that stand under a heading for sources."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.labels = labels_of(words)
        self.own_work = tuple(folded(text) for text in words.own_work)

    def listed(self, items: Sequence[Sequence[Passage]]) -> Iterator[ShownSource]:
        """The sources of a list, by the passages of each item: one item each, or one part each."""
        if any(self._labels_of(item) > 1 for item in items):
            for item in items:
                yield from self.told(item)
        else:
            yield from self.told([passage for item in items for passage in item])

    def told(self, passages: Iterable[Passage]) -> Iterator[ShownSource]:
        """The sources that passages tell together: with labels, or each as a credit line."""
        draft = _Draft()
        for passage in passages:
            values = self.labels.values(passage)
            kinds = {value.part for value in values if value.part}
            if not kinds and (found := list(self._credits(passage))):
                yield from _kept(draft, _LEAST_LABELED)
                yield from found
                draft = _Draft()
            anew = len(kinds) > 1 and bool(kinds & draft.kinds)
            for value in values:
                if draft.parts and (anew or _begins_anew(draft, value)):
                    yield from _kept(draft, _LEAST_LABELED)
                    draft = _Draft()
                anew = False
                self._take(draft, passage, value)
        yield from _kept(draft, _LEAST_LABELED)

    def table(self, rows: Sequence[Sequence[Passage]]) -> Iterator[ShownSource]:
        """The sources of a table with labels in its header or in its first column."""
        header = [self._label_of(cell) for cell in rows[0]]
        if sum(part is not None for part, _ in header) > 1:
            for row in rows[1:]:
                draft = _Draft()
                for (part, label), cell in zip(header, row, strict=False):
                    self._take(draft, cell, Labeled(part, label, 0, 0, len(cell.plain)))
                yield from _kept(draft, _LEAST_LABELED)
            return
        draft = _Draft()
        for row in rows:
            part, label = self._label_of(row[0])
            if part and len(row) > 1:
                value = Labeled(part, label, 0, 0, len(row[1].plain))
                if draft.parts and _begins_anew(draft, value):
                    yield from _kept(draft, _LEAST_LABELED)
                    draft = _Draft()
                self._take(draft, row[1], value)
        yield from _kept(draft, _LEAST_LABELED)

    def _label_of(self, cell: Passage) -> tuple[Part | None, str]:
        label = cell.plain.strip().removesuffix(":").rstrip()
        return self.labels.part(label), label

    def _labels_of(self, passages: Sequence[Passage]) -> int:
        return sum(one.part is not None for p in passages for one in self.labels.values(p))

    def _credits(self, passage: Passage) -> Iterator[ShownSource]:
        """The credit lines of a passage: one on each line, or one on all of them."""
        starts = {passage.trimmed(*line)[0] for line in passage.lines()}

        def fits(before: str) -> bool:
            lead = before.strip().removesuffix(":")
            return len(before) in starts or (
                len(lead) <= _LONGEST_LEAD
                and (before.rstrip().endswith(":") or self.labels.part(lead) is not None)
            )

        end = len(passage.plain)
        found = titled_credits(passage, self.words, 0, end, fits)
        stops = [start for start, _ in found[1:]] + [end]
        for (start, parts), stop in zip(found, stops, strict=False):
            span = passage.span(start, stop)
            draft = _Draft()
            draft.spans.append(span)
            draft.add(parts)
            yield from _kept(draft, _LEAST_CREDIT)

    def _take(self, draft: _Draft, passage: Passage, value: Labeled) -> None:
        """Keep what a label tells."""
        parts = list(self._parts(passage, value)) if value.part else []
        start, end = passage.trimmed(value.start, value.end)
        if value.part in _NAMING and self._is_own(passage.plain[start:end]):
            draft.own = True
        if parts or draft.own:
            draft.add(parts)
            draft.spans.append(passage.span(value.opening, value.end))

    def _is_own(self, text: str) -> bool:
        return folded(text).startswith(self.own_work) if self.own_work else False

    def _parts(self, passage: Passage, value: Labeled) -> Iterator[ShownPart]:
        start, end = passage.trimmed(value.start, value.end)
        if value.part is None or start >= end:
            return
        if value.part is Part.TITLE:
            yield from self._title(passage, start, end)
        elif value.part is Part.CREATORS:
            several = self.labels.several(value.label)
            names = find_names(passage.plain, start, end, self.words.joins, several=several)
            yield from filter(None, (passage.part(Part.CREATORS, *name) for name in names))
        else:
            found = passage.part(value.part, start, end)
            if found and value.part is Part.URL:
                urls = found.urls or _doi(found.text) or _bare(found.text)
                found = found._replace(urls=urls) if urls else None
            if found:
                yield found

    def _title(self, passage: Passage, start: int, end: int) -> Iterator[ShownPart]:
        """A title that is set apart may go on as a credit line: `*Title* by A. Author, …`."""
        found = titled_credits(passage, self.words, start, end, lambda before: not before)
        if found:
            yield from found[0][1]
            return
        for stretch in passage.starting(start):
            if stretch.style in _SET_APART and _BEHIND_TITLE.match(passage.plain, stretch.end, end):
                end = min(end, stretch.end + (passage.plain[start] in "\"'“„«‘‚"))
                break
        yield from filter(None, (passage.part(Part.TITLE, *passage.unquoted(start, end)),))


def _begins_anew(draft: _Draft, value: Labeled) -> bool:
    """Whether a label starts the next source: a title again, or what the last one began with.

    Two titles with nothing between them are two titles of one work.
    """
    titled = Part.TITLE in draft.kinds
    if draft.kinds == {Part.TITLE} and not any(part.urls for part in draft.parts):
        return False
    return titled and value.part in (Part.TITLE, draft.parts[0].part)


def _kept(draft: _Draft, least: int) -> Iterator[ShownSource]:
    source = draft.source(least) if draft.spans else None
    if source:
        yield source


def _doi(text: str) -> tuple[str, ...]:
    match = _DOI.search(text)
    return (f"https://doi.org/{match[1].rstrip('.,;)')}",) if match else ()


def _bare(text: str) -> tuple[str, ...]:
    """An address without its scheme, where it is the whole text: `youtu.be/abc`."""
    return (f"https://{text}",) if _BARE.fullmatch(text) else ()
