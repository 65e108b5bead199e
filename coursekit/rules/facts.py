"""The course by what prose may name: numbers and titles, and where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import cached_property, lru_cache

from coursekit.model.claim import Number, Resolved, TrackPlace
from coursekit.model.course import Course, FileLink, Lesson, Track
from coursekit.model.finding import Edit, Fix, Related, Safety
from coursekit.model.text import Span
from coursekit.rules.claims import claims_of, page_of
from coursekit.rules.placement import repeats
from coursekit.words import folded, resembles, shortened

_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_SET_APART = tuple("*_[\"'“”„‘’«»")
_MARKS = re.compile(r"[*_\[\]<>\\`|&\n]")


@lru_cache(maxsize=1)
def facts_of(course: Course) -> Facts:
    """The facts of a course, which many rules ask for."""
    return Facts(course)


class Facts:
    """The course by the numbers and titles that prose may name; what is not sure is left out."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.tracks = {
            slug: track
            for slug, track in course.tracks.items()
            if track.lists_known and not any(repeats(track))
        }
        self._numbers = Counter(t.number.value for t in course.tracks.values() if t.number)
        self._lessons = {
            (slug, listing.number): course.lessons[listing.lesson]
            for slug, track in self.tracks.items()
            for listing in track.listings
        }
        self._titles: dict[str, list[Lesson]] = {}
        for lesson in course.lessons.values():
            for title in titles(lesson):
                self._titles.setdefault(title, []).append(lesson)

    def track(self, page: Lesson, number: Number | None) -> Track | None:
        """The track with a number, or without one that of the page."""
        if number is None:
            return self.tracks.get(page.track)
        if self._numbers[number.value] != 1:
            return None
        found = (t for t in self.tracks.values() if t.number and t.number.value == number.value)
        return next(found, None)

    def lesson(self, track: Track | None, number: int) -> Lesson | None:
        """The lesson with a number in a track."""
        return self._lessons.get((track.slug, number)) if track else None

    def titled(self, text: str) -> list[Lesson]:
        """All lessons with a title."""
        return self._titles.get(folded(text), [])

    def titled_in(self, track: Track, text: str) -> Lesson | None:
        """The one lesson of a track with a title."""
        found = [lesson for lesson in self.titled(text) if lesson.track == track.slug]
        return found[0] if len(found) == 1 and found[0].number else None

    def place(self, lesson: Lesson) -> tuple[Track, int] | None:
        """A lesson's track and number there, where both are sure."""
        track = self.tracks.get(lesson.track)
        return (track, lesson.number) if track and lesson.number else None

    def link_at(self, resolved: Resolved) -> FileLink | None:
        """The link between files in which a claim stands."""
        links, start = self._links.get(resolved.place.path, []), resolved.place.span.start
        before = bisect_right(links, start, key=lambda one: one.link.span.start)
        link = links[before - 1] if before else None
        return link if link and start < link.link.span.end else None

    @cached_property
    def _links(self) -> dict[str, list[FileLink]]:
        found: dict[str, list[FileLink]] = {}
        for link in self.course.links:
            found.setdefault(link.page.path, []).append(link)
        return found


def titles(lesson: Lesson) -> frozenset[str]:
    """The titles that the brief and the manifest state of a lesson, folded."""
    listed = lesson.listing.title if lesson.listing else None
    return frozenset(folded(title) for title in {lesson.title, listed} if title)


def is_doubtful(course: Course, resolved: Resolved, text: str, title: str) -> bool:
    """Whether a text beside a number may be no title at all: `lesson 5 (Figure 2)`.

    Nothing sets it apart, and it has little in common with the title that would stand there.
    """
    at = resolved.place.span.start
    before = page_of(course, resolved).text.content[at - 1 : at]
    return before not in _SET_APART and not resembles(text, title)


class Beside:
    """Some of the claims of a course: whether one stands in the same paragraph as another."""

    def __init__(self, course: Course, claims: Iterable[Resolved]) -> None:
        self._course = course
        self._spans: dict[str, list[Span]] = {}
        self._blanks: dict[str, list[int]] = {}
        for resolved in claims:
            self._spans.setdefault(resolved.place.path, []).append(resolved.place.span)

    def beside(self, resolved: Resolved) -> bool:
        """Whether one of the claims stands in the paragraph that holds another."""
        spans = self._spans.get(resolved.place.path, ())
        if not spans:
            return False
        own, text = resolved.place.span, page_of(self._course, resolved).text
        path, before = resolved.place.path, bisect_right(spans, own)
        if path not in self._blanks:
            self._blanks[path] = [match.start() for match in _BLANK_LINE.finditer(text.content)]
        blanks = self._blanks[path]
        return any(
            bisect_left(blanks, min(span.start, own.start))
            == bisect_left(blanks, max(span.end, own.end))
            for span in spans[max(before - 1, 0) : before + 1]
        )


@lru_cache(maxsize=1)
def other_tracks(course: Course) -> OtherTracks:
    """Where the pages of a course name other tracks, which many rules ask for."""
    return OtherTracks(course)


class OtherTracks(Beside):
    """Where pages name tracks that are not their own: numbers beside them may be of those."""

    def __init__(self, course: Course) -> None:
        named = (resolved for _, resolved in claims_of(course, TrackPlace))
        super().__init__(course, [one for one in named if _is_elsewhere(course, one)])


def _is_elsewhere(course: Course, resolved: Resolved) -> bool:
    own = course.lessons[resolved.lesson].track
    return any(referent != own for referent in resolved.referents)


def titled_at(lesson: Lesson) -> Related:
    """Where a lesson's title stands: in its brief, or else in the manifest."""
    brief = lesson.pages.get("brief")
    record = brief.record if brief else None
    if record and record.at(("title",)) is not None:
        place = record.place(("title",))
    elif lesson.listing:
        place = lesson.listing.title_at or lesson.listing.place
    else:
        place = lesson.first_place
    return Related(place, f"the title of {lesson.label}")


def numbered_at(lesson: Lesson) -> Related:
    """Where the manifest lists a lesson, and so tells its number."""
    place = lesson.listing.place if lesson.listing else lesson.first_place
    return Related(place, f"{lesson.label}, by its position here")


def retitled(course: Course, resolved: Resolved, title: str) -> Fix:
    """Another title in the place of one, as the manifest or the brief writes it.

    It is safe where neither text holds marks of Markdown.
    """
    written = " ".join(page_of(course, resolved).text.cut(resolved.place.span).split())
    safe = not _MARKS.search(title) and not _MARKS.search(written)
    edit = Edit(resolved.place, title)
    return Fix(f"Write '{shortened(title)}'", Safety.SAFE if safe else Safety.UNSAFE, (edit,))


def quoted(title: str | None) -> str:
    """A title as messages write it."""
    return f"'{shortened(title or '', 100)}'"
