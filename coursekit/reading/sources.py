"""Sources on record: from the front matter of a references page to typed values."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from coursekit.model.dates import iso_date
from coursekit.model.record import KeyPath, Record, Stated
from coursekit.model.source import Source, Use
from coursekit.reading.facts import items

T = TypeVar("T")


def stated_derived(record: Record | None) -> Stated[bool] | None:
    """Whether a lesson says that it stands on somebody else's work."""
    return _Reading(record).stated(("derived",), _bool) if record else None


def stated_sources(record: Record | None) -> tuple[Source, ...]:
    """The entries of `sources`, in their order; entries that are no mappings are left out."""
    if record is None:
        return ()
    reading = _Reading(record)
    entries = items(record, ("sources",))
    return tuple(reading.source(path) for path, value in entries if isinstance(value, dict))


class _Reading:
    """Reads values that their schema accepts."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.refused = {violation.path for violation in record.violations}

    def stated(self, path: KeyPath, read: Callable[[object], T | None]) -> Stated[T] | None:
        if path in self.refused:
            return None
        value = read(self.record.at(path))
        return None if value is None else Stated(value, self.record.place(path))

    def texts(self, path: KeyPath) -> tuple[Stated[str], ...]:
        inner = (path for path, _ in items(self.record, path))
        return tuple(text for path in inner if (text := self.stated(path, _text)))

    def source(self, path: KeyPath) -> Source:
        return Source(
            path=path,
            place=self.record.place(path),
            title=self.stated((*path, "title"), _text),
            creators=self.texts((*path, "creators")),
            url=self.stated((*path, "url"), _text),
            license=self.stated((*path, "license"), _text),
            use=self.stated((*path, "use"), _use),
            date=self.stated((*path, "date"), iso_date),
            event=self.stated((*path, "event"), _text),
            rights_holder=self.stated((*path, "rights_holder"), _text),
            modified=self.stated((*path, "modified"), _bool),
            evidence=self.stated((*path, "evidence"), _text),
            files=self.texts((*path, "files")),
        )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _bool(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _use(value: object) -> Use | None:
    return next((use for use in Use if use.value == value), None)
