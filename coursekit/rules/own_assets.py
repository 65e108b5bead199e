"""What the course's manifest declares to be its own work, by globs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from coursekit.model.course import Course
from coursekit.model.globs import fits
from coursekit.model.record import KeyPath, Record, Stated

_KEY = "own_assets"


class OwnAsset(NamedTuple):
    """Files that are the course's own work, and their author."""

    glob: Stated[str]
    author: Stated[str] | None

    def covers(self, path: str) -> bool:
        """Whether a path from the repository's root, or an address, is meant."""
        return fits(self.glob.value, path)


def own_assets(course: Course) -> Iterator[OwnAsset]:
    """The entries of `own_assets` in their order; one without a glob states nothing."""
    record = course.manifest.record if course.manifest else None
    entries = record.at((_KEY,)) if record else None
    for index in range(len(entries) if isinstance(entries, list) else 0):
        glob = record and _text(record, (_KEY, index, "glob"))
        if record and glob:
            yield OwnAsset(glob, _text(record, (_KEY, index, "author")))


def declares_own(course: Course) -> bool:
    """Whether the manifest tells which assets are the course's own; an empty list says: none."""
    record = course.manifest.record if course.manifest else None
    return record is not None and isinstance(record.at((_KEY,)), list)


def knows_own(course: Course) -> bool:
    """Whether every entry has a glob; what one without it was to cover, nobody can tell."""
    record = course.manifest.record if course.manifest else None
    entries = record.at((_KEY,)) if record else None
    globs = sum(1 for _ in own_assets(course))
    return not isinstance(entries, list) or globs == len(entries)


def _text(record: Record, path: KeyPath) -> Stated[str] | None:
    value = record.at(path)
    fits_schema = not any(violation.path == path for violation in record.violations)
    if isinstance(value, str) and fits_schema:
        return Stated(value, record.place(path))
    return None
