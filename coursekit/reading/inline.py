"""The plain text of inline Markdown, each character of it with its place in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from coursekit.model.text import Span
from coursekit.reading.trace import Placed


class Piece(NamedTuple):
    """From this offset of an inline source on, the file continues at `file`."""

    source: int
    file: int


class Origin(NamedTuple):
    """How an inline source maps to its file: pieces in order, each contiguous in both."""

    pieces: tuple[Piece, ...]

    def offset(self, source: int) -> int:
        """The file offset of a character of the inline source."""
        pieces = self.pieces
        nth = bisect_right(pieces, (source, 1 << 62)) - 1 if len(pieces) > 1 else 0
        piece = pieces[max(nth, 0)]
        return piece.file + source - piece.source

    def span(self, start: int, end: int) -> Span:
        """The file span of a range of the inline source."""
        first = self.offset(start)
        return Span(first, self.offset(end - 1) + 1 if end > start else first)


class Segment(NamedTuple):
    """A stretch of plain text and the stretch of inline source that it was made from."""

    plain_start: int
    plain_end: int
    source_start: int
    source_end: int
    linear: bool
    """Whether both have a character for each character of the other."""


class InlineText(NamedTuple):
    """What a reader sees of an inline source: markup gone, entities resolved, breaks as spaces."""

    plain: str
    segments: tuple[Segment, ...]
    origin: Origin

    def span(self, start: int, end: int) -> Span:
        """The file span of a non-empty range of the plain text."""
        first = self._segment(start)
        last = first if end <= first.plain_end else self._segment(end - 1)
        source_start = first.source_start + (start - first.plain_start if first.linear else 0)
        source_end = last.source_start + end - last.plain_start if last.linear else last.source_end
        return self.origin.span(source_start, source_end)

    def _segment(self, plain: int) -> Segment:
        return self.segments[bisect_right(self.segments, (plain, 1 << 62)) - 1]


def plain_text(source: str, origin: Origin) -> InlineText:
    """What `inline_text` gives for a source without any markup."""
    whole = Segment(0, len(source), 0, len(source), True)
    return InlineText(source, (whole,) if source else (), origin)


def inline_text(source: str, placed: Iterable[Placed], origin: Origin) -> InlineText:
    """Join the text of placed tokens; images, HTML and footnote marks hold none."""
    parts: list[str] = []
    segments: list[Segment] = []
    length = 0
    for token, start, end in placed:
        linear = True
        if token.type == "text":
            text = token.content
            linear = end - start == len(text)  # the text of `<URL>` may be decoded
        elif token.type == "text_special":
            text, linear = token.content, False
        elif token.type in ("softbreak", "hardbreak"):
            text, linear = " ", False
        elif token.type == "code_inline":
            text, start, end = token.content, *_code(source, token.markup, start, end)
        else:
            continue
        if text:
            segments.append(Segment(length, length + len(text), start, end, linear))
            parts.append(text)
            length += len(text)
    return InlineText("".join(parts), tuple(segments), origin)


def _code(source: str, ticks: str, start: int, end: int) -> tuple[int, int]:
    """The range of a code span's content: without backticks and the space that may pad it."""
    start, end = start + len(ticks), end - len(ticks)
    inner = source[start:end].replace("\n", " ")
    if inner.strip() and inner[0] == inner[-1] == " ":
        return start + 1, end - 1
    return start, end
