"""Text with places: offsets for the stages, lines and columns for people."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple

# CommonMark 2.1: a line ends at a line feed, or at a carriage return, or at both in this order.
LINE_ENDING = re.compile(r"\r\n?|\n")


class Span(NamedTuple):
    """A half-open range `[start, end)` of a file's text, in Unicode code points from 0."""

    start: int
    end: int

    def shifted(self, by: int) -> Span:
        """The same range in a text that has `by` more code points before it."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A span in the file at `path`, a POSIX path from the repository's root."""

    path: str
    span: Span


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Where a person looks: line and column, both counted from 1, columns in code points."""

    line: int
    column: int


@dataclass(frozen=True)
class Text:
    """A file's decoded text without its byte order mark."""

    content: str

    def __reduce__(self) -> tuple[Any, ...]:
        return Text, (self.content,)  # between processes, without what is quickly found again

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset at which each line begins."""
        if "\r" in self.content:
            return (0, *(ending.end() for ending in LINE_ENDING.finditer(self.content)))
        lines = self.content.split("\n")[:-1]  # four times as fast as the pattern
        return tuple(accumulate((len(line) + 1 for line in lines), initial=0))

    def position(self, offset: int) -> Position:
        """Line and column of an offset; one past the end is the place behind the last character."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line_span(self, index: int) -> Span:
        """The line with the given index, counted from 0, without its line ending."""
        start = self.line_starts[index]
        last = index + 1 >= len(self.line_starts)
        end = len(self.content) if last else self.line_starts[index + 1]
        return Span(start, start + len(self.content[start:end].rstrip("\r\n")))

    def line(self, index: int) -> str:
        """The text of the line with the given index, counted from 0, without its line ending."""
        span = self.line_span(index)
        return self.content[span.start : span.end]

    def cut(self, span: Span) -> str:
        """The text of a span."""
        return self.content[span.start : span.end]
