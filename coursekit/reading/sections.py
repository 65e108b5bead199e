"""Facts that a course states under a heading instead of in its front matter."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from coursekit.model.course import FileLink, Lesson
from coursekit.model.document import Document
from coursekit.model.record import Stated
from coursekit.model.settings import Headings
from coursekit.reading.facts import stated_list


def stated_objectives(brief: Document | None, headings: Headings) -> tuple[Stated[str], ...]:
    """The objectives of the front matter; where it states none, the list under their heading."""
    if brief is None:
        return ()
    listed = stated_list(brief.record, "objectives")
    if listed is not None:
        return listed
    return tuple(
        Stated(item.text, brief.place(item.span))
        for section in brief.under(headings.objectives)
        for item in section.items
    )


def with_linked_prerequisites(
    lessons: Mapping[str, Lesson], links: Sequence[FileLink], headings: Headings
) -> dict[str, Lesson]:
    """The lessons, with the links under the heading as the prerequisites of those that state none.

    A lesson whose front matter holds the key, even empty, has stated them.
    """
    by_page: dict[str, list[FileLink]] = {}
    for link in links:
        by_page.setdefault(link.page.path, []).append(link)
    return {
        id_: dataclasses.replace(lesson, prerequisites=tuple(_linked(lesson, by_page, headings)))
        if "brief" in lesson.pages and not _states(lesson.pages["brief"], "prerequisites")
        else lesson
        for id_, lesson in lessons.items()
    }


def _states(brief: Document, key: str) -> bool:
    return brief.record is not None and (key,) in brief.record.entries


def _linked(
    lesson: Lesson, by_page: Mapping[str, Sequence[FileLink]], headings: Headings
) -> Iterator[Stated[str]]:
    brief = lesson.pages["brief"]
    known: set[str] = set()
    for section in brief.under(headings.prerequisites):
        for link in by_page.get(brief.path, ()):
            inside = section.span.start <= link.link.span.start < section.span.end
            if inside and link.lesson and link.lesson not in known | {lesson.id}:
                known.add(link.lesson)
                yield Stated(link.lesson, brief.place(link.link.target_span))
