"""Other people's work that a lesson stands on: as it is on record, and as a page shows it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from coursekit.model.record import KeyPath, Stated
from coursekit.model.text import Place, Span


class Use(Enum):
    """How a lesson uses a source."""

    ADAPTED = "adapted"
    VERBATIM = "verbatim"
    QUOTED = "quoted"
    LINKED = "linked"
    EMBEDDED = "embedded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source on record: an entry under `sources` in the front matter of a references page.

    What is missing there, or does not fit its schema, is `None` or empty.
    """

    path: KeyPath
    place: Place
    """Of the whole entry."""
    title: Stated[str] | None = None
    creators: tuple[Stated[str], ...] = ()
    url: Stated[str] | None = None
    license: Stated[str] | None = None
    use: Stated[Use] | None = None
    date: Stated[dt.date] | None = None
    event: Stated[str] | None = None
    rights_holder: Stated[str] | None = None
    modified: Stated[bool] | None = None
    evidence: Stated[str] | None = None
    files: tuple[Stated[str], ...] = ()
    """Globs of files in the repository that come from it, from the repository's root."""


class Part(Enum):
    """What a page can tell of a source."""

    TITLE = "title"
    CREATORS = "creators"
    URL = "url"
    DATE = "date"
    EVENT = "event"
    LICENSE = "license"
    RIGHTS = "rights"


class ShownPart(NamedTuple):
    """One part as a page shows it."""

    part: Part
    text: str
    """As a reader sees it, without its label; names and licenses as they are written."""
    span: Span
    """Of that text."""
    urls: tuple[str, ...] = ()
    """Where the links in it lead."""


class ShownSource(NamedTuple):
    """A source that a page shows under one of its headings for that, as courses write by hand.

    It is a list with labels, a fence with labels, a paragraph with labels, or a credit line:
    *Title* by A. Author, license, address.
    """

    span: Span
    parts: tuple[ShownPart, ...]
    """In their order; a part may stand there more than once."""
    own: bool = False
    """Whether it says that the work is the course's own."""

    def first(self, part: Part) -> ShownPart | None:
        """The first part of a kind."""
        return next((one for one in self.parts if one.part is part), None)


class MediaKind(Enum):
    """What a page shows that may be somebody else's."""

    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    EMBED = "embed"


class Media(NamedTuple):
    """An image, a recording or an embedded page, with the credits in its captions."""

    kind: MediaKind
    target: str
    """Its address or path as written, with entities and escapes resolved."""
    span: Span
    credits: tuple[ShownSource, ...] = ()
    """The captions by it that credit somebody; `docs/attribution.md` tells their forms."""


class Reference(NamedTuple):
    """An item of a list of further reading."""

    span: Span
    """Of its first paragraph."""
    linked: bool
    """Whether there is a link in it."""
    annotated: bool
    """Whether it says more than the texts of its links, names and years."""
