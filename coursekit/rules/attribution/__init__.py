"""Rules about attribution."""

from __future__ import annotations

from coursekit.model.record import Record, Violation, ViolationKind

_SOURCES = "sources"


def tells(record: Record, violation: Violation) -> bool:
    """Whether these rules tell of a violation, so that those about front matter need not."""
    return lacks_sources(record, violation) or lacks_part(violation)


def lacks_sources(record: Record, violation: Violation) -> bool:
    """Whether a violation says that a derived lesson names no source."""
    return violation.path == (_SOURCES,) and (
        violation.kind is ViolationKind.MISSING_KEY
        or (violation.kind is ViolationKind.INVALID_VALUE and record.at((_SOURCES,)) == [])
    )


def lacks_part(violation: Violation) -> bool:
    """Whether a violation says that a source on record lacks a key."""
    inside = violation.path[:1] == (_SOURCES,) and len(violation.path) > 1
    return inside and violation.kind is ViolationKind.MISSING_KEY
