"""The outcome of a run, with every place as line and column: what a reporter turns into text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from coursekit.model.finding import Safety, Severity
from coursekit.model.text import Position


class Disposition(Enum):
    """What became of a finding. Only reported ones are shown; all are counted."""

    REPORTED = "reported"
    IGNORED = "ignored"
    """Of a rule that is not selected."""
    ELSEWHERE = "elsewhere"
    """Outside the paths that were asked for."""
    SUPPRESSED = "suppressed"
    BASELINED = "baselined"
    WITHHELD = "unjudged"
    """Not judged, because the finding of another rule stands before it."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A span for people: lines and columns from 1, the end exclusive."""

    path: str
    start: Position
    end: Position


@dataclass(frozen=True, slots=True)
class LocatedEdit:
    """An edit at a location."""

    location: Location
    text: str


@dataclass(frozen=True, slots=True)
class LocatedFix:
    """A fix at its locations."""

    title: str
    safety: Safety
    edits: tuple[LocatedEdit, ...]


@dataclass(frozen=True, slots=True)
class LocatedRelated:
    """A related place at its location."""

    location: Location
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedFinding:
    """A finding as the outside sees it."""

    code: str
    rule: str
    severity: Severity
    message: str
    location: Location
    source: str
    """The line of the file that the finding begins on, without its line ending."""
    track: str | None
    lesson: str | None
    help: str
    related: tuple[LocatedRelated, ...]
    fix: LocatedFix | None
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The counts of a run."""

    files: int
    tracks: int
    lessons: int
    errors: int
    warnings: int
    notes: int
    fixable: int
    dispositions: Mapping[Disposition, int]
    unjudged_rules: tuple[str, ...] = ()
    """Names of rules that could not be judged at all, because no day was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A lesson by what it teaches."""

    label: str
    title: str | None
    objectives: tuple[tuple[str | None, str], ...]
    """Each with its level in Bloom's revised taxonomy; none where its verb is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that a run has to say."""

    version: str
    summary: Summary
    findings: tuple[ReportedFinding, ...]
    exit_code: int
    tracebacks: tuple[str, ...] = ()
    """Of faults of ours, for a bug report."""
    outlines: tuple[Outline, ...] = ()
    """Of the lessons with pages among those that were asked for."""
    unverified: tuple[tuple[str, Location], ...] = ()
    """The addresses that the lock file does not know, each with the place that cites it first."""


class Verdict(Enum):
    """What the course makes of a claim."""

    HOLDS = "holds"
    REFUTED = "refuted"
    """A rule finds that it is wrong."""
    UNRESOLVED = "unresolved"
    """It speaks of something that the course does not know, and no rule finds it wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedClaim:
    """A claim as the outside sees it."""

    kind: str
    location: Location
    text: str
    """The text of the file at the location, as it is written there."""
    lesson: str
    """The id of the lesson whose page makes the claim."""
    referents: tuple[str | None, ...]
    verdict: Verdict
    codes: tuple[str, ...]
    """Of the rules that find it wrong, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReport:
    """The claims of a course."""

    run: Report
    """What there is to say of the run itself: files that could not be read, and the exit code."""
    claims: tuple[ReportedClaim, ...]
    """By path, line, column; of those that begin at the same place the longer first."""

    def count(self, verdict: Verdict) -> int:
        """How many claims have a verdict."""
        return sum(claim.verdict is verdict for claim in self.claims)
