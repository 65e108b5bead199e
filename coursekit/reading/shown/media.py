"""What a page shows or plays, with the captions that credit it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from markdown_it.token import Token

from coursekit.model.source import Media, MediaKind, ShownSource
from coursekit.reading.collect import Inline
from coursekit.reading.html import HtmlTag, read_tags
from coursekit.reading.inline import Origin
from coursekit.reading.shown.captions import Captions
from coursekit.reading.shown.passage import (
    Passage,
    passage_of,
    passage_of_html,
    plain_offset,
)

MEDIA_SIGN = re.compile(r"!\[|<(?:img|audio|video|source|iframe|embed|object)\b", re.IGNORECASE)
"""Without one of these, a block shows nothing."""
_KINDS = {
    "img": (MediaKind.IMAGE, "src"),
    "audio": (MediaKind.AUDIO, "src"),
    "video": (MediaKind.VIDEO, "src"),
    "iframe": (MediaKind.EMBED, "src"),
    "embed": (MediaKind.EMBED, "src"),
    "object": (MediaKind.EMBED, "data"),
}
_WITH_SOURCES = (MediaKind.AUDIO, MediaKind.VIDEO)


class _Shown:
    """Media, and behind how much of the text of its block it stands."""

    def __init__(self, media: Media, at: int) -> None:
        self.media = media
        self.at = at

    def credited(self, told: tuple[ShownSource, ...]) -> None:
        self.media = self.media._replace(credits=self.media.credits + told)


class _Block:
    """A block that shows something, by the index of its token."""

    def __init__(self, index: int, passage: Passage, *, html: bool) -> None:
        self.index = index
        self.passage = passage
        self.html = html
        self.shown: list[_Shown] = []


class MediaReader:
    """Gathers the media of one page, block by block in their order."""

    def __init__(self, captions: Captions) -> None:
        self._captions = captions
        self._blocks: list[_Block] = []

    def inline(self, index: int, inline: Inline) -> None:
        """The block of text with the token at an index."""
        block = _Block(index, passage_of(inline), html=False)
        for placed in inline.placed:
            if placed.token.type == "image":
                target = str(placed.token.attrs.get("src", ""))
                span = inline.origin.span(placed.start, placed.end)
                media = Media(kind=MediaKind.IMAGE, target=target, span=span)
                block.shown.append(_Shown(media, plain_offset(inline.text, placed.end)))
            elif placed.token.type == "html_inline":
                self._tags(block, placed.token.content, inline.origin, placed.start)
        self._keep(block)

    def html(self, index: int, source: str, origin: Origin) -> None:
        """The block of HTML with the token at an index."""
        block = _Block(index, passage_of_html(source, origin), html=True)
        self._tags(block, source, origin, 0)
        self._keep(block)

    def _keep(self, block: _Block) -> None:
        if block.shown:
            self._blocks.append(block)

    def _tags(self, block: _Block, source: str, origin: Origin, start: int) -> None:
        for tag in read_tags(source):
            if tag.name in _KINDS:
                kind, key = _KINDS[tag.name]
                span = origin.span(start + tag.start, start + tag.end)
                media = Media(kind=kind, target=tag.values.get(key, ""), span=span)
                at = plain_offset(block.passage.text, start + tag.end)
                block.shown.append(_Shown(media, at))
            elif tag.name == "source":
                self._source(block, tag)

    def _source(self, block: _Block, tag: HtmlTag) -> None:
        """`<source src>` tells the address of the recording before it."""
        last = block if block.shown else self._blocks[-1] if self._blocks else None
        one = last.shown[-1] if last else None
        if one and one.media.kind in _WITH_SOURCES and not one.media.target:
            one.media = one.media._replace(target=tag.values.get("src", ""))

    def media(
        self, tokens: Sequence[Token], read: Callable[[int], Passage | None]
    ) -> Iterator[Media]:
        """All that has an address; `read` gives the passage of the token at an index."""
        showing = {block.index for block in self._blocks}
        for block in self._blocks:
            self._credit(block, _behind(tokens, block.index, showing, read))
            for one in block.shown:
                if one.media.target:
                    yield one.media

    def _credit(self, block: _Block, behind: Passage | None) -> None:
        """Give each of a block its credits: those by it, then those in the text behind the block."""
        passage = block.passage
        runs = list(_runs(block))
        for run, start, end in runs:
            _share(run, self._captions.credits(passage, start, end))
        alone = not passage.plain[: runs[0][1]].strip() or block.html
        if behind and (alone or self._captions.leads(behind)):
            _share(runs[-1][0], self._captions.credits(behind, 0, len(behind.plain)))


def _runs(block: _Block) -> Iterator[tuple[list[_Shown], int, int]]:
    """Media with no text between, and the range of the text behind them.

    A block of HTML that shows one thing tells of it before it, too.
    """
    run: list[_Shown] = []
    plain = block.passage.plain
    for one, following in zip(block.shown, [*block.shown[1:], None], strict=True):
        run.append(one)
        end = following.at if following else len(plain)
        if plain[one.at : end].strip() or following is None:
            start = 0 if block.html and len(block.shown) == 1 else one.at
            yield run, start, end
            run = []


def _share(run: Sequence[_Shown], told: tuple[ShownSource, ...]) -> None:
    """Credits of several things: one each where there are as many, else the first for all."""
    for nth, one in enumerate(run):
        if len(run) == 1:
            one.credited(told)
        elif len(run) == len(told):
            one.credited(told[nth : nth + 1])
        else:
            one.credited(told[:1])


def _behind(
    tokens: Sequence[Token],
    index: int,
    showing: set[int],
    read: Callable[[int], Passage | None],
) -> Passage | None:
    """The block of text right behind a block; tags alone stand between them at most."""
    level, at = tokens[index].level, index + 1
    if tokens[index].type == "inline":
        if tokens[index - 1].type != "paragraph_open":
            return None
        level, at = level - 1, index + 2
    while at < len(tokens) and tokens[at].level == level:
        opened = tokens[at].type == "paragraph_open"
        if at + opened in showing or not (opened or tokens[at].type == "html_block"):
            return None
        passage = read(at + opened)
        if opened or passage is None or passage.plain.strip():
            return passage
        at += 1
    return None
