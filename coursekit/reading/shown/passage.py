"""A stretch of a page as its readers see it, with its places, lines, links and what is set apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from coursekit.model.source import Part, ShownPart
from coursekit.model.text import Span, Text
from coursekit.reading.claims.prose import Prose, Stretch, Style
from coursekit.reading.collect import Inline
from coursekit.reading.html import HtmlTag, read_tags
from coursekit.reading.inline import InlineText, Origin, Segment
from coursekit.reading.origins import block_origin
from coursekit.words import unescaped

_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+|\bwww\.[^\s<>\"“”]+")
_BEHIND_ADDRESS = ".,;:!?'*_"
_QUOTES = "\"'“”„«»‘’‚"
_QUOTED = re.compile(r"(?<!\w)[“\"„«»]([^“”\"„«»]{1,200})[”\"»“«]")
_PIECE = re.compile(r"&[^&;\s]{1,32};|[^&]+|&")
_HTML_STYLES = {
    "em": Style.EMPHASIS,
    "i": Style.EMPHASIS,
    "cite": Style.EMPHASIS,
    "b": Style.STRONG,
    "strong": Style.STRONG,
    "q": Style.QUOTED,
    "a": Style.LINK,
}
_BLOCKS = ("br", "p", "div", "figcaption", "/p", "/div", "/figcaption")


class Passage(NamedTuple):
    """The text of one block: of a paragraph, a table cell, a fence."""

    text: InlineText
    stretches: Sequence[Stretch] = ()
    """What is set apart, and links, by their start."""
    breaks: Sequence[int] = ()
    """Where its lines end."""
    anchors: Sequence[Stretch] = ()
    """The links among the stretches; none holds another."""
    length: int = 0
    """That of the source of the text."""

    @property
    def plain(self) -> str:
        """What a reader sees; a space stands for the end of a line."""
        return self.text.plain

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """A range without the white space around it."""
        cut = self.plain[start:end]
        return start + len(cut) - len(cut.lstrip()), end - len(cut) + len(cut.rstrip())

    def span(self, start: int, end: int) -> Span:
        """The file span of a range that is not blank; all markup before and behind the text is in."""
        start, end = self.trimmed(start, end)
        found, whole = self.text.span(start, end), self.text.origin.span(0, self.length)
        first = found.start if self.plain[:start].strip() else whole.start
        return Span(first, found.end if self.plain[end:].strip() else whole.end)

    def links(self, start: int, end: int) -> Iterator[Stretch]:
        """The links that overlap a range, and the addresses that stand in it as text."""
        first = bisect_left(self.anchors, start, key=lambda link: link.end - 1)
        behind = bisect_left(self.anchors, end, key=lambda link: link.start)
        yield from self.anchors[first:behind]
        for match in _ADDRESS.finditer(self.plain, start, end):
            address = match[0].rstrip(_BEHIND_ADDRESS)
            if address.endswith(")") and "(" not in address:
                address = address.rstrip(")").rstrip(_BEHIND_ADDRESS)
            if not self._link_at(match.start()):
                yield Stretch(Style.LINK, match.start(), match.start() + len(address), address)

    def _link_at(self, offset: int) -> bool:
        at = bisect_left(self.anchors, offset, key=lambda link: link.end - 1)
        return at < len(self.anchors) and self.anchors[at].start <= offset

    def urls(self, start: int, end: int) -> tuple[str, ...]:
        """Where the links of a range lead, each once."""
        return tuple(dict.fromkeys(_url(link.href) for link in self.links(start, end)))

    def part(self, part: Part, start: int, end: int) -> ShownPart | None:
        """A range of the text as a part of a source; none where it is empty."""
        start, end = self.trimmed(start, end)
        if start >= end:
            return None
        words = " ".join(self.plain[start:end].split())
        return ShownPart(part, words, self.text.span(start, end), self.urls(start, end))

    def unquoted(self, start: int, end: int) -> tuple[int, int]:
        """A range without white space and quotation marks around it."""
        start, end = self.trimmed(start, end)
        if end - start > 2 and self.plain[start] in _QUOTES and self.plain[end - 1] in _QUOTES:
            return start + 1, end - 1
        return start, end

    def starting(self, offset: int) -> Iterator[Stretch]:
        """What is set apart from an offset on, or from behind the quotation mark there; outer first."""
        if self.plain[offset : offset + 1] in _QUOTES:
            yield from self._starting(offset + 1)
        yield from self._starting(offset)

    def _starting(self, offset: int) -> Iterator[Stretch]:
        at = bisect_left(self.stretches, offset, key=lambda one: one.start)
        while at < len(self.stretches) and self.stretches[at].start == offset:
            yield self.stretches[at]
            at += 1

    def lines(self) -> Iterator[tuple[int, int]]:
        """The range of each line."""
        start = 0
        for end in (*self.breaks, len(self.plain)):
            yield start, end
            start = end + 1 if end < len(self.plain) and self.plain[end] == " " else end


def passage_of(inline: Inline) -> Passage:
    """The passage of a block of Markdown."""
    stretches = Prose("", inline.block, inline).stretches
    breaks = list(_line_ends(inline))
    if "<" in inline.source:
        tags = _Tags()
        for placed in inline.placed:
            if placed.token.type == "html_inline":
                at = plain_offset(inline.text, placed.end)
                for tag in read_tags(placed.token.content):
                    tags.add(tag, at)
        stretches = [*stretches, *tags.stretches]
        breaks = sorted((*breaks, *tags.breaks))
    return _passage(inline.text, stretches, breaks, len(inline.source))


def passage_of_code(text: Text, first_line: int, content: str) -> Passage:
    """The passage of the content of a fence that begins at a line (from 0)."""
    content = content.rstrip("\n")
    origin = block_origin(text, first_line, content)
    segment = Segment(0, len(content), 0, len(content), True)
    plain = content.replace("\n", " ")
    breaks = [match.start() for match in re.finditer("\n", content)]
    return Passage(InlineText(plain, (segment,), origin), (), breaks, (), len(content))


def passage_of_html(source: str, origin: Origin) -> Passage:
    """The passage of a piece of HTML: what stands between its tags."""
    text, tags = _Html(), _Tags()
    behind = 0
    for tag in read_tags(source):
        text.add(source, behind, tag.start)
        tags.add(tag, text.length)
        behind = tag.end
    text.add(source, behind, len(source))
    plain = "".join(text.parts)
    found = InlineText(plain, tuple(text.segments), origin)
    quoted = (Stretch(Style.QUOTED, *match.span(1)) for match in _QUOTED.finditer(plain))
    return _passage(found, (*tags.stretches, *quoted), tags.breaks, len(source))


def _passage(
    text: InlineText, stretches: Iterable[Stretch], breaks: Sequence[int], length: int
) -> Passage:
    ordered = sorted(stretches, key=lambda one: (one.start, -one.end))
    links = [one for one in ordered if one.style is Style.LINK]
    return Passage(text, ordered, breaks, links, length)


class _Html:
    """Gathers the text of HTML."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.segments: list[Segment] = []
        self.length = 0

    def add(self, source: str, start: int, end: int) -> None:
        """A text between two tags; entities are resolved one by one."""
        for piece in _PIECE.finditer(source, start, end):
            text = unescaped(piece[0]).replace("\n", " ")
            linear = len(text) == piece.end() - piece.start()
            if text:
                behind = self.length + len(text)
                self.segments.append(Segment(self.length, behind, *piece.span(), linear))
                self.parts.append(text)
                self.length = behind


