"""Suppressions: where a course says which findings it lives with, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coursekit.model.text import Place, Span
from coursekit.words import shortened

_START = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """Why a suppression cannot be understood, and what to write instead."""

    message: str
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """What a comment in a file, or the configuration, says of findings that shall not be reported."""

    rules: tuple[str, ...]
    """Codes or names, as they are written."""
    reason: str
    """Empty where none is given."""
    until: dt.date | None = None
    """The last day on which it holds."""
    span: Span = _START
    """Of the comment in its file."""
    scope: Span | None = None
    """The part of the file that it speaks of; none for the whole file."""
    paths: tuple[str, ...] = ()
    """Globs of the files that it speaks of, where it stands in the configuration."""
    problem: Misunderstood | None = None

    @property
    def in_source(self) -> bool:
        """Whether it is a comment in the file that it speaks of."""
        return not self.paths


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What the rules make of a suppression."""

    suppression: Suppression
    place: Place
    """Of the comment; the root of the repository where it stands in the configuration."""
    unused: tuple[str, ...] = ()
    """Codes of its rules that find nothing there."""
    unknown: tuple[tuple[str, str], ...] = ()
    """Words that name no rule, each with what was perhaps meant: ` Did you mean 'XR601'?`."""
    unsuppressible: tuple[str, ...] = ()
    """Codes of rules that nothing can suppress."""
    blanket: tuple[str, ...] = ()
    """Words that stand for many rules: families, and `ALL`."""

    @property
    def label(self) -> str:
        """What messages call it."""
        rules = shortened(", ".join(self.suppression.rules), 100)
        words = f" of {rules}" if rules else ""
        whose = "this" if self.suppression.in_source else "the configuration's"
        return f"{whose} suppression{words}{self.where}"

    @property
    def where(self) -> str:
        """Of which files it speaks, where it stands in the configuration: ` in tracks/old/**`."""
        paths = shortened(", ".join(self.suppression.paths), 200)
        return f" in {paths}" if paths else ""

    @property
    def subject(self) -> str | None:
        """What findings about it stand on; none where they stand on the comment."""
        paths = self.suppression.paths
        return "\n".join((*self.suppression.rules, *paths)) if paths else None

    def ended(self, day: dt.date | None) -> bool:
        """Whether its last day is over; never where no day is known."""
        until = self.suppression.until
        return day is not None and until is not None and until < day
