"""One block of prose as tokens, with its emphasis, links and quotations, and what follows it.

Everything here is linear in the length of the block: the patterns are bounded, and nothing looks
further than to the end of its sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from coursekit.model.claim import Phrase
from coursekit.model.text import Span
from coursekit.reading.collect import Inline
from coursekit.reading.inline import InlineText
from coursekit.reading.trace import Placed

_TOKEN = re.compile(r"[^\W_]+(?:(?<=\d)|(?:['’][^\W_]+)*)|\x00+|[^\w\s]|_")
"""A number, also one like `L5`, is a token without the `'s` behind it; so is a stretch of code."""
_QUOTED = re.compile(
    r"(?<!\w)[“\"„«»]([^“”\"„«»]{1,200})[”\"»“«]|(?<!\w)[‘'‚]([^‘’'‚]{1,200})[’'‘](?!\w)"
)  # the bound keeps it linear
_SENTENCE_ENDS = frozenset(".!?")
_CLAUSE_ENDS = frozenset(".!?;:,()")
_NEAR = 16
_LONGEST_LABEL = 5
"""How many words a label has at most."""
_CODE = "\x00"
"""What stands for a character of code in the text that is searched."""


class Token(NamedTuple):
    """A word, a number or a mark; offsets into the plain text."""

    text: str
    folded: str
    start: int
    end: int


class Style(Enum):
    """What sets a stretch of text apart."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    LINK = "link"
    QUOTED = "quoted"


class Stretch(NamedTuple):
    """A stretch of the plain text that is set apart; of a quotation, without its marks."""

    style: Style
    start: int
    end: int
    href: str = ""


class Follower(Enum):
    """What stands right behind a block."""

    LIST = "list"
    TABLE = "table"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Following:
    """The list or table right behind a block: how many items or rows it has."""

    what: Follower = Follower.OTHER
    size: int = 0
    items: Callable[[], Sequence[Inline]] = tuple
    """Reads the first paragraph of each item of the list."""


