"""The course: tracks of phases of lessons, with what the files state about them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from coursekit.model.baseline import Baseline
from coursekit.model.claim import Resolved
from coursekit.model.document import Document, Link
from coursekit.model.license import License, LicenseTable
from coursekit.model.lock import Entry, Lock
from coursekit.model.record import KeyPath, Record, Stated
from coursekit.model.review import Ledger, ReviewFacts, ReviewPlan
from coursekit.model.settings import Settings
from coursekit.model.source import Source
from coursekit.model.suppression import Suppression
from coursekit.model.text import Place, Span, Text
from coursekit.model.url import BadUrl, Url

READER_STATUSES = ("published", "needs-review")
"""The statuses of lessons that learners see."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A YAML file of the course's own facts: `course.yaml` or a `track.yaml`."""

    path: str
    text: Text
    record: Record
    suppressions: tuple[Suppression, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One lesson as its track's manifest lists it."""

    track: str
    slug: str
    number: int
    """The position in the track, counted from 1 through all its phases. An entry that lists a
    lesson again has the number of the first, so that it moves no other lesson."""
    phase: int
    title: str | None
    planned: bool
    place: Place
    planned_at: Place | None = None
    """Where the entry says that the lesson is planned."""
    title_at: Place | None = None

    @property
    def lesson(self) -> str:
        """The lesson's id, `track/lesson`."""
        return f"{self.track}/{self.slug}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """An ordered group of lessons; `number` is its position in the track."""

    number: int
    slug: str
    title: str
    label: str
    """How messages call it: `Phase 3`."""
    place: Place
    listings: tuple[Listing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A track; one without a readable manifest has neither number nor phases."""

    slug: str
    label: str
    """How messages call it: `Track 24`."""
    manifest: Manifest | None
    manifest_path: str | None
    """Where the manifest is, or is expected; none where the layout knows no manifests."""
    number: Stated[int] | None = None
    title: str | None = None
    owner: Stated[str] | None = None
    review: Stated[str] | None = None
    """How often its lessons are reviewed: a duration or the name of a tier."""
    phases: tuple[Phase, ...] = ()

    @property
    def listings(self) -> tuple[Listing, ...]:
        """The lessons in the order of the manifest."""
        return tuple(listing for phase in self.phases for listing in phase.listings)

    @property
    def lists_known(self) -> bool:
        """Whether a manifest was read, and its lists of phases and lessons fit their schema."""
        if self.manifest is None:
            return False
        record = self.manifest.record
        wrong = [duplicate.path for duplicate in record.duplicates]
        for violation in record.violations:
            wrong.append(violation.path)
            if violation.replacement:  # a mistyped key stands for the one that was meant
                wrong.append((*violation.path[:-1], violation.replacement))
        return not record.problems and not any(_in_lists(path) for path in wrong)

    def phase(self, wanted: int | str) -> Phase | None:
        """The phase with that number or slug."""
        return next((p for p in self.phases if wanted in (p.number, p.slug)), None)


def _in_lists(path: KeyPath) -> bool:
    """Whether a key path of a manifest leads to a list of it, an entry, or what names an entry."""
    if not path or path[0] != "phases":
        return not path
    return isinstance(path[-1], int) or path[-1] in ("phases", "lessons", "slug")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A lesson: a directory with pages, an entry of a manifest, or both."""

    id: str
    track: str
    slug: str
    label: str
    """How messages call it: `lesson 6`, or its id where no manifest numbers it."""
    listing: Listing | None
    """The first entry that lists it."""
    pages: Mapping[str, Document]
    """By page kind, in the order of the kinds."""
    unread: Mapping[str, str]
    """The paths of the pages that are there but could not be read, by page kind."""
    expected: Mapping[str, str]
    """Where each page kind would be looked for."""
    title: str | None = None
    stated_track: Stated[str] | Stated[int] | None = None
    stated_phase: Stated[int] | Stated[str] | None = None
    stated_order: Stated[int] | None = None
    read_minutes: Stated[int] | None = None
    status: Stated[str] | None = None
    published: Stated[dt.date] | None = None
    reviewed: Stated[dt.date] | None = None
    review_every: Stated[str] | None = None
    """How often it is reviewed, where it says so itself: a duration or the name of a tier."""
    owner: Stated[str] | None = None
    prerequisites: tuple[Stated[str], ...] = ()
    objectives: tuple[Stated[str], ...] = ()
    derived: Stated[bool] | None = None
    """Whether it says that it stands on somebody else's work."""
    sources: tuple[Source, ...] = ()
    """Those on record."""

    @property
    def number(self) -> int | None:
        """The position in the track, by the manifest."""
        return self.listing.number if self.listing else None

    @property
    def present(self) -> bool:
        """Whether any page of the lesson is there."""
        return bool(self.pages or self.unread)

    @property
    def seen(self) -> bool:
        """Whether learners see it."""
        return self.status is not None and self.status.value in READER_STATUSES

    @property
    def planned(self) -> bool:
        """Whether the manifest announces the lesson as one still to be written."""
        return self.listing is not None and self.listing.planned

    @property
    def draft(self) -> bool:
        """Whether the lesson says that it is a draft."""
        return self.status is not None and self.status.value == "draft"

    @property
    def first_place(self) -> Place:
        """The place to point at when the lesson as a whole is meant and nothing lists it."""
        if self.pages:
            page = next(iter(self.pages.values()))
            return Place(page.path, page.text.line_span(0))
        return Place(next(iter(self.unread.values()), self.id), Span(0, 0))


class TargetState(Enum):
    """What stands where a link between files leads."""

    FOUND = "found"
    OTHER_CASE = "other case"
    MISSING = "missing"
    OUTSIDE = "outside"


class FileLink(NamedTuple):
    """A link whose destination is a file of the repository."""

    page: Document
    link: Link
    state: TargetState
    path: str
    """The path it leads to, from the repository's root; with another case, the real one."""
    fragment: str
    """Without `#`, percent-decoded; empty where there is none."""
    lesson: str | None = None
    """The id of the lesson that the path belongs to, written or planned."""
    nearest: str | None = None
    """A file of a similar name, where the target is missing."""
    mended: str | None = None
    """The destination as it should be written, where only letter case is wrong."""


@dataclass(frozen=True, slots=True)
class OwnFile:
    """What stands where an address of the course's own repository or site leads."""

    state: TargetState
    path: str
    """The path it leads to, from the repository's root; with another case, the real one."""
    nearest: str | None = None
    """A file of a similar name, where it is missing."""
    rendered: bool = False
    """Whether the address shows Markdown as a page, with the anchors of its headings."""


class Citation(NamedTuple):
    """A place of the course that states an address of the web, or one that is wrong in itself."""

    place: Place
    """Of the destination as it is written; of the value, in YAML."""
    target: str
    """With entities and escapes resolved."""
    text: Text
    """That of the whole file."""
    url: Url | BadUrl
    placeholder: str | None = None
    """Why it leads a learner nowhere, if it stands for another one or for a private host."""
    exempt: bool = False
    """Whether the configuration exempts it from the verdicts of the lock file."""
    own: OwnFile | None = None
    """Where it leads in the tree, if it is one of the course's own that the tree can tell of."""


@dataclass(frozen=True, slots=True)
class Unexpected:
    """A Markdown file right in a lesson's own folder that is no page of the layout."""

    lesson: str
    path: str


class UnreadReason(Enum):
    """Why a file of the course could not be read."""

    UNREADABLE = "unreadable"
    NOT_UTF8 = "not UTF-8"
    TOO_LARGE = "too large"


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that was found but not read."""

    path: str
    reason: UnreadReason
    detail: str
    line: int = 1
    """For text that is not UTF-8: the line of the first wrong byte."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of coursekit itself: where it happened, in a word, and the traceback."""

    path: str
    stage: str
    error: str
    traceback: str


NOWHERE = Place(".", Span(0, 0))
"""The place of what concerns no file: the repository's root."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Course:
    """Everything a rule may look at. Each is equal to itself only, so that it can be a key."""

    settings: Settings
    manifest: Manifest | None = None
    tracks: Mapping[str, Track] = field(default_factory=dict)
    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    """By id; those of the manifests in their order, then those that no manifest lists."""
    links: tuple[FileLink, ...] = ()
    anchors: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The anchors of every Markdown file that is a page or that a page links to; without those
    that nest too deep to be read whole, or take in text of others."""
    citations: tuple[Citation, ...] = ()
    """The addresses of the web that pages and manifests state, in no particular order."""
    lock: Lock | None = None
    """What the sweeps saw of them; none where there is no lock file."""
    baseline: Baseline | None = None
    """The findings that the course lives with; none where there is no baseline."""
    ledger: Ledger | None = None
    """The recorded reviews; none where there is no ledger."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """The digests of the lessons that the ledger names, by id."""
    review_plan: ReviewPlan | None = None
    review: ReviewFacts = field(default_factory=ReviewFacts)
    claims: tuple[Resolved, ...] = ()
    """What the prose of all pages says of the course, by page and place."""
    licenses: Mapping[str, License] = field(default_factory=dict)
    """What manifest and front matter state as licenses, by the text as stated."""
    license_table: LicenseTable = field(default_factory=LicenseTable)
    unexpected: tuple[Unexpected, ...] = ()
    unread: tuple[Unread, ...] = ()
    faults: tuple[Fault, ...] = ()
    as_of: dt.date | None = None
    """The day that rules about dates judge by; none where nothing tells it."""

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """All pages that were read."""
        return tuple(page for lesson in self.lessons.values() for page in lesson.pages.values())

    @property
    def manifests(self) -> Iterator[Manifest]:
        """The course's manifest and those of its tracks."""
        if self.manifest:
            yield self.manifest
        for track in self.tracks.values():
            if track.manifest:
                yield track.manifest

    @property
    def suppressions(self) -> Iterator[tuple[str, Suppression]]:
        """Those that files hold, each with the path of its file."""
        for manifest in self.manifests:
            for one in manifest.suppressions:
                yield manifest.path, one
        for document in self.documents:
            for one in document.suppressions:
                yield document.path, one

    @cached_property
    def cited(self) -> tuple[tuple[Citation, Url], ...]:
        """The addresses of the web that are well formed."""
        return tuple((one, one.url) for one in self.citations if isinstance(one.url, Url))

    @cached_property
    def observed(self) -> tuple[tuple[Citation, Url, Entry], ...]:
        """Those of them that the lock file knows and no exemption covers."""
        entries = self.lock.entries if self.lock else {}
        return tuple(
            (citation, url, entry)
            for citation, url in self.cited
            if (entry := entries.get(url.key)) and not citation.exempt
        )

    @property
    def unverified(self) -> Iterator[tuple[Citation, Url]]:
        """Those that a sweep could ask for and the lock file does not know."""
        entries = self.lock.entries if self.lock else {}
        for citation, url in self.cited:
            asked_for = not (citation.exempt or citation.own or citation.placeholder)
            if url.key not in entries and asked_for:
                yield citation, url

    @property
    def records(self) -> Iterator[Record]:
        """All YAML of the course: manifests, then front matter."""
        for manifest in self.manifests:
            yield manifest.record
        for document in self.documents:
            if document.record:
                yield document.record
