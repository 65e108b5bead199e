"""What pages show or play, and to whom the course gives credit for it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

from coursekit.model.course import Course, Lesson, TargetState
from coursekit.model.document import Document
from coursekit.model.globs import Globs
from coursekit.model.source import Media, Part, ShownSource, Source
from coursekit.model.url import web_url
from coursekit.rules.own_assets import OwnAsset, own_assets
from coursekit.rules.sources import same_work, work_at

_SIGN = re.compile(
    r"shields\.io|badge|travis-ci\.|circleci\.com|codecov\.io|coveralls\.io"
    r"|//i\.creativecommons\.org/|//licensebuttons\.net/|/open-in-[a-z]+\.svg",
    re.IGNORECASE,
)
"""In addresses of signs that a service draws and nobody made."""
_NO_PATH = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|[#?]|.*[{}<>]")


class Caption(NamedTuple):
    """A caption that credits somebody, and the page where it stands."""

    page: Document
    shown: ShownSource


class Seen(NamedTuple):
    """What one lesson shows under one address or path, with all that credits it."""

    lesson: Lesson
    page: Document
    media: Media
    """Where it is shown first."""
    where: str
    """Its path from the repository's root, or its address."""
    local: bool
    captions: tuple[Caption, ...]


class Gallery:
    """All that a course shows, what it declares as its own, and what its records speak of."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._own = Globs((asset.glob.value, asset) for asset in own_assets(course))
        self._files = Globs(
            (glob.value, source)
            for lesson in course.lessons.values()
            for source in lesson.sources
            for glob in source.files
        )

    @property
    def seen(self) -> Iterator[Seen]:
        """What is shown, once for each lesson."""
        for lesson in self._course.lessons.values():
            first: dict[str, tuple[Document, Media, bool]] = {}
            captions: dict[str, list[Caption]] = {}
            for page in lesson.pages.values():
                for media in page.media:
                    if (at := self._at(page, media)) is not None:
                        first.setdefault(at[0], (page, media, at[1]))
                        told = (Caption(page, one) for one in media.credits if not one.own)
                        captions.setdefault(at[0], []).extend(told)
            for where, (page, media, local) in first.items():
                yield Seen(lesson, page, media, where, local, tuple(captions[where]))

    def own(self, seen: Seen) -> OwnAsset | None:
        """The entry of the manifest by which it is the course's own."""
        return next(iter(self._own.matching(seen.where)), None)

    def recorded(self, seen: Seen) -> list[Source]:
        """The sources on record that it comes from."""
        work = None if seen.local else work_at(seen.where)
        here = self._by_work[seen.lesson.id].get(work, []) if work else []
        return list(dict.fromkeys((*here, *self._files.matching(seen.where))))

    def credited(self, seen: Seen) -> tuple[list[Source], list[Caption]]:
        """Who is credited for it: sources on record, and captions that credit other works."""
        sources = self.recorded(seen)
        others: list[Caption] = []
        for caption in seen.captions:
            told = any(same_work(source, caption.shown) for source in sources)
            if not told and not any(_repeats(caption.shown, other.shown) for other in others):
                others.append(caption)
        return sources, others

    def _at(self, page: Document, media: Media) -> tuple[str, bool] | None:
        """Where it is, and whether that is in the repository; none where that is not known."""
        if url := web_url(media.target):
            if own := self._own_addresses.get(media.target):
                return own, True
            return None if _SIGN.search(url.key) else (url.key, False)
        if known := self._links.get((page.path, media.target)):
            return known, True
        if not media.target or _NO_PATH.match(media.target):
            return None
        path = unquote(re.split(r"[?#]", media.target, maxsplit=1)[0])
        folder = (
            self._course.settings.links.root
            if path.startswith("/")
            else posixpath.dirname(page.path)
        )
        found = posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
        return None if found.startswith("..") else (found, True)

    @cached_property
    def _by_work(self) -> Mapping[str, Mapping[tuple[str, str], list[Source]]]:
        """By lesson, the sources on record by what their addresses lead to."""
        found: dict[str, dict[tuple[str, str], list[Source]]] = {}
        for lesson in self._course.lessons.values():
            works = found.setdefault(lesson.id, {})
            for source in lesson.sources:
                if source.url and (work := work_at(source.url.value)):
                    works.setdefault(work, []).append(source)
        return found

    @cached_property
    def _links(self) -> Mapping[tuple[str, str], str]:
        return {
            (link.page.path, link.link.target): link.path
            for link in self._course.links
            if link.state is not TargetState.OUTSIDE
        }

    @cached_property
    def _own_addresses(self) -> Mapping[str, str]:
        cited = self._course.citations
        return {one.target: one.own.path for one in cited if one.own}


def _repeats(caption: ShownSource, other: ShownSource) -> bool:
    """Whether two captions credit the same work, as far as they tell."""
    parts = (Part.TITLE, Part.CREATORS)
    return all(_text(caption, part) == _text(other, part) for part in parts)


def _text(caption: ShownSource, part: Part) -> str | None:
    shown = caption.first(part)
    return shown.text.casefold() if shown else None
