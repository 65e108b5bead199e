"""Lists of further reading: what each item says besides its link."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coursekit.model.source import Reference
from coursekit.model.text import Span
from coursekit.reading.shown.names import is_name

_LINK = re.compile(
    r"!?\[[^\[\]]*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])|<[^<>]*>|https?://[^\s<>]+"
)
"""Most links: one that is written otherwise counts as text, and its item as annotated."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PIECES = re.compile(r"[,;:()\[\].*_–—]|\s-\s|\band\b|&")
_UNSPACED = re.compile(r"[\u3005-\u9fff\uac00-\ud7a3]{4}")
_PROSE = re.compile(r"\b(?!and\b)[^\W\d_]+ (?!others\b|colleagues\b)[a-z]{4}")
"""Most annotations, at little cost."""
_LEAST = 2
"""How many words say something of a work."""


def read_reference(first: Span, paragraphs: Sequence[str]) -> Reference:
    """An item of a list, by the sources of its paragraphs and the place of the first of them."""
    linked = any(map(_LINK.search, paragraphs))
    return Reference(first, linked, any(map(_annotates, paragraphs)))


def _annotates(source: str) -> bool:
    """Whether any piece of the text beside the links is more than a name, a year or a word."""
    rest = _LINK.sub(",", source)
    return _PROSE.search(rest) is not None or any(
        _UNSPACED.search(piece) or (len(_WORD.findall(piece)) >= _LEAST and not is_name(piece))
        for piece in map(str.strip, _PIECES.split(rest))
    )
