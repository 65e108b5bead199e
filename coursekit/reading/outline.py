"""The headings of a page with what stands right under each: lists, tables, their sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from coursekit.model.document import Heading, Item, Section
from coursekit.model.text import Span, Text
from coursekit.reading.claims.prose import Follower, Following
from coursekit.reading.collect import Inline

_FOLLOWERS = {
    "bullet_list_open": Follower.LIST,
    "ordered_list_open": Follower.LIST,
    "table_open": Follower.TABLE,
}
_COUNTED = {"list_item_open": 1, "tr_open": 2}
"""What the size of a list or table counts, and how much deeper than these it stands."""
_PIECES = 20
_BETWEEN_ITEMS = 40
"""How many tokens may stand between two items of an ordered list that is cut in pieces."""
OUTLINED = frozenset((*_FOLLOWERS, *_COUNTED))
"""The types of tokens that an outline takes note of."""


@dataclass
class _Entry:
    heading: Heading
    items: list[Item] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)


class Outline:
    """Gathers the sections of a page; the items of lists under the headings that are named."""

    def __init__(self, lists: Sequence[str]) -> None:
        self._lists = lists
        self._entries: list[_Entry] = []
        self._listed = False
        self._first_in_item = False

    def heading(self, heading: Heading) -> None:
        """A heading outside of lists and quotations."""
        self._entries.append(_Entry(heading))
        self._listed = heading.is_one_of(self._lists)

    def block(self, token: Token) -> None:
        """A list, a table, or an item or row of one."""
        if not self._entries:
            return
        self._first_in_item = self._listed and token.type == "list_item_open" and token.level == 1
        sizes = self._entries[-1].sizes
        if token.level == 0 and token.type in _FOLLOWERS:
            sizes.append(-1 if token.type == "table_open" else 0)  # its first row is the header
        elif token.level == _COUNTED.get(token.type):
            sizes[-1] += 1

    def takes_item(self) -> bool:
        """Whether the next block of text is the first of an item that is kept; asked once."""
        first, self._first_in_item = self._first_in_item, False
        return first

    def item(self, item: Item) -> None:
        """The first block of text of an item."""
        self._entries[-1].items.append(item)

    def sections(self, text: Text) -> Iterator[Section]:
        """Each heading with what stands under it."""
        starts = [_line_start(text, entry.heading.span.start) for entry in self._entries]
        stops: list[int] = []
        next_stops = [len(text.content)] * 7  # by level: a heading ends those of its own and below
        for entry, start in zip(reversed(self._entries), reversed(starts), strict=True):
            level = entry.heading.level
            stops.append(next_stops[level])
            next_stops[level:] = [start] * (7 - level)
        for entry, start, stop in zip(self._entries, starts, reversed(stops), strict=True):
            span = Span(start, stop)
            yield Section(entry.heading, span, tuple(entry.items), tuple(entry.sizes))


def follower(token: Token | None) -> Follower:
    """What a token opens that may follow a block of text."""
    return _FOLLOWERS.get(token.type, Follower.OTHER) if token else Follower.OTHER


def following(
    tokens: Sequence[Token], index: int, read: Callable[[int], Inline | None]
) -> Following:
    """The list or table that opens at an index, with its items or rows; `read` parses a token."""
    opener = tokens[index] if index < len(tokens) else None
    what = follower(opener)
    if opener is None or what is Follower.OTHER:
        return Following()
    openers: list[int] = []
    at: int | None = index
    for number in range(1, _PIECES + 1):
        if at is None:
            break
        found, behind = _openers(tokens, at)
        openers += found
        at = _continued(tokens, behind, opener, number + 1) if len(found) == 1 else None
    header = what is Follower.TABLE
    return Following(what, len(openers) - header, lambda: _paragraphs(tokens, openers, read))


def _openers(tokens: Sequence[Token], index: int) -> tuple[list[int], int]:
    """Where the items or rows of what opens at an index begin, and the index behind all."""
    level = tokens[index].level
    found: list[int] = []
    at = index + 1
    while tokens[at].level > level:
        deeper = _COUNTED.get(tokens[at].type)
        if deeper is not None and tokens[at].level == level + deeper:
            found.append(at)
        at += 1
    return found, at + 1


def _continued(tokens: Sequence[Token], index: int, opener: Token, number: int) -> int | None:
    """Where an ordered list goes on that other blocks cut into single items."""
    if opener.type == "ordered_list_open":
        for at in range(index, min(index + _BETWEEN_ITEMS, len(tokens))):
            token = tokens[at]
            if token.level < opener.level or token.type == "heading_open":
                return None
            if token.type == opener.type and token.level == opener.level:
                return at if token.attrs.get("start", 1) == number else None
    return None


def _paragraphs(
    tokens: Sequence[Token], openers: Sequence[int], read: Callable[[int], Inline | None]
) -> Sequence[Inline]:
    """The paragraphs that the items of a list begin with."""
    starts = (at + 2 for at in openers if tokens[at + 1].type == "paragraph_open")
    return [inline for at in starts if (inline := read(at))]


def _line_start(text: Text, offset: int) -> int:
    return text.line_starts[text.position(offset).line - 1]
