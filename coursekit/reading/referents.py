"""What claims speak of: the lessons, tracks, phases, pages and sections of the assembled course."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import assert_never

from coursekit.model.claim import (
    Claim,
    Count,
    Difficulty,
    Direction,
    HandOff,
    LessonPlace,
    Minutes,
    Neighbour,
    Number,
    PageMention,
    PhasePlace,
    Position,
    Prerequisite,
    Resolved,
    SectionMention,
    SourceMention,
    Title,
    TrackPlace,
)
from coursekit.model.course import Course, FileLink, Lesson
from coursekit.model.document import Document, Section
from coursekit.model.text import Place
from coursekit.words import content_words, folded, resembles

Referents = tuple[str | None, ...]

TITLED_PAGES = ("brief", "lesson")
"""The page kinds that a link with a lesson's title may lead to."""


def resolve_claims(course: Course) -> tuple[Resolved, ...]:
    """All claims of the course with what they speak of; what turns out to be none is left out."""
    resolver = _Resolver(course)
    found: list[Resolved] = []
    for lesson in course.lessons.values():
        for page in lesson.pages.values():
            if page.claims:
                found += _Page(resolver, lesson, page).resolved()
    return tuple(found)


class _Resolver:
    """The course by its numbers."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.tracks = {
            track.number.value: slug for slug, track in course.tracks.items() if track.number
        }
        self.lessons = {
            (lesson.track, lesson.number): lesson.id
            for lesson in course.lessons.values()
            if lesson.number is not None
        }
        self.titles = {folded(lesson.title) for lesson in course.lessons.values() if lesson.title}
        self.links: dict[str, list[FileLink]] = {}
        for link in course.links:
            self.links.setdefault(link.page.path, []).append(link)

        self._headings: dict[str, _Headings] = {}

    def headings(self, page: Document) -> _Headings:
        """The headings of a page by what claims tell of them."""
        if page.path not in self._headings:
            self._headings[page.path] = _Headings(page)
        return self._headings[page.path]

    def link(self, page: Document, start: int) -> FileLink | None:
        """The link between files that holds an offset of a page."""
        links: Sequence[FileLink] = self.links.get(page.path, ())
        before = bisect_right(links, start, key=lambda one: one.link.span.start)
        link = links[before - 1] if before else None
        return link if link and start < link.link.span.end else None


class _Page:
    """What the claims of one page speak of."""

    def __init__(self, resolver: _Resolver, lesson: Lesson, page: Document) -> None:
        self.resolver = resolver
        self.course = resolver.course
        self.lesson = lesson
        self.page = page

    def resolved(self) -> list[Resolved]:
        """All claims of the page that are some."""
        path, lesson = self.page.path, self.lesson.id
        return [
            Resolved(claim, lesson, Place(path, claim.span), referents)
            for claim in self.page.claims
            if (referents := self.referents(claim)) is not None
        ]

    def referents(self, claim: Claim) -> Referents | None:  # noqa: C901  (one case for each kind)
        """The referents of a claim; nothing where it turns out to be none."""
        match claim:
            case LessonPlace() | TrackPlace() | PhasePlace():
                return self._place(claim)
            case Title():
                return self._title(claim)
            case Position():
                return (self._position(claim),)
            case Neighbour():
                return (self._neighbour(claim.direction),)
            case HandOff():
                return self._place(claim.lesson)
            case PageMention():
                present = claim.page in self.lesson.pages or claim.page in self.lesson.unread
                return (f"{self.lesson.id}/{claim.page}" if present else None,)
            case SectionMention():
                return (self._section(claim),)
            case Prerequisite():
                return tuple(one for lesson in claim.lessons for one in self._place(lesson))
            case Count():
                return self._count(claim)
            case Minutes():
                return (claim.activity.value,)
            case Difficulty():
                return (claim.word,)
            case SourceMention():
                return (self._source(claim),)
            case _:
                assert_never(claim)

    def _place(self, claim: LessonPlace | TrackPlace | PhasePlace) -> Referents:
        if isinstance(claim, TrackPlace):
            return tuple(map(self.resolver.tracks.get, claim.numbers.values))
        track = self._track(claim.track)
        numbers = claim.numbers.values
        if isinstance(claim, LessonPlace):
            return tuple([self.resolver.lessons.get((track or "", one)) for one in numbers])
        known = self.course.tracks.get(track or "")
        return tuple(
            f"{track}#{number}" if known and known.phase(number) else None for number in numbers
        )

    def _track(self, number: Number | None) -> str | None:
        return self.resolver.tracks.get(number.value) if number else self.lesson.track

    def _title(self, claim: Title) -> Referents | None:
        link = self.resolver.link(self.page, claim.span.start) if claim.linked else None
        linked = self._leads_to_lesson(link)
        if claim.linked and not linked and (claim.of is None or link):
            return None
        if claim.of is None:
            referents: Referents = (linked,)
        elif isinstance(claim.of, Neighbour):
            referents = (self._neighbour(claim.of.direction),)
        else:
            referents = self._place(claim.of)
        if not claim.certain and not self._may_be_title(claim.text, referents[0]):
            return None
        return referents

    def _leads_to_lesson(self, link: FileLink | None) -> str | None:
        """The lesson whose brief, lesson page or folder a link leads to, without a fragment."""
        if link is None or link.fragment or link.lesson is None:
            return None
        lesson = self.course.lessons.get(link.lesson)
        if lesson is None:
            return None
        others = {path for kind, path in lesson.expected.items() if kind not in TITLED_PAGES}
        return None if link.path in others or link.path == self.page.path else lesson.id

    def _may_be_title(self, text: str, lesson: str | None) -> bool:
        """Whether a text that only may be a title resembles that of the lesson, or is another's."""
        known = self.course.lessons.get(lesson or "")
        title = known.title if known else None
        return folded(text) in self.resolver.titles or bool(title and resembles(text, title))

    def _position(self, claim: Position) -> str | None:
        if part := claim.phase or claim.track:
            return self._place(part)[0]
        subject = self._place(claim.subject)[0] if claim.subject else self.lesson.id
        lesson = self.course.lessons.get(subject or "")
        if lesson is None or claim.in_track:
            return lesson.track if lesson else None
        return f"{lesson.track}#{lesson.listing.phase}" if lesson.listing else None

    def _neighbour(self, direction: Direction) -> str | None:
        if self.lesson.number is None:
            return None
        step = 1 if direction is Direction.NEXT else -1
        return self.resolver.lessons.get((self.lesson.track, self.lesson.number + step))

    def _section(self, claim: SectionMention) -> str | None:
        place = self._place(claim.lesson)[0] if claim.lesson else self.lesson.id
        lesson = self.course.lessons.get(place or "")
        page = lesson.pages.get("lesson") if lesson else None
        if lesson is None or page is None:
            return None
        found = self.resolver.headings(page).meant(claim)
        return f"{lesson.id}#{found.heading.slug}" if found else None

    def _count(self, claim: Count) -> Referents | None:
        if claim.part:
            return (claim.part.value,) if "practice" in self.lesson.pages else (None,)
        if claim.listed is not None:
            return ("list",)
        if claim.linked:
            return self._linked_count(claim)
        return self._named_count(claim)

    def _linked_count(self, claim: Count) -> Referents | None:
        """The section that a link leads to, if it holds one list of what is counted."""
        link = self.resolver.link(self.page, claim.span.start)
        lesson = self.course.lessons.get(link.lesson or "") if link else None
        pages = lesson.pages.values() if lesson else ()
        page = next((one for one in pages if link and one.path == link.path), None)
        if lesson is None or page is None or link is None:
            return None
        section = self.resolver.headings(page).by_slug.get(link.fragment)
        if section is None or not counts(page, section, claim.noun):
            return None
        return (f"{lesson.id}#{section.heading.slug}",)

    def _named_count(self, claim: Count) -> Referents | None:
        """The one section of the lesson that counts the same with a list behind it."""
        found = {
            section for word in content_words(claim.noun) for section in self._counted.get(word, ())
        }
        return (found.pop(),) if len(found) == 1 else None

    @cached_property
    def _counted(self) -> Mapping[str, set[str]]:
        """By the stem of what they count, the sections of this and the lesson page with lists."""
        pages = {self.page.path: self.page}
        if lesson := self.lesson.pages.get("lesson"):
            pages[lesson.path] = lesson
        found: dict[str, set[str]] = {}
        for page in pages.values():
            for claim in page.claims:
                if isinstance(claim, Count) and claim.listed is not None:
                    section = page.section_at(claim.span.start)
                    slug = f"#{section.heading.slug}" if section else ""
                    for word in content_words(claim.noun):
                        sections = found.setdefault(word, set())
                        if len(sections) < 2:  # two are several already
                            sections.add(f"{self.lesson.id}{slug}")
        return found

    def _source(self, claim: SourceMention) -> str | None:
        """The URL of the recorded source that fits best: by title, or the only one."""
        references = self.lesson.pages.get("references")
        sources = references.record.at(("sources",)) if references and references.record else None
        if not isinstance(sources, list):
            return None
        known = [
            one for one in sources if isinstance(one, dict) and isinstance(one.get("url"), str)
        ]
        if claim.title:
            wanted = folded(claim.title.text)
            same = [one for one in known if folded(str(one.get("title", ""))) == wanted]
            known = same or known
        return str(known[0]["url"]) if len(known) == 1 else None


