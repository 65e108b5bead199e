"""What a page shows of other people's work: sources, further reading, media with their credits.

`docs/attribution.md` tells the forms that are understood.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from markdown_it.token import Token

from coursekit.model.document import Section
from coursekit.model.settings import Headings, Settings
from coursekit.model.source import Media, Reference, ShownSource
from coursekit.model.text import Span, Text
from coursekit.reading.collect import Inline
from coursekit.reading.origins import block_origin
from coursekit.reading.shown.blocks import SourceBlocks
from coursekit.reading.shown.captions import Captions
from coursekit.reading.shown.credit import may_credit
from coursekit.reading.shown.media import MEDIA_SIGN, MediaReader
from coursekit.reading.shown.passage import Passage, passage_of, passage_of_code, passage_of_html
from coursekit.reading.shown.references import read_reference

_TEXTS = ("", "text", "txt", "plain", "plaintext", "yaml", "yml", "markdown", "md")
"""The languages of fences that may tell a source; others hold programs."""
_LISTS = ("bullet_list_open", "ordered_list_open")
_CELLS = ("th_open", "td_open")


class PageTokens(Protocol):
    """The block tokens of a page, and what reads the text in them."""

    text: Text
    first_line: int

    @property
    def tokens(self) -> Sequence[Token]:
        """All of them, in their order."""

    @property
    def parsed(self) -> Mapping[int, Inline]:
        """The inline contents that were read before, by the indices of their tokens."""

    def block(self, index: int) -> None:
        """Take note of a token that opens a block."""

    def inline(self, index: int) -> Inline | None:
        """The inline content of the token at an index."""


class ShownReader:
    """Reads what the pages of one kind show."""

    def __init__(self, settings: Settings, page: str) -> None:
        self._headings = (
            settings.headings if page == "references" else Headings(sources=(), references=())
        )
        self._words = settings.words
        self._captions = Captions(settings.words)

    def media(self, page: PageTokens, shows: Sequence[int]) -> tuple[Media, ...]:
        """The media of the blocks that are named by the index of their token."""
        reader = MediaReader(self._captions)
        for index in shows:
            token = page.tokens[index]
            if token.type == "inline":
                reader.inline(index, page.parsed[index])
            else:
                line = page.first_line + (token.map or [0])[0]
                origin = block_origin(page.text, line, token.content.rstrip())
                reader.html(index, token.content, origin)
        return tuple(reader.media(page.tokens, lambda index: self._caption(page, index)))

    def _caption(self, page: PageTokens, index: int) -> Passage | None:
        """The passage of a block of HTML, or of one of text that may credit somebody."""
        token = page.tokens[index]
        asked = token.type == "html_block" or may_credit(token.content, self._words)
        return next(iter(_passages(page, index)), None) if asked else None

    def sources(self, page: PageTokens, sections: Sequence[Section]) -> tuple[ShownSource, ...]:
        """What stands under the headings for sources."""
        ranges = list(_under(page.tokens, sections, self._headings.sources))
        if not ranges:
            return ()
        blocks = SourceBlocks(self._words)
        return tuple(source for part in ranges for source in _sources(page, part, blocks))

    def references(self, page: PageTokens, sections: Sequence[Section]) -> tuple[Reference, ...]:
        """The items of the lists under the headings for further reading."""
        return tuple(
            read_reference(_place(page, item[0]), [page.tokens[at].content for at in item])
            for part in _under(page.tokens, sections, self._headings.references)
            for index in part
            if page.tokens[index].type in _LISTS and page.tokens[index].level == 0
            for item in _paragraphs(page.tokens, index)
        )


def may_show(source: str) -> bool:
    """Whether a block may show or play something: quick, as many are asked."""
    return ("![" in source or "<" in source) and MEDIA_SIGN.search(source) is not None


def _under(
    tokens: Sequence[Token], sections: Sequence[Section], headings: Sequence[str]
) -> Iterator[range]:
    """The tokens under each of the headings, up to the next of the same level or a higher one."""
    named = [section.heading.is_one_of(headings) for section in sections] if headings else []
    if not any(named):
        return
    openers = [
        index for index, one in enumerate(tokens) if one.type == "heading_open" and one.level == 0
    ]
    stop = 0
    for nth, index in enumerate(openers):
        if named[nth] and index >= stop:
            level = sections[nth].heading.level
            rest = range(nth + 1, len(openers))
            behind = (openers[n] for n in rest if sections[n].heading.level <= level)
            stop = next(behind, len(tokens))
            yield range(index + 3, stop)


def _sources(page: PageTokens, part: range, blocks: SourceBlocks) -> Iterator[ShownSource]:
    """The sources of a section: each list, table and fence for itself, paragraphs together."""
    paragraphs: list[Passage] = []
    index = part.start
    while index < part.stop:
        token = page.tokens[index]
        if token.type == "inline" and page.tokens[index - 1].type == "paragraph_open":
            if may_credit(token.content, blocks.words):
                paragraphs += _passages(page, index)
        elif token.type not in ("paragraph_open", "paragraph_close"):
            yield from blocks.told(paragraphs)
            paragraphs = []
            if token.type in _LISTS:
                yield from blocks.listed(list(_items(page, index)))
            elif token.type == "table_open":
                yield from blocks.table(list(_rows(page, index)))
            elif passage := _code(page, index):
                yield from blocks.told([passage])
        index = _end(page.tokens, index) if token.type in (*_LISTS, "table_open") else index + 1
    yield from blocks.told(paragraphs)


def _end(tokens: Sequence[Token], index: int) -> int:
    """The index behind what opens at one."""
    level = tokens[index].level
    index += 1
    while tokens[index].level > level:
        index += 1
    return index + 1


def _place(page: PageTokens, index: int) -> Span:
    """Where the block of an inline token stands."""
    token = page.tokens[index]
    known = page.parsed.get(index)
    line = page.first_line + (token.map or [0])[0]
    origin = known.origin if known else block_origin(page.text, line, token.content)
    return origin.span(0, len(token.content))


def _paragraphs(tokens: Sequence[Token], index: int) -> Iterator[list[int]]:
    """The tokens of the paragraphs of each item of the list that opens at an index, if any."""
    item: list[int] = []
    for at in range(index + 1, _end(tokens, index)):
        token = tokens[at]
        if token.type == "list_item_close" and token.level == 1:
            if item:
                yield item
            item = []
        elif token.type == "inline" and tokens[at - 1].type == "paragraph_open":
            item.append(at)


def _items(page: PageTokens, index: int) -> Iterator[list[Passage]]:
    """The passages of each item of the list that opens at an index, with those of inner lists."""
    level = page.tokens[index].level
    item: list[Passage] = []
    for at in range(index + 1, _end(page.tokens, index)):
        token = page.tokens[at]
        if token.type == "list_item_close" and token.level == level + 1:
            yield item
            item = []
        elif token.type == "inline" and page.tokens[at - 1].type == "paragraph_open":
            item += _passages(page, at)
        elif passage := _code(page, at):
            item.append(passage)


def _rows(page: PageTokens, index: int) -> Iterator[list[Passage]]:
    """The cells of each row of the table that opens at an index."""
    row: list[Passage] = []
    for at in range(index + 1, _end(page.tokens, index)):
        token = page.tokens[at]
        if token.type == "tr_open":
            page.block(at)
            row = []
        elif token.type in _CELLS:
            page.block(at)
            row += _passages(page, at + 1)
        elif token.type == "tr_close":
            yield row


def _passages(page: PageTokens, index: int) -> Sequence[Passage]:
    """The passage of a block of text or HTML, of which it has one."""
    token = page.tokens[index]
    if token.type == "html_block":
        line = page.first_line + (token.map or [0])[0]
        source = token.content.rstrip()
        return [passage_of_html(source, block_origin(page.text, line, source))]
    inline = page.parsed.get(index) or page.inline(index)
    return [passage_of(inline)] if inline else []


def _code(page: PageTokens, index: int) -> Passage | None:
    """The passage of a fence that may tell a source."""
    token = page.tokens[index]
    info = token.info.split()
    if token.type != "fence" or not token.content.strip() or token.map is None:
        return None
    if (info[0].lower() if info else "") not in _TEXTS:
        return None
    return passage_of_code(page.text, page.first_line + token.map[0] + 1, token.content)
