"""One Markdown page as facts: a pure function of its bytes and the configuration."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from coursekit.model.claim import Claim
from coursekit.model.record import Record
from coursekit.model.source import Media, Reference, ShownSource
from coursekit.model.suppression import Suppression
from coursekit.model.text import Place, Span, Text


class FrontMatterState(Enum):
    """Whether a page opens with front matter between two `---` lines."""

    PRESENT = "present"
    ABSENT = "absent"
    UNCLOSED = "unclosed"


class Heading(NamedTuple):
    """A heading; `text` is what a reader sees, `slug` its anchor, made unique in the page."""

    level: int
    text: str
    slug: str
    span: Span

    def is_one_of(self, texts: Iterable[str]) -> bool:
        """Whether it has one of the given texts; case and width of spaces do not count."""
        return _folded(self.text) in map(_folded, texts)


class LinkKind(Enum):
    """How a link is written."""

    INLINE = "inline"
    REFERENCE = "reference"
    AUTOLINK = "autolink"
    IMAGE = "image"
    HTML = "HTML"


class Link(NamedTuple):
    """A link or image; `target` is its destination with entities and escapes resolved."""

    kind: LinkKind
    text: str
    target: str
    span: Span
    """All of the link, from `[` or `<` to its end."""
    target_span: Span
    """The destination where it is written in the link itself; otherwise the whole link."""
    image: bool = False
    named: bool = True
    """Whether something says what it is: a link's text, an image's alternative text. An empty one
    that HTML states (`alt=""`) says that the image only decorates; Markdown cannot state it."""


class UndefinedReference(NamedTuple):
    """`[text][label]` with a label that the page does not define."""

    label: str
    span: Span


class Item(NamedTuple):
    """A list item right under a heading: the plain text of its first paragraph and its place."""

    text: str
    span: Span


class Fence(NamedTuple):
    """A fenced code block: what stands behind its opening marks, the opening line, its text."""

    info: str
    span: Span
    text: str


class Table(NamedTuple):
    """A table: the texts of its header cells, and the row that holds them."""

    header: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How much of each kind a reader has to take in."""

    prose_words: int = 0
    """With those of headings, lists, quotations, long table cells and short formulas."""
    characters: int = 0
    """Of scripts that put no spaces between words: Chinese and Japanese."""
    code_lines: int = 0
    table_cells: int = 0
    images: int = 0
    formulas: int = 0


class Section(NamedTuple):
    """What stands under a heading before the next one of the same or a higher level."""

    heading: Heading
    span: Span
    items: tuple[Item, ...] = ()
    """Of the lists right under it, where the configuration says that they hold a lesson's facts."""
    sizes: tuple[int, ...] = ()
    """How many items its lists, and how many rows its tables hold: those of its own, not those of
    sections inside it, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A Markdown file, read."""

    path: str
    text: Text
    front_matter: FrontMatterState
    record: Record | None
    """The front matter; none where the page has none."""
    sections: tuple[Section, ...] = ()
    links: tuple[Link, ...] = ()
    uses: tuple[Link, ...] = ()
    """The links and images by reference, where they stand; `links` has them once, where their
    label is defined."""
    fences: tuple[Fence, ...] = ()
    tables: tuple[Table, ...] = ()
    measure: Measure = Measure()
    claims: tuple[Claim, ...] = ()
    """What its prose says of the course, in the order of their places."""
    shown_sources: tuple[ShownSource, ...] = ()
    """What a references page shows under its headings for sources."""
    references: tuple[Reference, ...] = ()
    """The items of its lists of further reading."""
    media: tuple[Media, ...] = ()
    """What it shows or plays, in the order of their places."""
    anchors: frozenset[str] = frozenset()
    """Every fragment that leads into the page."""
    undefined: tuple[UndefinedReference, ...] = ()
    labels: tuple[str, ...] = ()
    """The reference labels that the page defines, as written in their normal form."""
    too_deep: Span | None = None
    """The first line that nests deeper than the parser follows: what it holds was not read."""
    too_dense: Span | None = None
    """The first line of a block that holds too many pieces: the block was not read."""
    includes: bool = False
    """Whether it takes in text of other files, so that anchors and labels are not all known."""
    suppressions: tuple[Suppression, ...] = ()
    """What its comments say of findings that shall not be reported, by their places."""

    @property
    def headings(self) -> tuple[Heading, ...]:
        """All headings in their order."""
        return tuple([section.heading for section in self.sections])

    @property
    def shown_links(self) -> tuple[Link, ...]:
        """All links and images in the order in which a reader meets them."""
        own = [link for link in self.links if link.kind is not LinkKind.REFERENCE]
        return tuple(sorted([*own, *self.uses], key=attrgetter("span")))

    @property
    def whole(self) -> bool:
        """Whether all that it holds is known: what is not there is missing."""
        return not (self.too_deep or self.too_dense or self.includes)

    def under(self, headings: Iterable[str]) -> Iterator[Section]:
        """The sections with one of the given headings."""
        wanted = set(map(_folded, headings))
        return (one for one in self.sections if _folded(one.heading.text) in wanted)

    def section_at(self, offset: int) -> Section | None:
        """The innermost section that holds an offset; none before the first heading."""
        # The last heading before it: a section ends where another heading takes its place.
        before = bisect_right(self.sections, offset, key=lambda section: section.span.start)
        return self.sections[before - 1] if before else None

    def place(self, span: Span) -> Place:
        """A place in this page."""
        return Place(self.path, span)


@lru_cache(maxsize=4096)
def _folded(heading: str) -> str:
    return " ".join(heading.casefold().split())