def counts(page: Document, section: Section, noun: str) -> bool:
    """Whether a section holds just one list or table, and speaks of what is counted."""
    text = page.text.cut(section.span)
    return len(section.sizes) == 1 and bool(content_words(noun) & content_words(text))


class _Headings:
    """The headings of a page by what claims tell of them."""

    def __init__(self, page: Document) -> None:
        self.numbered = [section for section in page.sections if section.heading.level == 2]
        self.by_slug = {section.heading.slug: section for section in page.sections}
        self.by_text: dict[str, Section] = {}
        self.by_word: dict[str, list[Section]] = {}
        for section in page.sections:
            self.by_text.setdefault(folded(section.heading.text), section)
        for section in self.numbered:
            for word in content_words(section.heading.text):
                self.by_word.setdefault(word, []).append(section)

    def meant(self, claim: SectionMention) -> Section | None:
        """The section that a claim speaks of; none where there is none, or more than one."""
        if claim.number:
            position = claim.number.value
            known = 1 <= position <= len(self.numbered)
            return self.numbered[position - 1] if known else None
        if claim.heading is not None:
            return self.by_text.get(folded(claim.heading))
        found = [
            section
            for word in sorted(content_words(claim.topic or ""))
            for section in self.by_word.get(word, ())[:2]  # two are several already
        ]
        return found[0] if found and all(one is found[0] for one in found) else None
