"""Rules about placement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from coursekit.model.course import Course, Lesson, Listing, Track
from coursekit.words import nearest


def repeats(track: Track) -> Iterator[tuple[Listing, Listing]]:
    """The entries that list a lesson again, each with the first that does."""
    first: dict[str, Listing] = {}
    for listing in track.listings:
        if first.setdefault(listing.slug, listing) is not listing:
            yield listing, first[listing.slug]


def numbered(course: Course) -> Iterator[tuple[Lesson, Listing, Track]]:
    """The lessons whose place in their track the manifest tells for sure, and tells once."""
    for track in course.tracks.values():
        if track.lists_known:
            twice = {again.slug for again, _ in repeats(track)}
            for listing in track.listings:
                if listing.slug not in twice:
                    yield course.lessons[listing.lesson], listing, track


def named(track: Track) -> str:
    """A track by its number and its slug, as a message calls it where a brief may state either."""
    return f"{track.label} ({track.slug})" if track.number else track.label


def names_tracks(course: Course) -> bool:
    """Whether the folders of the layout tell tracks apart at all."""
    patterns = course.settings.layout.pages.values()
    return any("{track}" in pattern for kind in patterns for pattern in kind)


def lacks_manifest(course: Course, track: Track) -> bool:
    """Whether the layout asks for a manifest that is not there (one that cannot be read is)."""
    if track.manifest or not track.manifest_path:
        return False
    unread = {unread.path for unread in course.unread} | {fault.path for fault in course.faults}
    return track.manifest_path not in unread


def moved(course: Course) -> Mapping[str, Lesson]:
    """Listed lessons that have no pages to the unlisted ones that they likely are now.

    Renaming a folder, or moving it to another track, makes one of each. They are matched by the
    same slug in another track, else by a slug that is near or by the same number in their own.
    """
    lessons = course.lessons.values()
    missing = [lesson for lesson in lessons if not (lesson.present or lesson.planned)]
    unlisted = {lesson.id: lesson for lesson in lessons if is_unlisted(course, lesson)}
    found: dict[str, Lesson] = {}
    for match in (_same_slug, _near_slug, _same_number):
        for lesson in missing:
            other = None if lesson.id in found else match(lesson, unlisted.values())
            if other:
                found[lesson.id] = unlisted.pop(other.id)
    return found


def is_unlisted(course: Course, lesson: Lesson) -> bool:
    """Whether a lesson has pages, and it is known for sure that no manifest lists it."""
    track = course.tracks[lesson.track]
    known = track.lists_known or lacks_manifest(course, track)
    return lesson.present and lesson.listing is None and known


def _same_slug(lesson: Lesson, others: Iterable[Lesson]) -> Lesson | None:
    return next((other for other in others if other.slug == lesson.slug), None)


def _near_slug(lesson: Lesson, others: Iterable[Lesson]) -> Lesson | None:
    own = {other.slug: other for other in others if other.track == lesson.track}
    near = nearest(lesson.slug, own)
    return own[near] if near else None


def _same_number(lesson: Lesson, others: Iterable[Lesson]) -> Lesson | None:
    own = (other for other in others if other.track == lesson.track and other.stated_order)
    return next((o for o in own if o.stated_order and o.stated_order.value == lesson.number), None)
