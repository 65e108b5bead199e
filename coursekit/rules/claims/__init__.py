"""Claims between lessons: what the prose says of the course is what the course is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from coursekit.model.claim import Claim, Number, Resolved
from coursekit.model.course import Course, Lesson
from coursekit.model.document import Document, Section
from coursekit.model.finding import Edit, Fix, Safety
from coursekit.model.record import Stated
from coursekit.model.text import Place
from coursekit.words import content_words

C = TypeVar("C", bound=Claim)
V = TypeVar("V", str, int, list[Any])


def claims_of(course: Course, kind: type[C]) -> Sequence[tuple[C, Resolved]]:
    """All claims of this very kind, each with what it speaks of."""
    return _by_kind(course).get(kind, ())


@lru_cache(maxsize=1)
def _by_kind(course: Course) -> Mapping[type[Any], Sequence[tuple[Any, Resolved]]]:
    found: dict[type[Any], list[tuple[Any, Resolved]]] = {}
    for resolved in course.claims:
        found.setdefault(type(resolved.claim), []).append((resolved.claim, resolved))
    return found


def page_of(course: Course, resolved: Resolved) -> Document:
    """The page that makes a claim."""
    pages = course.lessons[resolved.lesson].pages.values()
    return next(page for page in pages if page.path == resolved.place.path)


def rewritten(course: Course, resolved: Resolved, number: Number, value: int) -> Fix:
    """Another number in its place, in digits or as a word like the one that is there."""
    page = page_of(course, resolved)
    written = page.text.cut(number.span)
    new = _as_written(written, number.value, value, course.settings.words.numbers)
    edit = Edit(Place(page.path, number.span), new)
    return Fix(f"Write {new}", Safety.SAFE, (edit,))


def _as_written(written: str, old: int, value: int, words: tuple[str, ...]) -> str:
    if written.endswith(str(old)):  # `5`, `L5`
        return written[: -len(str(old))] + str(value)
    if not 0 < value <= len(words):
        return str(value)
    word = words[value - 1]
    return word[:1].upper() + word[1:] if written[:1].isupper() else word


def parts_of(page: Document) -> tuple[Section, ...]:
    """The sections of a page that claims count: those of the second level."""
    return tuple(section for section in page.sections if section.heading.level == 2)


def stems(texts: Iterable[str]) -> frozenset[str]:
    """The stems of the course's own words for something."""
    return content_words(" ".join(texts))


def in_front_matter(lesson: Lesson, key: str, kind: type[V]) -> Stated[V] | None:
    """What the front matter of the brief states under a key, where it fits its schema."""
    brief = lesson.pages.get("brief")
    record = brief.record if brief else None
    value = record.at((key,)) if record else None
    if record is None or not isinstance(value, kind) or isinstance(value, bool):
        return None
    if any(violation.path[:1] == (key,) for violation in record.violations):
        return None
    return Stated(value, record.place((key,)))