class _Tags:
    """Gathers what tags set apart, and the lines that they end."""

    def __init__(self) -> None:
        self.stretches: list[Stretch] = []
        self.breaks: list[int] = []
        self._opened: dict[str, tuple[int, str]] = {}

    def add(self, tag: HtmlTag, at: int) -> None:
        """A tag that stands before an offset of the plain text."""
        closed = tag.name.removeprefix("/")
        if tag.name in _HTML_STYLES:
            self._opened.setdefault(tag.name, (at, tag.values.get("href", "")))
        elif closed in self._opened:
            start, href = self._opened.pop(closed)
            if at > start:
                self.stretches.append(Stretch(_HTML_STYLES[closed], start, at, href))
        elif tag.name in _BLOCKS:
            self.breaks.append(at)


def plain_offset(text: InlineText, source: int) -> int:
    """Where the plain text goes on that stands behind an offset of its source."""
    at = bisect_left(text.segments, source, key=lambda one: one.source_start)
    return text.segments[at].plain_start if at < len(text.segments) else len(text.plain)


def _line_ends(inline: Inline) -> Iterator[int]:
    """Where lines of the source end in the plain text."""
    for segment in inline.text.segments:
        single = segment.plain_end == segment.plain_start + 1 and not segment.linear
        if single and "\n" in inline.source[segment.source_start : segment.source_end]:
            yield segment.plain_start


def _url(href: str) -> str:
    return f"https://{href}" if href.startswith("www.") else href
