"""From the course to its credits."""

from __future__ import annotations

import dataclasses
import posixpath
from collections.abc import Callable, Iterator
from itertools import chain
from urllib.parse import unquote, urlsplit

from coursekit import __version__
from coursekit.building.credits.data import (
    CreditedLesson,
    Credits,
    Notice,
    OtherTerms,
    OwnWorks,
    Shown,
    Usage,
    Work,
)
from coursekit.building.credits.merge import merged
from coursekit.building.credits.terms import Licenses, checked_at
from coursekit.model.course import Course, Lesson
from coursekit.model.dates import shown_date
from coursekit.model.document import Document
from coursekit.model.globs import fits
from coursekit.model.source import Media, Part, ShownSource, Source
from coursekit.model.url import web_url
from coursekit.reading.facts import stated, stated_list
from coursekit.rules.sources import addresses, of_kind, pairings
from coursekit.words import folded

_LAST = float("inf")


def gather(course: Course, covered: Callable[[str], bool] = lambda path: True) -> Credits:
    """The credits of the lessons of which a page lies at a covered path."""
    return _Gathering(course, covered).credits()


class _Gathering:
    def __init__(self, course: Course, covered: Callable[[str], bool]) -> None:
        self.course = course
        self.licenses = Licenses(course)
        self.present = sorted((one for one in course.lessons.values() if one.present), key=self._at)
        self.lessons = [lesson for lesson in self.present if any(map(covered, _paths(lesson)))]
        self.names = {lesson.id: self._named(lesson) for lesson in self.lessons}
        self.own = tuple(self._own_globs())
        self.strange = {pairing.lesson.id: pairing.strange for pairing in pairings(course)}

    def credits(self) -> Credits:
        notice = self._notice()
        works = tuple(merged(chain.from_iterable(map(self._works, self.lessons))))
        stated = [work.terms for work in works if work.terms]
        stated += [one for one in (notice.text_terms, notice.code_terms) if one]
        stated += [other.terms for other in notice.others]
        return Credits(
            version=__version__,
            notice=notice,
            scope=tuple(self._scope()),
            months=self.course.settings.words.months,
            lessons=tuple(self.names.values()),
            works=works,
            own=tuple(self._own_works()),
            terms=tuple(self.licenses.own_terms(stated)),
        )

    def _at(self, lesson: Lesson) -> tuple[float, str, float, str]:
        """Where a lesson stands: by the numbers of track and lesson, those without any last."""
        track = self.course.tracks.get(lesson.track)
        number = track.number.value if track and track.number else _LAST
        return number, lesson.track, lesson.number or _LAST, lesson.id

    def _named(self, lesson: Lesson) -> CreditedLesson:
        track = self.course.tracks.get(lesson.track)
        label = track.label if track else lesson.track
        page = lesson.pages.get("lesson") or next(iter(lesson.pages.values()), None)
        return CreditedLesson(
            id=lesson.id,
            track=f"{label}: {track.title}" if track and track.title else label,
            track_label=label,
            label=lesson.label,
            title=lesson.title,
            path=page.path if page else lesson.first_place.path,
        )

    def _scope(self) -> Iterator[str]:
        """What is covered, where that is not every lesson: whole tracks, or single lessons."""
        if len(self.lessons) == len(self.present):
            return
        for slug in dict.fromkeys(lesson.track for lesson in self.lessons):
            mine = [lesson for lesson in self.lessons if lesson.track == slug]
            if len(mine) == sum(lesson.track == slug for lesson in self.present):
                yield self.names[mine[0].id].track
            else:
                for lesson in mine:
                    name = self.names[lesson.id]
                    yield f"{name.label} of {name.track_label}"

    def _notice(self) -> Notice:
        manifest = self.course.manifest.record if self.course.manifest else None
        briefs = [
            (lesson, lesson.pages["brief"]) for lesson in self.lessons if "brief" in lesson.pages
        ]
        authors = chain.from_iterable(stated_list(b.record, "authors") or () for _, b in briefs)
        title, contact = stated(manifest, "title", str), stated(manifest, "contact", str)
        text = self.licenses.of_course("text")
        own = [(lesson, stated(brief.record, "license", str)) for lesson, brief in briefs]
        return Notice(
            title=title.value if title else None,
            authors=tuple({folded(one.value): one.value for one in authors}.values()),
            text_terms=text,
            code_terms=self.licenses.of_course("code"),
            others=tuple(
                OtherTerms(self.names[lesson.id], self.licenses.terms(value.value))
                for lesson, value in own
                if value and not (text and value.value == text.text)
            ),
            contact=contact.value if contact else None,
        )

    def _works(self, lesson: Lesson) -> Iterator[Work]:
        """Every work that a lesson uses or shows: on record, shown as a source, in captions."""
        for source in lesson.sources:
            yield self._recorded(lesson, source)
        for block in self.strange.get(lesson.id, ()):
            if work := self._shown(block):
                yield dataclasses.replace(work, usages=(Usage(lesson=self.names[lesson.id]),))
        for page in lesson.pages.values():
            for media in page.media:
                for credit in media.credits:
                    if work := self._shown(credit):
                        yield dataclasses.replace(work, shown=(self._place(lesson, page, media),))

    def _recorded(self, lesson: Lesson, source: Source) -> Work:
        return Work(
            title=source.title.value if source.title else None,
            creators=tuple(creator.value for creator in source.creators),
            url=source.url.value if source.url and web_url(source.url.value) else None,
            event=source.event.value if source.event else None,
            date=source.date.value if source.date else None,
            rights_holder=source.rights_holder.value if source.rights_holder else None,
            terms=self.licenses.terms(source.license.value) if source.license else None,
            evidence=checked_at(source.evidence.value if source.evidence else None),
            usages=(
                Usage(
                    lesson=self.names[lesson.id],
                    use=source.use.value if source.use else None,
                    modified=source.modified.value if source.modified else None,
                    files=tuple(glob.value for glob in source.files),
                ),
            ),
        )

    def _shown(self, block: ShownSource) -> Work | None:
        """The work that a page credits; none where that is the course's own."""
        title, license_ = block.first(Part.TITLE), block.first(Part.LICENSE)
        event, date = block.first(Part.EVENT), block.first(Part.DATE)
        url = next((url for url in addresses(block) if web_url(url)), None)
        creators = tuple(part.text for part in of_kind((block,), Part.CREATORS))
        if block.own or not (title or url or creators):
            return None
        day = shown_date(date.text, self.course.settings.words.months) if date else None
        return Work(
            title=title.text if title else None,
            creators=creators,
            url=url,
            event=event.text if event else None,
            date=day or (date.text if date else None),
            terms=self.licenses.shown(license_) if license_ else None,
        )

    def _place(self, lesson: Lesson, page: Document, media: Media) -> Shown:
        target = _target(page.path, media.target, self.course.settings.links.root)
        return Shown(self.names[lesson.id], page.path, media.kind, target)

    def _own_works(self) -> Iterator[OwnWorks]:
        """Images and recordings that fit a glob of the manifest and are credited to nobody else."""
        found: dict[str, list[Shown]] = {}
        for lesson in self.lessons:
            for page in lesson.pages.values():
                for media in page.media:
                    place = self._place(lesson, page, media)
                    author = self._author(place.target)
                    if author and not any(map(self._shown, media.credits)):
                        found.setdefault(author, []).append(place)
        for author, shown in found.items():
            yield OwnWorks(author, tuple(dict.fromkeys(shown)))

    def _author(self, path: str) -> str | None:
        return next((author for glob, author in self.own if fits(glob, path)), None)

    def _own_globs(self) -> Iterator[tuple[str, str]]:
        record = self.course.manifest.record if self.course.manifest else None
        entries = record.at(("own_assets",)) if record else None
        found = entries if isinstance(entries, list) else ()
        for entry in (entry for entry in found if isinstance(entry, dict)):
            glob, author = entry.get("glob"), entry.get("author")
            if isinstance(glob, str) and isinstance(author, str):
                yield glob, author


def _paths(lesson: Lesson) -> Iterator[str]:
    yield from (page.path for page in lesson.pages.values())
    yield from lesson.unread.values()


def _target(page: str, target: str, root: str) -> str:
    """The path that a medium leads to, from the repository's root; an address stays one."""
    try:
        parts = urlsplit(target.strip())
    except ValueError:
        return target
    if parts.scheme or parts.netloc or not parts.path:
        return target
    path = unquote(parts.path)
    folder = root if path.startswith("/") else posixpath.dirname(page)
    return posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
