"""Labels with values: `**Speakers:** Ada Miller and Ben Ode`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from coursekit.model.source import Part
from coursekit.model.vocabulary import Words
from coursekit.reading.claims.prose import Style
from coursekit.reading.shown.passage import Passage

_LABEL = re.compile(r"\s*(?:[-*+•]\s+)?([^\W\d_][^:*]{0,30}?)\s?(?::(?=\s|$)|：)")
_MARK = re.compile(r"\s*[:–—-](?=\s|$)")
_MOST_WORDS = 3


class Labeled(NamedTuple):
    """A value, by its range, with what its label tells."""

    part: Part | None
    """None: the label means no part of a source."""
    label: str
    opening: int
    """Where the label begins."""
    start: int
    end: int


class Labels:
    """The labels of a course, by the parts of a source."""

    def __init__(self, labels: Mapping[str, Sequence[str]]) -> None:
        self._parts = {
            normal(label): Part(part) for part, several in labels.items() for label in several
        }

    def part(self, label: str) -> Part | None:
        """What a label means."""
        return self._parts.get(normal(label))

    def several(self, label: str) -> bool:
        """Whether a label stands before more than one: it is not the shorter of two forms."""
        return label.endswith("(s)") or f"{normal(label)}s" not in self._parts

    def values(self, passage: Passage) -> Sequence[Labeled]:
        """The labels of a passage with their values, of which each ends where the next begins.

        A label that means no part ends a value too, but only where it begins a line.
        """
        found = list(self._found(passage))
        ends = [one.opening for one in found[1:]] + [len(passage.plain)]
        return [one._replace(end=end) for one, end in zip(found, ends, strict=False)]

    def _found(self, passage: Passage) -> Iterator[Labeled]:
        """Each label, with an empty value."""
        strong = {one.start: one.end for one in passage.stretches if one.style in _SET_APART}
        lines = {passage.trimmed(*line)[0] for line in passage.lines()}
        bold = False
        for at in sorted({*lines, *strong}):
            one = self._set_apart(passage, at, strong[at]) if at in strong else None
            if one is None and at in lines:
                one = self._plain(passage, at)
            if one and (one.part or (at in lines and (at in strong or not bold))):
                bold = bold or at in strong
                yield one

    def _set_apart(self, passage: Passage, start: int, end: int) -> Labeled | None:
        """`**Title:** …`, `**Title**: …`, `**Title** – …`."""
        label = passage.plain[start:end].rstrip()
        if label.endswith((":", "：")):
            return Labeled(self.part(label[:-1]), label[:-1], start, end, end)
        mark = _MARK.match(passage.plain, end)
        colon = mark and mark[0].strip() == ":"
        if mark and (colon or self.part(label)):
            return Labeled(self.part(label), label, start, mark.end(), mark.end())
        return None

    def _plain(self, passage: Passage, start: int) -> Labeled | None:
        """`Title: …` at the start of a line; the colon may stand at the start of the next."""
        match = _LABEL.match(passage.plain, start)
        if match is None or len(match[1].split()) > _MOST_WORDS:
            return None
        return Labeled(self.part(match[1]), match[1], start, match.end(), match.end())


@lru_cache(maxsize=8)
def labels_of(words: Words) -> Labels:
    """The labels of a course, ready to be looked for."""
    return Labels(words.source_labels)


_SET_APART = (Style.STRONG, Style.EMPHASIS)


def normal(label: str) -> str:
    """A label as labels are compared."""
    return " ".join(label.casefold().removesuffix("(s)").split())
