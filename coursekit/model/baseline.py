"""The findings that a course lives with: the baseline `coursekit-baseline.json` as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from coursekit.model.text import Span, Text

SCHEMA = "coursekit/baseline/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A finding that was there when the baseline was written."""

    code: str
    fingerprint: str
    stands_on: str
    """The same without the lesson: by it the finding is known again when its lesson is renamed."""
    lesson: str
    """The id of the lesson or the slug of the track whose file it stands in; empty for others."""
    path: str
    """Where it stood, for people."""
    message: str


@dataclass(frozen=True, slots=True)
class Growth:
    """Why findings were added to a baseline that was there already."""

    reason: str
    added: Mapping[str, int]
    """How many, by the codes of their rules."""


@dataclass(frozen=True, slots=True)
class BaselineProblem:
    """Why a baseline, or some of it, cannot be read; `help` is the next step."""

    span: Span
    message: str
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The known findings of a course."""

    path: str
    known: tuple[Known, ...] = ()
    grown: tuple[Growth, ...] = ()
    stated: Mapping[str, int] = field(default_factory=dict)
    """How many findings each rule has, as the file says."""
    text: Text = field(default_factory=lambda: Text(""), repr=False)
    problems: tuple[BaselineProblem, ...] = ()
    lost: bool = False
    """Whether nothing can be told of what it knew."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many findings of each rule are known, by code."""
        return dict(sorted(Counter(one.code for one in self.known).items()))

    @property
    def miscounted(self) -> bool:
        """Whether the file says other numbers than it holds, as a merge by hand may leave it."""
        return not self.problems and self.stated != self.counts
