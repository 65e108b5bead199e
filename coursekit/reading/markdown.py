"""Markdown to facts: headings, sections, links, anchors, each with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it.token import Token

from coursekit.model.document import Heading, Item
from coursekit.model.settings import Limits
from coursekit.model.text import Span, Text
from coursekit.reading.blocks import read_blocks
from coursekit.reading.claims import ClaimReader
from coursekit.reading.collect import Collector, Facts, Inline
from coursekit.reading.inline import InlineText, Origin, inline_text, plain_text
from coursekit.reading.origins import block_origin, cell_origins, heading_origin
from coursekit.reading.outline import OUTLINED, Outline, follower, following
from coursekit.reading.parser import parser_for
from coursekit.reading.shown import ShownReader, may_show
from coursekit.reading.slugs import Slugger
from coursekit.reading.suppressions import MARK, Comments
from coursekit.reading.trace import parse_inline, whole

_MARKUP = re.compile(r"[\\`*_~&<\[\n]")
"""Without one of these, an inline source is its own text."""
_CONTAINERS = ("blockquote_open", "list_item_open", "footnote_reference_open")
_NOTED = OUTLINED.union(
    (*_CONTAINERS, "blockquote_close", "th_open", "td_open", "html_block", "fence")
)
_MARK = re.compile(r"[\[<*_`\\&!~\n]")
"""What costs the parser a step each. Text between takes no time, nor does what tags hold."""
_WORD = re.compile(r"\w+")
_BRACKETS = re.compile(r"\\.|[\[\]]", re.DOTALL)
_OPEN_BRACKETS = 100
"""How many brackets of a block may stay open. The parser looks for the end of each of them."""


def read_markdown(
    text: Text,
    first_line: int,
    limits: Limits,
    *,
    mdx: bool = False,
    lists: Sequence[str] = (),
    claims: ClaimReader | None = None,
    shown: ShownReader | None = None,
) -> Facts:
    """Read the Markdown from a line (counted from 0) to the end of a file.

    CommonMark with the tables and strikethrough of GitHub, and footnotes; with `mdx`, its dialect
    that mixes components in. Containers that nest too deep and blocks that hold too many pieces are
    not read; the facts say so. The items of lists are kept under the headings that `lists` names,
    and claims and what is shown of other people's work where there is a reader for them.
    """
    return _Page(text, first_line, limits, mdx, lists, claims, shown).facts()


def read_inlines(
    text: Text, first_line: int, limits: Limits, *, mdx: bool = False
) -> Iterator[Inline]:
    """All inline content of a page in its order."""
    page = _Page(text, first_line, limits, mdx)
    for index in range(len(page.tokens)):
        page.block(index)
        inline = page.inline(index)
        if inline:
            yield inline


@dataclass
class _Row:
    """Where the pass stands in a table row."""

    opener: int
    """The index of the token that opens the row."""
    cell: int = -1
    origins: list[Origin] | None = None


class _Page:
    """One pass over the block tokens of a page."""

    def __init__(
        self,
        text: Text,
        first_line: int,
        limits: Limits,
        mdx: bool,
        lists: Sequence[str] = (),
        claims: ClaimReader | None = None,
        shown: ShownReader | None = None,
    ) -> None:
        self.text = text
        self.first_line = first_line
        self.limits = limits
        self.claims = claims
        self.shown = shown
        self.shows: list[int] = []
        """The tokens of the blocks that show or play something."""
        self.parsed: dict[int, Inline] = {}
        self.quoted = 0
        """How many quotations are open."""
        self.outline = Outline(lists)
        self.env: dict[str, Any] = {}
        # A page may have lost its last lines to front matter: then there is nothing to parse.
        known = first_line < len(text.line_starts)
        source = text.content[text.line_starts[first_line] :] if known else ""
        if "\r" in source or "\0" in source:  # CommonMark 2.1 and 2.3
            source = source.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
        self.md = parser_for(source, limits.nesting, mdx=mdx)
        self.tokens = self.md.parse(source, self.env)
        self.comments = Comments(text, first_line) if MARK in source else None
        if self.comments:
            self.tokens = self.comments.taken_from(self.tokens)
        self.row = _Row(0)
        self.collect = Collector(self.md, self.env, text, first_line)
        self.found = self.collect.facts

    def facts(self) -> Facts:
        slugger = Slugger()
        for index, token in enumerate(self.tokens):
            if token.type in _NOTED:
                self.block(index)
                if token.type in OUTLINED:
                    self.outline.block(token)
            elif token.type == "inline":
                self._text(index, slugger)
        images = sum(link.image for link in (*self.found.links, *self.found.uses))
        self.found.blocks = read_blocks(self.tokens, self.text, self.first_line, images)
        self.collect.definitions()
        if self.found.includes:
            # What is taken in may define the labels.
            self.found.undefined.clear()
        self.found.sections = tuple(self.outline.sections(self.text))
        if self.shown:
            self.found.shown_sources = self.shown.sources(self, self.found.sections)
            self.found.references = self.shown.references(self, self.found.sections)
            self.found.media = self.shown.media(self, self.shows) if self.shows else ()
        if self.comments:
            self.found.suppressions = self.comments.suppressions()
        return self.found

    def _text(self, index: int, slugger: Slugger) -> None:
        """Keep what a block of text holds. Most hold nothing: their inlines need not be known."""
        content = self.tokens[index].content
        is_heading = self.tokens[index - 1].type == "heading_open"
        is_item = self.outline.takes_item()
        may_claim = self._may_claim(index)
        may_hold_facts = _may_hold_facts(content)
        if not (is_heading or is_item or may_claim or may_hold_facts):
            return
        inline = self.inline(index)
        if inline is None:
            return
        if self.comments:
            self.comments.inline(self.tokens[index], inline)
        if may_claim:
            self._claims(index, inline)
        self._show(index, inline)
        if may_hold_facts:
            self.collect.links(inline)
            self.collect.stated_anchors(inline)
        if is_heading:
            heading = self._heading(self.tokens[index - 1], inline, slugger)
            if self.tokens[index].level == 1:
                self.outline.heading(heading)
        elif is_item:
            span = inline.origin.span(0, len(inline.source))
            self.outline.item(Item(inline.text.plain, span))

    def _claims(self, index: int, inline: Inline) -> None:
        """Keep the claims of a block."""
        if _has_more(inline.text.plain, _WORD, self.limits.pieces):
            self.found.too_dense = self.found.too_dense or _first_line(inline.source, inline.origin)
        elif self.claims:
            behind = following(self.tokens, index + 2, self.inline)
            self.found.claims += self.claims.claims(inline, behind)

    def _show(self, index: int, inline: Inline) -> None:
        """Keep a block for what is shown of other people's work."""
        if self.shown:
            self.parsed[index] = inline
            if may_show(inline.source):
                self.shows.append(index)

    def _may_claim(self, index: int) -> bool:
        """Whether the block of an inline token may hold claims; a quotation holds none of ours."""
        token = self.tokens[index]
        if self.claims is None or self.quoted or token.map is None:
            return False
        behind = self.tokens[index + 2] if index + 2 < len(self.tokens) else None
        lines = (self.first_line + token.map[0], self.first_line + token.map[1])
        return self.claims.may_hold(token.content, lines, follower(behind))

    def block(self, index: int) -> None:
        """Take note of a token that opens a block."""
        token = self.tokens[index]
        if token.type == "tr_open":
            self.row = _Row(index)
        elif token.type in ("th_open", "td_open"):
            self.row.cell += 1
        elif token.type in ("blockquote_open", "blockquote_close"):
            self.quoted += token.nesting
        if token.type in _CONTAINERS and token.level >= self.limits.nesting - 1:
            self._too_deep(token)
        elif token.type == "html_block":
            self._html_block(index)
        elif token.type == "fence" and token.info.startswith("{include}"):  # MyST
            self.found.includes = True

    def _too_deep(self, container: Token) -> None:
        if self.found.too_deep is None and container.map:
            line = self.text.line_span(self.first_line + container.map[0])
            indent = len(self.text.cut(line)) - len(self.text.cut(line).lstrip())
            self.found.too_deep = Span(line.start + indent, line.end)

    def inline(self, index: int) -> Inline | None:
        """The inline content of the token at an index, parsed; nothing for other tokens."""
        token = self.tokens[index]
        if token.type != "inline" or token.map is None:
            return None
        opener = self.tokens[index - 1]
        line = self.first_line + token.map[0]
        if opener.type in ("th_open", "td_open"):
            origin = self._cell_origin(line)
        elif opener.type == "heading_open" and opener.markup.startswith("#"):
            origin = heading_origin(self.text, line, token.content)
        else:
            origin = block_origin(self.text, line, token.content)
        if self._is_too_much(token.content, origin):
            return Inline(token.content, opener.type, [], InlineText("", (), origin))
        if not _MARKUP.search(token.content):
            text = plain_text(token.content, origin)
            return Inline(token.content, opener.type, whole(token.content), text)
        placed = parse_inline(self.md, token.content, self.env)
        text = inline_text(token.content, placed, origin)
        return Inline(token.content, opener.type, placed, text)

    def _is_too_much(self, source: str, origin: Origin) -> bool:
        """Whether a block would take too long to read; then its first line is noted."""
        if _has_more(source, _MARK, self.limits.pieces):
            self.found.too_dense = self.found.too_dense or _first_line(source, origin)
        elif _open_brackets(source) > _OPEN_BRACKETS:
            self.found.too_deep = self.found.too_deep or _first_line(source, origin)
        else:
            return False
        return True

    def _cell_origin(self, line: int) -> Origin:
        """The origin of the present cell; those of its whole row are found together."""
        if self.row.origins is None:
            contents = self._contents(self.row.opener)
            self.row.origins = list(cell_origins(self.text, line, contents))
        if self.row.cell < len(self.row.origins):
            return self.row.origins[self.row.cell]
        return block_origin(self.text, line, "")

    def _contents(self, row: int) -> list[str]:
        """The contents of the cells of the table row that a token opens."""
        contents: list[str] = []
        for index in range(row + 1, len(self.tokens)):
            token = self.tokens[index]
            if token.type == "tr_close":
                break
            if token.type == "inline":
                contents.append(token.content)
        return contents

    def _heading(self, opener: Token, inline: Inline, slugger: Slugger) -> Heading:
        text = self.collect.heading_text(inline)
        slug = slugger.slug(text)
        self.found.anchors.add(slug)
        span = inline.origin.span(0, len(inline.source))
        return Heading(int(opener.tag[1:]), text, slug, span)

    def _html_block(self, index: int) -> None:
        token = self.tokens[index]
        if token.map:
            origin = block_origin(self.text, self.first_line + token.map[0], token.content.rstrip())
            self.collect.html(token.content, token.content, origin, 0)
            if self.comments:
                self.comments.html(token, origin)
            if self.shown and may_show(token.content):
                self.shows.append(index)


def _may_hold_facts(source: str) -> bool:
    """Whether it may hold a link, an anchor or an inclusion: quick, as every text is asked."""
    return (
        "[" in source or "<" in source or "{" in source or source[:1] == "(" or ("import" in source)
    )


def _first_line(source: str, origin: Origin) -> Span:
    return origin.span(0, len(source.partition("\n")[0]))


def _has_more(source: str, piece: re.Pattern[str], most: int) -> bool:
    """Whether a text holds more than `most` of some piece."""
    return len(source) > most and len(piece.findall(source)) > most


def _open_brackets(source: str) -> int:
    """How many brackets nothing closes, about: code and HTML may hide some."""
    if source.count("[") <= _OPEN_BRACKETS:
        return 0
    depth = 0
    for bracket in _BRACKETS.findall(source):
        depth = depth + 1 if bracket == "[" else max(depth - 1, 0) if bracket == "]" else depth
    return depth
