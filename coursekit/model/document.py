"""One Markdown page as facts: a pure function of its bytes and the configuration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from coursekit.model.record import Record
from coursekit.model.text import Place, Span, Text


class FrontMatterState(Enum):
    """Whether a page opens with front matter between two `---` lines."""

    PRESENT = "present"
    ABSENT = "absent"
    UNCLOSED = "unclosed"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `text` is what a reader sees, `slug` its anchor, made unique in the page."""

    level: int
    text: str
    slug: str
    span: Span


class LinkKind(Enum):
    """How a link is written."""

    INLINE = "inline"
    REFERENCE = "reference"
    AUTOLINK = "autolink"
    IMAGE = "image"
    HTML = "HTML"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link or image; `target` is its destination with entities and escapes resolved."""

    kind: LinkKind
    text: str
    target: str
    span: Span
    """All of the link, from `[` or `<` to its end."""
    target_span: Span
    """The destination where it is written in the link itself; otherwise the whole link."""


@dataclass(frozen=True, slots=True)
class UndefinedReference:
    """`[text][label]` with a label that the page does not define."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Item:
    """A list item right under a heading: the plain text of its first paragraph and its place."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under a heading before the next one of the same or a higher level."""

    heading: Heading
    span: Span
    items: tuple[Item, ...]


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
    anchors: frozenset[str] = frozenset()
    """Every fragment that leads into the page."""
    undefined: tuple[UndefinedReference, ...] = ()
    labels: tuple[str, ...] = ()
    """The reference labels that the page defines, as written in their normal form."""
    too_deep: Span | None = None
    """The first line that nests deeper than the parser follows: what it holds was not read."""
    includes: bool = False
    """Whether it takes in text of other files, so that anchors and labels are not all known."""

    @property
    def headings(self) -> tuple[Heading, ...]:
        """All headings in their order."""
        return tuple(section.heading for section in self.sections)

    @property
    def whole(self) -> bool:
        """Whether all that it holds is known: what is not there is missing."""
        return self.too_deep is None and not self.includes

    def under(self, headings: Iterable[str]) -> Iterator[Section]:
        """The sections with one of the given headings; case does not count."""
        wanted = {heading.casefold() for heading in headings}
        return (s for s in self.sections if s.heading.text.casefold() in wanted)

    def place(self, span: Span) -> Place:
        """A place in this page."""
        return Place(self.path, span)
