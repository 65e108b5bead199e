"""From the content of an inline token back to its file.

markdown-it-py strips indentation, container markers and heading marks before it hands the content
of a block to the inline parser. Every line of that content is the end of its source line, but for
white space: the parser strips more kinds of it than spaces, so lengths are compared without any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coursekit.model.text import Span, Text
from coursekit.reading.inline import Origin, Piece

_ONLY_CONTAINERS = re.compile(r"(?:[\s>*+-]|\d{1,9}[.)]|\[\^[^\]]*\]:)*")


def block_origin(text: Text, first: int, content: str) -> Origin:
    """The origin of a paragraph's or a setext heading's content that begins at a line (from 0)."""
    whole = text.line_span(first)
    if "\n" not in content and text.cut(whole).endswith(content):  # as most are
        return Origin((Piece(0, whole.end - len(content)),))
    pieces: list[Piece] = []
    offset = 0
    lines = content.split("\n")
    while _is_stripped(text.cut(text.line_span(first)), lines[0]):
        first += 1
    for index, line in enumerate(lines, start=first):
        span = text.line_span(index)
        # A tab that is half indentation becomes spaces: they are in the content, not in the file.
        indent = len(line) - len(line.lstrip(" \t"))
        start = _start_of(line[indent:], text.cut(span))
        pieces.append(Piece(offset + indent, span.start + start))
        offset += len(line) + 1
    return Origin(tuple(pieces))


def _is_stripped(source: str, line: str) -> bool:
    """Whether a source line is not the given one of the content, but white space before it."""
    kept = line in source.replace("\0", "\ufffd")
    return not kept and _ONLY_CONTAINERS.fullmatch(source) is not None


def heading_origin(text: Text, first: int, content: str) -> Origin:
    """The origin of an ATX heading's content, which may be closed by more number signs."""
    span = text.line_span(first)
    source = text.cut(span)
    if content and source.endswith(content) and not source.endswith("#"):  # as most do
        return Origin((Piece(0, span.end - len(content)),))
    source = source.rstrip(" \t")
    opened = source.rstrip("#")
    if opened.endswith((" ", "\t")):
        source = opened
    return Origin((Piece(0, span.start + _start_of(content, source)),))


def _start_of(content: str, source: str) -> int:
    """Where content begins in a source that ends with it."""
    kept = content.rstrip()
    # Some control characters are white space for Python and not for the parser.
    start = len(source.rstrip()) - len(kept) if kept else source.rfind(content)
    return max(start, 0)


def cell_origins(text: Text, row: int, contents: Sequence[str]) -> Iterator[Origin]:
    """The origin of each cell, in their order, of the table row on a line (from 0)."""
    span = text.line_span(row)
    source = text.cut(span)
    cells = list(_cells(source))
    if contents and _opens_with_pipe(source, cells, contents[0]):
        cells.pop(0)
    for cell, content in zip(cells, contents, strict=False):
        yield _cell_origin(source[: cell.end], content, span.start)


def _cells(source: str) -> Iterator[Span]:
    """The ranges between the pipes that no backslash precedes."""
    start = 0
    for match in re.finditer(r"\|", source):
        if match.start() and source[match.start() - 1] == "\\":
            continue
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, len(source))


def _opens_with_pipe(source: str, cells: Sequence[Span], content: str) -> bool:
    """Whether nothing but the marks of containers stands before the first pipe of a row."""
    before = cells[0]
    if not _ONLY_CONTAINERS.fullmatch(source, before.start, before.end):
        return False
    if not content or len(cells) == 1:
        return True
    # `> - | b` may be a cell `-` in a quotation: then the next cell is another.
    return source[cells[1].start : cells[1].end].strip() == content.replace("|", "\\|").strip()


def _cell_origin(source: str, content: str, base: int) -> Origin:
    """The origin of a cell's content in a source that ends with it, its pipes escaped."""
    escaped = [index for index, character in enumerate(content.rstrip()) if character == "|"]
    start = base + max(_start_of(content, source) - len(escaped), 0)
    pieces = (Piece(index, start + index + nth) for nth, index in enumerate(escaped, start=1))
    return Origin((Piece(0, start), *pieces))
