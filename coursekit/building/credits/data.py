"""The credits of a course as frozen data: whose work it stands on, where, and under which terms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from coursekit.model.source import MediaKind, Use


@dataclass(frozen=True, slots=True)
class CreditedLesson:
    """A lesson as the credits name it."""

    id: str
    track: str
    """How readers call its track: `Track 24: Multimodal AI`."""
    track_label: str
    """In short: `Track 24`."""
    label: str
    title: str | None
    path: str
    """The page that a link to the lesson leads to, from the repository's root."""


@dataclass(frozen=True, slots=True)
class LicenseName:
    """One name in a license expression, how people call it, and where its text is."""

    id: str
    name: str
    url: str | None = None
    own: bool = False
    """Whether the course's manifest describes it."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Under which terms a work is: as stated, and taken apart where that is an expression."""

    text: str
    choices: tuple[tuple[LicenseName, ...], ...] = ()
    """Names of which all hold together, as alternatives; empty where the text is no expression."""
    url: str | None = None
    """Where a text that is no expression leads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTerms:
    """What the course's manifest says of a `LicenseRef-` name."""

    id: str
    name: str | None
    """How pages call these terms."""
    text: str | None
    evidence: str | None
    seen: dt.date | None
    allows: tuple[Use, ...] | None
    """None where it does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """How a lesson uses a work."""

    lesson: CreditedLesson
    use: Use | None = None
    """None where nothing states it: a page shows the work, and no record has it."""
    modified: bool | None = None
    files: tuple[str, ...] = ()
    """Globs of the files that come from the work, from the repository's root."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An image, a recording or an embedded page, and where it is."""

    lesson: CreditedLesson
    page: str
    kind: MediaKind
    target: str
    """A path from the repository's root, or an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Somebody's work, with every lesson that uses or shows it."""

    title: str | None = None
    creators: tuple[str, ...] = ()
    url: str | None = None
    """A well-formed address of the web, without a password."""
    event: str | None = None
    date: dt.date | str | None = None
    """A text where a page writes a date that could not be read."""
    rights_holder: str | None = None
    terms: Terms | None = None
    evidence: str | None = None
    """Where the license can be checked."""
    usages: tuple[Usage, ...] = ()
    shown: tuple[Shown, ...] = ()

    @property
    def lessons(self) -> Iterator[CreditedLesson]:
        """The lessons that use or show it."""
        yield from (usage.lesson for usage in self.usages)
        yield from (shown.lesson for shown in self.shown)


@dataclass(frozen=True, slots=True)
class OwnWorks:
    """Images and recordings of the course's own, by their author."""

    author: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class OtherTerms:
    """A lesson that is under other terms than the course."""

    lesson: CreditedLesson
    terms: Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What the course says of itself."""

    title: str | None
    authors: tuple[str, ...]
    """Of the lessons that are listed."""
    text_terms: Terms | None
    code_terms: Terms | None
    others: tuple[OtherTerms, ...]
    contact: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """The credits of a course, or of a part of it."""

    version: str
    """Of coursekit."""
    notice: Notice
    scope: tuple[str, ...]
    """The tracks and lessons that are covered, where that is not the whole course."""
    months: tuple[str, ...]
    """How dates name the months, from January on."""
    lessons: tuple[CreditedLesson, ...]
    """All that are covered."""
    works: tuple[Work, ...]
    """By the first lesson that uses or shows each, and by its place there."""
    own: tuple[OwnWorks, ...]
    terms: tuple[OwnTerms, ...]
    """Those of the manifest that a work or the course is under."""