@dataclass(frozen=True)
class Prose:
    """A block of a page of the given kind. Token indices (`at`) run through all of its tokens."""

    page: str
    block: str
    """The type of the Markdown token that opened it."""
    inline: Inline
    following: Following = field(default_factory=Following)

    @property
    def text(self) -> InlineText:
        """What a reader sees, with its places."""
        return self.inline.text

    @cached_property
    def plain(self) -> str:
        """What a reader sees, with code blotted out: of the same length as `text.plain`."""
        if "`" not in self.inline.source:
            return self.text.plain
        parts = list(self.text.plain)
        length = 0
        for placed in self.inline.placed:
            size = _visible(placed)
            if placed.token.type == "code_inline":
                parts[length : length + size] = _CODE * size
            length += size
        return "".join(parts)

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """All words and marks."""
        return [
            Token(match[0], match[0].casefold().replace("’", "'"), match.start(), match.end())
            for match in _TOKEN.finditer(self.plain)
        ]

    @cached_property
    def index(self) -> Mapping[str, Sequence[int]]:
        """Where each word stands, folded: most kinds of claims begin with one of a few."""
        found: dict[str, list[int]] = {}
        for at, token in enumerate(self.tokens):
            found.setdefault(token.folded, []).append(at)
        return found

    def starts(self, words: frozenset[str]) -> Sequence[int]:
        """The indices of all tokens that are one of the given words, folded, in their order."""
        if self.index.keys().isdisjoint(words):  # as most are
            return ()
        return sorted(at for word in words.intersection(self.index) for at in self.index[word])

    @cached_property
    def label_end(self) -> int:
        """The index behind the colon of the label that the block begins with; 0 where it has none.

        A label is bold with a colon in it or right behind it, or a few plain words before a colon.
        """
        colon = self.index.get(":", (0,))[0]
        return colon + 1 if 0 < colon <= _LONGEST_LABEL else 0

    @cached_property
    def stretches(self) -> Sequence[Stretch]:
        """Everything that is set apart, by its start; of those with the same start, outer first."""
        quoted = (
            Stretch(Style.QUOTED, *match.span(1 if match[1] is not None else 2))
            for match in _QUOTED.finditer(self.plain)
        )
        found = [*self._styled, *quoted]
        return sorted(found, key=lambda stretch: (stretch.start, -stretch.end))

    @cached_property
    def _stretches_by_start(self) -> Mapping[int, Sequence[Stretch]]:
        found: dict[int, list[Stretch]] = {}
        for stretch in self.stretches:
            found.setdefault(stretch.start, []).append(stretch)
        return found

    @cached_property
    def links(self) -> Sequence[Stretch]:
        """The stretches that are links, in their order."""
        return [stretch for stretch in self._styled if stretch.style is Style.LINK]

    @cached_property
    def _styled(self) -> Sequence[Stretch]:
        return list(_styled(self.inline.placed))

    @cached_property
    def _sentence_ends(self) -> Sequence[int]:
        marks = self.starts(_SENTENCE_ENDS)
        return [at for at in marks if self._ends_sentence(at, self.tokens[at])]

    def _ends_sentence(self, at: int, token: Token) -> bool:
        if at + 1 == len(self.tokens):
            return True
        before, following = self.tokens[at - 1], self.tokens[at + 1]
        if at and before.end == token.start and len(before.text) == 1 and before.text.isupper():
            return False  # `A. Author`
        return following.start > token.end and not following.text[0].islower()

    def sentence(self, at: int) -> range:
        """The token indices of the sentence that holds a token, with the mark at its end."""
        ends = self._sentence_ends
        nth = bisect_left(ends, at)
        first = ends[nth - 1] + 1 if nth else 0
        last = ends[nth] + 1 if nth < len(ends) else len(self.tokens)
        return range(first, last)

    def whole_sentence_end(self, at: int) -> int:
        """The end of the sentence with a token. No mark inside of what is set apart ends it."""
        end = self.sentence(at).stop
        nth = bisect_left(self.stretches, self.tokens[at].start, key=lambda one: one.start)
        while nth < len(self.stretches) and self.stretches[nth].start < self.tokens[end - 1].start:
            stretch = self.stretches[nth]
            if self.tokens[end - 1].end < stretch.end:
                end = self.sentence(self.first_within(stretch.end - 1)).stop
            nth += 1
        return end

    def clause_end(self, at: int) -> int:
        """The index behind the last token of a clause that holds a token."""
        nth = bisect_left(self._clause_ends, at)
        return self._clause_ends[nth] if nth < len(self._clause_ends) else len(self.tokens)

    @cached_property
    def _clause_ends(self) -> Sequence[int]:
        marks = self.starts(_CLAUSE_ENDS)
        return [at for at in marks if self._ends_clause(at, self.tokens[at])]

    def _ends_clause(self, at: int, token: Token) -> bool:
        inner = at + 1 < len(self.tokens) and self.tokens[at + 1].start == token.end
        return not (token.text in ".," and inner)

    def token(self, at: int) -> Token | None:
        """The token at an index; none outside."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def is_mark(self, at: int, marks: str) -> bool:
        """Whether one of the given marks stands at an index."""
        token = self.token(at)
        return token is not None and token.text in marks

    def stretch_at(self, start: int, *styles: Style) -> Stretch | None:
        """The outermost stretch of one of the styles that begins at an offset of the text."""
        at_start = self._stretches_by_start.get(start, ())
        return next((stretch for stretch in at_start if stretch.style in styles), None)

    def around(self, offset: int, *styles: Style) -> Stretch | None:
        """The innermost stretch of one of the styles that holds an offset of the text."""
        for stretch in self.before(offset):
            if offset < stretch.end and stretch.style in styles:
                return stretch
        return None

    def link_around(self, offset: int) -> Stretch | None:
        """The link that holds an offset of the text; none stands in another."""
        nth = bisect_right(self.links, offset, key=lambda link: link.start) - 1
        return self.links[nth] if nth >= 0 and offset < self.links[nth].end else None

    def before(self, offset: int) -> Iterator[Stretch]:
        """The last stretches that begin at an offset of the text or before it, last first.

        Only a few are looked at: what holds an offset, or ends before it, is among them.
        """
        behind = bisect_right(self.stretches, offset, key=lambda stretch: stretch.start)
        return (self.stretches[at] for at in range(behind - 1, max(behind - 1 - _NEAR, -1), -1))

    def starts_within(self, start: int, end: int) -> bool:
        """Whether any stretch begins between two offsets of the text."""
        at = bisect_left(self.stretches, start, key=lambda stretch: stretch.start)
        return at < len(self.stretches) and self.stretches[at].start < end

    def first_within(self, offset: int) -> int:
        """The index of the first token that begins at an offset of the text or behind it."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)

    def span(self, start: int, end: int) -> Span:
        """The file span of a stretch of the text, which must not be empty."""
        return self.text.span(start, end)

    def phrase(self, start: int, end: int) -> Phrase:
        """A stretch of the text, without white space around it."""
        words = self.text.plain[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        return Phrase(words, self.span(start, start + len(words)))


_TEXTS = frozenset(("text", "text_special", "code_inline"))
_BREAKS = ("softbreak", "hardbreak")
_OPENERS = {"em_open": Style.EMPHASIS, "strong_open": Style.STRONG, "link_open": Style.LINK}
_CLOSERS = frozenset(("em_close", "strong_close", "link_close"))


def _visible(placed: Placed) -> int:
    """How many characters of the plain text come from a token; see `inline_text`."""
    token = placed.token
    if token.type in _TEXTS:
        return len(token.content)
    return 1 if token.type in _BREAKS else 0


def _styled(placed: Iterable[Placed]) -> Iterator[Stretch]:
    length = 0
    opened: list[tuple[Style, int, str]] = []
    for one in placed:
        kind = one.token.type
        if kind in _OPENERS:
            opened.append((_OPENERS[kind], length, str(one.token.attrs.get("href", ""))))
        elif kind in _CLOSERS and opened:
            style, start, href = opened.pop()
            if length > start:
                yield Stretch(style, start, length, href)
        else:
            length += _visible(one)
