"""What a rule yields: one place where something is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from coursekit.model.text import Place


class Severity(Enum):
    """How much a finding weighs. The values are the words of the reports."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def weight(self) -> int:
        """A number that grows with the weight."""
        return {"note": 1, "warning": 2, "error": 3}[self.value]


class Safety(Enum):
    """Whether a fix can be applied unseen (`safe`) or wants a person's eye (`unsafe`)."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` where `place` is now."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that mends the finding."""

    title: str
    safety: Safety
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that the finding speaks of, and what stands there."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One place where something is wrong, why, and how to mend it."""

    place: Place
    message: str
    help: str
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    subject: str | None = None
    """What the finding stands on, for its fingerprint; by default the text at the place."""
    lesson: str | None = None
    """The id of the lesson it is about, where its file is not a lesson's own."""
