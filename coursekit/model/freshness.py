"""What is true of a lesson's last review: by the ledger, by its front matter, by its content."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from coursekit.model.course import Course, Lesson
from coursekit.model.digest import blocks_of, changed, lesson_digest, sketch
from coursekit.model.record import Stated
from coursekit.model.review import Ledger, Review


class Basis(Enum):
    """What the date of the last review rests on."""

    RECORDED = "recorded"
    """The ledger has it, and the lesson is what was read."""
    EDITED = "edited"
    """The ledger has it, and the lesson was changed since."""
    BUMPED = "bumped"
    """Front matter states a later day than the ledger, and nothing in the lesson has changed: the
    day of the ledger counts."""
    EDITED_UNRECORDED = "edited and reviewed without record"
    """Front matter states a later day than the ledger, and the lesson was changed: the later day
    counts, and nobody knows what was read."""
    UNRECORDED = "unrecorded"
    """Front matter alone has it."""
    UNTRACKED = "untracked"
    """Nothing tells a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """The last review of a lesson, and what it is worth."""

    basis: Basis
    date: dt.date | None = None
    """The day of the last review, where there is one that counts."""
    recorded: Review | None = None
    """The last entry of the ledger for the lesson."""
    stated: Stated[dt.date] | None = None
    """The day in its front matter, unless that lies in the future."""
    share: float | None = None
    """How much has changed since the recorded review, from 0 to 1; none where nothing has, or the
    ledger does not tell what was read. It is 0 where blocks only changed places."""

    @property
    def edited(self) -> bool:
        """Whether the lesson was changed since its last recorded review."""
        return self.basis in (Basis.EDITED, Basis.EDITED_UNRECORDED)


def freshness(course: Course, lesson: Lesson, as_of: dt.date | None = None) -> Freshness:
    """The last review of a lesson; what is later than `as_of` does not count."""
    recorded = _last(course.ledger, lesson, as_of)
    stated = lesson.reviewed
    if stated and as_of and stated.value > as_of:
        stated = None
    if recorded is None:
        if stated is None:
            return Freshness(basis=Basis.UNTRACKED)
        return Freshness(basis=Basis.UNRECORDED, date=stated.value, stated=stated)
    later = stated is not None and stated.value > recorded.date
    read = course.digests.get(lesson.id) or lesson_digest(lesson)
    edited = read != recorded.digest
    return Freshness(
        basis=_BASES[edited, later],
        date=stated.value if stated and later and edited else recorded.date,
        recorded=recorded,
        stated=stated,
        share=_share(lesson, recorded) if edited else None,
    )


_BASES = {
    (False, False): Basis.RECORDED,
    (False, True): Basis.BUMPED,
    (True, False): Basis.EDITED,
    (True, True): Basis.EDITED_UNRECORDED,
}
"""By whether the lesson was edited, and whether its front matter states a later day."""


def _last(ledger: Ledger | None, lesson: Lesson, as_of: dt.date | None) -> Review | None:
    reviews = reversed(ledger.of(lesson.id)) if ledger else ()
    return next((one for one in reviews if as_of is None or one.date <= as_of), None)


def _share(lesson: Lesson, recorded: Review) -> float | None:
    return changed(recorded.blocks, sketch(blocks_of(lesson))) if recorded.blocks else None
