"""The page of credits, as sections of paragraphs and lists, whatever format it is written in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from coursekit.reading.slugs import Slugger


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a work."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """A path, a glob or an identifier, shown as it is written."""

    text: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day, as readers and as machines write it."""

    text: str
    date: dt.date


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an address, a file of the repository, or a section of this page."""

    inside: str | Title
    url: str = ""
    path: str = ""
    section: str = ""
    license: bool = False
    """Whether it leads to the license of the page itself."""


Inline = str | Title | Code | Day | Link
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, with more lines below it."""

    lead: Line
    details: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it. Links lead to its key."""

    heading: str
    blocks: tuple[Line | Items | Section, ...]
    key: str = ""

    @property
    def all(self) -> Iterator[Section]:
        """It and all sections in it, in their order."""
        yield self
        for block in self.blocks:
            if isinstance(block, Section):
                yield from block.all


def anchors(page: Section) -> Mapping[str, str]:
    """The anchors of the sections by their keys, as they are made from headings."""
    slugger = Slugger()
    return {section.key: slugger.slug(section.heading) for section in page.all}


def joined(lines: Iterable[Line], between: str, last: str = "") -> Line:
    """The lines as one, with a text between them, and another one before the last."""
    parts = list(lines)
    result: list[Inline] = []
    for number, part in enumerate(parts):
        if number:
            result.append(last if last and number == len(parts) - 1 else between)
        result.extend(part)
    return tuple(result)
