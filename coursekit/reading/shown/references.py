"""Lists of further reading: what each item says besides its link."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from coursekit.model.source import Reference
from coursekit.model.text import Text
from coursekit.reading.origins import block_origin
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


def read_reference(text: Text, first_line: int, paragraphs: Sequence[Token]) -> Reference:
    """An item of a list, by its paragraphs; `first_line` is where the tokens begin to count."""
    first = paragraphs[0]
    line = first_line + (first.map or [0])[0]
    span = block_origin(text, line, first.content).span(0, len(first.content))
    linked = any(_LINK.search(one.content) for one in paragraphs)
    return Reference(span, linked, any(_annotates(one.content) for one in paragraphs))


def _annotates(source: str) -> bool:
    """Whether any piece of the text beside the links is more than a name, a year or a word."""
    rest = _LINK.sub(",", source)
    return _PROSE.search(rest) is not None or any(
        _UNSPACED.search(piece) or (len(_WORD.findall(piece)) >= _LEAST and not is_name(piece))
        for piece in map(str.strip, _PIECES.split(rest))
    )
