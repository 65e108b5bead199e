"""Assemble the course from everything that was read."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from coursekit.model.course import (
    Course,
    Fault,
    FileLink,
    Lesson,
    Listing,
    Manifest,
    TargetState,
    Track,
    Unexpected,
    Unread,
    UnreadReason,
)
from coursekit.model.digest import lesson_digest
from coursekit.model.document import Document
from coursekit.model.settings import PAGE_KINDS, Settings
from coursekit.model.text import Text
from coursekit.reading.baseline import find_baseline
from coursekit.reading.citations import Citations
from coursekit.reading.discover import Found, discover, expected_pages, lesson_home
from coursekit.reading.document import read_anchors, read_manifest
from coursekit.reading.facts import stated, stated_date, stated_list
from coursekit.reading.files import read_file
from coursekit.reading.license_table import license_table
from coursekit.reading.licenses import read_licenses
from coursekit.reading.lock import find_lock
from coursekit.reading.referents import resolve_claims
from coursekit.reading.reviews import find_ledger, find_plan, review_facts
from coursekit.reading.sections import stated_objectives, with_linked_prerequisites
from coursekit.reading.sources import stated_derived, stated_sources
from coursekit.reading.targets import Targets, markdown_targets
from coursekit.reading.together import Outcome, Page, reading
from coursekit.reading.tracks import assemble_track
from coursekit.reading.tree import Tree

T = TypeVar("T")


def read_course(
    tree: Tree,
    settings: Settings,
    as_of: dt.date | None,
    known: Mapping[str, Document] | None = None,
) -> Course:
    """Read everything that a tree holds of a course.

    A file that cannot be read ends up in the course's `unread`, a fault of ours in its `faults`:
    neither ends the run. `known` holds pages by path that were read before and are the same here.
    """
    return _Reading(tree, settings, known or {}).course(as_of)


@dataclass
class _Reading:
    tree: Tree
    settings: Settings
    known: Mapping[str, Document]
    unread: list[Unread] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def course(self, as_of: dt.date | None) -> Course:
        found = discover(self.tree, self.settings.layout)
        with reading(self.tree, self._new(found), self.settings) as read_pages:
            # What needs no page is read while helpers read the first of them.
            manifest = found.manifest and self._manifest(found.manifest, "course")
            tracks = self._tracks(found)
            lock = self._found(self.settings.links.lock, find_lock)
            ledger = self._found(self.settings.review.ledger, find_ledger)
            lessons = self._lessons(found, tracks, read_pages())
        links = self._links(lessons)
        lessons = with_linked_prerequisites(lessons, links, self.settings.headings)
        citations = Citations(self.tree, self.settings, manifest or None)
        pages = (page for lesson in lessons.values() for page in lesson.pages.values())
        owners = (manifest or None, *(track.manifest for track in tracks.values()))
        manifests = (one for one in owners if one is not None)
        course = Course(
            settings=self.settings,
            manifest=manifest or None,
            tracks=tracks,
            lessons=lessons,
            links=links,
            anchors=self._anchors(lessons, links),
            citations=tuple(citations.all(pages, manifests)),
            lock=lock,
            baseline=find_baseline(self.tree, self.settings.baseline),
            ledger=ledger,
            digests={
                lesson.id: lesson_digest(lesson)
                for lesson in lessons.values()
                if ledger and ledger.of(lesson.id)
            },
            review_plan=self._found(self.settings.review.plan, find_plan),
            review=review_facts(manifest or None),
            licenses=read_licenses(manifest or None, lessons.values()),
            license_table=license_table(manifest.record if manifest else None),
            unexpected=tuple(self._unexpected(found, lessons)),
            unread=tuple(self.unread),
            faults=tuple(self.faults),
            as_of=as_of,
        )
        return dataclasses.replace(course, claims=resolve_claims(course))

    def _kept(self, outcome: T | Unread | Fault) -> T | None:
        """What was read; what was not is kept for the rules to tell."""
        if isinstance(outcome, Unread):
            self.unread.append(outcome)
        elif isinstance(outcome, Fault):
            self.faults.append(outcome)
        else:
            return outcome
        return None

    def _guarded(self, path: str, read: Callable[[Text], T]) -> T | None:
        return self._kept(read_file(self.tree, path, self.settings, read))

    def _found(self, path: str, find: Callable[[Tree, str], T | None]) -> T | None:
        """What a file written by coursekit holds; none where there is no such file."""
        try:
            return find(self.tree, path)
        except OSError as error:
            reason = error.strerror or str(error)
            self.unread.append(Unread(path, UnreadReason.UNREADABLE, reason))
            return None

    def _manifest(self, path: str, schema: str) -> Manifest | None:
        return self._guarded(path, lambda text: read_manifest(path, schema, text, self.settings))

    def _tracks(self, found: Found) -> dict[str, Track]:
        slugs = sorted({track for track, _ in found.pages} | set(found.tracks))
        tracks = {}
        for slug in slugs:
            path = found.tracks.get(slug)
            manifest = self._manifest(path, "track") if path else None
            tracks[slug] = assemble_track(slug, manifest, path, self.settings)
        return tracks

    def _new(self, found: Found) -> list[Page]:
        """The pages that are not known yet."""
        pages = (page for kinds in found.pages.values() for page in sorted(kinds.items()))
        return [(path, kind) for kind, path in pages if path not in self.known]

    def _lessons(
        self, found: Found, tracks: Mapping[str, Track], new: Mapping[str, Outcome]
    ) -> dict[str, Lesson]:
        first: dict[tuple[str, str], Listing] = {}
        for track in tracks.values():
            for listing in track.listings:
                first.setdefault((listing.track, listing.slug), listing)
        read: Mapping[str, Outcome] = {**self.known, **new}
        lessons = {}
        for key in (*first, *sorted(set(found.pages) - set(first))):
            paths = found.pages.get(key, {})
            outcomes = {kind: read[paths[kind]] for kind in PAGE_KINDS if kind in paths}
            lesson = self._lesson(*key, first.get(key), paths, outcomes)
            lessons[lesson.id] = lesson
        return lessons

    def _lesson(
        self,
        track: str,
        slug: str,
        listing: Listing | None,
        paths: Mapping[str, str],
        outcomes: Mapping[str, Outcome],
    ) -> Lesson:
        pages: dict[str, Document] = {}
        unread: dict[str, str] = {}
        for kind, outcome in outcomes.items():
            if page := self._kept(outcome):
                pages[kind] = page
            else:
                unread[kind] = paths[kind]
        brief = pages.get("brief")
        record = brief.record if brief else None
        references = pages.get("references")
        source_record = references.record if references else None
        title = stated(record, "title", str)
        word = self.settings.words.lesson[0]
        return Lesson(
            id=f"{track}/{slug}",
            track=track,
            slug=slug,
            label=f"{word} {listing.number}" if listing else f"{word} {track}/{slug}",
            listing=listing,
            pages=pages,
            unread=unread,
            expected=expected_pages(self.settings.layout, track, slug),
            title=title.value if title else listing.title if listing else None,
            stated_track=stated(record, "track", str) or stated(record, "track", int),
            stated_phase=stated(record, "phase", int) or stated(record, "phase", str),
            stated_order=stated(record, "order", int),
            read_minutes=stated(record, "read_minutes", int),
            status=stated(record, "status", str),
            published=stated_date(record, "published"),
            reviewed=stated_date(record, "reviewed"),
            review_every=stated(record, "review_every", str),
            owner=stated(record, "owner", str),
            prerequisites=stated_list(record, "prerequisites") or (),
            objectives=stated_objectives(brief, self.settings.headings),
            derived=stated_derived(source_record),
            sources=stated_sources(source_record),
        )

    def _links(self, lessons: Mapping[str, Lesson]) -> tuple[FileLink, ...]:
        homes = {home: lesson.id for lesson in lessons.values() for home in self._homes(lesson)}
        targets = Targets(self.tree, self.settings.links, homes)
        return tuple(
            link
            for lesson in lessons.values()
            for page in lesson.pages.values()
            for link in targets.links(page)
        )

    def _homes(self, lesson: Lesson) -> Iterator[str]:
        """The folders of a lesson; its pages themselves where they lie beside those of others."""
        yield from (page.path for page in lesson.pages.values())
        yield from lesson.unread.values()
        for kind, path in lesson.expected.items():
            home = lesson_home(self.settings.layout.pages[kind][0], path)
            yield home
            for suffix in self.settings.links.suffixes:
                if suffix and home.endswith(suffix):
                    yield home.removesuffix(suffix)

    def _unexpected(self, found: Found, lessons: Mapping[str, Lesson]) -> Iterator[Unexpected]:
        """The other Markdown files that lie right in the folder of one lesson."""
        patterns = self.settings.layout.pages
        owners: dict[str, str] = {}
        for lesson in lessons.values():
            for kind, path in lesson.expected.items():
                home = lesson_home(patterns[kind][0], path)
                if home != path:
                    owners[home] = lesson.id
        for path in found.others:
            folder, _, name = path.rpartition("/")
            if folder in owners and not name.startswith("."):
                yield Unexpected(owners[folder], path)

    def _anchors(
        self, lessons: Mapping[str, Lesson], links: tuple[FileLink, ...]
    ) -> dict[str, frozenset[str]]:
        anchors = {
            page.path: page.anchors
            for lesson in lessons.values()
            for page in lesson.pages.values()
            if page.whole
        }
        inside = [link for link in links if link.state is not TargetState.OUTSIDE]
        tried = {unread.path for unread in self.unread} | {fault.path for fault in self.faults}
        tried |= {page.path for lesson in lessons.values() for page in lesson.pages.values()}
        for path in sorted(set(markdown_targets(inside)) - tried):
            known = self._guarded(path, lambda text: read_anchors(text, self.settings))
            if known is not None:
                anchors[path] = known
        return anchors
